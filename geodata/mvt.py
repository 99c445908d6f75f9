"""Mapbox Vector Tiles, version 2.1: one tile's layers as bytes.

Geometries are in tile-local units, whole numbers, y south. Written for whole arrays of points;
mapbox-vector-tile's own encoder, whose message classes are used here, takes several times as long.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from mapbox_vector_tile.Mapbox import vector_tile_pb2

from geodata.tiles import EXTENT, Feature, Layers, Value

MOVE_TO, LINE_TO, CLOSE_PATH = 1, 2, 7
POINT, LINE, POLYGON = 1, 2, 3
Points = npt.NDArray[np.int64]


def encode(layers: Layers) -> bytes:
    """A tile's layers as MVT bytes; layers, features and keys keep their order."""
    tile = vector_tile_pb2.tile()
    for name, features in layers.items():
        layer = tile.layers.add(name=name, version=2, extent=EXTENT)
        _add_features(layer, features)
    data: bytes = tile.SerializeToString()
    return data


def _add_features(layer: Any, features: list[Feature]) -> None:
    keys: dict[str, int] = {}
    values: dict[tuple[type, Value], int] = {}
    for feature in features:
        kind, commands = _geometry(feature.geometry)
        tags = [
            index
            for key, value in feature.attributes.items()
            for index in (
                keys.setdefault(key, len(keys)),
                values.setdefault((type(value), value), len(values)),
            )
        ]
        layer.features.add(type=kind, geometry=commands, tags=tags)
    layer.keys.extend(keys)
    for _, value in values:
        _set_value(layer.values.add(), value)


def _set_value(message: Any, value: Value) -> None:
    if isinstance(value, bool):
        message.bool_value = value
    elif isinstance(value, int):
        message.uint_value = value
    else:
        message.string_value = value


def _geometry(geometry: shapely.Geometry) -> tuple[int, list[int]]:
    if geometry.geom_type == "Point":
        paths, kind = [shapely.get_coordinates(geometry)], POINT
    elif geometry.geom_type.endswith("LineString"):
        paths, kind = [shapely.get_coordinates(line) for line in shapely.get_parts(geometry)], LINE
    else:
        paths, kind = list(_rings(geometry)), POLYGON
    return kind, _commands([path.astype(np.int64) for path in paths], close=kind == POLYGON)


def _rings(polygons: shapely.Geometry) -> Iterator[npt.NDArray[np.float64]]:
    """Outer rings clockwise as seen on screen, holes the other way, without the last point."""
    for polygon in shapely.get_parts(shapely.orient_polygons(polygons)):
        for ring in (polygon.exterior, *polygon.interiors):
            yield shapely.get_coordinates(ring)[:-1]


def _commands(paths: list[Points], close: bool) -> list[int]:
    cursor = np.zeros((1, 2), dtype=np.int64)
    commands: list[int] = []
    for path in paths:
        steps = np.diff(np.concatenate([cursor, path]), axis=0)
        zigzag = ((steps << 1) ^ (steps >> 63)).ravel().tolist()
        commands += [_command(MOVE_TO, 1), *zigzag[:2]]
        if len(path) > 1:
            commands += [_command(LINE_TO, len(path) - 1), *zigzag[2:]]
        if close:
            commands.append(_command(CLOSE_PATH, 1))
        cursor = path[-1:]
    return commands


def _command(identifier: int, count: int) -> int:
    return identifier | count << 3
