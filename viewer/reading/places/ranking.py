"""Which of the places that bear a name is meant: how well known, and what else the text names."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

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


@dataclass
class Document:
    """What a text has named so far: how much of it is each country's and region's."""

    countries: dict[str, float] = field(default_factory=dict)
    regions: dict[tuple[str, str], float] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    """Countries named outright, and how often."""

    def add(self, place: Place, weight: float, times: bool = True) -> None:
        """Count a place towards its country and region."""
        if place.country:
            self.countries[place.country] = self.countries.get(place.country, 0.0) + weight
        if place.region:
            region = (place.country, place.region)
            self.regions[region] = self.regions.get(region, 0.0) + weight
        if place.feature == "country" and times:
            self.names[place.country] = self.names.get(place.country, 0) + 1


class Ranking:
    """Ranks places in a document. The answers are kept: a name mostly stands more than once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._countries = _shares(document.countries)
        self._regions = _shares(document.regions)
        self._proposed: dict[tuple[int, int], tuple[Candidate, ...]] = {}
        self._kept: dict[tuple[int, int], tuple[tuple[Place, ...], tuple[float, ...]]] = {}

    def best(
        self, named: Named, within: Place | None = None
    ) -> tuple[tuple[Place, ...], tuple[float, ...]]:
        """The likeliest places, best first, and how likely each is. `within`: named right after."""
        question = (id(named), id(within))
        if question not in self._kept:
            self._kept[question] = self._rank(named, within)
        return self._kept[question]

    def share(self, place: Place) -> float | None:
        """How much of the text is a place's country's; None before anything is known."""
        return self._countries.get(place.country, 0.0) if self._countries else None

    def _rank(
        self, named: Named, within: Place | None
    ) -> tuple[tuple[Place, ...], tuple[float, ...]]:
        weights = [self._weight(place, named, within) for place in named.places]
        order = sorted(range(len(weights)), key=lambda i: -weights[i])[:MOST_CANDIDATES]
        top = max(weights)
        total = sum(math.exp(weight - top) for weight in weights)
        scores = tuple(math.exp(weights[i] - top) / total for i in order)
        return tuple(named.places[i] for i in order), scores

    def _weight(self, place: Place, named: Named, within: Place | None) -> float:
        weight = 1.3 * math.log10(max(place.population, 300)) + _FIRMNESS.get(place.feature, 0.0)
        if place.population >= FAMOUS.get(place.feature, math.inf):
            weight += FAME
        if place.feature == "area" and place.country:
            weight -= 3.0
        if place.feature in ("city", "capital") and fold(place.name) != named.key:
            weight -= OTHER_NAME
        weight += COUNTRY_BIAS * math.sqrt(self._countries.get(place.country, 0.0))
        weight += REGION_BIAS * math.sqrt(self._regions.get((place.country, place.region), 0.0))
        if place.feature == "country" and is_state_and_country(named):
            weight -= STATE_AND_COUNTRY
        if within and (place == within or lies_in(place, within)):
            weight += NAMED_WITH
        return weight

    def candidates(self, named: Named, within: Place | None = None) -> tuple[Candidate, ...]:
        """The likeliest places as they are proposed, with the reason of each."""
        question = (id(named), id(within))
        if question not in self._proposed:
            self._proposed[question] = self._candidates(named, within)
        return self._proposed[question]

    def _candidates(self, named: Named, within: Place | None) -> tuple[Candidate, ...]:
        ranked, scores = self.best(named, within)
        return tuple(
            candidate(place, score, self._reason(place, within))
            for place, score in zip(ranked, scores, strict=True)
        )

    def _reason(self, place: Place, within: Place | None) -> str:
        parts = [_describe(place)]
        if within and lies_in(place, within):
            parts.append(f"named with {within.name}")
        named = self._document.names.get(place.country, 0)
        if named and place.feature != "country":
            parts.append(f"the text names its country {_times(named)}")
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


def lies_in(place: Place, whole: Place) -> bool:
    """Whether a place lies in a country, a region or a district named by itself."""
    if place == whole or place.country != whole.country:
        return False
    if whole.feature == "country":
        return place.feature != "country"
    inner = place.feature in ("city", "capital", "district")
    return inner and whole.feature in ("region", "district") and place.region == whole.region


def _shares(counts: dict[_Key, float]) -> dict[_Key, float]:
    total = sum(counts.values()) or 1.0
    return {key: count / total for key, count in counts.items()}


def _describe(place: Place) -> str:
    if place.feature in ("city", "capital") and place.population:
        return f"{place.feature} of {place.population:,} people"
    return place.feature


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
