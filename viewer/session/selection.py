"""What is selected, and what lights up in the article, the map and the dossier for it."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Literal

import msgspec

from viewer.model.briefing import Claim
from viewer.model.index import Index

SubjectKind = Literal["place", "passage", "agent", "step"]


class Subject(msgspec.Struct, frozen=True):
    """What the dossier is about."""

    kind: SubjectKind
    id: str


class Selection(msgspec.Struct, frozen=True):
    """The subject of the dossier, and the claim in focus; nothing is the whole briefing."""

    subject: Subject | None = None
    claim: str | None = None


class Lit(msgspec.Struct, frozen=True):
    """What a selection lights up, as ids in the order of the article."""

    places: tuple[str, ...] = ()
    """Selected on the map."""
    related_places: tuple[str, ...] = ()
    """Concerned by what is selected."""
    passages: tuple[str, ...] = ()
    """Marked in the article; it scrolls to the first."""
    related_passages: tuple[str, ...] = ()
    """Marked more faintly: the subject's other words, and the words of counter-claims."""
    counter_claims: tuple[str, ...] = ()
    """Claims that the claim in focus denies or that deny it."""


NOTHING = Selection()


def claims_of(index: Index, subject: Subject | None) -> tuple[Claim, ...]:
    """Return the claims that the dossier of a subject lists."""
    if subject is None:
        return index.standing
    match subject.kind:
        case "place":
            return index.claims_by_place.get(subject.id, ())
        case "passage":
            return index.claims_on(subject.id)
        case "agent":
            return index.claims_by_agent.get(subject.id, ())
        case "step":
            return _in_focus(index, subject.id)


def exists(index: Index, selection: Selection) -> bool:
    """Say whether all that a selection names is in the briefing, and no rejected claim."""
    found = selection.claim is None or selection.claim in index.article_numbers
    if selection.subject is None:
        return found
    parts: dict[SubjectKind, Container[str]] = {
        "place": index.places,
        "passage": index.passages,
        "agent": index.agents,
        "step": index.steps,
    }
    return found and selection.subject.id in parts[selection.subject.kind]


def lit(index: Index, selection: Selection) -> Lit:
    """Return what a selection lights up."""
    places, passages = _of_subject(index, selection.subject)
    if selection.claim is None:
        return _without_claim(index, selection.subject, places, passages)
    claim = index.claims[selection.claim]
    counters = index.opposed(claim)
    return Lit(
        places=places,
        related_places=_without(_places_of([claim]), places),
        passages=claim.passages,
        related_passages=_without((*_passages_of(counters), *passages), claim.passages),
        counter_claims=tuple(counter.id for counter in counters),
    )


def _without_claim(
    index: Index, subject: Subject | None, places: tuple[str, ...], passages: tuple[str, ...]
) -> Lit:
    if subject is None:
        return Lit()
    claims = claims_of(index, subject)
    return Lit(
        places=places,
        related_places=() if subject.kind == "place" else _without(_places_of(claims), places),
        passages=passages or _passages_of(claims),
        related_passages=_without(_passages_of(claims), passages),
    )


def _of_subject(index: Index, subject: Subject | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the places and the passages that a subject stands for."""
    if subject is None:
        return (), ()
    match subject.kind:
        case "place":
            mentions = index.mentions_by_place.get(subject.id, ())
            return (subject.id,), tuple(mention.passage for mention in mentions)
        case "passage":
            mentions = index.mentions_by_passage.get(subject.id, ())
            return tuple(mention.place for mention in mentions), (subject.id,)
        case "agent":
            return (), _passages_of(index.claims_by_agent.get(subject.id, ()))
        case "step":
            focus = index.steps[subject.id].focus
            return focus.places, focus.passages or _passages_of(_in_focus(index, subject.id))


def _in_focus(index: Index, step: str) -> tuple[Claim, ...]:
    """Return the claims that a step is about, in its order, each once, without the rejected."""
    claims = dict.fromkeys(index.steps[step].focus.claims)
    return tuple(index.claims[i] for i in claims if i in index.article_numbers)


def _places_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role.place for claim in claims for role in claim.places))


def _passages_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(passage for claim in claims for passage in claim.passages))


def _without(ids: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    left_out = set(others)
    return tuple(dict.fromkeys(i for i in ids if i not in left_out))
