"""What an export is asked to be: the words of the command line, checked and typed."""

from __future__ import annotations

import math
import re
import unicodedata
from pathlib import Path
from typing import Literal, get_args

import msgspec

from viewer.export import formats
from viewer.model.briefing import Place, Viewpoint
from viewer.model.errors import UsageError
from viewer.model.geometry import Bounds
from viewer.model.index import Index

Theme = Literal["light", "dark", "contrast", "print"]
THEMES: tuple[Theme, ...] = get_args(Theme)
VIEWPOINTS: tuple[Viewpoint, ...] = get_args(Viewpoint)
OF_PICTURES = ("step", "place", "bbox", "size", "dpi", "theme", "include")
"""The options that a data file does not take: it holds the whole briefing."""
SIDES = range(16, 16385)
"""Pixels that a side may have."""
DENSITIES = range(48, 601)
MAP_ENDS = 85.0
"""Degrees north and south: Web Mercator has no poles."""
LONGEST_SHAPE = 6
"""Times that a side may be longer than the other: a longer sheet has no room for its words."""


INCLUDED = ("title", "key", "legend", "scale", "sources", "date")
"""What a picture has beside the map unless it is asked to have something else."""
INCLUDABLE = (*INCLUDED, "north", "locator")
INK = "ink"
"""Includable in the window alone: what was drawn with the pen is in no file."""


class Size(msgspec.Struct, frozen=True):
    """Of a picture, in pixels."""

    width: int
    height: int


class ExportRequest(msgspec.Struct, frozen=True, kw_only=True):
    """One export. At most one of `step`, `place` and `bounds` is set; none: the whole briefing."""

    out: Path
    step: str | None = None
    """Id of the step whose view and focus are shown."""
    place: str | None = None
    """Id of the place that is shown and selected."""
    bounds: Bounds | None = None
    """West, south, east, north in degrees; across 180°, west > east."""
    size: Size = Size(1920, 1200)
    dpi: int | None = None
    """Pixels to the inch: the picture says so, and text and lines grow with it from 96. None: they
    grow with the size."""
    theme: Theme = "light"
    viewpoint: Viewpoint | None = None
    """None: what the step or else the briefing says."""
    include: tuple[str, ...] = INCLUDED
    """What stands beside the map, of `INCLUDABLE`."""


class DocumentRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A document or data file of a whole briefing."""

    out: Path
    viewpoint: Viewpoint
    notes: bool = False
    """Whether the presenter's notes are in it."""


def out_path(text: str) -> Path:
    """Return the path of the file to write; its suffix must be one that we can write."""
    path = Path(text)
    formats.of(path)
    return path


def size(text: str) -> Size:
    """Return the size written as ``WIDTHxHEIGHT``."""
    match = re.fullmatch(r"([0-9]{1,9})[x×]([0-9]{1,9})", text.strip().lower())
    if not match:
        raise UsageError(f"{text!r} is no size", "write it as 1920x1200, in pixels")
    sides = int(match[1]), int(match[2])
    if not all(side in SIDES for side in sides):
        limits = f"each side has {SIDES[0]} to {SIDES[-1]} pixels"
        raise UsageError(f"cannot make a picture of {text}", limits)
    if max(sides) > LONGEST_SHAPE * min(sides):
        hint = f"one side may be at most {LONGEST_SHAPE} times as long as the other"
        raise UsageError(f"cannot make a picture of {text}", hint)
    return Size(*sides)


def include(text: str) -> tuple[str, ...]:
    """Return what a picture shall have beside the map, written as ``title,key`` or ``none``."""
    names = () if text.strip() == "none" else tuple(part.strip() for part in text.split(","))
    if unknown := [name for name in names if name not in INCLUDABLE]:
        hint = f"--include takes none, or some of {','.join(INCLUDABLE)}"
        raise UsageError(f"a picture cannot include {unknown[0]!r}", hint)
    return names


def density(text: str) -> int:
    """Return the pixels to the inch."""
    if not re.fullmatch("[0-9]{1,9}", text) or int(text) not in DENSITIES:
        hint = f"--dpi takes a whole number from {DENSITIES[0]} to {DENSITIES[-1]}"
        raise UsageError(f"{text!r} is no resolution", hint)
    return int(text)


def bounds(text: str) -> Bounds:
    """Return the box written as ``W,S,E,N`` in degrees (RFC 7946 §5); across 180°, W > E."""
    try:
        west, south, east, north = map(float, text.split(","))
    except ValueError:
        raise _no_box(text, "write it as W,S,E,N in degrees, such as 120,30,-170,75") from None
    if not all(map(math.isfinite, (west, south, east, north))):
        raise _no_box(text, "its degrees must be numbers")
    if not (-180 <= west <= 180 and -180 <= east <= 180):
        raise _no_box(text, "west and east lie between -180 and 180; across 180°, W > E")
    if not -90 <= south < north <= 90:
        raise _no_box(text, "south is less than north, both between -90 and 90")
    if west == east:
        raise _no_box(text, "west and east are the same")
    if south >= MAP_ENDS or north <= -MAP_ENDS:
        raise _no_box(text, f"the map ends at {MAP_ENDS:g} degrees north and south")
    return west, south, east, north


def _no_box(text: str, hint: str) -> UsageError:
    return UsageError(f"{text!r} is no box", hint)


def step_id(index: Index, word: str) -> str:
    """Return the id of the step that a person calls by its id or its number, from 1."""
    steps = index.briefing.steps
    if word in index.steps:
        return word
    if re.fullmatch("[0-9]{1,9}", word) and 1 <= int(word) <= len(steps):
        return steps[int(word) - 1].id
    known = ", ".join(f"{number} {step.id}" for number, step in enumerate(steps, 1))
    raise UsageError(f"there is no step {word!r}", f"the steps are: {known or 'none'}")


def place_id(index: Index, word: str) -> str:
    """Return the id of the place that a person calls by its id or, in any case, by a name."""
    if word in index.places:
        return word
    found = [place for place in index.briefing.places if _folded(word) in _names(place)]
    if len(found) == 1:
        return found[0].id
    known = ", ".join(f"{place.id} ({place.name})" for place in found or index.briefing.places)
    if found:
        raise UsageError(f"{word!r} names more than one place", f"say which: {known}")
    raise UsageError(f"there is no place {word!r}", f"the places are: {known or 'none'}")


def _names(place: Place) -> set[str]:
    return {_folded(name) for name in (place.name, *place.names.values())}


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
