"""What a snapshot says beside the map: its title, its key, its sources."""

from __future__ import annotations

from viewer.map.scene import Scene
from viewer.map.sheet import Entry, Sheet
from viewer.model.briefing import Claim
from viewer.model.cards import card
from viewer.model.geometry import Bounds, bounds
from viewer.model.index import Index
from viewer.model.text import shortened
from viewer.session.dossier import heading
from viewer.session.selection import Selection, Subject, claims_of, lit

LONGEST = 300
"""Characters of one text on a sheet."""

MARGIN_DEGREES = 4.0
"""Around a place, so that a city is seen with what is near it."""


def sheet(
    index: Index,
    scene: Scene,
    selection: Selection,
    *,
    sources: str,
    view: Bounds | None = None,
    exact: bool = False,
) -> Sheet:
    """Return the sheet of a selection: of the whole briefing, a place, a step, a claim.

    `view` is what the map shows (east may exceed 180), else what the selection stands for;
    `exact` gives the map the shape of the view.
    """
    shown = lit(index, selection)
    title, subtitle = _titles(index, selection)
    return Sheet(
        scene=scene,
        title=shortened(title, LONGEST),
        subtitle=shortened(subtitle, LONGEST),
        entries=_entries(index, scene, selection),
        sources=shortened(sources, 3 * LONGEST),
        selected=shown.places,
        lit=shown.related_places,
        bounds=view or _bounds(index, scene, selection),
        exact=exact,
    )


def _titles(index: Index, selection: Selection) -> tuple[str, str]:
    subject = selection.subject
    if subject is None:
        return index.briefing.title, index.briefing.summary
    about = heading(index, subject)
    if subject.kind == "step":
        return about.title, " · ".join(filter(None, (about.detail, index.briefing.title)))
    return about.title, index.briefing.title


def _entries(index: Index, scene: Scene, selection: Selection) -> tuple[Entry, ...]:
    """Return the claims in focus, or else the numbered places."""
    if selection.claim is not None:
        claim = index.claims[selection.claim]
        return tuple(_claim_entry(index, c) for c in (claim, *index.opposed(claim)))
    if selection.subject is not None:
        claims = claims_of(index, selection.subject)
        return tuple(_claim_entry(index, claim) for claim in claims)
    words = scene.words
    return tuple(
        Entry(
            number=place.number,
            title=place.name,
            detail=" · ".join(
                (
                    words.counted_claims(place.claims),
                    words.counted_passages(place.passages),
                    *[words.some_disputed] * place.disputed,
                )
            ),
        )
        for place in scene.places
        if place.claims
    )


def _claim_entry(index: Index, claim: Claim) -> Entry:
    shown = card(index, claim)
    return Entry(
        title=shortened(shown.text, LONGEST),
        detail=f"{shown.kind} · {shortened(' → '.join(shown.chain), LONGEST)}",
        disputed=shown.disputed,
    )


def _bounds(index: Index, scene: Scene, selection: Selection) -> Bounds | None:
    """Return what a subject stands for on the map; None is the scene's home."""
    subject = selection.subject
    if subject is None:
        return None
    if subject.kind == "step" and (view := index.steps[subject.id].view):
        west, south, east, north = view.bounds
        return west, south, east + 360 * (east < west), north
    return _around(scene, subject, lit(index, selection).places)


def _around(scene: Scene, subject: Subject, places: tuple[str, ...]) -> Bounds | None:
    wanted = {*places, subject.id}
    found = bounds(place.geometry for place in scene.places if place.id in wanted)
    if found is None:
        return None
    west, south, east, north = found
    wide, high = 1.5 * MARGIN_DEGREES, MARGIN_DEGREES
    return west - wide, max(south - high, -84.0), east + wide, min(north + high, 84.0)
