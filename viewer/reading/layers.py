"""Layers of a map out of somebody's file, which another process reads (`viewer.reading.limits`)."""

from __future__ import annotations

import errno
import io
import os
import stat
import zipfile
from pathlib import Path

import msgspec

from viewer.geo.layers import ReadLayer
from viewer.model.errors import UnreadableError
from viewer.reading import limits
from viewer.reading.article import Stop

SUFFIXES = (".geojson", ".json", ".gpkg", ".kml", ".kmz", ".zip", ".shp", ".parquet", ".geoparquet")
"""The kinds of file that can be read, for dialogs; what is in a file counts more than its name."""

MAX_FILE = 100 * 1000 * 1000
"""The largest file, in bytes."""
BESIDE = (".shx", ".dbf", ".prj", ".cpg")
"""What belongs to a ``.shp``, in files beside it."""

__all__ = ["SUFFIXES", "ReadLayer", "read_bytes", "read_layers"]


def read_layers(path: Path, stop: Stop = limits.never) -> list[ReadLayer]:
    """Return the layers in a file; raises UnreadableError."""
    name = path.name or str(path)
    content = _shapefile(path) if path.suffix.lower() == ".shp" else _content(path, MAX_FILE)
    return read_bytes(name, content, stop)


def read_bytes(name: str, content: bytes, stop: Stop = limits.never) -> list[ReadLayer]:
    """Return the layers in the content of a file of this name; raises UnreadableError."""
    reply = limits.reply(name, content, stop, job=limits.LAYERS)
    try:
        return msgspec.json.decode(reply, type=list[ReadLayer])
    except ValueError as error:  # msgspec's are ValueErrors
        raise UnreadableError(f"{name} cannot be read", "its reader gave no answer") from error


def _shapefile(path: Path) -> bytes:
    """Return a ``.shp`` with the files beside it as an archive."""
    parts = {path.suffix: _content(path, MAX_FILE)}
    for suffix in BESIDE:
        beside = path.with_suffix(suffix)
        if beside.exists():
            parts[suffix] = _content(beside, MAX_FILE)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for suffix, data in parts.items():
            archive.writestr(f"{path.stem or 'layer'}{suffix}", data)
    return buffer.getvalue()


def _content(path: Path, most: int) -> bytes:
    """Return what is in a file; a device or pipe would never end."""
    name = path.name or str(path)
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError(errno.EINVAL, "it is a folder or a device, not a file")
            content = stream.read(most + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        hint = getattr(error, "strerror", None) or "the system gives no reason"
        raise UnreadableError(f"cannot read {name}", hint) from error
    if len(content) > most:
        hint = f"a layer’s file has at most {most // 10**6} MB: take a part of it, or simplify it"
        raise UnreadableError(f"{name} is too large", hint)
    return content
