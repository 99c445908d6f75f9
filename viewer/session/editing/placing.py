"""Where a place is, given by a person: put down, drawn, reshaped, or taken from an outline.

How that came about goes to the head of the place's note, and its precision claims no more than a
hand on a map can give: nothing here looks more exact, or more Natural Earth's, than it is.
"""

from __future__ import annotations

import math
from typing import Literal

import msgspec

from viewer.geo.drawing import Drawn, region
from viewer.model.briefing import (
    Briefing,
    Geometry,
    MultiPolygon,
    Place,
    Point,
    Polygon,
    Precision,
    Viewpoint,
)
from viewer.model.errors import DatelineError
from viewer.model.geometry import Coordinate, around
from viewer.model.text import typed
from viewer.session.edits import new_id, stem

Way = Literal["point", "region"]

PLACED, DRAWN, RESHAPED, OUTLINE = (
    "Placed by hand on the map",
    "Drawn by hand on the map",
    "Reshaped by hand on the map",
    "Outline: ",
)
OURS = (PLACED, DRAWN, RESHAPED, OUTLINE)
EARLIER = " Earlier note: "
EQUATOR = 40_075_016.686
TILE = 256
AIM = 3
"""Pixels by which a hand may miss."""
PROMISED: dict[Precision, float] = {"site": 500.0, "city": 10_000.0}
"""Metres that a place of this precision is exact to."""
MOST_DIGITS = 5


class Hand(msgspec.Struct, frozen=True):
    """Who did it, where a name is known, and when (EDTF)."""

    by: str | None
    when: str

    def __str__(self) -> str:
        return f" by {self.by}, {self.when}" if self.by else f" on {self.when}"


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """An outline that a place may take, and where it is from."""

    geometry: Geometry
    by_viewpoint: dict[Viewpoint, Geometry] = {}
    """Where a viewpoint on borders draws it otherwise."""
    approximate: bool
    feature: str
    basis: str
    """What it is and whose: ``eastern third of Ukraine; Natural Earth``."""


def extent(place: Place, viewpoint: Viewpoint) -> Polygon | MultiPolygon | None:
    """Return the region that a place is under a viewpoint on borders, None where it is none."""
    shape = place.geometry_by_viewpoint.get(viewpoint) or place.geometry
    return shape if isinstance(shape, Polygon | MultiPolygon) else None


def can_be_placed(place: Place) -> bool:
    """Say whether a place is a point, or nowhere yet."""
    return place.geometry is None or isinstance(place.geometry, Point)


def reach(latitude: float, zoom: float) -> float:
    """Return by how many metres a hand may miss on a map of this zoom."""
    return AIM * EQUATOR * math.cos(math.radians(latitude)) / (TILE * 2**zoom)


def placed(
    briefing: Briefing, identifier: str, at: Coordinate, zoom: float, hand: Hand
) -> Briefing:
    """Put a place where somebody has pointed on a map of this zoom; raises DatelineError."""
    if not all(map(math.isfinite, (*at, zoom))):
        raise DatelineError("the place is nowhere", "point at the map again")
    place = _place(briefing, identifier)
    digits = max(0, min(MOST_DIGITS, math.ceil(math.log10(TILE * 2 ** max(zoom, 0.0) / 360))))
    longitude = round(around(at[0], 0.0), digits)
    latitude = max(-90.0, min(90.0, round(at[1], digits)))
    metres = reach(latitude, zoom)
    precise = metres <= PROMISED.get(place.precision, math.inf)
    return _with(
        briefing,
        place,
        geometry=Point(coordinates=(longitude, latitude)),
        geometry_by_viewpoint={},
        precision=place.precision if precise else "approximate",
        note=_noted(place, f"{PLACED}{hand}, to about {distance(metres)}."),
    )


def drawn(briefing: Briefing, identifier: str, corners: Drawn, hand: Hand) -> Briefing:
    """Give a place an extent that somebody has drawn, under all viewpoints; raises ShapeError."""
    place = _place(briefing, identifier)
    return _with(
        briefing,
        place,
        geometry=region(corners),
        geometry_by_viewpoint={},
        precision="approximate",
        note=_noted(place, f"{DRAWN}{hand}."),
    )


def reshaped(
    briefing: Briefing, identifier: str, corners: Drawn, viewpoint: Viewpoint, hand: Hand
) -> Briefing:
    """Change the extent that a place has under a viewpoint on borders; the others keep theirs.

    Raises ShapeError.
    """
    place, shape = _place(briefing, identifier), region(corners)
    others = place.geometry_by_viewpoint
    under = viewpoint in others
    return _with(
        briefing,
        place,
        geometry=place.geometry if under else shape,
        geometry_by_viewpoint={**others, viewpoint: shape} if under else others,
        precision="approximate",
        note=_noted(place, f"{RESHAPED}{hand}.", replaced=(RESHAPED,)),
    )


def taken(briefing: Briefing, identifier: str, outline: Taken, hand: Hand) -> Briefing:
    """Give a place the outline of a country, a region or a part of one."""
    place = _place(briefing, identifier)
    return _with(
        briefing,
        place,
        geometry=outline.geometry,
        geometry_by_viewpoint=outline.by_viewpoint,
        precision="approximate" if outline.approximate else "region",
        feature=outline.feature if place.feature == "place" else place.feature,
        note=_noted(place, f"{OUTLINE}{outline.basis}; taken{hand}."),
    )


def with_place(briefing: Briefing, name: str) -> tuple[Briefing, str]:
    """Add a place that is nowhere yet; returns its id too. Raises DatelineError without a name."""
    words = " ".join(typed(name).split())
    if not words:
        raise DatelineError("the place has no name", "write one")
    place = Place(id=new_id(briefing, stem(words)), name=words)
    return msgspec.structs.replace(briefing, places=(*briefing.places, place)), place.id


def distance(metres: float) -> str:
    """Return a distance as one says it: ``300 m``, ``5 km``."""
    if metres < 1:
        return "1 m"
    size = 10 ** math.floor(math.log10(metres))
    rounded = math.ceil(metres / size) * size
    return f"{rounded} m" if rounded < 1000 else f"{rounded // 1000:,} km"


def _noted(place: Place, ours: str, replaced: tuple[str, ...] = OURS) -> str:
    """Return the note with how its place came about before what it said until then.

    What was said of an earlier way that is `replaced` is no longer true, and goes.
    """
    earlier = place.note or ""
    if earlier.startswith(replaced):
        _, _, earlier = earlier.partition(EARLIER)
    return f"{ours}{EARLIER}{earlier}" if earlier else ours


def _place(briefing: Briefing, identifier: str) -> Place:
    return next(place for place in briefing.places if place.id == identifier)


def _with(briefing: Briefing, place: Place, **fields: object) -> Briefing:
    changed = msgspec.structs.replace(place, **fields)
    places = tuple(changed if one is place else one for one in briefing.places)
    return msgspec.structs.replace(briefing, places=places)
