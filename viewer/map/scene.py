"""The scene: what of a briefing the map shows, as data. A pure function of the briefing.

Coordinates are WGS 84 degrees (EPSG:4326), longitude first. They are moved by whole turns to lie
around the scene's centre, so that a shape across 180° is one shape; they may leave ±180°.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal

import msgspec

from viewer.map.base_file import BaseTiles
from viewer.map.layers import SceneLayer, scene_layers
from viewer.map.pole import pole
from viewer.map.words import Words
from viewer.model.briefing import Briefing, Geometry, Place, Point, Viewpoint
from viewer.model.geometry import Bounds, Coordinate, bounds, coordinates, joined, polygons
from viewer.model.index import Index

LONGEST_NAME = 60
"""Characters of a name that a map has room for."""

WORLD: Bounds = (-180.0, -60.0, 180.0, 80.0)
LEAST_SPAN = 6.0
"""Degrees that the home view shows at least, so that one city is seen with its country."""

NEAR_CENTRE = 75.0
"""Degrees between an old centre and a new one at which the old one will do."""

MOST_LAID = 256
"""Shapes that are kept as they were drawn: most edits change none of them."""

LANGUAGE_AREAS: tuple[tuple[str, Bounds], ...] = (
    ("ko", (124.6, 34.6, 129.0, 41.8)),
    ("ja", (136.0, 34.0, 141.0, 41.0)),
    ("uk", (24.5, 48.6, 33.5, 51.2)),
    ("uk", (30.3, 46.3, 36.0, 49.8)),
    ("ru", (32.0, 52.6, 50.0, 69.0)),
    ("ru", (50.0, 55.6, 180.0, 75.0)),
    ("ru", (131.5, 43.0, 140.0, 55.6)),
)
"""Boxes that lie within one country each. A place in none of them gets no local name: near a
border the wrong language would be a statement of ours."""

BIDI_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


class ScenePlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place as the map draws it."""

    id: str
    name: str
    local: str | None
    """The name in the script of the place itself."""
    number: int
    rank: int
    shape: Literal["point", "region"]
    approximate: bool
    geometry: Geometry
    label: Coordinate
    """Where the name goes: the point itself, or well inside the region."""
    description: str
    """For screen readers and tooltips."""
    claims: int
    passages: int
    disputed: bool


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """All that the map draws on its base map."""

    places: tuple[ScenePlace, ...]
    home: Bounds
    """West, south, east, north of the first view; east may exceed 180."""
    centre: float
    """The longitude in the middle: the world is cut at its antimeridian."""
    viewpoint: Viewpoint
    words: Words
    layers: tuple[SceneLayer, ...] = ()
    """Under the places, the lowest first."""
    base: BaseTiles | None = None
    """The base map where it is a file of a person's own; None: the bundled one."""


def scene(
    briefing: Briefing,
    index: Index,
    viewpoint: Viewpoint,
    words: Words,
    before: Scene | None = None,
    base: BaseTiles | None = None,
) -> Scene:
    """Return what the map shows of a briefing under a viewpoint on borders.

    Its centre is that of the scene `before` an edit where that will do: with another one the map
    is drawn anew from the ground.
    """
    shown = [(p, shape) for p in briefing.places if (shape := _shape(p, viewpoint))]
    home = _home(shown)
    centre = (home[0] + home[2]) / 2
    if before and abs(centre - before.centre) <= NEAR_CENTRE:
        centre = before.centre
    number_of = numbers(index)
    places = [
        _scene_place(place, *_laid(shape, centre), number_of[place.id], index, words)
        for place, shape in shown
    ]
    return Scene(
        places=tuple(sorted(places, key=lambda place: place.number)),
        home=home,
        centre=centre,
        viewpoint=viewpoint,
        words=words,
        layers=scene_layers(briefing),
        base=base,
    )


def numbers(index: Index) -> dict[str, int]:
    """Return each drawn place's number, from 1: by rank, then by first mention in the article."""

    def key(place: Place) -> tuple[int, tuple[int, int, int]]:
        return place.rank, index.order_of(p.id for p in index.passages_of_place(place.id)[:1])

    drawn = [p for p in index.briefing.places if p.geometry or p.geometry_by_viewpoint]
    return {place.id: number for number, place in enumerate(sorted(drawn, key=key), 1)}


def plain(text: str, limit: int = LONGEST_NAME) -> str:
    """Return text as one line of at most `limit` characters without controls or bidi overrides."""
    kept = (
        " " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c
        for c in text[: 4 * limit]
        if c not in BIDI_CONTROLS
    )
    line = " ".join("".join(kept).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _shape(place: Place, viewpoint: Viewpoint) -> Geometry | None:
    return place.geometry_by_viewpoint.get(viewpoint) or place.geometry


def _home(shown: list[tuple[Place, Geometry]]) -> Bounds:
    """Return the box of the main places, and not smaller than `LEAST_SPAN`."""
    best = min((place.rank for place, _ in shown), default=1)
    found = bounds(shape for place, shape in shown if place.rank == best)
    if not found:
        return WORLD
    west, south, east, north = found
    wider = max(0.0, LEAST_SPAN - (east - west)) / 2
    taller = max(0.0, LEAST_SPAN - (north - south)) / 2
    low, high = (max(-85.0, min(y, 85.0)) for y in (south - taller, north + taller))
    return west - wider, low, east + wider, high


def _scene_place(
    place: Place, geometry: Geometry, label: Coordinate, number: int, index: Index, words: Words
) -> ScenePlace:
    claims = index.claims_by_place.get(place.id, ())
    passages = len(index.passages_of_place(place.id))
    disputed = any(index.is_disputed(claim.id) for claim in claims)
    approximate = place.precision == "approximate"
    told = [words.counted_claims(len(claims)), words.counted_passages(passages)]
    told += [words.is_approximate] * approximate + [words.some_disputed] * disputed
    return ScenePlace(
        id=place.id,
        name=plain(place.name),
        local=_local_name(place),
        number=number,
        rank=place.rank,
        shape="point" if isinstance(geometry, Point) else "region",
        approximate=approximate,
        geometry=geometry,
        label=label,
        description=f"{plain(place.name)}, {plain(place.feature)}: {', '.join(told)}",
        claims=len(claims),
        passages=passages,
        disputed=disputed,
    )


@lru_cache(maxsize=MOST_LAID)
def _laid(shape: Geometry, centre: float) -> tuple[Geometry, Coordinate]:
    """Return a shape around the centre, and where its name goes."""
    geometry = joined(shape, centre)
    return geometry, _label(geometry)


def _label(geometry: Geometry) -> Coordinate:
    parts = polygons(geometry)
    if parts:
        return pole(parts)
    line = tuple(coordinates(geometry))
    return line[len(line) // 2]


def _local_name(place: Place) -> str | None:
    """Return the name in the language of the country, for a point that is surely inside it."""
    if not isinstance(place.geometry, Point):
        return None
    x, y = place.geometry.coordinates
    spoken = (
        language
        for language, (west, south, east, north) in LANGUAGE_AREAS
        if west <= x <= east and south <= y <= north
    )
    name = place.names.get(next(spoken, ""))
    return plain(name) if name and name != place.name else None
