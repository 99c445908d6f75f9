"""Proposals made parts of a briefing: passages, mentions and places, claims and who says them.

Thousands may be accepted at once, so that what is there already is looked up, not looked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from viewer.model import anchor
from viewer.model.briefing import (
    Agent,
    Briefing,
    Claim,
    Link,
    Mention,
    Passage,
    Place,
    PlaceCandidate,
    Point,
    Precision,
    Proposal,
    ProposedAgent,
    ProposedPlace,
    ProposedStatement,
    Relation,
    Review,
    Use,
)
from viewer.session.concerning import concerned
from viewer.session.editing.placing import Hand
from viewer.session.edits import Ids, stem
from viewer.session.extents import with_extent
from viewer.session.known import KnownAgents, KnownPlaces
from viewer.session.place_order import in_article_order
from viewer.session.statements import stated, times_of

Part = TypeVar("Part")

PRECISIONS: dict[str, Precision] = {"city": "city", "capital": "city", "area": "approximate"}
"""By a candidate's feature; all else is a region."""


class Accepting:
    """A briefing that one proposal after the other becomes a part of, by one hand."""

    def __init__(self, briefing: Briefing, hand: Hand) -> None:
        self._before = briefing
        self._hand = hand
        self._ids = Ids(briefing)
        self._agents = KnownAgents(briefing.agents)
        self._places = KnownPlaces(briefing.places)
        self._passages = list(briefing.passages)
        self._mentions = list(briefing.mentions)
        self._claims = list(briefing.claims)
        self._rows = defaultdict[str, list[int]](list)
        """Of the claims, by id."""
        for row, claim in enumerate(self._claims):
            self._rows[claim.id].append(row)
        self._at = {
            (passage.source, passage.position.start, passage.position.end): passage
            for passage in reversed(briefing.passages)
            if passage.state != "orphan"
        }
        self._voices = {a.source: a.id for a in reversed(briefing.agents) if a.kind == "article"}
        self._published = {source.id: source.published for source in briefing.sources}
        self._taken: set[str] = set()
        """Proposals that are a part now."""
        self._denied_by = defaultdict[str, list[str]](list)
        """Claims that deny a proposal, by its id."""

    def accept_place(
        self, text: str, proposal: Proposal, what: ProposedPlace, candidate: int
    ) -> None:
        """Let the words of a proposal name the candidate's place, which may be there already."""
        place = self._place(what.candidates[candidate])
        at = proposal.position
        self.name_place(text, proposal.source, (at.start, at.end), place, what.use)
        self._taken.add(proposal.id)

    def name_place(
        self, text: str, source: str, span: tuple[int, int], place: Place, use: Use
    ) -> None:
        """Let words of an article, a span of code points, name a place of the briefing."""
        self._mentions.append(
            Mention(
                id=self._ids.new(f"m-{stem(place.name)}"),
                passage=self._passage(text, source, span).id,
                place=place.id,
                use=use,
            )
        )

    def accept_claim(
        self, text: str, proposal: Proposal, what: ProposedStatement, statement: str | None
    ) -> None:
        """Make a claim of a proposal, linked to what it denies and to what denies it."""
        exact, at = proposal.quote.exact, proposal.position
        said, time = times_of(exact, what, self._published[proposal.source])
        claim = Claim(
            id=proposal.id,  # so that denials that name the proposal name the claim
            text=statement or stated(exact, what),
            kind=what.kind,
            passages=(self._passage(text, proposal.source, (at.start, at.end)).id,),
            attribution=self._chain(proposal, what),
            said=said,
            time=time,
            relations=tuple(_denying(i) for i in what.denies if i in self._rows),
            review=Review(
                state="edited" if statement else "accepted",
                by=self._hand.by,
                when=self._hand.when,
                rule=proposal.rule,
            ),
        )
        for denial in dict.fromkeys((*what.denied_by, *self._denied_by[proposal.id])):
            self._relate(denial, claim.id)
        self._rows[claim.id].append(len(self._claims))
        self._claims.append(claim)
        self._taken.add(proposal.id)
        for denied in what.denies:
            self._denied_by[denied].append(claim.id)

    def made(self) -> Briefing:
        """Return the briefing with all that was accepted."""
        before = self._before
        new_places = len(self._places.places) - len(before.places)
        made = msgspec.structs.replace(
            before,
            agents=_same_or(before.agents, self._agents.agents),
            places=_same_or(before.places, self._places.places),
            passages=_same_or(before.passages, self._passages),
            mentions=_same_or(before.mentions, self._mentions),
            claims=tuple(self._claims),
            proposals=tuple(self._proposals_left()),
        )
        made = concerned(made, old_claims=len(before.claims), old_mentions=len(before.mentions))
        return in_article_order(made, new_places) if new_places else made

    def _proposals_left(self) -> Iterator[Proposal]:
        """Yield what is still proposed; what a claim denies knows it, to be linked later."""
        for proposal in self._before.proposals:
            if proposal.id in self._taken:
                continue
            denials = self._denied_by.get(proposal.id)
            if denials and isinstance(what := proposal.what, ProposedStatement):
                what = msgspec.structs.replace(what, denied_by=(*what.denied_by, *denials))
                proposal = msgspec.structs.replace(proposal, what=what)
            yield proposal

    def _relate(self, denial: str, claim: str) -> None:
        for row in self._rows.get(denial, ()):
            other = self._claims[row]
            relations = (*other.relations, _denying(claim))
            self._claims[row] = msgspec.structs.replace(other, relations=relations)

    def _passage(self, text: str, source: str, span: tuple[int, int]) -> Passage:
        """Return the passage of a span, which may be there already."""
        if (known := self._at.get((source, *span))) is not None:
            return known
        identifier = self._ids.new(f"q-{stem(text[slice(*span)])}")
        passage = anchor.passage(identifier, source, text, *span)
        self._passages.append(passage)
        self._at[source, *span] = passage
        return passage

    def _place(self, candidate: PlaceCandidate) -> Place:
        if known := self._places.of(candidate):
            return known
        links = {"geonames": candidate.geonames} if candidate.geonames else {}
        place = Place(
            id=self._ids.new(stem(candidate.name)),
            name=candidate.name,
            feature=candidate.feature,
            geometry=Point(coordinates=(candidate.lon, candidate.lat)),
            precision=PRECISIONS.get(candidate.feature, "region"),
            rank=1,
            links=links,
        )
        place = with_extent(place, candidate, Hand(self._hand.by or None, self._hand.when))
        self._places.add(place)
        return place

    def _chain(self, proposal: Proposal, what: ProposedStatement) -> tuple[Link, ...]:
        """Return the attribution, outermost first: the article, relays, who says it."""
        links = [Link(agents=(self._voices[proposal.source],))]
        links += (Link(agents=(self._agent(relay),)) for relay in what.relayed_by)
        speakers = [self._agent(s) for s in what.speakers if s.kind != "article"]
        if speakers:
            links.append(Link(agents=tuple(dict.fromkeys(speakers)), cue=what.cue or None))
        return tuple(links)

    def _agent(self, proposed: ProposedAgent) -> str:
        if known := self._agents.named(proposed.name):
            return known.id
        identifier = self._ids.new(f"a-{stem(proposed.name)}")
        self._agents.add(Agent(id=identifier, name=proposed.name, kind=proposed.kind))
        return identifier


def _denying(claim: str) -> Relation:
    return Relation(type="denies", claim=claim)


def _same_or(before: tuple[Part, ...], after: list[Part]) -> tuple[Part, ...]:
    """Return a list to which parts were added, and the same tuple where there are none."""
    return before if len(before) == len(after) else tuple(after)
