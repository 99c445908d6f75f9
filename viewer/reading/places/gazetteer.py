"""The gazetteer: names, and the places that bear them. `geodata/gazetteer.py` makes it."""

from __future__ import annotations

import gzip
import re
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
_LINE = re.compile(rb"([^\t\n]+)\t(.*)")
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
    """Names to places. Lines are decoded and parsed when they are asked for: most never are."""

    def __init__(self, lines: dict[bytes, bytes]) -> None:
        self.given = frozenset(lines.pop(b"=given", b"").decode().split())
        """Given names of people, folded."""
        self._lines = lines
        self._parsed: dict[str, Named] = {}

    def __contains__(self, key: str) -> bool:
        return key.encode() in self._lines or _written_out(key).encode() in self._lines

    def get(self, key: str) -> Named | None:
        """What bears a name, by its folded form."""
        found = self._parsed.get(key)
        if found is None and (key.encode() in self._lines or key.startswith(_SHORT)):
            lines = [(name, self._line(name)) for name in (key, _written_out(key))]
            if known := [(name, line) for name, line in lines if line]:
                found = self._parsed[key] = _named(key, known)
        return found

    def _line(self, key: str) -> str:
        """What stands after a name; empty for a name that there is not."""
        return self._lines.get(key.encode(), b"").decode()


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that Dateline ships; about 0.1 s the first time."""
    data = gzip.decompress((geodata_root() / "gazetteer.tsv.gz").read_bytes())
    return Gazetteer(dict(_LINE.findall(data)))


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
