"""Which names of a text are places, and which: weighed twice, the second time knowing the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec
from msgspec.structs import replace

from viewer.reading.places import matching
from viewer.reading.places.evidence import Signs, likelihood
from viewer.reading.places.gazetteer import Named, Place, gazetteer
from viewer.reading.places.lists import listed_regions
from viewer.reading.places.matching import Span
from viewer.reading.places.persons import surnames
from viewer.reading.places.priors import is_state_and_country
from viewer.reading.places.ranking import (
    ALONE,
    TOWNS,
    Company,
    Document,
    Ranking,
    lies_in,
)
from viewer.reading.places.tokens import Tokens
from viewer.reading.places.words import Context, demonyms

LEAST = 0.5
"""From this likelihood on a name is proposed."""
SURE = 0.85
AMBIGUOUS = 0.3
"""What a name that is a country's and a region's tells of the country that a text is about."""
FAINT = 0.02
"""Less likely places of a name tell nothing."""
NEAR = 0.15
"""A place is near others where so much of the text is about its country."""
CLOSE = 0.5
"""A place is close to others that are so likely in and around its square of the world."""
_OTHERS = frozenset(
    {"given name", "person before", "person before whole", "eponym", "surname of a country"}
    | {"organisation after", "organisation after whole", "organisation of", "abbreviation alone"}
)
"""Signs of something else, whatever the name is in the rest of the text."""
_ALSO_STATES = frozenset({"new york", "washington"})
"""States whose name is first of all a city's."""


class Found(msgspec.Struct, frozen=True, gc=False):
    """A name that was weighed."""

    span: Span
    company: Company
    signs: tuple[str, ...]
    likely: float


