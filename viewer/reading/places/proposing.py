"""Place names of a text, as proposals."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.reading.places.evidence import calibrated
from viewer.reading.places.gazetteer import Place, gazetteer
from viewer.reading.places.parts import part
from viewer.reading.places.ranking import candidate
from viewer.reading.places.tokens import Tokens
from viewer.reading.places.uses import Uses
from viewer.reading.places.weighing import LEAST, Found, Weighing
from viewer.reading.places.words import context, demonyms
from viewer.reading.proposals import Candidate, ProposedMention

_RULES = (
    ("dateline", "dateline"),
    ("with its whole", "named with its region or country"),
    ("whole of another", "region or country of the name before it"),
    ("place preposition", "after a preposition of place"),
    ("kind before", "after what kind of place it is"),
    ("region word", "before what kind of place it is"),
    ("listed", "in a list of places"),
    ("preposition", "after a preposition"),
)


def propose_places(text: str, language: str = "en") -> tuple[ProposedMention, ...]:
    """Propose the names in a text that stand for places, in the order of the text.

    Positions are code points; mentions don't overlap, and each has at least one candidate.
    """
    return tuple(_Proposals(text, language).mentions())


class _Proposals:
    def __init__(self, text: str, language: str) -> None:
        self._words = context(language)
        self._tokens = Tokens(text)
        self._weighing = Weighing(self._tokens, self._words)
        self._uses = Uses(self._tokens, self._words)

    def mentions(self) -> Iterator[ProposedMention]:
        for found in self._weighing.found:
            if found.likely >= LEAST:
                yield self._of_people(found) if found.span.named is None else self._of_place(found)

    def _of_people(self, found: Found) -> ProposedMention:
        key = found.span.key
        if place := demonyms().get(key):
            one = candidate(place, 1.0, f"adjective of {place.name}, or its people")
            return self._mention(found, "people or adjective of a place", (one,))
        one = candidate(
            _seat(self._words.metonyms[key]), 0.9, "stands for the government seated there"
        )
        return self._mention(found, "seat of a government", (one,))

    def _of_place(self, found: Found) -> ProposedMention:
        span, ranking = found.span, self._weighing.ranking
        assert span.named is not None and found.reading is not None
        best = found.reading.best
        candidates = ranking.candidates(span.named, found.company)
        if span.compass:
            name = self._tokens.text[self._start(found) : self._tokens.ends[span.last]]
            own = part(span, best, candidates[0].score, self._words, name)
            return self._mention(found, "part of a place", (own,))
        if use := self._uses.associative(span, best):
            return self._mention(found, use, candidates)
        return self._mention(found, _rule(found, best), candidates, literal=True)

    def _mention(
        self, found: Found, rule: str, candidates: tuple[Candidate, ...], literal: bool = False
    ) -> ProposedMention:
        start, end = self._start(found), self._tokens.ends[found.span.last]
        return ProposedMention(
            start=start,
            end=end,
            name=self._tokens.text[start:end],
            use="literal" if literal or found.span.compass else "associative",
            candidates=candidates,
            rule=rule,
            certainty=calibrated(found.likely),
        )

    def _start(self, found: Found) -> int:
        return self._tokens.starts[found.span.first - found.span.lead]


def _rule(found: Found, best: Place) -> str:
    """What made a proposal, in words: the kind of place and the strongest sign."""
    for sign, words in _RULES:
        if sign in found.signs:
            return f"{best.feature} {words}"
    return f"name of a {best.feature}"


def _seat(city: str) -> Place:
    named = gazetteer().get(city)
    assert named is not None, city
    return next(place for place in named.places if place.feature == "capital")
