"""Which names of a text are places, and which: weighed twice, the second time knowing the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from viewer.reading.places.company import ALONE, Companies, Company
from viewer.reading.places.document import TOWNS, Document
from viewer.reading.places.evidence import Signs, is_little_known, likelihood
from viewer.reading.places.gazetteer import Named, Place, gazetteer, is_named
from viewer.reading.places.matching import Span
from viewer.reading.places.persons import surnames
from viewer.reading.places.priors import is_state_and_country
from viewer.reading.places.ranking import Ranking
from viewer.reading.places.tokens import Tokens
from viewer.reading.places.words import Context, demonyms

LEAST = 0.5
"""From this likelihood on a name is proposed."""
SURE = 0.85
TELLING = 0.15
"""From this likelihood on a name tells of others: towns that are named together, of each other."""
AMBIGUOUS = 0.3
"""What a name that is a country's and a region's tells of the country that a text is about."""
FAINT = 0.02
"""Less likely places of a name tell nothing."""
NEAR = 0.15
"""A place is near others where so much of the text is about its country."""
VOUCHED = 0.05
"""A place is believed by another name than its own where so much of the text is its country's."""
CLOSE = 0.5
"""A place is close to others that are so likely in and around its square of the world."""
_OTHERS = frozenset(
    {"given name", "person before", "person before whole", "eponym", "surname of a country"}
    | {"speaker", "organisation after", "organisation after whole", "organisation of"}
    | {"abbreviation alone"}
)
"""Signs of something else, whatever the name is in the rest of the text."""
_TELLING_OF_ITSELF = frozenset(
    {"with its whole", "elsewhere with its whole", "dateline", "kind before", "region word"}
)
"""Signs by which a place is believed whatever it is called."""
_ALONE = "other name alone"


class Reading(msgspec.Struct, frozen=True, eq=False, gc=False):
    """What the rest of the text says of a name."""

    best: Place
    """The likeliest of its places."""
    near: str
    """The sign of how much of the text is about that place's country, if any."""
    close: bool
    """Whether the text names more around that place."""
    doubtful: bool
    """Whether nothing else of the text tells of that place, of which the name is not its own."""


class Found(msgspec.Struct, frozen=True, gc=False):
    """A name that was weighed."""

    span: Span
    company: Company
    reading: Reading | None
    """None for a word for people."""
    signs: tuple[str, ...]
    likely: float


class _Name(msgspec.Struct, eq=False):
    """A name in one company, which mostly stands in a text more than once."""

    named: Named
    company: Company
    reading: Reading | None = None


