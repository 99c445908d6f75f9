"""Claims and places made by a person: out of words of the article, or of a proposal, by a form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from viewer.model import anchor, dates
from viewer.model.briefing import (
    Agent,
    AgentKind,
    Briefing,
    Claim,
    Place,
    PlaceCandidate,
    Point,
    Proposal,
    ProposedAgent,
    ProposedPlace,
    ProposedStatement,
    Review,
    Stated,
    Use,
)
from viewer.model.errors import DatelineError
from viewer.model.index import Index
from viewer.model.text import folded, shortened, typed
from viewer.session import review
from viewer.session.accepting import Accepting
from viewer.session.editing.placing import Hand
from viewer.session.edits import new_id, stem
from viewer.session.extents import with_extent
from viewer.session.forms import ClaimForm, PlaceForm
from viewer.session.hindrances import deniable_ids
from viewer.session.known import KnownAgents
from viewer.session.review import Decision, words_of

Span = tuple[int, int]
"""Code points of an article, half-open."""
ITSELF = ProposedAgent(name="The article", kind="article")
"""Who says what nobody is named for."""
DENIAL_HINT = "choose another kind first, then D in the review or F2 on the claim says what"


def decided(
    briefing: Briefing,
    text: str,
    proposal: Proposal,
    form: ClaimForm | PlaceForm,
    decision: Decision,
) -> Briefing:
    """Accept a proposal as a person has written it; raises DatelineError for what cannot be."""
    if isinstance(form, PlaceForm):
        return _with_place(briefing, text, proposal, form, decision)
    return _with_claim(briefing, text, proposal, form, decision)


def made(
    briefing: Briefing,
    source: str,
    text: str,
    span: Span,
    form: ClaimForm | PlaceForm,
    decision: Decision,
) -> Briefing:
    """Make a claim or a place of words of an article; raises DatelineError."""
    prefix = "c" if isinstance(form, ClaimForm) else "x"
    words = form.statement if isinstance(form, ClaimForm) else form.name
    identifier = new_id(briefing, f"{prefix}-{stem(words)}")
    found = anchor.passage(identifier, source, text, *trimmed(text, *span))
    candidate = PlaceCandidate(name=words or "-", lon=0.0, lat=0.0)
    proposal = Proposal(
        id=identifier,
        source=source,
        quote=found.quote,
        position=found.position,
        what=ProposedPlace(use="literal", candidates=(candidate,)),
        rule="",
    )
    briefing = decided(briefing, text, proposal, form, decision)
    if isinstance(form, PlaceForm) and form.everywhere:
        return _everywhere(briefing, source, text, span, form.use, decision)
    return briefing


def elsewhere(briefing: Briefing, source: str, text: str, span: Span) -> tuple[Span, ...]:
    """Return where else an article has the same words, and nobody has made or proposed a place."""
    start, end = trimmed(text, *span)
    words = rf"(?<!\w){re.escape(text[start:end])}(?!\w)"
    named = {mention.passage for mention in briefing.mentions}
    known = [words_of(p) for p in briefing.proposals if isinstance(p.what, ProposedPlace)]
    known += [p for p in briefing.passages if p.id in named and p.state != "orphan"]
    taken = {(p.position.start, p.position.end) for p in known if p.source == source}
    found = (match.span() for match in re.finditer(words, text))
    return tuple(other for other in found if other != (start, end) and other not in taken)


def _everywhere(
    briefing: Briefing, source: str, text: str, span: Span, use: Use, decision: Decision
) -> Briefing:
    """Let the place that was made last be named by the same words elsewhere in the article too."""
    named = briefing.mentions[-1].place
    place = next(place for place in briefing.places if place.id == named)
    accepting = Accepting(briefing, Hand(decision.by, decision.when))
    for other in elsewhere(briefing, source, text, span):
        accepting.name_place(text, source, other, place, use)
    return accepting.made()


def trimmed(text: str, start: int, end: int) -> Span:
    """Return a span without the space at its ends; raises DatelineError where nothing is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if start >= end:
        raise DatelineError("no words are selected", "select some in the article first")
    return start, end


def _with_claim(
    briefing: Briefing, text: str, proposal: Proposal, form: ClaimForm, decision: Decision
) -> Briefing:
    statement = " ".join(typed(form.statement).split())
    if not statement:
        raise DatelineError("the claim says nothing", "write what it states, in your own words")
    said, time = _date(form.said, "said"), _date(form.time, "time")
    what = proposal.what
    proposed = what if isinstance(what, ProposedStatement) else None
    denies = proposed.denies if proposed else ()
    if form.kind == "denial" and deniable_ids(briefing).isdisjoint(denies):
        raise DatelineError("a denial must name the claim that it denies", DENIAL_HINT)
    named = (*proposed.speakers, *proposed.relayed_by) if proposed else ()
    who = _Who(briefing, proposal.source, named)
    written = ProposedStatement(
        kind=form.kind,
        speakers=tuple(map(who.named, form.speakers)) or (ITSELF,),
        relayed_by=tuple(map(who.named, form.relays)),
        cue=proposed.cue if proposed and _same_names(proposed.speakers, form.speakers) else "",
        denies=denies,
        denied_by=proposed.denied_by if proposed else (),
    )
    changed = msgspec.structs.replace(proposal, what=written)
    after = review.accepted(briefing, text, changed, decision, statement=statement)
    claim = after.claims[-1]
    claim = msgspec.structs.replace(
        claim,
        said=_as_found(said, claim.said),
        time=_as_found(time, claim.time),
        review=_review(proposal, claim.review),
    )
    return msgspec.structs.replace(after, claims=(*after.claims[:-1], claim))


