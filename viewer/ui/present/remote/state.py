"""What a phone is told of the presentation."""

from __future__ import annotations

import msgspec

from viewer.model.text import displayed

MAX_WORDS, MAX_NOTES = 500, 20_000
"""Characters of a title and of notes that are sent: they go out anew with each beat."""


class RemoteState(msgspec.Struct, frozen=True):
    """The step on the screen, with its notes, the clock, and what covers it."""

    title: str
    number: int
    count: int
    notes: str
    """Markdown, shown as it is written."""
    elapsed: float
    """Seconds."""
    remaining: float
    """Seconds; below zero when the time is over."""
    running: bool
    frozen: bool
    evidence: bool
    cover: str
    """``black``, ``white`` or nothing."""
    next_title: str


EMPTY = RemoteState("", 0, 0, "", 0, 0, False, False, False, "", "")
"""Before the presenter's console has shown anything."""


def told(state: RemoteState, age: float) -> bytes:
    """Return as JSON what was shown `age` seconds ago: the clock has gone on since."""
    passed = age if state.running else 0.0
    return msgspec.json.encode(
        msgspec.structs.replace(
            state,
            title=displayed(state.title[:MAX_WORDS]),
            next_title=displayed(state.next_title[:MAX_WORDS]),
            notes=displayed(state.notes[:MAX_NOTES]),
            elapsed=state.elapsed + passed,
            remaining=state.remaining - passed,
        )
    )
