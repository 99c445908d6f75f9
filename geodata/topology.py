"""Natural Earth's countries as a topology: arcs that neighbours share.

Source: npm's world-atlas, countries-10m.json (TopoJSON). A border is one arc, used by both
its countries, so simplifying the arcs keeps land, coast, borders and countries congruent.
Coordinates are longitude and latitude (EPSG:4326) as read, and whatever a projection makes of
them afterwards; no arc crosses the antimeridian.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

Coordinates = npt.NDArray[np.float64]
Ring = tuple[int, ...]
Shape = tuple[tuple[Ring, ...], ...]
"""Polygons, each its outer ring and its holes, each ring its arcs (~i is arc i reversed)."""

SOUTH_POLE = -90.0


@dataclass(frozen=True)
class Unit:
    """A country or territory of the source, before any viewpoint joins it to another."""

    name: str
    iso_numeric: int | None
    shape: Shape


@dataclass(frozen=True)
class Topology:
    """Arcs, the units made of them, and all land without inner borders.

    An arc that was too small to keep is an empty array; rings go on without it.
    `seam` holds the arcs' x at 180° west and east: edges there are cuts, not coast.
    """

    arcs: tuple[Coordinates, ...]
    units: tuple[Unit, ...]
    land: Shape
    seam: tuple[float, float]
    pole: float

    def geometry(self, shape: Shape) -> shapely.MultiPolygon:
        """The valid polygons of a shape, in the arcs' coordinates."""
        polygons = [p for p in (self._polygon(rings) for rings in shape) if p is not None]
        if not polygons:
            return shapely.MultiPolygon()
        valid = shapely.make_valid(polygons, method="structure", keep_collapsed=False)
        return as_multipolygon(shapely.disjoint_subset_union_all(valid))

    def _polygon(self, rings: tuple[Ring, ...]) -> shapely.Polygon | None:
        outer, *holes = (self._ring(ring) for ring in rings)
        if outer is None:
            return None
        return shapely.Polygon(outer, [hole for hole in holes if hole is not None])

    def _ring(self, ring: Ring) -> Coordinates | None:
        parts = [self.arcs[i] if i >= 0 else self.arcs[~i][::-1] for i in ring]
        parts = [part for part in parts if len(part)]
        if not parts:
            return None
        points = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
        points = self._close(points)
        return points if len(points) > 3 else None

    def _close(self, points: Coordinates) -> Coordinates:
        """Close the ring that runs round the pole (Antarctica) along the seam and the pole."""
        if np.array_equal(points[0], points[-1]):
            return points
        (west, east), pole = self.seam, self.pole
        first, last = points[0], points[-1]
        corners = [(last[0], pole), (west if last[0] == east else east, pole), tuple(first)]
        return np.concatenate([points, np.array(corners)])


def read(path: Path) -> Topology:
    """Read a TopoJSON file with the objects `countries` and `land`, unwrapped at 180°."""
    source = json.loads(path.read_text(encoding="utf-8"))
    scale, origin = (np.array(source["transform"][key]) for key in ("scale", "translate"))
    arcs = tuple(
        _unwrap(np.cumsum(np.array(arc), axis=0) * scale + origin) for arc in source["arcs"]
    )
    units = tuple(_unit(item) for item in source["objects"]["countries"]["geometries"])
    land = source["objects"]["land"]["geometries"][0]
    return Topology(arcs, units, _shape(land), (-180.0, 180.0), SOUTH_POLE)


def _unit(item: dict[str, Any]) -> Unit:
    numeric = int(item["id"]) if "id" in item else None
    return Unit(item["properties"]["name"], numeric, _shape(item))


def _shape(item: dict[str, Any]) -> Shape:
    polygons = item["arcs"] if item["type"] == "MultiPolygon" else [item["arcs"]]
    return tuple(tuple(tuple(ring) for ring in polygon) for polygon in polygons)


def _unwrap(arc: Coordinates) -> Coordinates:
    """The arc without jumps of 360°, between -180° and 180°.

    The source writes points on the antimeridian as -180 or 180 without regard to their arc.
    """
    x = np.unwrap(arc[:, 0], period=360.0)
    x = x - 360.0 * np.round((x.min() + x.max()) / 720.0)
    x = np.where(np.abs(np.abs(x) - 180.0) < 1e-9, np.copysign(180.0, x), x)
    return np.column_stack([x, arc[:, 1]])


def project(topology: Topology, function: Callable[[Coordinates], Coordinates]) -> Topology:
    """The same topology with every coordinate sent through a function."""
    (west, east), pole = topology.seam, topology.pole
    ends = function(np.array([[west, 0.0], [east, 0.0], [0.0, pole]]))
    seam = (float(ends[0, 0]), float(ends[1, 0]))
    arcs = tuple(function(arc) for arc in topology.arcs)
    return replace(topology, arcs=arcs, seam=seam, pole=float(ends[2, 1]))


def simplify(topology: Topology, tolerance: float, smallest: float) -> Topology:
    """Simplify each arc (Douglas-Peucker) and drop islands and lakes below an area.

    tolerance is in the arcs' units, smallest in their square. Ends of arcs and points on the
    antimeridian stay, so that neighbours and both sides of 180° still meet.
    """
    arcs = tuple(_simplify_arc(arc, topology.seam, tolerance, smallest) for arc in topology.arcs)
    return replace(topology, arcs=arcs)


def _simplify_arc(
    arc: Coordinates, seam: tuple[float, float], tolerance: float, smallest: float
) -> Coordinates:
    lines = [shapely.LineString(piece) for piece in _split_at(arc, np.isin(arc[:, 0], seam))]
    pieces = [
        shapely.get_coordinates(line.simplify(tolerance, preserve_topology=False)) for line in lines
    ]
    points = np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
    if np.array_equal(points[0], points[-1]) and _area(points) < smallest:
        return np.empty((0, 2))
    return points


def _split_at(arc: Coordinates, pinned: npt.NDArray[np.bool_]) -> list[Coordinates]:
    stops = sorted({0, len(arc) - 1, *np.flatnonzero(pinned).tolist()})
    return [arc[a : b + 1] for a, b in pairwise(stops)]


def _area(ring: Coordinates) -> float:
    x, y = (ring - ring[0]).T
    return float(abs(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2)


def open_parts(topology: Topology, arc: int) -> list[Coordinates]:
    """The pieces of an arc that are drawn: without the edges along the antimeridian."""
    points = topology.arcs[arc]
    if len(points) == 0:
        return []
    at_seam = np.isin(points[:, 0], topology.seam)
    cut = at_seam[:-1] & at_seam[1:]
    pieces = np.split(np.arange(len(cut)), np.flatnonzero(np.diff(cut)) + 1)
    return [points[piece[0] : piece[-1] + 2] for piece in pieces if not cut[piece[0]]]


def arc_owners(units: Iterable[Unit]) -> dict[int, list[str]]:
    """For each arc the names of the units it bounds; a name twice where a unit meets itself."""
    owners: dict[int, list[str]] = defaultdict(list)
    for unit in units:
        for arc in (arc for rings in unit.shape for ring in rings for arc in ring):
            owners[arc if arc >= 0 else ~arc].append(unit.name)
    return dict(owners)


def as_multipolygon(geometry: shapely.Geometry) -> shapely.MultiPolygon:
    """The polygons in a geometry, leaving out points and lines."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return shapely.MultiPolygon([p for p in parts if p.geom_type == "Polygon" and not p.is_empty])
