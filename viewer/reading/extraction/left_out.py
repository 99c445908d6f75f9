"""What of a file is not in the text: found by walking through both, side by side."""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from viewer.model.text import folded
from viewer.reading.article import Article, LeftOut
from viewer.reading.extraction.draft import tidy

_log = logging.getLogger(__name__)

MOST = 1000
"""How many paragraphs are kept, and how many characters: a page may be menus without an end."""
MOST_CHARACTERS = 300_000
_BEFORE, _AFTER = 3, 12
"""So many lines around the last one found are searched for a part of them."""
_SHORT = 40
"""Words as few as these stand in many places: far away they are others."""
_TELLING = 25
"""A part of a line at least as long as this is no accident."""
_GAP = re.compile(r"[\s|]*")
"""What may stand between two parts of a line: a break, or a cell's edge."""


class Raw(NamedTuple):
    """A paragraph as it stands in the file."""

    text: str
    why: str = ""
    """What it is taken for where it is not in the text."""
    kept: bool = False
    """It is known to be in the text."""


def with_left_out(article: Article, raw: Iterable[Raw]) -> Article:
    """Return the article with the paragraphs of its file that are not in its text.

    Those are a help: where they cannot be read, the article can be all the same.
    """
    try:
        found = tuple(_limited(_walked(raw, article.text)))
    except MemoryError:
        raise
    except Exception:  # what parsers raise for broken files is no closed list
        _log.info("what is left out of an article cannot be read", exc_info=True)
        return article
    return msgspec.structs.replace(article, left_out=found)


def _limited(found: Iterator[LeftOut]) -> Iterator[LeftOut]:
    room = MOST_CHARACTERS
    for number, part in enumerate(found):
        room -= len(part.text)
        if number == MOST or room < 0:
            return
        yield part


def _walked(raw: Iterable[Raw], text: str) -> Iterator[LeftOut]:
    place = _Place([folded(line) for line in text.split("\n")])
    for part in raw:
        words = tidy(part.text)
        if words and not place.moves_past(folded(words)) and not part.kept:
            yield LeftOut(text=words, why=part.why, line=place.line)


class _Place:
    """How far the text has been found in the file."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._where: dict[str, list[int]] = {}
        for number, line in enumerate(lines):
            self._where.setdefault(line, []).append(number)
        self._at = self._within = 0

    @property
    def line(self) -> int:
        """The line before which we are; a line that has begun is past."""
        return min(self._at + (self._within > 0), len(self._lines))

    def moves_past(self, words: str) -> bool:
        """Say whether these words are in the text about here; then we are behind them."""
        return self._goes_on(words) or self._is_line(words) or self._is_part(words)

    def _goes_on(self, words: str) -> bool:
        """Find the words where the line goes on: a break, or a cell, is one in the file alone."""
        if self._at >= len(self._lines):
            return False
        line = self._lines[self._at]
        start = _behind_gap(line, self._within)
        if not line.startswith(words, start):
            return False
        self._within = start + len(words)
        if _behind_gap(line, self._within) == len(line):
            self._at, self._within = self._at + 1, 0
        return True

    def _is_line(self, words: str) -> bool:
        numbers = self._where.get(words, [])
        index = bisect_left(numbers, self._at)
        if index == len(numbers):
            near = len(words) >= _SHORT or numbers[-1:] >= [self._at - _BEFORE]
            return bool(numbers) and near
        here = numbers[index]
        if len(words) < _SHORT and here > self._at + _AFTER:
            return False
        self._at, self._within = here + 1, 0
        return True

    def _is_part(self, words: str) -> bool:
        """Find the words within a line near here, or lines within the words."""
        low = max(self._at - _BEFORE, 0)
        for number in range(low, min(self._at + _AFTER, len(self._lines))):
            line = self._lines[number]
            if len(words) >= _TELLING and (start := line.find(words)) >= 0:
                self._move(number, start + len(words))
                return True
            if len(line) >= _TELLING and line in words:
                self._move(number + 1, 0)
                return True
        return False

    def _move(self, line: int, within: int) -> None:
        if (line, within) > (self._at, self._within):
            self._at, self._within = line, within


def _behind_gap(line: str, at: int) -> int:
    gap = _GAP.match(line, at)
    return gap.end() if gap else at
