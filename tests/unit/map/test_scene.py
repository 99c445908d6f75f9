"""The scene: what of a briefing the map draws, where."""

from __future__ import annotations

import pytest

from tests.helpers.briefings import a_briefing, a_place, a_polygon
from viewer.map.scene import Scene, scene
from viewer.map.words import ENGLISH
from viewer.model.briefing import Geometry, Place, Point
from viewer.model.index import Index


def scene_of(*places: Place) -> Scene:
    briefing = a_briefing(places=places, claims=(), mentions=(), steps=())
    return scene(briefing, Index(briefing), "recognised", ENGLISH)


@pytest.mark.parametrize("latitude", [-90.0, 90.0])
def test_a_place_at_a_pole_has_a_view_that_mercator_can_show(latitude: float) -> None:
    _, south, _, north = scene_of(a_place(geometry=Point(coordinates=(0.0, latitude)))).home
    assert -86 < south <= north < 86


@pytest.mark.parametrize(
    "shape",
    [
        Point(coordinates=(180.0, 10.0)),
        Point(coordinates=(-180.0, 10.0)),
        a_polygon((170.0, 0.0), (180.0, 0.0), (180.0, 9.0), (170.0, 9.0)),
    ],
)
def test_a_place_at_180_is_within_half_a_turn_of_the_centre(shape: Geometry) -> None:
    drawn = scene_of(a_place(geometry=shape))
    (place,) = drawn.places
    assert abs(place.label[0] - drawn.centre) <= 180
    assert drawn.home[0] < drawn.home[2] < drawn.home[0] + 360


def test_a_place_without_geometry_is_never_drawn() -> None:
    assert scene_of(a_place(geometry=None)).places == ()


def test_numbers_go_by_rank_before_the_order_of_the_text() -> None:
    minor = a_place("a", name="A", rank=3)
    main = a_place("b", name="B", rank=1)
    assert [(place.number, place.id) for place in scene_of(minor, main).places] == [
        (1, "b"),
        (2, "a"),
    ]
