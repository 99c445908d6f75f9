"""Which claims concern which places: those whose words name them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter

import msgspec

from viewer.model.briefing import Briefing, Claim, Mention, Passage, PlaceRole

Named = tuple[int, int, int, str]
"""Where a mention stands in its article, its number among the mentions, and its place."""


def concerned(briefing: Briefing, *, old_claims: int, old_mentions: int) -> Briefing:
    """Return the briefing, its claims concerned with the places that their words name.

    What a claim and a mention that are old have to do with each other was decided before.
    """
    passages = {passage.id: passage for passage in briefing.passages}
    added = _Mentions(passages, briefing.mentions, since=old_mentions)
    mentions = (
        _Mentions(passages, briefing.mentions) if len(briefing.claims) > old_claims else added
    )
    claims = tuple(
        _with_places(claim, (added if row < old_claims else mentions).within(claim.passages))
        for row, claim in enumerate(briefing.claims)
    )
    same = all(one is other for one, other in zip(briefing.claims, claims, strict=True))
    return briefing if same else msgspec.structs.replace(briefing, claims=claims)


def places_within(briefing: Briefing, passage: Passage) -> tuple[str, ...]:
    """Return the places that are named in a passage's words."""
    known = {passage.id: passage for passage in (*briefing.passages, passage)}
    return _Mentions(known, briefing.mentions).within((passage.id,))


class _Mentions:
    """The mentions from one on, found by the passages that they stand in."""

    def __init__(
        self, passages: dict[str, Passage], mentions: Sequence[Mention], since: int = 0
    ) -> None:
        self._passages = passages
        self._by_source = defaultdict[str, list[Named]](list)
        for number, mention in enumerate(mentions[since:]):
            if (named := self._standing(mention.passage)) is not None:
                at = named.position
                self._by_source[named.source].append((at.start, at.end, number, mention.place))
        for found in self._by_source.values():
            found.sort()

    def within(self, passages: Iterable[str]) -> tuple[str, ...]:
        """Return the places that these passages name, in the order of the mentions."""
        found = [named for passage in passages for named in self._in(passage)]
        found.sort(key=itemgetter(2))
        return tuple(dict.fromkeys(place for *_, place in found))

    def _in(self, identifier: str) -> list[Named]:
        passage = self._standing(identifier)
        listed = self._by_source.get(passage.source) if passage else None
        if passage is None or listed is None:
            return []
        around = passage.position
        low = bisect_left(listed, (around.start,))
        high = bisect_left(listed, (around.end,), low)
        return [named for named in listed[low:high] if named[1] <= around.end]

    def _standing(self, identifier: str) -> Passage | None:
        """Return a passage whose words are where they should be."""
        passage = self._passages.get(identifier)
        return passage if passage is not None and passage.state != "orphan" else None


def _with_places(claim: Claim, places: tuple[str, ...]) -> Claim:
    if not places:
        return claim
    known = {role.place for role in claim.places}
    new = tuple(PlaceRole(place=place) for place in places if place not in known)
    return msgspec.structs.replace(claim, places=(*claim.places, *new)) if new else claim
