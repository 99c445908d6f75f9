"""The user's layers in files of data: GDAL reads them back as layers, with whose data they are."""

from __future__ import annotations

import json
import sqlite3
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import geopandas
import msgspec
import pyogrio
import pytest
import shapely

from tests.helpers.briefings import MOSCOW, a_briefing, a_document, a_place
from tests.helpers.data_files import a_data_file, made
from tests.helpers.layer_files import HERE, a_layered_document, a_read_layer
from tests.helpers.payloads import PAYLOADS, hostile
from viewer.export.kml import NAMESPACE
from viewer.geo.layers import ReadLayer
from viewer.model.text import displayed
from viewer.session.layers import layers_added
from viewer.store.container import Document

RIVERS = a_layered_document("Rivers", source="The Ministry", rights="CC BY 4.0")
CREDIT = "The Ministry · CC BY 4.0"
SHAPES = [
    shapely.Point(*HERE),
    shapely.LineString([(37.6, 55.8), (125.75, 39.0)]),
    shapely.box(60, 50, 90, 60),
]
K = f"{{{NAMESPACE}}}"
GIS = (".geojson", ".kml", ".gpkg")
NO_PARTS = {"type": "MultiPolygon", "coordinates": []}


def with_features(*fields: dict[str, Any]) -> Document:
    """The sound briefing with a layer of points with these fields, as its file has them."""
    point = {"type": "Point", "coordinates": HERE}
    return with_file(*({"geometry": point, "properties": each} for each in fields))


def with_shape(shape: dict[str, Any]) -> Document:
    """The same with a layer of one shape, which may be none."""
    return with_file({"geometry": shape, "properties": {"name": "one"}})


def with_file(*features: dict[str, Any]) -> Document:
    listed = [{"type": "Feature", **feature} for feature in features]
    text = json.dumps({"type": "FeatureCollection", "features": listed})
    return layers_added(a_document(), [ReadLayer(name="Rivers", geojson=text)])


def changed(document: Document, **fields: Any) -> Document:
    """The document with some fields of its first layer changed."""
    first, *others = document.briefing.layers
    layers = (msgspec.structs.replace(first, **fields), *others)
    briefing = msgspec.structs.replace(document.briefing, layers=layers)
    return msgspec.structs.replace(document, briefing=briefing)


UNSEEN = (
    changed(RIVERS, hidden=True),
    changed(RIVERS, sha256="0" * 64),
    msgspec.structs.replace(RIVERS, originals={}),
)
"""Documents whose layer is in no export."""


def collection(document: Document) -> Any:
    return json.loads(made(".geojson", document))


def folders(document: Document) -> dict[str, ET.Element]:
    found = ET.fromstring(made(".kml", document)).iter(f"{K}Folder")
    return {folder.findtext(f"{K}name") or "": folder for folder in found}


def names_of_tables(path: Path) -> list[str]:
    return [str(name) for name, _ in pyogrio.list_layers(path)]


@pytest.mark.parametrize(("suffix", "layer"), [(".geojson", None), (".kml", "Rivers"),
                                               (".gpkg", "layer_1_rivers")])  # fmt: skip
def test_gdal_reads_back_the_shapes_of_a_layer(
    tmp_path: Path, suffix: str, layer: str | None
) -> None:
    read = geopandas.read_file(a_data_file(tmp_path, suffix, RIVERS), layer=layer)
    if suffix == ".geojson":
        read = read[read["layer"] == "Rivers"]
    assert list(read["Name" if suffix == ".kml" else "name"]) == [f"number {n}" for n in range(3)]
    for shape, wanted in zip(read.geometry, SHAPES, strict=True):
        assert shapely.force_2d(shape).equals(wanted)


def test_in_geojson_the_places_are_those_without_a_layer(tmp_path: Path) -> None:
    read = geopandas.read_file(a_data_file(tmp_path, ".geojson", RIVERS))
    places = read[read["layer"].isna()]
    assert list(places["name"]) == [place.name for place in RIVERS.briefing.places]
    assert set(read[~read["layer"].isna()]["layer_credit"]) == {CREDIT}
    (told,) = collection(RIVERS)["layers"]
    assert (told["name"], told["source"], told["rights"]) == ("Rivers", "The Ministry", "CC BY 4.0")
    assert told["feature_count"] == 3


