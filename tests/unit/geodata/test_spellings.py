"""Which other spellings of towns the gazetteer takes from GeoNames."""

from __future__ import annotations

import pytest

from geodata.spellings import others


@pytest.mark.parametrize(
    ("name", "alternates", "country", "spelling"),
    [
        ("Kupyansk", ["Kup’jans’k", "Kupiansk"], "UA", "kupiansk"),
        ("Kupyansk", ["Kup’jans’k", "Kupiansk"], "UA", "kupjansk"),
        ("Al Ḩudaydah", ["El-Hodeidah"], "YE", "hodeidah"),
        ("Deir ez-Zor", [], "SY", "deir ezzor"),
        ("Deir ez-Zor", [], "SY", "deir al zor"),
        ("Mazār-e Sharīf", [], "AF", "mazar i sharif"),
        ("Marawi City", [], "PH", "marawi"),
        ("City of Isabela", [], "PH", "isabela"),
        ("Ma’rib", [], "YE", "marib"),
    ],
)
def test_a_town_has_the_spellings_of_the_news(
    name: str, alternates: list[str], country: str, spelling: str
) -> None:
    assert spelling in others(name, alternates, country, 20_000)


@pytest.mark.parametrize("alternate", ["KUP", "kupiansk", "Купянск", "Kup", "A fu di fu ka"])
def test_codes_other_scripts_and_scraps_are_no_spellings(alternate: str) -> None:
    assert others("Kupyansk", [alternate], "UA", 20_000) == set()


def test_a_small_town_has_no_name_that_is_quite_another() -> None:
    assert others("Engels", ["Pokrovsk", "Enguels"], "RU", 9000) == {"enguels"}
    assert others("Engels", ["Pokrovsk", "Enguels"], "RU", 20_000) == {"enguels", "pokrovsk"}


def test_a_village_has_one_spelling_and_a_town_of_unknown_size_more() -> None:
    assert others("Ḩaraḑ", ["Haradh"], "YE", 1200) == set()
    assert others("Ḩaraḑ", ["Haradh"], "YE", 0) == {"haradh"}


def test_where_news_spell_towns_in_one_way_no_other_is_taken() -> None:
    assert others("Lyman", ["Lajmen"], "US", 20_000) == set()
