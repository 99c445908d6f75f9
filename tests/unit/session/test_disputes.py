"""What is disputed: each dispute once, with both its sides, from whichever side it is asked for."""

from __future__ import annotations

from typing import Any

import pytest

from tests.helpers.briefings import a_briefing, a_claim
from viewer.model.briefing import Claim, Relation, RelationType, Review, ReviewState
from viewer.model.index import Index
from viewer.session.disputes import disputes


def a_side(name: str, *against: str, how: RelationType = "denies", **fields: Any) -> Claim:
    """A claim that is against others."""
    return a_claim(name, relations=tuple(Relation(type=how, claim=a) for a in against), **fields)


def found(claims: tuple[Claim, ...], *asked: str) -> list[tuple[str, tuple[str, ...]]]:
    """The disputes that claims of a briefing are a side of: which, and who is against it."""
    index = Index(a_briefing(claims=claims))
    return [
        (dispute.claim.id, tuple(claim.id for claim in dispute.against))
        for dispute in disputes(index, [index.claims[name] for name in asked])
    ]


@pytest.mark.parametrize("asked", [("c-said",), ("c-denial",), ("c-said", "c-denial")])
def test_a_dispute_is_the_same_from_either_side(asked: tuple[str, ...]) -> None:
    claims = (a_side("c-said"), a_side("c-denial", "c-said"))
    assert found(claims, *asked) == [("c-said", ("c-denial",))]


@pytest.mark.parametrize("how", ["denies", "disputes"])
def test_both_denials_and_objections_make_a_dispute(how: RelationType) -> None:
    claims = (a_side("c-said"), a_side("c-other", "c-said", how=how))
    assert found(claims, "c-said") == [("c-said", ("c-other",))]


@pytest.mark.parametrize("how", ["supports", "qualifies", "updates", "duplicates"])
def test_other_relations_make_none(how: RelationType) -> None:
    claims = (a_side("c-said"), a_side("c-other", "c-said", how=how))
    assert found(claims, "c-said", "c-other") == []


def test_a_denial_of_several_claims_is_a_side_of_several_disputes() -> None:
    claims = (a_side("c-one"), a_side("c-two"), a_side("c-denial", "c-two", "c-one"))
    assert found(claims, "c-denial") == [("c-two", ("c-denial",)), ("c-one", ("c-denial",))]


def test_all_who_are_against_a_claim_are_named() -> None:
    claims = (a_side("c-said"), a_side("c-here", "c-said"), a_side("c-there", "c-said"))
    assert found(claims, "c-there") == [("c-said", ("c-here", "c-there"))]


def test_a_denial_that_is_itself_denied_is_in_both_disputes() -> None:
    claims = (a_side("c-said"), a_side("c-denial", "c-said"), a_side("c-reply", "c-denial"))
    assert found(claims, "c-denial") == [("c-denial", ("c-reply",)), ("c-said", ("c-denial",))]


def test_claims_that_deny_each_other_are_two_disputes() -> None:
    claims = (a_side("c-one", "c-two"), a_side("c-two", "c-one"))
    assert found(claims, "c-one", "c-two") == [("c-one", ("c-two",)), ("c-two", ("c-one",))]


def test_disputes_come_in_the_order_of_the_claims() -> None:
    claims = (a_side("c-one"), a_side("c-two"), a_side("c-denial", "c-one", "c-two"))
    assert [claim for claim, _ in found(claims, "c-two", "c-one")] == ["c-two", "c-one"]


@pytest.mark.parametrize("rejected", ["c-said", "c-denial"])
def test_a_side_that_was_rejected_ends_the_dispute(rejected: str) -> None:
    def review(name: str) -> Review:
        state: ReviewState = "rejected" if name == rejected else "accepted"
        return Review(state=state)

    said = a_side("c-said", review=review("c-said"))
    denial = a_side("c-denial", "c-said", review=review("c-denial"))
    standing = {"c-said", "c-denial"} - {rejected}
    assert found((said, denial), *standing) == []


def test_a_denial_of_what_the_briefing_does_not_have_is_no_dispute() -> None:
    assert found((a_side("c-denial", "c-nowhere"),), "c-denial") == []
