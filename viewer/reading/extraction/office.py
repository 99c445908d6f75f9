"""What documents of office programs have in common: properties, and a ZIP that may be a bomb."""

from __future__ import annotations

import io
import zipfile
import zlib

from viewer.model.briefing import Stated
from viewer.model.errors import UnreadableError
from viewer.reading.extraction import datelines, dates, draft

MAX_UNPACKED = 200 * 1000 * 1000
MAX_PART = 60 * 1000 * 1000
"""The most that a document may hold, and one XML file in it, in bytes."""
_MAX_ENTRIES = 5000
_CHUNK = 1 << 16

_NOBODY = {
    "python-docx",
    "unknown",
    "administrator",
    "admin",
    "user",
    "owner",
    "microsoft office user",
}
_NO_TITLES = {"word document", "document", "untitled", "powerpoint presentation"}


def facts(
    *, title: str | None = None, author: str | None = None, made: str | None = None
) -> draft.Facts:
    """Return what a document's properties say; its maker need be no author, its day no date."""
    author = author if author and author.strip().casefold() not in _NOBODY else None
    title = title if title and title.strip().casefold() not in _NO_TITLES else None
    made = made if author or title else None  # a template's
    return draft.known(
        title=_title(title),
        author=draft.inferred(author, "The author in the properties of the file."),
        published=draft.inferred(dates.found(made or ""), datelines.MADE),
    )


def _title(title: str | None) -> Stated | None:
    return draft.stated(title) if title and not title.lower().endswith((".doc", ".docx")) else None


def parts(name: str, content: bytes, *, keep: tuple[str, ...]) -> dict[str, bytes]:
    """Return parts of a ZIP by name, once all of it was found to be of a size that can be.

    What it says of its sizes is not believed (findings.md, trap 16). Raises UnreadableError.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if len(infos) > _MAX_ENTRIES:
                raise _bomb(name)
            return _unpacked(name, archive, infos, keep)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        if "password" in str(error) or "encrypted" in str(error):
            raise locked(name) from error
        raise UnreadableError(f"{name} is damaged", "get a fresh copy of it") from error


def locked(name: str) -> UnreadableError:
    """Return the error for a file that needs a password."""
    return UnreadableError(
        f"{name} is locked with a password", "save it without one, then import it"
    )


def _unpacked(
    name: str, archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], keep: tuple[str, ...]
) -> dict[str, bytes]:
    left, found = MAX_UNPACKED, {}
    for info in infos:
        buffer = io.BytesIO()
        with archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if info.filename in keep:
                    buffer.write(chunk)
                markup = info.filename.endswith((".xml", ".rels")) and stream.tell() > MAX_PART
                if left < 0 or markup:
                    raise _bomb(name)
        if info.filename in keep:
            found[info.filename] = buffer.getvalue()
    return found


def _bomb(name: str) -> UnreadableError:
    most = f"a document has at most {MAX_UNPACKED // 10**6} MB unpacked"
    return UnreadableError(f"{name} is too large inside", f"{most}: paste its text")
