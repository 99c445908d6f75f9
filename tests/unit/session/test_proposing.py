"""What reading proposes becomes proposals of a briefing, each once."""

from __future__ import annotations

import msgspec

from tests.helpers.briefings import TEXT, a_briefing, a_document, a_source
from tests.helpers.proposals import ADA, BARE, CLAIMS, MENTIONS, a_proposed_briefing
from viewer.model.briefing import Briefing, ProposedStatement
from viewer.model.check import problems
from viewer.session import review
from viewer.session.proposing import places_named, with_proposals
from viewer.store import archive, container

MIMETYPE = {"mimetype": archive.MIMETYPE.encode()}


def again(briefing: Briefing) -> Briefing:
    return with_proposals(briefing, "article", TEXT, MENTIONS, CLAIMS).briefing


def test_a_briefing_with_proposals_is_as_sound_as_it_was() -> None:
    assert list(problems(a_proposed_briefing(), a_document().texts)) == []


def test_proposals_quote_the_words_that_they_are_of() -> None:
    for proposal in a_proposed_briefing().proposals:
        at = proposal.position
        assert TEXT[at.start : at.end] == proposal.quote.exact


def test_what_the_file_has_no_room_for_is_left_out_from_the_end() -> None:
    text = "Moscow has denied it. " * 8000
    starts = range(0, len(text), 22)
    mentions = [msgspec.structs.replace(MENTIONS[0], start=at, end=at + 6) for at in starts]
    claims = [
        msgspec.structs.replace(CLAIMS[2], start=at, end=at + 21, denies=(len(starts) - 1,))
        for at in starts
    ]
    bare = a_briefing(**BARE, sources=(a_source(text),))
    fitted = with_proposals(bare, "article", text, mentions, claims)
    kept = fitted.briefing.proposals
    assert len(kept) + fitted.left_out == 2 * len(starts)
    assert len(kept) > 2000
    last = max(p.position.end for p in kept)
    before = sum(m.end <= last for m in mentions) + sum(c.end <= last for c in claims)
    assert len(kept) == before
    document = a_document(fitted.briefing, text)
    assert container.read(container.files(document) | MIMETYPE, "it").briefing == fitted.briefing
    assert list(problems(fitted.briefing, document.texts)) == []
    assert all(p.what.denies == () for p in kept if isinstance(p.what, ProposedStatement))
    assert with_proposals(fitted.briefing, "article", text, mentions, claims).left_out > 0


def test_a_denial_names_the_proposal_that_it_denies() -> None:
    proposals = {p.quote.exact: p for p in a_proposed_briefing().proposals}
    denial = proposals["Pyongyang has denied it."].what
    assert isinstance(denial, ProposedStatement)
    assert denial.denies == (proposals["“11,000 containers” had gone to Chukotka"].id,)


def test_nothing_is_proposed_twice() -> None:
    once = a_proposed_briefing()
    assert again(once) == once


def test_what_was_rejected_does_not_come_back() -> None:
    once = a_proposed_briefing()
    turned_down = review.rejected(once, [p.id for p in once.proposals])
    assert again(turned_down) == turned_down
    assert review.open_proposals(turned_down) == ()


def test_what_was_accepted_does_not_come_back() -> None:
    done = a_proposed_briefing()
    done = review.all_accepted(done, {"article": TEXT}, done.proposals, ADA)
    assert again(done) == done


def test_an_accepted_claim_that_is_rejected_later_does_not_come_back() -> None:
    done = a_proposed_briefing()
    done = review.all_accepted(done, {"article": TEXT}, done.proposals, ADA)
    for claim in done.claims:
        done = review.withdrawn(done, claim.id, ADA)
    assert again(done) == done


def test_what_a_person_has_made_is_not_proposed() -> None:
    proposed = again(a_briefing()).proposals
    words = {p.quote.exact for p in proposed}
    assert "Moscow" not in words  # the briefing has a mention of it
    assert "“11,000 containers” had gone to Chukotka" in words
    assert len(again(a_briefing(**BARE)).proposals) == len(MENTIONS) + len(CLAIMS)


def test_a_person_finds_places_whose_names_are_words_and_those_nearby_first() -> None:
    (blyth,) = places_named("Blyth", "en")
    assert (blyth.country, blyth.feature) == ("GB", "city")
    anywhere = places_named("Sunderland", "en")[0]
    assert anywhere.country == "GB"
    near_amherst = places_named("Sunderland", "en", [(-72.5, 42.4)])[0]
    assert near_amherst.country == "US"
    assert places_named("", "en") == ()