def _as_found(given: Stated | None, found: Stated | None) -> Stated | None:
    """Return a date that was left as it was found, with what it was inferred from."""
    return found if given and found and given.value == found.value else given


def _review(proposal: Proposal, made: Review) -> Review:
    """Return the review of a claim that is written down; without a rule nobody suggested it."""
    if proposal.rule:
        return made
    return msgspec.structs.replace(made, state="accepted", rule=None)


def _with_place(
    briefing: Briefing, text: str, proposal: Proposal, form: PlaceForm, decision: Decision
) -> Briefing:
    name = " ".join(typed(form.name).split())
    if not name:
        raise DatelineError("the place has no name", "write one")
    form = _at_degrees(form)
    at = form.candidate or PlaceCandidate(name=name, lon=0.0, lat=0.0)
    candidate = msgspec.structs.replace(at, name=name, feature=form.feature.strip() or "place")
    what = ProposedPlace(use=form.use, candidates=(candidate,))
    changed = msgspec.structs.replace(proposal, what=what)
    after = review.accepted(briefing, text, changed, decision)
    there = {place.id for place in briefing.places}
    if form.at.strip() and len(after.places) == len(there):
        hint = "leave the degrees out, or give this one another name"
        raise DatelineError(f"{shortened(name, 40)!r} is in the briefing already", hint)
    places = (
        place if place.id in there else _as_precise(place, form, decision) for place in after.places
    )
    return msgspec.structs.replace(after, places=tuple(places))


def _at_degrees(form: PlaceForm) -> PlaceForm:
    """Return a form whose degrees, if it has some, are its candidate; raises DatelineError."""
    if not form.at.strip():
        return form
    number = r"([-+]?[0-9]{1,3}(?:\.[0-9]{1,12})?)°?"
    found = re.fullmatch(rf"{number}(?:\s*[,;]\s*|\s+){number}", form.at.strip().replace("−", "-"))
    lat, lon = map(float, found.groups()) if found else (91.0, 0.0)
    if abs(lat) > 90 or abs(lon) > 180:
        hint = "write latitude and longitude in degrees: 45.03, 35.38"
        raise DatelineError(f"{shortened(form.at, 40)!r} is no position", hint)
    there = PlaceCandidate(name=form.name, lon=lon, lat=lat, feature=form.feature)
    return msgspec.structs.replace(form, candidate=there)


def _as_precise(place: Place, form: PlaceForm, decision: Decision) -> Place:
    """Return a place as the form has it: nowhere, a point, or the extent of its candidate."""
    chosen, place = form.candidate, msgspec.structs.replace(place, precision=form.precision)
    if chosen is None:
        return msgspec.structs.replace(place, geometry=None, geometry_by_viewpoint={}, note=None)
    if form.precision in ("site", "city"):
        point = Point(coordinates=(chosen.lon, chosen.lat))
        return msgspec.structs.replace(place, geometry=point, geometry_by_viewpoint={}, note=None)
    if isinstance(place.geometry, Point):  # under the name that it was given it has no outline
        extended = with_extent(place, chosen, Hand(decision.by or None, decision.when))
        return msgspec.structs.replace(extended, precision=form.precision)
    return place


class _Who:
    """Finds out who a name is, in an article."""

    def __init__(self, briefing: Briefing, source: str, proposed: Iterable[ProposedAgent]) -> None:
        self._agents = KnownAgents(briefing.agents)
        self._source = source
        self._proposed = {folded(agent.name): agent for agent in proposed}

    def named(self, name: str) -> ProposedAgent:
        """Return somebody of this name; whom nobody knows is a person.

        A chain leaves out its own article alone: another one is an outlet like any other.
        """
        known = self._agents.named(name)
        if known and known.kind == "article" and known.source != self._source:
            return ProposedAgent(name=name, kind="outlet")
        somebody: Agent | ProposedAgent | None = known or self._proposed.get(folded(name))
        kind: AgentKind = somebody.kind if somebody else "person"
        return ProposedAgent(name=name, kind=kind)


def _same_names(proposed: Iterable[ProposedAgent], names: Sequence[str]) -> bool:
    return [folded(s.name) for s in proposed] == [folded(name) for name in names]


def _date(words: str, what: str) -> Stated | None:
    words = words.strip()
    if not words:
        return None
    try:
        dates.parse(words)
    except ValueError as error:
        hint = "write it as 2024-06-19, 2024-06, 2024, or 2024-06~ for about"
        raise DatelineError(f"{words!r} is no date for “{what}”: {error}", hint) from error
    return Stated(value=words)


def standing_claim(index: Index, identifier: str | None) -> Claim | None:
    """Return a claim that nobody has rejected."""
    claim = index.claims.get(identifier or "")
    return claim if claim and claim.review.state != "rejected" else None
