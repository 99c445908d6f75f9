"""A passage is found again in a text that has changed, or is said to be lost; never misplaced."""

from __future__ import annotations

import time

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.helpers.briefings import TEXT, a_passage
from viewer.model import anchor
from viewer.model.briefing import Passage

WORDS = "The minister flew from Moscow to Pyongyang on Tuesday."

texts = st.text(st.sampled_from("ab 🕊é평.\n"), max_size=60)


def words_at(passage: Passage, text: str) -> str:
    return text[passage.position.start : passage.position.end]


def test_an_untouched_passage_is_exact() -> None:
    assert anchor.anchored(a_passage(WORDS), TEXT) == a_passage(WORDS)


def test_a_passage_knows_the_32_characters_on_either_side() -> None:
    quote = a_passage("according to the Agency").quote
    assert quote.prefix == "oscow to Pyongyang on Tuesday. He said, "[-32:]
    assert quote.suffix == ", that “11,000 containers” had gone"[:32]


def test_positions_count_code_points_also_after_an_astral_character() -> None:
    passage = a_passage("visit 🕊 and")
    assert passage.position.end - passage.position.start == len("visit 🕊 and") == 11
    assert words_at(a_passage("and its echo"), TEXT) == "and its echo"


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3), (0, len(TEXT) + 1)])
def test_a_span_that_is_none_of_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        anchor.passage("p", "article", TEXT, start, end)


def test_words_that_stand_further_on_are_moved() -> None:
    found = anchor.anchored(a_passage(WORDS), "A new first line. 🕊\n" + TEXT)
    assert found.state == "moved"
    assert found.position.start == a_passage(WORDS).position.start + 20
    assert found.quote == a_passage(WORDS).quote


def test_of_the_same_words_those_with_the_same_context_are_meant() -> None:
    passage = a_passage("Pyongyang", text="Moscow said. But Pyongyang denied it.")
    decoy = "Pyongyang is a city. " + "x" * 10
    found = anchor.anchored(passage, decoy + "Moscow said. But Pyongyang denied it. Pyongyang.")
    assert found.state == "moved"
    assert found.position.start == len(decoy) + len("Moscow said. But ")


def test_of_the_same_words_in_like_contexts_the_nearest_are_meant() -> None:
    passage = anchor.passage("p", "article", "a" * 60 + "gobbbb", 60, 62)
    found = anchor.anchored(passage, "go" + "." * 50 + "go" + "." * 200 + "go")
    assert found.position.start == 52


def test_words_that_overlap_themselves_are_told_apart() -> None:
    passage = anchor.passage("p", "article", "abay", 0, 3)
    assert anchor.anchored(passage, "zababay").position.start == 3


@pytest.mark.parametrize(
    "changed",
    [
        "The minister flew from Moscow to Pyongyang on Wednesday.",
        "The prime minister flew from Moscow to Pyongyang, on Tuesday.",
        "The minister went from Moscow to Pyongyang on Tuesday",
        "Minister flew from Moscow to Pyongyang on Tuesday.",
    ],
)
def test_words_that_were_edited_are_found_as_fuzzy(changed: str) -> None:
    text = "A longer headline, and the\nfirst line of it.\n" + TEXT.replace(WORDS, changed)
    found = anchor.anchored(a_passage(WORDS), text)
    assert found.state == "fuzzy"
    assert words_at(found, text) in changed or changed in words_at(found, text)
    assert abs(found.position.end - found.position.start - len(changed)) <= len("The prime")


def test_edited_words_are_found_beside_others_that_share_some_of_them() -> None:
    near = "The minister is old. The minister flew home. From Moscow to Paris, on Tuesday. "
    changed = "The foreign minister flew from Moscow to Pyongyang last Tuesday."
    text = near + changed + near
    found = anchor.anchored(a_passage(WORDS), text)
    assert found.state == "fuzzy"
    assert words_at(found, text) in changed
    assert len(words_at(found, text)) > 50


def test_words_that_are_less_like_than_the_floor_are_lost() -> None:
    other = "A minister drove to the seaside with his dog on Friday."
    found = anchor.anchored(a_passage(WORDS), TEXT.replace(WORDS, other))
    assert found.state == "orphan"
    assert found.position == a_passage(WORDS).position


def test_a_passage_of_an_empty_text_is_lost() -> None:
    assert anchor.anchored(a_passage(WORDS), "").state == "orphan"


def test_a_hostile_text_does_not_take_long() -> None:
    passage = anchor.passage("p", "article", "ab" * 1000, 0, 2000)
    begun = time.process_time()
    anchor.anchored(passage, "aabb" * 5000)
    assert time.process_time() - begun < 3


@given(st.text("ab🕊", min_size=1, max_size=6), st.text("ab🕊", max_size=12))
def test_edits_are_counted_as_the_plain_algorithm_counts_them(words: str, text: str) -> None:
    assert list(anchor._matches(words, text)) == list(enumerate(fewest_edits(words, text), 1))


def fewest_edits(words: str, text: str) -> list[int]:
    """The last row of Sellers' table (1980): edit distances of what may start anywhere."""
    column, last = list(range(len(words) + 1)), []
    for character in text:
        before, column = column, [0]
        for row, wanted in enumerate(words, 1):
            changed = before[row - 1] + (wanted != character)
            column.append(min(changed, before[row] + 1, column[row - 1] + 1))
        last.append(column[-1])
    return last


@given(texts, texts, st.data())
def test_what_is_not_fuzzy_or_lost_stands_where_it_says(
    text: str, other: str, data: st.DataObject
) -> None:
    passage = drawn_passage(text, data)
    found = anchor.anchored(passage, other)
    assert found.quote == passage.quote
    if found.state in ("exact", "moved"):
        assert words_at(found, other) == passage.quote.exact
    if found.state == "fuzzy":
        assert 0 <= found.position.start < found.position.end <= len(other)


@given(texts, texts, st.data())
def test_words_that_are_still_in_the_text_are_never_lost(
    text: str, inserted: str, data: st.DataObject
) -> None:
    passage = drawn_passage(text, data)
    found = anchor.anchored(passage, inserted + text)
    assert found.state in ("exact", "moved")


@given(texts, texts, texts, st.data())
def test_an_insertion_or_deletion_elsewhere_moves_unique_words(
    before: str, after: str, other: str, data: st.DataObject
) -> None:
    text = f"{before}<the words>{after}"
    passage = anchor.passage("p", "article", text, len(before), len(before) + 11)
    found = anchor.anchored(passage, f"{other}<the words>{after}")
    assert found.position.start == len(other)
    assert found.state == ("exact" if len(other) == len(before) else "moved")


@given(texts, texts, st.data())
def test_anchoring_twice_is_anchoring_once(text: str, other: str, data: st.DataObject) -> None:
    found = anchor.anchored(drawn_passage(text, data), other)
    again = anchor.anchored(found, other)
    if found.state in ("exact", "moved"):
        assert again == msgspec.structs.replace(found, state="exact")
    else:
        assert again.state == found.state


def drawn_passage(text: str, data: st.DataObject) -> Passage:
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    return anchor.passage("p", "article", text, start, end)
