"""Which of the places that bear a name is meant: how well known, and what else the text names."""

from __future__ import annotations

import math
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
FAME = 2.0
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


@dataclass
class Document:
    """What a text has named so far: how much of it is each country's and region's."""

    countries: dict[str, float] = field(default_factory=dict)
    regions: dict[tuple[str, str], float] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    """Countries named outright, and how often."""
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

    def add(self, place: Place, weight: float, times: bool = True) -> None:
        """Count a place towards its country and region."""
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
        self._regions = _shares(document.regions)
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
        first = namesakes(named)
        both = is_state_and_country(named)
        weights = [self._weight(place, named, company) for place in named.places]
        for i, place in enumerate(named.places):
            if both and place.feature == "country":
                weights[i] -= STATE_AND_COUNTRY
            elif first[i] and not both and place.population >= STATE:
                weights[i] += NAMESAKE
        order = sorted(range(len(weights)), key=lambda i: -weights[i])[:MOST_CANDIDATES]
        top = max(weights)
        total = sum(math.exp(weight - top) for weight in weights)
        scores = tuple(math.exp(weights[i] - top) / total for i in order)
        return tuple(named.places[i] for i in order), scores

    def _weight(self, place: Place, named: Named, company: Company) -> float:
        weight = 1.3 * math.log10(max(place.population, 300)) + _FIRMNESS.get(place.feature, 0.0)
        if place.population >= FAMOUS.get(place.feature, math.inf):
            weight += FAME
        if place.feature == "area" and place.country:
            weight -= 3.0
        if place.feature in TOWNS:
            if fold(place.name) != named.key:
                weight -= OTHER_NAME
            elif self._document.cells:
                weight += NEARNESS * self._document.near(named.key, place)[0]
        weight += COUNTRY_BIAS * math.sqrt(self._countries.get(place.country, 0.0))
        weight += REGION_BIAS * math.sqrt(self._regions.get((place.country, place.region), 0.0))
        if company.includes(place):
            weight += NAMED_WITH
        if company.listed and company.lists(place):
            weight += LISTED
        return weight

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
