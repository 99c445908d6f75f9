"""Who owns what, under each viewpoint: countries, borders, coast.

Two viewpoints. `recognised`: Crimea is Ukraine's. `de-facto`: as the source draws who is in
control. Sources: topology.py's units, territories.json, disputed.json, and GeoNames' ISO codes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import shapely

from geodata.tiles import Box
from geodata.topology import Coordinates, Shape, Topology, Unit, arc_owners, open_parts

HERE = Path(__file__).parent
RECOGNISED, DE_FACTO, BOTH = "recognised", "de-facto", "both"
VIEWPOINTS = (RECOGNISED, DE_FACTO)
CRIMEA = "Crimea"
SIMFEROPOL = (34.1, 44.95)


@dataclass(frozen=True)
class Owners:
    """The country code of each unit under each viewpoint, and each code's English name."""

    codes: Mapping[str, Mapping[str, str]]
    names: Mapping[str, str]

    def differ(self, one: str, other: str, viewpoint: str) -> bool:
        """Whether two units belong to different countries under a viewpoint."""
        return self.codes[one][viewpoint] != self.codes[other][viewpoint]


@dataclass(frozen=True)
class Line:
    """A pair of neighbours, and a box in degrees that limits the line; all of it when None."""

    between: frozenset[str]
    box: Box | None


@dataclass(frozen=True)
class Disputes:
    """Which borders are drawn as disputed, and which not at all."""

    lines: tuple[Line, ...]
    not_drawn: frozenset[frozenset[str]]


def read_disputes(path: Path = HERE / "disputed.json") -> Disputes:
    """Read the table of disputed lines."""
    table = json.loads(path.read_text(encoding="utf-8"))
    lines = tuple(
        Line(frozenset(row["between"]), tuple(row["box"]) if "box" in row else None)
        for row in table["lines"]
    )
    return Disputes(lines, frozenset(frozenset(row["between"]) for row in table["not_drawn"]))


def read_owners(
    units: tuple[Unit, ...],
    countries: Mapping[str, Mapping[str, object]],
    path: Path = HERE / "territories.json",
) -> Owners:
    """Codes and names of all units, from GeoNames' countries (by alpha-2) and our table."""
    table = json.loads(path.read_text(encoding="utf-8"))
    by_number = {row["isonumeric"]: code for code, row in countries.items()}
    codes = {
        unit.name: dict.fromkeys(VIEWPOINTS, by_number[unit.iso_numeric])
        for unit in units
        if unit.iso_numeric is not None
    }
    codes |= {row["name"]: {v: row[v] for v in VIEWPOINTS} for row in table["parts"]}
    names = {code: str(row["name"]) for code, row in countries.items()} | table["names"]
    return Owners(codes, names)


def separate_crimea(topology: Topology) -> Topology:
    """Make Crimea, a polygon of its own within the source's Russia, a unit of its own."""
    russia = next(unit for unit in topology.units if unit.name == "Russia")
    inside = shapely.Point(SIMFEROPOL)
    crimea = tuple(rings for rings in russia.shape if topology.geometry((rings,)).contains(inside))
    if len(crimea) != 1:
        raise ValueError("the source no longer draws Crimea as one polygon of Russia")
    rest = tuple(rings for rings in russia.shape if rings not in crimea)
    others = tuple(replace(u, shape=rest) if u is russia else u for u in topology.units)
    return replace(topology, units=(*others, Unit(CRIMEA, None, crimea)))


def countries(topology: Topology, owners: Owners, viewpoint: str) -> dict[str, Shape]:
    """Each country's polygons under a viewpoint, by code."""
    shapes: dict[str, Shape] = defaultdict(tuple)
    for unit in topology.units:
        shapes[owners.codes[unit.name][viewpoint]] += unit.shape
    return dict(shapes)


def country_views(topology: Topology, owners: Owners) -> list[tuple[str, str, Shape]]:
    """Countries as (code, viewpoint, polygons): once where the viewpoints agree, else twice."""
    recognised, de_facto = (countries(topology, owners, v) for v in VIEWPOINTS)
    rows = []
    for code in sorted(recognised | de_facto):
        if recognised.get(code) == de_facto.get(code):
            rows.append((code, BOTH, recognised[code]))
        else:
            rows += [
                (code, view, shapes[code])
                for view, shapes in ((RECOGNISED, recognised), (DE_FACTO, de_facto))
                if code in shapes
            ]
    return rows


def coast(topology: Topology) -> shapely.MultiLineString:
    """The outline of land: arcs of one owner, without the cut at 180° and the pole."""
    owners = arc_owners(topology.units)
    lines = [
        line
        for arc, units in sorted(owners.items())
        if len(units) == 1
        for line in open_parts(topology, arc)
    ]
    return _merged([shapely.LineString(line) for line in lines])


def borders(
    topology: Topology, owners: Owners, disputes: Disputes, boxes: Mapping[Box, shapely.Polygon]
) -> dict[tuple[str, str], shapely.MultiLineString]:
    """Land borders by (status, viewpoint), each line once.

    boxes holds the disputes' boxes as polygons in the topology's coordinates.
    """
    groups: dict[tuple[str, str], list[shapely.Geometry]] = defaultdict(list)
    for arc, units in sorted(arc_owners(topology.units).items()):
        pair = sorted(set(units))[:2]
        if len(pair) < 2 or frozenset(pair) in disputes.not_drawn:
            continue
        disputed, agreed = _split(topology.arcs[arc], frozenset(pair), disputes, boxes)
        groups["disputed", BOTH].append(disputed)
        if viewpoint := _viewpoint(owners, *pair):
            groups["international", viewpoint].append(agreed)
    return {key: _merged(lines) for key, lines in sorted(groups.items())}


def _viewpoint(owners: Owners, one: str, other: str) -> str | None:
    """The viewpoint under which the line between two units is a border."""
    views = [view for view in VIEWPOINTS if owners.differ(one, other, view)]
    return BOTH if len(views) == 2 else views[0] if views else None


def _split(
    arc: Coordinates, pair: frozenset[str], disputes: Disputes, boxes: Mapping[Box, shapely.Polygon]
) -> tuple[shapely.Geometry, shapely.Geometry]:
    """The disputed and the agreed part of the line between two units."""
    line, nothing = shapely.LineString(arc), shapely.LineString()
    rows = [row for row in disputes.lines if row.between == pair]
    if any(row.box is None for row in rows):
        return line, nothing
    area = shapely.union_all([boxes[row.box] for row in rows if row.box is not None])
    return line.intersection(area), line.difference(area)


def _merged(lines: list[shapely.Geometry]) -> shapely.MultiLineString:
    parts = [p for line in lines for p in shapely.get_parts(line) if p.geom_type == "LineString"]
    merged = shapely.line_merge(shapely.MultiLineString([p for p in parts if not p.is_empty]))
    return shapely.MultiLineString(shapely.get_parts(merged).tolist())
