"""Which of the places that bear a name is meant: how well known, and what else the text names."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple, TypeVar

from viewer.reading.places.folding import fold
from viewer.reading.places.gazetteer import Named, Place
from viewer.reading.proposals import Candidate

MOST_CANDIDATES = 5
COUNTRY_BIAS = 4.5
REGION_BIAS = 2.0
NAMED_WITH = 9.0
OTHER_NAME = 2.0
FAMOUS = {"capital": 1_000_000, "city": 3_000_000}
"""From this population on a city is known the world over."""
FAME = 3.5
STATE_AND_COUNTRY = 1.0
NEARNESS = 2.5
LISTED = 6.0
NAMESAKE = 2.5
"""How much likelier a region is where the cities of its name lie elsewhere: they took it."""
CITY_STATE = 0.3
"""Degrees between a region and the city that it is."""
TOWNS = ("city", "capital", "district")
CELL = 1.2
"""Degrees of the squares in which places are counted as near each other."""
LARGE = 50_000
"""Smaller cities don't give their region its name."""
STATE = 400_000
"""Smaller regions are hardly known."""
AROUND = tuple((x, y, 1.0 if x == y == 0 else 0.6) for x in (-1, 0, 1) for y in (-1, 0, 1))
_FIRMNESS = {
    "capital": 1.2,
    "region": -1.5,
    "district": -1.0,
    "country": 3.0,
    "area": 6.0,
    "sea": 7.0,
    "continent": 8.0,
}

_Key = TypeVar("_Key")
Cell = tuple[int, int]
Area = str | tuple[str, str]
"""A country, or a country's region, by code."""
LEAST = 1e-6


@dataclass
class Document:
    """What a text has named so far: how much of it is each country's and region's."""

    countries: dict[str, float] = field(default_factory=dict)
    regions: dict[tuple[str, str], float] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    """Countries named outright, and how often."""
    own: dict[str, dict[Area, float]] = field(default_factory=dict)
    """What each name has added to its countries and regions: no name is a reason for itself."""
    cells: dict[Cell, dict[str, float]] = field(default_factory=dict)
    """How much of which name lies in and around each square of the world."""
    shown: dict[str, str] = field(default_factory=dict)
    """The place that each of these names is taken for."""

    def put(self, key: str, place: Place, weight: float) -> None:
        """Count where the place of a name lies."""
        if place.feature not in TOWNS:
            return
        self.shown[key] = place.name
        column, row = _cell(place)
        for x, y, share in AROUND:
            names = self.cells.setdefault((column + x, row + y), {})
            names[key] = max(names.get(key, 0.0), weight * share)

    def near(self, key: str, place: Place) -> tuple[float, str]:
        """How much else the text names near a place (0 to 1), and the name that says so most."""
        others = self.cells.get(_cell(place)) if self.cells else None
        if not others:
            return 0.0, ""
        total = sum(others.values()) - others.get(key, 0.0)
        name = max(others, key=lambda other: 0.0 if other == key else others[other])
        return (total / (total + 1.0), self.shown[name]) if name != key else (0.0, "")

    def add(self, key: str, place: Place, weight: float, times: bool = True) -> None:
        """Count a place that a name may stand for towards its country and region."""
        own = self.own.setdefault(key, {})
        for area in (place.country, (place.country, place.region)):
            own[area] = own.get(area, 0.0) + weight
        if place.country:
            self.countries[place.country] = self.countries.get(place.country, 0.0) + weight
        if place.region:
            region = (place.country, place.region)
            self.regions[region] = self.regions.get(region, 0.0) + weight
        if place.feature == "country" and times:
            self.names[place.country] = self.names.get(place.country, 0) + 1


class Company(NamedTuple):
    """What a name stands with in a text."""

    within: Place | None = None
    """The place that it is named with: Paris, Texas."""
    itself: bool = False
    """Whether it is that place: Texas."""
    listed: str = ""
    """The country among whose regions it stands in a list."""

    def includes(self, place: Place) -> bool:
        """Whether a place is what the name is named with, or lies in it."""
        if self.within is None:
            return False
        if self.itself:
            return place == self.within or is_city_of(place, self.within)
        return lies_in(place, self.within)

    def lists(self, place: Place) -> bool:
        """Whether a place is one of the regions that are listed."""
        return place.feature == "region" and place.country == self.listed


ALONE = Company()
_Question = tuple[int, int, bool, str]
_Ranked = tuple[tuple[Place, ...], tuple[float, ...]]


