"""PMTiles 3: tiles behind directories that lead to them, in one file."""

from __future__ import annotations

import contextlib
import json
import struct
import zlib
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from viewer.geo import vector_tiles
from viewer.geo.tile_facts import MAX_TILE, Address, checked

MAX_METADATA = 1000 * 1000
MAX_DIRECTORY = 8 * 1000 * 1000
MAX_ENTRIES = 200_000
VECTOR = 1
"""The kind of vector tiles in a header; other kinds are pictures."""
GZIP = 2
PACKINGS = {3: "Brotli", 4: "Zstandard"}
"""Ways of packing by their numbers in a header; 0 and 1: unknown and none."""


class PmTiles:
    """A header, directories that lead to the tiles, and those."""

    def __init__(self, path: Path, head: bytes) -> None:
        fields = struct.unpack("<11Q6B", head[8 : 8 + 8 * 11 + 6])
        self._root, self._leaves, self._tiles = (fields[0], fields[1]), fields[4], fields[6]
        metadata = fields[2:4]
        self._packing, tile_packing, kind, least, most = fields[12:17]
        _refuse_unusual(path.name, kind == VECTOR, tile_packing)
        self._lock = Lock()
        self._directories: OrderedDict[tuple[int, int], list[tuple[int, int, int, int]]]
        self._directories = OrderedDict()
        self._stream = path.open("rb")
        try:
            said = json.loads(self._unpacked(metadata[0], metadata[1], MAX_METADATA) or b"{}")
            if not isinstance(said, dict):
                raise ValueError("its description is none")
            credit, title = said.get("attribution") or "", said.get("name") or path.name
            schema = vector_tiles.schema_of(said.get("vector_layers")) if kind == VECTOR else None
            self.facts = checked(least, most, str(credit), str(title), schema)
            self._directory(*self._root)
        except BaseException:
            self._stream.close()
            raise

    def tile(self, address: Address) -> bytes | None:
        """Return a tile; None where there is none."""
        from pmtiles.tile import zxy_to_tileid

        wanted = zxy_to_tileid(*address)
        at = self._root
        with contextlib.suppress(OSError, ValueError, struct.error):
            for _ in range(4):
                found = _entry(self._directory(*at), wanted)
                if found is None:
                    return None
                _, offset, length, run = found
                if run:
                    return self._read(self._tiles + offset, length, MAX_TILE)
                at = (self._leaves + offset, length)
        return None

    def close(self) -> None:
        """Close the file."""
        self._stream.close()

    def _directory(self, offset: int, length: int) -> list[tuple[int, int, int, int]]:
        key = (offset, length)
        if key not in self._directories:
            self._directories[key] = _entries(self._unpacked(offset, length, MAX_DIRECTORY))
            if len(self._directories) > 32:
                self._directories.popitem(last=False)
        self._directories.move_to_end(key)
        return self._directories[key]

    def _unpacked(self, offset: int, length: int, most: int) -> bytes:
        data = self._read(offset, length, most)
        if self._packing == 1:
            return data
        if self._packing != GZIP:
            raise ValueError("its directories are packed in an unusual way")
        unpacking = zlib.decompressobj(wbits=31)
        plain = unpacking.decompress(data, most)
        if unpacking.unconsumed_tail:
            raise ValueError("it is larger unpacked than it may be")
        return plain

    def _read(self, offset: int, length: int, most: int) -> bytes:
        if length > most or offset > 1 << 62:
            raise ValueError("a part of it is larger than it may be")
        with self._lock:
            self._stream.seek(offset)
            return self._stream.read(length)


def _refuse_unusual(name: str, is_vector: bool, packing: int) -> None:
    if is_vector and packing in PACKINGS:
        raise vector_tiles.unusual(name, PACKINGS[packing])
    if packing > (GZIP if is_vector else 1):
        raise ValueError("its tiles are packed in an unusual way")


def _entries(data: bytes) -> list[tuple[int, int, int, int]]:
    """Return a directory's entries: tile, offset, length, run."""
    numbers = _varints(data)
    count = next(numbers, 0)
    if count > MAX_ENTRIES:
        raise ValueError(f"a directory of it has more than {MAX_ENTRIES} entries")
    columns = [[next(numbers, 0) for _ in range(count)] for _ in range(4)]
    entries, tile, end = [], 0, 0
    for step, run, length, offset in zip(*columns, strict=True):
        tile += step
        start = end if offset == 0 else offset - 1
        end = start + length
        entries.append((tile, start, length, run))
    return entries


def _varints(data: bytes) -> Iterator[int]:
    value = shift = 0
    for byte in data:
        value |= (byte & 0x7F) << shift
        if byte & 0x80:
            shift += 7
            if shift > 63:
                raise ValueError("a number in it is too long")
            continue
        yield value
        value = shift = 0


def _entry(entries: list[tuple[int, int, int, int]], tile: int) -> tuple[int, int, int, int] | None:
    """Return the entry that has a tile, or leads to it."""
    low, high = 0, len(entries)
    while low < high:
        middle = (low + high) // 2
        if entries[middle][0] <= tile:
            low = middle + 1
        else:
            high = middle
    found = entries[low - 1] if low else None
    if found and (found[3] == 0 or tile - found[0] < found[3]):
        return found
    return None
