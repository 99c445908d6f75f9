"""The yardstick for pictures: folium's own ``_to_png`` of the countries and two markers.

Words: a GeoJSON file of the countries, the picture to write. Folium's way as it is, with the delay
that it has by default; only its assets are local, since without a network it would draw nothing.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import folium
from selenium import webdriver

LEAFLET = Path(__file__).parents[1] / "map" / "node_modules" / "leaflet" / "dist"
SIZE = (3508, 2480)
MARKERS = ((55.75, 37.62), (39.02, 125.75))


class LocalMap(folium.Map):
    """A map without the assets of other servers that it does not use."""

    default_js = [("leaflet", (LEAFLET / "leaflet.js").as_uri())]  # noqa: RUF012  # folium's own type
    default_css = [("leaflet_css", (LEAFLET / "leaflet.css").as_uri())]  # noqa: RUF012


def main(countries: Path, out: Path) -> None:
    """Write the picture."""
    drawn = LocalMap(location=[30, 20], zoom_start=3, tiles=None)
    folium.GeoJson(countries.read_text(encoding="utf-8")).add_to(drawn)
    for position in MARKERS:
        folium.Marker(position).add_to(drawn)
    out.write_bytes(drawn._to_png(driver=_chromium(), size=SIZE))


def _chromium() -> webdriver.Chrome:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    options.add_argument("--headless=new")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    return webdriver.Chrome(options, service)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