def test_a_field_that_is_called_as_ours_is_kept_beside_it() -> None:
    *_, feature = collection(with_features({"layer": 7, "layer_credit": "theirs"}))["features"]
    assert feature["properties"] == {
        "layer": "Rivers", "layer_": 7, "layer_credit": "", "layer_credit_": "theirs",
    }  # fmt: skip


def test_an_export_that_is_a_layer_of_another_export_keeps_all_its_fields() -> None:
    *_, feature = collection(with_features({"layer_": "first", "layer": "second"}))["features"]
    assert feature["properties"] == {
        "layer": "Rivers", "layer_": "first", "layer__": "second", "layer_credit": "",
    }  # fmt: skip


def test_the_box_of_all_holds_the_layers_too() -> None:
    document = a_document(a_briefing(places=(a_place(geometry=MOSCOW),), claims=(), steps=()))
    assert collection(document)["bbox"] == [37.6, 55.8, 37.6, 55.8]
    rivers = layers_added(document, [a_read_layer("Rivers", *SHAPES)])
    assert collection(rivers)["bbox"] == [9.0, 39.0, 125.75, 60.0]


@pytest.mark.parametrize("suffix", GIS)
def test_rings_follow_the_right_hand_rule(tmp_path: Path, suffix: str) -> None:
    clockwise = shapely.box(60, 50, 90, 60, ccw=False)
    both = shapely.MultiPolygon([clockwise, shapely.box(0, 0, 9, 9, ccw=False)])
    document = layers_added(a_document(), [a_read_layer("Areas", clockwise, both)])
    layer = {".kml": "Areas", ".gpkg": "layer_1_areas"}.get(suffix)
    read = geopandas.read_file(a_data_file(tmp_path, suffix, document), layer=layer)
    areas = shapely.get_parts(read.geometry.values[-2:])
    assert [area.exterior.is_ccw for area in areas] == [True] * 3


def test_in_kml_a_folder_says_whose_data_it_is_and_a_balloon_what_a_feature_is() -> None:
    folder = folders(RIVERS)["Rivers"]
    assert folder.findtext(f"{K}description") == f"<p>{CREDIT}</p>"
    first = folder.find(f"{K}Placemark")
    assert first is not None
    words = first.findtext(f"{K}description") or ""
    assert words.endswith(f"name: number 0</p><p>Rivers · {CREDIT}</p>")
    style = (first.findtext(f"{K}styleUrl") or "").removeprefix("#")
    styles = {s.attrib["id"]: s for s in ET.fromstring(made(".kml", RIVERS)).iter(f"{K}Style")}
    assert styles[style].findtext(f"{K}LineStyle/{K}color") == "ffa55f0b"  # blue, as on the map
    assert styles[style].findtext(f"{K}PolyStyle/{K}color") == "40a55f0b"


def test_a_kml_file_with_layers_is_what_its_tree_gives() -> None:
    words = "\"<one> & 'two'\"\n\tthree"
    odd = with_features({words: words, "empty": "", "none": None, "n": 1.5}, {})
    areas = shapely.MultiPolygon([shapely.box(0, 0, 9, 9), shapely.box(20, 0, 29, 9)])
    holed = shapely.box(60, 50, 90, 60).difference(shapely.box(70, 52, 80, 58))
    document = layers_added(odd, [a_read_layer(words, areas, holed, *SHAPES)], source=words)
    for file in (made(".kml", document), made(".kml", with_shape(NO_PARTS))):
        ET.register_namespace("", NAMESPACE)
        tree = ET.fromstring(file)
        ET.indent(tree)
        assert ET.tostring(tree, encoding="UTF-8", xml_declaration=True) + b"\n" == file


def test_in_a_geopackage_each_layer_says_what_it_is_called_and_whose_it_is(tmp_path: Path) -> None:
    document = a_layered_document("Rivers", "rivers", source="The Ministry")
    path = a_data_file(tmp_path, ".gpkg", changed(document, simplified=20.0))
    with sqlite3.connect(path) as file:
        sql = "select table_name, identifier, description from gpkg_contents"
        told = {name: rest for name, *rest in file.execute(sql) if name.startswith("layer_")}
    file.close()
    off = "outlines simplified, off by up to 20 m"
    assert told == {
        "layer_1_rivers": ["Layer 1: Rivers", f"Rivers — The Ministry · {off}"],
        "layer_2_rivers_2": ["Layer 2: rivers", "rivers — The Ministry"],
    }


