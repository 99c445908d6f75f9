"""RTF: its text by striprtf, what it says of itself by its information group."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from viewer.model.briefing import Block
from viewer.model.text import typed
from viewer.reading.article import Article
from viewer.reading.extraction import draft, office, plain, rtf_marks
from viewer.reading.extraction.draft import Paragraph
from viewer.reading.extraction.left_out import Raw, with_left_out

_CODEPAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_INFO = re.compile(r"\{\\info\b")
_FIELD = re.compile(r"\{\\(?P<key>title|author)\s(?P<value>(?:[^{}]|\{[^{}]*\}){0,800})\}")
_MADE = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_PAGES = re.compile(r"\{\\(?P<what>header|footer)[lrf]?(?![a-z])")
_NESTED = 2000
_MOST, _LONGEST = 20, 20_000
"""How many heads and feet of pages are looked at, and how far one may reach."""


def read(name: str, content: bytes) -> Article:
    """Return the article in an RTF document; without styles, by the looks of its lines."""
    page = _CODEPAGE.search(content[:2000])
    encoding = f"cp{page[1].decode()}" if page else "cp1252"
    source = content.decode("latin-1")
    _refuse_nesting(source)
    lines = list(_lines(source, _known(encoding)))
    text = "\n".join(line.text for line in lines)
    if not any(line.role == "heading" for line in lines):  # then by their looks
        text = plain.unwrapped(text)
        blocks = [*_blocks(lines), *plain.headings(text)]
    else:
        blocks = _blocks(lines)
    article = draft.finished(name, text, blocks, _facts(source, _known(encoding)))
    around = _of_pages(source, _known(encoding))
    return with_left_out(article, chain(around, (Raw(line.text, kept=True) for line in lines)))


def _lines(source: str, encoding: str) -> Iterator[Paragraph]:
    """Yield the paragraphs with what they are, and the notes after them."""
    from striprtf.striprtf import rtf_to_text

    marked = rtf_marks.marked(source)
    words = rtf_to_text(marked.source, encoding=encoding, errors="replace")
    notes = (rtf_to_text(note, encoding=encoding, errors="replace") for note in marked.notes)
    for line in typed(words).split("\n"):
        tidied, role = rtf_marks.role(draft.tidy(line))
        if tidied and not draft.is_rule(tidied):
            yield Paragraph(tidied, role)
    for line in typed("\n".join(notes)).split("\n"):
        if tidied := rtf_marks.role(draft.tidy(line))[0]:
            yield Paragraph(tidied, "note")


def _blocks(lines: Iterable[Paragraph]) -> list[Block]:
    """Return what the paragraphs are that have a role."""
    blocks, at = [], 0
    for words, role in lines:
        if role:
            blocks.append(Block(start=at, end=at + len(words), role=role))
        at += len(words) + 1
    return blocks


def _of_pages(source: str, encoding: str) -> Iterator[Raw]:
    """Yield what stands at the head and the foot of each page, which striprtf leaves out."""
    from striprtf.striprtf import rtf_to_text

    for place in islice(_PAGES.finditer(source), _MOST):
        why = "head of the pages" if place["what"] == "header" else "foot of the pages"
        group = rtf_marks.group(source, place.start(), _LONGEST)
        words = rtf_to_text("{\\rtf1 " + group[place.end() - place.start() :], encoding, "replace")
        yield from (Raw(line, why) for line in typed(words).split("\n"))


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)
    except LookupError:
        return "cp1252"
    return encoding


def _refuse_nesting(source: str) -> None:
    """Refuse groups in groups without an end; raises ValueError."""
    depth = 0
    for brace in re.findall(r"[{}]", source):
        depth += 1 if brace == "{" else -1
        if depth > _NESTED:
            raise ValueError("its groups are nested too deep")


def _facts(source: str, encoding: str) -> draft.Facts:
    from striprtf.striprtf import rtf_to_text

    if not (info := _INFO.search(source)):
        return {}
    head = source[info.start() : info.start() + 8000]
    said = {
        match["key"]: rtf_to_text("{\\rtf1 " + match["value"] + "}", encoding=encoding)
        for match in _FIELD.finditer(head)
    }
    made = _MADE.search(head)
    date = "-".join(part.zfill(2) for part in made.groups()) if made else None
    return office.facts(title=said.get("title"), author=said.get("author"), made=date)
