"""What a picture says of itself: its words, its sources, and the view that it shows.

Written as an XMP packet (ISO 16684-1) into PNG, PDF and SVG alike, and found again by its markers,
which XMP keeps readable in any file.
"""

from __future__ import annotations

from typing import Annotated
from xml.etree import ElementTree as ET

import msgspec

from viewer.export.png import HEADER_END, chunk
from viewer.model.briefing import Viewpoint
from viewer.model.text import displayed

START, END = b"<x:xmpmeta", b"</x:xmpmeta>"
LONGEST = 1_000_000
"""Bytes of a packet that is read."""

_NAMES = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "dateline": "urn:dateline:picture:1",
}
for _prefix, _uri in _NAMES.items():
    ET.register_namespace(_prefix, _uri)


VIEW = f".//{{{_NAMES['dateline']}}}view"


Longitude = Annotated[float, msgspec.Meta(ge=-540, le=540)]
Latitude = Annotated[float, msgspec.Meta(ge=-90, le=90)]


class PictureView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which view of which briefing a picture shows."""

    briefing: str
    """SHA-256 of its briefing.json, in hexadecimal."""
    bounds: tuple[Longitude, Latitude, Longitude, Latitude]
    """West, south, east, north in degrees; east may exceed 180."""
    viewpoint: Viewpoint
    subject: str | None = None
    """``place:ID``, ``step:ID`` …: what is selected."""
    claim: str | None = None


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """All that a picture says of itself."""

    title: str
    description: str
    """The caption as text: what is numbered, the words, who says them."""
    sources: str
    language: str
    view: PictureView


def packet(told: Provenance) -> bytes:
    """Return the XMP packet."""
    meta = ET.Element(_name("x", "xmpmeta"))
    description = ET.SubElement(
        ET.SubElement(meta, _name("rdf", "RDF")), _name("rdf", "Description")
    )
    description.set(_name("rdf", "about"), "")
    for name, words in (("title", told.title), ("description", told.description)):
        alternatives = ET.SubElement(
            ET.SubElement(description, _name("dc", name)), _name("rdf", "Alt")
        )
        item = ET.SubElement(alternatives, _name("rdf", "li"))
        item.set("{http://www.w3.org/XML/1998/namespace}lang", "x-default")
        item.text = displayed(words)
    languages = ET.SubElement(
        ET.SubElement(description, _name("dc", "language")), _name("rdf", "Bag")
    )
    ET.SubElement(languages, _name("rdf", "li")).text = displayed(told.language)
    ET.SubElement(description, _name("dc", "source")).text = displayed(told.sources)
    ET.SubElement(description, _name("xmp", "CreatorTool")).text = "Dateline"
    view = msgspec.json.encode(told.view).decode()
    ET.SubElement(description, _name("dateline", "view")).text = view
    body = ET.tostring(meta, encoding="unicode").encode()
    return (
        b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        + body
        + b'<?xpacket end="r"?>'
    )


def view_in(data: bytes) -> PictureView | None:
    """Return the view that a PNG, PDF or SVG of ours says it shows, or None for any other file."""
    start = data.find(START)
    end = data.find(END, start)
    declares = b"<!" in data[start:end]  # an entity could grow without end (CWE-776)
    if start < 0 or end < 0 or end - start > LONGEST or declares:
        return None
    try:
        meta = ET.fromstring(data[start : end + len(END)])  # noqa: S314  # declares no entities
        return msgspec.json.decode(meta.findtext(VIEW, ""), type=PictureView)
    except (ET.ParseError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def in_png(picture: bytes, told: Provenance) -> bytes:
    """Return a PNG with its title, description and XMP packet (PNG 3rd edition §11.3.3.2)."""
    texts = {
        "Title": displayed(told.title).encode(),
        "Description": displayed(told.description).encode(),
        "Source": displayed(told.sources).encode(),
        "XML:com.adobe.xmp": packet(told),
    }
    chunks = b"".join(_international_text(key, value) for key, value in texts.items())
    return picture[:HEADER_END] + chunks + picture[HEADER_END:]


def in_svg(svg: str, told: Provenance) -> bytes:
    """Return an SVG file with its description and XMP packet."""
    described = ET.Element("desc")
    described.text = displayed(told.description)
    words = ET.tostring(described, encoding="unicode")
    at = svg.index(">") + 1
    metadata = f"<metadata>{packet(told).decode()}</metadata>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg[:at]}{words}{metadata}{svg[at:]}'.encode()


def _international_text(key: str, value: bytes) -> bytes:
    """Return an iTXt chunk, uncompressed so that others find what is in it."""
    return chunk(b"iTXt", key.encode("latin-1") + b"\0\0\0\0\0" + value)


def _name(prefix: str, local: str) -> str:
    return f"{{{_NAMES[prefix]}}}{local}"
