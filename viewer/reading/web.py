"""An article from an address on the web, when a person has switched the network on.

One process fetches it, which may connect and reads nothing; another one reads it, which may not
connect (`viewer.reading.limits`). Who calls this has asked whether the network is on.
"""

from __future__ import annotations

import base64
import re
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import msgspec

from viewer.model.briefing import Stated
from viewer.model.errors import UnreadableError
from viewer.reading import addresses, limits
from viewer.reading.article import SUFFIXES, Article, Stop, read_bytes
from viewer.reading.documents import Original
from viewer.reading.fetched import Page

FROM = "The address that it was fetched from."
_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf",
    "text/plain": ".txt", "text/markdown": ".md", "multipart/related": ".mhtml",
    "application/rtf": ".rtf", "text/rtf": ".rtf", "message/rfc822": ".eml",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip
_UNFIT = re.compile(r"[^\w.-]+")


class Fetched(NamedTuple):
    """An article from the web."""

    article: Article
    original: Original
    requests: int
    """How many were made for it."""


def read_address(text: str, stop: Stop = limits.never) -> Fetched:
    """Return the article at an address, with the day on which it was fetched.

    Raises DatelineError.
    """
    address = addresses.parsed(text)
    page = _page(address, stop)
    content = base64.b64decode(page.content)
    name = file_name(page.url, page.mime, content)
    article = read_bytes(name, content, stop, origin=(page.url, page.charset))
    article = msgspec.structs.replace(
        article,
        url=article.url or Stated(value=page.url, basis=FROM),
        retrieved=date.today().isoformat(),  # on the person's own calendar
    )
    return Fetched(article, Original(name, content), page.requests)


def file_name(url: str, mime: str, content: bytes) -> str:
    """Return what a page is called as a file: what it begins with says more than its server."""
    parts = urlsplit(url)
    last = PurePosixPath(unquote(parts.path))
    stem = _UNFIT.sub("-", last.stem)[:80].strip("-.") or (parts.hostname or "page")
    if content.lstrip().startswith(b"%PDF-"):
        return f"{stem}.pdf"
    named = last.suffix.lower() if last.suffix.lower() in SUFFIXES else ""
    return f"{stem}{_SUFFIXES.get(mime, named)}"


def _page(address: addresses.Address, stop: Stop) -> Page:
    reply = limits.reply(address.url, address.url.encode(), stop, job=limits.PAGE)
    try:
        return msgspec.json.decode(reply, type=Page)
    except ValueError as error:
        raise UnreadableError(f"{address.url} cannot be read", "it gave no answer") from error
