"""Whether a presentation keeps to its plan, in seconds and in words."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from viewer.model.briefing import Step

TOLERANCE = 60.0
"""Seconds off plan that are not worth a word."""


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """How a presentation stands against its plan."""

    planned: int
    """Seconds of the whole plan."""
    left: float
    """Seconds until its end; below zero when it is over."""
    off: float
    """Seconds behind the plan; below zero ahead of it, 0 within the step's own time."""
    words: str
    advice: str = ""

    @property
    def on_time(self) -> bool:
        """Whether it is off by no more than `TOLERANCE`."""
        return abs(self.off) <= TOLERANCE


def pace(steps: Sequence[Step], number: int, elapsed: float, first: int = 1) -> Pace:
    """Return how it stands in step *number*, from 1, after so many seconds since step *first*."""
    before = sum(step.seconds for step in steps[first - 1 : number - 1])
    until = before + steps[number - 1].seconds
    planned = sum(step.seconds for step in steps[first - 1 :])
    off = elapsed - until if elapsed > until else min(0.0, elapsed - before)
    late = off > TOLERANCE
    return Pace(
        planned=planned,
        left=planned - elapsed,
        off=off,
        words=_words(off),
        advice=_advice(steps, number, off) if late else "",
    )


def clock_words(seconds: float) -> str:
    """Return seconds as ``7:42`` or ``1:07:42``; below zero with a minus."""
    whole = int(abs(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, second = divmod(rest, 60)
    sign = "−" if seconds <= -1 else ""
    return f"{sign}{hours}:{minutes:02}:{second:02}" if hours else f"{sign}{minutes}:{second:02}"


def _words(off: float) -> str:
    if abs(off) <= TOLERANCE:
        return "on time"
    return f"{clock_words(abs(off))} {'behind' if off > 0 else 'ahead'}"


def _advice(steps: Sequence[Step], number: int, off: float) -> str:
    """Return which of the steps to come makes up for the delay if it is left out."""
    to_come = [(step.seconds, n) for n, step in enumerate(steps[number:], number + 1)]
    enough = [(seconds, n) for seconds, n in to_come if seconds >= off]
    if enough:
        return f"leave out step {min(enough)[1]}"
    return f"leave out steps from {number + 1} on" if to_come else ""