class Ranking:
    """Ranks places in a document. The answers are kept: a name mostly stands more than once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._countries = _shares(document.countries)
        self._totals = sum(document.countries.values()), sum(document.regions.values())
        self._proposed: dict[_Question, tuple[Candidate, ...]] = {}
        self._kept: dict[_Question, _Ranked] = {}

    def best(self, named: Named, company: Company = ALONE) -> _Ranked:
        """The likeliest places, best first, and how likely each is."""
        question = (id(named), id(company.within), company.itself, company.listed)
        if question not in self._kept:
            self._kept[question] = self._rank(named, company)
        return self._kept[question]

    def share(self, place: Place) -> float | None:
        """How much of the text is a place's country's; None before anything is known."""
        return self._countries.get(place.country, 0.0) if self._countries else None

    def _rank(self, named: Named, company: Company) -> _Ranked:
        if len(named.places) == 1:
            return named.places, (1.0,)
        bias, cells = self._bias(named), self._document.cells
        weights = []
        for place, prior in zip(named.places, _priors(named), strict=True):
            weight = prior + bias(place)
            if cells and place.feature in TOWNS and fold(place.name) == named.key:
                weight += NEARNESS * self._document.near(named.key, place)[0]
            if company.within and company.includes(place):
                weight += NAMED_WITH
            if company.listed and company.lists(place):
                weight += LISTED
            weights.append(weight)
        order = sorted(range(len(weights)), key=lambda i: -weights[i])[:MOST_CANDIDATES]
        top = max(weights)
        total = sum(math.exp(weight - top) for weight in weights)
        scores = tuple(math.exp(weights[i] - top) / total for i in order)
        return tuple(named.places[i] for i in order), scores

    def _bias(self, named: Named) -> Callable[[Place], float]:
        """What other names of the text tell for a place's country and region."""
        document, own = self._document, self._document.own.get(named.key, {})
        whole = sum(w for area, w in own.items() if isinstance(area, str) and area)
        parts = sum(w for area, w in own.items() if isinstance(area, tuple) and area[1])
        total, of_regions = self._totals[0] - whole, self._totals[1] - parts

        def bias(place: Place) -> float:
            region = (place.country, place.region)
            there = document.countries.get(place.country, 0.0) - own.get(place.country, 0.0)
            within = document.regions.get(region, 0.0) - own.get(region, 0.0)
            weight = COUNTRY_BIAS * math.sqrt(there / total) if there > LEAST else 0.0
            return weight + (REGION_BIAS * math.sqrt(within / of_regions) if within > LEAST else 0)

        return bias

    def candidates(self, named: Named, company: Company = ALONE) -> tuple[Candidate, ...]:
        """The likeliest places as they are proposed, with the reason of each."""
        question = (id(named), id(company.within), company.itself, company.listed)
        if question not in self._proposed:
            ranked, scores = self.best(named, company)
            self._proposed[question] = tuple(
                candidate(place, score, self._reason(named, place, company))
                for place, score in zip(ranked, scores, strict=True)
            )
        return self._proposed[question]

    def _reason(self, named: Named, place: Place, company: Company) -> str:
        parts = [_describe(place)]
        if company.within and not company.itself and company.includes(place):
            parts.append(f"named with {company.within.name}")
        if company.listed and company.lists(place):
            parts.append("listed with other regions of its country")
        near = self._document.near(named.key, place)[1]
        if near and place.feature in TOWNS:
            parts.append(f"near {near}, which the text names")
        times = self._document.names.get(place.country, 0)
        if times and place.feature != "country":
            parts.append(f"the text names its country {_times(times)}")
        elif self._countries.get(place.country, 0.0) > 0.2 and place.feature != "country":
            parts.append("near other places of the text")
        return "; ".join(parts)


def candidate(place: Place, score: float, reason: str) -> Candidate:
    """A place as it is proposed."""
    return Candidate(
        geonames_id=place.id,
        name=place.name,
        lon=place.lon,
        lat=place.lat,
        country=place.country,
        feature=place.feature,
        score=round(min(1.0, score), 3),
        reason=reason,
    )


@cache
def _priors(named: Named) -> tuple[float, ...]:
    """What each of the places of a name weighs in any text."""
    both = is_state_and_country(named)
    each = zip(named.places, namesakes(named), strict=True)
    return tuple(_prior(place, named.key, both, first) for place, first in each)


def _prior(place: Place, key: str, both: bool, first: bool) -> float:
    """Weigh a place by itself.

    `both`: its name is a state's and a country's; `first`: others have the name of it.
    """
    weight = 1.3 * math.log10(max(place.population, 300)) + _FIRMNESS.get(place.feature, 0.0)
    if place.feature == "area" and place.country:
        weight -= 3.0
    if place.feature in ("city", "capital") and fold(place.name) != key:
        weight -= OTHER_NAME
    elif place.population >= FAMOUS.get(place.feature, math.inf):
        weight += FAME
    if both and place.feature == "country":
        weight -= STATE_AND_COUNTRY
    if first and not both and place.population >= STATE:
        weight += NAMESAKE
    return weight


@cache
def is_state_and_country(named: Named) -> bool:
    """Whether a name is a country's and a region's, as Georgia."""
    return {"region", "country"} <= {place.feature for place in named.places[:4]}


@cache
def namesakes(named: Named) -> tuple[bool, ...]:
    """Which of the places of a name are regions that gave it to cities elsewhere.

    So with Wyoming, but not with New York, whose own city is called so.
    """
    seats = [p for p in named.places if p.feature in ("city", "capital") and p.population >= LARGE]
    around = {(seat.country, seat.region) for seat in seats}
    return tuple(
        place.feature == "region" and (place.country, place.region) not in around
        for place in named.places
    )


def is_city_of(place: Place, region: Place) -> bool:
    """Whether a region is a city and hardly more: Berlin, the District of Columbia."""
    close = abs(place.lon - region.lon) < CITY_STATE and abs(place.lat - region.lat) < CITY_STATE
    return place.feature in ("city", "capital") and close and lies_in(place, region)


def lies_in(place: Place, whole: Place) -> bool:
    """Whether a place lies in a country, a region or a district named by itself."""
    if place == whole or place.country != whole.country:
        return False
    if whole.feature == "country":
        return place.feature != "country"
    inner = place.feature in ("city", "capital", "district")
    return inner and whole.feature in ("region", "district") and place.region == whole.region


def _cell(place: Place) -> Cell:
    return math.floor(place.lon / CELL), math.floor(place.lat / CELL)


def _shares(counts: dict[_Key, float]) -> dict[_Key, float]:
    total = sum(counts.values()) or 1.0
    return {key: count / total for key, count in counts.items()}


def _describe(place: Place) -> str:
    if place.feature in ("city", "capital") and place.population:
        return f"{place.feature} of {place.population:,} people"
    return place.feature


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
