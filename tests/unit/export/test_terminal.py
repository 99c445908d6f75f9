"""What is printed can be read, and no character out of a file acts upon the terminal."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.briefings import a_briefing, a_claim, a_document, a_place, a_source, an_agent
from viewer.export import terminal
from viewer.export.listing import claims_listing, info_listing, places_listing
from viewer.model.briefing import Briefing, Stated
from viewer.model.index import Index

HOSTILE = "a\x1b[2J\x07\u202eb\x9b\u2066\r\n\u2028\x00c" + "x" * 5000


def of_hostile_words(words: str) -> Briefing:
    """A briefing with these words wherever a person could have put any."""
    base = a_briefing()
    return a_briefing(
        title=words,
        summary=words,
        sources=(a_source(title=Stated(value=words, inferred=True, basis=words)),),
        agents=(*base.agents[:1], an_agent(name=words), *base.agents[2:]),
        places=(a_place(name=words, names={words: words}), *base.places[1:]),
        claims=(a_claim(text=words), *base.claims[1:]),
    )


def printed(briefing: Briefing) -> list[str]:
    index = Index(briefing)
    claims, places = claims_listing(index), places_listing(index)
    info = info_listing(a_document(briefing, read_only=briefing.title), index)
    return [
        terminal.claims_text(claims),
        terminal.places_text(places),
        terminal.info_text(info),
        *(terminal.json_text(listing) for listing in (claims, places, info)),
    ]


@pytest.mark.parametrize("number", range(6))
def test_nothing_that_is_printed_acts_upon_the_terminal(number: int) -> None:
    text = printed(of_hostile_words(HOSTILE))[number]
    assert all(line.isprintable() for line in text.split("\n"))
    assert "\\x1b" in text or "\\u001b" in text


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_whatever_words_a_file_holds_json_says_them_and_prints(words: str) -> None:
    text = terminal.json_text({"words": words})
    assert json.loads(text) == {"words": words}
    assert all(line.isprintable() for line in text.split("\n"))


def test_json_is_readable_in_every_script() -> None:
    assert terminal.json_text({"names": ["Київ", "평양 🕊"]}) == (
        '{\n  "names": [\n    "Київ",\n    "평양 🕊"\n  ]\n}'
    )


def test_a_claim_shows_kind_dispute_review_chain_words_places_and_relations() -> None:
    text = terminal.claims_text(claims_listing(Index(a_briefing())))
    assert text.split("\n\n")[1].splitlines() == [
        "ALLEGATION · disputed · accepted  [c-containers]",
        "  11,000 containers went to Chukotka.",
        "  says        The Minister, relayed by The Agency",
        "  words       He said, according to the Agency, that “11,000 containers” had gone",
        "  places      Chukotka",
    ]
    assert "  denies      c-containers" in text


def test_places_are_a_table_that_stays_aligned_beside_wide_letters() -> None:
    places = (a_place(name="평양"), a_place("kyiv", name="Київ", geometry=None))
    text = terminal.places_text(places_listing(Index(a_briefing(places=places, claims=()))))
    assert text.splitlines() == [
        "ID      NAME  PRECISION  GEOMETRY  CLAIMS  PASSAGES",
        "moscow  평양  city       Point     0       1",
        "kyiv    Київ  city       none      0       0",
    ]


def test_info_shows_title_sources_counts_and_numbered_steps() -> None:
    briefing = a_briefing()
    text = terminal.info_text(info_listing(a_document(briefing), Index(briefing)))
    assert text.startswith("A visit\n")
    assert "published  2024-06-19 (inferred)" in text
    assert "3 claims" in text
    assert "1     The visit  s-visit" in text


def test_an_empty_briefing_says_so() -> None:
    empty = Index(Briefing(title="x"))
    assert terminal.claims_text(claims_listing(empty)) == "No claims."
    assert terminal.places_text(places_listing(empty)) == "No places."
