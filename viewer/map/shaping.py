"""What a person shapes on the map by hand: where a place is, or the outline of a region.

Longitudes go on beyond ±180° where a shape does; corners of a ring stand once each.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from viewer.model.geometry import Coordinate, Rings

MOST_CORNERS = 4000
"""Of a shape that is told by the page, in all its rings."""
MOST_PARTS = 500

Ring = Annotated[tuple[Coordinate, ...], msgspec.Meta(max_length=MOST_CORNERS)]
Part = Annotated[tuple[Ring, ...], msgspec.Meta(min_length=1, max_length=MOST_PARTS)]
Parts = Annotated[tuple[Part, ...], msgspec.Meta(max_length=MOST_PARTS)]
"""Polygons: each its outer ring and its holes."""

Way = Literal["move", "put", "draw", "reshape"]


class ShapingWords(msgspec.Struct, frozen=True, kw_only=True):
    """What the map says while something is shaped; braces name what is filled in."""

    move: str = (
        "Move {name}: drag it, click where it is, or press the arrow keys (Shift: larger steps)."
    )
    put: str = (
        "Put {name} on the map: drag the cross, click where it is, or press the arrow keys "
        "(Shift: larger steps)."
    )
    draw: str = (
        "Draw {name}: click each corner, then the first one again, or double click. "
        "By keys: arrows move the cross, Space adds a corner, Backspace takes the last one back."
    )
    reshape: str = (
        "Reshape {name}: drag corners, or a point between two to add one. By keys: Tab goes from "
        "corner to corner, arrows move it, Space on a point between adds one, Delete takes one out."
    )
    then: str = "Enter keeps it, Esc cancels."
    keep: str = "Keep"
    cancel: str = "Cancel"
    here: str = "{name}: {latitude}, {longitude}"
    corner: str = "Corner {number} of {count}"
    between: str = "Add a corner between {number} and {next}"
    added: str = "{count} corners"
    cross: str = "Where the next corner goes"
    too_few: str = "A region needs three corners."
    least: str = "A region keeps three corners: cancel, or move one."
    too_many: str = "Zoom in to see the corners: there are {count} in view."


ENGLISH = ShapingWords()


class Shaping(msgspec.Struct, frozen=True, kw_only=True):
    """Something to be shaped."""

    way: Way
    place: str | None
    """Whose shape that is, by id; None for one that is not in the briefing yet."""
    name: str
    at: Coordinate | None = None
    """Where it is: None where it has to be put first."""
    parts: tuple[Rings, ...] = ()
    words: ShapingWords = ENGLISH
