"""The labels of the committed base map: which show at which zoom, and where they stand."""

from __future__ import annotations

import pytest
from shapely.geometry import shape

from tests.helpers.basemap import LonLat, locate, tile, world


def names_at(map_zoom: int, kind: str) -> list[str]:
    """The names that may show at a map zoom, which draws the data of the zoom below."""
    found = [f["properties"] for f in world(map_zoom - 1, "labels")]
    return [p["name"] for p in found if p["kind"] == kind and p["minzoom"] <= map_zoom]


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
