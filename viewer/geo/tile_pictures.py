"""Tiles that are pictures: PNG, JPEG and WebP, known by their first bytes."""

from __future__ import annotations

import struct
from typing import Literal

Kind = Literal["png", "jpg", "webp"]
TYPES: dict[Kind, str] = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}


def kind_of(tile: bytes) -> Kind | None:
    """Return what a tile is by its first bytes, None for what is no picture of a sensible size."""
    if tile.startswith(b"\x89PNG\r\n\x1a\n") and tile[12:16] == b"IHDR":
        width, height = struct.unpack(">II", tile[16:24])
        return "png" if _is_sensible(width, height) else None
    if tile.startswith(b"\xff\xd8\xff"):
        return "jpg" if _is_sensible(*_jpeg_size(tile)) else None
    if tile.startswith(b"RIFF") and tile[8:12] == b"WEBP":
        return "webp" if _is_sensible(*_webp_size(tile)) else None
    return None


def _is_sensible(width: int, height: int) -> bool:
    return 0 < width <= 1024 and 0 < height <= 1024


def _jpeg_size(tile: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(tile) and tile[at] == 0xFF:
        marker, length = tile[at + 1], int.from_bytes(tile[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", tile[at + 5 : at + 9])
            return width, height
        at += 2 + max(length, 2)
    return 0, 0


def _webp_size(tile: bytes) -> tuple[int, int]:
    form, body = tile[12:16], tile[20:30]
    if len(body) < 10:
        return 0, 0
    if form == b"VP8X":
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if form == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack("<HH", body[6:10])
    return width & 0x3FFF, height & 0x3FFF
