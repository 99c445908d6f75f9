"""Outlines of countries and first-level regions that a place may take.

Natural Earth by geodata/outlines.py and geodata/provinces.py, which describe the format.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Literal

import msgspec

from viewer.model.briefing import Geometry, MultiPolygon, Polygon, Viewpoint
from viewer.model.errors import UnreadableError
from viewer.model.geometry import Coordinate

FILES = ("countries.jsonl.gz", "provinces.jsonl.gz")
UNITS = 1000
"""Of a degree."""
SOURCE = "Natural Earth (public domain), simplified"


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """A country or a region, its shape not yet read."""

    name: str
    also: tuple[str, ...]
    kind: Literal["country", "region"]
    codes: dict[str, str]
    """The country it belongs to, by viewpoint or under ``both``: ISO 3166-1 alpha-2, or ours."""
    viewpoint: Viewpoint | Literal["both"]
    """Under which it has this shape."""
    shape: msgspec.Raw

    def geometry(self) -> Geometry:
        """Return its shape: WGS 84, RFC 7946."""
        flat = msgspec.json.decode(self.shape, type=list[list[list[int]]])
        parts = tuple(tuple(_ring(ring) for ring in polygon) for polygon in flat)
        return Polygon(coordinates=parts[0]) if len(parts) == 1 else MultiPolygon(coordinates=parts)


def read(geodata: Path) -> tuple[Outline, ...]:
    """Return all outlines of a folder: first the countries. Raises UnreadableError."""
    return tuple(outline for name in FILES for outline in _read(geodata / name))


def _read(file: Path) -> Iterator[Outline]:
    decoder = msgspec.json.Decoder(Outline)
    try:
        yield from map(decoder.decode, gzip.decompress(file.read_bytes()).splitlines())
    except (OSError, EOFError, zlib.error, msgspec.DecodeError) as error:
        what = f"the outlines of countries and regions cannot be read ({file.name})"
        raise UnreadableError(what, "install Dateline again") from error


def _ring(steps: Sequence[int]) -> tuple[Coordinate, ...]:
    xs, ys = accumulate(steps[::2]), accumulate(steps[1::2])
    corners = [(x / UNITS, y / UNITS) for x, y in zip(xs, ys, strict=True)]
    return (*corners, corners[0])
