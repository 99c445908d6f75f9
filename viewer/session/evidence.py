"""The article around a claim's words: what is shown when somebody asks for the proof."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from viewer.map.room import Evidence, Paragraph, Run
from viewer.model.index import Index
from viewer.model.text import displayed

AROUND = 2
"""Paragraphs shown before and after those with the words."""
LONGEST = 1200
"""Characters of a paragraph on either side of the words."""
MOST = 12
"""Paragraphs that may lie between two passages which are shown together."""
MOST_SHOWN = 40
"""Paragraphs shown at once: of longer evidence, the first ones."""

Span = tuple[int, int]


class Spot(NamedTuple):
    """Where words stand: code points of a source, half-open."""

    source: str
    start: int
    end: int


def spots_of(index: Index, passages: Iterable[str]) -> tuple[Spot, ...]:
    """Return where passages stand, without those that are nowhere any more."""
    found = (index.passages[i] for i in passages if i in index.passages)
    return tuple(
        Spot(p.source, p.position.start, p.position.end) for p in found if p.state != "orphan"
    )


def evidence(
    index: Index,
    texts: dict[str, str],
    spots: Sequence[Spot],
    words_of: Callable[[str, int], str],
) -> Evidence | None:
    """Return the article with these spots marked, those far from the first one left out.

    `words_of` says which article it is, and how many spots are in others. None where no spot is
    in a text.
    """
    found = [spot for spot in spots if spot.source in texts]
    if not found:
        return None
    article = found[0].source
    text = texts[article]
    spans = _paragraphs(text)
    marked = sorted((spot.start, spot.end) for spot in found if spot.source == article)
    first, last = _extent(spans, marked)
    headings = [b.start for b in index.sources[article].blocks if b.role == "heading"]
    shown = spans[first : last + 1]
    near = [mark for mark in marked if shown and mark[0] < shown[-1][1]]
    return Evidence(
        source=words_of(article, len(found) - len(marked)),
        paragraphs=tuple(_paragraph(text, span, near, headings) for span in shown),
        before=first > 0,
        after=last + 1 < len(spans),
    )


def _paragraphs(text: str) -> list[Span]:
    """Return where the lines that are not empty stand."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def _extent(spans: Sequence[Span], marked: Sequence[Span]) -> tuple[int, int]:
    """Return the first and the last paragraph to show."""
    starts = [start for start, _ in spans]
    touched = [_at(starts, start) for start, _ in marked]
    last = touched[0]
    for paragraph, (_, end) in zip(touched, marked, strict=True):
        if paragraph - last <= MOST:
            last = max(last, _at(starts, end - 1))
    first = max(0, touched[0] - AROUND)
    return first, min(len(spans) - 1, last + AROUND, first + MOST_SHOWN - 1)


def _at(starts: Sequence[int], position: int) -> int:
    return max(0, bisect_right(starts, position) - 1)


def _paragraph(text: str, span: Span, marked: Iterable[Span], headings: Sequence[int]) -> Paragraph:
    start, end = span
    inside = [(max(s, start), min(e, end)) for s, e in marked if s < end and start < e]
    runs = tuple(_runs(text, span, inside))
    return Paragraph(runs=runs, heading=any(start <= at < end for at in headings))


def _runs(text: str, span: Span, marked: Sequence[Span]) -> Iterator[Run]:
    """Yield a paragraph in runs, marked and not; of a very long one what is near the words."""
    low, high = span
    if marked:
        low = max(low, marked[0][0] - LONGEST)
        high = min(high, max(end for _, end in marked) + LONGEST)
    high = min(high, low + 4 * LONGEST)
    at = low
    for start, end in marked:
        start, end = max(start, at), min(end, high)
        if start < end:
            yield from _plain(text[at:start], cut=at == low > span[0])
            yield Run(text=displayed(text[start:end]), marked=True)
            at = end
    rest = text[at:high] + ("…" if high < span[1] else "")
    yield from _plain(rest, cut=at == low > span[0])


def _plain(text: str, *, cut: bool) -> Iterator[Run]:
    if text:
        yield Run(text=displayed(("…" if cut else "") + text))
