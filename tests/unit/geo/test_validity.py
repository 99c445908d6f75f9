"""Polygons that no map can draw rightly are found, and the place that has them is named."""

from __future__ import annotations

import pytest

from tests.helpers.briefings import CHUKOTKA, a_place, a_polygon
from viewer.geo import validity
from viewer.model.briefing import Geometry, LineString, MultiPolygon, Polygon

SQUARE = a_polygon((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0))
BOW_TIE = a_polygon((0.0, 0.0), (9.0, 9.0), (9.0, 0.0), (0.0, 9.0))
(SQUARE_RING,) = SQUARE.coordinates


def test_sound_shapes_have_no_problem() -> None:
    line = LineString(coordinates=((0.0, 0.0), (1.0, 1.0), (0.0, 1.0), (1.0, 0.0)))
    shapes: list[Geometry | None] = [SQUARE, CHUKOTKA, line, None]
    assert list(validity.problems(a_place(geometry=shape) for shape in shapes)) == []


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        (BOW_TIE, "Self-intersection[4.5 4.5]"),
        (MultiPolygon(coordinates=(SQUARE.coordinates,) * 2), "Self-intersection"),
        (
            Polygon(coordinates=(SQUARE_RING, tuple((x + 20, y) for x, y in SQUARE_RING))),
            "Hole lies outside shell",
        ),
    ],
)
def test_a_shape_that_crosses_itself_or_loses_its_hole_is_a_problem(
    shape: Geometry, reason: str
) -> None:
    (problem,) = validity.problems([a_place("sea", geometry=shape)])
    assert problem.where == "sea"
    assert reason in problem.what


def test_the_shape_of_another_viewpoint_is_looked_at_too() -> None:
    place = a_place("sea", geometry=SQUARE, geometry_by_viewpoint={"de-facto": BOW_TIE})
    assert [problem.where for problem in validity.problems([place])] == ["sea"]


def test_a_shape_of_too_many_rings_is_refused_rather_than_waited_for() -> None:
    parts = MultiPolygon(coordinates=(SQUARE.coordinates,) * (validity.MAX_RINGS + 1))
    (problem,) = validity.problems([a_place(geometry=parts)])
    assert "simplify" in problem.what
