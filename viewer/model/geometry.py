"""GeoJSON geometry in plain Python: bounds, validity at a glance, and joining across 180°.

All coordinates are WGS 84 degrees (EPSG:4326), longitude first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from viewer.model.briefing import Geometry, LineString, MultiPolygon, Point, Polygon

Coordinate = tuple[float, float]
Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
Rings = tuple[tuple[Coordinate, ...], ...]

ANTIMERIDIAN = 180.0


def coordinates(geometry: Geometry) -> Iterator[Coordinate]:
    """Yield every vertex of a geometry."""
    match geometry:
        case Point(coordinates=vertex):
            yield vertex
        case LineString(coordinates=line):
            yield from line
        case _:
            for polygon in polygons(geometry):
                for ring in polygon:
                    yield from ring


def polygons(geometry: Geometry) -> tuple[Rings, ...]:
    """Return the polygons of a geometry, each as rings; none for points and lines."""
    match geometry:
        case Polygon(coordinates=rings):
            return (rings,)
        case MultiPolygon(coordinates=parts):
            return parts
        case _:
            return ()


def problems(geometry: Geometry) -> Iterator[str]:
    """Yield what RFC 7946 forbids: open or flat rings, and edges that run across 180°."""
    lines = [ring for polygon in polygons(geometry) for ring in polygon]
    for ring in lines:
        if ring[0] != ring[-1]:
            yield "a ring is not closed"
        elif not _area(ring):
            yield "a ring has no area"
    if isinstance(geometry, LineString):
        lines.append(geometry.coordinates)
    if any(abs(a[0] - b[0]) > ANTIMERIDIAN for line in lines for a, b in pairwise(line)):
        yield "an edge crosses the antimeridian; cut it there (RFC 7946 §3.1.9)"


def around(longitude: float, centre: float) -> float:
    """Return the longitude as the one of its turns that lies within 180° of `centre`."""
    return (longitude - centre + 180) % 360 - 180 + centre


def bounds(geometries: Iterable[Geometry]) -> Bounds | None:
    """Return the smallest box that holds all; it may reach beyond 180°, with east > 180."""
    spans = [
        (min(xs), max(xs), min(ys), max(ys))
        for geometry in geometries
        for xs, ys in (tuple(zip(*line, strict=True)) for line in _unbroken(geometry))
    ]
    if not spans:
        return None
    west, east = _smallest_arc([(span[0], span[1]) for span in spans])
    return west, min(span[2] for span in spans), east, max(span[3] for span in spans)


def right_handed(geometry: Geometry) -> Geometry:
    """Return the geometry with outer rings counter-clockwise and holes clockwise.

    RFC 7946 §3.1.6; KML 2.2 and OGC Simple Features wish the same.
    """
    match geometry:
        case Polygon(coordinates=rings):
            return Polygon(coordinates=_wound(rings))
        case MultiPolygon(coordinates=parts):
            return MultiPolygon(coordinates=tuple(map(_wound, parts)))
        case _:
            return geometry


def joined(geometry: Geometry, centre: float) -> Geometry:
    """Return the geometry as one shape around `centre`, its cut at 180° healed.

    Each part is moved by whole turns to lie within 180° of `centre`; edges along the cut that two
    parts share disappear. For drawing only: the result may leave the range of longitudes.
    """
    if isinstance(geometry, Point):
        longitude, latitude = geometry.coordinates
        return Point(coordinates=(around(longitude, centre), latitude))
    if isinstance(geometry, LineString):
        return LineString(coordinates=tuple(_shifted(geometry.coordinates, centre)))
    moved = tuple(
        tuple(tuple(_shifted(ring, centre, anchor=rings[0])) for ring in rings)
        for rings in polygons(geometry)
    )
    return MultiPolygon(coordinates=tuple(_healed(moved)))


def _wound(rings: Rings) -> Rings:
    outer, *holes = rings
    return (
        outer if _area(outer) > 0 else outer[::-1],
        *(hole if _area(hole) < 0 else hole[::-1] for hole in holes),
    )


def _shifted(
    line: Sequence[Coordinate], centre: float, anchor: Sequence[Coordinate] | None = None
) -> Iterator[Coordinate]:
    longitudes = [x for x, _ in anchor or line]
    middle = (min(longitudes) + max(longitudes)) / 2
    offset = around(middle, centre) - middle
    return ((x + offset, y) for x, y in line)


def _healed(parts: Sequence[Rings]) -> Iterator[Rings]:
    """Yield the polygons, those that touch along the antimeridian joined into one."""
    seam = next((s for s in (-540.0, -180.0, 180.0, 540.0) if _both_sides(parts, s)), None)
    if seam is None:
        yield from parts
        return
    touching = [rings for rings in parts if any(_on(edge, seam) for edge in pairwise(rings[0]))]
    yield from (rings for rings in parts if rings not in touching)
    outer = _without_seam(tuple(rings[0] for rings in touching), seam)
    holes = [ring for rings in touching for ring in rings[1:]]
    shells = [ring for ring in outer if _area(ring) > 0]
    holes += [ring for ring in outer if _area(ring) < 0]
    for shell in shells:
        yield (shell, *[hole for hole in holes if _inside(hole[0], shell)])


def _both_sides(parts: Sequence[Rings], seam: float) -> bool:
    sides = {
        max(x for x, _ in rings[0]) > seam
        for rings in parts
        if any(_on(edge, seam) for edge in pairwise(rings[0]))
    }
    return len(sides) == 2


def _without_seam(rings: Rings, seam: float) -> list[tuple[Coordinate, ...]]:
    """Return closed rings made of all edges but those that cancel each other along the seam."""
    rings = tuple(ring if _area(ring) > 0 else ring[::-1] for ring in rings)
    stops = sorted({y for ring in rings for x, y in ring if x == seam})
    edges: dict[Coordinate, list[Coordinate]] = defaultdict(list)
    for ring in rings:
        for start, end in pairwise(ring):
            chain = _split(start, end, stops) if _on((start, end), seam) else [start, end]
            for a, b in pairwise(chain):
                if _on((a, b), seam) and a in edges.get(b, ()):
                    edges[b].remove(a)
                else:
                    edges[a].append(b)
    return list(_chained(edges))


def _split(start: Coordinate, end: Coordinate, stops: Sequence[float]) -> list[Coordinate]:
    low, high = sorted((start[1], end[1]))
    between = [(start[0], y) for y in stops if low < y < high]
    return [start, *(between if start[1] < end[1] else reversed(between)), end]


def _chained(edges: dict[Coordinate, list[Coordinate]]) -> Iterator[tuple[Coordinate, ...]]:
    while start := next((a for a, ends in edges.items() if ends), None):
        ring = [start]
        while edges[ring[-1]]:
            ring.append(edges[ring[-1]].pop())
        yield tuple(ring)


def _unbroken(geometry: Geometry) -> Iterator[Sequence[Coordinate]]:
    if isinstance(geometry, Point):
        yield (geometry.coordinates,)
    elif isinstance(geometry, LineString):
        yield geometry.coordinates
    else:
        yield from (rings[0] for rings in polygons(geometry))


def _smallest_arc(spans: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return west and east of the shortest arc that covers the spans; east may pass 180."""
    merged: list[list[float]] = []
    for west, east in sorted(spans):
        if merged and west <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], east)
        else:
            merged.append([west, east])
    gaps = [
        (following[0] - current[1], following[0], current[1] + 360)
        for current, following in pairwise(merged)
    ]
    around_the_back = merged[0][0] + 360 - merged[-1][1]
    widest = max(gaps, default=(0.0, 0.0, 0.0))
    if widest[0] > around_the_back:
        return widest[1], widest[2]
    return merged[0][0], merged[-1][1]


def _on(edge: tuple[Coordinate, Coordinate], seam: float) -> bool:
    return edge[0][0] == seam == edge[1][0]


def _area(ring: Sequence[Coordinate]) -> float:
    """Return the signed area in square degrees; positive is counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def _inside(point: Coordinate, ring: Sequence[Coordinate]) -> bool:
    x, y = point
    crossings = (
        (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]
        for a, b in pairwise(ring)
    )
    return sum(crossings) % 2 == 1
