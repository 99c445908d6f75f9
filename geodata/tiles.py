"""Vector tiles and their archive: cut layers into tiles, write them (PMTiles 3).

Coordinates here are tile units: x east, y south, 4096 to a tile, counted from the north-west
corner of the Web Mercator square (EPSG:3857). Nothing here knows what a layer means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

EXTENT = 4096
BUFFER = 64
"""Polygons and lines reach this far past their tile, so that no seam shows."""

MERCATOR_LIMIT = 85.0511287798066

Value = str | int | bool
Attributes = Mapping[str, Value]


@dataclass(frozen=True)
class Feature:
    """A geometry in tile units of one zoom with its attributes."""

    geometry: shapely.Geometry
    attributes: Attributes


Address = tuple[int, int, int]
"""Zoom, x (column from the west), y (row from the north)."""

Layers = Mapping[str, list[Feature]]


def to_tile_units(lonlat: npt.NDArray[np.float64], zoom: int) -> npt.NDArray[np.float64]:
    """Longitude and latitude in degrees to tile units; latitudes are held to ±89.9°."""
    lat = np.radians(np.clip(lonlat[:, 1], -89.9, 89.9))
    x = lonlat[:, 0] / 360.0 + 0.5
    y = 0.5 - np.arcsinh(np.tan(lat)) / (2.0 * np.pi)
    return np.column_stack([x, y]) * (EXTENT << zoom)


def to_degrees(units: npt.NDArray[np.float64], zoom: int) -> npt.NDArray[np.float64]:
    """Tile units of a zoom to longitude and latitude in degrees."""
    share = units / (EXTENT << zoom)
    lat = np.arctan(np.sinh(np.pi * (1.0 - 2.0 * share[:, 1])))
    return np.column_stack([share[:, 0] * 360.0 - 180.0, np.degrees(lat)])


def snap(geometry: shapely.Geometry) -> shapely.Geometry:
    """Whole tile units; polygons stay valid, lines keep their vertices."""
    rounded = shapely.transform(geometry, np.rint)
    if geometry.geom_type.endswith("Polygon") and not rounded.is_valid:
        return shapely.set_precision(geometry, 1.0)
    return rounded


def cut(layers: Layers, zoom: int) -> Iterator[tuple[int, int, Layers]]:
    """The tiles of a zoom as (x, y, layers), in tile-local units; empty tiles are left out."""
    wrapped = {
        name: [_wrap(f, zoom) for f in features if not f.geometry.is_empty]
        for name, features in layers.items()
    }
    yield from _quarter(wrapped, zoom, 0, 0, 0)


def _wrap(feature: Feature, zoom: int) -> Feature:
    """Repeat what lies within the buffer of the antimeridian on its other side."""
    geometry, world = feature.geometry, float(EXTENT << zoom)
    if geometry.geom_type == "Point":
        return feature
    sides = [(-world, world - BUFFER, world), (world, 0.0, BUFFER)]
    strips = [
        _shifted(_clip(geometry, (west, 0.0, east, world)), shift) for shift, west, east in sides
    ]
    parts = [part for whole in (geometry, *strips) for part in shapely.get_parts(whole)]
    return Feature(_collect(parts), feature.attributes)


def _shifted(geometry: shapely.Geometry, dx: float) -> shapely.Geometry:
    return shapely.transform(geometry, lambda points: points + np.array([dx, 0.0]))


def _collect(parts: list[shapely.Geometry]) -> shapely.Geometry:
    if any(part.geom_type == "LineString" for part in parts):
        return shapely.MultiLineString(parts)
    return shapely.MultiPolygon(shapely.get_parts(shapely.disjoint_subset_union_all(parts)))


def _quarter(
    layers: Layers, zoom: int, level: int, x: int, y: int
) -> Iterator[tuple[int, int, Layers]]:
    """Clip to one tile of a level and go on with its four quarters until the zoom is reached."""
    clipped = _clip_layers(layers, zoom, level, x, y)
    if not clipped:
        return
    if level == zoom:
        yield x, y, _localise(clipped, x, y)
        return
    for dx, dy in ((0, 0), (1, 0), (0, 1), (1, 1)):
        yield from _quarter(clipped, zoom, level + 1, 2 * x + dx, 2 * y + dy)


def _clip_layers(layers: Layers, zoom: int, level: int, x: int, y: int) -> Layers:
    side = float(EXTENT << (zoom - level))
    box = (x * side, y * side, (x + 1) * side, (y + 1) * side)
    clipped = {
        name: [
            Feature(g, f.attributes)
            for f in features
            if not (g := _clip_feature(f.geometry, box)).is_empty
        ]
        for name, features in layers.items()
    }
    return {name: features for name, features in clipped.items() if features}


Box = tuple[float, float, float, float]


def _clip_feature(geometry: shapely.Geometry, box: Box) -> shapely.Geometry:
    west, north, east, south = box
    if geometry.geom_type == "Point":
        inside = west <= geometry.x < east and north <= geometry.y < south
        return geometry if inside else shapely.Point()
    return _clip(geometry, (west - BUFFER, north - BUFFER, east + BUFFER, south + BUFFER))


def _clip(geometry: shapely.Geometry, box: Box) -> shapely.Geometry:
    """The part inside a box, of the same dimension, in whole units.

    Clipping by rectangle is fast, and wrong where a polygon only touches the box.
    """
    if geometry.is_empty or _within(geometry.bounds, box):
        return geometry
    if geometry.geom_type.endswith("LineString"):
        return snap(shapely.clip_by_rect(geometry, *box))
    inside = shapely.clip_by_rect(geometry, *box)
    if not inside.is_valid:
        inside = shapely.intersection(geometry, shapely.box(*box), grid_size=1.0)
    parts = [p for p in shapely.get_parts(inside) if p.geom_type == "Polygon"]
    return snap(shapely.MultiPolygon(parts))


def _within(inner: Box, outer: Box) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and inner[2] <= outer[2]
        and inner[3] <= outer[3]
    )


def _localise(layers: Layers, x: int, y: int) -> Layers:
    return {
        name: [Feature(_moved(f.geometry, x, y), f.attributes) for f in features]
        for name, features in layers.items()
    }


def _moved(geometry: shapely.Geometry, x: int, y: int) -> shapely.Geometry:
    return shapely.transform(geometry, lambda points: points - np.array([x, y]) * EXTENT)


def write(path: Path, tiles: Mapping[Address, bytes], metadata: dict[str, Any]) -> None:
    """Write tiles as a PMTiles archive, clustered, without dates.

    The tiles are not compressed: the bytes then don't depend on the machine's zlib, and the page
    reads them without unpacking. Wheels and git compress the file themselves.
    """
    by_id = sorted((zxy_to_tileid(*zxy), data) for zxy, data in tiles.items())
    header = {
        "version": 3,
        "tile_type": TileType.MVT,
        "tile_compression": Compression.NONE,
        "min_lat_e7": round(-MERCATOR_LIMIT * 1e7),
        "max_lat_e7": round(MERCATOR_LIMIT * 1e7),
        "center_zoom": 2,
        "center_lon_e7": 0,
        "center_lat_e7": 0,
    }
    with path.open("wb") as file:
        writer = Writer(file)
        for tile_id, data in by_id:
            writer.write_tile(tile_id, data)
        writer.finalize(header, metadata)
