"""How long folium takes for a picture: a screenshot of its page in a headless Chromium."""

from __future__ import annotations

import importlib.util
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import shapely

from geodata import topology
from geodata.build import UnreachableError, fetch_atlas

FOLIUM = [sys.executable, "-m", "resources.bench.folium_png"]
RUNS = 3


def missing() -> str | None:
    """Return what is not there that folium's screenshots need, or None."""
    if not importlib.util.find_spec("selenium"):
        return "no selenium"
    programs = ("chromium", "chromedriver")
    return next((f"no {program}" for program in programs if not shutil.which(program)), None)


def beside(ours: Callable[[], float]) -> tuple[float, float] | str:
    """Return the median times of ours and of folium's picture, in turns, or why there is none."""
    if reason := missing():
        return reason
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        try:
            countries = _countries(folder)
        except UnreachableError:
            return "no network to fetch the countries"
        pairs = [(ours(), _once(countries, folder / "map.png")) for _ in range(RUNS)]
    mine, folium = (statistics.median(times) for times in zip(*pairs, strict=True))
    return mine, folium


def _countries(folder: Path) -> Path:
    """Return a GeoJSON file of the countries at 1:50m, made of world-atlas (Natural Earth)."""
    read = topology.read(fetch_atlas(folder).with_name("countries-50m.json"))
    features = [
        {
            "type": "Feature",
            "properties": {"name": unit.name},
            "geometry": json.loads(shapely.to_geojson(read.geometry(unit.shape))),
        }
        for unit in read.units
    ]
    file = folder / "countries.geojson"
    collection = {"type": "FeatureCollection", "features": features}
    file.write_text(json.dumps(collection), encoding="utf-8")
    return file


def _once(countries: Path, out: Path) -> float:
    start = time.perf_counter()
    subprocess.run([*FOLIUM, str(countries), str(out)], check=True)
    return time.perf_counter() - start
