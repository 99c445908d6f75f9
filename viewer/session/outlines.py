"""Finding the outline of a country, a first-level region, or a part of one by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

import msgspec

from viewer.geo import drawing
from viewer.geo.drawing import Compass
from viewer.geo.outlines import SOURCE, Outline, read
from viewer.model.briefing import Geometry, Viewpoint
from viewer.model.text import folded
from viewer.session.editing.placing import Taken
from viewer.store.resources import geodata_root

MOST = 60
"""Outlines found at once."""
MOST_PARTS = 6
"""Countries and regions of which a part is offered."""
LONGEST_QUERY = 100
BORDERS: dict[str, str] = {"recognised": "borders recognised", "de-facto": "borders de facto"}

_PART = re.compile(
    r"(?:the )?(?:(north|south)(?:ern)?[ -]?)?(?:(east|west)(?:ern)?)?"
    r"(?:(central|middle))?(?: part)?(?: of)?(?: the)? (.+)"
)
_NAMES: dict[Compass, tuple[str, str]] = {
    "n": ("Northern", "northern third"),
    "s": ("Southern", "southern third"),
    "e": ("Eastern", "eastern third"),
    "w": ("Western", "western third"),
    "ne": ("North-eastern", "north-eastern quarter"),
    "nw": ("North-western", "north-western quarter"),
    "se": ("South-eastern", "south-eastern quarter"),
    "sw": ("South-western", "south-western quarter"),
    "middle": ("Central", "middle"),
}


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """An outline that is offered."""

    name: str
    detail: str
    shapes: tuple[Outline, ...]
    """One, or one for each viewpoint on borders."""
    compass: Compass | None = None

    def taken(self) -> Taken:
        """Return the outline itself, read and cut."""
        first, *others = self.shapes
        by_viewpoint: dict[Viewpoint, Geometry] = {
            other.viewpoint: self._cut(other) for other in others if other.viewpoint != "both"
        }
        whole = f"{first.name}, {self.detail}" if first.kind == "region" else first.name
        part = f"the {_NAMES[self.compass][1]} by area of " if self.compass else ""
        borders = "" if others else BORDERS.get(first.viewpoint, "")
        return Taken(
            geometry=self._cut(first),
            by_viewpoint=by_viewpoint,
            approximate=self.compass is not None,
            feature="region" if self.compass else first.kind,
            basis="; ".join(filter(None, (part + whole, SOURCE, borders))),
        )

    def _cut(self, outline: Outline) -> Geometry:
        shape = outline.geometry()
        return drawing.part(shape, self.compass) if self.compass else shape


class _Known(NamedTuple):
    choice: Choice
    keys: tuple[str, ...]
    """Its names as they are searched, its own first."""


def found(words: str) -> list[Choice]:
    """Return the outlines of a name, the nearest first; raises UnreadableError."""
    wanted = _key(words[:LONGEST_QUERY])
    if not wanted:
        return []
    parts = list(islice(_parts(wanted), MOST_PARTS))
    whole = [known.choice for known in _ranked(wanted)]
    exact = [choice for choice in whole if _key(choice.name) == wanted]
    rest = [choice for choice in whole if choice not in exact]
    return [*exact, *parts, *rest][:MOST]


def _parts(wanted: str) -> Iterator[Choice]:
    """Yield parts of what stands behind a compass word."""
    at = _PART.fullmatch(wanted)
    if at is None or not any(at.group(1, 2, 3)):
        return
    letters = "".join(word[0] for word in at.group(1, 2) if word)
    compass = next((c for c in _NAMES if c == (letters or "middle")), None)
    if compass is None:
        return
    for known in _ranked(at[4]):
        if any(key.startswith(at[4]) for key in known.keys):
            whole = known.choice
            name = f"{_NAMES[compass][0]} part of {whole.name}"
            detail = f"{_NAMES[compass][1]} of its area, approximate"
            detail = f"{whole.detail} · {detail}" if whole.shapes[0].kind == "region" else detail
            yield msgspec.structs.replace(whole, name=name, detail=detail, compass=compass)


def _ranked(wanted: str) -> list[_Known]:
    """Return what has words that begin so in one of its names: whole names, then beginnings."""
    needles = [f" {word}" for word in wanted.split()]

    def place(known: _Known) -> tuple[tuple[int, bool], bool, str] | None:
        fits = [key for key in known.keys if all(needle in f" {key}" for needle in needles)]
        if not fits:
            return None
        how = min((_distance(key, wanted), key != known.keys[0]) for key in fits)
        return how, known.choice.shapes[0].kind == "region", known.keys[0]

    placed = [(at, known) for known in _all() if (at := place(known))]
    return [known for _, known in sorted(placed, key=lambda pair: pair[0])]


def _distance(key: str, wanted: str) -> int:
    if key == wanted:
        return 0
    return 1 if key.startswith(wanted) else 2


@cache
def _outlines() -> tuple[Outline, ...]:
    return read(geodata_root())


@cache
def _country_names() -> dict[str, str]:
    countries = (outline for outline in _outlines() if outline.kind == "country")
    return {code: country.name for country in countries for code in country.codes.values()}


@cache
def _all() -> tuple[_Known, ...]:
    countries: dict[str, list[Outline]] = {}
    for outline in _outlines():
        if outline.kind == "country":
            countries.setdefault(outline.name, []).append(outline)
    regions = ([outline] for outline in _outlines() if outline.kind == "region")
    return tuple(_known(shapes) for shapes in (*countries.values(), *regions))


def _known(shapes: list[Outline]) -> _Known:
    ordered = tuple(sorted(shapes, key=lambda outline: outline.viewpoint == "de-facto"))
    first = ordered[0]
    choice = Choice(name=first.name, detail=_detail(ordered), shapes=ordered)
    return _Known(choice, tuple(dict.fromkeys(map(_key, (first.name, *first.also)))))


def _detail(shapes: Iterable[Outline]) -> str:
    first, *others = shapes
    if first.kind == "country":
        only = "" if others else BORDERS.get(first.viewpoint, "")
        return " · ".join(filter(None, ("country", only)))
    names = _country_names()
    owners = [
        f"{names.get(code, code)}{_under(viewpoint)}" for viewpoint, code in first.codes.items()
    ]
    return f"region of {', '.join(owners)}"


def _under(viewpoint: str) -> str:
    return "" if viewpoint == "both" else f" ({BORDERS[viewpoint]})"


def _key(name: str) -> str:
    """Return a name as it is searched: without case, accents, apostrophes and hyphens."""
    letters = (c if c.isalnum() else "" if c in "'’ʹ`" else " " for c in folded(name))
    return " ".join("".join(letters).split())
