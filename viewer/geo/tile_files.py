"""Base maps out of a person's own file, PMTiles 3 or MBTiles 1.3: pictures of tiles, and whose.

The file may be anybody's: what it says of its own sizes is not believed, and nothing that is
packed becomes larger than a limit.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import struct
import zlib
from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import Any, Literal, Protocol

import msgspec

from viewer.model.errors import UnreadableError, one_line
from viewer.model.text import displayed, shortened

MAX_TILE = 2 * 1000 * 1000
MAX_METADATA = 1000 * 1000
MAX_DIRECTORY = 8 * 1000 * 1000
MAX_ENTRIES = 200_000
DEEPEST = 24
LONGEST_CREDIT = 200
STEPS = 200_000
PATIENCE = 10
"""So many steps of SQLite's machine, and so many times those, are enough for any tile."""

Kind = Literal["png", "jpg", "webp"]
TYPES: dict[Kind, str] = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}
Address = tuple[int, int, int]
"""Zoom, column from the west, row from the north."""


class TileFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says of its tiles."""

    least: int
    most: int
    credit: str


class TileFile(Protocol):
    """A file of tiles that is open."""

    facts: TileFacts

    def tile(self, address: Address) -> bytes | None: ...
    def close(self) -> None: ...


def opened(path: Path) -> TileFile:
    """Return a file of tiles, open; raises UnreadableError for what is none of pictures."""
    name = path.name or str(path)
    try:
        with path.open("rb") as stream:
            head = stream.read(127)
    except (OSError, ValueError) as error:
        hint = getattr(error, "strerror", None) or "the system gives no reason"
        raise UnreadableError(f"cannot read {name}", hint) from error
    try:
        if head.startswith(b"PMTiles\x03"):
            return PmTiles(path, head)
        if head.startswith(b"SQLite format 3\0"):
            return MbTiles(path)
    except (OSError, ValueError, struct.error, sqlite3.Error, RecursionError) as error:
        raise UnreadableError(f"{name} is damaged", one_line(str(error), 120)) from error
    raise UnreadableError(f"{name} is no base map", "choose a file of PMTiles or MBTiles")


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


class MbTiles:
    """MBTiles 1.3: a SQLite database, opened to be read and as one that nobody changes."""

    def __init__(self, path: Path) -> None:
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._lock = Lock()
        self._steps = 0
        self._database = sqlite3.connect(address, uri=True, check_same_thread=False)
        try:
            self._database.execute("PRAGMA trusted_schema = OFF")
            self._database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_TILE)
            self._database.set_progress_handler(self._is_too_much, STEPS)
            self.facts = self._facts(path.name)
        except BaseException:
            self._database.close()
            raise

    def tile(self, address: Address) -> bytes | None:
        """Return a tile; None where there is none."""
        zoom, column, row = address
        sql = (
            "SELECT tile_data FROM tiles"
            " WHERE zoom_level = ? AND tile_column = ? AND tile_row = ? LIMIT 1"
        )
        with contextlib.suppress(sqlite3.Error, OverflowError):
            from_south = (1 << zoom) - 1 - row
            found = self._asked(sql, (zoom, column, from_south))
            if found and isinstance(found[0][0], bytes):
                return found[0][0]
        return None

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def _facts(self, name: str) -> TileFacts:
        said = {
            str(key): str(value)
            for key, value in self._asked("SELECT name, value FROM metadata LIMIT 200")
        }
        if said.get("format", "") in ("pbf", "mvt"):
            raise _vector(name)
        least, most = said.get("minzoom"), said.get("maxzoom")
        if least is None or most is None:
            (least,) = self._asked("SELECT min(zoom_level) FROM tiles")[0]
            (most,) = self._asked("SELECT max(zoom_level) FROM tiles")[0]
        first = self._asked("SELECT tile_data FROM tiles LIMIT 1")
        _refuse_no_picture(name, first[0][0] if first else None)
        return _checked(least, most, said.get("attribution") or "", said.get("name") or name)

    def _asked(self, sql: str, values: tuple[int, ...] = ()) -> list[Any]:
        with self._lock:
            self._steps = 0
            return self._database.execute(sql, values).fetchall()

    def _is_too_much(self) -> bool:
        self._steps += 1
        return self._steps > PATIENCE


class PmTiles:
    """PMTiles 3: a header, directories that lead to the tiles, and those."""

    def __init__(self, path: Path, head: bytes) -> None:
        fields = struct.unpack("<11Q6B", head[8 : 8 + 8 * 11 + 6])
        self._root, self._leaves, self._tiles = (fields[0], fields[1]), fields[4], fields[6]
        metadata = fields[2:4]
        self._packing, tile_packing, kind, least, most = fields[12:17]
        if kind == 1:
            raise _vector(path.name)
        if tile_packing not in (0, 1):
            raise ValueError("its tiles are packed in an unusual way")
        self._lock = Lock()
        self._directories: OrderedDict[tuple[int, int], list[tuple[int, int, int, int]]]
        self._directories = OrderedDict()
        self._stream = path.open("rb")
        try:
            said = json.loads(self._unpacked(metadata[0], metadata[1], MAX_METADATA) or b"{}")
            if not isinstance(said, dict):
                raise ValueError("its description is none")
            credit, title = said.get("attribution") or "", said.get("name") or path.name
            self.facts = _checked(least, most, str(credit), str(title))
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
        if self._packing != 2:
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


def _varints(data: bytes) -> Any:
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


def _checked(least: Any, most: Any, credit: str, title: str) -> TileFacts:
    low, high = int(least or 0), int(most or 0)
    if not 0 <= low <= high <= DEEPEST:
        raise ValueError(f"its zooms are {low} to {high}")
    words = _without_markup(credit) or _without_markup(title)
    return TileFacts(
        least=low, most=high, credit=displayed(shortened(words, LONGEST_CREDIT)) or "base map"
    )


def _without_markup(words: str) -> str:
    """Return what a reader sees of words that may be HTML, as attributions are: as text."""
    from html import unescape

    kept, inside = [], False
    for letter in words[:5000]:
        if letter == "<":
            inside = True
        elif letter == ">" and inside:
            inside = False
        elif not inside:
            kept.append(letter)
    return " ".join(unescape("".join(kept)).split())


def _refuse_no_picture(name: str, tile: object) -> None:
    if tile is None:
        raise UnreadableError(f"{name} has no tiles", "choose another file")
    if not isinstance(tile, bytes) or kind_of(tile) is None:
        raise (
            _vector(name)
            if isinstance(tile, bytes) and tile[:2] == b"\x1f\x8b"
            else (UnreadableError(f"{name} has no pictures", "its tiles must be PNG, JPEG or WebP"))
        )


def _vector(name: str) -> UnreadableError:
    hint = "choose one whose tiles are pictures: PNG, JPEG or WebP"
    return UnreadableError(f"{name} holds vector tiles, which cannot be drawn here", hint)
