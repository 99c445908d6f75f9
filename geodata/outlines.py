"""Outlines that a place may take: countries here, first-level regions in `provinces.py`.

A file is gzip of a line an outline, JSON: `name`; `also`, other names; `kind`; `codes`, the
countries it belongs to by viewpoint (ISO 3166-1 alpha-2 or a word of ours); `viewpoint`; `shape`,
polygons as lists of rings (EPSG:4326, RFC 7946: outer rings counter-clockwise, cut at the
antimeridian). A ring is whole thousandths of a degree, x and y in turn, each after the first
point as the difference to the one before; its first point isn't repeated at the end.
`viewer/geo/outlines.py` reads it.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from geodata import borders, tiles
from geodata.borders import Owners
from geodata.topology import Shape, Topology, as_multipolygon, project, simplify

HERE = Path(__file__).parent
FILE = "countries.jsonl.gz"
ZOOM = 6
TOLERANCE = 20.0
"""Tile units of zoom 6: 3 km on the equator, 1.5 km at 60° north; as fine as 1:50m."""
SMALLEST = 60.0**2
"""Square tile units: islets under about 35 km² at 50° north are left out."""
SMALL = 40
"""Countries of fewer points are taken as fine as the source has them."""
MOST = 2500
"""Points of an outline; small islands and bends are left out until it has no more."""
GRID = 0.001

Row = dict[str, Any]


def write(topology: Topology, owners: Owners, path: Path) -> None:
    """Write the outlines of all countries."""
    write_rows(path, country_rows(topology, owners))


def country_rows(topology: Topology, owners: Owners) -> Iterator[Row]:
    """Yield each country, once for each viewpoint where they disagree."""
    projected = project(topology, lambda points: tiles.to_tile_units(points, ZOOM))
    coarse = simplify(projected, TOLERANCE, SMALLEST)
    also = json.loads((HERE / "country_names.json").read_text(encoding="utf-8"))["names"]
    for code, viewpoint, shape in borders.country_views(topology, owners):
        if drawn := flat(_country(projected, coarse, shape)):  # none is left of Vatican City
            yield {
                "name": owners.names[code],
                "also": also.get(code, []),
                "kind": "country",
                "codes": {viewpoint: code},
                "viewpoint": viewpoint,
                "shape": drawn,
            }


def _country(fine: Topology, coarse: Topology, shape: Shape) -> shapely.Geometry:
    plain = coarse.geometry(shape)
    return fine.geometry(shape) if shapely.get_num_coordinates(plain) < SMALL else plain


def flat(units: shapely.Geometry) -> list[list[list[int]]]:
    """Return polygons in tile units of `ZOOM` as the file holds them."""
    light = lighter(as_multipolygon(units))
    degrees = shapely.transform(light, lambda points: tiles.to_degrees(points, ZOOM))
    whole = shapely.make_valid(degrees, method="structure", keep_collapsed=False)
    valid = as_multipolygon(shapely.set_precision(whole, GRID))
    wound = shapely.orient_polygons(valid, exterior_cw=False)
    return [
        [_ring(ring) for ring in (polygon.exterior, *polygon.interiors)]
        for polygon in _narrow(shapely.get_parts(wound))
    ]


def _narrow(polygons: Iterable[shapely.Polygon]) -> Iterator[shapely.Polygon]:
    """Yield polygons less than 360° wide: one round the pole is cut, with a hair between."""
    for polygon in polygons:
        west, _, east, _ = polygon.bounds
        if east - west <= 180:
            yield polygon
        else:
            halves = [shapely.box(-180, -90, -GRID, 90), shapely.box(0, -90, 180, 90)]
            cut = [as_multipolygon(polygon.intersection(half)) for half in halves]
            yield from (p for half in cut for p in shapely.orient_polygons(half).geoms)


def lighter(geometry: shapely.MultiPolygon) -> shapely.MultiPolygon:
    """Return an outline of no more than `MOST` points, in tile units."""
    coarse = 1
    light = geometry
    while shapely.get_num_coordinates(light) > MOST:
        coarse *= 2
        large = [p for p in geometry.geoms if p.area >= SMALLEST * coarse**2]
        light = shapely.MultiPolygon(large).simplify(TOLERANCE * coarse / 2)
        light = as_multipolygon(light)
    return light


def _ring(ring: shapely.Geometry) -> list[int]:
    points = np.round(shapely.get_coordinates(ring)[:-1] / GRID).astype(int)
    steps: list[int] = np.diff(points, axis=0, prepend=np.zeros((1, 2), int)).ravel().tolist()
    return steps


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write outlines, sorted, so that the same ones give the same text."""
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    data = "".join(f"{line}\n" for line in sorted(lines)).encode()
    path.write_bytes(gzip.compress(data, compresslevel=9, mtime=0))
