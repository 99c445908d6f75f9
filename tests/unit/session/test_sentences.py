"""Sentences that a person selects by a key: the one at the caret, then the next ones too."""

from __future__ import annotations

import pytest

from viewer.session.sentences import selected_sentences

TEXT = (
    "A heading of few words\n\n"
    "Mr. Smith left on Monday morning. “It rained. It was cold,” he told the reporters there. "
    "He came back on Friday.\n\n"
    "The last of the sentences stands alone here.\n"
)


def words(start: int, end: int, text: str = TEXT) -> str | None:
    span = selected_sentences(text, start, end)
    return text[slice(*span)] if span else None


def at(part: str, offset: int = 0) -> int:
    return TEXT.index(part) + offset


@pytest.mark.parametrize(
    ("caret", "sentence"),
    [
        (0, "A heading of few words"),
        (at("Smith"), "Mr. Smith left on Monday morning."),
        (at("Monday morning.", 15), "Mr. Smith left on Monday morning."),
        (at("“It"), "“It rained. It was cold,” he told the reporters there."),
        (at("It was"), "“It rained. It was cold,” he told the reporters there."),
        (at("\n\nThe", 1), "The last of the sentences stands alone here."),
        (len(TEXT), "The last of the sentences stands alone here."),
    ],
)
def test_the_sentence_at_the_caret_is_taken_whole(caret: int, sentence: str) -> None:
    assert words(caret, caret) == sentence


def test_words_are_made_the_sentences_that_they_are_in() -> None:
    assert words(at("left"), at("left", 4)) == "Mr. Smith left on Monday morning."
    both = words(at("left"), at("came"))
    assert both == TEXT[at("Mr.") : at("Friday.", 7)]
    assert (
        words(at(" “It"), at("rained")) == "“It rained. It was cold,” he told the reporters there."
    )


def test_each_further_time_takes_the_next_sentence_too_to_the_last() -> None:
    start, end, ends = 0, 0, []
    while span := selected_sentences(TEXT, start, end):
        start, end = span
        ends.append(TEXT[start:end].split()[-1])
    assert ends == ["words", "morning.", "there.", "Friday.", "here."]


@pytest.mark.parametrize("text", ["", " \n\n ", "\n"])
def test_a_text_without_words_has_no_sentence(text: str) -> None:
    assert selected_sentences(text, 0, 0) is None


def test_signs_outside_of_the_plane_move_nothing() -> None:
    text = "🕊 The dove flew east today.\n\nIt 🕊 came back to the ship today."
    assert words(5, 5, text) == "🕊 The dove flew east today."
    assert words(40, 40, text) == "It 🕊 came back to the ship today."
