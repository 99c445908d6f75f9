"""Frozen text keeps what was written and nothing of how a system writes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model import text


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("\ufeff\ufeffwords", "words"),
        ("e\u0301", "é"),
        ("a\x00b", "a\ufffdb"),
        ("\u1112\u1161\u11ab", "한"),
    ],
)
def test_line_ends_marks_and_composition_are_made_one(given_text: str, kept: str) -> None:
    assert not text.is_frozen(given_text)
    assert text.frozen(given_text) == kept


@given(st.text())
def test_frozen_text_stays_as_it_is(words: str) -> None:
    once = text.frozen(words)
    assert text.is_frozen(once)


@given(st.text())
def test_folding_keeps_every_position(words: str) -> None:
    assert len(text.folded(words)) == len(words)


@pytest.mark.parametrize(
    ("written", "typed"),
    [("“Kraków”", '"krakow"'), ("МОСКВА", "москва"), ("평양", "평양"), ("24–25", "24-25")],
)
def test_what_is_typed_finds_what_is_written(written: str, typed: str) -> None:
    assert text.folded(written) == text.folded(typed)


@given(st.text(st.characters(codec=None)))
def test_displayed_text_keeps_every_position(words: str) -> None:
    assert len(text.displayed(words)) == len(words)


def test_displayed_text_makes_visible_what_could_mislead() -> None:
    assert (
        text.displayed("a\x1b\u202eb\x9b\u2066\x00\udc00")
        == "a" + "\ufffd" * 2 + "b" + "\ufffd" * 4
    )


def test_displayed_text_keeps_words_lines_and_harmless_direction_marks() -> None:
    kept = "Москва\n\t평양 🕊 \u200e\u200f\u061c"
    assert text.displayed(kept) == kept
