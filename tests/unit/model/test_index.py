"""What follows from a briefing: who says what, what is disputed, and in which order."""

from __future__ import annotations

from typing import Any

import msgspec

from tests.helpers.briefings import a_briefing, a_claim, a_passage, an_agent
from viewer.model.briefing import Claim, Link, PlaceRole, Relation, Review
from viewer.model.index import Index

BASE = a_briefing()
INDEX = Index(BASE)


def ids(parts: Any) -> list[str]:
    return [part.id for part in parts]


def test_a_claim_that_another_denies_is_disputed_and_the_denial_is_not() -> None:
    assert [c.id for c in BASE.claims if INDEX.is_disputed(c.id)] == ["c-containers"]


def test_what_disputes_counts_and_what_supports_does_not() -> None:
    others = [
        a_claim(f"c-{kind}", relations=(Relation(type=kind, claim="c-visit"),))
        for kind in ("supports", "qualifies", "updates", "duplicates")
    ]
    assert not Index(a_briefing(claims=(a_claim(), *others))).is_disputed("c-visit")
    disputing = a_claim("c-x", relations=(Relation(type="disputes", claim="c-visit"),))
    assert Index(a_briefing(claims=(a_claim(), disputing))).is_disputed("c-visit")


def rejected(claim: Claim) -> Claim:
    return a_claim(**{f: getattr(claim, f) for f in claim.__struct_fields__ if f != "review"},
                   review=Review(state="rejected"))  # fmt: skip


def test_a_rejected_claim_disputes_nothing_and_is_in_no_look_up_but_its_own() -> None:
    kept, allegation, denial = BASE.claims
    index = Index(a_briefing(claims=(kept, allegation, rejected(denial))))
    assert not index.is_disputed("c-containers")
    assert "c-denial" in index.claims
    assert "c-denial" not in ids(index.standing)
    assert "c-denial" not in ids(index.claims_by_place.get("pyongyang", ()))
    assert "c-denial" not in ids(index.claims_by_agent.get("a-government", ()))


def test_both_sides_of_a_dispute_know_each_other() -> None:
    assert ids(INDEX.opposed(INDEX.claims["c-containers"])) == ["c-denial"]
    assert ids(INDEX.opposed(INDEX.claims["c-denial"])) == ["c-containers"]
    assert ids(INDEX.related["c-containers"]) == ["c-denial"]


def test_the_last_of_a_chain_speaks_and_those_between_relay() -> None:
    claim = INDEX.claims["c-containers"]
    assert ids(INDEX.speakers(claim)) == ["a-minister"]
    assert ids(INDEX.relays(claim)) == ["a-agency"]


def test_an_article_that_speaks_for_itself_is_relayed_by_nobody() -> None:
    assert ids(INDEX.speakers(INDEX.claims["c-visit"])) == ["a-article"]
    assert INDEX.relays(INDEX.claims["c-visit"]) == ()


def test_claims_stand_in_the_order_of_the_article_whatever_their_order_in_the_file() -> None:
    index = Index(a_briefing(claims=BASE.claims[::-1]))
    assert ids(index.standing) == ["c-visit", "c-containers", "c-denial"]
    assert index.article_numbers == {"c-visit": 1, "c-containers": 2, "c-denial": 3}


def test_a_claim_whose_words_are_lost_stands_last() -> None:
    lost = a_passage("A visit", id="p-lost", state="orphan")
    briefing = a_briefing(
        passages=(*BASE.passages, lost),
        claims=(a_claim("c-lost", passages=("p-lost",)), *BASE.claims),
    )
    assert ids(Index(briefing).standing)[-1] == "c-lost"


def test_a_place_has_the_passages_that_name_it_and_those_of_its_claims() -> None:
    assert ids(INDEX.passages_of_place("pyongyang")) == ["p-the", "p-pyongyang", "p-denial"]
    assert ids(INDEX.claims_by_place["pyongyang"]) == ["c-visit", "c-denial"]
    assert INDEX.passages_of_place("the-west") == ()


def test_a_claim_with_two_roles_for_a_place_is_listed_once() -> None:
    roles = (PlaceRole(place="moscow", role="from"), PlaceRole(place="moscow", role="to"))
    index = Index(a_briefing(claims=(a_claim(places=roles),)))
    assert ids(index.claims_by_place["moscow"]) == ["c-visit"]


def test_claims_on_a_passage_are_those_whose_words_overlap_it() -> None:
    assert ids(INDEX.claims_on("p-moscow")) == ["c-visit"]
    assert ids(INDEX.claims_on("p-denial")) == ["c-denial"]


def test_an_agent_has_what_it_says_and_what_it_relays() -> None:
    assert ids(INDEX.claims_by_agent["a-agency"]) == ["c-containers"]
    both = a_claim("c-both", attribution=(Link(agents=("a-article",)), Link(agents=("a-x", "a-y"))))
    agents = (*BASE.agents, an_agent("a-x"), an_agent("a-y"))
    index = Index(a_briefing(agents=agents, claims=(both,)))
    assert ids(index.claims_by_agent["a-y"]) == ["c-both"]
    assert ids(index.speakers(both)) == ["a-x", "a-y"]


def test_what_dangles_is_left_out_rather_than_fatal() -> None:
    claim = a_claim(passages=("gone",), attribution=(Link(agents=("gone",)),))
    index = Index(a_briefing(claims=(claim,)))
    assert index.speakers(claim) == ()
    assert index.standing == (claim,)
    assert index.claims_on("p-moscow") == ()


def test_the_index_of_other_steps_shares_all_look_ups_that_were_made() -> None:
    index = Index(BASE)
    made = (index.standing, index.counters, index.claims_by_place, index.steps)
    other = index.of(msgspec.structs.replace(BASE, steps=BASE.steps[1:]))
    assert other.standing is made[0]
    assert other.counters is made[1]
    assert other.claims_by_place is made[2]
    assert list(other.steps) == ["s-echo"]
    assert list(index.steps) == ["s-visit", "s-echo"]
    assert other.briefing.steps == BASE.steps[1:]


def test_the_index_of_other_claims_shares_nothing() -> None:
    index = Index(BASE)
    assert len(index.standing) == 3
    other = index.of(msgspec.structs.replace(BASE, claims=BASE.claims[:1], steps=()))
    assert ids(other.standing) == ["c-visit"]
