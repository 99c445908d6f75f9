"""A GeoPackage that GDAL reads back as the same places, passages and claims."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import geopandas
import msgspec
import pyogrio
import pytest
import shapely

from tests.helpers.briefings import a_briefing, a_document, a_place
from tests.helpers.data_files import a_data_file, made, reviewed
from viewer.model.briefing import Briefing, Polygon
from viewer.model.errors import UnwritableError
from viewer.store import container
from viewer.store.resources import bundled_briefing

BASE = a_briefing()
BUNDLED = container.load(bundled_briefing())


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled briefing as a GeoPackage."""
    return a_data_file(tmp_path_factory.mktemp("gpkg"), ".gpkg", BUNDLED)


def test_places_are_read_back_with_their_shapes(bundled: Path) -> None:
    read = geopandas.read_file(bundled, layer="places")
    given = BUNDLED.briefing.places
    assert list(read["name"]) == [place.name for place in given]
    assert read.crs.to_epsg() == 4326
    for shape, place in zip(read.geometry, given, strict=True):
        if place.geometry is None:
            assert shape is None
        else:
            wanted = shapely.from_geojson(msgspec.json.encode(place.geometry))
            assert shapely.equals_exact(shape, wanted, tolerance=1e-7, normalize=True)


def test_eastern_russia_stays_in_its_parts_and_valid(bundled: Path) -> None:
    read = geopandas.read_file(bundled, layer="places", where="id = 'eastern-russia'")
    (shape,) = read.geometry
    assert shape.is_valid
    assert {round(part.bounds[0]) for part in shape.geoms} >= {-180}
    assert shape.bounds[2] == 180


def test_there_is_a_layer_each_and_the_tables_that_join_them(bundled: Path) -> None:
    layers = dict(pyogrio.list_layers(bundled))
    assert layers == {
        "places": "Unknown", "passages": "Unknown", "claims": "Unknown",
        "sources": None, "claim_places": None, "passage_places": None,
    }  # fmt: skip


def test_passages_and_claims_are_all_there_at_their_first_place(bundled: Path) -> None:
    passages = geopandas.read_file(bundled, layer="passages")
    claims = geopandas.read_file(bundled, layer="claims")
    assert list(passages["id"]) == [passage.id for passage in BUNDLED.briefing.passages]
    assert list(passages["exact"]) == [p.quote.exact for p in BUNDLED.briefing.passages]
    assert sorted(claims["id"]) == sorted(claim.id for claim in BUNDLED.briefing.claims)
    at = dict(zip(claims["id"], claims.geometry, strict=True))
    airport = next(p for p in BUNDLED.briefing.places if p.id == "pyongyang-airport")
    wanted = shapely.from_geojson(msgspec.json.encode(airport.geometry))
    assert at["c-embrace-at-the-airport"].equals(wanted)
    assert at["c-own-interests"] is None


def test_the_tables_name_all_places_and_their_roles(tmp_path: Path) -> None:
    read = pyogrio.read_dataframe(a_data_file(tmp_path, ".gpkg"), layer="claim_places")
    visit = read[read["claim"] == "c-visit"]
    assert list(zip(visit["place"], visit["role"], strict=True)) == [
        ("moscow", "from"),
        ("pyongyang", "to"),
    ]


def test_a_claim_tells_who_says_it_and_that_it_is_disputed(tmp_path: Path) -> None:
    read = pyogrio.read_dataframe(a_data_file(tmp_path, ".gpkg"), layer="claims")
    claim = read.set_index("id").loc["c-containers"]
    assert claim["chain"] == "The Minister → The Agency → this article"
    assert bool(claim["disputed"]) is True
    assert read.set_index("id").loc["c-denial"]["relations"] == "denies c-containers"


def test_sources_say_what_is_known_of_them(tmp_path: Path) -> None:
    read = pyogrio.read_dataframe(a_data_file(tmp_path, ".gpkg"), layer="sources")
    assert list(read["title"]) == ["A visit and its echo"]
    assert list(read["inferred"]) == ["published"]
    assert read["publisher"].isna().all()


def test_a_suggestion_is_told_as_one_and_what_is_rejected_is_not_told(tmp_path: Path) -> None:
    visit, allegation, denial = BASE.claims
    claims = (reviewed(visit, "suggested"), allegation, reviewed(denial, "rejected"))
    path = a_data_file(tmp_path, ".gpkg", a_document(a_briefing(claims=claims)))
    read = pyogrio.read_dataframe(path, layer="claims")
    assert dict(zip(read["id"], read["review"], strict=True)) == {
        "c-visit": "suggested",
        "c-containers": "accepted",
    }
    assert b"No containers went anywhere" not in path.read_bytes()


def test_each_layer_says_where_it_is_from_and_under_which_viewpoint(tmp_path: Path) -> None:
    path = a_data_file(tmp_path, ".gpkg", viewpoint="de-facto")
    with sqlite3.connect(path) as file:
        words = [words for (words,) in file.execute("select description from gpkg_contents")]
    file.close()
    assert len(words) == 6
    for told in words:
        assert "borders: de facto" in told
        assert "A visit and its echo" in told
        assert "Natural Earth · GeoNames CC BY 4.0" in told


def test_crimea_is_where_the_viewpoint_has_it(tmp_path: Path) -> None:
    within = {}
    for viewpoint in ("recognised", "de-facto"):
        path = tmp_path / f"{viewpoint}.gpkg"
        path.write_bytes(made(".gpkg", BUNDLED, viewpoint))
        (ukraine,) = geopandas.read_file(path, where="id = 'ukraine'", layer="places").geometry
        within[viewpoint] = ukraine.contains(shapely.Point(34.1, 45.0))
    assert within == {"recognised": True, "de-facto": False}


def test_the_same_briefing_gives_the_same_bytes() -> None:
    assert made(".gpkg") == made(".gpkg")


def test_an_empty_briefing_gives_empty_layers(tmp_path: Path) -> None:
    path = a_data_file(tmp_path, ".gpkg", a_document(Briefing(title="Nothing yet")))
    assert len(geopandas.read_file(path, layer="places")) == 0
    assert len(pyogrio.list_layers(path)) == 6


def test_a_place_with_an_open_ring_has_no_shape(tmp_path: Path) -> None:
    ring = Polygon(coordinates=(((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)),))
    places = (a_place(geometry=ring), *BASE.places[1:])
    path = a_data_file(tmp_path, ".gpkg", a_document(a_briefing(places=places)))
    read = geopandas.read_file(path, layer="places").set_index("id")
    assert read.geometry["moscow"] is None
    assert read.geometry["pyongyang"] is not None


def test_without_room_for_temporary_files_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(UnwritableError, match="cannot make the GeoPackage"):
        made(".gpkg")
