"""Paragraphs of running text; headings, bylines, captions and a page's furniture left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from viewer.model.briefing import Block
from viewer.reading.claims.verbs import verbs
from viewer.reading.claims.words import groups
from viewer.reading.extraction import wires

_LINE = re.compile(r"[^\n]+")
_ENDS = re.compile(r"[.!?…:;,][\"”“’'»«)\]*_]*\Z")
_SPOKEN = re.compile(r"[,?!][\"”»]\s+\w")
"""A quotation with its comma, which no heading has."""
_NAMES = r"[^\W\d_a-z][\w./’'-]*(?:,? (?:[^\W_a-z][\w./’'-]*|de|of|the|an|am)){0,7}"
_DATELINE = re.compile(
    r"(?=(?:[ ./’'-]?[A-Z]){3})[A-Z][A-Z ./’'-]{2,30}"  # “US – China” is none
    rf"(?:, {_NAMES})?(?:\s*[-–—]+|\s?/)\s+(?=[“”„«\"'‘’]?[^\W_a-z])"
)
"""A place in capitals, then a dash or a slash, where nobody says who sent it: “BEIRA — ”."""
_SET_OFF = re.compile(r"[^.!?\n]{1,100}?\s[-–—]+\s+(?P<word>\w+)")
"""What two dashes set off, and the word after it."""
_REACH = 200
"""How far a dateline may reach."""
_WRAPPED = 45
"""A line shorter than this was not broken because the column was full."""
_HEADING_WORDS = 14


class Paragraph(msgspec.Struct, frozen=True, gc=False):
    """A span of running text."""

    start: int
    end: int


def paragraphs(text: str, blocks: Sequence[Block] = ()) -> list[Paragraph]:
    """Return the paragraphs in which somebody may say something."""
    lines = (_after_dateline(text, *span) for span in _lines(text))
    spans = [span for span in lines if not _is_furniture(text[slice(*span)])]
    return [Paragraph(*span) for span in _outside(spans, blocks)]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines, those that are broken in mid sentence joined."""
    start = end = -1
    for match in _LINE.finditer(text):
        if start >= 0 and _goes_on(text, start, end, match.start()):
            end = match.end()
            continue
        if start >= 0:
            yield start, end
        start, end = match.span()
    if start >= 0:
        yield start, end


def _goes_on(text: str, start: int, end: int, following: int) -> bool:
    """Say whether a line break is one of the column rather than of the text."""
    if following != end + 1:
        return False
    last_line = end - max(start, text.rfind("\n", start, end) + 1)
    return (
        last_line >= _WRAPPED
        and not _ENDS.search(text, max(start, end - 4), end)
        and (text[following].islower() or (last_line <= 100 and "\n\n" in text))
    )


def _after_dateline(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a line without the dateline before it."""
    head = text[start : min(end, start + _REACH)]
    if sent := wires.dateline(head):
        return start + sent.end, end
    place = _DATELINE.match(head)
    if place is None or _is_set_off(head, place.end()):
        return start, end
    return start + place.end(), end


def _is_set_off(head: str, at: int) -> bool:
    """Say whether what follows is said of the name: “NATO — the old alliance — said”."""
    inside = _SET_OFF.match(head, at)
    return inside is not None and inside["word"] in verbs()


def _outside(spans: list[tuple[int, int]], blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the spans, less what the blocks take of them."""
    taken = sorted((block.start, block.end) for block in blocks)
    at = 0
    for start, end in spans:
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        here = start
        for low, high in taken[at:]:
            if low >= end:
                break
            if low > here:
                yield here, low
            here = max(here, high)
        if here < end:
            yield here, end


def _is_furniture(line: str) -> bool:
    """Say whether a line is a heading or belongs to the page."""
    bare = line.strip().strip("*#•-|()[] ").lower()
    if bare.rstrip(".:!") in _furniture_lines() or bare.startswith(_furniture_starts()):
        return True
    if _SPOKEN.search(line):
        return False
    return not _ENDS.search(line.rstrip(), max(0, len(line.rstrip()) - 4)) and (
        len(line.split(None, _HEADING_WORDS)) <= _HEADING_WORDS
    )


@cache
def _furniture_lines() -> frozenset[str]:
    return frozenset(groups("furniture")["line"])


@cache
def _furniture_starts() -> tuple[str, ...]:
    return groups("furniture")["start"]
