"""The extent of a place that was proposed: the outline of the country or region that it is.

A candidate of the gazetteer is a point. A country is found by its code, a region by its name in
its country, where the point lies in or next to it; a compass word cuts an approximate part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from viewer.geo.outlines import Outline
from viewer.model.briefing import Geometry, Place, PlaceCandidate
from viewer.model.geometry import bounds
from viewer.model.text import folded
from viewer.session.editing.placing import OUTLINE, Hand, Taken
from viewer.session.outlines import Choice, found

NEXT_TO = 0.5
"""Degrees by which the gazetteer's point may miss a region."""
WHOLES = ("country", "region", "district", "area")
"""Features of the gazetteer that have an extent."""
_KINDS = re.compile(
    r"^(?:autonomous |capital |special )*(?:republic|state|province|region|county|governorate"
    r"|district|department|territory|prefecture|canton|community) of (?:the )?"
    r"| (?:autonomous )?(?:oblast'?|krai|kray|okrug|republic|province|region|governorate|district"
    r"|prefecture|department|state|voivodeship|county|canton|territory|community)$",
    re.IGNORECASE,
)


def with_extent(place: Place, candidate: PlaceCandidate, hand: Hand) -> Place:
    """Return a place with the outline of the candidate that it is, or as it was without one."""
    outline = extent(candidate)
    if outline is None:
        return place
    return msgspec.structs.replace(
        place,
        geometry=outline.geometry,
        geometry_by_viewpoint=outline.by_viewpoint,
        precision="approximate" if outline.approximate else "region",
        note=f"{OUTLINE}{outline.basis}; taken with the proposal{hand}.",
    )


def extent(candidate: PlaceCandidate) -> Taken | None:
    """Return the outline of a candidate, None where it is a point; raises UnreadableError."""
    if candidate.feature not in WHOLES or not candidate.country:
        return None
    for choice in _choices(candidate):
        if not _is_of(choice, candidate):
            continue
        taken = choice.taken()
        if _is_country(choice) or _holds(taken.geometry, candidate.lon, candidate.lat):
            return taken
    return None


def _choices(candidate: PlaceCandidate) -> Iterator[Choice]:
    """Yield outlines by the candidate's name, then by that without what kind of region it is."""
    for name in dict.fromkeys((candidate.name, _KINDS.sub("", candidate.name))):
        yield from found(name)


def _is_of(choice: Choice, candidate: PlaceCandidate) -> bool:
    """Say whether an outline is the candidate's, as far as names and codes tell."""
    if candidate.country not in choice.shapes[0].codes.values():
        return False
    if candidate.feature == "country":
        return choice.compass is None and _is_country(choice)
    if choice.compass:
        return candidate.feature == "area"
    names = {folded(name) for name in _names(choice.shapes[0])}
    wanted = {folded(candidate.name), folded(_KINDS.sub("", candidate.name))}
    return not _is_country(choice) and not names.isdisjoint(wanted)


def _names(outline: Outline) -> tuple[str, ...]:
    return (outline.name, *outline.also)


def _is_country(choice: Choice) -> bool:
    return choice.shapes[0].kind == "country"


def _holds(geometry: Geometry, lon: float, lat: float) -> bool:
    """Say whether a point lies in the box around a shape, or next to it."""
    west, south, east, north = bounds([geometry]) or (0.0, 0.0, 0.0, 0.0)
    level = south - NEXT_TO <= lat <= north + NEXT_TO
    return level and any(
        west - NEXT_TO <= lon + turn <= east + NEXT_TO for turn in (-360.0, 0.0, 360.0)
    )
