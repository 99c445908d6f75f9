"""Where a region's name reads best: the point deepest inside it, measured for wide words.

The pole of inaccessibility (Garcia-Castellanos & Lombardo 2007), found by the quadtree search of
mapbox/polylabel, on Web Mercator ordinates because that is how the shape is seen.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from itertools import count, pairwise

from viewer.model.geometry import Coordinate, Rings

WIDE = 2.5
"""A name is about this many times wider than the room it needs above and below."""

MOST_VERTICES = 60
"""More of an outline than this does not move a name by a letter."""

STEP = 0.08
"""Precision of the search, as a part of the shape's smaller side."""

Segments = Sequence[tuple[Coordinate, Coordinate]]


def pole(polygons: Sequence[Rings]) -> Coordinate:
    """Return longitude and latitude of a point well inside the largest of the polygons."""
    rings = max(([[_squeezed(c) for c in ring] for ring in p] for p in polygons), key=_extent)
    segments = [pair for ring in rings for pair in pairwise(_thinned(ring))]
    x, y = _deepest(segments)
    return x * WIDE, _latitude(y)


def _deepest(segments: Segments) -> Coordinate:
    """Return the point with the greatest distance to the outline, inside it."""
    xs, ys = zip(*(start for start, _ in segments), strict=True)
    size = min(max(xs) - min(xs), max(ys) - min(ys)) or 1.0
    order = count()
    best = (-math.inf, (xs[0], ys[0]))
    queue: list[tuple[float, int, float, Coordinate]] = []

    def look(half: float, centre: Coordinate) -> None:
        nonlocal best
        depth = _depth(centre, segments)
        best = max(best, (depth, centre))
        heapq.heappush(queue, (-depth - half * math.sqrt(2), next(order), half, centre))

    for centre in _cells(min(xs), max(xs), min(ys), max(ys), size):
        look(size / 2, centre)
    while queue and -queue[0][0] - best[0] > STEP * size:
        _, _, half, (x, y) = heapq.heappop(queue)
        for dx in (-half / 2, half / 2):
            for dy in (-half / 2, half / 2):
                look(half / 2, (x + dx, y + dy))
    return best[1]


def _cells(west: float, east: float, south: float, north: float, size: float) -> list[Coordinate]:
    columns = math.ceil((east - west) / size)
    rows = math.ceil((north - south) / size)
    return [
        (west + (column + 0.5) * size, south + (row + 0.5) * size)
        for column in range(columns)
        for row in range(rows)
    ]


def _depth(point: Coordinate, segments: Segments) -> float:
    """Return the distance to the outline; negative outside."""
    x, y = point
    inside = False
    nearest = math.inf
    for (ax, ay), (bx, by) in segments:
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
        nearest = min(nearest, _squared_distance(x - ax, y - ay, bx - ax, by - ay))
    return math.sqrt(nearest) if inside else -math.sqrt(nearest)


def _squared_distance(x: float, y: float, dx: float, dy: float) -> float:
    """Return the squared distance from (x, y) to the segment from the origin to (dx, dy)."""
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, (x * dx + y * dy) / length)) if length else 0.0
    return (x - along * dx) ** 2 + (y - along * dy) ** 2


def _thinned(ring: Sequence[Coordinate]) -> Sequence[Coordinate]:
    step = max(1, len(ring) // MOST_VERTICES)
    return [*ring[:-1:step], ring[-1]]


def _extent(rings: Sequence[Sequence[Coordinate]]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(rings[0])))


def _squeezed(coordinate: Coordinate) -> Coordinate:
    """Return Mercator ordinates in degrees, the horizontal one divided by `WIDE`."""
    longitude, latitude = coordinate
    held = math.radians(max(-85.0, min(85.0, latitude)))
    return longitude / WIDE, math.degrees(math.asinh(math.tan(held)))


def _latitude(ordinate: float) -> float:
    return math.degrees(math.atan(math.sinh(math.radians(ordinate))))
