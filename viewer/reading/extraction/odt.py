"""OpenDocument text (ISO/IEC 26300): the standard's own XML, without what was struck out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from viewer.model.errors import UnreadableError
from viewer.reading.article import Article
from viewer.reading.extraction import draft, office, styles
from viewer.reading.extraction.draft import Paragraph
from viewer.reading.extraction.left_out import Raw, with_left_out

_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
}


def _tag(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_NAMES[prefix]}}}{local}"


_P, _H, _NOTE, _ROW = _tag("text:p"), _tag("text:h"), _tag("text:note"), _tag("table:table-row")
_CELL, _SPACES, _STYLE = _tag("table:table-cell"), _tag("text:s"), _tag("text:style-name")
_WHY = {
    _tag(name): why
    for name, why in (
        ("text:tracked-changes", "struck out in the document"), ("office:annotation", "comment"),
        ("text:table-of-content", "table of contents"),
    )
}  # fmt: skip
"""What stands in what is left out, where that has paragraphs."""
_SKIPPED = _WHY.keys() | {
    _tag(name)
    for name in (
        "office:annotation-end",
        "text:note-citation",
        "office:forms",
        "text:sequence-decls",
        "text:bibliography-mark",
        "svg:title",
        "svg:desc",
    )
}
_OF_PAGES = (
    (_tag("style:header"), "head of the pages"), (_tag("style:footer"), "foot of the pages"),
)  # fmt: skip
_PARTS = ("content.xml", "meta.xml", "styles.xml", "META-INF/manifest.xml")
_HEAD = 12
"""How many paragraphs may be the title and who wrote it, by their styles."""


def read(name: str, content: bytes) -> Article:
    """Return the article in an OpenDocument text."""
    parts = office.parts(name, content, keep=_PARTS)
    if b":encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise office.locked(name)
    if "content.xml" not in parts:
        raise UnreadableError(f"{name} is no OpenDocument text", "it has no content.xml")
    tree = parsed(parts["content.xml"])
    body = tree.find(f"{_tag('office:body')}/{_tag('office:text')}")
    if body is None:
        raise UnreadableError(f"{name} is no text document", "it is a table, a drawing or slides")
    reader = _Reader(_parents(tree))
    paragraphs = [*reader.paragraphs(body), *(Paragraph(note, "note") for note in reader.notes)]
    facts = {**_facts(parts.get("meta.xml")), **styles.facts(reader.styled)}
    article = draft.composed(name, paragraphs, facts)
    return with_left_out(article, chain(_of_pages(parts.get("styles.xml")), reader.raw))


def _of_pages(styles: bytes | None) -> Iterator[Raw]:
    """Yield what stands at the head and the foot of each page."""
    for tag, why in _OF_PAGES if styles else ():
        for place in parsed(styles or b"").iter(tag):
            yield from (Raw("".join(each.itertext()), why) for each in place.iter(_P))


def parsed(content: bytes) -> Any:
    """Return the XML, refusing a DTD: entities could grow without end, or name files.

    Raises ValueError.
    """
    from lxml import etree

    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ValueError("its XML has a DTD")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    tree = etree.fromstring(content, parser)
    if tree.getroottree().docinfo.doctype:  # in UTF-16
        raise ValueError("its XML has a DTD")
    return tree


def _parents(tree: Any) -> dict[str, str]:
    """Return of each automatic style the common one that it is a kind of."""
    return {
        style.get(_tag("style:name"), ""): style.get(_tag("style:parent-style-name"), "")
        for style in tree.iter(_tag("style:style"))
    }


def _facts(meta: bytes | None) -> draft.Facts:
    if not meta:
        return {}
    tree = parsed(meta)
    said = {
        key: next((each.text for each in tree.iter(_tag(name))), None)
        for key, name in (
            ("title", "dc:title"), ("author", "meta:initial-creator"),
            ("made", "meta:creation-date"),
        )
    }  # fmt: skip
    return office.facts(title=said["title"], author=said["author"], made=said["made"])


class _Reader:
    """Walks through a body; keeps the notes, which come last, and the first paragraphs."""

    def __init__(self, parents: dict[str, str]) -> None:
        self._parents = parents
        self.notes: list[str] = []
        self.raw: list[Raw] = []
        """What was read and what was left, in their order."""
        self.styled: list[tuple[str, str]] = []
        """The first paragraphs, with the names of their styles."""

    def paragraphs(self, element: Any) -> Iterator[Paragraph]:
        """Yield the paragraphs within an element."""
        for child in element:
            if not isinstance(child.tag, str) or child.tag in _SKIPPED:
                self._leave(child)
                continue
            if child.tag in (_P, _H):
                yield from self._paragraph(child)
            elif child.tag == _ROW:
                yield self._row(child)
            else:
                yield from self.paragraphs(child)

    def _row(self, row: Any) -> Paragraph:
        cells = (" ".join(p.text for p in self.paragraphs(cell)) for cell in row.iter(_CELL))
        return Paragraph(" | ".join(cell for cell in cells if cell.strip()))

    def _paragraph(self, element: Any) -> Iterator[Paragraph]:
        """Yield what stands in frames in a paragraph, then the lines of the paragraph itself."""
        frames: list[Paragraph] = []
        role = "heading" if element.tag == _H else styles.role(self._style(element))
        words = "".join(self._texts(element, frames))
        if len(self.styled) < _HEAD:
            self.styled.append((self._style(element), words))
        yield from frames
        for line in words.split("\n"):
            self.raw.append(Raw(line, kept=True))
            yield Paragraph(line, role)

    def _leave(self, element: Any) -> None:
        why = _WHY.get(element.tag)
        for each in element.iter(_P, _H) if why else ():
            self.raw.append(Raw("".join(each.itertext()), why or ""))

    def _style(self, element: Any) -> str:
        name: str = element.get(_STYLE, "")
        return self._parents.get(name) or name

    def _texts(self, element: Any, frames: list[Paragraph]) -> Iterator[str]:
        yield _plain(element.text)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _SKIPPED:
                yield from self._text(child, frames)
            else:
                self._leave(child)
            yield _plain(child.tail)

    def _text(self, child: Any, frames: list[Paragraph]) -> Iterator[str]:
        if child.tag == _SPACES or child.tag == _tag("text:tab"):
            yield " "
        elif child.tag == _tag("text:line-break"):
            yield "\n"
        elif child.tag == _NOTE:
            self.notes.extend(p.text for p in self.paragraphs(child))
        elif child.tag in (_P, _H):
            frames.extend(self._paragraph(child))
        else:
            yield from self._texts(child, frames)


def _plain(text: str | None) -> str:
    """Return text between tags: a line end in it is a space, as in HTML."""
    return (text or "").replace("\n", " ")
