"""RTF: its text by striprtf, what it says of itself by its information group."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from viewer.model.text import typed
from viewer.reading.article import Article
from viewer.reading.extraction import draft, office, plain
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
    """Return the article in an RTF document; what looks like a heading is taken for one."""
    from striprtf.striprtf import rtf_to_text

    page = _CODEPAGE.search(content[:2000])
    encoding = f"cp{page[1].decode()}" if page else "cp1252"
    source = content.decode("latin-1")
    _refuse_nesting(source)
    words = rtf_to_text(source, encoding=_known(encoding), errors="replace")
    lines = [tidied for line in typed(words).split("\n") if (tidied := draft.tidy(line))]
    article = plain.article(name, "\n".join(lines), _facts(source, _known(encoding)))
    around = _of_pages(source, _known(encoding))
    return with_left_out(article, chain(around, (Raw(line, kept=True) for line in lines)))


def _of_pages(source: str, encoding: str) -> Iterator[Raw]:
    """Yield what stands at the head and the foot of each page, which striprtf leaves out."""
    from striprtf.striprtf import rtf_to_text

    for place in islice(_PAGES.finditer(source), _MOST):
        why = "head of the pages" if place["what"] == "header" else "foot of the pages"
        group = _group(source, place.start())
        words = rtf_to_text("{\\rtf1 " + group[place.end() - place.start() :], encoding, "replace")
        yield from (Raw(line, why) for line in typed(words).split("\n"))


def _group(source: str, start: int) -> str:
    """Return the group that begins here, or none of it where it has no end near."""
    depth = 0
    for brace in re.finditer(r"\\.|[{}]", source[start : start + _LONGEST], re.DOTALL):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth == 0 and brace[0] == "}":
            return source[start : start + brace.end()]
    return ""


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
