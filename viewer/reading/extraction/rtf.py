"""RTF: its text by striprtf, what it says of itself by its information group."""

from __future__ import annotations

import re

from viewer.model.text import typed
from viewer.reading.article import Article
from viewer.reading.extraction import draft, office, plain

_CODEPAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_INFO = re.compile(r"\{\\info\b")
_FIELD = re.compile(r"\{\\(?P<key>title|author)\s(?P<value>(?:[^{}]|\{[^{}]*\}){0,800})\}")
_MADE = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_NESTED = 2000


def read(name: str, content: bytes) -> Article:
    """Return the article in an RTF document; what looks like a heading is taken for one."""
    from striprtf.striprtf import rtf_to_text

    page = _CODEPAGE.search(content[:2000])
    encoding = f"cp{page[1].decode()}" if page else "cp1252"
    source = content.decode("latin-1")
    _refuse_nesting(source)
    words = rtf_to_text(source, encoding=_known(encoding), errors="replace")
    lines = [tidied for line in typed(words).split("\n") if (tidied := draft.tidy(line))]
    return plain.article(name, "\n".join(lines), _facts(source, _known(encoding)))


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
