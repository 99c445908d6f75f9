"""The article around the words: marked in their context, and short, whatever it is like."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.briefings import TEXT, a_briefing, a_passage, a_source
from viewer.map.room import Evidence
from viewer.model.briefing import Block
from viewer.model.index import Index
from viewer.session.evidence import (
    AROUND,
    LONGEST,
    MOST,
    MOST_SHOWN,
    Spot,
    evidence,
    spots_of,
)

MEGABYTE = "Nothing but words, and more words. " * 30_000
LARGEST = MOST_SHOWN * (4 * LONGEST + 2)
"""Characters that a room is shown at most."""


def lines(count: int) -> str:
    """An article of numbered lines of the same length."""
    return "".join(f"Line {number:05}.\n" for number in range(count))


def named(source: str, elsewhere: int) -> str:
    return f"{source}, {elsewhere} elsewhere"


def shown_of(text: str, *words: str) -> Evidence:
    """The evidence of words, each where it first stands in the text."""
    spots = [Spot("article", text.index(w), text.index(w) + len(w)) for w in words]
    return shown_at(text, *spots)


def shown_at(text: str, *spots: Spot) -> Evidence:
    shown = evidence(Index(a_briefing()), {"article": text}, spots, named)
    assert shown is not None
    return shown


def marked(shown: Evidence) -> list[str]:
    return [run.text for p in shown.paragraphs for run in p.runs if run.marked]


def written(shown: Evidence) -> list[str]:
    """The paragraphs as they are read."""
    return ["".join(run.text for run in paragraph.runs) for paragraph in shown.paragraphs]


def length(shown: Evidence) -> int:
    return sum(map(len, written(shown)))


def test_words_are_marked_among_those_around_them() -> None:
    shown = shown_of(TEXT, "Pyongyang has denied")
    assert marked(shown) == ["Pyongyang has denied"]
    assert written(shown) == [line for line in TEXT.split("\n") if line]
    assert shown.source == "article, 0 elsewhere"
    assert (shown.before, shown.after) == (False, False)


def test_two_paragraphs_are_shown_on_either_side_and_that_there_are_more_is_said() -> None:
    shown = shown_of(lines(100), "Line 00050.")
    assert written(shown) == [f"Line {n:05}." for n in range(50 - AROUND, 51 + AROUND)]
    assert (shown.before, shown.after) == (True, True)


@pytest.mark.parametrize(("line", "before", "after"), [(0, False, True), (99, True, False)])
def test_at_the_ends_of_an_article_there_is_nothing_more(
    line: int, before: bool, after: bool
) -> None:
    shown = shown_of(lines(100), f"Line {line:05}.")
    assert (shown.before, shown.after) == (before, after)
    assert len(shown.paragraphs) == 1 + AROUND


def test_a_passage_over_several_paragraphs_is_marked_in_each() -> None:
    shown = shown_of(lines(100), "00050.\nLine 00051.\nLine")
    assert marked(shown) == ["00050.", "Line 00051.", "Line"]


def test_several_passages_are_shown_together_where_they_are_near() -> None:
    near = 50 + MOST
    shown = shown_of(lines(100), f"Line {near:05}.", "Line 00050.")
    assert marked(shown) == ["Line 00050.", f"Line {near:05}."]


def test_of_passages_far_apart_the_first_in_the_article_is_shown() -> None:
    shown = shown_of(lines(100), f"Line {51 + MOST:05}.", "Line 00050.")
    assert marked(shown) == ["Line 00050."]
    assert len(shown.paragraphs) == 1 + 2 * AROUND


def test_passages_in_two_sources_show_the_article_of_the_first() -> None:
    index = Index(a_briefing(sources=(a_source(), a_source(id="other"))))
    texts = {"article": TEXT, "other": "Another article says so."}
    spots = [Spot("other", 0, 7), Spot("article", 8, 15)]
    shown = evidence(index, texts, spots, named)
    assert shown is not None
    assert shown.source == "other, 1 elsewhere"
    assert marked(shown) == ["Another"]
    assert written(shown) == ["Another article says so."]


def test_overlapping_and_nested_passages_mark_each_word_once() -> None:
    text = "One two three four five six."
    shown = shown_of(text, "two three", "three four", "four", "two three four five")
    assert "".join(marked(shown)) == "two three four five"
    assert written(shown) == [text]


def test_the_end_of_a_long_passage_is_not_cut_for_a_short_one_in_it() -> None:
    long = "word " * (LONGEST // 2)
    text = f"Before. {long}end. After."
    start = text.index("word")
    shown = shown_at(
        text, Spot("article", start, text.index(" After")), Spot("article", start + 5, start + 9)
    )
    assert "".join(marked(shown)) == f"{long}end."


def test_words_after_an_astral_character_are_the_words_that_are_marked() -> None:
    text = "🕊🕊 𝒜 the dove 🕊 flew"
    assert marked(shown_of(text, "the dove 🕊")) == ["the dove 🕊"]


def test_a_heading_is_one_in_the_evidence_too() -> None:
    blocks = (Block(start=0, end=22, role="heading"), Block(start=24, end=30, role="note"))
    index = Index(a_briefing(sources=(a_source(blocks=blocks),)))
    shown = evidence(index, {"article": TEXT}, [Spot("article", 30, 35)], named)
    assert shown is not None
    assert [paragraph.heading for paragraph in shown.paragraphs] == [True, False, False]


def test_passages_that_stand_nowhere_any_more_are_no_spots() -> None:
    lost = msgspec.structs.replace(a_passage("Moscow"), state="orphan")
    moved = a_passage("Pyongyang", state="moved")
    index = Index(a_briefing(passages=(lost, moved)))
    assert spots_of(index, ("p-moscow", "p-never", "p-pyongyang")) == (
        Spot("article", moved.position.start, moved.position.end),
    )


@pytest.mark.parametrize("spots", [(), (Spot("elsewhere", 0, 5),)])
def test_without_a_text_that_holds_the_words_there_is_no_evidence(spots: tuple[Spot, ...]) -> None:
    assert evidence(Index(a_briefing()), {"article": TEXT}, spots, named) is None


@pytest.mark.parametrize("text", ["", "\n\n", " \n \n"])
def test_an_article_without_words_shows_nothing(text: str) -> None:
    assert marked(shown_at(text, Spot("article", 0, 5))) == []


def test_marks_beyond_the_end_of_the_text_mark_nothing() -> None:
    shown = shown_at(TEXT, Spot("article", 10_000, 10_010))
    assert marked(shown) == []
    assert shown.paragraphs


def test_of_a_megabyte_without_line_ends_the_words_and_what_is_near_them_are_shown() -> None:
    text = f"{MEGABYTE}the proof {MEGABYTE}"
    shown = shown_of(text, "the proof")
    assert marked(shown) == ["the proof"]
    (paragraph,) = written(shown)
    assert paragraph.startswith("…") and paragraph.endswith("…")
    assert len(paragraph) == 2 * LONGEST + len("the proof") + len("……")


def test_of_passages_far_apart_in_such_a_text_the_first_is_shown() -> None:
    text = f"{MEGABYTE}the proof {MEGABYTE}the echo {MEGABYTE}"
    shown = shown_of(text, "the proof", "the echo")
    assert marked(shown) == ["the proof"]
    assert length(shown) <= LARGEST


@pytest.mark.parametrize("text", [MEGABYTE, lines(80_000)], ids=["one line", "many lines"])
def test_a_passage_as_long_as_the_article_is_shown_from_its_start(text: str) -> None:
    shown = shown_at(text, Spot("article", 0, len(text)))
    assert marked(shown)[0].startswith(text[:10])
    assert shown.after or written(shown)[-1].endswith("…")
    assert len(shown.paragraphs) <= MOST_SHOWN
    assert length(shown) <= LARGEST


def test_passages_all_through_a_long_article_are_shown_from_the_first_one_on() -> None:
    text = lines(80_000)
    step = MOST * len("Line 00000.\n")
    shown = shown_at(text, *(Spot("article", at, at + 4) for at in range(0, len(text), step)))
    assert marked(shown)[0] == "Line"
    assert shown.after
    assert len(shown.paragraphs) <= MOST_SHOWN


def test_what_could_mislead_in_an_article_is_made_visible() -> None:
    shown = shown_of("Before \u202e and \x07 after", "and \x07")
    assert written(shown) == ["Before \ufffd and \ufffd after"]
    assert marked(shown) == ["and \ufffd"]


@given(
    st.text(st.sampled_from("ab 🕊\n\u202e"), max_size=14),
    st.lists(st.tuples(st.integers(0, 14), st.integers(1, 14)), min_size=1, max_size=5),
)
def test_what_is_shown_is_the_article_and_what_is_marked_are_the_passages_words(
    text: str, spans: list[tuple[int, int]]
) -> None:
    shown = shown_at(text, *(Spot("article", at, at + long) for at, long in spans))
    visible = text.replace("\u202e", "\ufffd")
    blank = [not line.strip() for line in visible.split("\n") for _ in f"{line}\n"]
    covered = {at for start, long in spans for at in range(start, start + long)}
    meant = [c for at, c in enumerate(visible) if at in covered and not blank[at] and c != "\n"]
    assert "".join(marked(shown)) == "".join(meant)
    paragraphs = [line for line in visible.split("\n") if line.strip()]
    assert "\n".join(written(shown)) in "\n".join(paragraphs)
