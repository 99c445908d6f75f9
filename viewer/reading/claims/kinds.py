"""What kind of claim words make, by the cue and by their own modality."""

from __future__ import annotations

import re

from viewer.model.briefing import Kind
from viewer.reading.claims.words import pattern
from viewer.reading.proposals import Speaker

_OWN = re.compile(r"\b(?:we|i|our|us|it|they)\b", re.IGNORECASE)
_DECIDES = frozenset(["person", "government", "organisation", "unnamed"])


def kind_of(words: str, cue: Kind | None, speaker: Speaker, expert: bool) -> Kind:
    """Return the kind of a claim; `cue` is what its verb says, None for the article's own."""
    words = words.lower()
    if words.rstrip("\"”’'»").endswith("?"):
        return cue or "statement"
    if cue in ("denial", "allegation", "announcement"):
        return cue
    if cue == "prediction" and not pattern("kinds", "will").search(words):
        return "prediction"
    if cue == "assessment" and not _modal(words):
        return "assessment"
    if cue is not None and pattern("kinds", "deny").search(words):
        return "denial"
    return _by_modality(words, cue, speaker, expert)


def _modal(words: str) -> bool:
    return bool(pattern("kinds", "may").search(words) or pattern("kinds", "will").search(words))


def _by_modality(words: str, cue: Kind | None, speaker: Speaker, expert: bool) -> Kind:
    decides = cue == "statement" and speaker.kind in _DECIDES and not expert
    decides = decides and (speaker.kind != "unnamed" or bool(_OWN.search(words)))
    if pattern("kinds", "may").search(words):
        return "prediction"
    if pattern("kinds", "will").search(words):
        return "announcement" if decides else "prediction"
    if cue is not None and pattern("kinds", "accuse").search(words):
        return "allegation"
    if expert or (cue is not None and pattern("kinds", "judge").search(words)):
        return "assessment"
    return cue or "statement"
