"""Sentences of a paragraph; a quotation, however long, is not cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from viewer.reading.claims.paragraphs import Paragraph
from viewer.reading.claims.quotations import Quotation
from viewer.reading.claims.words import group

_END = re.compile(r"[.!?…][.!?…\"”“’'»«)\]]{0,40}(?=\s)")
_GLUED = re.compile(
    r"(?:T(?<=[a-z].)(?:he|his|hat|hese|hey)|I(?<=[a-z].)[nt]|A(?<=[a-z].)(?:n|ccording)?"
    r"|O(?<=[a-z].)n|B(?<=[a-z].)ut|S(?<=[a-z].)he|H(?<=[a-z].)e|W(?<=[a-z].)hen)(?=\s)"
)
"""Words at which furniture of a page has run into a sentence."""
_WORD_BEFORE = re.compile(r"[\w.’-]{1,12}\Z")
_NEXT_WORD = re.compile(r"[\"”’'»)]*\s+([^\W\d_]+)")
_SAID = re.compile(
    r"\s+(?:[^\W\d_a-z][\w.’'-]*\s+){1,4}(?:said|says|told|added|wrote)(?:\s[\w’-]+){0,4}\.(?:\s|\Z)"
)
_ASKED = re.compile(
    r"\s+(?:[^\W\d_a-z][\w.’'-]*\s+){1,4}"
    r"(?:said|says|asked|asks|wrote|added|shouted|told|replied|tweeted|wondered)\b"
)


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A span of a paragraph, and the quotations in it."""

    start: int
    end: int
    paragraph: int
    quotations: tuple[Quotation, ...]


def sentences(
    text: str, spans: Sequence[Paragraph], quoted: Sequence[Sequence[Quotation]]
) -> Iterator[Sentence]:
    """Yield the sentences of all paragraphs in order."""
    for number, (span, inside) in enumerate(zip(spans, quoted, strict=True)):
        at = 0
        for start, end in _pieces(text, span, inside):
            first = at
            while at < len(inside) and inside[at].start < end:
                at += 1
            yield Sentence(start, end, number, tuple(inside[first:at]))


def _pieces(text: str, span: Paragraph, inside: Sequence[Quotation]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences, without the space around them."""
    start = span.start
    for end in _boundaries(text, span, inside):
        if piece := _stripped(text, start, end):
            yield piece
        start = end
    if piece := _stripped(text, start, span.end):
        yield piece


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    bare = text[start:end].lstrip()
    start = end - len(bare)
    return (start, start + len(bare.rstrip())) if bare else None


def _boundaries(text: str, span: Paragraph, inside: Sequence[Quotation]) -> Iterator[int]:
    """Yield where a sentence ends."""
    ends = [match.span() for match in _END.finditer(text, span.start, span.end)]
    glued = [
        (match.start(), match.start()) for match in _GLUED.finditer(text, span.start, span.end)
    ]
    at = 0
    for low, high in sorted(ends + glued) if glued else ends:
        while at < len(inside) and inside[at].end <= low:
            at += 1
        within = at < len(inside) and inside[at].start <= low
        if within and high < inside[at].end:
            continue
        if low == high or _ends(text, span, low, high, within):
            yield high


def _ends(text: str, span: Paragraph, low: int, high: int, within: bool) -> bool:
    """Say whether marks from low to high end a sentence, and no short form or quotation alone."""
    following = high
    while following < span.end and text[following].isspace():
        following += 1
    if following >= span.end:
        return False
    if text[following].islower():
        return False
    if within and (_ASKED if text[low] in "?!…" else _SAID).match(
        text, high, min(span.end, high + 120)
    ):
        return False
    return text[low] != "." or high > low + 1 or not _is_short(text, span, low)


def _is_short(text: str, span: Paragraph, dot: int) -> bool:
    """Say whether the word before a full stop is a short form or an initial."""
    match = _WORD_BEFORE.search(text, max(span.start, dot - 12), dot)
    if match is None:
        return False
    word = match.group().lower()
    if word in group("abbreviations", "capital"):
        return not _begins(text, span, dot)
    return word in group("abbreviations", "always") or (
        len(word) == 1 and word.isalpha() and word != "i"
    )


def _begins(text: str, span: Paragraph, dot: int) -> bool:
    """Say whether the word after a full stop is one that sentences begin with."""
    match = _NEXT_WORD.match(text, dot + 1, min(span.end, dot + 40))
    word = match.group(1).lower() if match else ""
    return any(
        word in group("phrases", key)
        for key in ("determiners", "pronouns", "openers", "prepositions", "subordinators")
    )
