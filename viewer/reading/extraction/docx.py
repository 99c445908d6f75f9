"""Word documents, opened by python-docx: what is read in one, not what was struck out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from viewer.model.briefing import BlockRole
from viewer.reading.article import Article
from viewer.reading.extraction import docx_around, draft, office, signs, styles
from viewer.reading.extraction.draft import Paragraph
from viewer.reading.extraction.left_out import with_left_out

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {f"{_W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr")}
_SKIPPED.add(_FALLBACK)  # an older form of what stands beside it
_WITHIN = {f"{_W}{tag}" for tag in ("p", "tbl")}
_WORDS = (f"{_W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
_SIGNS = {
    f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011",
    f"{_W}ptab": " ",
}  # fmt: skip
_HEAD = 12
"""How many paragraphs may be the title and who wrote it, by their styles."""


def read(name: str, content: bytes) -> Article:
    """Return the article in a Word document."""
    import docx

    office.parts(name, content, keep=())
    document = docx.Document(io.BytesIO(content))
    paragraphs = [*_paragraphs(document), *_notes(document)]
    properties = document.core_properties
    made = properties.created
    facts = office.facts(
        title=properties.title,
        author=properties.author,
        made=made.date().isoformat() if made else None,
    )
    article = draft.composed(name, paragraphs, {**facts, **_styled(document)})
    return with_left_out(article, docx_around.paragraphs(document))


def _styled(document: Document) -> draft.Facts:
    """Return what the first paragraphs state by their styles."""
    first = document.paragraphs[:_HEAD]
    return styles.facts((p.style.name or "", p.text) for p in first if p.style is not None)


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    roles = _style_roles(document)
    for child in document.element.body:
        yield from _of(child, roles)


def _style_roles(document: Document) -> dict[str, BlockRole]:
    """Return the roles of styles by their id: the names are English in every language's Word."""
    named = ((style.style_id, styles.role(style.name or "")) for style in document.styles)
    return {identity: role for identity, role in named if identity and role}


def _of(element: Any, roles: dict[str, BlockRole]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a part of the body: a paragraph, a table, what holds such."""
    if element.tag == f"{_W}p":
        yield from _of_paragraph(element, roles)
    elif element.tag == f"{_W}tbl":
        for row in element.iter(f"{_W}tr"):
            cells = (" ".join(_words(cell)) for cell in row.iter(f"{_W}tc"))
            yield Paragraph(" | ".join(cell for cell in cells if cell.strip()))
    elif element.tag not in _SKIPPED and isinstance(element.tag, str):
        for child in element:
            yield from _of(child, roles)


def _of_paragraph(element: Any, roles: dict[str, BlockRole]) -> Iterator[Paragraph]:
    """Yield what stands in boxes in a paragraph, then the lines of the paragraph itself."""
    role = _role(element, roles)
    boxes: list[Any] = []
    words = "".join(_texts(element, boxes))
    if role is None and _is_bold(element) and signs.is_bold_heading(words.strip()):
        role = "heading"
    for box in boxes:
        yield from _of(box, roles)
    for part in words.split("\n"):
        yield Paragraph(part, role)


def _is_bold(paragraph: Any) -> bool:
    """Say whether all words of a paragraph are set in bold."""
    runs = [run for run in paragraph.iter(f"{_W}r") if run.findtext(f"{_W}t")]
    marks = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return bool(runs) and all(
        mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false") for mark in marks
    )


def _role(element: Any, roles: dict[str, BlockRole]) -> BlockRole | None:
    style = element.find(f"{_W}pPr/{_W}pStyle")
    level = element.find(f"{_W}pPr/{_W}outlineLvl")
    if level is not None and level.get(f"{_W}val") not in (None, "9"):
        return "heading"
    return roles.get(style.get(f"{_W}val")) if style is not None else None


def _texts(element: Any, boxes: list[Any]) -> Iterator[str]:
    """Yield the pieces of a paragraph's text in order; paragraphs in it go to `boxes`."""
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag in _WITHIN:
            boxes.append(child)
        elif child.tag in _WORDS:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        else:
            yield from _texts(child, boxes)


def _words(cell: Any) -> Iterator[str]:
    for paragraph in cell.iter(f"{_W}p"):
        yield "".join(_texts(paragraph, [])).replace("\n", " ")


def _notes(document: Document) -> Iterator[Paragraph]:
    """Yield the footnotes and endnotes, which python-docx leaves to us."""
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind not in ("footnotes", "endnotes") or relation.is_external:
            continue
        for note in parse_xml(relation.target_part.blob):
            if note.get(f"{_W}type") in (
                "separator",
                "continuationSeparator",
                "continuationNotice",
            ):
                continue
            for words in _words(note):
                yield Paragraph(words, "note")
