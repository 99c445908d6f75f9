"""The committed regions say what geodata/README.md says of them."""

from __future__ import annotations

import json

import pytest
import shapely
from shapely.geometry import shape

from tests.helpers.basemap import SIMFEROPOL, LonLat, regions


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
