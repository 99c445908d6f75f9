"""Finding words in the article, the claims, the agents and the places, as they are typed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Literal

import msgspec

from viewer.model.index import Index
from viewer.model.text import folded

HitKind = Literal["place", "claim", "agent", "words"]

AROUND = 40
"""Characters shown on either side of words found in the article."""

MOST_OF_A_KIND = 50


class Hit(msgspec.Struct, frozen=True):
    """One thing found: what it is, and the words that show it, with what matched in them."""

    kind: HitKind
    id: str
    """Of the place, claim or agent; of the source for words."""
    shown: str
    detail: str = ""
    match: tuple[int, int] = (0, 0)
    """The part of `shown` that was searched for, half-open."""
    start: int = 0
    end: int = 0
    """For words: where they stand in the source, in code points."""


class _Entry(msgspec.Struct, frozen=True):
    hit: Hit
    folded: str


class Search:
    """The searchable words of one briefing, folded once."""

    def __init__(self, index: Index, texts: dict[str, str]) -> None:
        self._entries = [*_places(index), *_claims(index), *_agents(index)]
        self._texts = {source: (words, folded(words)) for source, words in texts.items()}

    def find(self, words: str) -> list[Hit]:
        """Return what holds the words: places first, then claims, agents, the article's text.

        What is called just so stands before all else: whoever types a name wants its bearer.
        """
        needle = folded(" ".join(words.split()))
        if not needle:
            return []
        hits: list[Hit] = []
        for kind in ("place", "claim", "agent"):
            found = (hit for e in self._entries if e.hit.kind == kind if (hit := _hit(e, needle)))
            hits += islice(found, MOST_OF_A_KIND)
        hits.sort(key=lambda hit: folded(hit.shown) != needle)
        return hits + list(islice(self._in_texts(needle), MOST_OF_A_KIND))

    def _in_texts(self, needle: str) -> Iterator[Hit]:
        for source, (words, searched) in self._texts.items():
            at = searched.find(needle)
            while at >= 0:
                end = at + len(needle)
                low = max(words.rfind("\n", 0, at) + 1, at - AROUND)
                high = min(_line_end(words, end), end + AROUND)
                before = "…" if low > 0 and words[low - 1] != "\n" else ""
                after = "…" if high < len(words) and words[high] != "\n" else ""
                match = (at - low + len(before), end - low + len(before))
                shown = before + words[low:high] + after
                yield Hit("words", source, shown, "", match, at, end)
                at = searched.find(needle, end)


def _hit(entry: _Entry, needle: str) -> Hit | None:
    at = entry.folded.find(needle)
    if at < 0:
        return None
    shown = len(entry.hit.shown)
    match = (at, at + len(needle)) if at + len(needle) <= shown else (0, 0)
    return msgspec.structs.replace(entry.hit, match=match)


def _places(index: Index) -> Iterator[_Entry]:
    for place in sorted(index.places.values(), key=lambda place: (place.rank, place.name)):
        names = " · ".join(dict.fromkeys(place.names.values()))
        yield _entry(Hit("place", place.id, place.name, names), names)


def _claims(index: Index) -> Iterator[_Entry]:
    for claim in index.standing:
        quotes = " ".join(
            index.passages[p].quote.exact for p in claim.passages if p in index.passages
        )
        speakers = ", ".join(agent.name for agent in index.speakers(claim))
        yield _entry(Hit("claim", claim.id, claim.text, speakers), f"{speakers} {quotes}")


def _agents(index: Index) -> Iterator[_Entry]:
    for agent in index.agents.values():
        more = " ".join((agent.description or "", *agent.names.values()))
        yield _entry(Hit("agent", agent.id, agent.name, agent.description or ""), more)


def _entry(hit: Hit, more: str) -> _Entry:
    return _Entry(hit, folded(f"{hit.shown} {more}"))


def _line_end(words: str, start: int) -> int:
    end = words.find("\n", start)
    return len(words) if end < 0 else end