class Weighing:
    """One text, read for places."""

    def __init__(self, tokens: Tokens, words: Context) -> None:
        self._companies = Companies(tokens, words)
        self._spans = self._companies.spans
        people = surnames(tokens, self._spans, gazetteer(), words)
        self._signs = Signs(tokens, gazetteer(), words, people)
        self._names = list(self._named())
        self._each = {name for name in self._names if name}
        self._own: dict[int, tuple[Place, tuple[tuple[str, ...], bool]]] = {}
        self._once: dict[int, Found] = {}
        self.ranking = Ranking(Document())
        self.found = self._weigh()
        for _ in range(2):
            before = self._meant()
            self.ranking = Ranking(self._document())
            self.found = self._weigh()
            if self._meant() == before:
                break

    def _named(self) -> Iterator[_Name | None]:
        """The name that each span is; None for a word for people."""
        names: dict[tuple[Named, Company], _Name] = {}
        for index, span in enumerate(self._spans):
            if span.named is None:
                yield None
            else:
                key = span.named, self._companies.of(index)
                if key not in names:
                    names[key] = _Name(*key)
                yield names[key]

    def _meant(self) -> list[Place | None]:
        """The likeliest place of each name that is likely one."""
        return [
            found.reading.best if found.reading and found.likely >= LEAST else None
            for found in self.found
        ]

    # Weighing

    def _weigh(self) -> list[Found]:
        for name in self._each:
            name.reading = self._read(name)
        once = [self._one(index) for index in range(len(self._spans))]
        surest: dict[str, float] = defaultdict(float)
        for found in once:
            surest[found.span.key] = max(surest[found.span.key], found.likely)
        return [_again(found, surest[found.span.key]) for found in once]

    def _read(self, name: _Name) -> Reading:
        """What the text says of a name now; the same object as before if that has not changed."""
        best = self.ranking.best(name.named, name.company)[0][0]
        near = ""
        share = self.ranking.share(best)
        if share is not None and best.feature in ("city", "capital", "district", "region"):
            if share > NEAR:
                near = "near others"
            elif not self.ranking.is_named(best.country):
                near = "far from others"
        close = best.feature in TOWNS and self.ranking.near(name.named.key, best) > CLOSE
        reading = Reading(best, near, close, not close and self._is_doubtful(name.named.key, best))
        return name.reading if name.reading and _is_same(name.reading, reading) else reading

    def _is_doubtful(self, key: str, best: Place) -> bool:
        other = is_little_known(best) and not is_named(best, key)
        return other and self.ranking.others(key, best) < VOUCHED

    def _one(self, index: int) -> Found:
        """Weigh one name, unless nothing has changed since it was weighed."""
        name, found = self._names[index], self._once.get(index)
        reading = name.reading if name else None
        if found is None or found.reading is not reading:
            signs = self._of_place(index, reading) if reading else self._of_people(index)
            company = name.company if name else ALONE
            found = Found(self._spans[index], company, reading, signs, likelihood(signs))
            self._once[index] = found
        return found

    def _of_people(self, index: int) -> tuple[str, ...]:
        """The signs of a word for people, which nothing else in the text makes likelier."""
        return tuple(self._signs.of_people(self._spans[index]))

    def _of_place(self, index: int, reading: Reading) -> tuple[str, ...]:
        signs, other = self._own_signs(index, reading.best)
        if reading.near:
            signs = (*signs, reading.near)
        if not other and self._companies.is_explained(index):
            signs = (*signs, "elsewhere with its whole")
        if reading.doubtful and _TELLING_OF_ITSELF.isdisjoint(signs):
            signs = (*signs, _ALONE)
        return (*signs, "close to others") if reading.close and not other else signs

    def _own_signs(self, index: int, best: Place) -> tuple[tuple[str, ...], bool]:
        """The signs of a name where it stands, and whether one of them is of something else.

        They stay while the same place is meant.
        """
        own = self._own.get(index)
        if own is None or own[0] is not best:
            found = self._signs.of(self._spans[index], best)
            signs = (*found, *self._companies.signs(index))
            own = self._own[index] = (best, (signs, not _OTHERS.isdisjoint(signs)))
        return own[1]

    def _document(self) -> Document:
        """What the text names, as it has been read so far."""
        document = Document()
        likely: dict[_Name, list[float]] = defaultdict(list)
        for name, found in zip(self._names, self.found, strict=True):
            if name and found.likely >= TELLING:
                likely[name].append(found.likely)
            elif name is None and (place := demonyms().get(found.span.key)):
                document.add(found.span.key, place, 0.5)
        for name, each in likely.items():
            self._count(document, name, each)
        return document

    def _count(self, document: Document, name: _Name, likely: list[float]) -> None:
        """Count the places of a name, which stands as often as there are likelihoods."""
        key, whole = name.named.key, sum(likely)
        whole *= AMBIGUOUS if is_state_and_country(name.named) else 1.0
        places, scores = self.ranking.best(name.named, name.company)
        for place, score in zip(places, scores, strict=True):
            if score < FAINT:
                break
            document.put(key, place, max(likely) * score)
            document.add(key, place, whole * score, len(likely) if place is places[0] else 0)


def _is_same(one: Reading, other: Reading) -> bool:
    """Whether two readings of a name say the same, so that nothing is to be weighed anew."""
    return one.best is other.best and (one.near, one.close, one.doubtful) == (
        other.near,
        other.close,
        other.doubtful,
    )


def _again(found: Found, surest: float) -> Found:
    """Weigh once more, with what the other occurrences of the name say."""
    if found.reading is None or found.likely == surest or not _OTHERS.isdisjoint(found.signs):
        return found
    told = "elsewhere sure" if surest > SURE else "elsewhere unsure"
    believed = surest >= LEAST
    signs = (*(sign for sign in found.signs if not (believed and sign == _ALONE)), told)
    return Found(found.span, found.company, found.reading, signs, likelihood(signs))
