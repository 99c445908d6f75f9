"""Shapes cut at the antimeridian (RFC 7946 §3.1.9), however their longitudes were written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

HALF = 180.0
WHOLE = 360.0

Line = Sequence[Sequence[float]]


def cut(shapes: Any) -> Any:
    """Return an array of shapes within ±180°, those that cross it in parts.

    Longitudes may be counted on beyond ±180°; an edge of more than half a turn is one that
    crosses, since nobody draws such an edge the long way round without points between.
    """
    import numpy as np
    import shapely

    made = np.array(shapes, dtype=object)
    bounds = shapely.bounds(made)
    for number in np.flatnonzero(bounds[:, 2] - bounds[:, 0] > HALF):
        made[number] = _unwrapped(made[number])
    bounds = shapely.bounds(made)
    for number in np.flatnonzero((bounds[:, 0] < -HALF) | (bounds[:, 2] > HALF)):
        made[number] = _parted(made[number])
    return made


def _unwrapped(shape: Any) -> Any:
    """Return a shape whose longitudes go on beyond ±180° instead of jumping."""
    import shapely

    match shape.geom_type:
        case "LineString" | "LinearRing":
            return shapely.LineString(_continued(shape.coords))
        case "Polygon":
            outer = _continued(shape.exterior.coords)
            if outer[0] != outer[-1]:  # around a pole: there is no such ring
                return shape
            holes = [_continued(ring.coords) for ring in shape.interiors]
            return shapely.Polygon(outer, [_beside(hole, outer) for hole in holes])
        case "MultiLineString" | "MultiPolygon":
            parts = [_unwrapped(part) for part in shape.geoms]
            return type(shape)(parts)
        case _:
            return shape


def _continued(line: Line) -> list[tuple[float, float]]:
    turns, before = 0.0, line[0][0]
    made = []
    for x, y in line:
        if HALF < abs(x - before) < WHOLE:
            turns += WHOLE if x < before else -WHOLE
        before = x
        made.append((x + turns, y))
    return made


def _beside(hole: list[tuple[float, float]], outer: list[tuple[float, float]]) -> Any:
    middle = sum(x for x, _ in outer) / len(outer)
    own = sum(x for x, _ in hole) / len(hole)
    turns = WHOLE * round((middle - own) / WHOLE)
    return [(x + turns, y) for x, y in hole]


def _parted(shape: Any) -> Any:
    """Return the parts of a shape, each moved by whole turns to lie within ±180°."""
    import shapely

    sound = shape if shape.is_valid else shapely.make_valid(shape)
    parts = []
    for turns in (-1, 0, 1):
        middle = WHOLE * turns
        window = shapely.box(middle - HALF, -90, middle + HALF, 90)
        part = shapely.intersection(sound, window)
        moved = shapely.transform(part, lambda at, by=middle: at - (by, 0.0))
        parts += [p for p in _simple(moved) if _kind(p) == _kind(shape)]
    if not parts:
        return shape
    joined = {"Point": shapely.multipoints, "Line": shapely.multilinestrings}
    return joined.get(_kind(shape), shapely.multipolygons)(parts) if len(parts) > 1 else parts[0]


def _simple(shape: Any) -> list[Any]:
    inner = getattr(shape, "geoms", None)
    if inner is None:
        return [] if shape.is_empty else [shape]
    return [part for each in inner for part in _simple(each)]


def _kind(shape: Any) -> str:
    name: str = shape.geom_type.removeprefix("Multi")
    return name if name in ("Point", "Polygon") else "Line"
