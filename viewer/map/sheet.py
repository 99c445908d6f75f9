"""A sheet: a map with what must stand beside it, to be printed. As data, like the scene."""

from __future__ import annotations

import msgspec

from viewer.map.room import Stroke
from viewer.map.scene import Scene
from viewer.model.geometry import Bounds


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the key beside the map: a numbered place, or a claim."""

    number: int | None = None
    title: str
    quote: str = ""
    detail: str = ""
    disputed: str = ""
    """By whom, in words, where it is."""


class Include(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on a sheet beside the map, its borders' viewpoint and its attribution."""

    title: bool = True
    key: bool = True
    legend: bool = True
    scale: bool = True
    sources: bool = True
    date: bool = True
    north: bool = False
    locator: bool = False


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """All that a printed map says."""

    scene: Scene
    title: str
    subtitle: str = ""
    entries: tuple[Entry, ...] = ()
    sources: str = ""
    made: str = ""
    """When it was made, in words."""
    selected: tuple[str, ...] = ()
    lit: tuple[str, ...] = ()
    bounds: Bounds | None = None
    """West, south, east, north in degrees, east may exceed 180; None is the scene's home."""
    exact: bool = False
    """Whether the map's frame takes the shape of the bounds; else they are fitted into it."""
    include: Include = Include()
    ink: tuple[Stroke, ...] = ()
    """Lines that were drawn with the pen, where they are included."""
    mapped: bool = True
    """Whether a page of a handout has a map; a sheet of its own always has."""


class HandoutWords(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a handout that are ours; braces name what is filled in."""

    contents: str = "Contents"
    continued: str = "{title} (continued)"
    page: str = "{page} / {pages}"
