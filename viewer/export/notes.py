"""Presenter notes, which are Markdown, as plain lines for documents that know no Markdown."""

from __future__ import annotations

import re

from viewer.model.text import displayed

_BULLET = re.compile(r"^(\s*)[-*+]\s+")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
_QUOTE = re.compile(r"^\s{0,3}>\s?")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_]+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"`([^`]+)`")


def unmarked(markdown: str) -> str:
    """Return Markdown as plain lines: bullets as •, the other marks left out."""
    return "\n".join(map(_line, displayed(markdown.replace("\t", "    ")).splitlines())).strip()


def _line(line: str) -> str:
    line = _QUOTE.sub("", _HEADING.sub("", _BULLET.sub(r"\1• ", line.rstrip())))
    for mark, kept in ((_LINK, r"\1"), (_STRONG, r"\2"), (_EMPHASIS, r"\2"), (_CODE, r"\1")):
        line = mark.sub(kept, line)
    return line
