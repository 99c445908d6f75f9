"""The gazetteer: names, and the places that bear them. `geodata/gazetteer.py` makes it."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from functools import cache

import msgspec

from viewer.reading.places.folding import fold
from viewer.store.resources import geodata_root

FEATURES = {
    "p": "city",
    "c": "capital",
    "r": "region",
    "d": "district",
    "n": "country",
    "a": "area",
    "s": "sea",
    "w": "continent",
}


ABBREVIATED = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
"""First words of names that are often written short."""
_SHORT = tuple(f"{word} " for word in ABBREVIATED)


class Place(msgspec.Struct, frozen=True, gc=False):
    """One place of the gazetteer."""

    feature: str
    id: int | None
    name: str
    lon: float
    lat: float
    country: str
    region: str
    population: int


class Named(msgspec.Struct, frozen=True, eq=False, gc=False):
    """Everything that bears one name, and what else the word is."""

    key: str
    """Folded."""
    flags: str
    """w: a common English word; v: a rarer; s: a common surname; t: a rarer; g: a given name."""
    places: tuple[Place, ...]


class Gazetteer:
    """Names to places. Lines are parsed when they are asked for: most never are."""

    def __init__(self, lines: dict[str, str]) -> None:
        self.given = frozenset(lines.pop("=given", "").split())
        """Given names of people, folded."""
        self._lines = lines
        self._parsed: dict[str, Named] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._lines or _written_out(key) in self._lines

    def get(self, key: str) -> Named | None:
        """What bears a name, by its folded form."""
        found = self._parsed.get(key)
        if found is None and (key in self._lines or key.startswith(_SHORT)):
            names = (key, _written_out(key))
            if lines := [(name, self._lines[name]) for name in names if name in self._lines]:
                found = self._parsed[key] = _named(key, lines)
        return found


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that Dateline ships; about 0.2 s the first time."""
    data = gzip.decompress((geodata_root() / "gazetteer.tsv.gz").read_bytes())
    lines = data.decode().split("\n")
    return Gazetteer(
        {key: rest for key, _, rest in (line.partition("\t") for line in lines) if key}
    )


def is_named(place: Place, key: str) -> bool:
    """Whether a folded name is a place's own, and not another that it has."""
    own = fold(place.name)
    return own == key or own == _written_out(key)


def _written_out(key: str) -> str:
    """A name with its abbreviated first word in full, as Saint Paul for St. Paul; else nothing."""
    if not key.startswith(_SHORT):
        return ""
    first, _, rest = key.partition(" ")
    return f"{ABBREVIATED[first]} {rest}"


def _named(key: str, lines: Sequence[tuple[str, str]]) -> Named:
    """Everything on the lines of a name and of its other spellings, the largest first."""
    places: list[Place] = []
    for name, line in lines:
        places += (_place(name, field) for field in line.split("\t")[1:])
    if len(lines) > 1:
        places.sort(key=lambda place: -place.population)
    return Named(key, lines[0][1].partition("\t")[0], tuple(places))


def _place(key: str, field: str) -> Place:
    kind, number, name, lon, lat, country, region, people = field.split("|")
    return Place(
        FEATURES[kind],
        int(number, 36) if number else None,
        name or key.title(),
        int(lon) / 100,
        int(lat) / 100,
        country,
        region,
        int(people or 0) * 100,
    )
