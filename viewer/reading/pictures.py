"""The first pages of a PDF as pictures, so that its text can be held against them.

Drawn by the process that reads (`viewer.reading.limits`), which hands over bare pixels: no decoder
of pictures has to believe anything here.
"""

from __future__ import annotations

import zlib

import msgspec

from viewer.model.errors import UnreadableError
from viewer.reading import limits
from viewer.reading.article import Stop

MOST_PAGES = 12
WIDTH, HEIGHT = 620, 1200
"""The most that a page takes, in pixels."""


class PagePicture(msgspec.Struct, frozen=True):
    """One page, as it is printed."""

    width: int
    height: int
    pixels: bytes
    """Red, green, blue, row by row without gaps, packed by zlib."""

    def unpacked(self) -> bytes:
        """Return the pixels; raises ValueError where they are not as many as they should be."""
        size = self.width * self.height * 3
        if not (0 < self.width <= WIDTH and 0 < self.height <= HEIGHT):
            raise ValueError("no page has this size")
        try:
            found = zlib.decompressobj().decompress(self.pixels, size)
        except zlib.error as error:
            raise ValueError("the page is damaged") from error
        if len(found) != size:
            raise ValueError("the page is not whole")
        return found


class Pages(msgspec.Struct, frozen=True):
    """The pages that were drawn, of as many as there are."""

    shown: tuple[PagePicture, ...] = ()
    count: int = 0


def of_pages(name: str, content: bytes, stop: Stop = limits.never) -> Pages:
    """Return the first pages of a PDF, none of anything else; raises UnreadableError."""
    if b"%PDF-" not in content[:1024]:
        return Pages()
    reply = limits.reply(name, content, stop, job=limits.PICTURES)
    try:
        return msgspec.json.decode(reply, type=Pages)
    except ValueError as error:
        raise UnreadableError(f"{name} cannot be drawn", "its reader gave no answer") from error
