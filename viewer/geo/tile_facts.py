"""What a file of tiles says of itself, as words and numbers that hold."""

from __future__ import annotations

from html import unescape
from typing import Any, Literal, Protocol

import msgspec

from viewer.model.text import displayed, shortened

MAX_TILE = 2 * 1000 * 1000
"""Bytes of a tile as it is kept."""
DEEPEST = 24
LONGEST_CREDIT = 200

Address = tuple[int, int, int]
"""Zoom, column from the west, row from the north."""
Schema = Literal["protomaps", "openmaptiles", "shortbread", "other"]
"""How the layers of vector tiles are named, and what is in them."""


class TileFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says of its tiles."""

    least: int
    most: int
    credit: str
    schema: Schema | None = None
    """Of vector tiles; None: the tiles are pictures."""


class TileFile(Protocol):
    """A file of tiles that is open."""

    facts: TileFacts

    def tile(self, address: Address) -> bytes | None: ...
    def close(self) -> None: ...


def checked(
    least: Any, most: Any, credit: str, title: str, schema: Schema | None = None
) -> TileFacts:
    """Return the facts; raises ValueError for zooms that there are not."""
    low, high = int(least or 0), int(most or 0)
    if not 0 <= low <= high <= DEEPEST:
        raise ValueError(f"its zooms are {low} to {high}")
    words = displayed(shortened(_without_markup(credit) or _without_markup(title), LONGEST_CREDIT))
    return TileFacts(least=low, most=high, credit=words or "base map", schema=schema)


def _without_markup(words: str) -> str:
    """Return what a reader sees of words that may be HTML, as attributions are: as text."""
    kept, inside = [], False
    for letter in words[:5000]:
        if letter == "<":
            inside = True
        elif letter == ">" and inside:
            inside = False
        elif not inside:
            kept.append(letter)
    return " ".join(unescape("".join(kept)).split())
