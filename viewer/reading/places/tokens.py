"""A text as words, with what stands between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator
from functools import cached_property
from itertools import accumulate, compress

from viewer.reading.places.folding import fold
from viewer.reading.places.gazetteer import ABBREVIATED

MOST_WORDS = 7
"""No place's name has more words."""
LONGEST_WORD = 40
"""No word of a place's name has more letters."""

_WORD = re.compile(
    r"([a-zA-Z]{2,}+(?![^\W\d_]|['’ʻʼ‘])"  # most words, and quickly
    r"|[^\W\d_]"
    r"(?:\.(?:[^\W\d_]\.)+"  # U.S., D.C.
    r"|[^\W\d_]*(?:['’ʻʼ‘](?!s\b)[^\W\d_]+)*))"  # O’Leary; but Russia’s without its s
)
_SENTENCE_ENDS = ".!?…:;\n\r•*—–"
_OPENING = "\"'“”‘’«»„([{ \t\u00a0"
_JOINING = frozenset([" ", "-", "\u00a0", "‑", "‐"])
_DOTS = (". ", ".")
"""After a word that is written short: St. Louis."""
_ENOUGH = 400
"""Characters of a line that show whether its words have capitals."""


class _Keys(dict[str, str]):
    """Words folded, each when it is asked for; empty for one that is too long."""

    def __missing__(self, word: str) -> str:
        key = self[word] = fold(word) if len(word) <= LONGEST_WORD else ""
        return key


class Tokens:
    """Words in the order of the text. Positions are code points."""

    def __init__(self, text: str) -> None:
        self.text = text
        parts = _WORD.split(text)  # what stands before a word, the word, and so on
        bounds = list(accumulate(map(len, parts)))
        self.starts, self.ends = bounds[:-1:2], bounds[1::2]
        self.words, self._gaps = parts[1::2], [*parts[2:-1:2], "\n"]
        self.each = frozenset(self.words)
        """The words that the text has, as they are written."""
        self._keys = _Keys()
        self._capitals = frozenset([word for word in self.each if word[0].isupper()])
        self._capital = list(map(self._capitals.__contains__, self.words))
        self._count = len(self.words)

    def __len__(self) -> int:
        return self._count

    def key(self, index: int) -> str:
        """The folded word at an index; empty outside the text."""
        return self._keys[self.words[index]] if 0 <= index < self._count else ""

    def capital(self, index: int) -> bool:
        """Whether there is a word at an index that starts with a capital."""
        return 0 <= index < self._count and self._capital[index]

    def capitals(self) -> Iterator[int]:
        """The indexes of the words that start with a capital."""
        return compress(range(len(self._capital)), self._capital)

    def gap(self, index: int) -> str:
        """What stands between a word and the next."""
        return self._gaps[index] if 0 <= index < self._count else "\n"

    def names(self, first: int, inner: Container[str]) -> list[tuple[int, str]]:
        """What the words from an index on are as names: the last word and the key of each.

        The shortest comes first. `inner`: small words that a name may have, but not at its end.
        """
        words, keys, capital, gaps = self.words, self._keys, self._capital, self._gaps
        key, found = "", []
        for last in range(first, min(first + MOST_WORDS, self._count)):
            word = keys[words[last]]
            if not word:  # too long
                break
            key = f"{key} {word}" if key else word
            if capital[last] or _elided(words[last]):
                found.append((last, key))
            elif word not in inner and not gaps[last - 1] == gaps[last] == "-":
                break  # but Stratford-upon-Avon goes on
            if gaps[last] not in _JOINING and not (word in ABBREVIATED and gaps[last] in _DOTS):
                break
        return found

    def spaced(self, index: int) -> bool:
        """Whether nothing but a space stands between a word and the next."""
        return self.gap(index) in (" ", "\u00a0", "‑", "-")

    def starts_sentence(self, index: int) -> bool:
        """Whether a word is the first of a sentence, a line or a quotation."""
        at = self.starts[index] - 1
        quoted = False
        while at >= 0 and self.text[at] in _OPENING and self.starts[index] - at < 8:
            quoted = quoted or self.text[at] in '"“«„'
            at -= 1
        return at < 0 or quoted or self.text[at] in _SENTENCE_ENDS

    def opens_line(self, index: int) -> bool:
        """Whether a word is the first of its line."""
        return self.starts[index] == 0 or self.text[self.starts[index] - 1] == "\n"

    def possessive(self, index: int) -> bool:
        """Whether 's follows a word."""
        after = self.text[self.ends[index] : self.ends[index] + 2]
        return after[:1] in ("'", "’") and (after[1:] == "s" or self.words[index].endswith("s"))

    @cached_property
    def loud_lines(self) -> list[tuple[int, int, bool]]:
        """Lines of words with capitals: start, end, and whether all letters are capitals."""
        return list(self._loud())

    def _loud(self) -> Iterator[tuple[int, int, bool]]:
        start = first = 0
        for line in self.text.split("\n"):
            last = bisect_left(self.starts, start + min(len(line), _ENOUGH), first)
            long = [word for word in self.words[first:last] if len(word) > 3]
            if len(long) >= 3 and sum(map(self._capitals.__contains__, long)) >= 0.8 * len(long):
                shouted = sum(map(str.isupper, long)) >= 0.8 * len(long)
                yield start, start + len(line), shouted
            start += len(line) + 1
            first = bisect_left(self.starts, start, first)


def _elided(word: str) -> bool:
    """Whether a word has its capital after a small letter, as d’Ivoire."""
    return word[1:2] in ("'", "’") and word[2:3].isupper()
