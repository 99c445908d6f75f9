"""What a text names: which countries and regions, and what lies near what."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field

from viewer.reading.places.gazetteer import Place
from viewer.reading.places.priors import is_famous

FAMOUS_TELLS = 0.3
"""How much a city that is named the world over tells of what is around it."""
CELL = 1.2
"""Degrees of the squares in which places are counted as near each other."""
AROUND = tuple((x, y, 1.0 if x == y == 0 else 0.6) for x in (-1, 0, 1) for y in (-1, 0, 1))
TOWNS = ("city", "capital", "district")

Cell = tuple[int, int]
Area = str | tuple[str, str]
"""A country, or a country's region, by code."""
LEAST = 1e-6
"""Less is nothing but a remainder of sums."""


@dataclass
class Document:
    """What a text has named so far: how much of it is each country's and region's."""

    countries: dict[str, float] = field(default_factory=dict)
    regions: dict[tuple[str, str], float] = field(default_factory=dict)
    towns: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    """How much each country is told of by its towns and regions but the capital, by their names."""
    names: dict[str, int] = field(default_factory=dict)
    """Countries named outright, and how often."""
    own: dict[str, dict[Area, float]] = field(default_factory=dict)
    """What each name has added to its countries and regions: no name is a reason for itself."""
    cells: dict[Cell, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    """How much of which name lies in and around each square of the world."""
    _sums: dict[Cell, float] = field(default_factory=lambda: defaultdict(float))
    shown: dict[str, str] = field(default_factory=dict)
    """The place that each of these names is taken for."""

    def put(self, key: str, place: Place, weight: float) -> None:
        """Count where the place of a name lies."""
        if place.feature not in TOWNS:
            return
        self.shown.setdefault(key, place.name)
        weight *= _local(place)
        column, row = _cell(place)
        for x, y, share in AROUND:
            cell, here = (column + x, row + y), weight * share
            names = self.cells[cell]
            before = names.get(key, 0.0)
            if here > before:
                names[key] = here
                self._sums[cell] += here - before

    def by_towns(self, key: str, country: str) -> float:
        """How much the text is about a country by its towns of other names than one."""
        towns = self.towns.get(country, {})
        return sum(towns.values()) - towns.get(key, 0.0)

    def near(self, key: str, place: Place) -> float:
        """How much else the text names near a place, 0 to 1."""
        cell = _cell(place)
        if cell not in self.cells:
            return 0.0
        others = self._sums[cell] - self.cells[cell].get(key, 0.0)
        return others / (others + 1.0) if others > LEAST else 0.0

    def nearest(self, key: str, place: Place) -> str:
        """The place near another that the text names most; empty if it names none."""
        names = self.cells.get(_cell(place), {})
        name = max(names, key=lambda other: 0.0 if other == key else names[other], default=key)
        return self.shown[name] if name != key else ""

    def add(self, key: str, place: Place, weight: float, times: int = 1) -> None:
        """Count a place that a name may stand for towards its country and region.

        `times`: how often it is taken for that.
        """
        own = self.own.setdefault(key, {})
        country, region, here = place.country, (place.country, place.region), weight * _local(place)
        own[country] = own.get(country, 0.0) + weight
        own[region] = own.get(region, 0.0) + here
        if country:
            self.countries[country] = self.countries.get(country, 0.0) + weight
        if place.region and place.feature != "capital":
            towns = self.towns[country]
            towns[key] = towns.get(key, 0.0) + here
        if place.region:
            self.regions[region] = self.regions.get(region, 0.0) + here
        if place.feature == "country" and times:
            self.names[place.country] = self.names.get(place.country, 0) + times


def _local(place: Place) -> float:
    """How much a place tells of what is around it."""
    return FAMOUS_TELLS if is_famous(place) else 1.0


def _cell(place: Place) -> Cell:
    return math.floor(place.lon / CELL), math.floor(place.lat / CELL)
