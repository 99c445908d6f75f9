"""The gazetteer: names, and the places that bear them. `geodata/gazetteer.py` makes it."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache

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


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer."""

    feature: str
    id: int | None
    name: str
    lon: float
    lat: float
    country: str
    region: str
    population: int


@dataclass(frozen=True, slots=True, eq=False)
class Named:
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
        return key in self._lines

    def get(self, key: str) -> Named | None:
        """What bears a name, by its folded form."""
        found = self._parsed.get(key)
        if found is None and (line := self._lines.get(key)) is not None:
            found = self._parsed[key] = _named(key, line)
        return found


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that Dateline ships; about 0.2 s the first time."""
    data = gzip.decompress((geodata_root() / "gazetteer.tsv.gz").read_bytes())
    lines = data.decode().split("\n")
    return Gazetteer(
        {key: rest for key, _, rest in (line.partition("\t") for line in lines) if key}
    )


def _named(key: str, line: str) -> Named:
    flags, *fields = line.split("\t")
    return Named(key, flags, tuple(_place(key, field) for field in fields))


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
