"""What a person asks of an export is understood, or refused with what there is instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.briefings import a_briefing, a_place, a_step
from viewer.export import request
from viewer.export.request import Size
from viewer.model.errors import UsageError
from viewer.model.index import Index

KYIV = a_place("kyiv", name="Kyiv", names={"uk": "Київ", "en": "Kyiv", "fr": "Kiev"})
OTHER_MOSCOW = a_place("moscow-idaho", name="Moscow")
INDEX = Index(a_briefing(places=(*a_briefing().places, KYIV, OTHER_MOSCOW)))


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("1920x1200", Size(1920, 1200)),
        ("2800X16384", Size(2800, 16384)),
        (" 800×600 ", Size(800, 600)),
    ],
)
def test_a_size_is_width_by_height(text: str, size: Size) -> None:
    assert request.size(text) == size


def test_a_size_too_long_for_its_width_says_so() -> None:
    with pytest.raises(UsageError, match="6 times"):
        request.size("16x16384")


@pytest.mark.parametrize(
    "text", ["15x100", "100x15", "16385x100", "100x16385", "0x0", "999999999x1"]
)
def test_a_size_outside_the_limits_says_them(text: str) -> None:
    with pytest.raises(UsageError, match="16 to 16384 pixels"):
        request.size(text)


@pytest.mark.parametrize(
    "text", ["", "100", "100x", "x100", "-100x100", "1e3x100", "１00x100", "9" * 5000]
)
def test_what_is_no_size_says_how_to_write_one(text: str) -> None:
    with pytest.raises(UsageError, match="1920x1200"):
        request.size(text)


@pytest.mark.parametrize(("text", "dpi"), [("48", 48), ("96", 96), ("600", 600)])
def test_a_resolution_is_a_number(text: str, dpi: int) -> None:
    assert request.density(text) == dpi


@pytest.mark.parametrize("text", ["47", "601", "0", "-96", "96.5", "", "lots", "9" * 5000])
def test_a_resolution_outside_the_limits_says_them(text: str) -> None:
    with pytest.raises(UsageError, match="48 to 600"):
        request.density(text)


def test_a_box_is_west_south_east_north() -> None:
    assert request.bounds("30,-10.5, 40,60") == (30.0, -10.5, 40.0, 60.0)


def test_a_box_may_reach_across_180() -> None:
    assert request.bounds("120,30,-170,75") == (120.0, 30.0, -170.0, 75.0)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("", "W,S,E,N"),
        ("1,2,3", "W,S,E,N"),
        ("1,2,3,4,5", "W,S,E,N"),
        ("a,b,c,d", "W,S,E,N"),
        ("nan,0,1,1", "numbers"),
        ("0,0,inf,1", "numbers"),
        ("-181,0,1,1", "between -180 and 180"),
        ("0,0,190,1", "between -180 and 180"),
        ("0,-91,1,1", "between -90 and 90"),
        ("0,10,1,10", "south is less than north"),
        ("0,20,1,10", "south is less than north"),
        ("5,0,5,1", "the same"),
    ],
)
def test_what_is_no_box_says_why(text: str, hint: str) -> None:
    with pytest.raises(UsageError, match=hint):
        request.bounds(text)


@given(st.text(max_size=20))
def test_any_other_words_are_refused_and_never_a_fault(words: str) -> None:
    for parse in (request.size, request.bounds, request.density, request.out_path):
        try:
            parse(words)
        except UsageError as error:
            assert str(error).isprintable()


@pytest.mark.parametrize("word", ["1", "s-visit"])
def test_a_step_is_called_by_its_number_or_its_id(word: str) -> None:
    assert request.step_id(INDEX, word) == "s-visit"


def test_an_id_that_looks_like_a_number_is_an_id() -> None:
    steps = (a_step("2"), a_step("1"))
    assert request.step_id(Index(a_briefing(steps=steps)), "1") == "1"


@pytest.mark.parametrize("word", ["0", "3", "-1", "S-VISIT", "", "１"])
def test_a_step_that_is_not_there_lists_those_that_are(word: str) -> None:
    with pytest.raises(UsageError, match="1 s-visit, 2 s-echo"):
        request.step_id(INDEX, word)


@pytest.mark.parametrize(
    "word", ["kyiv", "Kyiv", "KYIV", "київ", "Kiev", "Ки\u0457в", "Ки\u0456\u0308в"]
)
def test_a_place_is_called_by_its_id_or_any_of_its_names(word: str) -> None:
    assert request.place_id(INDEX, word) == "kyiv"


def test_an_id_wins_over_a_name() -> None:
    assert request.place_id(INDEX, "moscow") == "moscow"


def test_a_name_of_two_places_lists_them() -> None:
    with pytest.raises(UsageError) as refused:
        request.place_id(INDEX, "Moscow")
    assert "moscow (Moscow), moscow-idaho (Moscow)" in str(refused.value)
    assert "pyongyang" not in str(refused.value)


def test_a_place_that_is_not_there_lists_those_that_are() -> None:
    with pytest.raises(UsageError, match=r"moscow \(Moscow\), pyongyang \(Pyongyang\)"):
        request.place_id(INDEX, "Atlantis")


@pytest.mark.parametrize("name", ["map.png", "a/b.PNG"])
def test_the_suffix_is_the_format(name: str) -> None:
    assert request.out_path(name) == Path(name)


@pytest.mark.parametrize("name", ["map.bmp", "map", ".png", "", "png"])
def test_a_format_that_we_do_not_write_names_those_that_we_do(name: str) -> None:
    with pytest.raises(UsageError, match=r"\.png"):
        request.out_path(name)
