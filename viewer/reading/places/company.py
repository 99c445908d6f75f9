"""What the names of a text stand with: the place that contains one, the list that it is in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from operator import itemgetter

import msgspec
from msgspec.structs import replace

from viewer.reading.places import matching
from viewer.reading.places.containing import says_in, says_of
from viewer.reading.places.gazetteer import Named, Place, gazetteer
from viewer.reading.places.lists import listed_regions
from viewer.reading.places.matching import Span
from viewer.reading.places.priors import is_famous, priors
from viewer.reading.places.tokens import Tokens
from viewer.reading.places.words import Context, demonyms

CITY_STATE = 0.3
"""Degrees between a region and the city that it is."""
_HAS = ("'s ", "’s ")
_ALSO_STATES = frozenset({"new york", "washington"})
"""States whose name is first of all a city's."""


class Company(msgspec.Struct, frozen=True, eq=False, gc=False):
    """What a name stands with in a text. In one text there is one object for all that are alike."""

    within: Place | None = None
    """The place that it is named with: Paris, Texas."""
    itself: bool = False
    """Whether it is that place: Texas."""
    listed: str = ""
    """The country among whose regions it stands in a list."""
    elsewhere: bool = False
    """Whether it is named so only where it stands again."""

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


class Companies:
    """The names of a text, and what each stands with."""

    def __init__(self, tokens: Tokens, words: Context) -> None:
        self._tokens, self._words = tokens, words
        self.spans = matching.spans(tokens, gazetteer(), words)
        self._links = [self._link(index) for index in range(len(self.spans))]
        self._narrow()
        self._listed = dict(listed_regions(self.spans, self._linked))
        self._within = self._pairs()
        self._wholes = {index + 1: whole for index, whole in self._within.items()}
        self._within |= dict(self._preceded())
        self._explained = {self.spans[index].key: whole for index, whole in self._within.items()}
        self._kept = {(id(None), False, "", False): ALONE}

    def of(self, index: int) -> Company:
        """What a name is named with, here or elsewhere: Hammond, and then Hammond, Indiana."""
        if index in self._listed:
            return self._company(listed=self._listed[index])
        if index in self._wholes:
            return self._company(self._wholes[index], itself=True)
        if index in self._within:
            return self._company(self._within[index])
        explained = self._explained.get(self.spans[index].key)
        return self._company(explained, elsewhere=explained is not None)

    def _company(
        self,
        within: Place | None = None,
        itself: bool = False,
        listed: str = "",
        elsewhere: bool = False,
    ) -> Company:
        key = id(within), itself, listed, elsewhere
        if key not in self._kept:
            self._kept[key] = Company(within, itself, listed, elsewhere)
        return self._kept[key]

    def signs(self, index: int) -> Iterator[str]:
        """The signs of a name that its neighbours are."""
        if index in self._within:
            yield "with its whole"
        elif index in self._wholes:
            yield "whole of another"
        elif self._linked(index - 1) or self._linked(index):
            yield "listed"

    def is_explained(self, index: int) -> bool:
        """Whether a name has its whole only where it stands elsewhere: Berlin, N.H., and Berlin."""
        return self.spans[index].key in self._explained and index not in self._within

    def _narrow(self) -> None:
        """Let names be regions' alone where the text says so.

        New York state, the province of Parma; and all of a list: Kursk and Bryansk oblasts.
        """
        tokens, words = self._tokens, self._words
        listed = ""
        for index in range(len(self.spans) - 1, -1, -1):
            span = self.spans[index]
            after = tokens.key(span.last + 1) if tokens.gap(span.last) == " " else ""
            of = tokens.key(span.first - 2) if tokens.key(span.first - 1) == "of" else ""
            listed = listed if self._links[index] else ""
            regions = span.named and self._said_regions(span.named, listed or after, of)
            if regions:
                self.spans[index] = replace(span, named=regions)
                listed = listed or (after if after in words.regions_after else "")

    def _said_regions(self, named: Named, after: str, of: str) -> Named | None:
        """The regions alone that bear a name, if the words around it say that one is meant."""
        words = self._words
        said = of in words.region_of or after in words.region_after or after in words.regions_after
        if after in words.area_after:  # of a city, too: the Gaza region
            said = _has_known_region(named)
        return _regions(named) if said else None

    def _pairs(self) -> dict[int, Place]:
        """Names that the next name contains, by their index: Hammond, Indiana.

        From the last on, so that of Austin, Scott County, Indiana each part knows the next.
        """
        pairs: dict[int, Place] = {}
        for index in range(len(self.spans) - 2, -1, -1):
            span, following = self.spans[index], self.spans[index + 1]
            if index in self._listed or not (span.named and following.named):
                continue
            if self._follows(span, following):
                around = pairs.get(index + 1)
                alone = not (self._linked(index - 1) or self._linked(index + 1))
                if whole := _containing(span, span.named, following.named, around, alone):
                    pairs[index] = whole
        return pairs

    def _follows(self, span: Span, following: Span) -> bool:
        """Whether what stands between two names is a comma, or says that one lies in the other."""
        if following.first - span.last == 1:
            return self._tokens.gap(span.last) in (", ", " (", ",", " ")
        return says_in(self._between(span, following), self._words)

    def _preceded(self) -> Iterator[tuple[int, Place]]:
        """Names that the name before them contains, by their index: the Austrian town of Haag."""
        for index, (before, span) in enumerate(pairwise(self.spans), start=1):
            if span.named is None or index in self._within or index in self._listed:
                continue
            between = self._between(before, span)
            if not (says_of(between, self._words) or (between in _HAS and _is_clear(span.named))):
                continue
            whole = before.named.places[0] if before.named else demonyms().get(before.key)
            if whole and any(lies_in(place, whole) for place in span.named.places):
                yield index, whole

    def _between(self, span: Span, following: Span) -> str:
        """The text between two names."""
        return self._tokens.text[
            self._tokens.ends[span.last] : self._tokens.starts[following.first]
        ]

    def _linked(self, index: int) -> bool:
        """Whether a name and the next stand in a list."""
        return index >= 0 and self._links[index]

    def _link(self, index: int) -> bool:
        if index == len(self.spans) - 1:
            return False
        span, following = self.spans[index], self.spans[index + 1]
        if span.named is None or following.named is None:
            return False
        between = range(span.last + 1, following.first)
        if not between:
            return self._tokens.gap(span.last) == ", "
        return len(between) == 1 and self._tokens.key(between[0]) in ("and", "or")


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


