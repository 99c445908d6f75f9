"""Proposals put right before they are decided: another kind, and what a denial denies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from viewer.model.briefing import Briefing, Kind, Proposal, ProposedAgent, ProposedStatement
from viewer.model.index import Index
from viewer.model.text import folded
from viewer.session.hindrances import deniable_ids
from viewer.session.review import open_proposals

_NAMES = re.compile(
    r"\b[A-ZÀ-Þ][\w’-]{1,40}(?: (?:al-|el-|d’|of |de |van |von )?[A-ZÀ-Þ][\w’-]{1,40}){1,9}"
)
"""Words that begin with capitals, one after the other."""
LONGEST_READ = 2000
"""Characters of a paragraph in which names are looked for."""


class Deniable(NamedTuple):
    """A claim, or the proposal of one, that another proposal may deny."""

    id: str
    words: str
    """The statement of a claim, the article's words of a proposal."""
    speakers: tuple[str, ...]
    rejected: bool = False
    """Whether it is a proposal that somebody has turned down: it would come back."""


def with_kind(briefing: Briefing, identifier: str, kind: Kind) -> Briefing:
    """Propose a claim as one of another kind."""
    return _amended(briefing, identifier, kind=kind)


def with_denied(briefing: Briefing, identifier: str, denied: str) -> Briefing:
    """Propose a claim as the denial of this claim or proposal, besides what it denies already.

    A proposal that was rejected is to be decided again.
    """
    before = _what(briefing, identifier)
    denies = tuple(dict.fromkeys((*before.denies, denied)))
    amended = _amended(briefing, identifier, kind="denial", denies=denies)
    back = (
        msgspec.structs.replace(p, rejected=False) if p.id == denied else p
        for p in amended.proposals
    )
    return msgspec.structs.replace(amended, proposals=tuple(back))


def with_speaker(briefing: Briefing, identifier: str, name: str) -> Briefing:
    """Propose a claim as said by somebody else; whom nobody knows is a person."""
    agents = {folded(agent.name): agent.kind for agent in briefing.agents}
    agents |= {folded(agent.name): agent.kind for agent in _proposed_agents(briefing)}
    speaker = ProposedAgent(name=name, kind=agents.get(folded(name), "person"))
    return _amended(briefing, identifier, speakers=(speaker,), cue="")


def who_may_say(briefing: Briefing, proposal: Proposal, paragraph: str) -> tuple[str, ...]:
    """Return names of who may say something: those in its paragraph first, then all others."""
    known = [agent.name for agent in briefing.agents]
    known += [agent.name for agent in _proposed_agents(briefing)]
    said = {folded(speaker.name) for speaker in _what(briefing, proposal.id).speakers}
    here = folded(paragraph)
    near = [name for name in known if folded(name) in here]
    names = (*near, *_NAMES.findall(paragraph[:LONGEST_READ]), *sorted(known, key=folded))
    once = {folded(name): name for name in reversed(names)}
    return tuple(once[key] for key in dict.fromkeys(map(folded, names)) if key not in said)


def _proposed_agents(briefing: Briefing) -> Iterator[ProposedAgent]:
    for proposal in briefing.proposals:
        if isinstance(proposal.what, ProposedStatement):
            yield from (*proposal.what.speakers, *proposal.what.relayed_by)


def deniable(index: Index, proposal: Proposal) -> tuple[Deniable, ...]:
    """Return what a proposal may deny, the nearest before it in its article first.

    Before them comes what it was proposed to deny and somebody has rejected; behind them what is a
    denial itself, and what the same people say.
    """
    briefing, what = index.briefing, _what(index.briefing, proposal.id)
    here = deniable_ids(briefing).intersection(what.denies)
    sources = {source.id: number for number, source in enumerate(briefing.sources)}
    own = {folded(speaker.name) for speaker in what.speakers if speaker.kind != "article"}

    def place(other: Proposal) -> tuple[int, int, int]:
        span = other.position
        return sources.get(other.source, len(sources)), span.start, span.end

    def likely(found: _Found) -> tuple[bool, bool, int, int]:
        others = found.kind == "denial" or own & set(map(folded, found.one.speakers))
        behind = found.place > at
        return bool(others), behind, abs(found.place[0] - at[0]), abs(found.place[1] - at[1])

    at = place(proposal)
    claims = (
        _Found(
            index.order_of(claim.passages),
            claim.kind,
            Deniable(claim.id, claim.text, tuple(agent.name for agent in index.speakers(claim))),
        )
        for claim in index.standing
    )
    proposals = (
        _Found(place(other), other.what.kind, _deniable(other))
        for other in open_proposals(briefing, "claim")
        if other.id != proposal.id and isinstance(other.what, ProposedStatement)
    )
    found = sorted((f for f in (*claims, *proposals) if f.one.id not in here), key=likely)
    gone = (p for p in briefing.proposals if p.rejected and p.id in what.denies)
    return (*map(_deniable, gone), *(f.one for f in found))


class _Found(NamedTuple):
    """What may be denied: where it stands, in the order of the article, and its kind."""

    place: tuple[int, int, int]
    kind: Kind
    one: Deniable


def _deniable(proposal: Proposal) -> Deniable:
    what = proposal.what
    speakers = what.speakers if isinstance(what, ProposedStatement) else ()
    names = tuple(speaker.name for speaker in speakers)
    return Deniable(proposal.id, proposal.quote.exact, names, proposal.rejected)


def denied_words(index: Index, proposal: Proposal) -> tuple[str, ...]:
    """Return the words of what a proposal denies, as far as it stands or is to be decided."""
    proposals = {other.id: other for other in index.briefing.proposals if not other.rejected}
    found = []
    for identifier in _what(index.briefing, proposal.id).denies:
        claim = index.claims.get(identifier)
        if claim and claim.review.state != "rejected":
            found.append(claim.text)
        elif other := proposals.get(identifier):
            found.append(other.quote.exact)
    return tuple(found)


def _what(briefing: Briefing, identifier: str) -> ProposedStatement:
    found = next(p.what for p in briefing.proposals if p.id == identifier)
    assert isinstance(found, ProposedStatement)
    return found


def _amended(briefing: Briefing, identifier: str, **fields: object) -> Briefing:
    what = msgspec.structs.replace(_what(briefing, identifier), **fields)
    amended = (
        msgspec.structs.replace(p, what=what) if p.id == identifier else p
        for p in briefing.proposals
    )
    return msgspec.structs.replace(briefing, proposals=tuple(amended))
