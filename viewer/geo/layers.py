"""Somebody's file of points, lines and areas as layers: WGS 84, valid GeoJSON, within limits.

Runs in the process with limits (`viewer.reading.limits`), since the file may be anybody's.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from viewer.model.briefing import LayerShape
from viewer.model.errors import UnreadableError
from viewer.model.layers import MAX_BYTES, MAX_FEATURES, MAX_POINTS

if TYPE_CHECKING:
    import geopandas

METRES_IN_DEGREE = 111_320.0
"""Of latitude; one of longitude is no longer, so that no outline is off by more than is said."""
TOLERANCES = tuple(base * 10**power for power in range(5) for base in (1.0, 2.0, 5.0))
"""In metres: outlines are simplified by the least of them that will do."""
DIGITS = 6
"""Of a degree: a tenth of a metre."""
LONGEST_VALUE = 200
MOST_FIELDS = 30
_PARTS: dict[str, LayerShape] = {
    "Point": "point", "MultiPoint": "point", "LineString": "line", "MultiLineString": "line",
    "LinearRing": "line", "Polygon": "area", "MultiPolygon": "area",
}  # fmt: skip


class ReadLayer(msgspec.Struct, frozen=True, kw_only=True):
    """A layer out of a file, or why it is none."""

    name: str
    geojson: str = ""
    shapes: tuple[LayerShape, ...] = ()
    features: int = 0
    points: int = 0
    was_points: int = 0
    """Before it was simplified."""
    tolerance: float | None = None
    """By how many metres outlines may be off, where they were simplified."""
    notes: tuple[str, ...] = ()
    """What was done to it, in words."""
    refused: str = ""
    """Why it cannot be a layer."""


class RefusedError(ValueError):
    """A layer that cannot be one; the reason is in words."""


def read(name: str, content: bytes) -> list[ReadLayer]:
    """Return the layers in a file, with what was done to each. Raises UnreadableError."""
    from viewer.geo.layer_files import frames

    found = [_layer(title, frame) for title, frame in frames(name, content)]
    if not found:
        hint = "it may hold tables only: choose a file with points, lines or areas"
        raise UnreadableError(f"there is nothing to draw in {name}", hint)
    if all(layer.refused for layer in found):
        raise UnreadableError(f"{name} cannot be a layer", found[0].refused)
    return found


def _layer(name: str, frame: geopandas.GeoDataFrame) -> ReadLayer:
    try:
        return _made(name, frame)
    except RefusedError as error:
        return ReadLayer(name=name, refused=str(error))


def _made(name: str, frame: geopandas.GeoDataFrame) -> ReadLayer:
    notes: list[str] = []
    if len(frame) > MAX_FEATURES:
        raise RefusedError(f"it has more than {MAX_FEATURES:,} features: take a part of it")
    frame = _cleaned(_in_degrees(_parted(frame, notes), notes), notes)
    was_points = _count(frame)
    before = len(frame)
    frame, tolerance = _simplified(frame)
    _tell_left_out(notes, before - len(frame), "smaller than that")
    geojson = _geojson(frame, notes)
    kinds = {_PARTS[kind] for kind in set(frame.geom_type)}
    return ReadLayer(
        name=name,
        geojson=geojson,
        shapes=tuple(shape for shape in get_args(LayerShape) if shape in kinds),
        features=len(frame),
        points=_count(frame),
        was_points=was_points,
        tolerance=tolerance,
        notes=tuple(notes),
    )


def _parted(frame: geopandas.GeoDataFrame, notes: list[str]) -> geopandas.GeoDataFrame:
    """Return the features that have a position, collections taken apart, in two dimensions."""
    import shapely

    there = frame[~(frame.geometry.isna() | frame.geometry.is_empty)]
    if not len(there):
        raise RefusedError("no feature in it has a position")
    _tell_left_out(notes, len(frame) - len(there), "without a position")
    if (there.geom_type == "GeometryCollection").any():
        there = there.explode(ignore_index=True)
        there = there[there.geom_type.isin(_PARTS)]
        if not len(there):
            raise RefusedError("it holds neither points, lines nor areas")
    return there.set_geometry(shapely.force_2d(there.geometry.values))


def _in_degrees(frame: geopandas.GeoDataFrame, notes: list[str]) -> geopandas.GeoDataFrame:
    """Return the features in WGS 84 (EPSG:4326), longitude first."""
    if frame.crs is None:
        west, south, east, north = frame.total_bounds
        if not (west >= -180 and east <= 180 and south >= -90 and north <= 90):
            raise RefusedError(
                "it does not say in which coordinate system it is, and these are no degrees: "
                "save it with one (a shapefile’s .prj)"
            )
        notes.append("It names no coordinate system; its numbers are taken as degrees (WGS 84).")
        return frame.set_crs(4326)
    if frame.crs == "EPSG:4326":
        return frame
    notes.append(f"Brought from {frame.crs.name[:80]} to WGS 84.")
    return frame.to_crs(4326)


def _cleaned(frame: geopandas.GeoDataFrame, notes: list[str]) -> geopandas.GeoDataFrame:
    """Return the features that are on Earth, cut at 180° where they cross it."""
    from viewer.geo.antimeridian import cut

    bounds = frame.bounds.to_numpy()
    sound = [
        all(map(math.isfinite, (west, south, east, north)))
        and south >= -90.000001
        and north <= 90.000001
        and west >= -540
        and east <= 540
        for west, south, east, north in bounds
    ]
    kept = frame[sound]
    if not len(kept):
        raise RefusedError("none of its positions is on Earth: its coordinate system may be wrong")
    _tell_left_out(notes, len(frame) - len(kept), "outside of the Earth’s coordinates")
    return kept.set_geometry(cut(kept.geometry.values))


def _simplified(
    frame: geopandas.GeoDataFrame,
) -> tuple[geopandas.GeoDataFrame, float | None]:
    """Return the features with few enough points, by the least tolerance that will do."""
    if _count(frame) <= MAX_POINTS:
        return frame, None
    low, high = 0, len(TOLERANCES) - 1
    best = frame
    while low < high:
        middle = (low + high) // 2
        tried = _coarser(frame, TOLERANCES[middle])
        if _count(tried) <= MAX_POINTS:
            best, high = tried, middle
        else:
            low = middle + 1
    if best is frame:
        best = _coarser(frame, TOLERANCES[high])
    if _count(best) > MAX_POINTS:
        raise RefusedError(
            f"it has {_count(frame):,} points, and a layer has at most {MAX_POINTS:,}: "
            "take a part of it"
        )
    return best, TOLERANCES[high]


def _coarser(frame: geopandas.GeoDataFrame, metres: float) -> geopandas.GeoDataFrame:
    """Return the features simplified (Douglas & Peucker 1973), without those that it takes away.

    Keeping the topology would take more memory than there is for those that need this.
    """
    degrees = metres / METRES_IN_DEGREE
    shapes = frame.geometry.simplify(degrees, preserve_topology=False)
    there = ~shapes.is_empty
    return frame[there].set_geometry(shapes[there])


def _count(frame: geopandas.GeoDataFrame) -> int:
    return int(frame.geometry.count_coordinates().sum())


def _geojson(frame: geopandas.GeoDataFrame, notes: list[str]) -> str:
    """Return the features as GeoJSON, without their fields where those take too much room."""
    import numpy as np
    import shapely

    def rounded(at: Any) -> Any:
        clipped = np.clip(at, (-180.0, -90.0), (180.0, 90.0))
        return np.round(clipped, DIGITS) + 0.0  # no -0.0

    shapes = shapely.to_geojson(shapely.transform(frame.geometry.values, rounded))
    text = _collection(shapes, _properties(frame))
    if len(text.encode()) > MAX_BYTES:
        notes.append("Its fields take too much room and are left out.")
        text = _collection(shapes, ("{}" for _ in shapes))
    if len(text.encode()) > MAX_BYTES:
        raise RefusedError(f"it would take more than {MAX_BYTES // 10**6} MB: take a part of it")
    return text


def _collection(shapes: Any, properties: Iterator[str]) -> str:
    features = ",\n".join(
        f'{{"type":"Feature","properties":{fields},"geometry":{shape}}}'
        for shape, fields in zip(shapes, properties, strict=True)
    )
    return f'{{"type":"FeatureCollection","features":[\n{features}\n]}}\n'


def _properties(frame: geopandas.GeoDataFrame) -> Iterator[str]:
    """Yield each feature's fields as JSON."""
    names = [name for name in frame.columns if name != frame.geometry.name][:MOST_FIELDS]
    columns = [frame[name].tolist() for name in names]
    for values in zip(*columns, strict=True) if columns else (() for _ in range(len(frame))):
        fields = {str(n)[:LONGEST_VALUE]: _plain(v) for n, v in zip(names, values, strict=True)}
        told = {name: value for name, value in fields.items() if value is not None}
        yield json.dumps(told, ensure_ascii=False).encode("utf-8", "replace").decode()


def _plain(value: Any) -> str | int | float | bool | None:
    """Return a field's value as JSON has it; what has no such form becomes words."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**53 else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    words = str(value)
    return None if words in ("NaT", "<NA>", "nan") else words[:LONGEST_VALUE]


def _tell_left_out(notes: list[str], count: int, why: str) -> None:
    if count:
        features = "1 feature" if count == 1 else f"{count:,} features"
        notes.append(f"{features} {why}: left out.")
