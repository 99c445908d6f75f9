"""Where names of the gazetteer stand in a text: the longest at each capital."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from viewer.reading.places.folding import fold
from viewer.reading.places.gazetteer import Gazetteer, Named, is_named
from viewer.reading.places.tokens import Tokens
from viewer.reading.places.words import Context, people


class Span(msgspec.Struct, frozen=True, gc=False):
    """A name in the text, as words from `first` to `last`, both included."""

    first: int
    last: int
    key: str
    named: Named | None
    """None for a word for a place's people, and for a seat of power."""
    loud: bool = False
    """It stands in a line of capitals, where a capital tells nothing."""
    compass: str = ""
    """The folded word before it that makes it a part: eastern Russia."""
    lead: int = 0
    """How many words that is."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.last - self.first + 1


def spans(tokens: Tokens, gazetteer: Gazetteer, words: Context) -> list[Span]:
    """All names of the gazetteer, and words for people, without overlap."""
    return list(_Matcher(tokens, gazetteer, words).found())


class _Matcher:
    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, words: Context) -> None:
        self._tokens, self._gazetteer, self._words = tokens, gazetteer, words
        self._people, self._stopped = people(words), words.stopped
        self._lines = tokens.loud_lines
        self._line_starts = [start for start, _, _ in self._lines]

    def found(self) -> Iterator[Span]:
        free = 0
        for index in self._tokens.capitals():
            if index >= free and (span := self._longest(index)):
                yield self._part(span, free)
                free = span.last + 1

    def _part(self, span: Span, free: int) -> Span:
        """With the compass word before it, if that is no other name's: eastern Russia."""
        before, tokens = span.first - 1, self._tokens
        key = tokens.key(before)
        if (
            span.named is None
            or key not in self._words.compass
            or before < free
            or not tokens.spaced(before)
        ):
            return span
        if tokens.key(before - 1) in self._words.compass and tokens.gap(before - 1) == "-":
            key, before = f"{tokens.key(before - 1)}-{key}", before - 1
        return replace(span, compass=key, lead=span.first - before)

    def _longest(self, first: int) -> Span | None:
        for last, key in reversed(self._tokens.names(first, self._words.name_words)):
            if self._is_thing(key, last):
                return None
            if key in self._people:
                return Span(first, last, key, None)
            named = self._gazetteer.get(key)
            if named and (span := self._match(first, last, key, named)):
                return span
        return None

    def _is_thing(self, key: str, last: int) -> bool:
        """Whether the word after a name makes it a thing's: Brussels sprouts."""
        things = self._words.compounds.get(key, ())
        return self._tokens.key(last + 1) in things and self._tokens.gap(last) in (" ", "-")

    def _match(self, first: int, last: int, key: str, named: Named) -> Span | None:
        if first == last and key in self._stopped:
            return None
        if self._tokens.text.startswith(("$", "€", "£"), self._tokens.ends[last]):
            return None  # US$
        loud, shouted = self._loudness(first)
        opening = self._tokens.opens_line(first)
        dotted = self._tokens.text.startswith(".", self._tokens.ends[last])
        if key.startswith("the ") and named.places[0].feature != "city":
            return None if key[4:] not in self._gazetteer else self._longest(first + 1)
        spelling = self._tokens.text[self._tokens.starts[first] : self._tokens.ends[last]]
        if not _written_so(spelling, key, named, shouted, opening, dotted):
            return None
        return Span(first, last, key, named, loud)

    def _loudness(self, index: int) -> tuple[bool, bool]:
        start = self._tokens.starts[index]
        line = bisect_right(self._line_starts, start) - 1
        if line < 0 or start >= self._lines[line][1]:
            return False, False
        return True, self._lines[line][2]


def _written_so(
    spelling: str, key: str, named: Named, shouted: bool, opening: bool, dotted: bool
) -> bool:
    """Whether abbreviations are in capitals, and other names only where a line is or opens."""
    letters = spelling.replace(".", "").replace(" ", "")
    if _is_abbreviation(key, named):
        clear = not shouted or "." in spelling or len(letters) > 2
        return (letters.isupper() and len(letters) > 1 and clear) or dotted
    return shouted or opening or not letters.isupper() or len(letters) > 4


def _is_abbreviation(key: str, named: Named) -> bool:
    best = named.places[0]
    short = len(key) <= 4 and " " not in key
    return (
        short
        and best.feature != "city"
        and not is_named(best, key)
        and not best.name.startswith(key.title())
        and key not in fold(best.name).split()
    )
