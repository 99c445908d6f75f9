"""GeoJSON that GDAL reads back as the same places, and that keeps to RFC 7946."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas
import msgspec
import pytest
import shapely

from tests.helpers.briefings import CHUKOTKA, MOSCOW, a_briefing, a_document, a_place, a_polygon
from tests.helpers.data_files import a_data_file, made, reviewed
from viewer.export.facts import ATTRIBUTION
from viewer.map.words import ENGLISH
from viewer.model.briefing import Briefing, Link, Polygon, Viewpoint
from viewer.store import container
from viewer.store.resources import bundled_briefing

BASE = a_briefing()
BUNDLED = container.load(bundled_briefing())


def collection(briefing: Briefing = BASE, viewpoint: Viewpoint | None = None) -> Any:
    return json.loads(made(".geojson", a_document(briefing), viewpoint))


def places(**parts: Any) -> dict[str, Any]:
    return {feature["id"]: feature for feature in collection(a_briefing(**parts))["features"]}


def test_gdal_reads_back_the_same_places(tmp_path: Path) -> None:
    read = geopandas.read_file(a_data_file(tmp_path, ".geojson", BUNDLED))
    given = BUNDLED.briefing.places
    assert list(read["name"]) == [place.name for place in given]
    for shape, place in zip(read.geometry, given, strict=True):
        if place.geometry is None:
            assert shape is None
        else:
            wanted = shapely.from_geojson(msgspec.json.encode(place.geometry))
            assert shapely.equals_exact(shape, wanted, tolerance=1e-7, normalize=True)
    assert read.crs.to_epsg() == 4326


def test_a_place_without_a_position_is_a_feature_without_a_geometry() -> None:
    west = places()["the-west"]
    assert west["geometry"] is None
    assert "bbox" not in west


def test_a_shape_across_180_stays_in_two_valid_parts_and_its_box_crosses_it() -> None:
    far_east = places()["chukotka"]
    shape = shapely.from_geojson(json.dumps(far_east["geometry"]))
    assert len(shape.geoms) == 2
    assert shape.is_valid
    assert far_east["bbox"] == [170.0, 60.0, -170.0, 70.0]


def test_the_box_of_all_crosses_180_where_that_is_shorter() -> None:
    assert collection()["bbox"] == [37.6, 39.03, -170.0, 70.0]


def test_a_box_has_the_degrees_of_the_places_to_the_digit() -> None:
    washington = a_place(geometry=msgspec.structs.replace(MOSCOW, coordinates=(-77.0364, 38.8951)))
    chukotka = BASE.places[2]
    box = collection(a_briefing(places=(chukotka, washington)))["bbox"]
    assert box == [170.0, 38.8951, -77.0364, 70.0]


def test_without_any_position_there_is_no_box() -> None:
    assert "bbox" not in collection(a_briefing(places=(a_place(geometry=None),)))


def test_rings_follow_the_right_hand_rule() -> None:
    outer = a_polygon((0.0, 0.0), (0.0, 9.0), (9.0, 9.0), (9.0, 0.0))
    hole = a_polygon((2.0, 2.0), (4.0, 2.0), (4.0, 4.0), (2.0, 4.0))
    wrong = Polygon(coordinates=(*outer.coordinates, *hole.coordinates))
    (feature,) = places(places=(a_place(geometry=wrong),)).values()
    shell, inner = (shapely.LinearRing(ring) for ring in feature["geometry"]["coordinates"])
    assert shell.is_ccw
    assert not inner.is_ccw


def test_a_feature_says_what_the_place_is_and_who_says_what_of_it() -> None:
    told = places()["chukotka"]["properties"]
    assert (told["name"], told["precision"], told["claim_count"]) == ("Chukotka", "region", 1)
    (claim,) = told["claims"]
    assert claim["text"] == "11,000 containers went to Chukotka."
    assert claim["kind"] == "allegation"
    assert claim["speakers"] == ["The Minister"]
    assert claim["relayed_by"] == ["The Agency"]
    assert claim["chain"] == ["The Minister", "The Agency", "this article"]
    assert claim["disputed"] is True
    assert claim["others"] == ["denied by North Korean government"]
    assert (claim["time"], claim["time_inferred"]) == ("2024-06", True)


def test_what_is_about_no_place_is_told_beside_the_places() -> None:
    lonely = msgspec.structs.replace(BASE.claims[0], places=())
    told = collection(a_briefing(claims=(lonely, *BASE.claims[1:])))
    assert [claim["id"] for claim in told["claims_elsewhere"]] == ["c-visit"]


def test_the_file_names_its_sources_its_viewpoint_and_whose_map_it_is() -> None:
    told = collection()
    assert told["title"] == "A visit"
    assert told["viewpoint"] == "recognised"
    assert told["attribution"] == ATTRIBUTION == ENGLISH.attribution
    (source,) = told["sources"]
    assert source["title"] == "A visit and its echo"
    assert source["publisher"] is None
    assert source["inferred"] == ["published"]


@pytest.mark.parametrize("viewpoint", ["recognised", "de-facto"])
def test_crimea_is_where_the_viewpoint_has_it(viewpoint: Viewpoint) -> None:
    told = collection(BUNDLED.briefing, viewpoint)
    (ukraine,) = (f["geometry"] for f in told["features"] if f["id"] == "ukraine")
    shape = shapely.from_geojson(json.dumps(ukraine))
    assert shape.contains(shapely.Point(34.1, 45.0)) == (viewpoint == "recognised")
    assert told["viewpoint"] == viewpoint


def test_a_suggestion_is_told_as_one_and_what_is_rejected_is_not_told() -> None:
    visit, allegation, denial = BASE.claims
    claims = (reviewed(visit, "suggested"), allegation, reviewed(denial, "rejected"))
    told = json.dumps(collection(a_briefing(claims=claims)))
    assert places(claims=claims)["moscow"]["properties"]["claims"][0]["review"] == "suggested"
    assert "c-denial" not in told
    assert places(claims=claims)["chukotka"]["properties"]["claims"][0]["disputed"] is False


def test_each_place_is_a_line_of_its_own() -> None:
    assert made(".geojson").count(b"\n") == len(BASE.places) + 2


def test_a_place_of_one_shape_is_not_made_a_place_of_many() -> None:
    assert places()["moscow"]["geometry"] == {"type": "Point", "coordinates": [37.6, 55.8]}
    assert places()["chukotka"]["geometry"]["type"] == "MultiPolygon"
    assert len(CHUKOTKA.coordinates) == 2


def test_a_claim_whose_speaker_is_nobody_is_not_laid_to_the_article() -> None:
    lost = (Link(agents=("a-article",)), Link(agents=("gone",)))
    claims = (msgspec.structs.replace(BASE.claims[0], attribution=lost), *BASE.claims[1:])
    (claim,) = places(claims=claims)["moscow"]["properties"]["claims"]
    assert claim["speakers"] == []
    assert claim["chain"] == ["speaker unknown", "this article"]
