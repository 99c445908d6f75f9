"""Files of layers as geopandas writes them, and layers as they were read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import geopandas
import shapely

from tests.helpers.briefings import a_document
from viewer.geo.layers import ReadLayer, read
from viewer.session.layers import layers_added
from viewer.store.container import Document

HERE = (9.0, 50.0)
HERE_IN_METRES = (500_000.0, 5_538_630.703)
"""The same in EPSG:25832 (UTM zone 32N, GRS 80): 0.9996 of the meridian's arc from the equator."""


def a_frame(*shapes: Any, crs: int | str | None = 4326, **columns: Any) -> geopandas.GeoDataFrame:
    """Features of these shapes; a point where there are none."""
    found = shapes or (shapely.Point(*HERE),)
    fields = columns or {"name": [f"number {n}" for n in range(len(found))]}
    return geopandas.GeoDataFrame(fields, geometry=list(found), crs=crs)


def geojson(*shapes: Any) -> bytes:
    """A GeoJSON file of these shapes."""
    text: str = a_frame(*shapes).to_json()
    return text.encode()


def shapefile(folder: Path, frame: geopandas.GeoDataFrame, *, without: str = "") -> bytes:
    """A zipped shapefile in a folder of the archive, without the part of this suffix."""
    frame.to_file(folder / "places.shp")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part in folder.glob("places.*"):
            if part.suffix != without:
                archive.write(part, f"Äcker/{part.name}")
    return buffer.getvalue()


def a_read_layer(name: str = "Rivers", *shapes: Any) -> ReadLayer:
    """A layer of these shapes, read from a GeoJSON file."""
    return read(f"{name}.geojson", geojson(*shapes))[0]


def a_layered_document(*names: str, **words: str) -> Document:
    """The sound briefing with a layer of each name: a point, a line and an area in each."""
    shapes = (
        shapely.Point(*HERE),
        shapely.LineString([(37.6, 55.8), (125.75, 39.0)]),
        shapely.box(60, 50, 90, 60),
    )
    read_layers = [a_read_layer(name, *shapes) for name in names or ("Rivers",)]
    return layers_added(a_document(), read_layers, **words)
