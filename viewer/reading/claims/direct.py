"""Whether a quotation stands for itself, or is a part of somebody's indirect speech."""

from __future__ import annotations

import re

from viewer.reading.claims.attributions import Attribution
from viewer.reading.claims.cues import Cue
from viewer.reading.claims.frames import Frame

_WORDS = re.compile(r"[^\W_]+")


def is_direct(text: str, frame: Frame, at: int, chain: Attribution) -> bool:
    """Say whether a quotation stands for itself, rather than in the middle of a sentence."""
    token = frame[at]
    words = len(_WORDS.findall(text, token.start, min(token.end, token.start + 400)))
    if words >= 12 and _tail(frame, at, chain) <= 8:
        return True
    lead = _lead(frame, at, chain)
    if lead is not None and lead <= 2 and _set_off(text, frame, at, chain):
        return True
    if lead is None or lead > 2 or _tail(frame, at, chain) > 2:
        return False
    inside = text[token.start : token.end].strip("\"“”„‘’'»« ")
    whole = inside[-1:] in {",", ".", "?", "!", "…", "—"}
    if lead and at > 0 and frame[at - 1].lower == "that":
        return words >= 5
    return words >= (5 if _right_after_cue(chain, at) and not inside[:1].isupper() else 3) or whole


def _lead(frame: Frame, at: int, chain: Attribution) -> int | None:
    """Return how many words of the sentence lead into a quotation; None in mid clause."""
    before = at - 1
    if before < chain.first or frame[before].text == ":":
        return 0
    if frame[before].text == "," and _after_cue(chain, before):
        return 0
    count = 0
    while before >= chain.first and frame[before].quoted < 0 and not _in_cue(chain, before):
        count += frame[before].word
        before -= 1
    cue_before = before >= chain.first and frame[before].quoted < 0
    if cue_before and count and frame[at - 1].lower != "that":
        return None
    return count


def _right_after_cue(chain: Attribution, at: int) -> bool:
    return any(_cue_span(cue)[1] == at for cue in chain.cues)


def _after_cue(chain: Attribution, at: int) -> bool:
    return any(cue.last <= at and at - cue.last < 14 for cue in chain.cues)


def _tail(frame: Frame, at: int, chain: Attribution) -> int:
    """Return how many words of the sentence's own go on after a quotation."""
    after = at + 1
    count = 0
    while after < chain.last and frame[after].quoted < 0 and not _in_cue(chain, after):
        if frame[after].word:
            count += 1
        if frame[after].text in ",;" and count == 0 and after > at + 1:
            break
        after += 1
    return count


def _in_cue(chain: Attribution, at: int) -> bool:
    return any(_cue_span(cue)[0] <= at < _cue_span(cue)[1] for cue in chain.cues)


def _cue_span(cue: Cue) -> tuple[int, int]:
    first = min(cue.first, cue.subject.first) if cue.subject else cue.first
    return first, max(cue.last, cue.subject.last if cue.subject else 0)


def _set_off(text: str, frame: Frame, at: int, chain: Attribution) -> bool:
    """Say whether a quotation ends in a comma of its own, and somebody follows who said it."""
    inside = text[frame[at].start : frame[at].end].rstrip("\"”’'»« ")
    return inside.endswith(",") and any(cue.at > at for cue in chain.cues)
