"""Make the outlines of first-level regions: `python -m geodata.provinces world_map.gpkg [FOLDER]`.

Source: Natural Earth's states and provinces, 1:10m (public domain), as the layer
`states_provinces` of `world_map.gpkg` in Debian's package qgis-common 3.22.16: no package of npm
or PyPI that says where its data is from holds them. `outlines.py` describes the format.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geopandas
import shapely

from geodata import gazetteer, outlines, tiles
from geodata.outlines import Row
from viewer.reading.places.folding import fold

HERE = Path(__file__).parent
FILE = "provinces.jsonl.gz"
LAYER = "states_provinces"
TOLERANCE = 22.0
"""Tile units of zoom 6, by which neighbours are simplified together."""
ALIKE = 0.6
SOFT_SIGNS = frozenset({"RU", "UA", "BY"})
"""Countries in whose names an apostrophe is a soft sign, which English leaves out."""


def main(source: Path, folder: Path = HERE) -> None:
    """Write the file into a folder."""
    table = geopandas.read_file(source, layer=LAYER)
    table = table[table["name"].notna() & (table["iso_a2"] != "AQ")]
    outlines.write_rows(folder / FILE, rows(table))


def rows(table: Any) -> Iterator[Row]:
    """Yield each region, and the parts of the United Kingdom, which the source divides further."""
    ours = json.loads((HERE / "province_names.json").read_text(encoding="utf-8"))
    known = table["iso_a2"] + "." + table["name"]
    if unknown := {*ours["names"], *ours["countries"]} - set(known):
        raise ValueError(f"the source has no {sorted(unknown)}")
    english = _english(table)
    for record, shape in zip(table.to_dict("records"), _simplified(table.geometry), strict=True):
        yield _row(record, shape, ours, english)
    for code, name in ours["united_kingdom"].items():
        parts = table[table["gu_a3"] == code].geometry
        (shape,) = _simplified([shapely.union_all(parts.to_numpy())])
        yield _made(name, [], {"both": "GB"}, shape)


def _row(
    record: dict[str, Any], shape: shapely.Geometry, ours: dict[str, Any], english: dict[str, str]
) -> Row:
    code, given = record["iso_a2"], record["name"]
    key = f"{code}.{given}"
    codes = ours["countries"].get(key) or {"both": code}
    plain = given.replace("'", "") if code in SOFT_SIGNS else given
    name = ours["names"].get(key, plain)
    others = (plain, given, record["gn_name"], record["woe_name"], english.get(key))
    also = {other for other in others if isinstance(other, str)} - {name}
    return _made(name, sorted(also), codes, shape)


def _english(table: Any) -> dict[str, str]:
    """Return other spellings, which are GeoNames', of the source's names, by country and name.

    Only where a region holds the point of one of GeoNames' regions and no more, and the names are
    much alike: points are the middle of cities, which may lie in the region beside.
    """
    points = _points()
    names: dict[str, str] = {}
    for code, regions in table.groupby("iso_a2"):
        inside = points.get(code, [])
        for given, shape in zip(regions["name"], regions.geometry, strict=True):
            held = [name for name, point in inside if shape.contains(point)]
            if len(held) == 1 and _alike(given, held[0]):
                names[f"{code}.{given}"] = held[0]
    return names


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, fold(one), fold(other)).ratio() >= ALIKE


def _points() -> dict[str, list[tuple[str, shapely.Point]]]:
    """Return the regions of each country: the gazetteer's name, the middle of its cities.

    Not the gazetteer's point, which comes from what is made here.
    """
    middles = gazetteer.middles_of_cities()
    found: dict[str, dict[str, tuple[str, shapely.Point]]] = defaultdict(dict)
    _, *lines = gzip.decompress((HERE / gazetteer.FILE).read_bytes()).decode().splitlines()
    for key, _, *fields in (line.split("\t") for line in lines):
        for kind, _, name, _, _, country, region, _ in (f.split("|") for f in fields):
            if kind == gazetteer.REGION:
                point = shapely.Point(*(round(part, 2) for part in middles[country, region]))
                found[country][region] = (name or key.title(), point)
    return {country: list(regions.values()) for country, regions in found.items()}


def _made(name: str, also: list[str], codes: dict[str, str], shape: shapely.Geometry) -> Row:
    return {
        "name": name,
        "also": also,
        "kind": "region",
        "codes": codes,
        "viewpoint": "both",
        "shape": outlines.flat(shape),
    }


def _simplified(shapes: Any) -> Any:
    """Return regions in tile units, simplified together, so that neighbours still meet."""
    valid = shapely.make_valid(list(shapes), method="structure", keep_collapsed=False)
    units = shapely.transform(valid, lambda points: tiles.to_tile_units(points, outlines.ZOOM))
    return shapely.coverage_simplify(units, TOLERANCE)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:3]))
