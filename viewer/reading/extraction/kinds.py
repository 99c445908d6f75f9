"""What kind of file it is: what it begins with counts more than what it is called."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Kind = Literal["plain", "markdown", "html", "mhtml", "pdf", "docx", "odt", "rtf", "mail"]

WORDS: dict[Kind, str] = {
    "plain": "text file",
    "markdown": "Markdown file",
    "html": "web page",
    "mhtml": "saved web page",
    "pdf": "PDF",
    "docx": "Word document",
    "odt": "OpenDocument text",
    "rtf": "RTF document",
    "mail": "e-mail",
}

_BY_SUFFIX: dict[str, Kind] = {
    ".txt": "plain", ".text": "plain", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".mhtml": "mhtml", ".mht": "mhtml",
    ".pdf": "pdf", ".docx": "docx", ".odt": "odt", ".rtf": "rtf", ".eml": "mail",
}  # fmt: skip


class Refused(NamedTuple):
    """Why a kind of file cannot be read."""

    what: str
    hint: str


UNKNOWN = Refused(
    "is no kind of file that Dateline reads",
    "save it as .txt, .md, .html, .mhtml, .pdf, .docx, .odt, .rtf or .eml",
)
OLE = Refused(
    "is an old Word file, or locked with a password",
    "open it in its program and save it as .docx without a password",
)
OTHER_ZIP = Refused("is an archive, not a document", "unpack it and import what is in it")
PICTURE = Refused("is a picture", "run text recognition on it and import the text")

_MARKUP = re.compile(rb"\s*(<!doctype html|<html|<\?xml[^>]*>\s*<(!doctype )?html)", re.IGNORECASE)
_SAVED = re.compile(rb"(from: <saved by|mime-version:|snapshot-content-location:)", re.IGNORECASE)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")


def of(suffix: str, content: bytes) -> Kind | Refused:
    """Return the reader for a file, or why there is none."""
    named = _BY_SUFFIX.get(suffix)
    head = content[:1024].lstrip(b"\xef\xbb\xbf")
    if b"%PDF-" in head and (named not in ("plain", "markdown", "html", "mhtml", "mail")):
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return OLE
    if head.startswith(b"PK\x03\x04"):
        return named if named in ("docx", "odt") else OTHER_ZIP
    if head.startswith(_PICTURES):
        return PICTURE
    return _of_text(named, head)


def _of_text(named: Kind | None, head: bytes) -> Kind | Refused:
    if named == "html" and _SAVED.match(head):
        return "mhtml"
    if named is None or named in ("docx", "odt", "rtf"):
        # many a .doc is a web page inside
        return "html" if _MARKUP.match(head) else (named or UNKNOWN)
    return named
