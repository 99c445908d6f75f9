"""Where a text has any of some words: asked first, before a stretch is searched for each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from viewer.reading.claims.words import any_of

_IN_A_WORD = re.compile(r"\B(?=\w)")
"""Where a stretch that begins or ends there has a part of a word, which may be another word."""


class Spots:
    """The places in a text of the words of a list."""

    def __init__(self, text: str, starts: list[int], ends: list[int]) -> None:
        self._text = text
        self._starts = starts
        self._ends = ends

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Return the places, in their order."""
        return zip(self._starts, self._ends, strict=True)

    def may_be_in(self, start: int, end: int) -> bool:
        """Say whether a word may be found in a stretch; none is where this says no."""
        at = bisect_right(self._ends, start)
        if at < len(self._starts) and self._starts[at] < end:
            return True
        cut = _IN_A_WORD.match(self._text, start) or _IN_A_WORD.match(self._text, end)
        return cut is not None


def spots_of(text: str, lists: Sequence[frozenset[str]]) -> list[Spots]:
    """Return the places of each list's words in a text, all found in one go."""
    starts: list[list[int]] = [[] for _ in lists]
    ends: list[list[int]] = [[] for _ in lists]
    search, owners = _search(tuple(lists))
    for match in search.finditer(_in_lower_case(text)):
        start, end = match.span()
        for owner in owners[match.group()]:
            starts[owner].append(start)
            ends[owner].append(end)
    return [Spots(text, *each) for each in zip(starts, ends, strict=True)]


@cache
def _search(lists: tuple[frozenset[str], ...]) -> tuple[re.Pattern[str], dict[str, list[int]]]:
    """Return a pattern for the words of all lists, and the lists that each may hide a word of."""
    words = frozenset().union(*lists)
    parts = {word: {word, *re.findall(r"\w+", word)} for word in words}
    owners = {
        word: [at for at, words in enumerate(lists) if not words.isdisjoint(parts[word])]
        for word in words
    }
    return any_of(words), owners


def _in_lower_case(text: str) -> str:
    """Return a text in lower case, each character in its place.

    One letter becomes two, an i and a dot above; the dot stands for both, as no list has it.
    """
    return text.replace("\u0130", "\u0307").lower()
