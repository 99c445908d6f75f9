"""The layouts of a deck as data: where everything stands on a slide of 16:9, and how large it is.

Lengths are points: a slide is 960 wide and 540 high.
"""

from __future__ import annotations

import msgspec

from viewer.export.ooxml_theme import MUTED

WIDTH, HEIGHT = 960, 540

COVER, PLAIN_COVER = "Cover with map", "Cover"
MAP, TEXT, SOURCES = "Map and claims", "Claims", "Sources"
"""The layouts by their names."""

TITLE, SUMMARY = 0, 1
CAPTION, KEY, FIRST, SECOND, FOOT, NUMBER = range(13, 19)
"""Indices of placeholders; below 10 they are the ones of the standard's own layouts."""


class Box(msgspec.Struct, frozen=True):
    """Where something stands."""

    x: float
    y: float
    width: float
    height: float


class Type(msgspec.Struct, frozen=True, kw_only=True):
    """How text looks that a placeholder does not say otherwise of."""

    size: float
    least: float = 12
    """The size down to which a long text shrinks before it is cut."""
    colour: str = "tx1"
    heading: bool = False
    """In the serif, bold, on the lower edge of its box."""
    right: bool = False


class Slot(msgspec.Struct, frozen=True):
    """A placeholder of a layout."""

    type: str
    """ECMA-376 §19.7.10."""
    index: int
    name: str
    box: Box
    look: Type


MARGIN = 36
INNER = WIDTH - 2 * MARGIN
MAP_BOX = Box(MARGIN, 126, 480, 339)
"""A picture of 480:339 fills it."""
COVER_BOX = Box(468, 70, 456, 323)

_TOP, _HEIGHT, _COLUMN = 126, 372, 430
_TEXT = Type(size=16)
_SMALL = Type(size=12, colour=MUTED)
_FOOT = Type(size=10, least=10, colour=MUTED)

HEAD = Slot(
    "title", TITLE, "Title", Box(MARGIN, 20, INNER, 58), Type(size=28, least=20, heading=True)
)
BODY = Slot("body", 1, "Text", Box(MARGIN, _TOP, INNER, _HEIGHT), _TEXT)
FEET = (
    Slot("ftr", FOOT, "Footer", Box(MARGIN, 510, INNER - 60, 16), _FOOT),
    Slot(
        "sldNum",
        NUMBER,
        "Slide number",
        Box(WIDTH - MARGIN - 50, 510, 50, 16),
        msgspec.structs.replace(_FOOT, right=True),
    ),
)
_CAPTION = Slot("body", CAPTION, "Caption", Box(MARGIN, 80, INNER, 42), Type(size=16, colour=MUTED))


def _cover(width: float) -> tuple[Slot, ...]:
    title = Type(size=40, least=24, heading=True)
    facts = Type(size=14, colour=MUTED)
    return (
        Slot("ctrTitle", TITLE, "Title", Box(MARGIN, 70, width, 176), title),
        Slot("subTitle", SUMMARY, "Summary", Box(MARGIN, 274, width, 150), Type(size=18)),
        Slot("body", CAPTION, "Facts", Box(MARGIN, 440, width, 40), facts),
        *FEET,
    )


LAYOUTS: dict[str, tuple[Slot, ...]] = {
    COVER: _cover(404),
    PLAIN_COVER: _cover(INNER),
    MAP: (
        HEAD,
        _CAPTION,
        Slot("body", KEY, "Key of the map", Box(MARGIN, 468, 480, 30), _SMALL),
        Slot("body", FIRST, "Claims", Box(540, _TOP, 384, _HEIGHT), _TEXT),
        *FEET,
    ),
    TEXT: (
        HEAD,
        _CAPTION,
        Slot("body", FIRST, "Claims", Box(MARGIN, _TOP, _COLUMN, _HEIGHT), _TEXT),
        Slot("body", SECOND, "More claims", Box(494, _TOP, _COLUMN, _HEIGHT), _TEXT),
        *FEET,
    ),
    SOURCES: (HEAD, Slot("body", FIRST, "Sources", Box(MARGIN, 100, INNER, 398), _TEXT), *FEET),
}


def slot(layout: str, index: int) -> Slot:
    """Return a layout's placeholder."""
    return next(each for each in LAYOUTS[layout] if each.index == index)
