"""What the dossier shows for a selection: a heading, claims, passages."""

from __future__ import annotations

import msgspec

from viewer.model.briefing import Agent, Place
from viewer.model.index import Index
from viewer.model.text import shortened
from viewer.session.review import open_proposals
from viewer.session.selection import Selection, Subject, claims_of
from viewer.session.source_names import source_names


class Heading(msgspec.Struct, frozen=True):
    """What the dossier is about."""

    title: str
    detail: str = ""
    note: str = ""


class Dossier(msgspec.Struct, frozen=True):
    """The whole of the right panel."""

    heading: Heading
    claims: tuple[str, ...]
    passages: tuple[str, ...]


class Bare(msgspec.Struct, frozen=True):
    """An article of which there is no claim."""

    title: str
    """Empty where the briefing has no other article."""
    proposed: int
    """How many claims of it are proposed, and not decided yet."""


def bare_article(index: Index) -> Bare | None:
    """Return the first article that has no claims, not even rejected ones, if there is one."""
    known = index.passages
    made = {known[p].source for c in index.briefing.claims for p in c.passages if p in known}
    sources = index.briefing.sources
    if (bare := next((source for source in sources if source.id not in made), None)) is None:
        return None
    proposed = sum(p.source == bare.id for p in open_proposals(index.briefing, "claim"))
    return Bare(source_names(sources)[bare.id] if len(sources) > 1 else "", proposed)


def dossier(index: Index, selection: Selection) -> Dossier:
    """Return what to show for a selection."""
    subject = selection.subject
    return Dossier(
        heading=heading(index, subject),
        claims=tuple(claim.id for claim in claims_of(index, subject)),
        passages=passages(index, subject),
    )


def passages(index: Index, subject: Subject | None) -> tuple[str, ...]:
    """Return the passages that a subject's dossier lists, in the order of the article."""
    if subject is not None and subject.kind == "place":
        return tuple(passage.id for passage in index.passages_of_place(subject.id))
    if subject is not None and subject.kind == "passage":
        return (subject.id,)
    ids = {p: None for claim in claims_of(index, subject) for p in claim.passages}
    known = [passage for passage in ids if passage in index.passages]
    return tuple(sorted(known, key=lambda passage: index.order_of((passage,))))


def heading(index: Index, subject: Subject | None) -> Heading:
    """Return the title of a subject and the line under it."""
    if subject is None:
        return Heading("The whole briefing", "", index.briefing.summary)
    match subject.kind:
        case "place":
            return _place_heading(index.places[subject.id])
        case "agent":
            agent = index.agents[subject.id]
            return Heading(agent.name, agent_line(agent))
        case "step":
            step = index.steps[subject.id]
            return Heading(step.title, step.caption or "")
        case "passage":
            return Heading(f"“{shortened(index.passages[subject.id].quote.exact, 90)}”", "passage")


def agent_line(agent: Agent) -> str:
    """Return what an agent is, in the article's words where it gives them."""
    names = " · ".join(dict.fromkeys(agent.names.values()))
    kind = "not named" if agent.kind == "unnamed" else agent.kind
    return " · ".join(part for part in (names, kind, agent.description or "") if part)


def _place_heading(place: Place) -> Heading:
    names = " · ".join(name for name in dict.fromkeys(place.names.values()) if name != place.name)
    return Heading(place.name, names, place.note or "")
