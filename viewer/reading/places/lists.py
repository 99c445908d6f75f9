"""Lists of regions: among states Washington is none of the cities called so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from viewer.reading.places.gazetteer import Named
from viewer.reading.places.matching import Span

LEAST = 3
"""Fewer names are no list."""
MOST_PART = 0.75
"""How many of its names are regions of one country."""
CLEAR = 0.5
"""How many of those are no city's name too, in the region itself: as Ohio."""
LARGE = 50_000
"""Smaller cities don't give their region its name."""


def listed_regions(
    spans: Sequence[Span], linked: Callable[[int], bool]
) -> Iterator[tuple[int, str]]:
    """Names that stand among regions of one country, by index, and its code.

    `linked`: whether a name and the next stand in a list.
    """
    first = 0
    for index in range(len(spans)):
        if not linked(index):
            if index - first + 1 >= LEAST:
                yield from _regions(spans, range(first, index + 1))
            first = index + 1


def _regions(spans: Sequence[Span], run: range) -> Iterator[tuple[int, str]]:
    known = {i: _countries(named) for i in run if (named := spans[i].named)}
    counted = Counter(country for countries in known.values() for country in countries)
    if not counted:
        return
    country, most = counted.most_common(1)[0]
    clear = sum(countries.get(country, False) for countries in known.values())
    if most >= max(LEAST, MOST_PART * len(run)) and clear >= CLEAR * most:
        yield from ((i, country) for i in known if country in known[i])


@cache
def _countries(named: Named) -> dict[str, bool]:
    """The countries that have a region of a name, and whether it is no city's in it too."""
    each = zip(named.places, _namesakes(named), strict=True)
    return {place.country: first for place, first in each if place.feature == "region"}


def _namesakes(named: Named) -> tuple[bool, ...]:
    """Which of the places of a name are regions that gave it to cities elsewhere.

    So with Wyoming, but not with New York, whose own city is called so.
    """
    seats = [p for p in named.places if p.feature in ("city", "capital") and p.population >= LARGE]
    around = {(seat.country, seat.region) for seat in seats}
    return tuple(
        place.feature == "region" and (place.country, place.region) not in around
        for place in named.places
    )
