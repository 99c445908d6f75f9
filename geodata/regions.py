"""Named regions as GeoJSON: some countries, and eastern Russia.

Output: EPSG:4326, RFC 7946 (outer rings counter-clockwise §3.1.6, cut at the antimeridian
§3.1.9), three decimals. Simplified in Web Mercator, where they are drawn.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from geodata import borders, tiles
from geodata.borders import Owners
from geodata.topology import Topology, as_multipolygon, project, simplify

HERE = Path(__file__).parent
ZOOM = 6
TOLERANCE = 13.0
"""Tile units of zoom 6: 2 km on the equator, 1 km at 60° north."""
SMALLEST = 30.0**2
"""Square tile units: islets under about 8 km² at 50° north are left out."""
GRID = 0.001


def write(topology: Topology, owners: Owners, path: Path) -> None:
    """Write the regions, one feature to a line."""
    projected = project(topology, lambda points: tiles.to_tile_units(points, ZOOM))
    coarse = simplify(projected, TOLERANCE, SMALLEST)
    table = json.loads((HERE / "regions.json").read_text(encoding="utf-8"))
    rows = [_country(row, coarse, owners) for row in table["countries"]]
    rows.append(_eastern_russia(table["eastern_russia"], coarse, owners))
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    path.write_text(
        f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8", newline="\n"
    )


def _country(row: dict[str, Any], topology: Topology, owners: Owners) -> dict[str, Any]:
    viewpoint = borders.RECOGNISED if row["viewpoint"] == borders.BOTH else row["viewpoint"]
    shape = borders.countries(topology, owners, viewpoint)[row["code"]]
    properties = {
        "id": row["id"],
        "name": row["names"]["en"],
        "names": row["names"],
        "viewpoint": row["viewpoint"],
        "precision": "region",
    }
    return _feature(properties, _degrees(topology.geometry(shape)))


def _eastern_russia(row: dict[str, Any], topology: Topology, owners: Owners) -> dict[str, Any]:
    russia = borders.countries(topology, owners, borders.RECOGNISED)["RU"]
    land = _degrees(topology.geometry(russia)).union(_towns())
    east = land.intersection(far_east(), grid_size=GRID)
    properties = {
        "id": row["id"],
        "name": row["names"]["en"],
        "names": row["names"],
        "viewpoint": borders.BOTH,
        "precision": "approximate",
        "note": row["note"],
    }
    return _feature(properties, east)


def far_east() -> shapely.Geometry:
    """All that lies east of our line, as far as Cape Dezhnev: land, sea and neighbours alike."""
    table = json.loads((HERE / "far_east_line.json").read_text(encoding="utf-8"))
    west = [*table["arctic"], *table["line"], table["mongolia"]]
    north, south = west[0][1], west[-1][1]
    to_180 = shapely.Polygon([*west, (180.0, south), (180.0, north)])
    past_180 = shapely.box(-180.0, south, -169.0, north)
    return shapely.MultiPolygon([to_180, past_180])


def _towns() -> shapely.Geometry:
    """Ground around the towns of the far east that the source's coast leaves in the water."""
    table = json.loads((HERE / "far_east_line.json").read_text(encoding="utf-8"))
    return shapely.MultiPoint(table["towns"]["points"]).buffer(0.03, quad_segs=2)


def _degrees(geometry: shapely.Geometry) -> shapely.Geometry:
    lonlat = shapely.transform(geometry, lambda points: tiles.to_degrees(points, ZOOM))
    return shapely.set_precision(lonlat, GRID)


def _feature(properties: dict[str, Any], geometry: shapely.Geometry) -> dict[str, Any]:
    polygons = shapely.orient_polygons(as_multipolygon(geometry), exterior_cw=False)
    coordinates = [
        [
            np.round(shapely.get_coordinates(ring), 3).tolist()
            for ring in (polygon.exterior, *polygon.interiors)
        ]
        for polygon in shapely.get_parts(polygons)
    ]
    return {
        "type": "Feature",
        "id": properties["id"],
        "properties": properties,
        "geometry": {"type": "MultiPolygon", "coordinates": coordinates},
    }
