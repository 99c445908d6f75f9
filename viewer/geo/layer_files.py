"""Files of geographic data, each read by geopandas after a look at what it really is.

GDAL finds out the kind of a file by itself, and some kinds read other files or the network: so
what is given to it is of a kind that was recognised here, and nothing else.
"""

from __future__ import annotations

import io
import os
import re
import sqlite3
import warnings
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from viewer.model.errors import UnreadableError
from viewer.model.layers import MAX_FEATURES

if TYPE_CHECKING:
    import geopandas

MAX_UNPACKED = 200 * 1000 * 1000
MAX_ENTRIES = 2000
MAX_LAYERS = 50
SHAPE_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_CHUNK = 1 << 16
_KML = re.compile(rb"<(?:\w+:)?kml\b")
_FORBIDDEN_XML = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)

NO_TITLES: Mapping[str, str] = {}
Frames = Iterator[tuple[str, "geopandas.GeoDataFrame"]]


def frames(name: str, content: bytes) -> Frames:
    """Yield name and features of each layer in a file. Raises UnreadableError."""
    os.environ.update(PROJ_NETWORK="OFF", GDAL_HTTP_TIMEOUT="1", CPL_CURL_ENABLE_VSIMEM="NO")
    os.environ["CPL_VSIL_CURL_ALLOWED_EXTENSIONS"] = "none"
    os.environ["ARROW_DEFAULT_MEMORY_POOL"] = "system"  # others reserve more than there is
    title = PurePosixPath(name).stem[:200] or "Layer"
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"PAR1"):
        yield from _parquet(name, title, content)
    elif head.startswith(b"SQLite format 3\0"):
        yield from _geopackage(name, content)
    elif head.startswith(b"PK\x03\x04"):
        yield from _zipped(name, title, content)
    elif head.startswith(b"{"):
        yield from _opened(name, content, {"": title})
    elif head.startswith(b"<") and _KML.search(content[: 1 << 16]):
        yield from _kml(name, title, content)
    elif not head:
        raise UnreadableError(f"{name} is empty", "choose another file")
    else:
        hint = "a layer is GeoJSON, GeoPackage, KML, GeoParquet, or a shapefile in a .zip"
        raise UnreadableError(f"{name} is no file of geographic data that can be read", hint)


def _opened(
    name: str,
    content: bytes,
    titles: Mapping[str, str] = NO_TITLES,
    only: Collection[str] | None = None,
) -> Frames:
    """Yield the layers that GDAL finds, or some; `titles` are theirs, "" for those not in it."""
    import geopandas

    try:
        with warnings.catch_warnings(action="ignore"):  # of names that files in memory have
            listed = geopandas.list_layers(io.BytesIO(content))
        spatial = [  # by number: the name of a layer without one is another at each time
            (number, str(row["name"]))
            for number, row in enumerate(listed.to_dict("records"))
            if row["geometry_type"] is not None and (only is None or row["name"] in only)
        ]
        if len(spatial) > MAX_LAYERS:
            what = f"{name} has {len(spatial)} layers"
            raise UnreadableError(what, f"a file has at most {MAX_LAYERS}: save some of them")
        for number, layer in spatial:
            with warnings.catch_warnings(action="ignore"):
                frame = geopandas.read_file(
                    io.BytesIO(content),
                    layer=number,
                    max_features=MAX_FEATURES + 1,
                    on_invalid="ignore",
                )
            if isinstance(frame, geopandas.GeoDataFrame):
                yield titles.get(layer) or titles.get("") or layer, frame
    except (RuntimeError, ValueError, OSError, KeyError, TypeError, AttributeError) as error:
        hint = "save it anew with the program that it is from"
        raise UnreadableError(f"{name} is damaged, or not what it seems", hint) from error


def _parquet(name: str, title: str, content: bytes) -> Frames:
    import geopandas
    import pyarrow as pa
    from pyarrow import parquet

    try:
        rows = parquet.ParquetFile(io.BytesIO(content)).metadata.num_rows
        if rows > MAX_FEATURES:
            what = f"{name} has {rows:,} features"
            raise UnreadableError(what, f"a layer has at most {MAX_FEATURES:,}: take a part of it")
        yield title, geopandas.read_parquet(io.BytesIO(content))
    except (pa.ArrowException, RuntimeError, ValueError, OSError, KeyError, TypeError) as error:
        hint = "it has to be GeoParquet: save it anew with the program that it is from"
        raise UnreadableError(f"{name} cannot be read", hint) from error


