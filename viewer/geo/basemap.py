"""Tiles of the base map for a file that takes some of them along."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pmtiles.reader import MmapSource, all_tiles

from viewer.model.geometry import Bounds

WHOLE_WORLD = 4
"""The deepest zoom of which all tiles are taken."""
LEFT_OUT = frozenset({b"countries"})
"""Layers that nothing draws (geodata/README.md)."""

Address = tuple[int, int, int]
"""Zoom, column from the west, row from the north."""

_LAYER, _NAME = 0x1A, 0x0A
"""Of a vector tile, field 3 is a layer; of a layer, field 1 is its name (MVT 2.1)."""


def tiles_around(archive: Path, near: Mapping[int, Sequence[Bounds]]) -> dict[Address, bytes]:
    """Return all tiles to `WHOLE_WORLD`, and of deeper zooms those that touch a box of `near`.

    `archive` is PMTiles 3 with uncompressed vector tiles. Boxes are west, south, east, north in
    degrees; east may exceed 180.
    """
    with archive.open("rb") as file:
        return {
            address: drawn_layers(tile)
            for address, tile in all_tiles(MmapSource(file))
            if address[0] <= WHOLE_WORLD or _touches(address, near.get(address[0], ()))
        }


def drawn_layers(tile: bytes) -> bytes:
    """Return a vector tile without the layers that nothing draws."""
    return b"".join(part for name, part in _layers(tile) if name not in LEFT_OUT)


def _touches(address: Address, boxes: Sequence[Bounds]) -> bool:
    zoom, column, row = address
    west, east = (360 * (x / (1 << zoom)) - 180 for x in (column, column + 1))
    north, south = (_latitude(y / (1 << zoom)) for y in (row, row + 1))
    return any(
        south < box[3] and box[1] < north and west + turn < box[2] and box[0] < east + turn
        for box in boxes
        for turn in (-360, 0, 360)
    )


def _latitude(share: float) -> float:
    """Return the latitude at a share of the Web Mercator square, from its north (EPSG:3857)."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * share))))


def _layers(tile: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield each layer's name and its whole field; what is no layer has no name."""
    at = 0
    while at < len(tile):
        length, start = _varint(tile, at + 1)
        end = start + length
        yield _name(tile, start, end) if tile[at] == _LAYER else b"", tile[at:end]
        at = end


def _name(tile: bytes, at: int, end: int) -> bytes:
    while at < end:
        value, start = _varint(tile, at + 1)
        if tile[at] == _NAME:
            return tile[start : start + value]
        at = start + value if tile[at] & 7 == 2 else start
    return b""


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a protobuf varint and the position after it."""
    value = shift = 0
    while data[at] & 0x80:
        value |= (data[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
    return value | data[at] << shift, at + 1
