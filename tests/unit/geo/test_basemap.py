"""Which tiles of the base map are taken along."""

from __future__ import annotations

from viewer.geo.basemap import WHOLE_WORLD, drawn_layers, tiles_around
from viewer.store.resources import geodata_root

ARCHIVE = geodata_root() / "basemap.pmtiles"
KOREA = (124.0, 38.0, 128.0, 40.0)
PAST_THE_DATE_LINE = (170.0, 60.0, 190.0, 66.0)


def test_the_whole_world_is_taken_along_but_no_countries() -> None:
    tiles = tiles_around(ARCHIVE, {})
    assert {zoom for zoom, _, _ in tiles} == set(range(WHOLE_WORLD + 1))
    assert b"countries" not in tiles[0, 0, 0]
    assert b"coast" in tiles[0, 0, 0]


def test_deeper_tiles_are_taken_only_where_they_are_wanted() -> None:
    deep = {at for at in tiles_around(ARCHIVE, {6: [KOREA]}) if at[0] > WHOLE_WORLD}
    assert deep == {(6, 54, 24)}


def test_a_box_across_180_is_one_box() -> None:
    deep = {at for at in tiles_around(ARCHIVE, {5: [PAST_THE_DATE_LINE]}) if at[0] == 5}
    assert {x for _, x, _ in deep} == {31, 0}


def test_a_tile_keeps_its_other_layers_byte_for_byte() -> None:
    other = b"\x1a\x07\x0a\x05coast"
    assert drawn_layers(b"\x1a\x0b\x0a\x09countries" + other) == other
    assert drawn_layers(b"") == b""
