"""New steps: of what is in view and selected, and a whole sequence to begin with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from viewer.export.words import source_words
from viewer.model.briefing import Briefing, Claim, Focus, Place, Step, View
from viewer.model.cards import card
from viewer.model.index import Index
from viewer.model.text import shortened
from viewer.session.dossier import heading
from viewer.session.edits import new_id, stem
from viewer.session.selection import Selection, Subject, claims_of, lit

MOST_PLACES = 12
MOST_CLAIMS = 6
"""In the focus of a step that Dateline proposes: what a room can read."""
WHOLE = ("country", "continent")
LONGEST_TITLE, LONGEST_CAPTION = 80, 160
BASE_SECONDS, CLAIM_SECONDS = 30, 15


def step_of_view(index: Index, selection: Selection, view: View | None) -> Step:
    """Return a step that shows what is selected as the map shows it now."""
    focus = _focus(index, selection)
    title = shortened(_title(index, selection), LONGEST_TITLE)
    return Step(
        id=new_id(index.briefing, f"s-{stem(title)}".strip("-")),
        title=title,
        view=view,
        focus=focus,
        seconds=_seconds(focus.claims),
    )


def proposed_steps(index: Index) -> tuple[Step, ...]:
    """Return a sequence to begin with: overview, each main place, what is disputed, sources."""
    places = main_places(index)
    proposed = (
        _overview(index, places),
        *(_place_step(index, place) for place in places),
        *_disputed_steps(index),
        *_sources_steps(index, places),
    )
    return tuple(_with_own_ids(index.briefing, proposed))


def presentable(index: Index) -> Index:
    """Return an index with steps to present: the proposed ones where the briefing shows none."""
    if any(not step.hidden for step in index.briefing.steps):
        return index
    return Index(msgspec.structs.replace(index.briefing, steps=proposed_steps(index)))


def main_places(index: Index) -> tuple[Place, ...]:
    """Return the places that a briefing is about, those of the best rank that it gives.

    A country that only stands for its government is left out. Where they are many, those with the
    most claims; always in the briefing's order.
    """
    best = min((place.rank for place in index.places.values()), default=1)
    main = [place for place in index.places.values() if place.rank == best]
    main = [place for place in main if not _only_stands_for_others(index, place)] or main
    kept = sorted(main, key=lambda place: -len(index.claims_by_place.get(place.id, ())))
    chosen = {place.id for place in kept[:MOST_PLACES]}
    return tuple(place for place in main if place.id in chosen)


def _only_stands_for_others(index: Index, place: Place) -> bool:
    uses = {mention.use for mention in index.mentions_by_place.get(place.id, ())}
    return place.feature in WHOLE and uses == {"associative"}


def _overview(index: Index, places: Sequence[Place]) -> Step:
    """Return a step of all main places; whole countries would push the others together."""
    within = [place for place in places if place.feature not in WHOLE]
    shown = within if len(within) > 1 else places
    return Step(
        id="s-overview",
        title=shortened(index.briefing.title, LONGEST_TITLE),
        caption=shortened(index.briefing.summary, LONGEST_CAPTION) or None,
        focus=Focus(places=tuple(place.id for place in shown)),
    )


def _place_step(index: Index, place: Place) -> Step:
    claims = _first_claims(index, index.claims_by_place.get(place.id, ()))
    names = shortened(heading(index, Subject("place", place.id)).detail, LONGEST_CAPTION)
    return Step(
        id=f"s-{place.id}",
        title=shortened(place.name, LONGEST_TITLE),
        caption=names or None,
        focus=Focus(places=(place.id,), claims=claims),
        seconds=_seconds(claims),
    )


def _disputed_steps(index: Index) -> Sequence[Step]:
    """Return a step of the disputed claims and those against them; none where none is."""
    disputed = [claim for claim in index.standing if index.is_disputed(claim.id)]
    if not disputed:
        return ()
    both = {c.id: c for claim in disputed for c in (claim, *index.opposed(claim))}
    claims = tuple(both)[:MOST_CLAIMS]
    focus = Focus(places=_places_of(index, claims), claims=claims)
    caption = shortened("; ".join(_against(index, disputed)), LONGEST_CAPTION)
    return (
        Step(
            id="s-disputed",
            title="What is disputed",
            caption=caption[:1].upper() + caption[1:] or None,
            focus=focus,
            seconds=_seconds(claims),
            disputed=True,
        ),
    )


def _against(index: Index, disputed: Iterable[Claim]) -> dict[str, None]:
    """Return who is against the disputed claims: ``denied by Moscow``, each once."""
    counters = (c for claim in disputed for c in card(index, claim).counters if c.opposes)
    return dict.fromkeys(counter.words for counter in counters)


def _sources_steps(index: Index, places: Sequence[Place]) -> Sequence[Step]:
    sources = index.briefing.sources
    if not sources:
        return ()
    told = shortened(" — ".join(map(source_words, sources)), LONGEST_CAPTION)
    focus = Focus(places=tuple(place.id for place in places))
    title = "Sources" if len(sources) > 1 else "Source"
    return (Step(id="s-sources", title=title, caption=told, focus=focus),)


def _first_claims(index: Index, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return a few of the claims, the disputed first, else in the order of the article."""
    disputed_first = sorted(claims, key=lambda claim: not index.is_disputed(claim.id))
    return tuple(claim.id for claim in disputed_first[:MOST_CLAIMS])


def _focus(index: Index, selection: Selection) -> Focus:
    """Return what is selected as the focus of a step; without a claim in focus, its claims."""
    subject = selection.subject
    claims: tuple[str, ...] = (selection.claim,) if selection.claim else ()
    if subject is None:
        return Focus(places=_places_of(index, claims), claims=claims)
    if subject.kind == "step":
        focus = index.steps[subject.id].focus
        return msgspec.structs.replace(focus, claims=claims or focus.claims)
    claims = claims or _first_claims(index, claims_of(index, subject))
    return Focus(
        places=lit(index, Selection(subject)).places or _places_of(index, claims),
        claims=claims,
        passages=(subject.id,) if subject.kind == "passage" else (),
    )


def _places_of(index: Index, claims: Iterable[str]) -> tuple[str, ...]:
    concerned = dict.fromkeys(role.place for i in claims for role in index.claims[i].places)
    return tuple(place for place in concerned if place in index.places)


def _title(index: Index, selection: Selection) -> str:
    if selection.claim is not None:
        return index.claims[selection.claim].text
    if selection.subject is None:
        return index.briefing.title
    return heading(index, selection.subject).title


def _seconds(claims: Sequence[str]) -> int:
    return BASE_SECONDS + CLAIM_SECONDS * max(len(claims), 2)


def _with_own_ids(briefing: Briefing, steps: Iterable[Step]) -> Iterable[Step]:
    for step in steps:
        own = msgspec.structs.replace(step, id=new_id(briefing, step.id))
        briefing = msgspec.structs.replace(briefing, steps=(*briefing.steps, own))
        yield own
