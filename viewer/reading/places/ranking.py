"""Which of the places that bear a name is meant: how well known, and what else the text names."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeVar

from viewer.reading.places.company import ALONE, Company
from viewer.reading.places.document import LEAST, TOWNS, Area, Document
from viewer.reading.places.fame import outshone
from viewer.reading.places.gazetteer import Named, Place, gazetteer, is_named
from viewer.reading.places.lists import LARGE
from viewer.reading.places.priors import priors
from viewer.reading.proposals import Candidate

MOST_CANDIDATES = 5
NAMED_WITH = 30.0
"""What it weighs that a place lies in what a name is named with: more than all else."""
NAMED_SO_ELSEWHERE = 9.0
LISTED = 6.0
COUNTRY_BIAS = 6.0
"""What it weighs if all else that a text names lies in a place's country, of middling size.

It falls by the root: a country that is one of four in a text still tells much of its towns.
"""
MIDDLING, SMALLEST = 30_000_000, 3_000_000
"""People of a country of middling size, and of one whose towns are as good as known."""
SIZE = 0.5
"""The power of its size by which the name of a country tells less of its towns."""
REGION_BIAS = 7.0
"""What it weighs if all else lies in a place's region."""
FEW = 1.0
"""Weight of names that are too few to tell a region: alone they count for half."""
NEARNESS = 8.0
"""What it weighs if very much else lies near a place."""
ENOUGH = 0.4
"""What other names must say of a country to tell anything: a demonym is enough."""
NOTABLY = 0.2
"""From here on it is told as a reason."""

_Key = TypeVar("_Key")
_Question = tuple[Named, Company]
_Ranked = tuple[tuple[Place, ...], tuple[float, ...]]
_SURE = (1.0,)


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
        if len(named.places) == 1:
            return named.places, _SURE
        question = named, company
        if question not in self._kept:
            self._kept[question] = self._rank(named, company)
        return self._kept[question]

    def share(self, place: Place) -> float | None:
        """How much of the text is a place's country's; None before anything is known."""
        return self._countries.get(place.country, 0.0) if self._countries else None

    def others(self, key: str, place: Place) -> float:
        """How much of the text is a place's country's by other names; 0 where that is too few."""
        document = self._document
        own = document.own.get(key, {}).get(place.country, 0.0)
        there = document.countries.get(place.country, 0.0) - own
        return there / self._totals[0] if there >= ENOUGH else 0.0

    def is_named(self, country: str) -> bool:
        """Whether the text names a country outright."""
        return country in self._document.names

    def near(self, key: str, place: Place) -> float:
        """How much else the text names near a place, 0 to 1."""
        return self._document.near(key, place)

    def _rank(self, named: Named, company: Company) -> _Ranked:
        if not self._countries and company is ALONE:
            return _by_itself(named)
        bias, cells = self._bias(named), self._document.cells
        weights = []
        shades = zip(_shaded(named), outshone(named), strict=True)
        known = zip(named.places, priors(named), _towns(named), shades, strict=True)
        for place, prior, town, (shaded, lesser) in known:
            weight = prior + bias(place, shaded, lesser)
            if town and cells and not shaded:
                weight += NEARNESS * self._document.near(named.key, place)
            if company.within and company.includes(place):
                weight += NAMED_SO_ELSEWHERE if company.elsewhere else NAMED_WITH
            if company.listed and company.lists(place):
                weight += LISTED
            weights.append(weight)
        return _ranked(named, weights)

    def _bias(self, named: Named) -> Callable[[Place, bool, bool], float]:
        """What other names of the text tell for a place's country and region."""
        document, own = self._document, self._document.own.get(named.key, {})
        whole = sum(w for area, w in own.items() if isinstance(area, str) and area)
        parts = sum(w for area, w in own.items() if isinstance(area, tuple) and area[1])
        total, of_regions = self._totals[0] - whole, self._totals[1] - parts + FEW

        def bias(place: Place, shaded: bool, lesser: bool) -> float:
            there = document.countries.get(place.country, 0.0) - own.get(place.country, 0.0)
            if lesser:
                there = document.by_towns(named.key, place.country)
            if there <= LEAST:
                return 0.0
            region = (place.country, place.region)
            within = document.regions.get(region, 0.0) - own.get(region, 0.0)
            tells = 1.0 if place.feature == "country" else _tells(place.country)
            if len(document.names) > 1 and place.country not in document.names:
                tells = min(tells, 1.0)  # a text about several others
            weight = COUNTRY_BIAS * tells * math.sqrt(there / total)
            if within > LEAST and not shaded:
                weight += REGION_BIAS * within / of_regions
            return weight

        return bias

    def candidates(self, named: Named, company: Company = ALONE) -> tuple[Candidate, ...]:
        """The likeliest places as they are proposed, with the reason of each."""
        question = named, company
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
        if place.feature in TOWNS and self._document.near(named.key, place) > NOTABLY:
            near = self._document.nearest(named.key, place)
            parts.append(f"near {near}, which the text names")
        times = self._document.names.get(place.country, 0)
        if times and place.feature != "country":
            parts.append(f"the text names its country {_times(times)}")
        elif self._countries.get(place.country, 0.0) > 0.2 and place.feature != "country":
            parts.append("near other places of the text")
        return "; ".join(parts)


