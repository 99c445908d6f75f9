"""Shapes that reach across 180° are one shape with a small box; everything else is left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.briefings import CHUKOTKA, MOSCOW, a_polygon
from viewer.model import geometry
from viewer.model.briefing import Geometry, LineString, MultiPolygon, Point, Polygon
from viewer.model.geometry import Rings

SQUARE = a_polygon((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0))

heights = st.integers(-80, 80).map(float)


@st.composite
def cut_shapes(draw: st.DrawFn) -> tuple[MultiPolygon, shapely.MultiPolygon]:
    """A shape across 180°, like Russia: cut there as RFC 7946 wants it, and whole beyond 180."""
    rows = sorted(draw(st.lists(heights, min_size=2, max_size=6, unique=True)))
    west = [draw(st.integers(100, 179)) for _ in rows]
    east = [draw(st.integers(181, 260)) for _ in rows]
    seam = [(180.0, y) for y in rows]
    left = [(float(x), y) for x, y in zip(west, rows, strict=True)]
    right = [(float(x), y) for x, y in zip(east, rows, strict=True)]
    return cut([*seam, *left[::-1]], [*right, *seam[::-1]])


def cut(
    left: list[tuple[float, float]], right: list[tuple[float, float]]
) -> tuple[MultiPolygon, shapely.MultiPolygon]:
    whole = shapely.union(shapely.Polygon(left), shapely.Polygon(right))
    turned = [(x - 360, y) for x, y in right]
    parts = tuple(a_polygon(*corners).coordinates for corners in (left, turned))
    return MultiPolygon(coordinates=parts), shapely.MultiPolygon([whole])


def shape(rings: Rings) -> shapely.Polygon:
    return shapely.Polygon(rings[0], rings[1:])


@given(cut_shapes())
def test_a_shape_cut_at_180_is_one_shell_again_with_the_same_area(
    given_shapes: tuple[MultiPolygon, shapely.MultiPolygon],
) -> None:
    parts, whole = given_shapes
    (rings,) = geometry.polygons(geometry.joined(parts, 180.0))
    assert len(rings) == 1
    assert shape(rings).equals(whole)
    assert shape(rings).area == pytest.approx(whole.area)


@given(cut_shapes())
def test_no_edge_runs_along_the_healed_cut(
    given_shapes: tuple[MultiPolygon, shapely.MultiPolygon],
) -> None:
    (rings,) = geometry.polygons(geometry.joined(given_shapes[0], 180.0))
    assert not [edge for edge in pairwise(rings[0]) if edge[0][0] == edge[1][0] == 180.0]
    assert rings[0][0] == rings[0][-1]


@given(cut_shapes())
def test_the_box_of_a_shape_across_180_reaches_beyond_it(
    given_shapes: tuple[MultiPolygon, shapely.MultiPolygon],
) -> None:
    parts, whole = given_shapes
    assert geometry.bounds([parts]) == whole.bounds


def test_parts_that_meet_the_cut_at_different_heights_are_joined_where_they_touch() -> None:
    left = a_polygon((170.0, 0.0), (180.0, 0.0), (180.0, 10.0), (170.0, 10.0))
    right = a_polygon((-180.0, 4.0), (-170.0, 4.0), (-170.0, 20.0), (-180.0, 20.0))
    parts = MultiPolygon(coordinates=(left.coordinates, right.coordinates))
    (rings,) = geometry.polygons(geometry.joined(parts, 180.0))
    assert shape(rings).is_valid
    assert shape(rings).area == 10 * 10 + 10 * 16


def test_parts_away_from_the_cut_and_holes_stay() -> None:
    island = a_polygon((100.0, 0.0), (110.0, 0.0), (110.0, 5.0))
    hole = ((172.0, 62.0), (172.0, 64.0), (174.0, 64.0), (172.0, 62.0))
    west, east = CHUKOTKA.coordinates
    parts = MultiPolygon(coordinates=(island.coordinates, (west[0], hole), east))
    found = geometry.polygons(geometry.joined(parts, 180.0))
    assert sorted(len(rings) for rings in found) == [1, 2]
    assert island.coordinates in found
    assert sum(shape(rings).area for rings in found) == 25.0 + 200.0 - 2.0


def test_a_ring_of_land_around_a_lake_on_the_cut_keeps_the_lake() -> None:
    left = a_polygon(
        (170.0, 0.0), (180.0, 0.0), (180.0, 3.0), (175.0, 3.0),
        (175.0, 7.0), (180.0, 7.0), (180.0, 10.0), (170.0, 10.0),
    )  # fmt: skip
    mirrored = tuple((-x, y) for x, y in left.coordinates[0])
    parts = MultiPolygon(coordinates=(left.coordinates, (mirrored,)))
    (rings,) = geometry.polygons(geometry.joined(parts, 180.0))
    assert len(rings) == 2
    assert shape(rings).is_valid
    assert shape(rings).area == 200.0 - 40.0


def test_a_shape_that_does_not_touch_180_only_turns_towards_the_centre() -> None:
    (rings,) = geometry.polygons(geometry.joined(SQUARE, 300.0))
    assert rings == (tuple((x + 360, y) for x, y in SQUARE.coordinates[0]),)
    assert geometry.joined(MOSCOW, 300.0) == Point(coordinates=(397.6, 55.8))
    line = LineString(coordinates=((-179.0, 0.0), (-170.0, 5.0)))
    assert geometry.joined(line, 180.0) == LineString(coordinates=((181.0, 0.0), (190.0, 5.0)))


@given(st.floats(-180, 180), st.floats(-400, 400))
def test_around_turns_by_whole_turns_to_within_half_a_turn(lon: float, centre: float) -> None:
    turned = geometry.around(lon, centre)
    assert abs(turned - centre) <= 180.0000001
    assert ((turned - lon) / 360) == pytest.approx(round((turned - lon) / 360), abs=1e-9)


def test_nothing_has_no_box() -> None:
    assert geometry.bounds([]) is None


@given(st.lists(st.tuples(st.integers(-180, 180), heights), min_size=1, max_size=8))
def test_the_box_of_points_holds_them_and_is_the_narrowest(
    points: list[tuple[int, float]],
) -> None:
    box = geometry.bounds([Point(coordinates=(float(x), y)) for x, y in points])
    assert box is not None
    west, south, east, north = box
    assert west <= east
    assert (south, north) == (min(y for _, y in points), max(y for _, y in points))
    assert all((x - west) % 360 <= east - west for x, _ in points)
    starts = {x for x, _ in points}
    assert east - west == min(max((x - start) % 360 for x in starts) for start in starts)


@pytest.mark.parametrize(
    ("shape", "what"),
    [
        (Polygon(coordinates=(SQUARE.coordinates[0][:4],)), "a ring is not closed"),
        (a_polygon((0.0, 0.0), (1.0, 1.0), (2.0, 2.0)), "a ring has no area"),
        (a_polygon((170.0, 0.0), (-170.0, 0.0), (-170.0, 9.0)), "crosses the antimeridian"),
        (LineString(coordinates=((170.0, 0.0), (-170.0, 0.0))), "crosses the antimeridian"),
    ],
)
def test_what_rfc_7946_forbids_is_a_problem(shape: Geometry, what: str) -> None:
    assert any(what in problem for problem in geometry.problems(shape))


@pytest.mark.parametrize("shape", [SQUARE, CHUKOTKA, MOSCOW])
def test_sound_shapes_have_no_problem(shape: Geometry) -> None:
    assert list(geometry.problems(shape)) == []


def test_every_vertex_of_a_shape_is_one_of_its_coordinates() -> None:
    assert list(geometry.coordinates(MOSCOW)) == [(37.6, 55.8)]
    assert len(list(geometry.coordinates(CHUKOTKA))) == 10


def test_rings_are_turned_to_the_right_hand_rule_and_nothing_else_is() -> None:
    hole = a_polygon((2.0, 2.0), (4.0, 2.0), (4.0, 4.0), (2.0, 4.0)).coordinates[0]
    shell = SQUARE.coordinates[0]
    right = Polygon(coordinates=(shell, hole[::-1]))
    assert geometry.right_handed(Polygon(coordinates=(shell[::-1], hole))) == right
    assert geometry.right_handed(right) == right
    several = MultiPolygon(coordinates=((shell[::-1], hole),))
    assert geometry.right_handed(several) == MultiPolygon(coordinates=(right.coordinates,))
    assert geometry.right_handed(MOSCOW) == MOSCOW
