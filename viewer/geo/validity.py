"""Whether polygons are valid as OGC Simple Features has it: no self-crossing, holes inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from viewer.model.briefing import Geometry, MultiPolygon, Place, Polygon
from viewer.model.check import Problem
from viewer.model.geometry import polygons

MAX_RINGS = 2000
"""Of one shape: for rings within rings, GEOS takes time by the square of their number."""


def problems(places: Iterable[Place]) -> Iterator[Problem]:
    """Yield a problem for each polygon of a place that is not valid; WGS 84, RFC 7946."""
    checked: list[tuple[str, Geometry]] = []
    for name, shape in ((place.id, shape) for place in places for shape in _polygons(place)):
        if sum(map(len, polygons(shape))) > MAX_RINGS:
            yield Problem(name, f"its polygon has more than {MAX_RINGS} rings: simplify it")
        else:
            checked.append((name, shape))
    if not checked:
        return
    for (name, _), reason in zip(checked, _reasons(s for _, s in checked), strict=True):
        if reason != "Valid Geometry":
            yield Problem(name, f"its polygon is not valid: {reason}")


def _polygons(place: Place) -> Iterator[Geometry]:
    shapes = (place.geometry, *place.geometry_by_viewpoint.values())
    yield from (shape for shape in shapes if isinstance(shape, Polygon | MultiPolygon))


def _reasons(shapes: Iterable[Geometry]) -> list[str]:
    """Return GEOS's verdict on each shape, with the position of the fault."""
    import geopandas  # here, because it takes 0.6 s, and few commands look at polygons

    features = [{"geometry": msgspec.to_builtins(s), "properties": {}} for s in shapes]
    return list(geopandas.GeoDataFrame.from_features(features, crs=4326).is_valid_reason())
