"""A report says what a document may say of a briefing: all of its claims' words, and no more."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.helpers.briefings import a_briefing, a_claim, a_source, a_step
from tests.helpers.reports import NASTY, a_report, with_words
from viewer.export.report import (
    BORDERS,
    CREDIT,
    LONGEST_TEXT,
    MOST_CLAIMS,
    OVERVIEW,
    Entry,
    Opposite,
    PlaceName,
)  # fmt: skip
from viewer.map.words import ENGLISH
from viewer.model.briefing import Focus, Rating, Review, Stated, View

BASE = a_briefing()
VISIT, ALLEGATION, DENIAL = BASE.claims
ALL = Focus(claims=tuple(claim.id for claim in BASE.claims), places=("pyongyang", "the-west"))


def of_all_claims(**parts: Any) -> dict[str, Entry]:
    """The entries of a step that is about all claims, by their text."""
    told = a_report(a_briefing(steps=(a_step(focus=ALL),), **parts))
    return {entry.text: entry for entry in told.steps[0].entries}


def strings(value: Any) -> list[str]:
    """Every text in a structure."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, msgspec.Struct):
        value = [getattr(value, field) for field in value.__struct_fields__]
    return [s for each in value for s in strings(each)] if isinstance(value, list | tuple) else []


def test_a_report_says_what_the_briefing_is_and_how_much_it_holds() -> None:
    told = a_report()
    assert (told.title, told.summary) == ("A visit", "A small briefing for tests.")
    assert told.counts == "2 steps · 3 claims · 4 places"
    assert told.keywords == ("Moscow", "Pyongyang", "Chukotka", "The West")


def test_steps_come_in_order_with_numbers_from_1() -> None:
    assert [(step.number, step.id) for step in a_report().steps] == [(1, "s-visit"), (2, "s-echo")]


def test_a_hidden_step_leaves_no_gap() -> None:
    steps = (a_step("a", hidden=True, title="Secret"), a_step("b"))
    told = a_report(a_briefing(steps=steps))
    assert [(step.number, step.id) for step in told.steps] == [(1, "b")]
    assert "Secret" not in "".join(strings(told))


def test_places_carry_their_numbers_on_the_map_and_those_not_drawn_come_last() -> None:
    (step,) = a_report(a_briefing(steps=(a_step(focus=ALL),))).steps
    assert step.places == (PlaceName("Pyongyang", 2), PlaceName("The West"))
    assert step.key == "1 Moscow · 2 Pyongyang · 3 Chukotka"


def test_a_claim_is_told_with_its_words_chain_dates_and_sources() -> None:
    entry = of_all_claims()[ALLEGATION.text]
    words = "He said, according to the Agency, that “11,000 containers” had gone"
    assert entry.quotes == (f"“{words}”",)
    assert entry.chain == "The Minister → The Agency → this article"
    assert entry.dates == "speaks of Jun 2024 (inferred)"
    assert (entry.kind, entry.number, entry.references) == ("allegation", 2, "[1]")


def test_a_disputed_claim_names_who_denies_it_and_the_denial_what() -> None:
    entries = of_all_claims()
    assert entries[ALLEGATION.text].disputed
    assert entries[ALLEGATION.text].disputes == (
        Opposite(3, "denied by North Korean government", against=True, opposes=True),
    )
    assert not entries[DENIAL.text].disputed
    assert entries[DENIAL.text].disputes == ()
    assert entries[DENIAL.text].opposites == (
        Opposite(2, "denies: 11,000 containers went to Chukotka.", opposes=True),
    )


def test_a_suggested_claim_says_so_and_a_rejected_one_is_left_out_with_its_denial() -> None:
    rejected = msgspec.structs.replace(DENIAL, review=Review(state="rejected"))
    suggested = msgspec.structs.replace(VISIT, review=Review(state="suggested"))
    entries = of_all_claims(claims=(suggested, ALLEGATION, rejected))
    assert list(entries) == [VISIT.text, ALLEGATION.text]
    assert [entry.suggested for entry in entries.values()] == [True, False]
    assert not entries[ALLEGATION.text].disputed


@pytest.mark.parametrize(("asked", "there"), [(False, False), (True, True)])
def test_presenter_notes_ratings_and_editors_notes_are_in_it_only_if_asked(
    asked: bool, there: bool
) -> None:
    rating = Rating(value="3", by="Ann Analyst")
    claim = a_claim(note="A word to ourselves", credibility=rating)
    step = a_step(notes="Speak **slowly**", focus=Focus(claims=(claim.id,)))
    told = a_report(a_briefing(claims=(claim,), steps=(step,)), notes=asked)
    said = "\n".join(strings(told))
    for words in ("Speak slowly", "A word to ourselves", "credibility: 3"):
        assert (words in said) is there


