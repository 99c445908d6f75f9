"""A presentation as text: headings and paragraphs, nothing of the presenter's own."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest

from tests.helpers.briefings import a_briefing, a_claim, a_step
from viewer.model.briefing import Briefing, Focus, Review
from viewer.model.index import Index
from viewer.session.telling import Told, telling
from viewer.store import container
from viewer.store.resources import bundled_briefing

ALL = Focus(places=("moscow", "nowhere"), claims=("c-visit", "c-containers", "c-denial"))
STEPS = (
    a_step("s-one", caption="A caption.", notes="SECRET", focus=ALL),
    a_step("s-two", title="The end", focus=Focus()),
)


def told(briefing: Briefing | None = None) -> list[Told]:
    briefing = briefing or a_briefing(steps=STEPS)
    return list(telling(Index(briefing), briefing.steps, "Our article, 2024"))


def words(briefing: Briefing | None = None) -> str:
    return "\n".join(one.text for one in told(briefing))


def headings(level: int) -> list[str]:
    return [one.text for one in told() if one.level == level]


def test_it_begins_with_the_title_the_summary_and_the_source() -> None:
    assert told()[:3] == [
        Told("A visit", 1),
        Told("A small briefing for tests."),
        Told("Source: Our article, 2024"),
    ]


def test_without_a_summary_the_source_follows_the_title() -> None:
    assert told(a_briefing(summary=""))[1] == Told("Source: Our article, 2024")


def test_each_step_is_a_heading_with_its_number_and_each_claim_one_below_it() -> None:
    assert headings(2) == ["1 of 2: The visit", "2 of 2: The end"]
    assert headings(3) == [
        "Statement: The minister went to Pyongyang.",
        "Allegation, disputed: 11,000 containers went to Chukotka.",
        "Denial: No containers went anywhere.",
    ]
    assert len(headings(1)) == 1


def test_no_heading_skips_a_level() -> None:
    levels = [one.level for one in told() if one.level]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_step_says_its_caption_and_which_places_the_map_shows() -> None:
    after = told().index(Told("1 of 2: The visit", 2))
    assert told()[after + 1 : after + 3] == [Told("A caption."), Told("On the map: Moscow.")]


def test_a_claim_is_told_with_its_words_its_chain_and_who_is_against_it() -> None:
    at = told().index(Told("Allegation, disputed: 11,000 containers went to Chukotka.", 3))
    quote = "“He said, according to the Agency, that “11,000 containers” had gone”"
    assert told()[at + 1 : at + 4] == [
        Told(quote, quote=True),
        Told("Said by The Minister, through The Agency, through this article."),
        Told("Denied by North Korean government."),
    ]


def test_a_denial_tells_what_it_denies() -> None:
    assert told()[-2] == Told("Denies: 11,000 containers went to Chukotka.")


def test_presenter_notes_are_not_told() -> None:
    assert "SECRET" not in words()


def test_rejected_claims_are_not_told_and_dispute_nothing() -> None:
    claims = a_briefing().claims
    rejected = msgspec.structs.replace(claims[2], review=Review(state="rejected"))
    text = words(a_briefing(steps=STEPS, claims=(*claims[:2], rejected)))
    assert "No containers" not in text
    assert "isputed" not in text
    assert "enied" not in text


@pytest.mark.parametrize(("state", "said"), [("suggested", True), ("accepted", False)])
def test_what_no_person_has_reviewed_says_so(state: str, said: bool) -> None:
    claim = a_claim(review=msgspec.convert({"state": state}, Review))
    text = words(a_briefing(claims=(claim,)))
    assert ("Statement, suggested, not reviewed: " in text) == said


def test_a_claim_of_several_steps_is_told_in_each() -> None:
    briefing = a_briefing(steps=(a_step("s-one"), a_step("s-two")))
    assert words(briefing).count("The minister went to Pyongyang.") == 2


def test_a_briefing_without_steps_is_its_title_and_source() -> None:
    assert [one.level for one in told(a_briefing(steps=()))] == [1, 0, 0]


def test_every_quote_of_the_bundled_briefing_is_in_it() -> None:
    briefing = container.load(bundled_briefing()).briefing
    index = Index(briefing)
    quotes = {one.text.strip("“”") for one in told(briefing) if one.quote}
    for step in briefing.steps:
        for claim in step.focus.claims:
            for passage in index.claims[claim].passages:
                assert index.passages[passage].quote.exact.strip("“”") in quotes
