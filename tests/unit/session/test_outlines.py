"""Outlines of countries and regions, found by name, and what geodata/ holds of them."""

from __future__ import annotations

import pytest

from tests.helpers.briefings import a_place
from viewer.geo import outlines, validity
from viewer.model import geometry
from viewer.model.briefing import MultiPolygon, Polygon
from viewer.model.errors import UnreadableError
from viewer.model.geometry import coordinates
from viewer.session.outlines import found
from viewer.store.resources import geodata_root


def first(words: str) -> tuple[str, str]:
    choice = found(words)[0]
    return choice.name, choice.detail


@pytest.mark.parametrize(
    ("words", "name", "detail"),
    [
        ("ukraine", "Ukraine", "country"),
        ("  SOUTH   Korea", "South Korea", "country"),
        ("dprk", "North Korea", "country"),
        ("Donets’k", "Donetsk", "region of Ukraine"),
        ("bayern", "Bavaria", "region of Germany"),
        ("cote d'or", "Côte-d'Or", "region of France"),
        ("north hamgyong", "North Hamgyong", "region of North Korea"),
        ("Scotland", "Scotland", "region of United Kingdom"),
        ("crimea", "Crimea", "region of Ukraine (borders recognised), Russia (borders de facto)"),
        ("Eastern Ukraine", "Eastern part of Ukraine", "eastern third of its area, approximate"),
        (
            "the north-east of Syria",
            "North-eastern part of Syria",
            "north-eastern quarter of its area, approximate",
        ),
    ],
)  # fmt: skip
def test_an_outline_is_found_by_its_name(words: str, name: str, detail: str) -> None:
    assert first(words) == (name, detail)


@pytest.mark.parametrize(
    "words", ["", "   ", "no such land", "'", "eastern no such land", "x" * 9000]
)
def test_what_has_no_outline_is_not_found(words: str) -> None:
    assert found(words) == []


def test_a_country_is_drawn_under_each_viewpoint_and_says_whose_outline_it_is() -> None:
    taken = found("Ukraine")[0].taken()
    assert not taken.approximate and taken.feature == "country"
    assert taken.basis == "Ukraine; Natural Earth (public domain), simplified"
    south = geometry.bounds([taken.geometry])
    without_crimea = geometry.bounds([taken.by_viewpoint["de-facto"]])
    assert south and without_crimea
    assert south[1] < 44.6 and without_crimea[1] > 44.9


def test_a_part_is_approximate_and_says_how_it_was_cut() -> None:
    taken = found("eastern Ukraine")[0].taken()
    assert taken.approximate and set(taken.by_viewpoint) == {"de-facto"}
    assert taken.basis.startswith("the eastern third by area of Ukraine; ")
    box = geometry.bounds([taken.geometry])
    assert box and 32 < box[0] < 35 and 40 < box[2] < 41


def test_every_outline_is_a_sound_polygon_of_a_few_points() -> None:
    shapes = [outline.geometry() for outline in outlines.read(geodata_root())]
    assert len(shapes) > 4700
    assert [s for s in shapes if list(geometry.problems(s)) or geometry.right_handed(s) != s] == []
    places = [a_place(f"p-{n}", geometry=shape) for n, shape in enumerate(shapes)]
    assert list(validity.problems(places)) == []
    assert max(sum(1 for _ in coordinates(shape)) for shape in shapes) <= 3000
    assert {type(shape) for shape in shapes} == {Polygon, MultiPolygon}


def test_outlines_that_are_broken_are_told(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / outlines.FILES[0]).write_bytes(b"\x1f\x8b nothing")
    with pytest.raises(UnreadableError, match="install Dateline again"):
        outlines.read(tmp_path)
