"""Layers are read in a process of their own, with the limits that imports have."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import shapely

from tests.helpers import layer_files as files
from viewer.model.errors import UnreadableError
from viewer.reading import limits
from viewer.reading.layers import MAX_FILE, read_bytes, read_layers


def test_a_file_is_read_by_the_child_a_shapefile_with_what_is_beside_it(tmp_path: Path) -> None:
    files.a_frame(shapely.Point(*files.HERE_IN_METRES), crs=25832).to_file(tmp_path / "a.shp")
    (layer,) = read_layers(tmp_path / "a.shp")
    assert (layer.name, layer.features, layer.shapes) == ("a", 1, ("point",))
    assert layer.notes == ("Brought from ETRS89 / UTM zone 32N to WGS 84.",)
    (tmp_path / "a.parquet").write_bytes(b"")
    files.a_frame().to_parquet(tmp_path / "a.parquet")
    assert read_layers(tmp_path / "a.parquet")[0].features == 1


def test_what_is_no_layer_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="a layer is GeoJSON, GeoPackage, KML"):
        read_bytes("a.gpkg", b"words")
    with pytest.raises(UnreadableError, match=r"cannot read gone\.kml"):
        read_layers(tmp_path / "gone.kml")
    with pytest.raises(UnreadableError, match="cannot read"):
        read_layers(tmp_path)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    with path.open("wb") as stream:
        stream.truncate(MAX_FILE + 1)
    with pytest.raises(UnreadableError, match="at most 100 MB: take a part of it"):
        read_layers(path)


def test_a_reader_that_breaks_off_says_what_may_be_wrong() -> None:
    command = [sys.executable, "-c", "import os; os.abort()"]
    with pytest.raises(UnreadableError, match="more memory than it may take"):
        limits.reply("a.gpkg", b"x", command=command, job=limits.LAYERS)
