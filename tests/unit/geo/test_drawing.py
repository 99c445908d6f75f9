"""What a person has drawn, made a region; and parts of regions."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.briefings import CHUKOTKA, a_place, a_polygon
from viewer.geo import drawing, validity
from viewer.geo.drawing import Compass, ShapeError
from viewer.model import geometry
from viewer.model.briefing import Geometry, MultiPolygon, Polygon

SQUARE = ((10.0, 0.0), (20.0, 0.0), (20.0, 10.0), (10.0, 10.0))


def is_sound(shape: Geometry) -> bool:
    """Say whether a shape is what RFC 7946 and OGC ask of polygons, wound to the right."""
    faults = [*geometry.problems(shape), *validity.problems([a_place(geometry=shape)])]
    return not faults and shape == geometry.right_handed(shape)


@pytest.mark.parametrize("corners", [SQUARE, SQUARE[::-1], (*SQUARE, SQUARE[0])])
def test_a_ring_is_closed_and_wound_to_the_right_however_it_was_drawn(corners: Any) -> None:
    region = drawing.region([[corners]])
    assert isinstance(region, Polygon) and is_sound(region)
    assert set(region.coordinates[0]) == set(SQUARE)


@pytest.mark.parametrize("turn", [-360.0, 0.0, 360.0])
def test_what_reaches_across_180_is_cut_there_on_any_turn_of_the_world(turn: float) -> None:
    corners = [
        (x + turn, y) for x, y in ((170.0, 60.0), (190.0, 60.0), (190.0, 70.0), (170.0, 70.0))
    ]
    region = drawing.region([[corners]])
    assert isinstance(region, MultiPolygon) and is_sound(region)
    assert {geometry.bounds([p]) for p in map(_alone, region.coordinates)} == {
        (170.0, 60.0, 180.0, 70.0),
        (-180.0, 60.0, -170.0, 70.0),
    }


def _alone(rings: Any) -> Polygon:
    return Polygon(coordinates=rings)


@pytest.mark.parametrize(
    ("parts", "what", "at"),
    [
        ([], "nothing", None),
        ([[[(0.0, 0.0), (1.0, 1.0), (1.0, 1.0)]]], "three corners", None),
        ([[[(0, 0), (10, 10), (10, 0), (0, 10)]]], "crosses itself", (5.0, 5.0)),
        ([[[(0, 0), (200, 0), (100, 50)]]], "half the way around", (100.0, 0.0)),
        ([[SQUARE], [[(15, 5), (25, 5), (25, 6)]]], "overlap", (20.0, 5.0)),
        ([[SQUARE, [(30, 1), (31, 1), (31, 2)]]], "outside", (30.0, 1.0)),
        ([[[(0, 0), (5, float("nan")), (5, 5)]]], "nowhere", None),
    ],
)
def test_what_is_no_region_is_refused_with_where_it_is_wrong(
    parts: Any, what: str, at: Any
) -> None:
    with pytest.raises(ShapeError, match=what) as refused:
        drawing.region(parts)
    assert refused.value.at == (pytest.approx(at) if at else None)


@st.composite
def a_star(draw: st.DrawFn) -> list[tuple[float, float]]:
    """Corners around a point, each in its own direction: they cross nowhere but at the poles."""
    x, y = draw(st.floats(-500, 500)), draw(st.floats(-60, 60))
    directions = sorted(draw(st.sets(st.integers(0, 23), min_size=4, max_size=12)))
    far = st.floats(0.01, 60)
    angles = (math.radians(15 * direction) for direction in directions)
    return [(x + draw(far) * math.cos(angle), y + draw(far) * math.sin(angle)) for angle in angles]


@settings(max_examples=100, deadline=None)
@given(a_star())
def test_whatever_is_drawn_is_a_sound_region_or_refused(corners: Any) -> None:
    try:
        region = drawing.region([[corners]])
    except ShapeError:
        return
    assert is_sound(region)
    drawn = shapely.Polygon([(x, max(-90.0, min(90.0, y))) for x, y in corners])
    made = shapely.from_geojson(msgspec.json.encode(region))
    assert made.area == pytest.approx(drawn.area, rel=0.001, abs=0.05)


@pytest.mark.parametrize(
    ("compass", "expected"),
    [
        ("e", (16.67, 0, 20, 10)),
        ("s", (10, 0, 20, 3.33)),
        ("nw", (10, 5, 15, 10)),
        ("middle", (12, 2, 18, 8)),
    ],
)
def test_parts_are_cut_by_area(compass: Compass, expected: Any) -> None:
    part = drawing.part(a_polygon(*SQUARE), compass)
    assert geometry.bounds([part]) == pytest.approx(expected, abs=0.05)
    assert is_sound(part)


def test_a_part_of_what_lies_on_both_sides_of_180_is_on_the_right_side() -> None:
    assert geometry.bounds([drawing.part(CHUKOTKA, "e")]) == pytest.approx(
        (-176.67, 60, -170, 70), abs=0.01
    )
