"""The gazetteer: names, and the places that bear them. `geodata/gazetteer.py` makes it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
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
_OTHER = "o|"
"""What an entry begins with that leads to a city's own name."""
_CITIES = ("p", "c")
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

    def __iter__(self) -> Iterator[str]:
        """Every folded name, in the order of the file."""
        return map(bytes.decode, self._lines)

    def get(self, key: str) -> Named | None:
        """What bears a name, by its folded form."""
        found = self._parsed.get(key)
        if found is None and (key.encode() in self._lines or key.startswith(_SHORT)):
            lines = [(name, self._line(name)) for name in (key, _written_out(key))]
            if known := [(name, line) for name, line in lines if line]:
                found = self._parsed[key] = self._named(key, known)
        return found

    def _line(self, key: str) -> str:
        """What is said of a name; empty for a name that there is not."""
        return self._lines.get(key.encode(), b"").decode()

    def _named(self, key: str, lines: Sequence[tuple[str, str]]) -> Named:
        """Everything on the lines of a name and of its other spellings, the largest first."""
        places = [place for name, line in lines for place in self._places(name, line)]
        if len(lines) > 1:
            places.sort(key=lambda place: -place.population)
        return Named(key, lines[0][1].partition("\t")[0], tuple(places))

    def _places(self, key: str, line: str) -> Iterator[Place]:
        for field in line.split("\t")[1:]:
            if field.startswith(_OTHER):
                yield from self._called(*field.split("|")[1:])
            else:
                yield _place(key, field)

    def _called(self, own: str, country: str, region: str) -> Iterator[Place]:
        """The cities of a region by their own name."""
        for field in self._line(own).split("\t")[1:]:
            if field.startswith(_CITIES):
                place = _place(own, field)
                if (place.country, place.region) == (country, region) and is_named(place, own):
                    yield place


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that Dateline ships; about 0.1 s the first time."""
    data = gzip.decompress((geodata_root() / "gazetteer.tsv.gz").read_bytes())
    names, _, lines = data.partition(b"\n\n")
    return Gazetteer(dict(zip(names.split(b"\n"), lines.split(b"\n"), strict=True)))


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
