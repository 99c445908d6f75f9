"""What a snapshot says beside the map: its title, its key, its sources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from itertools import chain

import msgspec

from viewer.export.provenance import PictureView, Provenance
from viewer.map.scene import Scene, ScenePlace
from viewer.map.sheet import Entry, Include, Sheet
from viewer.model.briefing import Claim
from viewer.model.cards import card
from viewer.model.geometry import Bounds, coordinates
from viewer.model.index import Index
from viewer.model.text import quoted, shortened
from viewer.session.dossier import heading
from viewer.session.selection import Selection, claims_of, lit
from viewer.store import codec
from viewer.store.container import Document

LONGEST = 300
"""Characters of one text on a sheet."""

EVERYTHING = Include()

MARGIN_DEGREES = 4.0
"""Around a place, so that a city is seen with what is near it."""


def sheet(
    index: Index,
    scene: Scene,
    selection: Selection,
    *,
    sources: str,
    made: str = "",
    view: Bounds | None = None,
    exact: bool = False,
    include: Include = EVERYTHING,
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
        made=made,
        selected=shown.places,
        lit=shown.related_places,
        bounds=view or selected_bounds(index, scene, selection),
        exact=exact,
        include=include,
    )


def alternative(sheet: Sheet) -> str:
    """Return what a sheet's map shows, for those who cannot see it."""
    scene = sheet.scene
    places = "; ".join(f"{place.number} {place.description}" for place in scene.places)
    words = scene.words
    borders = words.borders_of_file if scene.base else words.borders(scene.viewpoint)
    return f"Map: {sheet.title}. {borders}. {places}"


def caption(sheet: Sheet) -> str:
    """Return a sheet's key as text: a line for each entry."""
    return "\n".join(" ".join(filter(None, _told(entry))) for entry in sheet.entries)


def _told(entry: Entry) -> tuple[str, ...]:
    number = str(entry.number or "")
    return number, entry.title, entry.quote, entry.detail, entry.disputed


def provenance_of(
    document: Document, sheet: Sheet, selection: Selection, shown: Bounds
) -> Provenance:
    """Return what a picture of a sheet says of itself; `shown` are the bounds of its map."""
    subject = selection.subject
    return Provenance(
        title=sheet.title,
        description=caption(sheet),
        sources=sheet.sources,
        language=document.briefing.language,
        view=PictureView(
            briefing=document_hash(document),
            bounds=shown,
            viewpoint=sheet.scene.viewpoint,
            subject=f"{subject.kind}:{subject.id}" if subject else None,
            claim=selection.claim,
        ),
    )


def document_hash(document: Document) -> str:
    """Return the SHA-256 of a document's briefing.json, as its manifest has it."""
    return hashlib.sha256(codec.encode(document.briefing, document.unknown)).hexdigest()


def _titles(index: Index, selection: Selection) -> tuple[str, str]:
    subject = selection.subject
    if subject is None:
        return index.briefing.title, index.briefing.summary
    about = heading(index, subject)
    if subject.kind == "step":
        return about.title, " · ".join(filter(None, (about.detail, index.briefing.title)))
    return about.title, index.briefing.title


def _entries(index: Index, scene: Scene, selection: Selection) -> tuple[Entry, ...]:
    """Return the claims in focus, or else the numbered places, each with a claim on it."""
    if selection.claim is not None:
        claim = index.claims[selection.claim]
        shown: tuple[Claim, ...] = (claim, *index.opposed(claim))
    elif selection.subject is not None:
        shown = claims_of(index, selection.subject)
    else:
        return tuple(_place_entry(index, scene, place) for place in scene.places if place.claims)
    marked = {place.id: place.number for place in scene.places}
    main = lit(index, selection).places
    return tuple(_claim_entry(index, claim, _number(claim, main, marked)) for claim in shown)


def _place_entry(index: Index, scene: Scene, place: ScenePlace) -> Entry:
    """Return a place with the claim on it that is most in need of its words: a disputed one."""
    claims = index.claims_by_place[place.id]
    first = min(claims, key=lambda claim: not index.is_disputed(claim.id))
    shown = _claim_entry(index, first, place.number)
    counted = scene.words.counted_claims(place.claims)
    return msgspec.structs.replace(shown, title=place.name, detail=f"{shown.detail} · {counted}")


def _number(claim: Claim, main: Iterable[str], marked: Mapping[str, int]) -> int | None:
    """Return the number of a place on the map that a claim concerns, a selected one first."""
    concerned = [role.place for role in claim.places if role.place in marked]
    places = [place for place in main if place in concerned] or concerned
    return marked[places[0]] if places else None


def _claim_entry(index: Index, claim: Claim, number: int | None) -> Entry:
    shown = card(index, claim)
    against = [counter.words for counter in shown.counters if counter.opposes and not counter.own]
    suggested = " · suggested, not reviewed" if shown.suggested else ""
    return Entry(
        number=number,
        title=shortened(shown.text, LONGEST),
        quote=shortened(" … ".join(map(quoted, shown.quotes)), LONGEST),
        detail=f"{shown.kind} · {shortened(' → '.join(shown.chain), LONGEST)}{suggested}",
        disputed=shortened(f"disputed: {'; '.join(against)}", LONGEST) if shown.disputed else "",
    )


def selected_bounds(index: Index, scene: Scene, selection: Selection) -> Bounds | None:
    """Return what a subject stands for on the map; None is the scene's home."""
    subject = selection.subject
    if subject is None:
        return _around(scene, lit(index, selection).related_places)
    view = index.steps[subject.id].view if subject.kind == "step" else None
    if view and view.bounds[1] < view.bounds[3]:
        west, south, east, north = view.bounds
        return west, south, east + 360 * (east < west), north
    return _around(scene, (*lit(index, selection).places, subject.id))


def _around(scene: Scene, wanted: Iterable[str]) -> Bounds | None:
    """Return a box around places where the map has them: it draws none beyond its edge."""
    ids = set(wanted)
    shown = [place.geometry for place in scene.places if place.id in ids]
    if not shown:
        return None
    lons, lats = zip(*chain.from_iterable(map(coordinates, shown)), strict=True)
    west, south, east, north = min(lons), min(lats), max(lons), max(lats)
    wide, high = 1.5 * MARGIN_DEGREES, MARGIN_DEGREES
    low, top = (max(-84.0, min(y, 84.0)) for y in (south - high, north + high))
    return west - wide, low, east + wide, top
