"""Sentences of an article, for a person who selects them by a key."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from re import finditer

from viewer.session.making import Span


def selected_sentences(text: str, start: int, end: int) -> Span | None:
    """Return the sentences that a selection touches, or with the next one where they are whole.

    Where nothing is selected, `start` being `end`, it is the sentence there, or else the next one.
    None where there is no further sentence. Positions are code points, half-open.
    """
    spans = _spans(text)
    if not spans:
        return None
    starts, ends = zip(*spans, strict=True)
    first = bisect_right(ends, start)
    ended_here = first > 0 and ends[first - 1] == start == end
    if first == len(spans) or (ended_here and starts[first] > start):
        first -= 1  # a caret behind a full stop is in its sentence still
    last = max(first, bisect_left(starts, end) - 1)
    if (start, end) == (starts[first], ends[last]):
        last += 1
    return (starts[first], ends[last]) if last < len(spans) else None


@lru_cache(maxsize=2)
def _spans(text: str) -> tuple[Span, ...]:
    """Return the sentences in their order; a line that is no running text is one for itself."""
    from viewer.reading.claims.paragraphs import paragraphs  # the word lists take a while to read
    from viewer.reading.claims.quotations import quotations
    from viewer.reading.claims.sentences import sentences

    running = paragraphs(text)
    found = [(s.start, s.end) for s in sentences(text, running, quotations(text, running))]
    starts = [paragraph.start for paragraph in running]
    for line in finditer(r"\S[^\n]*", text):
        near = bisect_right(starts, line.end()) - 1
        if near < 0 or running[near].end <= line.start():
            found.append((line.start(), line.start() + len(line.group().rstrip())))
    return tuple(sorted(found))