@cache
def _is_clear(named: Named) -> bool:
    """Whether a name is neither a person's nor a world city's: Libya's Derna."""
    return not set("sg") & set(named.flags) and not any(map(is_famous, named.places))


@cache
def _has_known_region(named: Named) -> bool:
    """Whether the best known place of a name has a region so called around it, or is one: Kursk."""
    best = max(zip(priors(named), named.places, strict=True), key=itemgetter(0))[1]
    return any(p.feature == "region" and p.country == best.country for p in named.places)


@cache
def _regions(named: Named) -> Named | None:
    """The regions alone that bear a name, if any."""
    regions = tuple(p for p in named.places if p.feature == "region")
    return replace(named, places=regions) if regions else None


def _containing(
    span: Span, named: Named, following: Named, around: Place | None, alone: bool
) -> Place | None:
    """The place of a name that contains one of the name before it; `around`: what contains that.

    Countries after each other are a list (Mexico, China), and so are regions of one country.
    `alone`: no other name is listed with the two: a town may be called like a country (Cuba,
    Illinois).
    """
    country = span.key != "georgia" and any(p.feature == "country" for p in named.places)
    if country and not (alone and following.places[0].feature == "region"):
        return None
    wholes = following.places[:1] if country else following.places
    for whole in wholes:
        if whole.feature not in ("country", "region", "district"):
            continue
        listed = whole.feature == "region" and _has_region(named, whole.country)
        if listed and span.key not in _ALSO_STATES:
            continue
        inside = around is None or lies_in(whole, around)
        if inside and any(lies_in(place, whole) for place in named.places):
            return whole
    return None


def _has_region(named: Named, country: str) -> bool:
    return any(place.feature == "region" and place.country == country for place in named.places)
