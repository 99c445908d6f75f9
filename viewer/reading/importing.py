"""``dateline import``: what its words mean, and the briefing that it writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from viewer.model import dates
from viewer.model.errors import UsageError
from viewer.reading import addresses, web
from viewer.reading.addresses import Address
from viewer.reading.article import Article, file_content, read_bytes
from viewer.reading.documents import Original, article_to_document, with_article
from viewer.store.container import Document

SUFFIX = ".briefing"
_LONGEST = 2000


def briefing_of(
    places: Sequence[Path | Address], given: Mapping[str, str | None], *, network: bool = False
) -> Document:
    """Return the briefing of articles in files; `given` are fields of the one article.

    Those on the web are fetched where the `network` may be used. The title is given to the
    briefing too. Raises DatelineError.
    """
    _refuse_for_several(places, given)
    if not network:
        _refuse_the_web(places)
    document: Document | None = None
    for place in places:
        article, original = _read(place)
        if document is None:
            document = article_to_document(article, original, **_of_first(places, given))
        else:
            document = with_article(document, article, original)
    assert document
    if given.get("title"):
        briefing = msgspec.structs.replace(document.briefing, title=given["title"])
        document = msgspec.structs.replace(document, briefing=briefing)
    return document


def article_place(text: str) -> Path | Address:
    """Return where an article is: a file, or an address on the web."""
    return addresses.parsed(text) if addresses.is_like_one(text) else Path(text)


def _read(place: Path | Address) -> tuple[Article, Original]:
    if isinstance(place, Address):
        fetched = web.read_address(place.url)
        return fetched.article, fetched.original
    original = Original(place.name, file_content(place))
    return read_bytes(place.name, original.content), original


def _refuse_the_web(places: Sequence[Path | Address]) -> None:
    """Fetch nothing of which nobody has said that it may be; not even a name is looked up."""
    for place in places:
        if isinstance(place, Address):
            hint = "add --network to fetch it, or save the page from your browser"
            raise UsageError(f"{place.url} is on the network", hint)


def _of_first(paths: Sequence[object], given: Mapping[str, str | None]) -> dict[str, str | None]:
    return {name: given.get(name) for name in _FIELDS} if len(paths) == 1 else {}


_FIELDS = ("title", "publisher", "published", "url")


def _refuse_for_several(paths: Sequence[object], given: Mapping[str, str | None]) -> None:
    """Refuse what can be true of one article alone; several share the briefing's title."""
    several = [name for name in _FIELDS[1:] if given.get(name) is not None]
    if len(paths) > 1 and several:
        hint = "import the articles one by one, or leave it out"
        raise UsageError(f"--{several[0]} is of one article, and there are {len(paths)}", hint)


def briefing_path(text: str) -> Path:
    """Return the path of the briefing to write."""
    path = Path(text)
    if path.suffix.lower() != SUFFIX:
        raise UsageError(f"{path.name!r} is no briefing", f"name a file in {SUFFIX}")
    return path


def words(text: str) -> str:
    """Return words that are some, on one line."""
    line = " ".join(text.split())
    if not line or not line.isprintable() or len(line) > _LONGEST:
        raise UsageError(f"{text!r} is no name", "give some words, on one line")
    return line


def edtf(text: str) -> str:
    """Return a date; it must be EDTF level 1."""
    try:
        dates.parse(text)
    except ValueError as error:
        hint = "write it as EDTF: 2024-06-19, 2024-06, 2024, 2024-06-19~"
        raise UsageError(f"{text!r} is no date ({error})", hint) from None
    return text


def address(text: str) -> str:
    """Return an address on the web."""
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        sound = False
    if not sound or not text.isprintable() or " " in text or len(text) > _LONGEST:
        raise UsageError(f"{text!r} is no address", "give one that begins with https://")
    return text
