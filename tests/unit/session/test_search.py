"""Search finds words as people type them, in everything that a briefing holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.briefings import TEXT, a_briefing, a_claim, a_place, an_agent
from viewer.model.briefing import Briefing
from viewer.model.index import Index
from viewer.session.search import MOST_OF_A_KIND, Hit, Search


def search_in(text: str = TEXT, briefing: Briefing | None = None) -> Search:
    return Search(Index(briefing or a_briefing()), {"article": text})


def words_hits(text: str, words: str) -> list[Hit]:
    return [hit for hit in search_in(text).find(words) if hit.kind == "words"]


def matched(hit: Hit) -> str:
    return hit.shown[slice(*hit.match)]


@pytest.mark.parametrize(
    ("typed", "kind", "found"),
    [
        ("moscow", "place", "moscow"),
        ("москва", "place", "moscow"),
        ("평양", "place", "pyongyang"),
        ("the west", "place", "the-west"),
        ("containers went to", "claim", "c-containers"),
        ("“11,000 containers”", "claim", "c-containers"),
        ("minister", "agent", "a-minister"),
        ("north korean gov", "agent", "a-government"),
        ("and its echo", "words", "article"),
    ],
)
def test_each_kind_is_found_by_a_part_of_its_words(typed: str, kind: str, found: str) -> None:
    assert (kind, found) in [(hit.kind, hit.id) for hit in search_in().find(typed)]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Kraków", "krakow"),
        ("Krakow", "KRAKÓW"),
        ("“quoted” words", '"quoted"'),
        ("Putin’s visit", "putin's visit"),
        ("2023–24", "2023-24"),
        ("МОСКВА", "москва"),
        ("СОЮЗ нерушимый", "союз"),
        ("북한의 평양", "평양"),
        ("non\u00a0breaking", "non breaking"),
    ],
)
def test_case_accents_and_typographic_marks_do_not_matter(written: str, typed: str) -> None:
    text = f"Before. {written} after."
    (hit,) = words_hits(text, typed)
    assert text[hit.start : hit.end] == matched(hit)
    assert hit.start >= len("Before. ")


def test_words_are_found_at_their_code_points_after_astral_characters() -> None:
    text = "🕊🕊 𝒜 the dove"
    (hit,) = words_hits(text, "dove")
    assert (hit.start, hit.end) == (9, 13)
    assert matched(hit) == "dove"


def test_a_space_typed_twice_is_one() -> None:
    assert words_hits("had gone to", " had   gone ")


def test_words_are_shown_with_what_stands_around_them_in_their_paragraph() -> None:
    text = "An earlier line\n" + "x" * 60 + " the needle " + "y" * 60
    (hit,) = words_hits(text, "needle")
    assert hit.shown.startswith("…xx")
    assert hit.shown.endswith("yy…")
    assert "earlier" not in hit.shown
    assert matched(hit) == "needle"


def test_a_short_paragraph_is_shown_whole() -> None:
    (hit,) = words_hits("one\nthe needle here\nthree", "needle")
    assert hit.shown == "the needle here"


def test_what_matched_in_a_claim_s_own_words_is_marked() -> None:
    (hit,) = [h for h in search_in().find("containers went to") if h.kind == "claim"]
    assert matched(hit) == "containers went to"


def test_what_matched_elsewhere_than_in_the_words_shown_marks_nothing() -> None:
    (hit,) = [h for h in search_in().find("москва") if h.kind == "place"]
    assert hit.match == (0, 0)


@pytest.mark.parametrize("typed", ["", "   ", "\t\n"])
def test_no_words_find_nothing(typed: str) -> None:
    assert search_in().find(typed) == []


def test_words_that_are_nowhere_find_nothing() -> None:
    assert search_in().find("zebra") == []


def test_places_come_first_then_claims_agents_and_the_article() -> None:
    kinds = list(dict.fromkeys(hit.kind for hit in search_in().find("e")))
    assert kinds == ["place", "claim", "agent", "words"]


def test_what_is_called_just_so_comes_before_all_else() -> None:
    hits = search_in().find("the minister")
    assert {"claim", "agent"} <= {hit.kind for hit in hits}
    assert hits[0].id == "a-minister"


def test_a_kind_with_very_many_hits_does_not_hide_the_others() -> None:
    hits = search_in("the needle " * 1000).find("the")
    assert sum(hit.kind == "words" for hit in hits) == MOST_OF_A_KIND
    assert any(hit.kind == "agent" for hit in hits)


def test_a_briefing_with_lost_references_can_be_searched() -> None:
    lost = a_claim(passages=("p-lost",))
    assert search_in(briefing=a_briefing(claims=(lost,))).find("went to")


@given(st.text(), st.text(min_size=1))
def test_whatever_is_written_is_found_where_it_stands(before: str, written: str) -> None:
    typed = " ".join(written.split())
    text = f"{before} {typed} and more"
    for hit in words_hits(text, typed):
        assert matched(hit) == text[hit.start : hit.end]


@given(st.text(min_size=1))
def test_the_marked_part_of_any_hit_is_within_its_words(words: str) -> None:
    briefing = a_briefing(places=(a_place(name=words),), agents=(an_agent(name=words),))
    for hit in search_in(briefing=briefing, text=words).find(words[:3]):
        start, end = hit.match
        assert 0 <= start <= end <= len(hit.shown)
