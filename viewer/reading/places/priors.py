"""How likely each of the places of a name is in any text: how large and how well known it is."""

from __future__ import annotations

import math
from difflib import SequenceMatcher
from functools import cache

from viewer.reading.places.fame import is_listed
from viewer.reading.places.folding import fold
from viewer.reading.places.gazetteer import Named, Place, is_named

POPULATION = 2.2
"""What ten times as many people weigh, as log-odds."""
FAMOUS = {"capital": 1_000_000, "city": 3_000_000}
"""From this population on a city is known the world over."""
FAME = 2.0
OTHER_NAME = 2.5
"""How much less likely a city is by a name that is not its own."""
QUITE_OTHER_NAME = 1.5
"""How much less likely still if the two are not even alike: a former one."""
ALIKE = 0.6
STATE_AND_COUNTRY = 2.5
"""How much less likely a country is whose name is a state's too."""
_FIRMNESS = {
    "capital": 2.0,
    "region": -1.5,
    "district": -1.0,
    "country": 3.0,
    "area": 6.0,
    "sea": 7.0,
    "continent": 8.0,
}


@cache
def priors(named: Named) -> tuple[float, ...]:
    """What each of the places of a name weighs in any text."""
    both = is_state_and_country(named)
    return tuple(_prior(place, named.key, both) for place in named.places)


def _prior(place: Place, key: str, both: bool) -> float:
    """Weigh a place by itself. `both`: its name is a state's and a country's."""
    weight = POPULATION * math.log10(max(place.population, 300)) + _FIRMNESS.get(place.feature, 0.0)
    if place.feature == "area" and place.country:
        weight -= 3.0
    if place.feature in ("city", "capital") and not is_named(place, key):
        weight -= OTHER_NAME
        if place.feature == "city" and not _is_like(place, key):
            weight -= QUITE_OTHER_NAME
    elif is_famous(place) or is_listed(place, key):
        weight += FAME
    if both and place.feature == "country":
        weight -= STATE_AND_COUNTRY
    return weight


def _is_like(place: Place, key: str) -> bool:
    """Whether a name is another spelling of a place's own."""
    return SequenceMatcher(None, key, fold(place.name)).ratio() > ALIKE


def is_famous(place: Place) -> bool:
    """Whether a place is a city that is known, and named, the world over."""
    return place.population >= FAMOUS.get(place.feature, math.inf)


@cache
def is_state_and_country(named: Named) -> bool:
    """Whether a name is a country's and a region's, as Georgia."""
    return {"region", "country"} <= {place.feature for place in named.places[:4]}
