"""What the window says, in sentences."""

from __future__ import annotations

from viewer.ui.words import sentences


def test_sentences_have_their_stops_and_words_cut_short_none_of_their_own() -> None:
    assert sentences("Undone") == "Undone"
    assert (
        sentences("Accept place Paris", "U takes it back") == "Accept place Paris. U takes it back"
    )
    assert (
        sentences("Edit the ferry…", "Undo takes it back") == "Edit the ferry… Undo takes it back"
    )
