"""The formats of an export, by suffix."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import msgspec

from viewer.model.briefing import Viewpoint
from viewer.model.errors import UsageError
from viewer.model.index import Index
from viewer.store.container import Document

Writer = Callable[[Document, Index, Viewpoint], bytes]
"""Makes the whole file of a briefing under a viewpoint on borders."""


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of file."""

    suffix: str
    words: str
    """For people: what it is, and what it is for."""
    media_type: str
    whole: bool = False
    """Whether it always holds the whole briefing; else it is a picture of a view."""
    write: Writer | None = None
    """For data; None for what has maps in it, which are drawn (`viewer.ui.export_plans`)."""


def of(path: Path) -> Format:
    """Return the format of a path's suffix, in either case; raises UsageError for any other."""
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        hint = f"name a file in {' or '.join(FORMATS)}"
        raise UsageError(f"cannot export to {str(path)!r}", hint) from None


def _late(module: str, function: str = "written") -> Writer:
    """Return a writer that imports its module when it is called: most take long to load."""

    def write(document: Document, index: Index, viewpoint: Viewpoint) -> bytes:
        writer: Writer = getattr(import_module(f"viewer.export.{module}"), function)
        return writer(document, index, viewpoint)

    return write


def _picture(suffix: str, words: str, media_type: str) -> Format:
    return Format(suffix=suffix, words=words, media_type=media_type)


def _drawn(suffix: str, words: str, media_type: str) -> Format:
    return Format(suffix=suffix, words=words, media_type=media_type, whole=True)


def _data(suffix: str, words: str, media_type: str, write: Writer) -> Format:
    return Format(suffix=suffix, words=words, media_type=media_type, whole=True, write=write)


HANDOUT = Format(
    suffix=".pdf", words="handout, a page a step", media_type="application/pdf", whole=True
)
"""What a PDF is where it is asked for as one; else it is a picture."""

FORMATS = {
    kind.suffix: kind
    for kind in (
        _picture(".png", "picture", "image/png"),
        _picture(".jpg", "picture", "image/jpeg"),
        _picture(".jpeg", "picture", "image/jpeg"),
        _picture(".webp", "picture", "image/webp"),
        _picture(".pdf", "picture to print, as lines and text", "application/pdf"),
        _picture(".svg", "picture as lines and text", "image/svg+xml"),
        _drawn(
            ".pptx",
            "slides, one a step",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ),
        _drawn(
            ".docx",
            "handout to edit",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        _drawn(".html", "one page for any browser, map and all", "text/html"),
        _data(
            ".geojson", "places and layers for any GIS", "application/geo+json", _late("geojson")
        ),
        _data(
            ".kml",
            "places and layers for Google Earth",
            "application/vnd.google-earth.kml+xml",
            _late("kml"),
        ),
        _data(
            ".gpkg",
            "places, passages, claims and layers for QGIS",
            "application/geopackage+sqlite3",
            _late("geopackage"),
        ),
        _data(".csv", "claims as a table", "text/csv", _late("tables", "csv_written")),
        _data(".md", "claims as text", "text/markdown", _late("tables", "markdown_written")),
        _data(".jsonld", "all of it as linked data", "application/ld+json", _late("jsonld")),
    )
}