class Weighing:
    """One text, read for places."""

    def __init__(self, tokens: Tokens, words: Context) -> None:
        self._tokens, self._words = tokens, words
        self._spans = [self._narrowed(s) for s in matching.spans(tokens, gazetteer(), words)]
        people = surnames(tokens, self._spans, gazetteer(), words)
        self._signs = Signs(tokens, gazetteer(), words, people)
        self._links = [self._link(index) for index in range(len(self._spans))]
        self._listed = dict(listed_regions(self._spans, self._linked))
        self._within = self._pairs()
        self._wholes = {index + 1: whole for index, whole in self._within.items()}
        self._people: dict[int, Found] = {}
        self._read: dict[int, tuple[Place, list[str]]] = {}
        self._explained = {self._spans[index].key: whole for index, whole in self._within.items()}
        self._companies = [self._company(index) for index in range(len(self._spans))]
        self.ranking = Ranking(Document())
        self.found = self._weigh()
        for _ in range(2):
            before = self._meant()
            self.ranking = Ranking(self._document(self.found))
            self.found = self._weigh()
            if self._meant() == before:
                break

    def _meant(self) -> list[Place | None]:
        """The likeliest place of each name that is likely one."""
        return [
            self.ranking.best(found.span.named, found.company)[0][0]
            if found.span.named and found.likely >= LEAST
            else None
            for found in self.found
        ]

    # Names that belong together

    def _narrowed(self, span: Span) -> Span:
        """A name that says itself that it is a region's: New York state, the province of Parma."""
        tokens, words = self._tokens, self._words
        if span.named is None or not any(p.feature == "region" for p in span.named.places):
            return span
        after = tokens.gap(span.last) == " " and tokens.key(span.last + 1) in words.region_after
        before = (
            tokens.key(span.first - 1) == "of" and tokens.key(span.first - 2) in words.region_of
        )
        return replace(span, named=_regions(span.named)) if after or before else span

    def _pairs(self) -> dict[int, Place]:
        """Names that the next name contains, by their index: Hammond, Indiana.

        From the last on, so that of Austin, Scott County, Indiana each part knows the next.
        """
        pairs: dict[int, Place] = {}
        for index in range(len(self._spans) - 2, -1, -1):
            span, following = self._spans[index], self._spans[index + 1]
            if index in self._listed or not (span.named and following.named):
                continue
            if self._follows(span, following):
                around = pairs.get(index + 1)
                alone = not (self._linked(index - 1) or self._linked(index + 1))
                if whole := _containing(span, span.named, following.named, around, alone):
                    pairs[index] = whole
        return pairs

    def _follows(self, span: Span, following: Span) -> bool:
        gap = self._tokens.gap(span.last)
        between = following.first - span.last - 1
        if between == 0:
            return gap in (", ", " (", ",", " ")
        if gap not in (", ", " "):
            return False
        first = span.last + 1
        link = [self._tokens.key(i) for i in range(first, min(following.first, first + 4))]
        if link[:1] == ["located"]:
            link = link[1:]
        return link in (["in"], ["in", "the"])

    # Weighing

    def _weigh(self) -> list[Found]:
        once = [self._one(index) for index in range(len(self._spans))]
        surest: dict[str, float] = defaultdict(float)
        for found in once:
            surest[found.span.key] = max(surest[found.span.key], found.likely)
        return [self._again(found, surest[found.span.key]) for found in once]

    def _one(self, index: int) -> Found:
        span = self._spans[index]
        if span.named is None:
            return self._of_people(index)
        company = self._companies[index]
        best = self.ranking.best(span.named, company)[0][0]
        signs = [*self._own_signs(index, best), *self._neighbours(index, best)]
        if not _OTHERS & set(signs):
            signs += self._company_elsewhere(index, best)
        known = tuple(signs)
        return Found(span, company, known, likelihood(known))

    def _of_people(self, index: int) -> Found:
        """A word for people, which nothing else in the text makes likelier."""
        if index not in self._people:
            span = self._spans[index]
            signs = tuple(self._signs.of_people(span))
            self._people[index] = Found(span, ALONE, signs, likelihood(signs))
        return self._people[index]

    def _company(self, index: int) -> Company:
        """What a name is named with, here or elsewhere: Hammond, and then Hammond, Indiana."""
        if index in self._listed:
            return Company(listed=self._listed[index])
        if index in self._wholes:
            return Company(self._wholes[index], itself=True)
        key = self._spans[index].key
        return Company(self._within.get(index) or self._explained.get(key))

    def _own_signs(self, index: int, best: Place) -> list[str]:
        """The signs of a name by itself, which stay while the same place is meant."""
        read = self._read.get(index)
        if read is None or read[0] is not best:
            read = self._read[index] = (best, self._signs.of(self._spans[index], best))
        return read[1]

    def _neighbours(self, index: int, best: Place) -> Iterator[str]:
        if index in self._within:
            yield "with its whole"
        elif index in self._wholes:
            yield "whole of another"
        elif self._linked(index - 1) or self._linked(index):
            yield "listed"
        share = self.ranking.share(best)
        if share is not None and best.feature in ("city", "capital", "district", "region"):
            yield "near others" if share > NEAR else "far from others"

    def _company_elsewhere(self, index: int, best: Place) -> Iterator[str]:
        """What the rest of the text says: Berlin, N.H., and then Berlin; or towns around it."""
        key = self._spans[index].key
        if key in self._explained and index not in self._within:
            yield "elsewhere with its whole"
        if best.feature in TOWNS and self.ranking.near(key, best) > CLOSE:
            yield "close to others"

    def _linked(self, index: int) -> bool:
        """Whether a name and the next stand in a list."""
        return index >= 0 and self._links[index]

    def _link(self, index: int) -> bool:
        if index == len(self._spans) - 1:
            return False
        span, following = self._spans[index], self._spans[index + 1]
        if span.named is None or following.named is None:
            return False
        between = range(span.last + 1, following.first)
        if not between:
            return self._tokens.gap(span.last) == ", "
        return len(between) == 1 and self._tokens.key(between[0]) in ("and", "or")

    def _again(self, found: Found, surest: float) -> Found:
        """Weigh once more, with what the other occurrences of the name say."""
        if found.span.named is None or found.likely == surest or _OTHERS & set(found.signs):
            return found
        sign = "elsewhere sure" if surest > SURE else "elsewhere unsure"
        signs = (*found.signs, sign)
        return Found(found.span, found.company, signs, likelihood(signs))

    def _document(self, found: Sequence[Found]) -> Document:
        document = Document()
        for one in found:
            if one.span.named is None:
                if place := demonyms().get(one.span.key):
                    document.add(one.span.key, place, 0.5)
            elif one.likely >= LEAST:
                places, scores = self.ranking.best(one.span.named, one.company)
                share = one.likely * (AMBIGUOUS if is_state_and_country(one.span.named) else 1.0)
                for place, score in zip(places, scores, strict=True):
                    if score < FAINT:
                        break
                    document.put(one.span.key, place, one.likely * score)
                    document.add(one.span.key, place, share * score, place is places[0])
        return document


@cache
def _regions(named: Named) -> Named:
    return replace(named, places=tuple(p for p in named.places if p.feature == "region"))


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
