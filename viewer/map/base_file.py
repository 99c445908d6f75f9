"""The base map that a person has chosen a file for, in place of the bundled one."""

from __future__ import annotations

import msgspec

from viewer.geo import vector_tiles
from viewer.geo.tile_facts import Schema, TileFile
from viewer.geo.tile_pictures import TYPES, kind_of

TILES = "/tiles/"


class BaseTiles(msgspec.Struct, frozen=True, kw_only=True):
    """What the map page has to know of it."""

    address: str
    """Before ``/zoom/column/row``: another one for each file that was chosen."""
    least: int
    most: int
    credit: str
    schema: Schema | None
    """Of vector tiles; None: the tiles are pictures."""


class BaseFile:
    """The file in use by all maps of the program, or none."""

    def __init__(self) -> None:
        self._file: TileFile | None = None
        self._count = 0
        self.tiles: BaseTiles | None = None

    def use(self, file: TileFile | None) -> None:
        """Draw on the tiles of a file from the next scene on; None: on the bundled map."""
        if self._file:
            self._file.close()
        self._file = file
        self._count += 1
        self.tiles = None
        if file:
            facts, address = file.facts, f"{TILES}{self._count}"
            self.tiles = BaseTiles(
                address=address,
                least=facts.least,
                most=facts.most,
                credit=facts.credit,
                schema=facts.schema,
            )

    def answer(self, path: str) -> tuple[str, bytes] | None:
        """Return type and content of the tile at an address of ours, None where there is none."""
        address = _address(path, f"{TILES}{self._count}/") if path.startswith(TILES) else None
        tile = self._file.tile(address) if self._file and address else None
        if not self.tiles or not tile:
            return None
        if self.tiles.schema:
            plain = vector_tiles.unpacked(tile)
            return (vector_tiles.TYPE, plain) if plain else None
        kind = kind_of(tile)
        return (TYPES[kind], tile) if kind else None


def _address(path: str, start: str) -> tuple[int, int, int] | None:
    parts = path.removeprefix(start).split("/")
    if not path.startswith(start) or len(parts) != 3:
        return None
    if not all(part.isascii() and part.isdigit() and len(part) < 9 for part in parts):
        return None
    zoom, column, row = map(int, parts)
    return (zoom, column, row) if zoom <= 24 and max(column, row) < 1 << zoom else None


BASE = BaseFile()
