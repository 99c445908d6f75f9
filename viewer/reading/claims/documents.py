"""Whose words a document has: “a report released on Monday by the Steel Institute”."""

from __future__ import annotations

from viewer.reading.claims.frames import Frame
from viewer.reading.claims.heads import head_of
from viewer.reading.claims.lexicon import roles
from viewer.reading.claims.phrases import Phrase, listed, phrase_after
from viewer.reading.claims.words import group

_REACH = 9
"""Tokens between a document and who issued it."""


def issuer(frame: Frame, phrase: Phrase) -> Phrase | None:
    """Return who issued the document that a phrase begins with, where he is named."""
    for at in range(phrase.first, phrase.last):
        if listed("prepositions", frame[at]):
            return None
        if roles().get(frame[at].lower) == "document":
            by = _by(frame, at + 1)
            if by is None:
                return None
            named = Phrase(by, phrase.last) if by < phrase.last else phrase_after(frame, by)
            is_name = named and head_of(frame[named.first : named.last])
            return named if is_name else None
    return None


def _by(frame: Frame, start: int) -> int | None:
    """Return what follows “by”, right there or behind “released on Monday”, “, released”."""
    if start < len(frame) and frame[start].text == ",":
        start += 1
    if start >= len(frame) or frame[start].lower not in group("phrases", "issued") | {"by"}:
        return None
    for at in range(start, min(len(frame) - 1, start + _REACH)):
        if not frame[at].word:
            return None
        if frame[at].lower == "by":
            return at + 1
    return None
