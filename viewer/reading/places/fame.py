"""Cities that are known the world over, and the towns called like them that are not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from viewer.reading.places.folding import fold
from viewer.reading.places.gazetteer import Named, Place, is_named
from viewer.store.resources import resources_root

MUCH = 0.4
"""A town of so much of the people of a known city is known beside it."""


@cache
def outshone(named: Named) -> tuple[bool, ...]:
    """Which of the places of a name are towns that a known city in another country outshines.

    That a text names a town's country doesn't make the town likelier: ministers fly to Boston.
    """
    known = [place for place in named.places if is_listed(place, named.key)]
    most = max((place.population for place in known), default=0)
    countries = {place.country for place in known}
    return tuple(
        place.feature in ("city", "district")
        and place.country not in countries
        and place.population < MUCH * most
        for place in named.places
    )


def is_listed(place: Place, key: str) -> bool:
    """Whether our list has a city."""
    town = place.feature in ("city", "capital") and is_named(place, key)
    return town and key in _listed().get(place.country, ())


@cache
def _listed() -> Mapping[str, frozenset[str]]:
    """The names of known cities, folded, by country."""
    path = resources_root() / "reading" / "places" / "known_cities.json"
    table = msgspec.json.decode(path.read_bytes(), type=_KnownCities)
    return {code: frozenset(map(fold, names)) for code, names in table.cities.items()}


class _KnownCities(msgspec.Struct, frozen=True):
    cities: dict[str, tuple[str, ...]]
