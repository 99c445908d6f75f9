"""The features of a layer: GeoJSON (RFC 7946) of points, lines and areas, within limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec

from viewer.model.briefing import Latitude, Longitude, Polygon, Ring
from viewer.model.geometry import Bounds, Coordinate

MAX_BYTES = 20 * 1000 * 1000
"""The longest file of a layer."""
MAX_FEATURES = 50_000
MAX_POINTS = 200_000
"""Of all its features together: as many are drawn in a moment."""

Position = tuple[Longitude, Latitude]
Line = Annotated[tuple[Position, ...], msgspec.Meta(min_length=2)]
Rings = Annotated[tuple[Ring, ...], msgspec.Meta(min_length=1)]


class _Geometry(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Base of GeoJSON's geometries; the tag is the class's name."""


class Point(_Geometry, frozen=True, kw_only=True):
    """GeoJSON Point."""

    coordinates: Position


class MultiPoint(_Geometry, frozen=True, kw_only=True):
    """GeoJSON MultiPoint."""

    coordinates: tuple[Position, ...]


class LineString(_Geometry, frozen=True, kw_only=True):
    """GeoJSON LineString."""

    coordinates: Line


class MultiLineString(_Geometry, frozen=True, kw_only=True):
    """GeoJSON MultiLineString."""

    coordinates: tuple[Line, ...]


class MultiPolygon(_Geometry, frozen=True, kw_only=True):
    """GeoJSON MultiPolygon."""

    coordinates: tuple[Rings, ...]


Shape = Point | MultiPoint | LineString | MultiLineString | Polygon | MultiPolygon


class Feature(msgspec.Struct, frozen=True, kw_only=True, tag="Feature"):
    """One thing of a layer; what it says of itself is data, and never markup."""

    geometry: Shape
    properties: dict[str, str | int | float | bool | None] = {}


class Features(msgspec.Struct, frozen=True, kw_only=True, tag="FeatureCollection"):
    """All of a layer."""

    features: Annotated[tuple[Feature, ...], msgspec.Meta(max_length=MAX_FEATURES)]


def decoded(content: bytes) -> Features:
    """Return the features in a layer's file. Raises ValueError for what no layer may be."""
    if len(content) > MAX_BYTES:
        raise ValueError(f"it is longer than {MAX_BYTES // 10**6} MB")
    if content.count(b"[") > 3 * MAX_POINTS:  # before it takes memory
        raise ValueError(f"it has more than {MAX_POINTS} points")
    try:
        found = msgspec.json.decode(content, type=Features)
    except RecursionError as error:
        raise ValueError("it nests too deep") from error
    if sum(_size(feature.geometry) for feature in found.features) > MAX_POINTS:
        raise ValueError(f"it has more than {MAX_POINTS} points")
    return found


def _size(shape: Shape) -> int:
    """Return how many vertices a shape has."""
    match shape:
        case Point():
            return 1
        case MultiPoint(coordinates=line) | LineString(coordinates=line):
            return len(line)
        case MultiLineString(coordinates=lines) | Polygon(coordinates=lines):
            return sum(map(len, lines))
        case MultiPolygon(coordinates=polygons):
            return sum(len(ring) for rings in polygons for ring in rings)


def positions(shape: Shape) -> Iterator[Coordinate]:
    """Yield every vertex of a shape."""
    match shape:
        case Point(coordinates=at):
            yield at
        case MultiPoint(coordinates=line) | LineString(coordinates=line):
            yield from line
        case MultiLineString(coordinates=lines) | Polygon(coordinates=lines):
            for line in lines:
                yield from line
        case MultiPolygon(coordinates=polygons):
            for rings in polygons:
                for ring in rings:
                    yield from ring


def extent(features: Features) -> Bounds | None:
    """Return west, south, east, north of all, in degrees; None where there is nothing."""
    all_positions = [at for feature in features.features for at in positions(feature.geometry)]
    if not all_positions:
        return None
    xs, ys = zip(*all_positions, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
