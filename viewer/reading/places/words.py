"""Words around place names, and words for the people of a place, as data."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from viewer.reading.places.folding import fold
from viewer.reading.places.gazetteer import Place, gazetteer
from viewer.store.resources import geodata_root, resources_root

Words = frozenset[str]


class Context(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Lists of words in a language, folded; see `resources/reading/places/en.json`."""

    never: Words
    hard: Words
    titles: Words
    of_titles: Words
    officials: Words
    institutions: Words
    organisations: Words
    of_organisations: Words
    region_words: Words
    region_types_before: Words
    compass: dict[str, tuple[float, float]]
    around: Words
    locative: Words
    place_only: Words
    saying: Words
    clear_saying: Words
    person_saying: Words
    government_nouns: Words
    between_powers: Words
    eponyms: Words
    given: Words
    metonyms: dict[str, str]
    auxiliaries: Words
    adverbs: Words
    pressed: Words
    function_words: Words
    placed: Words
    region_after: Words
    area_after: Words
    regions_after: Words
    region_of: Words
    name_words: Words
    befalls: Words
    compounds: dict[str, Words]

    @property
    def stopped(self) -> Words:
        """Names that are never places when they stand alone."""
        return _stopped(self)


@cache
def _stopped(words: Context) -> Words:
    return words.never - words.hard


class _Demonyms(msgspec.Struct, frozen=True):
    countries: dict[str, tuple[str, ...]]
    places: dict[str, tuple[str, ...]]


@cache
def context(language: str) -> Context:
    """The words of a language; English where there is no list for it."""
    folder = resources_root() / "reading" / "places"
    own = folder / f"{language[:2]}.json"
    path: Path = own if language[:2].isalpha() and own.is_file() else folder / "en.json"
    return msgspec.json.decode(path.read_bytes(), type=Context)


@cache
def demonyms() -> dict[str, Place]:
    """Adjectives and words for people, folded, and the place each belongs to."""
    table = msgspec.json.decode((geodata_root() / "demonyms.json").read_bytes(), type=_Demonyms)
    found: dict[str, Place] = {}
    for code, words in table.countries.items():
        found |= {fold(word): country(code) for word in words}
    for name, words in table.places.items():
        named = gazetteer().get(fold(name))
        if named:
            whole = [p for p in named.places if p.feature in ("area", "continent", "region")]
            found |= {fold(word): (whole or named.places)[0] for word in words}
    return found


@cache
def people(words: Context) -> Words:
    """Words for people of a place, and for seats of government."""
    return frozenset([*demonyms(), *words.metonyms])


def country(code: str) -> Place:
    """The country with an ISO 3166-1 alpha-2 code."""
    named = gazetteer().get(f"={code.lower()}")
    assert named is not None, code
    return named.places[0]
