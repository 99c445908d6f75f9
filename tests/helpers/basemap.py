"""The committed base map and regions, read as what is drawn of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import mapbox_vector_tile
import numpy as np
import shapely
from mapbox_vector_tile.Mapbox import vector_tile_pb2
from pmtiles.reader import MemorySource, Reader, all_tiles
from shapely.geometry import shape

from geodata import build
from geodata.tiles import EXTENT, Address, to_tile_units

GEODATA = Path(build.__file__).parent
ARCHIVE = GEODATA / "basemap.pmtiles"
REGIONS = GEODATA / "regions.geojson"

LonLat = tuple[float, float]
Features = list[dict[str, Any]]

SIMFEROPOL: LonLat = (34.1, 44.95)


@cache
def archive() -> Any:
    return Reader(MemorySource(ARCHIVE.read_bytes()))


@cache
def tiles() -> dict[Address, bytes]:
    """The bytes of each tile, read at once: for a single one the package reads all addresses."""
    return dict(all_tiles(archive().get_bytes))


@cache
def tile(zoom: int, x: int, y: int, only: str | None = None) -> dict[str, Features]:
    """The layers of a tile: all, or a single one, which is faster by far."""
    data = tiles().get((zoom, x, y))
    if data is None:
        return {}
    if only:
        message = vector_tile_pb2.tile.FromString(data)
        layers = [layer for layer in message.layers if layer.name == only]
        data = vector_tile_pb2.tile(layers=layers).SerializeToString()
    return layers_in(data)


def layers_in(data: bytes) -> dict[str, Features]:
    """The layers in the bytes of a tile."""
    decoded = mapbox_vector_tile.decode(data, default_options={"y_coord_down": True})
    return {name: layer["features"] for name, layer in decoded.items()}


def locate(zoom: int, place: LonLat) -> tuple[dict[str, Features], shapely.Point]:
    """The tile that holds a place, and the place in its units."""
    x, y = to_tile_units(np.array([place]), zoom)[0]
    column, row = int(x // EXTENT), int(y // EXTENT)
    return tile(zoom, column, row), shapely.Point(x - column * EXTENT, y - row * EXTENT)


def covering(zoom: int, place: LonLat, layer: str) -> Features:
    layers, point = locate(zoom, place)
    return [f for f in layers.get(layer, []) if shape(f["geometry"]).covers(point)]


def world(zoom: int, layer: str) -> Iterator[dict[str, Any]]:
    for x in range(1 << zoom):
        for y in range(1 << zoom):
            yield from tile(zoom, x, y, layer).get(layer, [])


@cache
def regions() -> dict[str, Any]:
    features = json.loads(REGIONS.read_text(encoding="utf-8"))["features"]
    return {feature["id"]: feature for feature in features}
