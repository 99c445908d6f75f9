"""What is disputed: each claim with those that deny or dispute it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from viewer.model.briefing import Claim
from viewer.model.index import DISPUTING, Index


class Dispute(msgspec.Struct, frozen=True):
    """A claim, and the claims against it."""

    claim: Claim
    against: tuple[Claim, ...]


def disputes(index: Index, claims: Iterable[Claim]) -> tuple[Dispute, ...]:
    """Return the disputes that these claims are a side of, each once, in the claims' order."""
    disputed = dict.fromkeys(i for claim in claims for i in _disputed(index, claim))
    return tuple(Dispute(index.claims[i], index.counters[i]) for i in disputed)


def _disputed(index: Index, claim: Claim) -> Iterator[str]:
    """Yield the claim itself if it is disputed, and the standing claims that it disputes."""
    if index.is_disputed(claim.id):
        yield claim.id
    for relation in claim.relations:
        if relation.type in DISPUTING and relation.claim in index.article_numbers:
            yield relation.claim
