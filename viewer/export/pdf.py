"""A printed sheet as a PDF that says what it is: tagged, with alternative text, title and language.

Chromium prints no structure, so a sheet comes as one page a part; here the parts are laid over
each other as one page, each as marked content under a structure element (ISO 32000-1 §14.7).
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from viewer.export.provenance import Provenance, packet
from viewer.model.text import displayed

ROLES = {"head": "H1", "map": "Figure", "key": "Caption", "foot": "P"}
"""The structure type of each part of a sheet."""


def tagged_sheet(printed: bytes, parts: Sequence[str], alternative: str, told: Provenance) -> bytes:
    """Return a PDF of one page made of the printed parts; `alternative` describes the map."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import DecodedStreamObject, NameObject

    reader, writer = PdfReader(io.BytesIO(printed)), PdfWriter()
    page = writer.add_blank_page(reader.pages[0].mediabox.width, reader.pages[0].mediabox.height)
    for number, part in enumerate(parts):
        layer = reader.pages[number]
        content = layer.get_contents()
        marked = DecodedStreamObject()
        opened = f"/{ROLES[part]} <</MCID {number}>> BDC\n".encode()
        drawn = b"" if content is None else _without_halos(content.get_data())
        marked.set_data(opened + drawn + b"\nEMC\n")
        layer[NameObject("/Contents")] = marked
        page.merge_page(layer)
    page.compress_content_streams()
    _tag(writer, page, parts, alternative)
    _describe(writer, told)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


_TEXT = rb"BT\n(?P<{0}>(?:(?!ET\n).*\n)*?)ET\n"
_PAIR = re.compile(
    _TEXT.replace(b"{0}", b"halo") + rb"(?P<colour>[^\n]* rg\n)" + _TEXT.replace(b"{0}", b"text")
)
_START = re.compile(rb"/F[0-9]+ (?P<size>.*) Tf\n(?P<place>.* Tm)\n")


def _without_halos(content: bytes) -> bytes:
    """Return a page's content in which the halo of a text is no text to search, copy or read out.

    A halo is drawn before its text, of the same size at the same place, in a font of outlines.
    """

    def silenced(pair: re.Match[bytes]) -> bytes:
        starts = [_START.match(pair[name]) for name in ("halo", "text")]
        if len({start.groups() if start else start for start in starts}) > 1:
            return pair[0]
        halo = b"/Span <</ActualText ()>> BDC\nBT\n" + pair["halo"] + b"ET\nEMC\n"
        return halo + pair["colour"] + b"BT\n" + pair["text"] + b"ET\n"

    return _PAIR.sub(silenced, content)


def _tag(writer: Any, page: Any, parts: Sequence[str], alternative: str) -> None:
    """Add the structure tree: a document of the sheet's parts, in the order of reading."""
    from pypdf.generic import (
        ArrayObject,
        BooleanObject,
        DictionaryObject,
        NameObject,
        NumberObject,
        TextStringObject,
    )

    name, number = NameObject, NumberObject
    root, document = DictionaryObject(), DictionaryObject()
    root_ref, document_ref = writer._add_object(root), writer._add_object(document)
    elements = []
    for mcid, part in enumerate(parts):
        element = DictionaryObject(
            {
                name("/Type"): name("/StructElem"),
                name("/S"): name(f"/{ROLES[part]}"),
                name("/P"): document_ref,
                name("/Pg"): page.indirect_reference,
                name("/K"): number(mcid),
            }
        )
        if part == "map":
            element[name("/Alt")] = TextStringObject(displayed(alternative))
        elements.append(writer._add_object(element))
    document.update(
        {
            name("/Type"): name("/StructElem"),
            name("/S"): name("/Document"),
            name("/P"): root_ref,
            name("/K"): ArrayObject(elements),
        }
    )
    of_page = ArrayObject([number(0), ArrayObject(elements)])
    root.update(
        {
            name("/Type"): name("/StructTreeRoot"),
            name("/K"): document_ref,
            name("/ParentTree"): DictionaryObject({name("/Nums"): of_page}),
        }
    )
    page[name("/StructParents")] = number(0)
    page[name("/Tabs")] = name("/S")
    writer.root_object[name("/StructTreeRoot")] = root_ref
    writer.root_object[name("/MarkInfo")] = DictionaryObject({name("/Marked"): BooleanObject(True)})


def _describe(writer: Any, told: Provenance) -> None:
    """Set title, language and XMP; a reader shows the title in its window."""
    from pypdf.generic import (
        BooleanObject,
        DecodedStreamObject,
        DictionaryObject,
        NameObject,
        TextStringObject,
    )

    writer.metadata = {
        "/Title": displayed(told.title),
        "/Subject": displayed(told.description),
        "/Creator": "Dateline",
        "/Producer": "Dateline",
    }
    stream = DecodedStreamObject()
    stream.set_data(packet(told))
    stream[NameObject("/Type")] = NameObject("/Metadata")
    stream[NameObject("/Subtype")] = NameObject("/XML")
    root = writer.root_object
    root[NameObject("/Metadata")] = writer._add_object(stream)
    root[NameObject("/Lang")] = TextStringObject(displayed(told.language))
    shown = {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    root[NameObject("/ViewerPreferences")] = DictionaryObject(shown)
