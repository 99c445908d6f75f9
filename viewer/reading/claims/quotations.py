"""Quotations in a paragraph: straight and typographic, single and double, nested, unclosed."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from viewer.reading.claims.paragraphs import Paragraph

_MARK = re.compile("''|``|[\"“”„‟«»″＂‘’‚‛'‹›]")
_SINGLE = frozenset("‘’‚‛'‹›")
_STRAIGHT = frozenset(['"', "″", "＂", "''", "``"])
_OPENING = frozenset(["“", "„", "‟", "«", "``"])
_NOT_OPENED = re.compile(r"(?:\d\ds?|em|tis|til|twas|cause|n)\b", re.IGNORECASE)
_BREAK = frozenset(" \t\u00a0\u2009\u202f([{—–-/:,;.…")
_SAID = r"(?:said|says|told|added|continued|replied|explained|insisted)"
_SAID_INSIDE = re.compile(
    rf",[ ](?:he|she|they|(?:[^\W\d_a-z][\w’'-]*[ ]){{1,3}})[ ]?{_SAID}\b"
    rf"|,[ ]{_SAID}[ ](?:the[ ]|[^\W\d_a-z])"
)
_STOP = re.compile(r"[.!?](?=\s)")
_RUNS_ON = 600
"""An unclosed quotation longer than this is taken to end with its first sentence."""
_DEEPEST = 8


class Quotation(msgspec.Struct, frozen=True, gc=False):
    """The words between two marks, and the marks."""

    start: int
    end: int
    closed: bool = True
    continues: bool = False
    """It goes on from the paragraph before, whose quotation was not closed."""


class _Mark(msgspec.Struct, frozen=True, gc=False):
    at: int
    end: int
    sign: str
    before: str
    after: str

    def may_open(self) -> bool:
        """Say whether something can begin here."""
        return (
            (not self.before or self.before in _BREAK or bool(_MARK.match(self.before)))
            and bool(self.after)
            and (not self.after.isspace() or self.sign == "«")  # in French a space follows it
        )

    def may_close(self) -> bool:
        """Say whether something can end here."""
        return bool(self.before) and not self.before.isspace() and not self.after.isalnum()


def quotations(text: str, spans: Sequence[Paragraph]) -> list[list[Quotation]]:
    """Return the outermost quotations of each paragraph."""
    found: list[list[Quotation]] = []
    going_on = False
    for index, span in enumerate(spans):
        following = spans[index + 1] if index + 1 < len(spans) else None
        opens_again = following is not None and _opens(text, following)
        here = _in_paragraph(text, span, opens_again, going_on)
        going_on = bool(here) and not here[-1].closed and here[-1].end >= span.end and opens_again
        found.append(here)
    return found


def _opens(text: str, span: Paragraph) -> bool:
    """Say whether a paragraph begins with an opening mark."""
    start = span.start
    while start < span.end and text[start].isspace():
        start += 1
    return text[start] in "\"“„«‘»”'" if start < span.end else False


def _marks(text: str, span: Paragraph) -> list[_Mark]:
    return [
        _Mark(
            match.start(),
            match.end(),
            match.group(),
            text[match.start() - 1] if match.start() > span.start else "",
            text[match.end()] if match.end() < span.end else "",
        )
        for match in _MARK.finditer(text, span.start, span.end)
    ]


def _in_paragraph(text: str, span: Paragraph, opens_again: bool, going_on: bool) -> list[Quotation]:
    """Return the outermost quotations of one paragraph, in order."""
    marks = _marks(text, span)
    found: list[Quotation] = []
    inner: list[Quotation] = []
    stack: list[_Mark] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        at += 1
        if mark.sign in _SINGLE:
            if not stack and (closing := _closing_single(text, marks, at - 1)):
                found.append(Quotation(mark.at, marks[closing].end))
                at = closing + 1
        elif stack and _closes(mark, stack[-1]):
            opener = stack.pop()
            (inner if stack else found).append(Quotation(opener.at, mark.end))
            if not stack:
                inner.clear()
        elif _opens_here(mark, bool(stack)) and len(stack) < _DEEPEST:
            stack.append(mark)
    if stack:
        found += _unclosed(text, span, stack, inner, opens_again)
    return _continued(text, span, found, going_on)


def _opens_here(mark: _Mark, inside: bool) -> bool:
    if mark.sign in _OPENING or mark.sign in _STRAIGHT:
        return mark.may_open()
    return not inside and mark.may_open()


def _closes(mark: _Mark, opener: _Mark) -> bool:
    """Say whether a mark ends what another one began."""
    if opener.sign == "«":
        return mark.sign == "»"
    if opener.sign == "»":
        return mark.sign in "«»"
    if mark.sign in "«»":
        return False
    if mark.sign in _STRAIGHT or mark.sign in _OPENING:
        return mark.may_close() and mark.sign != "„"
    return not (mark.before.isspace() and mark.may_open())


def _closing_single(text: str, marks: list[_Mark], at: int) -> int:
    """Return which mark ends what a single mark begins; 0 where it begins nothing."""
    opener = marks[at]
    if opener.sign in "’›" or not opener.may_open() or not opener.after.isalnum():
        return 0
    if _NOT_OPENED.match(text, opener.end) and opener.sign in "'‘":
        return 0
    first = 0
    for index in range(at + 1, len(marks)):
        mark = marks[index]
        if mark.sign not in _SINGLE:
            continue
        if mark.may_close():
            first = first or index
            if text[mark.at - 1] not in "sS":
                return index
        elif mark.before.isspace() and mark.may_open():
            break
    return first


def _unclosed(
    text: str, span: Paragraph, stack: list[_Mark], inner: list[Quotation], opens_again: bool
) -> list[Quotation]:
    """Return what to make of marks that nothing ends."""
    start = stack[0].at
    if opens_again and not inner and len(stack) == 1:
        return [Quotation(start, span.end, closed=False)]
    later = [quotation for quotation in inner if quotation.start > start]
    limit = min([mark.at for mark in stack[1:]] + [later[0].start if later else span.end])
    found = [Quotation(start, _own_end(text, start, limit), closed=False)]
    for quotation in later:
        if quotation.start >= found[-1].end:
            found.append(quotation)
    return found


def _own_end(text: str, start: int, limit: int) -> int:
    """Return where an unclosed quotation ends: before "he said", else as far as it may go."""
    said = _SAID_INSIDE.search(text, start + 1, min(limit, start + 2000))
    end = said.start() + (1 if text[said.start()] == "," else 0) if said else limit
    if said is None and end - start > _RUNS_ON and (stop := _STOP.search(text, start, end)):
        end = stop.start() + 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _continued(
    text: str, span: Paragraph, found: list[Quotation], going_on: bool
) -> list[Quotation]:
    """Mark a quotation at the start of a paragraph that goes on from the one before."""
    if going_on and found and not text[span.start : found[0].start].strip():
        first = found[0]
        found[0] = Quotation(first.start, first.end, first.closed, continues=True)
    return found
