"""Changing frozen text: its passages and proposals are found again in what it has become.

A passage whose words are where the lines around it have come to stays exact. Others are looked for
as `viewer.model.anchor` says: the same words elsewhere, then words much like them. What is not
found is kept with its words, as an orphan.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from viewer.model import anchor, text
from viewer.model.briefing import (
    Block,
    Briefing,
    Passage,
    Proposal,
    Source,
    TextPositionSelector,
)
from viewer.model.errors import DatelineError
from viewer.session.editing.parts import changed, mapped
from viewer.session.editing.shifting import Shift
from viewer.session.review import words_of
from viewer.store import container
from viewer.store.container import MAX_TEXT, Document


def corrected(document: Document, source: str, words: str) -> Document:
    """Return the document with another text of a source; raises DatelineError for one that is none.

    The same document where nothing is another one.
    """
    before, after = document.texts[source], text.typed(words)
    if after == before:
        return document
    _refuse(after)
    shift = Shift(before, after)

    def passage(part: Passage) -> Passage:
        return part if part.source != source else _found(part, before, after, shift)

    def proposal(part: Proposal) -> Proposal:
        return part if part.source != source else _found_again(part, before, after, shift)

    def frozen(part: Source) -> Source:
        blocks = _blocks(part.blocks, before, after, shift)
        return msgspec.structs.replace(part, sha256=text.sha256(after), blocks=blocks)

    briefing = msgspec.structs.replace(
        document.briefing,
        sources=changed(document.briefing.sources, source, frozen),
        passages=mapped(document.briefing.passages, passage),
        proposals=mapped(document.briefing.proposals, proposal),
    )
    texts = {**document.texts, source: after}
    return msgspec.structs.replace(container.edited(document, briefing), texts=texts)


def drifted(briefing: Briefing) -> tuple[Passage, ...]:
    """Return what does not stand where it stood: the lost first, then the changed, then the moved.

    Open proposals are among it, as the passages that they would be.
    """
    found = [p for p in briefing.passages if p.state != "exact"]
    found += [words_of(p) for p in briefing.proposals if p.state != "exact" and not p.rejected]
    order = ("orphan", "fuzzy", "moved")
    return tuple(sorted(found, key=lambda p: (order.index(p.state), p.position.start)))


def requoted(briefing: Briefing, passage: str, texts: Mapping[str, str]) -> Briefing:
    """Let a passage quote the words that stand where it was found."""
    part = next(p for p in briefing.passages if p.id == passage)
    if part.state == "orphan":
        raise DatelineError("its words are not in the article", "select others for it")
    return replaced(briefing, passage, part.source, texts, part.position.start, part.position.end)


def replaced(
    briefing: Briefing, passage: str, source: str, texts: Mapping[str, str], start: int, end: int
) -> Briefing:
    """Put a passage on other words of its article; raises DatelineError for another article's."""
    part = next(p for p in briefing.passages if p.id == passage)
    if part.source != source:
        raise DatelineError("these are words of another article", "select some of the same")
    made = anchor.passage(passage, source, texts[source], start, end)
    return msgspec.structs.replace(
        briefing, passages=changed(briefing.passages, passage, lambda _: made)
    )


def _found(part: Passage, before: str, after: str, shift: Shift) -> Passage:
    """Return a passage as it stands in the text as it is now."""
    start, end = part.position.start, part.position.end
    span = shift.span(start, end)
    if part.state != "orphan" and span and after[slice(*span)] == before[start:end]:
        return _shifted(part, after, *span)
    if span:
        part = _at(part, *span)
    found = anchor.anchored(part, after)
    return _shifted(found, after, *_span(found)) if found.state == "exact" else found


def _shifted(part: Passage, after: str, start: int, end: int) -> Passage:
    """Return a passage whose own words are as they were; one that is exact has a new context."""
    if part.state == "exact":
        return anchor.passage(part.id, part.source, after, start, end)
    return _at(part, start, end)


def _found_again(part: Proposal, before: str, after: str, shift: Shift) -> Proposal:
    """Return a proposal as it stands; nobody has accepted its words, so it takes the new ones."""
    found = _found(words_of(part), before, after, shift)
    if found.state == "orphan":
        return msgspec.structs.replace(part, state="orphan")
    made = anchor.passage(part.id, part.source, after, *_span(found))
    return msgspec.structs.replace(
        part, quote=made.quote, position=made.position, state=found.state
    )


def _at(part: Passage, start: int, end: int) -> Passage:
    return msgspec.structs.replace(part, position=TextPositionSelector(start=start, end=end))


def _span(part: Passage) -> tuple[int, int]:
    return part.position.start, part.position.end


def _blocks(blocks: tuple[Block, ...], before: str, after: str, shift: Shift) -> tuple[Block, ...]:
    """Return headings and such where their words have come to, without those that are gone."""
    moved = []
    for block in blocks:
        if span := shift.span(block.start, block.end):
            start, end = span
            if _starts_line(before, block.start):
                start = after.rfind("\n", 0, start) + 1
            if before[block.end : block.end + 1] in ("", "\n"):
                end = after.find("\n", end) if "\n" in after[end:] else len(after)
            moved.append(Block(start=start, end=end, role=block.role))
    return tuple(moved)


def _starts_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _refuse(words: str) -> None:
    if not words.strip():
        raise DatelineError("the article has no words left", "undo, or leave its text as it was")
    if len(words.encode()) > MAX_TEXT:
        most = f"an article has at most {MAX_TEXT // 10**6} MB of text"
        raise DatelineError("the text is too long", most)
