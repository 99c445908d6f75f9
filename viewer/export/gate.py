"""The release gate: what a person should know, or mend, before a briefing leaves the house."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Literal

import msgspec

from viewer.model import geometry
from viewer.model.briefing import Claim, Passage, Source
from viewer.model.cards import ADRIFT
from viewer.model.index import Index
from viewer.model.text import quoted, shortened

Concern = Literal[
    "undecided", "suggested", "unattributed", "unsourced", "misquoted", "unplaced", "misshapen",
    "incomplete",
]  # fmt: skip

WORDS: dict[Concern, tuple[str, str]] = {
    "undecided": ("proposal waits for a decision", "proposals wait for a decision"),
    "suggested": ("claim is only suggested", "claims are only suggested"),
    "unattributed": ("claim has no speaker", "claims have no speaker"),
    "unsourced": ("claim has no words in a source", "claims have no words in a source"),
    "misquoted": (
        "claim quotes words that have changed",
        "claims quote words that have changed",
    ),
    "unplaced": ("place has no position", "places have no position"),
    "misshapen": ("place has a shape that is not sound", "places have shapes that are not sound"),
    "incomplete": ("source is not fully named", "sources are not fully named"),
}
"""For one and for several."""

NAMED = 3
"""Examples that are enough, of ids or of words."""

LONGEST = 80
"""Characters of a part's own words in a finding."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to know before an export."""

    concern: Concern
    part: str
    """The id of the claim, place or source: where to go."""
    where: str
    """The part in words."""
    what: str


def findings(index: Index) -> Iterator[Finding]:
    """Yield what there is to know, by concern, in the order of the briefing.

    None of it keeps an export from being true: a suggested claim is exported as suggested, a place
    without a position as one without.
    """
    for rule in _RULES:
        yield from rule(index)


def summaries(found: Iterable[Finding]) -> Iterator[str]:
    """Yield a line for each concern: how many parts, and the ids of the first few."""
    for concern, group in groupby(found, key=lambda finding: finding.concern):
        parts = list(group)
        one, several = WORDS[concern]
        told = one if len(parts) == 1 else several
        names = ", ".join(_example(finding) for finding in parts[:NAMED])
        more = ", …" if len(parts) > NAMED else ""
        yield f"{len(parts)} {told}: {names}{more}"


def _example(finding: Finding) -> str:
    """Return a part's id; for a source also what it lacks."""
    return f"{finding.part} ({finding.what})" if finding.concern == "incomplete" else finding.part


def _undecided(index: Index) -> Iterator[Finding]:
    for proposal in index.briefing.proposals:
        if not proposal.rejected:
            words = shortened(proposal.quote.exact, LONGEST)
            what = "it is in no export until somebody accepts it"
            yield Finding(concern="undecided", part=proposal.id, where=words, what=what)


def _suggested(index: Index) -> Iterator[Finding]:
    for claim in index.standing:
        if claim.review.state == "suggested":
            yield _about_claim("suggested", claim.id, claim.text, "nobody has accepted it yet")


def _unattributed(index: Index) -> Iterator[Finding]:
    for claim in index.standing:
        if not index.speakers(claim):
            yield _about_claim("unattributed", claim.id, claim.text, "it does not say who says so")


def _unsourced(index: Index) -> Iterator[Finding]:
    for claim in index.standing:
        if not _in_a_source(index, claim):
            yield _about_claim("unsourced", claim.id, claim.text, "its words are in no source")


def _misquoted(index: Index) -> Iterator[Finding]:
    for claim in index.standing:
        adrift = [p for p in _passages(index, claim) if p.state in ADRIFT][:NAMED]
        if adrift and _in_a_source(index, claim):
            what = "; ".join(f"{quoted(_short(p.quote.exact))} {ADRIFT[p.state]}" for p in adrift)
            yield _about_claim("misquoted", claim.id, claim.text, what)


def _passages(index: Index, claim: Claim) -> list[Passage]:
    return [index.passages[p] for p in claim.passages if p in index.passages]


def _in_a_source(index: Index, claim: Claim) -> bool:
    passages = _passages(index, claim)
    return any(p.state != "orphan" and p.source in index.sources for p in passages)


def _unplaced(index: Index) -> Iterator[Finding]:
    for place in index.briefing.places:
        if not (place.geometry or place.geometry_by_viewpoint):
            what = "it has no position and is not on the map"
            yield Finding(concern="unplaced", part=place.id, where=_short(place.name), what=what)


def _misshapen(index: Index) -> Iterator[Finding]:
    for place in index.briefing.places:
        shapes = [s for s in (place.geometry, *place.geometry_by_viewpoint.values()) if s]
        if faults := sorted({what for shape in shapes for what in geometry.problems(shape)}):
            yield Finding(
                concern="misshapen",
                part=place.id,
                where=_short(place.name),
                what="; ".join(faults),
            )


def _incomplete(index: Index) -> Iterator[Finding]:
    for source in index.briefing.sources:
        if missing := _missing(source):
            name = source.title.value if source.title else source.id
            what = f"no {', no '.join(missing)}"
            yield Finding(concern="incomplete", part=source.id, where=_short(name), what=what)


def _missing(source: Source) -> list[str]:
    facts = {"title": source.title, "publisher": source.publisher, "date": source.published}
    return [name for name, fact in facts.items() if not (fact and fact.value.strip())]


def _about_claim(concern: Concern, part: str, words: str, what: str) -> Finding:
    return Finding(concern=concern, part=part, where=_short(words), what=what)


def _short(words: str) -> str:
    return shortened(words, LONGEST)


_RULES: tuple[Callable[[Index], Iterator[Finding]], ...] = (
    _undecided, _suggested, _unattributed, _unsourced, _misquoted, _unplaced, _misshapen,
    _incomplete,
)  # fmt: skip
