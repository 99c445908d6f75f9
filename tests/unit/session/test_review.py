"""Deciding on what is proposed: every decision is one edit, and undone byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.briefings import TEXT, a_document
from tests.helpers.proposals import ADA, BEN, a_proposed_briefing, a_proposed_document
from viewer.model.briefing import (
    Briefing,
    Claim,
    Point,
    Proposal,
)
from viewer.model.check import problems
from viewer.model.errors import DatelineError
from viewer.session import amending, making, review
from viewer.session.forms import ClaimForm, form_of
from viewer.session.proposal_words import certainty_words, context, rule_words
from viewer.session.queue import Queue
from viewer.session.session import Session
from viewer.store import container

TEXTS = {"article": TEXT}


def named(briefing: Briefing, words: str) -> Proposal:
    """The proposal of these words that is open, the first in the article."""
    found = [p for p in review.open_proposals(briefing) if p.quote.exact == words]
    return min(found, key=lambda p: p.position.start)


def accepted(briefing: Briefing, words: str, candidate: int = 0) -> Briefing:
    return review.accepted(briefing, TEXT, named(briefing, words), ADA, candidate=candidate)


def claim(briefing: Briefing, words: str) -> Claim:
    passages = {p.id: p.quote.exact for p in briefing.passages}
    return next(c for c in briefing.claims if passages[c.passages[0]] == words)


FLIGHT = "The minister flew from Moscow to Pyongyang on Tuesday."
CONTAINERS = "“11,000 containers” had gone to Chukotka"
DENIAL = "Pyongyang has denied it."


def test_the_most_doubtful_comes_first() -> None:
    certainties = [p.certainty for p in review.open_proposals(a_proposed_briefing())]
    assert certainties == sorted(certainties)
    assert certainties[0] == 0.2


def test_an_accepted_place_is_where_its_candidate_is() -> None:
    briefing = accepted(a_proposed_briefing(), "Moscow", candidate=1)
    (place,) = briefing.places
    assert place.geometry == Point(coordinates=(-117.0, 46.7))
    assert place.links == {"geonames": "5601538"}
    assert [m.place for m in briefing.mentions] == [place.id]


def test_a_place_that_is_there_already_gets_another_mention() -> None:
    briefing = a_proposed_briefing()
    for _ in range(2):
        briefing = accepted(briefing, "Pyongyang")
    assert len(briefing.places) == 1
    assert len(briefing.mentions) == 2


def test_an_accepted_claim_has_its_chain_and_says_who_accepted_it() -> None:
    briefing = accepted(a_proposed_briefing(), CONTAINERS)
    made = claim(briefing, CONTAINERS)
    agents = {a.id: a.name for a in briefing.agents}
    chain = [[agents[i] for i in link.agents] for link in made.attribution]
    assert chain == [["Our article"], ["The Agency"], ["The Minister"]]
    assert (made.review.state, made.review.by, made.review.when) == ("accepted", "Ada", ADA.when)
    assert made.review.rule == "indirect speech"


@pytest.mark.parametrize("order", [(FLIGHT, "Moscow"), ("Moscow", FLIGHT)])
def test_a_claim_concerns_the_places_in_its_words_whatever_is_accepted_first(
    order: tuple[str, str],
) -> None:
    briefing = a_proposed_briefing()
    for words in order:
        briefing = accepted(briefing, words)
    assert [role.place for role in claim(briefing, FLIGHT).places] == ["moscow"]


@pytest.mark.parametrize("order", [(CONTAINERS, DENIAL), (DENIAL, CONTAINERS)])
def test_a_denial_is_linked_to_what_it_denies_whatever_is_accepted_first(
    order: tuple[str, str],
) -> None:
    briefing = a_proposed_briefing()
    for words in order:
        briefing = accepted(briefing, words)
    (relation,) = claim(briefing, DENIAL).relations
    assert (relation.type, relation.claim) == ("denies", claim(briefing, CONTAINERS).id)
    assert list(problems(briefing, TEXTS)) == []


def test_a_denial_whose_claim_is_still_to_be_decided_waits_for_it_and_is_sound() -> None:
    briefing = accepted(a_proposed_briefing(), DENIAL)
    assert claim(briefing, DENIAL).relations == ()
    assert list(problems(briefing, TEXTS)) == []


def test_an_accepted_denial_is_a_statement_once_what_it_denies_is_rejected() -> None:
    session = Session(a_document(accepted(a_proposed_briefing(), DENIAL)))
    before = session.document
    denied = named(before.briefing, CONTAINERS).id
    (denial,) = before.briefing.claims
    assert review.left_without(before.briefing, (denied,)) == {denial.id}
    session.edit("Reject", review.rejected(before.briefing, (denied,)))
    made = claim(session.index.briefing, DENIAL)
    assert (made.kind, made.review.state, made.review.by) == ("statement", "edited", "Ada")
    assert list(problems(session.index.briefing, TEXTS)) == []
    session.undo()
    assert session.document is before


def test_a_denial_that_was_rejected_does_not_stand_again_once_what_it_denies_is() -> None:
    briefing = accepted(a_proposed_briefing(), DENIAL)
    gone = review.withdrawn(briefing, claim(briefing, DENIAL).id, BEN)
    after = review.rejected(gone, (named(gone, CONTAINERS).id,))
    assert claim(after, DENIAL).review.state == "rejected"
    assert list(problems(after, TEXTS)) == []


def test_a_denial_that_denies_something_else_too_stays_one() -> None:
    briefing = a_proposed_briefing()
    flight, denied = named(briefing, FLIGHT).id, named(briefing, CONTAINERS).id
    briefing = amending.with_denied(briefing, named(briefing, DENIAL).id, flight)
    briefing = accepted(briefing, DENIAL)
    assert review.left_without(briefing, (denied,)) == frozenset()
    assert claim(review.rejected(briefing, (denied,)), DENIAL).kind == "denial"
    assert review.left_without(briefing, (denied, flight)) == {claim(briefing, DENIAL).id}


def test_alike_are_the_claims_of_the_same_speaker_and_no_places() -> None:
    briefing = a_proposed_briefing()
    alike = review.alike(briefing, named(briefing, CONTAINERS))
    assert [p.quote.exact for p in alike] == [CONTAINERS]


def test_rejected_proposals_are_kept_but_not_open() -> None:
    briefing = a_proposed_briefing()
    first = review.open_proposals(briefing)[0]
    done = review.rejected(briefing, (first.id,))
    assert len(done.proposals) == len(briefing.proposals)
    assert first.id not in {p.id for p in review.open_proposals(done)}


def test_a_second_person_confirms_and_the_first_cannot() -> None:
    briefing = accepted(a_proposed_briefing(), CONTAINERS)
    made = claim(briefing, CONTAINERS)
    assert not review.can_confirm(made, "Ada")
    assert review.can_confirm(made, "Ben")
    confirmed = claim(review.confirmed(briefing, made.id, BEN), CONTAINERS)
    assert (confirmed.review.by, confirmed.review.confirmed_by) == ("Ada", "Ben")
    assert confirmed.review.confirmed_when == BEN.when
    assert not review.can_confirm(confirmed, "Cleo")


def test_a_claim_that_is_withdrawn_stands_no_more() -> None:
    session = Session(a_document(accepted(a_proposed_briefing(), CONTAINERS)))
    (made,) = session.index.standing
    session.edit("Reject claim", review.withdrawn(session.index.briefing, made.id, BEN))
    assert not session.index.standing
    session.undo()
    assert [claim.id for claim in session.index.standing] == [made.id]


def test_what_is_put_off_comes_last_and_the_next_is_in_focus() -> None:
    briefing, queue = a_proposed_briefing(), Queue()
    first, second, *_ = queue.listed(briefing)
    queue.put_off(briefing)
    assert queue.focus(briefing) == second
    assert queue.listed(briefing)[-1] == first


def test_all_can_be_put_off_and_come_round_again() -> None:
    briefing, queue = a_proposed_briefing(), Queue()
    listed = queue.listed(briefing)
    for proposal in listed:
        assert queue.focus(briefing) == proposal
        queue.put_off(briefing)
    assert queue.listed(briefing) == listed


def test_what_comes_to_the_place_of_a_decided_one_is_in_focus() -> None:
    briefing, queue = a_proposed_briefing(), Queue()
    listed = queue.listed(briefing)
    queue.choose(listed[2].id)
    assert queue.focus(briefing) == listed[2]
    queue.leave(listed[2])
    done = review.rejected(briefing, (listed[2].id,))
    assert queue.focus(done) == listed[3]


def test_a_chosen_candidate_is_not_that_of_another_proposal_which_has_the_id_later() -> None:
    briefing, queue = a_proposed_briefing(), Queue()
    moscow = named(briefing, "Moscow")
    queue.choose_candidate(moscow, 1)
    assert queue.choices(briefing) == {moscow.id: 1}
    other = msgspec.structs.replace(moscow, what=named(briefing, "Pyongyang").what)
    proposals = tuple(other if p is moscow else p for p in briefing.proposals)
    later = msgspec.structs.replace(briefing, proposals=proposals)
    assert queue.candidate(other) == 0
    assert queue.choices(later) == {moscow.id: 0}


def test_a_filter_lists_one_kind() -> None:
    briefing, queue = a_proposed_briefing(), Queue()
    queue.show("place")
    assert {review.kind_of(p) for p in queue.listed(briefing)} == {"place"}


def test_a_context_is_the_paragraph_with_the_words_in_it() -> None:
    at = named(a_proposed_briefing(), DENIAL).position
    shown = context(TEXT, at.start, at.end)
    assert shown.words == DENIAL
    assert (shown.start, shown.end) == (0, len(DENIAL))


@given(st.integers(0, 5000), st.integers(1, 300))
def test_a_long_context_is_cut_around_its_words(start: int, length: int) -> None:
    text = "Six words are in this sentence. " * 200
    end = min(start + length, len(text))
    shown = context(text, start, end)
    assert shown.words[shown.start : shown.end] == text[start:end]
    assert len(shown.words) <= max(300, length + 210)


def test_rule_and_certainty_are_told_in_words() -> None:
    assert rule_words(named(a_proposed_briefing(), CONTAINERS)) == "indirect speech · very doubtful"
    assert [certainty_words(c) for c in (0.95, 0.8, 0.6, 0.1)] == [
        "almost certain", "likely right", "doubtful", "very doubtful",
    ]  # fmt: skip


def accept_first(briefing: Briefing, proposal: Proposal) -> Briefing:
    return review.accepted(briefing, TEXT, proposal, ADA)


def accept_last_candidate(briefing: Briefing, proposal: Proposal) -> Briefing:
    last = len(getattr(proposal.what, "candidates", (0,))) - 1
    return review.accepted(briefing, TEXT, proposal, BEN, candidate=last)


def reject(briefing: Briefing, proposal: Proposal) -> Briefing:
    return review.rejected(briefing, (proposal.id,))


def accept_alike(briefing: Briefing, proposal: Proposal) -> Briefing:
    return review.all_accepted(briefing, TEXTS, review.alike(briefing, proposal), ADA)


def write_over(briefing: Briefing, proposal: Proposal) -> Briefing:
    form = form_of(proposal)
    if isinstance(form, ClaimForm):
        form = msgspec.structs.replace(form, statement="In other words.", speakers=("Somebody",))
    return making.decided(briefing, TEXT, proposal, form, ADA)


def make_claim(briefing: Briefing, proposal: Proposal) -> Briefing:
    at = proposal.position
    form = ClaimForm(statement="Made by hand.")
    return making.made(briefing, "article", TEXT, (at.start, at.end), form, BEN)


DECISIONS: list[Callable[[Briefing, Proposal], Briefing]] = [
    accept_first, accept_last_candidate, reject, accept_alike, write_over, make_claim,
]  # fmt: skip


def bytes_of(session: Session) -> bytes:
    return container.files(session.document)["briefing.json"]


@given(st.lists(st.tuples(st.sampled_from(DECISIONS), st.integers(0, 5)), max_size=10))
def test_n_decisions_and_n_undos_give_the_same_bytes(
    decisions: list[tuple[Callable[[Briefing, Proposal], Briefing], int]],
) -> None:
    session = Session(a_proposed_document())
    seen = [bytes_of(session)]
    for decide, number in decisions:
        open_ones = review.open_proposals(session.index.briefing)
        if not open_ones:
            break
        proposal = open_ones[number % len(open_ones)]
        with suppress(DatelineError):
            session.edit("Decide", decide(session.index.briefing, proposal))
        assert list(problems(session.index.briefing, TEXTS)) == []
        if bytes_of(session) != seen[-1]:
            seen.append(bytes_of(session))
    for wanted in reversed(seen[:-1]):
        session.undo()
        assert bytes_of(session) == wanted
    for wanted in seen[1:]:
        session.redo()
        assert bytes_of(session) == wanted


def test_places_stand_as_the_article_comes_to_them_whatever_is_accepted_first() -> None:
    for first, second in (("Moscow", "Pyongyang"), ("Pyongyang", "Moscow")):
        briefing = accepted(accepted(a_proposed_briefing(), first), second)
        assert [place.name for place in briefing.places] == ["Moscow", "Pyongyang"]


def test_the_queue_can_follow_the_article_from_its_start() -> None:
    briefing, queue = a_proposed_briefing(), Queue()
    queue.put_off(briefing)
    queue.turn_order()
    focus = queue.focus(briefing)
    assert focus is not None
    assert focus.quote.exact == FLIGHT
    *listed, last = queue.listed(briefing)
    assert last.quote.exact == DENIAL
    assert [p.position.start for p in listed] == sorted(p.position.start for p in listed)
