"""What the map writes: countries, cities, seas, thinned by zoom.

Positions are longitude and latitude (EPSG:4326). Zooms are map zooms (256 px to the world at 0).
Sources: Natural Earth's polygons, GeoNames' countries and cities, seas.json.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from geodata import borders, tiles
from geodata.borders import Owners
from geodata.tiles import Feature, Value
from geodata.topology import Topology, project, simplify

HERE = Path(__file__).parent
FIRST_ZOOM, LAST_ZOOM = 2, 7


@dataclass(frozen=True)
class Label:
    """A name at a point. A greater weight is shown before a smaller one of the same zoom."""

    kind: str
    name: str
    lon: float
    lat: float
    minzoom: int
    weight: float
    more: Mapping[str, Value]


KINDS = ("country", "city", "sea")


def all_labels(topology: Topology, owners: Owners, geonames: Any) -> list[Label]:
    """All labels, the most important first."""
    cities = city_labels(geonames)
    found = [*country_labels(topology, owners, cities), *cities, *sea_labels()]
    return sorted(
        found,
        key=lambda label: (
            label.minzoom,
            KINDS.index(label.kind),
            -label.weight,
            label.name,
            label.lon,
        ),
    )


def features(labels: Iterable[Label], data_zoom: int) -> list[Feature]:
    """The labels that a data zoom must hold: its tiles serve the map zoom above it."""
    return [
        _feature(label, rank, data_zoom)
        for rank, label in enumerate(labels, start=1)
        if label.minzoom <= data_zoom + 1
    ]


def _feature(label: Label, rank: int, zoom: int) -> Feature:
    units = tiles.to_tile_units(np.array([[label.lon, label.lat]]), zoom)
    attributes = {
        "kind": label.kind,
        "name": label.name,
        "rank": rank,
        "minzoom": label.minzoom,
        **label.more,
    }
    return Feature(tiles.snap(shapely.Point(units[0])), attributes)


@cache
def _hand_made() -> dict[str, Any]:
    table: dict[str, Any] = json.loads((HERE / "labels.json").read_text(encoding="utf-8"))
    return table


# Countries

COUNTRY_PIXELS = 38.0
"""A country is named from the zoom at which the square of its area has this side."""

NAME_PIXELS = (50.0, 13.0)
"""A country's name covers a city's when they are nearer than this, across and down."""

LEAST_CLEAR = 0.1
"""The least share of a country that must be clear of cities for its name to go there."""


def country_labels(topology: Topology, owners: Owners, cities: list[Label]) -> list[Label]:
    """One label a country of the recognised viewpoint, well inside its largest part."""
    places = _hand_made()["points"]
    world = project(topology, lambda points: tiles.to_tile_units(points, FIRST_ZOOM))
    world = simplify(world, tolerance=0.1, smallest=0.0)
    taken = {zoom: _taken_by(cities, zoom) for zoom in range(FIRST_ZOOM + 1, LAST_ZOOM + 1)}
    found = []
    for code, shape in sorted(borders.countries(topology, owners, borders.RECOGNISED).items()):
        polygons = world.geometry(shape)
        if polygons.is_empty:
            continue
        zoom = _zoom_for(polygons.area)
        lon, lat = places.get(code) or _inside(polygons, taken[zoom + 1])
        found.append(Label("country", owners.names[code], lon, lat, zoom, polygons.area, {}))
    return found


def _inside(polygons: shapely.MultiPolygon, taken: shapely.Geometry) -> tuple[float, float]:
    """The pole of inaccessibility of the largest part, clear of cities if it can be, to 0.01°."""
    largest = max(shapely.get_parts(polygons), key=lambda part: part.area)
    free = shapely.get_parts(largest.difference(shapely.clip_by_rect(taken, *largest.bounds)))
    clear = max(free, key=lambda part: part.area, default=largest)
    if clear.area < largest.area * LEAST_CLEAR:
        clear = largest
    circle = shapely.maximum_inscribed_circle(clear, tolerance=math.sqrt(clear.area) / 50)
    lon, lat = tiles.to_degrees(shapely.get_coordinates(circle)[:1], FIRST_ZOOM)[0]
    return round(float(lon), 2), round(float(lat), 2)


def _taken_by(cities: list[Label], zoom: int) -> shapely.Geometry:
    """Where a country's name would cover a city's at a zoom, in tile units of the first zoom."""
    shown = np.array([(city.lon, city.lat) for city in cities if city.minzoom <= zoom])
    x, y = tiles.to_tile_units(shown, FIRST_ZOOM).T
    pixel = tiles.EXTENT / 256.0 / 2 ** (zoom - FIRST_ZOOM)
    width, height = NAME_PIXELS[0] * pixel, NAME_PIXELS[1] * pixel
    return shapely.union_all(shapely.box(x - width, y - height, x + width, y + height))


def _zoom_for(area: float) -> int:
    """The map zoom at which an area (square tile units of zoom 2) is large enough to name."""
    side = math.sqrt(area) / tiles.EXTENT * 256.0
    zoom = FIRST_ZOOM + math.ceil(math.log2(COUNTRY_PIXELS / side))
    return min(max(zoom, FIRST_ZOOM), 6)


# Cities

THINNING = {
    3: (1_500_000, 64.0),
    4: (300_000, 50.0),
    5: (100_000, 40.0),
    6: (50_000, 34.0),
    7: (15_000, 26.0),
}
"""For each map zoom the least weight of a city, and the least distance in pixels to a weightier."""

CAPITAL_FACTOR = 6.0
"""A capital weighs as if it had this many times its population."""

CAPITAL_DISTANCE = 0.3
"""A capital may be nearer to a weightier city by this factor: Pyongyang is close to Seoul."""

WELL_KNOWN = 34
"""GeoNames gives a well-known city at least this many names; a city district has a handful."""


def city_labels(geonames: Any) -> list[Label]:
    """Cities over 15,000 people, each from the zoom at which none weightier is near."""
    cities = sorted(_cities(geonames), key=lambda label: (-label.weight, label.name, label.lon))
    points = np.array([(city.lon, city.lat) for city in cities])
    found: dict[int, Label] = {}
    for zoom, (least, pixels) in THINNING.items():
        enough = [city for city in cities if city.weight >= least]
        units = tiles.to_tile_units(points[: len(enough)], zoom)
        for index, apart in enumerate(_distance_to_weightier(units, pixels)):
            city = enough[index]
            if apart >= (pixels * CAPITAL_DISTANCE if city.more["capital"] else pixels):
                found.setdefault(index, replace(city, minzoom=zoom))
    return list(found.values())


def _distance_to_weightier(units: npt.NDArray[np.float64], reach: float) -> npt.NDArray[np.float64]:
    """For each point the distance in pixels to the nearest earlier one, infinite past a reach."""
    points = shapely.points(units * (256.0 / tiles.EXTENT))
    each, other = shapely.STRtree(points).query(points, predicate="dwithin", distance=reach)
    earlier = other < each
    nearest = np.full(len(points), np.inf)
    np.minimum.at(
        nearest, each[earlier], shapely.distance(points[each[earlier]], points[other[earlier]])
    )
    return nearest


def _cities(geonames: Any) -> list[Label]:
    capitals = {code: row["capital"] for code, row in geonames.get_countries().items()}
    capitals |= _hand_made()["capitals"]
    return [
        _city(row, capitals.get(row["countrycode"]) == row["name"])
        for row in geonames.get_cities().values()
    ]


def _city(row: Mapping[str, Any], capital: bool) -> Label:
    population = int(row["population"])
    known = min(1.0, len(row["alternatenames"]) / WELL_KNOWN)
    weight = population * known**2 * (CAPITAL_FACTOR if capital else 1.0)
    name = _hand_made()["names"].get(row["name"], row["name"])
    return Label(
        "city",
        name,
        row["longitude"],
        row["latitude"],
        0,
        weight,
        {"capital": capital, "population": population},
    )


# Seas


def sea_labels() -> list[Label]:
    """Our own list of oceans and seas; an earlier row weighs more."""
    rows = json.loads((HERE / "seas.json").read_text(encoding="utf-8"))["seas"]
    return [
        Label("sea", name, lon, lat, zoom, float(-index), {})
        for index, (name, lon, lat, zoom) in enumerate(rows)
    ]