def _geopackage(name: str, content: bytes) -> Frames:
    yield from _opened(name, content, only=_plain_layers(name, content))


def _plain_layers(name: str, content: bytes) -> list[str]:
    """Return the layers of a database; refuse one that computes some: that may call on GDAL."""
    found: str | None = None
    layers: list[str] = []
    try:
        database = sqlite3.connect(":memory:")
        database.deserialize(content)
        database.execute("PRAGMA trusted_schema = OFF")
        kinds = dict(database.execute("SELECT name, type FROM sqlite_master"))
        layers = [
            row[0]
            for row in database.execute(
                "SELECT table_name FROM gpkg_contents WHERE data_type = 'features'"
            )
        ]
        tables = ["gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys", *layers]
        for table in tables:
            hidden = database.execute("SELECT hidden FROM pragma_table_xinfo(?)", (table,))
            if kinds.get(table) != "table" or any(row[0] for row in hidden):
                found = f"has no plain table {str(table)[:60]!r}"
    except (sqlite3.Error, ValueError, OverflowError) as error:
        found = f"is damaged ({error})"
    if found:
        hint = "save its layers anew as a GeoPackage"
        raise UnreadableError(f"{name} {found}", hint)
    return layers


def _kml(name: str, title: str, content: bytes) -> Frames:
    if _FORBIDDEN_XML.search(content):
        raise UnreadableError(f"{name} defines entities, which a KML does not", "save it anew")
    found = list(_opened(name, content))
    for layer, frame in found:
        yield layer if len(found) > 1 and layer else title, frame


def _zipped(name: str, title: str, content: bytes) -> Frames:
    files = _unpacked(name, content)
    shapes = sorted(file for file in files if PurePosixPath(file).suffix.lower() == ".shp")
    inner = sorted(file for file in files if PurePosixPath(file).suffix.lower() == ".kml")
    if shapes:
        packed, titles = _packed(files, shapes)
        yield from _opened(name, packed, titles)
    elif inner:
        yield from _kml(name, title, files[inner[0]])
    else:
        hint = "it needs .shp, .shx and .dbf of a shapefile, or a .kml"
        raise UnreadableError(f"there is no layer in {name}", hint)


def _unpacked(name: str, content: bytes) -> dict[str, bytes]:
    """Return the files in an archive that may be of a layer, counted as they come."""
    wanted = (*SHAPE_PARTS, ".kml")
    left = MAX_UNPACKED
    files = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if len(infos) > MAX_ENTRIES:
                raise UnreadableError(f"{name} has too many entries", "take its shapefile alone")
            for info in infos:
                path = PurePosixPath(info.filename)
                if path.suffix.lower() not in wanted or "__MACOSX" in path.parts:
                    continue
                with archive.open(info) as stream:
                    data = bytearray()
                    while chunk := stream.read(_CHUNK):
                        data += chunk
                        left -= len(chunk)
                        if left < 0:
                            most = f"at most {MAX_UNPACKED // 10**6} MB may be in it"
                            raise UnreadableError(f"{name} is too large unpacked", most)
                files[info.filename] = bytes(data)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,
            ValueError, OSError) as error:  # fmt: skip
        raise UnreadableError(f"{name} is damaged, or locked", "pack it anew") from error
    return files


def _packed(files: dict[str, bytes], shapes: list[str]) -> tuple[bytes, dict[str, str]]:
    """Return an archive of the shapefiles under names of ours, and the titles of these."""
    by_folded = {file.lower(): data for file, data in files.items()}
    titles = {}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for number, shape in enumerate(shapes):
            titles[f"layer{number}"] = PurePosixPath(shape).stem[:200]
            for suffix in SHAPE_PARTS:
                data = by_folded.get(shape[:-4].lower() + suffix)
                if data is not None:
                    archive.writestr(f"layer{number}{suffix}", data)
    return buffer.getvalue(), titles