def test_a_column_keeps_its_type_and_one_of_several_becomes_words(tmp_path: Path) -> None:
    full = {"n": 2**60, "x": 1, "yes": True, "mixed": "a", "huge": 2**63, "NAME": "b", "fid": "f"}
    none = {"x": 1.5, "mixed": False, "name": "c", "geom": "g"}
    path = a_data_file(tmp_path, ".gpkg", with_features(full, none))
    info = pyogrio.read_info(path, layer="layer_1_rivers")
    assert dict(zip(info["fields"], info["dtypes"], strict=True)) == {
        "n": "int64", "x": "float64", "yes": "bool", "mixed": "object", "huge": "object",
        "NAME": "object", "fid_2": "object", "name_2": "object", "geom_2": "object",
    }  # fmt: skip
    with sqlite3.connect(path) as file:
        rows = file.execute('select n, yes, mixed, huge, name_2 from "layer_1_rivers"').fetchall()
    file.close()
    assert rows == [(2**60, 1, "a", str(2**63), None), (None, None, "False", None, "c")]


def test_fields_without_end_do_not_fill_the_memory(tmp_path: Path) -> None:
    path = a_data_file(tmp_path, ".gpkg", with_features({f"f{n}": n for n in range(5000)}))
    assert len(pyogrio.read_info(path, layer="layer_1_rivers")["fields"]) == 30


@pytest.mark.parametrize("suffix", GIS)
def test_what_is_hidden_or_cannot_be_read_is_in_no_file(tmp_path: Path, suffix: str) -> None:
    for document in UNSEEN:
        path = a_data_file(tmp_path, suffix, document)
        assert not {"Rivers", "layer_1_rivers"} & set(names_of_tables(path))
        assert b"number 0" not in path.read_bytes()


@pytest.mark.parametrize("suffix", GIS)
def test_a_layer_without_fields_is_written(tmp_path: Path, suffix: str) -> None:
    path = a_data_file(tmp_path, suffix, with_features({}, {}))
    layer = {".kml": "Rivers", ".gpkg": "layer_1_rivers"}.get(suffix)
    assert len(geopandas.read_file(path, layer=layer)) == 2 + 4 * (suffix == ".geojson")


def test_a_shape_that_is_none_is_left_out_and_its_row_stays(tmp_path: Path) -> None:
    open_ring = [[[0, 0], [1, 0], [1, 1], [0, 1]]]
    document = with_shape({"type": "Polygon", "coordinates": open_ring})
    read = geopandas.read_file(a_data_file(tmp_path, ".gpkg", document), layer="layer_1_rivers")
    assert list(read["name"]) == ["one"]
    assert read.geometry.isna().all()


@pytest.mark.parametrize("suffix", GIS)
def test_a_shape_of_no_parts_is_written(tmp_path: Path, suffix: str) -> None:
    for kind in ("MultiPoint", "MultiLineString", "MultiPolygon"):
        path = a_data_file(tmp_path, suffix, with_shape({"type": kind, "coordinates": []}))
        assert b"one" in path.read_bytes()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_of_a_layer_are_words_in_every_file(tmp_path: Path, payload: str) -> None:
    document, shown = hostile(PAYLOADS[payload]), displayed(PAYLOADS[payload])
    (told,) = collection(document)["layers"]
    assert told["name"] == shown
    folder = list(folders(document).values())[-1]
    words = folder.findtext(f"{K}Placemark/{K}description") or ""
    assert set(words.replace("<p>", "").replace("</p>", "").replace("<br/>", "")).isdisjoint("<>$")
    plain = f"{shown}: {shown}".replace("\r\n", "\n").replace("\r", "\n")
    assert plain in unescape(words)
    path = a_data_file(tmp_path, ".gpkg", document)
    (table,) = (name for name in names_of_tables(path) if name.startswith("layer_"))
    assert next(iter(pyogrio.read_dataframe(path, layer=table).iloc[0])) == shown


def test_two_exports_of_layers_give_the_same_bytes() -> None:
    for suffix in GIS:
        assert made(suffix, RIVERS) == made(suffix, RIVERS)
