"""Vector tiles as files: a small world in the layers of a schema, and bytes that are no tiles."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import mapbox_vector_tile
import shapely
from shapely.affinity import affine_transform

from tests.helpers import tile_files
from tests.helpers.tile_files import Address

EXTENT, BUFFER = 4096, 64
Features = Sequence[tuple[shapely.Geometry, Mapping[str, Any]]]
"""Geometries in parts of the world, x from the west and y from the north, with their properties."""

ISLAND = (62.0, 40.0, 120.0, 70.0)
"""West, south, east, north of the land of the small world."""
BORDER = 90.0
"""The longitude at which it is divided, and disputed."""
NAMES = {"Westland": (75.0, 62.0), "Eastland": (98.0, 50.0), "Midtown": (80.0, 50.0)}
OCEAN, COAST = (57.0, 62.0), (62.0, 65.0)


def at(lon: float, lat: float) -> tuple[float, float]:
    """A place in parts of the world, by Mercator's projection."""
    return (lon + 180) / 360, 0.5 - math.asinh(math.tan(math.radians(lat))) / (2 * math.pi)


def island() -> shapely.Polygon:
    west, south, east, north = ISLAND
    return shapely.box(*at(west, north), *at(east, south))


def sea() -> shapely.Geometry:
    """All but the island, in pieces that meet in the open sea as makers of tiles cut them."""
    pieces = [shapely.box(x / 24, 0, (x + 1) / 24, 1) for x in range(24)]
    return shapely.GeometryCollection([piece - island() for piece in pieces])


def divide() -> shapely.LineString:
    _, south, _, north = ISLAND
    return shapely.LineString([at(BORDER, north), at(BORDER, south)])


def point(name: str) -> shapely.Point:
    return shapely.Point(at(*NAMES[name]))


def protomaps() -> dict[str, Features]:
    """The small world as the Protomaps basemap has it."""
    country = {"kind": "country", "min_zoom": 0}
    city = {"kind": "locality", "kind_detail": "city", "min_zoom": 1, "population": 9_000_000}
    return {
        "earth": [(island(), {})],
        "water": [(piece, {"kind": "ocean"}) for piece in shapely.get_parts(sea())],
        "boundaries": [(divide(), {"kind": "country", "kind_detail": 2, "disputed": True})],
        "places": [
            (point("Westland"), {**country, "name": "Страна", "name:en": "Westland"}),
            (point("Eastland"), {**country, "name": "Eastland"}),
            (point("Midtown"), {**city, "name": "Midtown", "capital": "yes"}),
        ],
    }


def openmaptiles() -> dict[str, Features]:
    """The small world as OpenMapTiles has it."""
    return {
        "water": [(piece, {"class": "ocean"}) for piece in shapely.get_parts(sea())],
        "transportation": [],
        "boundary": [(divide(), {"admin_level": 2, "disputed": 1, "maritime": 0})],
        "place": [
            (point("Westland"), {"class": "country", "rank": 1, "name:en": "Westland"}),
            (point("Eastland"), {"class": "country", "rank": 1, "name": "Eastland"}),
            (point("Midtown"), {"class": "city", "rank": 1, "name": "Midtown", "capital": 2}),
        ],
    }


def shortbread() -> dict[str, Features]:
    """The small world as Shortbread has it."""
    country = {"admin_level": 2, "way_area": 1e13}
    return {
        "ocean": [(piece, {}) for piece in shapely.get_parts(sea())],
        "water_polygons": [],
        "boundaries": [(divide(), {"admin_level": 2, "disputed": True, "maritime": False})],
        "boundary_labels": [
            (point("Westland"), {**country, "name_en": "Westland"}),
            (point("Eastland"), {**country, "name": "Eastland"}),
        ],
        "place_labels": [
            (point("Midtown"), {"kind": "capital", "name": "Midtown", "population": 9_000_000})
        ],
    }


def tile_at(place: tuple[float, float], zoom: int) -> Address:
    """The address of the tile of a zoom that a place is in."""
    x, y = at(*place)
    return zoom, int(x * 2**zoom), int(y * 2**zoom)


