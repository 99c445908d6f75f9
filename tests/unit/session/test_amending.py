"""Proposals put right before they are decided: their kind, and what they deny."""

from __future__ import annotations

import msgspec
import pytest

from tests.helpers.briefings import TEXT
from tests.helpers.proposals import ADA, a_proposed_briefing
from viewer.model.briefing import Briefing, Proposal, ProposedAgent
from viewer.model.check import problems
from viewer.model.errors import DatelineError
from viewer.model.index import Index
from viewer.session import amending, review
from viewer.session.hindrances import DENIES_NOTHING, Hindrances

TEXTS = {"article": TEXT}
FLIGHT = "The minister flew from Moscow to Pyongyang on Tuesday."
CONTAINERS = "“11,000 containers” had gone to Chukotka"
DENIAL = "Pyongyang has denied it."
SPEAKER = ProposedAgent(name="Pyongyang", kind="government")


def of(briefing: Briefing, words: str) -> Proposal:
    return next(p for p in briefing.proposals if p.quote.exact == words)


def accepted(briefing: Briefing, words: str) -> Briefing:
    return review.accepted(briefing, TEXT, of(briefing, words), ADA)


def with_what(briefing: Briefing, words: str, **fields: object) -> Briefing:
    """The briefing in which a proposal is of other people, of another kind, or denies others."""
    changed = of(briefing, words)
    what = msgspec.structs.replace(changed.what, **fields)
    proposals = (
        msgspec.structs.replace(p, what=what) if p.id == changed.id else p
        for p in briefing.proposals
    )
    return msgspec.structs.replace(briefing, proposals=tuple(proposals))


def test_a_claim_is_accepted_as_the_kind_that_was_chosen() -> None:
    briefing = a_proposed_briefing()
    briefing = amending.with_kind(briefing, of(briefing, FLIGHT).id, "announcement")
    (claim,) = accepted(briefing, FLIGHT).claims
    assert claim.kind == "announcement"
    assert claim.review.state == "accepted"


def test_what_denies_another_one_is_a_denial_whichever_is_accepted_first() -> None:
    for first, second in ((FLIGHT, CONTAINERS), (CONTAINERS, FLIGHT)):
        briefing = a_proposed_briefing()
        against = of(briefing, CONTAINERS)
        briefing = amending.with_denied(briefing, of(briefing, FLIGHT).id, against.id)
        done = accepted(accepted(briefing, first), second)
        claims = {claim.id: claim for claim in done.claims}
        denial = claims[of(briefing, FLIGHT).id]
        assert denial.kind == "denial"
        assert [(r.type, r.claim) for r in denial.relations] == [("denies", against.id)]
        assert list(problems(done, TEXTS)) == []


def test_the_nearest_claim_before_comes_first_among_those_that_can_be_denied() -> None:
    briefing = accepted(a_proposed_briefing(), FLIGHT)
    found = amending.deniable(Index(briefing), of(briefing, CONTAINERS))
    assert [one.words for one in found] == [FLIGHT, DENIAL]
    assert found[0].speakers == ("Our article",)
    bare = with_what(a_proposed_briefing(), DENIAL, denies=())
    found = amending.deniable(Index(bare), of(bare, DENIAL))
    assert [one.words for one in found] == [CONTAINERS, FLIGHT]


@pytest.mark.parametrize("unlikely", [{"kind": "denial"}, {"speakers": (SPEAKER,)}])
def test_another_denial_and_what_the_same_people_say_come_last(unlikely: dict[str, object]) -> None:
    briefing = with_what(a_proposed_briefing(), DENIAL, denies=(), speakers=(SPEAKER,))
    briefing = with_what(briefing, CONTAINERS, **unlikely)
    found = amending.deniable(Index(briefing), of(briefing, DENIAL))
    assert [one.words for one in found] == [FLIGHT, CONTAINERS]


def test_what_is_denied_already_is_told_and_not_offered_again() -> None:
    briefing = a_proposed_briefing()
    denial = of(briefing, DENIAL)
    assert amending.denied_words(Index(briefing), denial) == (CONTAINERS,)
    assert CONTAINERS not in [one.words for one in amending.deniable(Index(briefing), denial)]
    index = Index(accepted(briefing, CONTAINERS))
    assert len(amending.denied_words(index, denial)) == 1


def test_a_claim_is_said_by_who_was_chosen_as_the_kind_that_is_known() -> None:
    briefing = a_proposed_briefing()
    briefing = amending.with_speaker(briefing, of(briefing, CONTAINERS).id, "the agency")
    briefing = amending.with_speaker(briefing, of(briefing, DENIAL).id, "Ada Brunn")
    said = {p.quote.exact: getattr(p.what, "speakers", ()) for p in briefing.proposals}
    assert [agent.kind for agent in said[CONTAINERS]] == ["outlet"]
    assert [(a.name, a.kind) for a in said[DENIAL]] == [("Ada Brunn", "person")]
    done = accepted(briefing, CONTAINERS)
    assert [agent.name for agent in Index(done).speakers(done.claims[0])] == ["The Agency"]


def test_who_is_named_in_the_paragraph_comes_first_and_who_says_it_now_is_left_out() -> None:
    briefing = a_proposed_briefing()
    paragraph = "The envoy Ada Brunn of the Agency has told the Agency so."
    names = amending.who_may_say(briefing, of(briefing, CONTAINERS), paragraph)
    assert names[:2] == ("The Agency", "Ada Brunn")
    assert "The Minister" not in names
    assert "Pyongyang’s ministry" in names
    assert len({name.casefold() for name in names}) == len(names)


def hindrance(briefing: Briefing, words: str) -> str:
    return Hindrances(briefing, TEXTS).of(of(briefing, words))


def test_a_denial_of_what_was_rejected_denies_nothing() -> None:
    briefing = a_proposed_briefing()
    assert [hindrance(briefing, words) for words in (DENIAL, FLIGHT)] == ["", ""]
    gone = review.rejected(briefing, (of(briefing, CONTAINERS).id,))
    assert hindrance(gone, DENIAL) == DENIES_NOTHING
    with pytest.raises(DatelineError, match="it denies nothing"):
        accepted(gone, DENIAL)


def test_a_denial_of_a_claim_that_was_rejected_later_denies_nothing_either() -> None:
    briefing = accepted(a_proposed_briefing(), CONTAINERS)
    gone = review.withdrawn(briefing, briefing.claims[0].id, ADA)
    assert hindrance(gone, DENIAL) == DENIES_NOTHING
    assert amending.denied_words(Index(gone), of(gone, DENIAL)) == ()


def test_what_was_rejected_comes_back_to_be_decided_where_a_denial_needs_it() -> None:
    briefing = a_proposed_briefing()
    gone = review.rejected(briefing, (of(briefing, CONTAINERS).id,))
    first, *others = amending.deniable(Index(gone), of(gone, DENIAL))
    assert (first.words, first.rejected) == (CONTAINERS, True)
    assert not any(other.rejected for other in others)
    back = amending.with_denied(gone, of(gone, DENIAL).id, first.id)
    assert review.open_proposals(back) == review.open_proposals(briefing)
    done = accepted(accepted(back, DENIAL), CONTAINERS)
    assert list(problems(done, TEXTS)) == []
