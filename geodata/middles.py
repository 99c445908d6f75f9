"""Where a first-level region is taken to be: the middle of its outline, or of what its cities span.

Where cities are few, or one is put into the wrong region, what they span tells little: Tokyo has
islands a thousand kilometres away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import shapely

from viewer.geo import outlines
from viewer.model.briefing import MultiPolygon, Polygon
from viewer.reading.places.folding import fold

HERE = Path(__file__).parent
LEAST_PART = 0.6
"""How many of the people of its cities an outline holds, if it is of that region."""

Point = tuple[float, float]
Rows = Sequence[Mapping[str, Any]]


def of_region(country: str, names: Iterable[str], cities: Rows) -> Point:
    """The middle of a region that has one of some names in a country, and these cities."""
    found = (shape for name in names for shape in _outlines()[country, fold(name)])
    held = next((shape for shape in found if _holds(shape, cities)), None)
    return of_cities(cities) if held is None else inside(held)


def of_cities(cities: Rows) -> Point:
    """The middle of the area that some cities span."""
    middle = shapely.MultiPoint(_points(cities)).convex_hull.centroid
    return middle.x, middle.y


def inside(shape: shapely.Geometry) -> Point:
    """The middle of the largest part of a shape, or a point inside near it."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    middle = largest.centroid if largest.contains(largest.centroid) else largest.point_on_surface()
    return round(middle.x, 2), round(middle.y, 2)


def _holds(shape: shapely.Geometry, cities: Rows) -> bool:
    people = [int(city["population"]) for city in cities]
    held = shapely.contains_xy(shape, _points(cities))
    return sum(p for p, own in zip(people, held, strict=True) if own) >= LEAST_PART * sum(people)


def _points(cities: Rows) -> list[Point]:
    return [(city["longitude"], city["latitude"]) for city in cities]


@cache
def _outlines() -> Mapping[tuple[str, str], list[shapely.Geometry]]:
    """The outlines of regions, by country and folded name."""
    found: dict[tuple[str, str], list[shapely.Geometry]] = defaultdict(list)
    for outline in outlines.read(HERE):
        if outline.kind == "region":
            shape = _shape(outline)
            keys = {
                (c, fold(n)) for c in outline.codes.values() for n in (outline.name, *outline.also)
            }
            for key in keys:
                found[key].append(shape)
    return found


def _shape(outline: outlines.Outline) -> shapely.Geometry:
    geometry = outline.geometry()
    if isinstance(geometry, Polygon):
        return _polygon(geometry.coordinates)
    assert isinstance(geometry, MultiPolygon)
    return shapely.MultiPolygon([_polygon(rings) for rings in geometry.coordinates])


def _polygon(rings: Sequence[Sequence[Point]]) -> shapely.Polygon:
    return shapely.Polygon(rings[0], rings[1:])
