"""Pages of a PDF drawn small by PDFium."""

from __future__ import annotations

import zlib
from typing import Any

from viewer.model.errors import UnreadableError
from viewer.reading.pictures import HEIGHT, MOST_PAGES, WIDTH, PagePicture, Pages

_CHANNELS = 3


def of_pages(name: str, content: bytes) -> Pages:
    """Return the first pages; raises UnreadableError."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"{name} cannot be drawn", "open it in its own program") from error
    try:
        count = len(document)
        shown = tuple(_drawn(document[number]) for number in range(min(count, MOST_PAGES)))
    finally:
        document.close()
    return Pages(shown, count)


def _drawn(page: Any) -> PagePicture:
    try:
        scale = min((WIDTH - 1) / page.get_width(), (HEIGHT - 1) / page.get_height())
        bitmap = page.render(scale=scale, rev_byteorder=True)
        try:
            pixels = _rows(bitmap)
            return PagePicture(bitmap.width, bitmap.height, zlib.compress(pixels, 1))
        finally:
            bitmap.close()
    finally:
        page.close()


def _rows(bitmap: Any) -> bytes:
    """Return the pixels without what pads each row, nor a fourth byte of each."""
    content, width = bytes(bitmap.buffer), bitmap.width * bitmap.n_channels
    rows = (
        content[at : at + width] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride)
    )
    whole = b"".join(rows)
    if bitmap.n_channels == _CHANNELS:
        return whole
    parted = bytearray(bitmap.width * bitmap.height * _CHANNELS)
    for channel in range(_CHANNELS):
        parted[channel::_CHANNELS] = whole[min(channel, bitmap.n_channels - 1) :: bitmap.n_channels]
    return bytes(parted)
