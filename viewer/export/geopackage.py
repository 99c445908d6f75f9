"""GeoPackage (OGC 12-128): layers of places, passages and claims, tables of sources and links, and
a layer for each of the briefing's own layers.

Each layer's geometry column is of type GEOMETRY: points and polygons stand in one layer, as they
do in the briefing. GDAL reads it as one; QGIS offers its points and polygons as two.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, count, islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from viewer.export import rows
from viewer.export.facts import ATTRIBUTION, STANCE, Facts, borders, facts
from viewer.export.layer_facts import LayerFact, layer_facts
from viewer.export.rows import Row
from viewer.geo.layers import MOST_FIELDS
from viewer.model.briefing import Geometry, Viewpoint
from viewer.model.errors import UnwritableError
from viewer.model.index import Index
from viewer.model.layers import Shape
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

TAKEN = ("fid", "geom", "geometry")
"""What GDAL calls the columns that it adds."""

HUGE = 2**63
"""No integer of SQLite is as large."""

Value = str | int | float | bool | None
Shapes = Sequence[Geometry | Shape | None]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A layer or, without shapes, an attribute table."""

    name: str
    words: str
    """What it says of itself: a layer is often copied without the others."""
    columns: tuple[str, ...]
    rows: Sequence[Row] = ()
    shapes: Shapes | None = None
    identifier: str = ""
    """What it is called for people, where that is not its name."""
    values: dict[str, list[Value]] | None = None
    """Of a layer, in place of rows: those of each column, of one type."""


def written(document: Document, index: Index, viewpoint: Viewpoint) -> bytes:
    """Return a GeoPackage in WGS 84 (EPSG:4326), longitude first. Raises UnwritableError.

    A passage or claim has the geometry of the first of its places that has one; the tables
    `passage_places` and `claim_places` name all of them. A shape that GEOS cannot make, as one with
    an open ring, is left out; the gate tells of it.
    """
    told = facts(index, viewpoint)
    about = _about(told)
    tables = (
        msgspec.structs.replace(table, words=f"{table.words} — {about}") for table in _tables(told)
    )
    try:
        with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
            path = Path(folder) / "briefing.gpkg"
            _write(path, chain(tables, map(_layer, layer_facts(document))))
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


def _layer(layer: LayerFact) -> Table:
    """Return a layer as ``layer_1_rivers``; its name for people is in its identifier."""
    found = dict.fromkeys(name for feature in layer.features for name in feature.properties)
    fields = [feature.properties for feature in layer.features]
    values = {
        column: _alike([each.get(name) for each in fields])
        for name, column in _columns(islice(found, MOST_FIELDS))
    }
    return Table(
        name=f"layer_{layer.number}_{layer.id.removeprefix('layer-').replace('-', '_')}",
        identifier=f"Layer {layer.number}: {layer.name}",
        words=" — ".join(filter(None, (layer.name, layer.credit))),
        columns=tuple(values),
        shapes=[feature.geometry for feature in layer.features],
        values=values,
    )


def _columns(fields: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each field with its column: SQLite knows no case, and some names are taken."""
    taken = {*TAKEN}
    for field in fields:
        numbered = (field if number == 1 else f"{field}_{number}" for number in count(1))
        column = next(name for name in numbered if name and name.casefold() not in taken)
        taken.add(column.casefold())
        yield field, column


def _alike(values: list[Value]) -> list[Value]:
    """Return the values of a column as one type: as words where they are of several."""
    kinds = _kinds(values)
    huge = int in kinds and any(type(value) is int and abs(value) >= HUGE for value in values)
    if not huge and (len(kinds) <= 1 or kinds == {int, float}):
        return values
    return [None if value is None else str(value) for value in values]


def _kinds(values: list[Value]) -> set[type]:
    return set(map(type, values)) - {type(None)}


def _type(values: list[Value]) -> str:
    kinds = _kinds(values)
    names = {bool: "boolean", int: "Int64", float: "Float64", str: "object"}
    return "Float64" if len(kinds) > 1 else names[next(iter(kinds), str)]


def _first(shapes: dict[str, Geometry | None], places: Iterable[str]) -> Geometry | None:
    return next((shape for place in places if (shape := shapes[place])), None)


def _about(told: Facts) -> str:
    """Return what each table that is made of the sources says of itself."""
    sources = "; ".join(source.words for source in told.sources)
    parts = (told.title, borders(told.viewpoint), STANCE, f"Sources: {sources}", ATTRIBUTION)
    return " — ".join(parts)


def _write(path: Path, tables: Iterable[Table]) -> None:
    import pyogrio  # here, because it, pandas and geopandas take a second

    with _gdal_options():
        for table in tables:
            frame = _frame(table)
            pyogrio.write_dataframe(
                frame if table.shapes is None else _with_shapes(frame, table.shapes),
                path,
                layer=table.name,
                driver="GPKG",
                geometry_type=None if table.shapes is None else "Unknown",
                layer_options={
                    "IDENTIFIER": table.identifier or table.name,
                    "DESCRIPTION": table.words,
                },
            )


def _frame(table: Table) -> DataFrame:
    import pandas

    if table.values is None:
        rows, names = table.rows, list(table.columns)
        return pandas.DataFrame(rows, columns=names, index=range(len(rows)))
    columns = {name: pandas.Series(v, dtype=_type(v)) for name, v in table.values.items()}
    return pandas.DataFrame(columns, index=range(len(table.shapes or ())))


def _with_shapes(frame: DataFrame, shapes: Shapes) -> GeoDataFrame:
    import geopandas
    import shapely

    encoded = [msgspec.json.encode(shape).decode() if shape else None for shape in shapes]
    geometry = shapely.from_geojson(encoded, on_invalid="ignore")
    return geopandas.GeoDataFrame(frame, geometry=geometry, crs=CRS)


@contextmanager
def _gdal_options() -> Iterator[None]:
    import pyogrio

    pyogrio.set_gdal_config_options(GDAL_OPTIONS)
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options(dict.fromkeys(GDAL_OPTIONS))
