"""A text as words, with what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import compress

from viewer.reading.places.folding import fold
from viewer.reading.places.gazetteer import ABBREVIATED

LONGEST_WORD = 40
"""No word of a place's name has more letters."""

_WORD = re.compile(
    r"[^\W\d_]"
    r"(?:\.(?:[^\W\d_]\.)+"  # U.S., D.C.
    r"|[^\W\d_]*(?:['’ʻʼ‘](?!s\b)[^\W\d_]+)*)"  # O'Leary, Côte d’Ivoire; but Russia’s without its s
)
_SENTENCE_ENDS = ".!?…:;\n\r•*—–"
_OPENING = "\"'“”‘’«»„([{ \t\u00a0"
_ENOUGH = 400
"""Characters of a line that show whether its words have capitals."""


class Tokens:
    """Words in the order of the text. Positions are code points."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(_WORD.finditer(text))
        self.starts = [m.start() for m in found]
        self.ends = [m.end() for m in found]
        self.words = [m.group() for m in found]
        self._keys = [fold(word) if len(word) <= LONGEST_WORD else "" for word in self.words]
        self._gaps = [text[e:s][:4] for e, s in zip(self.ends, self.starts[1:], strict=False)]
        self._capital = [word[0].isupper() for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def lower(self) -> frozenset[str]:
        """The words that the text has without a capital."""
        return frozenset(word for word in self.words if word[0].islower())

    def key(self, index: int) -> str:
        """The folded word at an index; empty outside the text."""
        return self._keys[index] if 0 <= index < len(self._keys) else ""

    def capital(self, index: int) -> bool:
        """Whether there is a word at an index that starts with a capital."""
        return 0 <= index < len(self._capital) and self._capital[index]

    def capitals(self) -> Iterator[int]:
        """The indexes of the words that start with a capital."""
        return compress(range(len(self._capital)), self._capital)

    def gap(self, index: int) -> str:
        """What stands between a word and the next, at most four characters of it."""
        return self._gaps[index] if 0 <= index < len(self._gaps) else "\n"

    def joined(self, index: int) -> bool:
        """Whether a word and the next may belong to one name."""
        gap = self.gap(index)
        if gap in (" ", "-", "\u00a0", "‑", "‐"):
            return True
        return gap in (". ", ".") and self.key(index) in ABBREVIATED

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
        start = 0
        for line in self.text.split("\n"):
            words = _WORD.findall(line[:_ENOUGH])
            long = [word for word in words if len(word) > 3]
            if len(long) >= 3 and sum(w[0].isupper() for w in long) >= 0.8 * len(long):
                shouted = sum(w.isupper() for w in long) >= 0.8 * len(long)
                yield start, start + len(line), shouted
            start += len(line) + 1
