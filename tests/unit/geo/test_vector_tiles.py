"""Base maps of vector tiles: which are opened, what they are, and what is given out of them."""

from __future__ import annotations

import gzip
import tracemalloc
from contextlib import closing
from pathlib import Path

import mapbox_vector_tile
import pytest
from pmtiles.tile import Compression, TileType

from tests.helpers import tile_files, vector_files
from tests.helpers.vector_files import Features
from viewer.geo.tile_files import opened
from viewer.geo.vector_tiles import MAX_PLAIN, TYPE, schema_of, unpacked
from viewer.map.base_file import BaseFile
from viewer.model.errors import UnreadableError
from viewer.store.resources import geodata_root

SCHEMAS = {
    "protomaps": vector_files.protomaps(),
    "openmaptiles": vector_files.openmaptiles(),
    "shortbread": vector_files.shortbread(),
    "other": vector_files.other(),
}


@pytest.mark.parametrize(("schema", "layers"), SCHEMAS.items(), ids=SCHEMAS)
def test_files_of_both_kinds_say_which_schema_their_layers_have(
    tmp_path: Path, schema: str, layers: dict[str, Features]
) -> None:
    tiles = vector_files.world(layers, most=1)
    for path in (
        vector_files.mbtiles(tmp_path / "a.mbtiles", layers, most=1),
        tile_files.pmtiles(
            tmp_path / "a.pmtiles",
            tiles,
            TileType.MVT,
            Compression.GZIP,
            attribution="© Somebody",
            vector_layers=vector_files.listed(layers),
        ),
    ):
        with closing(opened(path)) as file:
            assert (file.facts.schema, file.facts.most) == (schema, 1)
            assert file.facts.credit == "© Somebody"
            assert file.tile((1, 0, 0)) == tiles[1, 0, 0]


def test_the_bundled_map_is_a_file_of_layers_of_its_own() -> None:
    with closing(opened(geodata_root() / "basemap.pmtiles")) as file:
        assert file.facts.schema == "other"
        tile = file.tile((0, 0, 0))
        assert tile and unpacked(tile) == tile


@pytest.mark.parametrize("layers", [None, 7, "earth", {"id": "earth"}, [1, None, {"id": []}, {}]])
def test_a_list_of_layers_that_is_none_is_that_of_an_unknown_schema(layers: object) -> None:
    assert schema_of(layers) == "other"


@pytest.mark.parametrize(
    "names", [("water", "transportation"), ("water", "boundary", "place")], ids=" ".join
)
def test_openmaptiles_is_known_by_a_part_of_its_layers(names: tuple[str, ...]) -> None:
    assert schema_of([{"id": name} for name in names]) == "openmaptiles"


def test_no_more_of_a_tile_is_unpacked_than_it_may_have() -> None:
    bomb = vector_files.hostile_tiles()["a bomb"]
    tracemalloc.start()
    assert unpacked(bomb) is None
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3 * MAX_PLAIN


def test_a_tile_is_given_unpacked_and_as_what_it_is(tmp_path: Path) -> None:
    base = BaseFile()
    base.use(opened(vector_files.mbtiles(tmp_path / "a.mbtiles", vector_files.protomaps())))
    assert base.tiles and base.tiles.schema == "protomaps"
    found = base.answer(f"{base.tiles.address}/1/1/0")
    assert found and found[0] == TYPE
    assert "earth" in mapbox_vector_tile.decode(found[1])
    base.use(None)


@pytest.mark.parametrize("name", vector_files.hostile_tiles())
def test_what_is_no_vector_tile_is_given_as_nothing(tmp_path: Path, name: str) -> None:
    tiles = vector_files.world(vector_files.protomaps(), most=0)
    tiles[1, 0, 0] = vector_files.hostile_tiles()[name]
    base = BaseFile()
    base.use(opened(tile_files.mbtiles(tmp_path / "a.mbtiles", tiles, format="pbf", json="{}")))
    assert base.tiles
    assert base.answer(f"{base.tiles.address}/0/0/0")
    assert base.answer(f"{base.tiles.address}/1/0/0") is None
    base.use(None)


def test_ways_of_packing_that_are_not_read_are_named(tmp_path: Path) -> None:
    tiles = {(0, 0, 0): b"\x28\xb5\x2f\xfd" + bytes(20)}
    made = {
        "Zstandard": tile_files.mbtiles(tmp_path / "a.mbtiles", tiles, format="pbf"),
        "packed with Zstandard": tile_files.pmtiles(
            tmp_path / "a.pmtiles", tiles, TileType.MVT, Compression.ZSTD
        ),
        "Brotli": tile_files.pmtiles(
            tmp_path / "b.pmtiles", tiles, TileType.MVT, Compression.BROTLI
        ),
    }
    for words, path in made.items():
        with pytest.raises(UnreadableError, match=f"{words}.*gzip"):
            opened(path)


def test_a_description_of_layers_that_is_broken_is_said_to_be(tmp_path: Path) -> None:
    tiles = {(0, 0, 0): gzip.compress(b"\x1a\x00")}
    for number, told in enumerate(("{", "[" * 100_000)):
        path = tile_files.mbtiles(tmp_path / f"{number}.mbtiles", tiles, json=told)
        with pytest.raises(UnreadableError, match="damaged"):
            opened(path)
