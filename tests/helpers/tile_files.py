"""Base maps of a few tiles as files: pictures of one colour each, MBTiles and PMTiles."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

Address = tuple[int, int, int]


def a_picture(colour: str, form: str = "PNG", side: int = 256) -> bytes:
    """A tile of one colour."""
    image = QImage(side, side, QImage.Format.Format_RGB888)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, form)  # type: ignore[call-overload]  # the stubs want bytes
    return bytes(data.data())


def world(colour: str = "#3060C0", most: int = 2, form: str = "PNG") -> dict[Address, bytes]:
    """All tiles of the world down to a zoom, the eastern half of it in another colour."""
    west, east = a_picture(colour, form), a_picture("#C06030", form)
    return {
        (zoom, column, row): west if column < max(1, 2**zoom // 2) else east
        for zoom in range(most + 1)
        for column in range(2**zoom)
        for row in range(2**zoom)
    }


def mbtiles(path: Path, tiles: Mapping[Address, bytes], **metadata: str) -> Path:
    """Write a file of MBTiles; returns its path."""
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
    database.execute(
        "CREATE TABLE tiles"
        " (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)"
    )
    database.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
    rows = [(z, x, (1 << z) - 1 - y, tile) for (z, x, y), tile in tiles.items()]
    database.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", rows)
    database.commit()
    database.close()
    return path


def pmtiles(
    path: Path,
    tiles: Mapping[Address, bytes],
    kind: TileType = TileType.PNG,
    packing: Compression = Compression.NONE,
    **metadata: object,
) -> Path:
    """Write a file of PMTiles; returns its path."""
    zooms = [zoom for zoom, _, _ in tiles]
    header = {
        "tile_type": kind,
        "tile_compression": packing,
        "min_zoom": min(zooms),
        "max_zoom": max(zooms),
        "min_lon_e7": -1_800_000_000,
        "min_lat_e7": -850_000_000,
        "max_lon_e7": 1_800_000_000,
        "max_lat_e7": 850_000_000,
        "center_zoom": 0,
        "center_lon_e7": 0,
        "center_lat_e7": 0,
    }
    with path.open("wb") as stream:
        writer = Writer(stream)
        for address in sorted(tiles, key=lambda at: zxy_to_tileid(*at)):
            writer.write_tile(zxy_to_tileid(*address), tiles[address])
        writer.finalize(header, metadata)
    return path
