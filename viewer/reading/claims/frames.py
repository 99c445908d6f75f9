"""A sentence as a list of tokens in which each quotation is one token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from viewer.reading.claims.sentences import Sentence

_TOKEN = re.compile(
    r"(\s*)"
    r"([a-z]+(?![\w’'.&-])|(?:[^\W\d_]\.){2,}|\d[\d.,]*\d(?!\d{0,6}-year-old)"
    r"|\w+(?:[-’'&]\w+)*(?:(?<=s)[’'](?=\s\w))?|[^\w\s])"
)
"""The space before a token, and the token; plain words, which are most, come first."""
_MOST = 160
"""Tokens that are looked at together; no sentence that somebody reads has more."""


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word, a punctuation mark, or a whole quotation (``quoted`` is then its number)."""

    text: str
    lower: str
    start: int
    end: int
    quoted: int = -1
    initial: bool = False
    word: bool = False
    """Whether it is a word or a number."""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.quoted < 0 and self.text[0].isupper()


Frame = list[Token]


def frames(text: str, sentence: Sentence, whole: Sequence[tuple[int, int]] = ()) -> Iterator[Frame]:
    """Yield the tokens of a sentence; more than one list only where it is monstrously long.

    Each span of `whole` is one word of it, where no quotation has it.
    """
    frame: Frame = []
    at = sentence.start
    initial = True
    for start, end, number in _units(sentence, whole):
        if start < at and number < 0:
            continue
        initial = _read(text, at, max(at, start), frame, initial)
        if number < 0:
            words = text[start:end]
            frame.append(Token(words, words.lower(), start, end, -1, initial, True))
        else:
            frame.append(Token('"', '"', start, end, number))
        initial = number >= 0
        at = max(at, end)
    _read(text, at, sentence.end, frame, initial)
    if 0 < len(frame) <= _MOST:
        yield frame
        return
    for low in range(0, len(frame), _MOST):
        yield frame[low : low + _MOST]


def _units(sentence: Sentence, whole: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int, int]]:
    """Return what is one token each, in order: quotations with their number, and -1 for words."""
    quoted = [(q.start, q.end, number) for number, q in enumerate(sentence.quotations)]
    return sorted([*quoted, *((*span, -1) for span in whole)]) if whole else quoted


def _read(text: str, start: int, end: int, frame: Frame, initial: bool) -> bool:
    """Add the tokens of a stretch; return whether the next word would begin a sentence."""
    at = start
    add = frame.append
    for space, word in _TOKEN.findall(text, start, end):
        first = at + len(space)
        at = first + len(word)
        wordy = len(word) > 1 or word.isalnum()
        add(Token(word, word.lower(), first, at, -1, initial, wordy))
        initial = initial and not wordy
    return initial
