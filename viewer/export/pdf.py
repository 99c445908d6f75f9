"""Printed pages as a PDF that says what it is: tagged, with alternative text, title and language.

Chromium prints no structure, so each page comes as one page a part; here the parts are laid over
each other, each as marked content under a structure element (ISO 32000-1 §14.7).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from viewer.export.provenance import Provenance, packet
from viewer.model.text import displayed

ROLES = {"head": "H1", "map": "Figure", "key": "Caption", "foot": "P"}
"""The structure type of each part of a page."""


class Link(msgspec.Struct, frozen=True):
    """A box on a page (left, bottom, right, top in points) that leads to another page, from 0."""

    page: int
    box: tuple[float, float, float, float]
    to: int


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the pages of a PDF."""

    pages: Sequence[Sequence[str]]
    """For each page the parts that it was printed in."""
    alternatives: Sequence[str]
    """What the map of each page that has one shows, in words."""
    links: Sequence[Link] = ()
    outline: Sequence[tuple[str, int]] = ()
    """Title and page, from 0, of each section."""


def tagged(printed: bytes, book: Book, told: Provenance) -> bytes:
    """Return a PDF made of the printed parts, one page for each of the book's."""
    from pypdf import PdfReader, PdfWriter

    reader, writer = PdfReader(io.BytesIO(printed)), PdfWriter()
    layers = iter(reader.pages)
    for parts in book.pages:
        _add_page(writer, layers, parts)
    _tag(writer, book)
    _lead(writer, book)
    _describe(writer, told)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _add_page(writer: Any, layers: Iterator[Any], parts: Sequence[str]) -> None:
    """Lay the printed parts of a page over each other, each as marked content.

    Chromium names fonts and states by their objects, for the whole file: layers can share them.
    """
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    printed = [next(layers) for _ in parts]
    page = writer.add_page(printed[0])
    resources = DictionaryObject()
    drawn = []
    for number, (part, layer) in enumerate(zip(parts, printed, strict=True)):
        for kind, named in layer["/Resources"].items():
            if isinstance(named.get_object(), DictionaryObject):
                own = resources.setdefault(NameObject(kind), DictionaryObject())
                own.update({key: value.clone(writer) for key, value in named.get_object().items()})
        content = _without_halos(layer["/Contents"].get_object().get_data())
        opened = f"q /{ROLES[part]} <</MCID {number}>> BDC\n".encode()
        drawn.append(opened + content + b"\nEMC Q\n")
    page[NameObject("/Resources")] = resources
    whole = DecodedStreamObject()
    whole.set_data(b"".join(drawn))
    page[NameObject("/Contents")] = writer._add_object(whole.flate_encode())


_TEXT = re.compile(rb"BT\n/F[0-9]+ (?P<size>\S+) Tf\n(?P<place>.* Tm)\n(?:(?!ET\n).*\n)*?ET\n")
_SILENT, _END = b"/Span <</ActualText ()>> BDC\n", b"EMC\n"


def _without_halos(content: bytes) -> bytes:
    """Return a page's content in which the halo of a text is no text to search, copy or read out.

    A halo is drawn before its text, of the same size at the same place, in a font of outlines.
    """
    texts = list(_TEXT.finditer(content))
    kept, at = [], 0
    for text, following in pairwise(texts):
        if text.groups() == following.groups():
            kept += [content[at : text.start()], _SILENT, text[0], _END]
            at = text.end()
    return b"".join((*kept, content[at:]))


def _tag(writer: Any, book: Book) -> None:
    """Add the structure tree: a document of the pages' parts, in the order of reading."""
    from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, NumberObject

    root, document = DictionaryObject(), DictionaryObject()
    root_ref, document_ref = writer._add_object(root), writer._add_object(document)
    alternatives = iter(book.alternatives)
    elements, by_page = ArrayObject(), ArrayObject()
    for number, (page, parts) in enumerate(zip(writer.pages, book.pages, strict=True)):
        own = ArrayObject()
        for mcid, part in enumerate(parts):
            words = next(alternatives) if part == "map" else None
            element = _element(document_ref, page.indirect_reference, mcid, ROLES[part], words)
            own.append(writer._add_object(element))
        elements.extend(own)
        by_page.extend([NumberObject(number), own])
        page[NameObject("/StructParents")] = NumberObject(number)
        page[NameObject("/Tabs")] = NameObject("/S")
    document.update(_named(Type="/StructElem", S="/Document"))
    document.update({NameObject("/P"): root_ref, NameObject("/K"): elements})
    root.update(_named(Type="/StructTreeRoot"))
    root[NameObject("/K")] = document_ref
    root[NameObject("/ParentTree")] = DictionaryObject({NameObject("/Nums"): by_page})
    writer.root_object[NameObject("/StructTreeRoot")] = root_ref
    marked = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
    writer.root_object[NameObject("/MarkInfo")] = marked


def _element(parent: Any, page: Any, mcid: int, role: str, alternative: str | None) -> Any:
    """Return a structure element for one part of a page."""
    from pypdf.generic import DictionaryObject, NameObject, NumberObject, TextStringObject

    element = DictionaryObject(_named(Type="/StructElem", S=f"/{role}"))
    element[NameObject("/P")] = parent
    element[NameObject("/Pg")] = page
    element[NameObject("/K")] = NumberObject(mcid)
    if alternative is not None:
        element[NameObject("/Alt")] = TextStringObject(displayed(alternative))
    return element


def _named(**names: str) -> dict[Any, Any]:
    from pypdf.generic import NameObject

    return {NameObject(f"/{key}"): NameObject(value) for key, value in names.items()}


def _lead(writer: Any, book: Book) -> None:
    """Add the links and the outline by which a reader goes from page to page."""
    from pypdf.annotations import Link as PageLink

    for link in book.links:
        annotation = PageLink(rect=link.box, target_page_index=link.to, border=[0, 0, 0])
        writer.add_annotation(page_number=link.page, annotation=annotation)
    for title, page in book.outline:
        writer.add_outline_item(title=displayed(title), page_number=page)


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
    stream.update(_named(Type="/Metadata", Subtype="/XML"))
    root = writer.root_object
    root[NameObject("/Metadata")] = writer._add_object(stream)
    root[NameObject("/Lang")] = TextStringObject(displayed(told.language))
    shown = {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    root[NameObject("/ViewerPreferences")] = DictionaryObject(shown)
