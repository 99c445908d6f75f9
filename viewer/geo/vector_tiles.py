"""Vector tiles (MVT 2.1): unpacked within limits, and by which schema their layers are named."""

from __future__ import annotations

import zlib
from typing import Any

from viewer.geo.tile_facts import Schema
from viewer.model.errors import UnreadableError

TYPE = "application/vnd.mapbox-vector-tile"
MAX_PLAIN = 6 * 1000 * 1000
"""Bytes of a tile when it is unpacked."""
MAX_PARTS = 500
LAYER = 0x1A
"""The key of a layer in a tile: field 3, with its length."""
GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"

SCHEMAS: tuple[tuple[Schema, frozenset[str]], ...] = (
    ("protomaps", frozenset(("earth", "water"))),
    ("shortbread", frozenset(("ocean", "water_polygons"))),
    ("openmaptiles", frozenset(("water", "transportation"))),
    ("openmaptiles", frozenset(("water", "boundary", "place"))),
)
"""Schemas by the layers that tell them from others."""


def schema_of(layers: Any) -> Schema:
    """Return the schema of a file by its metadata's ``vector_layers``, whatever those are."""
    listed = layers if isinstance(layers, list) else []
    names = {str(layer.get("id")) for layer in listed if isinstance(layer, dict)}
    return next((schema for schema, needed in SCHEMAS if needed <= names), "other")


def unusual(name: str, packing: str) -> UnreadableError:
    """Return how a file is refused whose tiles are packed in another way than nearly all are."""
    hint = "have it made with gzip, as is usual"
    return UnreadableError(
        f"the tiles of {name} are packed with {packing}, which is not read", hint
    )


def unpacked(tile: bytes) -> bytes | None:
    """Return a vector tile as it is read, None for what is none or too large."""
    plain = _inflated(tile) if tile.startswith(GZIP) else tile
    return plain if plain and _is_layers(plain) else None


def _inflated(data: bytes) -> bytes | None:
    unpacking = zlib.decompressobj(wbits=31)
    try:
        plain = unpacking.decompress(data, MAX_PLAIN)
    except zlib.error:
        return None
    return plain if unpacking.eof else None


def _is_layers(plain: bytes) -> bool:
    """Say whether a tile is layers from its first byte to its last."""
    at = 0
    for _ in range(MAX_PARTS):
        if at == len(plain):
            return True
        if plain[at] != LAYER:
            return False
        length, at = _varint(plain, at + 1)
        at += length
        if at > len(plain):
            return False
    return False


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of at most five bytes and where it ends; past the end where it does not."""
    value = 0
    for shift, byte in enumerate(data[at : at + 5]):
        value |= (byte & 0x7F) << 7 * shift
        if byte < 0x80:
            return value, at + shift + 1
    return 0, len(data) + 1
