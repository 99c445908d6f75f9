"""Base maps out of a person's own file: PMTiles 3 or MBTiles 1.3, of pictures or vector tiles.

The file may be anybody's: what it says of its own sizes is not believed, and nothing that is
packed becomes larger than a limit.
"""

from __future__ import annotations

import sqlite3
import struct
from pathlib import Path

from viewer.geo.mbtiles_file import MbTiles
from viewer.geo.pmtiles_file import PmTiles
from viewer.geo.tile_facts import TileFile
from viewer.model.errors import UnreadableError, one_line


def opened(path: Path) -> TileFile:
    """Return a file of tiles, open; raises UnreadableError for what is none."""
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
