"""The committed base map says what geodata/README.md says of it: viewpoints, land, borders."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely.geometry import shape

from geodata import build
from geodata.tiles import BUFFER, EXTENT
from tests.helpers.basemap import (
    ARCHIVE,
    SIMFEROPOL,
    LonLat,
    archive,
    covering,
    locate,
    tile,
    world,
)

MELITOPOL: LonLat = (35.37, 46.85)


def owners(zoom: int, place: LonLat, viewpoint: str) -> set[str]:
    found = covering(zoom, place, "countries")
    return {
        f["properties"]["iso"] for f in found if f["properties"]["viewpoint"] in ("both", viewpoint)
    }


def borders_near(zoom: int, place: LonLat, pixels: float = 4.0) -> set[tuple[str, str]]:
    layers, point = locate(zoom, place)
    area = point.buffer(pixels * EXTENT / 512)
    return {
        (f["properties"]["status"], f["properties"]["viewpoint"])
        for f in layers.get("borders", [])
        if shape(f["geometry"]).intersects(area)
    }


@pytest.mark.parametrize("zoom", range(1, 7))
def test_crimea_is_ukraines_when_recognised_and_russias_de_facto(zoom: int) -> None:
    assert owners(zoom, SIMFEROPOL, "recognised") == {"UA"}
    assert owners(zoom, SIMFEROPOL, "de-facto") == {"RU"}
    (occupied,) = covering(zoom, SIMFEROPOL, "occupied")
    assert occupied["properties"] == {"recognised": "UA", "controlled": "RU"}


def test_recognised_ukraine_is_one_polygon_across_the_isthmus() -> None:
    layers, simferopol = locate(4, SIMFEROPOL)
    _, melitopol = locate(4, MELITOPOL)
    (ukraine,) = [
        f
        for f in layers["countries"]
        if f["properties"]["iso"] == "UA" and f["properties"]["viewpoint"] == "recognised"
    ]
    holding = [
        part for part in shapely.get_parts(shape(ukraine["geometry"])) if part.covers(simferopol)
    ]
    assert [part.covers(melitopol) for part in holding] == [True]


@pytest.mark.parametrize(
    ("where", "place", "expected"),
    [
        ("isthmus of Perekop", (33.67, 46.14), {("disputed", "both")}),
        ("Ukraine and Poland", (24.0, 50.53), {("international", "both")}),
        ("Korea's demarcation line", (127.1, 38.3), {("disputed", "both")}),
        ("North Korea and China", (128.2, 41.97), {("international", "both")}),
        ("Kashmir's line of control", (74.0, 34.4), {("disputed", "both")}),
        ("Punjab", (74.55, 31.05), {("international", "both")}),
        ("Somaliland and Somalia", (48.95, 9.5), {("disputed", "both")}),
        ("Baikonur", (63.3, 46.0), set()),
        ("Hong Kong and Shenzhen", (114.1, 22.52), set()),
    ],
)
def test_borders_are_marked_as_documented(
    where: str, place: LonLat, expected: set[tuple[str, str]]
) -> None:
    assert borders_near(6, place, pixels=16.0) == expected, where


@pytest.mark.parametrize(
    ("place", "is_land"),
    [
        ((179.5, 68.0), True),
        ((-179.5, 68.0), True),
        ((180.0, 68.0), True),
        ((-180.0, 68.0), True),
        ((-10.0, 69.0), False),
        ((20.0, 72.5), False),
        ((-150.0, 72.0), False),
        ((0.0, -16.8), False),
        ((100.0, -16.8), False),
        ((-100.0, -16.8), False),
        ((51.0, 41.0), False),
        ((0.0, -84.9), True),
        ((21.0, 52.0), True),
    ],
)
def test_land_is_where_land_is_and_no_band_crosses_the_map(place: LonLat, is_land: bool) -> None:
    for zoom in range(7):
        nearly = (np.clip(place[0], -179.999, 179.999), place[1])
        assert bool(covering(zoom, nearly, "land")) == is_land


def test_no_coast_or_border_runs_along_the_antimeridian_or_the_pole() -> None:
    for zoom, layer in ((z, name) for z in range(5) for name in ("coast", "borders")):
        last = (1 << zoom) - 1
        for x, y in ((x, y) for x in {0, last} for y in range(last + 1)):
            for feature in tile(zoom, x, y).get(layer, []):
                for line in shapely.get_parts(shape(feature["geometry"])):
                    ends = shapely.get_coordinates(line) + np.array([x, y]) * EXTENT
                    seam = np.isin(ends, (0.0, float(EXTENT << zoom)))
                    assert not (seam[:-1] & seam[1:]).any()


def test_polygons_are_valid_and_stay_within_their_tiles_buffer() -> None:
    frame = shapely.box(-BUFFER, -BUFFER, EXTENT + BUFFER, EXTENT + BUFFER)
    near_korea = [(6, x, y) for x in range(53, 57) for y in range(22, 27)]
    whole = [(z, x, y) for z in range(5) for x in range(1 << z) for y in range(1 << z)]
    for address in whole + near_korea:
        layers = tile(*address)
        shapes = [
            shape(f["geometry"])
            for name in ("land", "countries", "occupied")
            for f in layers.get(name, [])
        ]
        assert all(g.is_valid and frame.covers(g) for g in shapes), address


def test_every_layer_has_its_attributes() -> None:
    seen: dict[str, set[str]] = {name: set() for name in build.FIELDS}
    for zoom in range(7):
        for name, features in locate(zoom, SIMFEROPOL)[0].items():
            seen[name] |= {key for f in features for key in f["properties"]}
            assert features
    assert seen == {name: set(fields) for name, fields in build.FIELDS.items()}
    for feature in world(3, "borders"):
        assert feature["properties"]["status"] in {"international", "disputed"}
        assert feature["properties"]["viewpoint"] in {"both", "recognised", "de-facto"}


def test_countries_have_codes_and_english_names() -> None:
    named = {f["properties"]["iso"]: f["properties"]["name"] for f in world(4, "countries")}
    expected = {
        "UA": "Ukraine",
        "KP": "North Korea",
        "KR": "South Korea",
        "XK": "Kosovo",
        "CD": "DR Congo",
        "BA": "Bosnia and Herzegovina",
        "SOMALILAND": "Somaliland",
    }
    assert {code: named.get(code) for code in expected} == expected
    assert len(named) > 200


def test_the_archive_is_small_and_names_its_sources() -> None:
    assert ARCHIVE.stat().st_size < 12_000_000
    assert archive().metadata()["attribution"] == "Natural Earth · GeoNames CC BY 4.0"