@cache
def _towns(named: Named) -> tuple[bool, ...]:
    """Which of the places of a name are towns that are called so themselves."""
    return tuple(p.feature in TOWNS and is_named(p, named.key) for p in named.places)


@cache
def _shaded(named: Named) -> tuple[bool, ...]:
    """Which of the places of a name are small towns elsewhere in the country of a region so called.

    As the English Wales is: that a text is about what lies around doesn't make it likelier.
    """
    regions = {(p.country, p.region) for p in named.places if p.feature == "region"}
    countries = {country for country, _ in regions}
    return tuple(
        place.country in countries
        and (place.country, place.region) not in regions
        and place.population < LARGE
        for place in named.places
    )


@cache
def _by_itself(named: Named) -> _Ranked:
    """The places of a name in a text of which nothing else is known."""
    return _ranked(named, priors(named))


def _ranked(named: Named, weights: Sequence[float]) -> _Ranked:
    """The likeliest places by their log-odds.

    A city, its district and its region stand together against places elsewhere, as Geneva's do.
    """
    top = max(weights)
    odds = [math.exp(weight - top) for weight in weights]
    areas = _areas(named)
    if len(set(areas)) < len(areas):
        within: dict[Area, list[float]] = defaultdict(list)
        for area, odd in zip(areas, odds, strict=True):
            within[area].append(odd)
        more = {area: sum(each) / max(each) for area, each in within.items()}
        odds = [odd * more[area] for area, odd in zip(areas, odds, strict=True)]
    order = sorted(range(len(odds)), key=odds.__getitem__, reverse=True)[:MOST_CANDIDATES]
    total = sum(odds)
    return tuple(named.places[i] for i in order), tuple(odds[i] / total for i in order)


@cache
def _areas(named: Named) -> tuple[Area, ...]:
    """The region of each of the places of a name."""
    return tuple((place.country, place.region) for place in named.places)


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
def _tells(country: str) -> float:
    """How much the name of a country tells of its towns: the more of them it has, the less."""
    named = gazetteer().get(f"={country.lower()}")
    people = named.places[0].population if named else MIDDLING
    return math.pow(max(people, SMALLEST) / MIDDLING, -SIZE)


def _shares(counts: dict[_Key, float]) -> dict[_Key, float]:
    total = sum(counts.values()) or 1.0
    return {key: count / total for key, count in counts.items()}


def _describe(place: Place) -> str:
    if place.feature in ("city", "capital") and place.population:
        return f"{place.feature} of {place.population:,} people"
    return place.feature


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
