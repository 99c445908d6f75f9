"""Whether a name of the gazetteer is a place where it stands: signs for and against, weighed.

The weights are in `resources/reading/places/weights.json`; `resources/measure/places.py` shows how
well their sum tells. A sign is a word of that file.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

import msgspec

from viewer.reading.places.folding import fold
from viewer.reading.places.gazetteer import Gazetteer, Place, is_named
from viewer.reading.places.matching import Span
from viewer.reading.places.persons import is_named_before
from viewer.reading.places.tokens import Tokens
from viewer.reading.places.words import Context
from viewer.store.resources import resources_root

_DATELINE = re.compile(
    r"(?:/[^\W\d_][\w. ]{0,30}){0,3}(?:, [^\W\d_][\w. ]{0,30})? ?(?:\([^)\n]{2,40}\)|--?|[—–:])"
)
_QUOTES = ('"', "”", "’", "»")
_RIGHT_AT_MOST = 0.94
"""The share of the surest names that were right: no name is surer."""
LONGEST_ORGANISATION = 3
"""An organisation has at most so many words after the place in its name."""
KNOWN = 100_000
"""Smaller cities are believed by another name only where the text tells of their surroundings."""
_WHOLE = ("country", "continent", "area", "sea", "region")


@cache
def weights() -> Mapping[str, float]:
    """What each sign weighs, in log-odds."""
    path = resources_root() / "reading" / "places" / "weights.json"
    return msgspec.json.decode(path.read_bytes(), type=dict[str, float])


@lru_cache(maxsize=1 << 14)
def likelihood(signs: tuple[str, ...]) -> float:
    """How likely a name with these signs is a place."""
    table = weights()
    total = table["all"] + sum(table.get(sign, 0.0) for sign in signs)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def calibrated(likely: float) -> float:
    """A likelihood as the share of such names that were places in the development texts."""
    return round(_RIGHT_AT_MOST * likely, 2)


class Signs:
    """Reads the signs around a name."""

    def __init__(
        self, tokens: Tokens, gazetteer: Gazetteer, words: Context, surnames: frozenset[str]
    ) -> None:
        self._tokens, self._gazetteer, self._words = tokens, gazetteer, words
        self._surnames = surnames

    def of(self, span: Span, best: Place) -> list[str]:
        """All signs of one name but those that its neighbours in the text give."""
        assert span.named is not None
        found = [_kind(best), *self._spelling(span, best)]
        found += self._before(span, best)
        found += self._after(span, best)
        if self._is_dateline(span):
            found.append("dateline")
        elif self._tokens.starts_sentence(span.first):
            found.append("sentence start")
        return found

    def of_people(self, span: Span) -> Iterator[str]:
        """The signs of a word for a place's people, or of a seat of government."""
        tokens, words = self._tokens, self._words
        yield "people"
        key = tokens.key(span.last + 1) if tokens.gap(span.last) == " " else ""
        if key in words.eponyms:
            yield "eponym"
        if key in words.organisations and tokens.capital(span.last + 1):
            yield "organisation after whole"
        if is_named_before(tokens, span.first, self._gazetteer, words):
            yield "person before whole"

    def _is_dateline(self, span: Span) -> bool:
        """Whether an article's line opens so: MOSCOW (Reuters) —."""
        tokens = self._tokens
        if not (tokens.opens_line(span.first) and tokens.words[span.first].isupper()):
            return False
        rest = tokens.text[tokens.ends[span.last] : tokens.ends[span.last] + 60]
        return bool(_DATELINE.match(rest))

    def _spelling(self, span: Span, best: Place) -> Iterator[str]:
        """What the name is of itself."""
        assert span.named is not None
        if span.words > 1:
            yield "several words"
        elif best.feature not in _WHOLE:
            yield from map("flag {}".format, span.named.flags)
            if span.key in self._words.hard:
                yield "hard"
        if span.words == 1 and span.key in self._surnames:
            if best.feature not in ("country", "continent"):
                yield "surname"
            elif set(span.named.flags) & set("stg"):
                yield "surname of a country"
        if span.words == 1 and span.key in self._tokens.each:
            yield "also small"
        if span.loud:
            yield "loud line"
        if best.feature in ("city", "capital") and not is_named(best, span.key):
            yield _other_name(best)
        if is_abbreviated(span, best) and not self._after_comma(span):
            yield "abbreviation alone"
        given = best.feature in _WHOLE and span.words == 1 and span.key in self._gazetteer.given
        if given and self._tokens.gap(span.last) == " " and self._may_be_surname(span.last + 1):
            yield "given name"

    def _may_be_surname(self, index: int) -> bool:
        words, key = self._words, self._tokens.key(index)
        known = key in words.institutions or key in words.officials or key in words.region_words
        return self._tokens.capital(index) and not known

    def _after_comma(self, span: Span) -> bool:
        before = span.first - 1
        gap = self._tokens.gap(before)
        upper = gap == " " and self._tokens.words[span.first].isupper()
        return (gap in (", ", ",") or upper) and self._tokens.capital(before)

    def _before(self, span: Span, best: Place) -> Iterator[str]:
        tokens, words, before = self._tokens, self._words, span.first - span.lead - 1
        if span.compass:
            yield "compass"
        key = tokens.key(before) if tokens.gap(before) in (" ", "\u00a0", "-", ". ", "\n") else ""
        if key and tokens.gap(before) == "\n":
            return
        if (tokens.capital(before) and tokens.spaced(before)) or tokens.gap(before) == ". ":
            yield from self._capital_before(span, best, before, key)
        elif key == "of" and tokens.gap(before) != "-":
            yield from self._of(before)
        elif key in words.person_saying and self._spoke(span, best):
            yield "speaker"
        elif key in words.place_only:
            yield "place preposition"
        elif key in words.region_types_before:
            yield "kind before"
        elif key in words.locative:
            yield "preposition"
        elif key == "the" and best.feature in ("city", "capital", "region", "district"):
            yield "the"
        elif key in ("a", "an"):
            yield "a"

    def _capital_before(self, span: Span, best: Place, before: int, key: str) -> Iterator[str]:
        words, tokens = self._words, self._tokens
        person = span.words == 1 or best.feature not in _WHOLE
        if person and is_named_before(tokens, span.first, self._gazetteer, words):
            yield "person before" if best.feature not in _WHOLE else "person before whole"
        elif tokens.gap(before) == ". ":
            return
        elif key in words.place_only or key in words.locative or key in words.around:
            yield "preposition"
        elif key in words.compass or key in words.region_types_before:
            yield "kind before"
        elif not tokens.starts_sentence(before) and not span.loud:
            yield "capital before" if best.feature not in _WHOLE else "capital before whole"
        elif tokens.key(before) in tokens.each or span.loud:
            return
        else:
            yield "first word before"

    def _of(self, of: int) -> Iterator[str]:
        tokens, words = self._tokens, self._words
        key = tokens.key(of - 1)
        if key in words.of_organisations and tokens.capital(of - 1):
            yield "organisation of"
        elif key in words.region_types_before or key in words.of_titles:
            yield "kind before"
        elif tokens.capital(of - 1) and not tokens.starts_sentence(of - 1):
            yield "capital of"
        else:
            yield "of"

    def _after(self, span: Span, best: Place) -> Iterator[str]:
        tokens, words, after = self._tokens, self._words, span.last + 1
        gap, key = tokens.gap(span.last), tokens.key(after)
        if tokens.possessive(span.last):
            yield "possessive"
        if gap == "-" and key in words.placed:
            yield "placed"
        if gap in (" ", "-") and key in words.eponyms:
            yield "eponym"
        if gap in (" ", "\u00a0") and tokens.capital(after):
            yield from self._capital_after(span, best, key)
        elif gap == "-" and tokens.capital(after):
            yield "hyphen"
        elif gap == " " and key in words.person_saying and self._may_speak(span, best):
            yield "says"
        elif gap == " " and key in words.saying and best.feature == "capital":
            yield "speaks"
        elif gap == " " and key in words.region_words:
            yield "region word"

    def _may_speak(self, span: Span, best: Place) -> bool:
        """Whether a city's name before a verb of saying may be somebody's surname."""
        before = self._tokens.key(span.first - 1)
        return best.feature in ("city", "district") and before not in self._words.locative

    def _spoke(self, span: Span, best: Place) -> bool:
        """Whether a town's name is a person's who has been quoted: “…,” said Jackson."""
        quoted = self._tokens.gap(span.first - 2).rstrip().endswith(_QUOTES)
        alone = self._tokens.gap(span.last).startswith((",", ".", ";", "\n"))
        return quoted and alone and best.feature in ("city", "district")

    def _capital_after(self, span: Span, best: Place, key: str) -> Iterator[str]:
        words = self._words
        whole = " whole" if best.feature in _WHOLE else ""
        if key in words.officials:
            yield "official after"
        elif key in words.institutions:
            yield f"institution after{whole}"
        elif key in words.organisations or self._ends_as_organisation(span):
            yield f"organisation after{whole}"
        elif key in words.region_words:
            yield "region word"
        elif not span.loud:
            yield f"capital after{whole}"

    def _ends_as_organisation(self, span: Span) -> bool:
        """Whether the capitals after a name are an organisation's: the London Metal Exchange."""
        tokens, last = self._tokens, span.last + 1
        while last < span.last + LONGEST_ORGANISATION and tokens.gap(last) == " ":
            if not tokens.capital(last + 1):
                break
            last += 1
        return not span.loud and tokens.key(last) in self._words.organisations


def is_abbreviated(span: Span, best: Place) -> bool:
    """Whether a region is written as Calif. or PA, which mean something only after a city."""
    short = len(span.key) <= 5 and best.feature == "region" and span.words == 1
    return (
        short
        and span.key not in ("nsw", "pei")
        and span.key not in fold(best.name).split()
        and not is_named(best, span.key)
    )


def _other_name(best: Place) -> str:
    """The sign of a city's name that is not its own."""
    if is_little_known(best):
        return "other name, small"
    return "other name" if best.population < 1_000_000 else "other name, large"


def is_little_known(place: Place) -> bool:
    """Whether a name other than its own is too little to know a place by."""
    return place.feature == "city" and place.population < KNOWN


def _kind(best: Place) -> str:
    if best.feature != "city":
        return best.feature
    for least, name in ((1_000_000, "metropolis"), (100_000, "big city"), (15_000, "city")):
        if best.population >= least:
            return name
    return "small city"
