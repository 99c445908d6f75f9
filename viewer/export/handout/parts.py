"""What python-docx has no words for: links, bookmarks, fields (ECMA-376 §17.13, §17.16)."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Mark a whole paragraph as what a link can go to; `number` is unique in the document."""
    start = _element("w:bookmarkStart", {"w:id": str(number), "w:name": name})
    properties = paragraph._p.pPr
    paragraph._p.insert(0 if properties is None else 1, start)
    paragraph._p.append(_element("w:bookmarkEnd", {"w:id": str(number)}))


def add_link(paragraph: Paragraph, text: str, bookmark: str, style: str = "Hyperlink") -> None:
    """Add text that goes to a bookmark of this document."""
    _add_hyperlink(paragraph, text, {"w:anchor": bookmark, "w:history": "1"}, style)


def add_web_link(paragraph: Paragraph, url: str) -> None:
    """Add an address that goes to where it says."""
    key = paragraph.part.relate_to(url, RT.HYPERLINK, is_external=True)
    _add_hyperlink(paragraph, url, {"r:id": key, "w:history": "1"}, "Hyperlink")


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """Add a field: its code, and what it shows until a program works it out."""
    _add_mark(paragraph, "begin")
    words = _element("w:instrText", {"xml:space": "preserve"})
    words.text = f" {code} "
    paragraph.add_run()._r.append(words)
    _add_mark(paragraph, "separate")
    paragraph.add_run(shown)
    _add_mark(paragraph, "end")


def _add_mark(paragraph: Paragraph, type_: str) -> None:
    paragraph.add_run()._r.append(_element("w:fldChar", {"w:fldCharType": type_}))


def _add_hyperlink(paragraph: Paragraph, text: str, attributes: dict[str, str], style: str) -> None:
    link = _element("w:hyperlink", attributes)
    run = paragraph.add_run(text, style=style)._r
    link.append(run)
    paragraph._p.append(link)


def _element(tag: str, attributes: dict[str, str]) -> Any:
    return OxmlElement(tag, {qn(name): value for name, value in attributes.items()})
