"""How well places of small countries are told from larger ones: `python .../namesakes.py [SEED]`.

Texts are made of the gazetteer: towns whose name a larger place in another country bears too, in
sentences of each sort; the same of cities that all know. No text is written for a name.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from resources.measure.places import NEAR_KM, Gold, distance
from viewer.reading.places import propose_places
from viewer.reading.places.folding import fold
from viewer.reading.places.gazetteer import Place, gazetteer, is_named
from viewer.reading.places.words import country

SMALL = 12_000_000
"""People of a small country, at most."""
TOWN = 1_000
FAMOUS = 2_000_000
NEIGHBOURS = 15
"""So many of the largest towns of a country are named beside one."""
TEXTS = 378
SORTS = {
    "country named": (
        "A fire destroyed a school in {town}, the police of {country} said on Monday.",
        "{country} closed its border after two soldiers were shot in {town}.",
    ),
    "among others": (
        "The United States and China asked {country} for help. A fire broke out in {town}.",
        "The president of {country} left {town} for London, where he met the ministers of Germany.",
    ),
    "said in words": (
        "Fire destroyed a school in {town}, a town in the north of {country}. France was shocked.",
        "Soldiers from France and the United Kingdom left {town} in southern {country}.",
    ),
    "neighbours only": (
        "Floods reached {town} and {next} on Monday. The army sent help to {last}.",
        "Teachers in {town} went on strike. Schools in {next} and {last} stayed open.",
    ),
}
FAR = (
    "The president of {country} flew to {town} on Monday. {country} wants peace.",
    "A plane from {town} made an emergency landing in {country}.",
)


def main(seed: int) -> None:
    """Print how many of the towns were missed, and how many were taken for another place."""
    chance = random.Random(seed)
    towns = _towns()
    small = [p for code in sorted(towns) if _is_small(code) for p in towns[code] if _is_less(p)]
    for sort, sentences in SORTS.items():
        made = chance.sample(small, TEXTS)
        texts = [
            (_made(chance.choice(sentences), town, _beside(chance, towns, town)), town)
            for town in made
        ]
        print(f"{sort:16} {_counted(texts)}")
    known = [p for code in sorted(towns) for p in towns[code] if p.population >= FAMOUS]
    codes = [code for code in sorted(towns) if country(code).population >= 1_000_000]
    texts = [
        (chance.choice(FAR).format(town=city.name, country=_other(chance, codes, city)), city)
        for city in (chance.choice(known) for _ in range(TEXTS))
    ]
    print(f"{'known city':16} {_counted(texts)}")


def _towns() -> dict[str, list[Place]]:
    """The towns of each country under their own name, the largest first, for which it has some."""
    found: dict[str, dict[int | None, Place]] = defaultdict(dict)
    for key, place in _places():
        if place.feature == "city" and place.population >= TOWN and is_named(place, key):
            found[place.country][place.id] = place
    each = {code: sorted(p.values(), key=lambda p: -p.population) for code, p in found.items()}
    return {code: places for code, places in each.items() if len(places) >= NEIGHBOURS}


def _places() -> Iterator[tuple[str, Place]]:
    for key in sorted(gazetteer()):
        if named := gazetteer().get(key):
            yield from ((key, place) for place in named.places)


def _is_small(code: str) -> bool:
    return country(code).population <= SMALL


def _is_less(place: Place) -> bool:
    """Whether a larger place elsewhere has the name of a town, which its own country has not."""
    named = gazetteer().get(fold(place.name))
    known = [p for p in named.places if is_named(p, named.key)] if named else []
    elsewhere = [p for p in known if p.country != place.country]
    larger = any(p.feature != "district" and p.population > place.population for p in elsewhere)
    return larger and place.name not in country(place.country).name


def _beside(chance: random.Random, towns: Mapping[str, list[Place]], town: Place) -> list[Place]:
    """Two others of the largest towns of a town's country."""
    largest = towns[town.country][:NEIGHBOURS]
    return chance.sample([p for p in largest if town.name not in p.name], 2)


def _made(sentence: str, town: Place, beside: Sequence[Place]) -> str:
    names = [place.name for place in beside]
    return sentence.format(
        town=town.name, country=country(town.country).name, next=names[0], last=names[1]
    )


def _other(chance: random.Random, codes: Sequence[str], city: Place) -> str:
    return country(chance.choice([code for code in codes if code != city.country])).name


def _counted(texts: Sequence[tuple[str, Place]]) -> str:
    told = Counter(_told(text, place) for text, place in texts)
    return f"missed {told['missed']:3}  elsewhere {told['elsewhere']:3}  of {len(texts)}"


def _told(text: str, place: Place) -> str:
    at = text.index(place.name)
    gold = Gold(at, at + len(place.name), place.lon, place.lat)
    mention = next((m for m in propose_places(text) if m.start <= at < m.end), None)
    if mention is None:
        return "missed"
    return "there" if distance(gold, mention) <= NEAR_KM else "elsewhere"


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1)
