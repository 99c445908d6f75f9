"""Shapes that a person has drawn, made geometries as RFC 7946 has them; and parts of shapes."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Literal

from viewer.geo import antimeridian
from viewer.model.briefing import Geometry, MultiPolygon, Polygon
from viewer.model.errors import DatelineError
from viewer.model.geometry import Coordinate, bounds, joined, polygons, right_handed

Compass = Literal["n", "s", "e", "w", "ne", "nw", "se", "sw", "middle"]
Drawn = Sequence[Sequence[Sequence[Coordinate]]]
"""Polygons, each its outer ring and its holes, each ring its corners, the first not repeated."""

DIGITS = 4
"""Of a drawn coordinate: 11 m."""
POLE = 90.0
_AT = re.compile(r"\[(-?[\d.e+-]+) (-?[\d.e+-]+)\]")
_HALVINGS = 24


class ShapeError(DatelineError):
    """What was drawn is no region; `at` is where, in the longitudes that it was drawn in."""

    def __init__(self, what: str, hint: str, at: Coordinate | None = None) -> None:
        super().__init__(what, hint)
        self.at = at


def region(drawn: Drawn) -> Geometry:
    """Return what was drawn as a polygon or several: valid, right-handed, cut at the antimeridian.

    Longitudes may go on beyond ±180°. Raises ShapeError.
    """
    import shapely  # here, because few windows draw

    rings = [[_ring(ring) for ring in polygon] for polygon in drawn if polygon]
    if not rings:
        raise ShapeError("nothing is drawn", "click at least three corners")
    parts = [shapely.Polygon(outer, holes) for outer, *holes in rings]
    whole = parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
    _check(whole)
    west, _, east, _ = whole.bounds
    turns = 360.0 * round((west + east) / 720.0)
    near = shapely.transform(whole, lambda points: points - (turns, 0.0))
    return _geometry(antimeridian.cut([near])[0])


def part(geometry: Geometry, compass: Compass) -> Geometry:
    """Return a part of a region, by area: an outer third, a quarter at a corner, or the middle.

    The middle is what lies neither in the outer fifths of west and east nor of north and south.
    """
    import shapely

    whole = _flat(geometry)
    west, south, east, north = whole.bounds

    def share(of: float, axis: int) -> float:
        return _line(whole, of, axis)

    third, half, fifth = 1 / 3, 1 / 2, 1 / 5
    if compass == "middle":
        box = (share(fifth, 0), share(fifth, 1), share(1 - fifth, 0), share(1 - fifth, 1))
    else:
        corner = len(compass) == 2
        low, high = (half, half) if corner else (third, 1 - third)
        box = (
            share(high, 0) if "e" in compass else west,
            share(high, 1) if "n" in compass else south,
            share(low, 0) if "w" in compass else east,
            share(low, 1) if "s" in compass else north,
        )
    cut = shapely.set_precision(whole.intersection(shapely.box(*box)), 10.0**-DIGITS)
    return _geometry(antimeridian.cut([cut])[0])


def _ring(corners: Sequence[Coordinate]) -> list[Coordinate]:
    kept: list[Coordinate] = []
    for x, y in corners:
        if not (math.isfinite(x) and math.isfinite(y)):
            raise ShapeError("a corner is nowhere", "draw the region again")
        corner = (round(x, DIGITS), round(max(-POLE, min(POLE, y)), DIGITS))
        if not kept or corner != kept[-1]:
            kept.append(corner)
    if len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    if len(kept) < 3:
        raise ShapeError("a region needs three corners", "add some, or cancel")
    closed = [*kept, kept[0]]
    for (ax, ay), (bx, by) in pairwise(closed):
        if abs(ax - bx) > 180:
            middle = ((ax + bx) / 2, (ay + by) / 2)
            what = "an edge is longer than half the way around the world"
            raise ShapeError(what, "add a corner on it", middle)
    return closed


def _check(shape: Any) -> None:
    west, _, east, _ = shape.bounds
    if east - west > 360:
        raise ShapeError("the region reaches around the world more than once", "make it smaller")
    import shapely

    reason = shapely.is_valid_reason(shape)
    if reason == "Valid Geometry":
        return
    found = _AT.search(reason)
    at = (float(found[1]), float(found[2])) if found else None
    if reason.startswith(("Self-intersection", "Ring Self-intersection")):
        if shape.geom_type == "MultiPolygon" and all(p.is_valid for p in shape.geoms):
            raise ShapeError("two parts of the region overlap", "move them apart", at)
        raise ShapeError("the outline crosses itself", "move or delete a corner there", at)
    if reason.startswith("Hole lies outside"):
        raise ShapeError("a hole lies outside the region", "move it inside, or delete it", at)
    raise ShapeError("the outline is not one region", "move or delete a corner there", at)


def _flat(geometry: Geometry) -> Any:
    """Return a region in one piece, its longitudes going on beyond ±180°."""
    import shapely

    west, _, east, _ = bounds([geometry]) or (0.0, 0.0, 0.0, 0.0)
    shape = joined(geometry, (west + east) / 2)
    parts = [shapely.Polygon(outer, holes) for outer, *holes in polygons(shape)]
    return shapely.make_valid(shapely.union_all(parts))


def _line(whole: Any, share: float, axis: int) -> float:
    """Return the meridian (axis 0) or parallel (1) that parts off a share of the area."""
    import shapely

    equal = shapely.transform(whole, _equal_area)
    sides = (equal.bounds[axis], equal.bounds[axis + 2])
    low, high = sides
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        box = list(equal.bounds)
        box[axis + 2] = middle
        smaller = equal.intersection(shapely.box(*box)).area < share * equal.area
        low, high = (middle, high) if smaller else (low, middle)
    return low if axis == 0 else math.degrees(math.asin(math.radians(low)))


def _equal_area(points: Any) -> Any:
    """Lambert's cylindrical projection, in degrees along the equator."""
    import numpy as np

    y = np.degrees(np.sin(np.radians(points[:, 1])))
    return np.column_stack([points[:, 0], y])


def _geometry(shape: Any) -> Geometry:
    import shapely

    parts = [p for p in shapely.get_parts(shape) if p.geom_type == "Polygon" and not p.is_empty]
    found = tuple(
        tuple(
            tuple((round(x, DIGITS), round(y, DIGITS)) for x, y in ring.coords)
            for ring in (p.exterior, *p.interiors)
        )
        for p in parts
    )
    if len(found) == 1:
        return right_handed(Polygon(coordinates=found[0]))
    return right_handed(MultiPolygon(coordinates=found))
