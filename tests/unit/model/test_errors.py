"""Whatever a file holds, an error is one printable line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.model.errors import DatelineError, ExitCode, UnreadableError, UsageError, one_line


def test_an_error_reads_what_then_hint() -> None:
    assert str(UnreadableError("cannot read x", "no such file")) == "cannot read x: no such file"


def test_errors_of_files_and_of_words_have_different_exit_codes() -> None:
    assert UnreadableError("", "").exit_code is ExitCode.UNREADABLE
    assert UsageError("", "").exit_code is ExitCode.USAGE


def test_control_bidi_and_line_characters_are_escaped() -> None:
    hostile = "a\x1b[2J\u202eb\n\u2028\u2066\x9b\udcff"
    assert one_line(hostile) == r"a\x1b[2J\u202eb\n\u2028\u2066\x9b\udcff"


def test_words_in_any_script_stay_as_they_are() -> None:
    assert one_line("Москва, 평양 — “Київ” 🕊") == "Москва, 평양 — “Київ” 🕊"


@given(st.text(st.characters(codec=None)), st.integers(min_value=1, max_value=50))
def test_a_line_is_printable_and_not_longer_than_its_limit(words: str, limit: int) -> None:
    line = one_line(words, limit)
    assert line.isprintable()
    assert len(line) <= limit


@given(st.text(st.characters(codec=None)))
def test_every_error_is_printable(words: str) -> None:
    assert str(DatelineError(words, words)).isprintable()
