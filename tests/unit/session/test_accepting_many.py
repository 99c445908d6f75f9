"""Several proposals accepted at once: of a place, of a speaker, those that are almost certain."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.helpers.briefings import TEXT
from tests.helpers.proposals import ADA, a_proposed_briefing
from viewer.model.briefing import (
    Briefing,
    PlaceCandidate,
    PlaceRole,
    Proposal,
    ProposedPlace,
    TextPositionSelector,
    TextQuoteSelector,
)
from viewer.model.errors import DatelineError
from viewer.session import review
from viewer.session.hindrances import LOST, NAMELESS, left_words
from viewer.session.sure import sure_accepted, sure_places, sure_ready

TEXTS = {"article": TEXT}
FLIGHT = "The minister flew from Moscow to Pyongyang on Tuesday."
NAMELESS_PLACE = PlaceCandidate(name=" ", lon=1.0, lat=2.0)


def named(briefing: Briefing, words: str) -> Proposal:
    """The proposal of these words that is open, the first in the article."""
    found = [p for p in review.open_proposals(briefing) if p.quote.exact == words]
    return min(found, key=lambda p: p.position.start)


def test_all_of_one_place_are_accepted_as_the_candidate_that_was_chosen() -> None:
    briefing = a_proposed_briefing()
    alike = review.alike(briefing, named(briefing, "Pyongyang"))
    done = review.all_accepted(briefing, TEXTS, alike, ADA)
    assert len(alike) == 2
    assert [m.place for m in done.mentions] == ["pyongyang", "pyongyang"]


def test_all_at_once_make_what_one_after_the_other_does() -> None:
    briefing = a_proposed_briefing()
    once = review.all_accepted(briefing, TEXTS, briefing.proposals, ADA)
    for proposal in sorted(briefing.proposals, key=review.position_of):
        now = next(p for p in briefing.proposals if p.id == proposal.id)
        briefing = review.accepted(briefing, TEXT, now, ADA)
    assert once == briefing
    assert [place.name for place in once.places] == ["Moscow", "Pyongyang"]
    assert next(c for c in once.claims if c.text == FLIGHT).places == (
        PlaceRole(place="moscow"),
        PlaceRole(place="pyongyang"),
    )


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"state": "orphan"}, LOST),
        ({"position": TextPositionSelector(start=3, end=12)}, LOST),
        ({"position": TextPositionSelector(start=9_000, end=9_009)}, LOST),
        ({"source": "gone"}, LOST),
        ({"what": ProposedPlace(use="literal", candidates=(NAMELESS_PLACE,))}, NAMELESS),
    ],
)
def test_what_cannot_be_accepted_is_left_out_with_its_reason(
    changed: dict[str, Any], why: str
) -> None:
    briefing = a_proposed_briefing()
    bad = msgspec.structs.replace(named(briefing, "Pyongyang"), certainty=0.95, **changed)
    proposals = tuple(bad if p.id == bad.id else p for p in briefing.proposals)
    briefing = msgspec.structs.replace(briefing, proposals=proposals)
    ready, left = sure_ready(briefing, TEXTS)
    assert (len(ready), dict(left)) == (1, {why: 1})
    done = sure_accepted(briefing, TEXTS, ADA)
    assert (len(done.mentions), bad in done.proposals) == (1, True)
    assert left_words(left) == f"1 left out: {why}"
    with pytest.raises(DatelineError, match=why):
        review.accepted(briefing, TEXT, bad, ADA)


def test_a_place_that_is_named_across_the_end_of_a_claim_is_not_in_it() -> None:
    briefing = a_proposed_briefing()
    flight, moscow = named(briefing, FLIGHT), named(briefing, "Moscow")
    cut = TextPositionSelector(start=flight.position.start, end=moscow.position.end - 1)
    quote = TextQuoteSelector(exact=TEXT[cut.start : cut.end])
    short = msgspec.structs.replace(flight, position=cut, quote=quote)
    done = review.all_accepted(briefing, TEXTS, (short, moscow), ADA)
    assert (len(done.mentions), len(done.claims)) == (1, 1)
    assert done.claims[0].places == ()


def test_a_claim_of_an_article_without_a_voice_is_left_out() -> None:
    briefing = msgspec.structs.replace(a_proposed_briefing(), agents=())
    done = review.all_accepted(briefing, TEXTS, briefing.proposals, ADA)
    assert (len(done.mentions), done.claims) == (3, ())
    with pytest.raises(DatelineError, match="no voice"):
        review.accepted(briefing, TEXT, named(briefing, FLIGHT), ADA)


def test_the_candidate_that_a_person_chose_is_taken_of_sure_places_too() -> None:
    briefing = a_proposed_briefing()
    moscow = named(briefing, "Moscow")
    sure = tuple(msgspec.structs.replace(p, certainty=0.95) for p in briefing.proposals)
    briefing = msgspec.structs.replace(briefing, proposals=sure)
    done = sure_accepted(briefing, TEXTS, ADA, {moscow.id: 1})
    assert done.places[0].links == {"geonames": "5601538"}


def test_all_of_a_place_are_those_that_name_it_and_those_that_stand_for_it() -> None:
    briefing = a_proposed_briefing()
    second = max(briefing.proposals, key=lambda p: (p.quote.exact == "Pyongyang", p.position.start))
    what = msgspec.structs.replace(second.what, use="associative")
    changed = msgspec.structs.replace(second, what=what)
    briefing = msgspec.structs.replace(
        briefing, proposals=tuple(changed if p is second else p for p in briefing.proposals)
    )
    alike = review.alike(briefing, changed)
    done = review.all_accepted(briefing, TEXTS, alike, ADA)
    assert [m.use for m in done.mentions] == ["literal", "associative"]


def test_only_places_that_are_almost_certain_are_accepted_together() -> None:
    briefing = a_proposed_briefing()
    assert [(p.quote.exact, p.certainty) for p in sure_places(briefing)] == [("Pyongyang", 0.9)]
    done = sure_accepted(briefing, TEXTS, ADA)
    assert len(done.mentions) == 1
    assert review.count_to_go(done) == review.count_to_go(briefing) - 1
    assert sure_places(done) == ()
