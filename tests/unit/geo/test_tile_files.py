"""Base maps out of a person's own file: what is read of sound ones, and how others are refused."""

from __future__ import annotations

import gzip
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from tests.helpers import tile_files as files
from viewer.geo.tile_files import opened
from viewer.geo.tile_pictures import kind_of
from viewer.map.base_file import BaseFile
from viewer.model.errors import UnreadableError

ATTRIBUTION = '<a href="https://example.org/">© Somebody</a> &amp; others'


@pytest.mark.parametrize("form", ["PNG", "JPG", "WEBP"])
def test_tiles_are_found_by_their_address_in_both_kinds_of_file(tmp_path: Path, form: str) -> None:
    tiles = files.world(form=form)
    for path in (
        files.mbtiles(tmp_path / "a.mbtiles", tiles, attribution=ATTRIBUTION, maxzoom="2"),
        files.pmtiles(tmp_path / "a.pmtiles", tiles, attribution=ATTRIBUTION),
    ):
        file = opened(path)
        assert (file.facts.least, file.facts.most) == (0, 2)
        assert file.facts.credit == "© Somebody & others"
        assert {at: file.tile(at) for at in tiles} == tiles
        assert file.tile((3, 0, 0)) is None
        assert kind_of(tiles[2, 3, 0]) == form.lower()
        file.close()


def test_a_large_file_of_pmtiles_is_read_through_its_leaves(tmp_path: Path) -> None:
    tiles = {
        (7, x, y): files.a_picture("#808080") + bytes([x, y]) for x in range(128) for y in (0, 5)
    }
    more = {(8, x, y): b"\xff" * 3 + struct.pack("HH", x, y) for x in range(256) for y in range(90)}
    with closing(opened(files.pmtiles(tmp_path / "a.pmtiles", tiles | more))) as file:
        assert all(file.tile(at) == tile for at, tile in tiles.items())
        assert file.tile((8, 255, 89)) == more[8, 255, 89]
        assert file.tile((8, 255, 90)) is None


def test_a_file_of_mbtiles_is_left_as_it_is(tmp_path: Path) -> None:
    path = files.mbtiles(tmp_path / "a.mbtiles", files.world(), name="A map")
    before = path.read_bytes()
    file = opened(path)
    file.tile((0, 0, 0))
    file.close()
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["a.mbtiles"]


def hostile(folder: Path) -> dict[str, Path]:
    """Files that are no base maps, by what must be said of each."""
    sound = files.pmtiles(folder / "sound.pmtiles", files.world()).read_bytes()
    root, _ = struct.unpack("<QQ", sound[8:24])
    bomb = gzip.compress(bytes(50_000_000))
    made = {
        "is no base map": b"not a map",
        "is damaged": sound[:60],
        "larger": sound[:8] + struct.pack("<QQ", len(sound), len(bomb)) + sound[24:] + bomb,
        "a part of it": sound[:8] + struct.pack("<QQ", root, 1 << 60) + sound[24:],
        "zooms are": sound[:100] + bytes([3, 200]) + sound[102:],
    }
    paths = {}
    for number, (words, content) in enumerate(made.items()):
        paths[words] = folder / f"{number}.pmtiles"
        paths[words].write_bytes(content)
    odd = {(0, 0, 0): b"<svg/>"}
    paths["no tiles that can be read"] = files.mbtiles(folder / "v.mbtiles", odd, format="pbf")
    paths["has no tiles"] = files.mbtiles(folder / "none.mbtiles", {}, minzoom="0", maxzoom="1")
    paths["no such table"] = folder / "other.mbtiles"
    files.mbtiles(paths["no such table"], {})
    paths["cannot read"] = folder / "gone.mbtiles"
    return paths


def test_what_is_no_base_map_is_refused_in_a_line(tmp_path: Path) -> None:
    paths = hostile(tmp_path)
    with closing(sqlite3.connect(paths["no such table"])) as database:
        database.execute("DROP TABLE tiles")
    for words, path in paths.items():
        with pytest.raises(UnreadableError) as caught:
            opened(path)
        assert words in str(caught.value), str(caught.value)


def test_a_database_that_computes_without_an_end_is_given_up(tmp_path: Path) -> None:
    path = files.mbtiles(tmp_path / "a.mbtiles", {}, minzoom="0", maxzoom="1")
    with closing(sqlite3.connect(path)) as database:
        database.execute("DROP TABLE tiles")
        database.execute(
            "CREATE VIEW tiles AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
            " SELECT x AS zoom_level, x AS tile_column, x AS tile_row, x AS tile_data FROM n"
            " WHERE x < 0"
        )
    with pytest.raises(UnreadableError, match="interrupted"):
        opened(path)


def test_only_pictures_of_a_sensible_size_are_served_and_only_at_their_addresses(
    tmp_path: Path,
) -> None:
    png = files.a_picture("#808080")
    bomb = png[:16] + struct.pack(">II", 60_000, 60_000) + png[24:]
    tiles = {(0, 0, 0): png, (1, 0, 0): bomb, (1, 1, 0): b"<svg onload='x'/>"}
    base = BaseFile()
    base.use(opened(files.mbtiles(tmp_path / "a.mbtiles", tiles, name="A map")))
    assert base.tiles
    start = base.tiles.address
    assert base.answer(f"{start}/0/0/0") == ("image/png", png)
    for path in ("1/0/0", "1/1/0", "1/1/1", "0/0", "0/0/0/0", "0/-1/0", "0/0/1", "99/0/0", "٠/0/0"):
        assert base.answer(f"{start}/{path}") is None, path
    base.use(None)
    assert base.answer(f"{start}/0/0/0") is None
