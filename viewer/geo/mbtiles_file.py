"""MBTiles 1.3: tiles in a SQLite database."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path
from threading import Lock
from typing import Any

from viewer.geo import vector_tiles
from viewer.geo.tile_facts import MAX_TILE, Address, Schema, TileFacts, checked
from viewer.geo.tile_pictures import kind_of
from viewer.model.errors import UnreadableError

STEPS = 200_000
PATIENCE = 10
"""So many steps of SQLite's machine, and so many times those, are enough for any tile."""


class MbTiles:
    """A SQLite database, opened to be read and as one that nobody changes."""

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
        least, most = said.get("minzoom"), said.get("maxzoom")
        if least is None or most is None:
            (least,) = self._asked("SELECT min(zoom_level) FROM tiles")[0]
            (most,) = self._asked("SELECT max(zoom_level) FROM tiles")[0]
        first = self._asked("SELECT tile_data FROM tiles LIMIT 1")
        schema = _schema(name, first[0][0] if first else None, said.get("json") or "{}")
        credit = said.get("attribution") or ""
        return checked(least, most, credit, said.get("name") or name, schema)

    def _asked(self, sql: str, values: tuple[int, ...] = ()) -> list[Any]:
        with self._lock:
            self._steps = 0
            return self._database.execute(sql, values).fetchall()

    def _is_too_much(self) -> bool:
        self._steps += 1
        return self._steps > PATIENCE


def _schema(name: str, tile: object, said: str) -> Schema | None:
    """Return the schema of vector tiles, None for pictures, by one of the tiles."""
    if tile is None:
        raise UnreadableError(f"{name} has no tiles", "choose another file")
    if isinstance(tile, bytes) and kind_of(tile):
        return None
    if isinstance(tile, bytes) and tile.startswith(vector_tiles.ZSTD):
        raise vector_tiles.unusual(name, "Zstandard")
    if not isinstance(tile, bytes) or vector_tiles.unpacked(tile) is None:
        hint = "its tiles must be vector tiles, PNG, JPEG or WebP"
        raise UnreadableError(f"{name} has no tiles that can be read", hint)
    layers = json.loads(said)
    return vector_tiles.schema_of(isinstance(layers, dict) and layers.get("vector_layers"))
