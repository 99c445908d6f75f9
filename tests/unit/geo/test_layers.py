"""Files of layers: what geopandas writes is read, brought to WGS 84, and kept within limits."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from tests.helpers import layer_files as files
from tests.helpers.layer_files import HERE, HERE_IN_METRES, a_frame, geojson
from viewer.geo.layers import ReadLayer, read
from viewer.model import layers
from viewer.model.errors import UnreadableError


def shapes_of(layer: ReadLayer) -> list[Any]:
    """The shapes of a layer as shapely has them; it must be sound."""
    layers.decoded(layer.geojson.encode())
    features = json.loads(layer.geojson)["features"]
    return [shapely.geometry.shape(feature["geometry"]) for feature in features]


def written(kind: str, folder: Path) -> tuple[str, bytes]:
    """A point in UTM coordinates, or where the format has none in degrees."""
    metres = a_frame(shapely.Point(*HERE_IN_METRES), crs=25832)
    path = folder / f"places.{kind}"
    match kind:
        case "zip":
            return path.name, files.shapefile(folder, metres)
        case "gpkg":
            metres.to_file(path, layer="places")
        case "parquet":
            metres.to_parquet(path)
        case "kml":
            a_frame().to_file(path, driver="KML")
        case "kmz":
            a_frame().to_file(folder / "doc.kml", driver="KML")
            with zipfile.ZipFile(path, "w") as archive:
                archive.write(folder / "doc.kml", "doc.kml")
        case _:
            a_frame().to_file(path, driver="GeoJSON")
    return path.name, path.read_bytes()


@pytest.mark.parametrize("kind", ["geojson", "gpkg", "kml", "kmz", "zip", "parquet"])
def test_a_file_of_each_kind_is_read_and_brought_to_wgs_84(tmp_path: Path, kind: str) -> None:
    (layer,) = read(*written(kind, tmp_path))
    assert (layer.name, layer.features, layer.shapes) == ("places", 1, ("point",))
    (point,) = shapes_of(layer)
    assert (point.x, point.y) == pytest.approx(HERE, abs=1e-6)  # a tenth of a metre
    assert "number 0" in json.loads(layer.geojson)["features"][0]["properties"].values()
    moved = "Brought from ETRS89 / UTM zone 32N to WGS 84."
    assert layer.notes == ((moved,) if kind in ("gpkg", "zip", "parquet") else ())


def test_layers_of_one_file_are_apart_and_tables_are_none(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    a_frame().to_file(path, layer="towns")
    a_frame(shapely.box(0, 0, 1, 1)).to_file(path, layer="fields")
    a_frame().drop(columns="geometry").to_csv(tmp_path / "x.csv")
    found = read("a.gpkg", path.read_bytes())
    assert [(layer.name, layer.shapes) for layer in found] == [
        ("towns", ("point",)),
        ("fields", ("area",)),
    ]


def test_what_crosses_180_degrees_is_cut_there_however_it_is_written() -> None:
    jumps = shapely.LineString([(170, 10), (-170, 20)])
    goes_on = shapely.Polygon([(170, 0), (190, 0), (190, 10), (170, 10)])
    world = shapely.box(-180, -60, 180, 60)
    line, area, whole = shapes_of(files.a_read_layer("a", jumps, goes_on, world))
    assert line.length == pytest.approx(jumps_length := (20**2 + 10**2) ** 0.5), jumps_length
    assert line.bounds == (-180, 10, 180, 20)
    assert area.area == pytest.approx(200)
    assert area.bounds == (-180, 0, 180, 10)
    assert whole.equals(world)


def test_too_many_points_are_simplified_by_a_tolerance_that_is_kept() -> None:
    angles = np.linspace(0, 2 * np.pi, 300_001)[:-1]
    radius = 5 + 0.3 * np.sin(40 * angles)
    coast = shapely.Polygon(np.c_[10 + radius * np.cos(angles), 50 + radius * np.sin(angles)])
    layer = files.a_read_layer("Coast", coast)
    assert (layer.was_points, layer.points <= layers.MAX_POINTS) == (300_001, True)
    assert layer.tolerance is not None
    (found,) = shapes_of(layer)
    samples = shapely.points(shapely.get_coordinates(coast)[::1000])
    off = shapely.distance(found.boundary, samples).max() * 111_320
    assert 0 < off <= layer.tolerance + 0.2  # of six digits


def test_features_that_cannot_be_drawn_are_left_out_and_told() -> None:
    shapes = (shapely.Point(*HERE), None, shapely.Point(700_000, 5_000_000), shapely.Point())
    layer = files.a_read_layer("a", *shapes)
    assert layer.features == 1
    assert [note.split(":")[0] for note in layer.notes] == [
        "2 features without a position",
        "1 feature outside of the Earth’s coordinates",
    ]


def test_fields_are_data_of_a_few_plain_kinds() -> None:
    words = "<b onload='x'>" + "long " * 200
    frame = a_frame(words=[words], number=[2.5], nothing=[None], list=[[1, 2]], flag=[True])
    (layer,) = read("a.geojson", frame.to_json().encode())
    (feature,) = json.loads(layer.geojson)["features"]
    fields = feature["properties"]
    assert fields["words"] == words[:200]
    assert (fields["number"], fields["flag"]) == (2.5, True)
    assert "nothing" not in fields
    assert all(isinstance(value, str | int | float | bool) for value in fields.values())


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.shp", bytes(250_000_000))
    return buffer.getvalue()


def a_view(folder: Path) -> bytes:
    """A GeoPackage whose layer is a view: SQL that is run when it is read."""
    import sqlite3

    path = folder / "view.gpkg"
    a_frame().to_file(path, layer="towns")
    with sqlite3.connect(path) as database:
        database.execute("ALTER TABLE towns RENAME TO hidden")
        database.execute("CREATE VIEW towns AS SELECT fid, geom, name FROM hidden")
    database.close()
    return path.read_bytes()


HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "no file of geographic data": b"just words",
    "is damaged": b'{"type": "FeatureCollection", "features": [',
    "no feature in it has a position": b'{"type":"FeatureCollection","features":[]}',
    "none of its positions": b'{"type":"Point","coordinates":[500000,5000000]}',
    "geographic data that can be read": b"<OGRVRTDataSource><OGRVRTLayer/></OGRVRTDataSource>",
    "entities": b'<!DOCTYPE k [<!ENTITY a "b">]><kml xmlns="http://www.opengis.net/kml/2.2"/>',
    "GeoParquet": b"PAR1" + bytes(100) + b"PAR1",
    "damaged": b"SQLite format 3\0" + bytes(200),
    "damaged, or locked": b"PK\x03\x04" + bytes(60),
}


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("words", HOSTILE)
def test_what_cannot_be_a_layer_is_told_in_a_line(words: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read("a file", HOSTILE[words])
    assert words in str(caught.value)


def test_a_bomb_a_view_and_metres_of_nowhere_are_refused(tmp_path: Path) -> None:
    nowhere = files.shapefile(
        tmp_path, a_frame(shapely.Point(*HERE_IN_METRES), crs=25832), without=".prj"
    )
    for content, words in (
        (bomb(), "too large unpacked"),
        (a_view(tmp_path), "no plain table 'towns'"),
        (nowhere, "which coordinate system"),
    ):
        with pytest.raises(UnreadableError, match=words):
            read("a file", content)


def test_degrees_without_a_coordinate_system_are_taken_as_wgs_84_and_told(tmp_path: Path) -> None:
    (layer,) = read("a.zip", files.shapefile(tmp_path, a_frame(), without=".prj"))
    assert [(point.x, point.y) for point in shapes_of(layer)] == [HERE]
    assert "taken as degrees" in layer.notes[0]


def test_too_many_features_are_refused_beside_a_layer_that_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    count = layers.MAX_FEATURES + 1
    many = [shapely.Point(x, 0) for x in np.linspace(-179, 179, count)]
    a_frame(*many, n=range(count)).to_file(path, layer="many")
    a_frame().to_file(path, layer="few")
    found = {layer.name: layer.refused for layer in read("a.gpkg", path.read_bytes())}
    assert "more than 50,000 features" in found["many"]
    assert found["few"] == ""


def test_geojson_with_a_mark_of_its_byte_order_is_read() -> None:
    assert read("a.geojson", b"\xef\xbb\xbf" + geojson(shapely.Point(1, 2)))[0].features == 1
