"""What a Word document holds beside its text: what was struck out, heads and feet of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from viewer.reading.extraction.left_out import Raw

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT, _STRUCK = f"{_W}t", f"{_W}delText"


def paragraphs(document: Document) -> Iterator[Raw]:
    """Yield the paragraphs of the body as they stand there, between heads, feet and comments."""
    yield from _of_pages(document, "header", "head of the pages")
    for paragraph in document.element.body.iter(f"{_W}p"):
        yield Raw(_words(paragraph, _STRUCK), "struck out in the document")
        yield Raw(_words(paragraph, _TEXT), kept=True)
    yield from _of_pages(document, "footer", "foot of the pages")
    for comment in document.comments:
        for each in comment.paragraphs:
            yield Raw(each.text, "comment")


def _of_pages(document: Document, part: str, why: str) -> Iterator[Raw]:
    for section in document.sections:
        place = getattr(section, part)
        if not place.is_linked_to_previous:
            yield from (Raw(each.text, why) for each in place.paragraphs)


def _words(paragraph: Any, tag: str) -> str:
    return "".join(piece.text or "" for piece in paragraph.iter(tag))
