"""Which claims a denial denies: those before it, or soon after, that speak of the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from viewer.reading.claims.lexicon import governments
from viewer.reading.claims.words import group, groups
from viewer.reading.proposals import ProposedClaim

_WORD = re.compile(r"[^\W_]{2,}(?:[-’'](?!s\b)\w+)*")
_BEFORE = 12
_AFTER = 3
_ENOUGH = 2.0
_ACCUSING = 0.75
"""What being an allegation adds."""


def with_denials(claims: Sequence[ProposedClaim]) -> tuple[ProposedClaim, ...]:
    """Return the claims, each denial with the positions of what it denies."""
    if not any(claim.kind == "denial" for claim in claims):
        return tuple(claims)
    return tuple(
        msgspec.structs.replace(claim, denies=_denied(claims, at))
        if claim.kind == "denial"
        else claim
        for at, claim in enumerate(claims)
    )


def _denied(claims: Sequence[ProposedClaim], at: int) -> tuple[int, ...]:
    """Return the positions of the claims that one denies."""
    denial = claims[at]
    wanted = _topics(denial.quote)
    speakers = {speaker.name for speaker in denial.speakers}
    found = [
        index
        for index in range(max(0, at - _BEFORE), min(len(claims), at + _AFTER + 1))
        if index != at
        and _deniable(claims[index], speakers)
        and _alike(wanted, claims[index], index > at) >= _ENOUGH
    ]
    return tuple(found) or _nearest(claims, at, speakers)


def _deniable(claim: ProposedClaim, speakers: set[str]) -> bool:
    same = speakers & {speaker.name for speaker in claim.speakers}
    return not same and claim.kind in ("allegation", "statement", "assessment", "announcement")


def _alike(wanted: frozenset[str], claim: ProposedClaim, after: bool) -> float:
    """Return how much a claim speaks of what is denied."""
    shared = wanted & _topics(claim.quote)
    weight = sum(0.5 if topic.startswith("country ") else 1.0 for topic in shared)
    weight += _ACCUSING if claim.kind == "allegation" and weight >= 1 else 0
    return weight - (0.5 if after else 0) - (0.5 if claim.speakers[0].kind == "article" else 0)


def _nearest(claims: Sequence[ProposedClaim], at: int, speakers: set[str]) -> tuple[int, ...]:
    """Return the allegation just before, which "denied the allegation" means."""
    said = {word.group().lower() for word in _WORD.finditer(claims[at].quote[:1200])}
    own = {stem for name in speakers for stem in _topics(name)}
    if said.isdisjoint(group("alike", "claim")) and _topics(claims[at].quote) - own:
        return ()
    for index in range(at - 1, max(-1, at - 5), -1):
        if claims[index].kind == "allegation" and _deniable(claims[index], speakers):
            return (index,)
    return ()


@lru_cache(maxsize=64)
def _topics(words: str) -> frozenset[str]:
    """Return what some words speak of: stems, groups of like words, countries."""
    found: set[str] = set()
    common = _common()
    bare = [word.group() for word in _WORD.finditer(words[:1200])]
    for word, following in zip(bare, [*bare, ""][1:], strict=True):
        country = governments().get(f"{word} {following}") or governments().get(word)
        lower = word.lower()
        if country:
            found.add(f"country {country}")
        elif lower in _groups():
            found.add(_groups()[lower])
        elif lower not in common and len(lower) > 3:
            found.add(lower[:6])
    return frozenset(found - {"group claim"})


@cache
def _groups() -> dict[str, str]:
    return {word: f"group {name}" for name, words in groups("alike").items() for word in words}


@cache
def _common() -> frozenset[str]:
    found: set[str] = set()
    for key in groups("phrases"):
        if key not in ("hedges", "pieces", "publishing"):
            found |= group("phrases", key)
    return frozenset(found | {"said", "says", "told", "denied", "denies", "rejected", "dismissed"})
