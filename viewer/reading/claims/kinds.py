"""What kind of claim words make, by the cue and by their own modality."""

from __future__ import annotations

import re
from functools import cache

from viewer.model.briefing import Kind
from viewer.reading.claims.words import groups, pattern
from viewer.reading.proposals import Speaker

_OWN = re.compile(r"\b(?:we|i|our|us|it|they)\b", re.IGNORECASE)
_DECIDES = frozenset(["person", "government", "organisation", "unnamed"])
_MODES = ("will", "may", "deny", "accuse", "judge")


@cache
def modes() -> frozenset[str]:
    """Return the words without one of which nothing is hedged or more than stated."""
    told = {word for key in _MODES for word in groups("kinds")[key]}
    return frozenset(told.union(groups("phrases")["hedges"]))


def kind_of(
    words: str, cue: Kind | None, speaker: Speaker, expert: bool, moded: bool = True
) -> Kind:
    """Return the kind of a claim; `cue` is what its verb says, None for the article's own.

    Where `moded` is not set, none of the words of `modes` is in it.
    """
    if words.rstrip("\"”’'»").endswith("?"):
        return cue or "statement"
    if not moded:
        return _as_told(cue, expert)
    words = words.lower()
    if cue in ("denial", "allegation", "announcement"):
        return cue
    if cue == "prediction" and not pattern("kinds", "will").search(words):
        return "prediction"
    if cue == "assessment" and not _modal(words):
        return "assessment"
    if cue is not None and pattern("kinds", "deny").search(words):
        return "denial"
    return _by_modality(words, cue, speaker, expert)


def _as_told(cue: Kind | None, expert: bool) -> Kind:
    """Return the kind that the cue alone makes."""
    if cue is None or cue == "statement":
        return "assessment" if expert else "statement"
    return cue


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
