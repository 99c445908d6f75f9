"""GeoPackage (OGC 12-128): layers of places, passages and claims, tables of sources and links.

Each layer's geometry column is of type GEOMETRY: points and polygons stand in one layer, as they
do in the briefing. GDAL reads it as one; QGIS offers its points and polygons as two.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from viewer.export import rows
from viewer.export.facts import ATTRIBUTION, STANCE, Facts, borders, facts
from viewer.export.rows import Row
from viewer.model.briefing import Geometry, Viewpoint
from viewer.model.errors import UnwritableError
from viewer.model.index import Index
from viewer.store.container import Document

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from pandas import DataFrame

CRS = "EPSG:4326"

GDAL_OPTIONS = {
    "OGR_CURRENT_DATE": "1980-01-01T00:00:00.000Z",
    "OGR_SQLITE_SYNCHRONOUS": "OFF",
}
"""When each layer is said to have changed: the same briefing gives the same bytes. And no waiting
for a disk to keep what is read back at once."""

Shapes = Sequence[Geometry | None]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A layer or, without shapes, an attribute table."""

    name: str
    words: str
    columns: tuple[str, ...]
    rows: Sequence[Row]
    shapes: Shapes | None = None


def written(_document: Document, index: Index, viewpoint: Viewpoint) -> bytes:
    """Return a GeoPackage in WGS 84 (EPSG:4326), longitude first. Raises UnwritableError.

    A passage or claim has the geometry of the first of its places that has one; the tables
    `passage_places` and `claim_places` name all of them.
    """
    told = facts(index, viewpoint)
    try:
        with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
            path = Path(folder) / "briefing.gpkg"
            _write(path, _tables(told), _about(told))
            return path.read_bytes()
    except (OSError, RuntimeError) as error:  # pyogrio's errors are RuntimeErrors
        raise UnwritableError("cannot make the GeoPackage", str(error)) from error


def _tables(told: Facts) -> Iterator[Table]:
    shapes = {place.id: place.geometry for place in told.places}
    yield Table(
        name="places",
        words="The places that the sources name",
        columns=rows.PLACE_COLUMNS,
        rows=list(map(rows.place_row, told.places)),
        shapes=[place.geometry for place in told.places],
    )
    yield Table(
        name="passages",
        words="The words of the sources",
        columns=rows.PASSAGE_COLUMNS,
        rows=list(map(rows.passage_row, told.passages)),
        shapes=[_first(shapes, passage.places) for passage in told.passages],
    )
    yield Table(
        name="claims",
        words="What is said, by whom, through whom",
        columns=rows.CLAIM_COLUMNS,
        rows=list(map(rows.claim_row, told.claims)),
        shapes=[_first(shapes, claim.places) for claim in told.claims],
    )
    yield Table(
        name="sources",
        words="Where it is said",
        columns=rows.SOURCE_COLUMNS,
        rows=list(map(rows.source_row, told.sources)),
    )
    yield from _links(told)


def _links(told: Facts) -> Iterator[Table]:
    yield Table(
        name="claim_places",
        words="What each place is to a claim",
        columns=("claim", "place", "role"),
        rows=[
            {"claim": claim.id, "place": role.place, "role": role.role}
            for claim in told.claims
            for role in claim.place_roles
        ],
    )
    yield Table(
        name="passage_places",
        words="The places that a passage names or is about",
        columns=("passage", "place"),
        rows=[
            {"passage": passage.id, "place": place}
            for passage in told.passages
            for place in passage.places
        ],
    )


def _first(shapes: dict[str, Geometry | None], places: Iterable[str]) -> Geometry | None:
    return next((shape for place in places if (shape := shapes[place])), None)


def _about(told: Facts) -> str:
    """Return what each layer says of itself: a layer is often copied without the others."""
    sources = "; ".join(source.words for source in told.sources)
    parts = (told.title, borders(told.viewpoint), STANCE, f"Sources: {sources}", ATTRIBUTION)
    return " — ".join(parts)


def _write(path: Path, tables: Iterable[Table], about: str) -> None:
    import pandas  # here, because it and geopandas take a second
    import pyogrio

    with _gdal_options():
        for table in tables:
            frame = pandas.DataFrame(table.rows, columns=list(table.columns))
            pyogrio.write_dataframe(
                frame if table.shapes is None else _with_shapes(frame, table.shapes),
                path,
                layer=table.name,
                driver="GPKG",
                geometry_type=None if table.shapes is None else "Unknown",
                layer_options={
                    "IDENTIFIER": table.name,
                    "DESCRIPTION": f"{table.words} — {about}",
                },
            )


def _with_shapes(frame: DataFrame, shapes: Shapes) -> GeoDataFrame:
    import geopandas
    import shapely

    encoded = [msgspec.json.encode(shape).decode() if shape else None for shape in shapes]
    return geopandas.GeoDataFrame(frame, geometry=shapely.from_geojson(encoded), crs=CRS)


@contextmanager
def _gdal_options() -> Iterator[None]:
    import pyogrio

    pyogrio.set_gdal_config_options(GDAL_OPTIONS)
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options(dict.fromkeys(GDAL_OPTIONS))