def with_a_road(lon: float, lat: float) -> dict[Address, bytes]:
    """The small world as one tile, and one of zoom 7 with a highway along a parallel."""
    x, y = at(lon, lat)
    highway = shapely.LineString([(x - 0.01, y), (x + 0.01, y)])
    layers = {**protomaps(), "roads": [(highway, {"kind": "highway"})]}
    deep = tile_at((lon, lat), 7)
    return {(0, 0, 0): a_tile(layers), deep: a_tile(layers, deep)}


def other() -> dict[str, Features]:
    """The island as somebody's own layers have it."""
    return {"my areas": [(island(), {"colour": "red"})], "my lines": [(divide(), {})]}


def a_tile(layers: Mapping[str, Features], address: Address = (0, 0, 0)) -> bytes:
    """The vector tile of layers at an address."""
    zoom, column, row = address
    side = EXTENT * 2**zoom
    matrix = [side, 0, 0, side, -column * EXTENT, -row * EXTENT]
    area = shapely.box(-BUFFER, -BUFFER, EXTENT + BUFFER, EXTENT + BUFFER)
    made = [
        {
            "name": name,
            "features": [
                {"geometry": cut, "properties": dict(properties)}
                for geometry, properties in features
                if not (cut := affine_transform(geometry, matrix) & area).is_empty
            ],
        }
        for name, features in layers.items()
    ]
    packed = mapbox_vector_tile.encode(made, default_options={"y_coord_down": True})
    return gzip.compress(bytes(packed), mtime=0)


def world(layers: Mapping[str, Features], most: int = 2) -> dict[Address, bytes]:
    """All tiles of the world down to a zoom."""
    return {
        address: a_tile(layers, address)
        for zoom in range(most + 1)
        for address in ((zoom, x, y) for x in range(2**zoom) for y in range(2**zoom))
    }


def listed(layers: Mapping[str, Features]) -> list[dict[str, str]]:
    """The layers as a file's metadata lists them."""
    return [{"id": name} for name in layers]


def mbtiles(path: Path, layers: Mapping[str, Features], most: int = 2) -> Path:
    """Write the world of these layers as MBTiles; returns its path."""
    told = json.dumps({"vector_layers": listed(layers)})
    said = {"format": "pbf", "attribution": "<a href='x'>© Somebody</a>", "json": told}
    return tile_files.mbtiles(path, world(layers, most), **said)


VARINT_END = b"\xff" * 9 + b"\x7f"
"""A number as large as numbers can be."""


def hostile_tiles() -> dict[str, bytes]:
    """Bytes that look like vector tiles and are none, or are one that asks for too much."""
    return {
        "words": b"<svg onload='x'/>",
        "a bomb": gzip.compress((b"\x1a\x9c\x8d\x06" + bytes(99_996)) * 2000),
        "half a packing": a_tile(protomaps())[:200],
        "a layer without an end": b"\x1a\xff\xff\xff\xff\x7f" + bytes(20),
        "many layers": b"\x1a\x00" * 100_000,
    }


def hostile_layers() -> dict[str, bytes]:
    """Tiles whose layers end where they say, but not what is in them."""
    return {
        "a line that closes for ever": _layer(b"\x18\x03", b"\xff\xff\xff\xff\x0f"),
        "a point that goes on for ever": _layer(b"\x18\x03", b"\xf9\xff\xff\xff\x0f\x00"),
        "a number without an end": _layer(b"\x18\x03", VARINT_END * 2 + b"\xff"),
        "features as numbers": b"\x1a\x0b\x0a\x05earth\x10\x01\x18\x01",
    }


def _layer(head: bytes, commands: bytes) -> bytes:
    feature = head + b"\x22" + bytes([len(commands)]) + commands
    layer = b"\x0a\x05earth\x12" + bytes([len(feature)]) + feature
    return b"\x1a" + bytes([len(layer)]) + layer