def test_sources_are_numbered_with_what_is_inferred_marked() -> None:
    (source,) = a_report().sources
    assert source.number == 1
    assert source.words.startswith("A visit and its echo · 19 Jun 2024 (inferred)")
    assert "Date inferred: the text says Tuesday" in source.details
    assert f"SHA-256 of the text: {a_source().sha256}" in source.details


def test_the_line_of_sources_says_how_many_more_there_are() -> None:
    more = (a_source(), a_source(id="b"), a_source(id="c"))
    assert a_report(a_briefing(sources=more)).source_line.endswith(", and 2 more")
    assert a_report(a_briefing(sources=())).source_line == "No source"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("file:///home/ann/article.html", False),
        ("javascript:alert(1)", False),
        ("https://ann:secret@example.org/", False),
        ("https://example.org/a b", False),
        ("https://[broken", False),
        ("https://example.org/" + "a" * 3000, False),
        ("/home/ann/article.html", False),
    ],
)
def test_only_a_web_address_without_a_users_name_is_given(url: str, kept: bool) -> None:
    told = a_report(a_briefing(sources=(a_source(url=Stated(value=url)),)))
    assert told.sources[0].url == (url if kept else "")
    assert (url in "\n".join(strings(told))) is kept


@pytest.mark.parametrize("steps", [(), (a_step(hidden=True),)])
def test_without_steps_to_show_all_claims_stand_on_one_page_by_their_place(steps: Any) -> None:
    (step,) = a_report(a_briefing(steps=steps, claims=(*BASE.claims, a_claim("c-more")))).steps
    assert step.id == OVERVIEW
    assert [str(place) for place in step.places] == ["1 Moscow", "2 Pyongyang"]
    assert [(g.heading, len(g.entries)) for g in step.groups] == [
        ("1 Moscow", 1), ("2 Pyongyang", 1), ("3 Chukotka", 1), ("Without a place", 1),
    ]  # fmt: skip


def test_an_empty_briefing_has_a_report() -> None:
    told = a_report(msgspec.convert({"title": "Nothing"}, type(BASE)))
    assert (told.counts, told.steps[0].groups, told.sources) == ("", (), ())


def test_the_borders_are_those_asked_for_or_the_steps_or_the_briefings() -> None:
    view = View(bounds=(0, 0, 1, 1), viewpoint="de-facto")
    briefing = a_briefing(steps=(a_step("a", view=view), a_step("b")))
    assert [s.borders for s in a_report(briefing).steps] == [
        "borders: de facto",
        "borders: recognised",
    ]
    asked = a_report(briefing, viewpoint="recognised")
    assert {step.borders for step in asked.steps} == {"borders: recognised"}


def test_a_document_names_borders_and_attribution_as_the_map_does() -> None:
    assert ENGLISH.attribution == CREDIT
    assert {point: ENGLISH.borders(point) for point in BORDERS} == BORDERS


def test_what_a_file_calls_its_language_is_a_tag_or_english() -> None:
    assert a_report(a_briefing(language="pt-BR")).language == "pt-BR"
    assert a_report(a_briefing(language='en"><x>')).language == "en"


@pytest.mark.parametrize("words", [NASTY, "word " * 200_000, "x" * 1_000_000])
def test_every_text_is_short_and_can_stand_in_xml_on_one_line(words: str) -> None:
    told = a_report(with_words(words.replace("\ud800", "")), notes=True)
    for text in strings(told):
        for line in text.splitlines() or [text]:
            assert len(line) <= 20_100
            assert all(c.isprintable() or c in "\ufffd" for c in line), ascii(line)
    assert all(len(entry.text) <= LONGEST_TEXT + 1 for entry in told.steps[0].entries)


def test_claims_beyond_the_most_of_a_step_are_counted() -> None:
    claims = tuple(a_claim(f"c-{number}") for number in range(MOST_CLAIMS + 7))
    focus = Focus(claims=tuple(claim.id for claim in claims))
    told = a_report(a_briefing(claims=claims, steps=(a_step(focus=focus),)))
    assert (len(told.steps[0].entries), told.steps[0].left_out) == (MOST_CLAIMS, 7)
