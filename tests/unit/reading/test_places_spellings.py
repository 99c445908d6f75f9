"""Towns that the news spell otherwise than GeoNames, and what it takes to believe them."""

from __future__ import annotations

import pytest

from tests.unit.reading.test_places import best, mention, names
from viewer.reading.places.folding import fold
from viewer.reading.places.gazetteer import gazetteer


@pytest.mark.parametrize(
    ("text", "name", "east", "north"),
    [
        ("Ukraine said shells fell on Kupiansk.", "Kupiansk", 37.6, 49.7),
        ("Russian guns fired at Kostiantynivka near Kramatorsk.", "Kostiantynivka", 37.7, 48.5),
        ("The Syrian army left Sweida on Monday.", "Sweida", 36.6, 32.7),
        ("Yemen’s coast guard took a boat to Hodeidah.", "Hodeidah", 43.0, 14.8),
        ("They fled from Deir Ezzor in Syria.", "Deir Ezzor", 40.1, 35.3),
        ("Afghanistan’s airline flies to Mazar-i-Sharif.", "Mazar-i-Sharif", 67.1, 36.7),
        ("Troops stood in Isabela, Basilan.", "Isabela", 122.0, 6.7),
        ("A bridge fell in Ypres. Belgium mourned.", "Ypres", 2.9, 50.9),
    ],
)
def test_another_spelling_is_found_where_its_country_is_named(
    text: str, name: str, east: float, north: float
) -> None:
    found = best(text, name)
    assert (found.lon, found.lat) == pytest.approx((east, north), abs=0.2)


def test_another_spelling_alone_is_not_believed() -> None:
    assert names("Snow fell in Kupiansk on Monday.") == []
    assert names("Snow fell in Kupyansk on Monday.") == ["Kupyansk"]


def test_nor_where_another_country_is_named() -> None:
    assert names("Brazil paid. Snow fell in Kupiansk on Monday.") == ["Brazil"]


@pytest.mark.parametrize(
    "text",
    [
        "Snow fell in the town of Kupiansk on Monday.",
        "KUPIANSK (Reuters) — Snow fell on Monday.",
        "Snow fell in Kupiansk, Ukraine, on Monday.",
        "Snow fell in Kharkiv and Poltava. The road to Kupiansk was shut.",
    ],
)
def test_what_stands_with_it_makes_it_believed(text: str) -> None:
    assert "kupiansk" in map(str.lower, names(text))


def test_its_country_may_be_one_of_many() -> None:
    text = (
        "France, Germany, Italy, Spain, Poland and Japan spoke of Ukraine. Shells fell in Kupiansk."
    )
    assert "Kupiansk" in names(text)


def test_once_believed_it_is_believed_again() -> None:
    text = "Snow fell in the town of Kupiansk. Buses to Kupiansk were late."
    assert names(text) == ["Kupiansk", "Kupiansk"]


def test_towns_by_other_spellings_do_not_vouch_for_each_other_by_two() -> None:
    assert names("Anna likes Kupiansk. Peter likes Izium.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The minister met Abbas and Husain in Damascus. Syria’s Barakat was absent.",
        "India’s Patil and Chauhan sang.",
    ],
)
def test_people_are_no_towns_of_their_country(text: str) -> None:
    people = {"Abbas", "Husain", "Barakat", "Patil", "Chauhan"}
    assert people.isdisjoint(names(text))


def test_another_spelling_goes_before_a_former_name() -> None:
    named = gazetteer().get("sloviansk")
    assert named and {place.name for place in named.places} == {"Nikopol", "Slovyansk"}
    assert best("Ukraine’s army left Sloviansk.", "Sloviansk").name == "Slovyansk"


def test_a_place_is_the_same_by_each_of_its_spellings() -> None:
    one, other = gazetteer().get("kupiansk"), gazetteer().get("kupyansk")
    assert one and other and set(one.places) <= set(other.places)


@pytest.mark.parametrize("key", ["allah", "abbas", "husain", "franklin"])
def test_a_spelling_that_is_a_person_or_a_word_is_no_small_town(key: str) -> None:
    named = gazetteer().get(key)
    places = named.places if named else ()
    assert all(fold(p.name) == key or p.population >= 100_000 for p in places if p.id)


def test_letters_of_any_latin_name_are_folded() -> None:
    assert fold("Ḩamāh") == "hamah"
    assert fold("Ấp Đá") == "ap da"
    assert fold("Йошкар") == "йошкар"
    assert best("Shells fell on Hajjah. Yemen mourned.", "Hajjah").country == "YE"


def test_a_town_taken_by_soldiers_is_a_place() -> None:
    assert mention("Myanmar’s rebels captured Buthidaung.", "Buthidaung").use == "literal"


def test_a_short_name_of_a_district_is_no_abbreviation() -> None:
    assert best("Ships sailed from Cebu to Manila.", "Cebu").country == "PH"
