"""Saved web pages (RFC 2557): the page itself, out of the parts that it is saved with."""

from __future__ import annotations

from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default

from viewer.model.errors import UnreadableError
from viewer.reading.article import Article
from viewer.reading.extraction import encodings, html, mail


def read(name: str, content: bytes) -> Article:
    """Return the article in a page that a browser saved as one file."""
    message = BytesParser(policy=default).parsebytes(content)
    assert isinstance(message, EmailMessage)
    page = _page(message)
    if page is None:
        raise UnreadableError(f"{name} holds no web page", "save it anew from the browser")
    markup = encodings.decoded(name, mail.payload(page), mail.charset(page) or "utf-8")
    return html.page(name, markup, _address(message, page))


def _page(message: EmailMessage) -> EmailMessage | None:
    """Return the part with the page: the first, where frames have pages of their own."""
    pages = (part for part in mail.parts(message) if part.get_content_type() in _TYPES)
    return next(pages, None)


def _address(message: EmailMessage, page: EmailMessage) -> str | None:
    for value in (message["Snapshot-Content-Location"], page["Content-Location"]):
        if value and str(value).startswith(("http://", "https://")):
            return "".join(str(value).split())
    return None


_TYPES = ("text/html", "application/xhtml+xml")
