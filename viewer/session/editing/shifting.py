"""Where words of a text stand in a later one, told by the words that the two share.

Words that each text has once hold the two together (Cohen's patience diff); between them, the
longest sequence that both have. So a paragraph that was split or joined moves nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

MOST_PAIRS = 2500
"""Of a longer stretch of words that repeat, each is taken for the next one."""


class Shift:
    """Two texts word by word: which word of the old one is which of the new one."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = _spans(old), _spans(new)
        self._starts = [start for start, _ in self._old]
        self._old_text, self._new_text = old, new
        words = [old[start:end] for start, end in self._old]
        others = [new[start:end] for start, end in self._new]
        self._words = dict(pairs(words, others))
        self._known = sorted(self._words)

    def position(self, at: int) -> int:
        """Return the position in the new text that one in the old text has come to, or nearest."""
        word = bisect_right(self._starts, at) - 1
        if word < 0:
            return min(at, self._new[0][0] if self._new else len(self._new_text))
        there = self._words.get(word)
        if there is None:
            before = bisect_left(self._known, word) - 1
            return self._new[self._words[self._known[before]]][1] if before >= 0 else 0
        (start, end), (to, to_end) = self._old[word], self._new[there]
        if at > end:  # in the space behind it
            beyond = self._new[there + 1][0] if there + 1 < len(self._new) else len(self._new_text)
            return min(to_end + at - end, beyond)
        return to + _within(self._old_text[start:end], self._new_text[to:to_end], at - start)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a span has come to, None where none of its words is left."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self._old[first][1] <= start:
            first += 1
        last = bisect_left(self._starts, end) - 1
        known = self._known[bisect_left(self._known, first) : bisect_right(self._known, last)]
        if not known:
            return None
        low = self.position(start) if known[0] == first else self._new[self._words[known[0]]][0]
        high = self.position(end) if known[-1] == last else self._new[self._words[known[-1]]][1]
        return (low, high) if low < high else None


def spliced(original: str, shown: str, written: str) -> str:
    """Return what was written over `shown`, with the lines that were left alone as in `original`.

    `shown` is the original as a field can show it, line for line.
    """
    lines, originals = shown.split("\n"), original.split("\n")
    if len(lines) != len(originals):
        return written
    new = written.split("\n")
    for old, there in pairs(lines, new):
        if lines[old] == new[there]:
            new[there] = originals[old]
    return "\n".join(new)


def pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield which part of one sequence is which of the other: the same, or in place of it."""
    low, short = 0, min(len(old), len(new))
    while low < short and old[low] == new[low]:
        yield low, low
        low += 1
    tail = 0
    while tail < short - low and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    ends = len(old) - tail, len(new) - tail
    i, j = low, low
    for at, there in (*_anchors(old[low : ends[0]], new[low : ends[1]], low), ends):
        for one, other in _between(old[i:at], new[j:there]):
            yield i + one, j + other
        if (at, there) != ends:
            yield at, there
        i, j = at + 1, there + 1
    yield from ((ends[0] + n, ends[1] + n) for n in range(tail))


def _anchors(old: Sequence[str], new: Sequence[str], low: int) -> list[tuple[int, int]]:
    """Return the longest run, in order, of parts that both sequences have just once."""
    of_old, of_new = Counter(old), Counter(new)
    places = {part: at for at, part in enumerate(new) if of_new[part] == 1 == of_old[part]}
    shared = [(at, places[part]) for at, part in enumerate(old) if part in places]
    ends: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for number, (_, there) in enumerate(shared):
        pile = bisect_left(ends, there)
        before.append(piles[pile - 1] if pile else -1)
        ends[pile : pile + 1], piles[pile : pile + 1] = [there], [number]
    run, number = [], piles[-1] if piles else -1
    while number >= 0:
        at, there = shared[number]
        run.append((low + at, low + there))
        number = before[number]
    return run[::-1]


def _between(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield pairs of a stretch between two anchors: the same parts, then one for one."""
    i = j = 0
    for at, there in (*_common(old, new), (len(old), len(new))):
        if at - i == there - j:
            yield from ((i + n, j + n) for n in range(at - i))
        if at < len(old):
            yield at, there
        i, j = at + 1, there + 1


def _common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the longest common subsequence, of long stretches what stands at the same place."""
    if len(old) * len(new) > MOST_PAIRS:
        return [(n, n) for n in range(min(len(old), len(new)))]
    lengths = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            longer = max(lengths[i + 1][j], lengths[i][j + 1])
            lengths[i][j] = lengths[i + 1][j + 1] + 1 if old[i] == new[j] else longer
    found, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if old[i] == new[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _spans(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(r"\S+", text)]


def _within(old: str, new: str, at: int) -> int:
    """Return the position in a changed word: counted from its start or, behind changes, its end."""
    short = min(len(old), len(new))
    same = next((n for n in range(short) if old[n] != new[n]), short)
    if at <= same and (at < len(old) or len(old) == len(new)):
        return at
    behind = len(old) - at
    back = next((n for n in range(short - same) if old[-1 - n] != new[-1 - n]), short - same)
    return len(new) - behind if behind <= back else max(same, len(new) - back)
