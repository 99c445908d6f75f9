"""What was drawn with the pen: strokes by step, each to be undone, or all cleared at once."""

from __future__ import annotations

from collections import defaultdict

from viewer.map.room import Stroke

MOST = 500
"""Strokes of a step, and changes of it that can be undone: the oldest go."""


class Ink:
    """The strokes of a briefing's steps, as long as it is open."""

    def __init__(self) -> None:
        self._past: dict[str, list[tuple[Stroke, ...]]] = defaultdict(lambda: [()])

    def of(self, step: str) -> tuple[Stroke, ...]:
        """Return a step's strokes."""
        return self._past[step][-1] if step in self._past else ()

    def add(self, step: str, stroke: Stroke) -> None:
        """Draw a stroke."""
        self._change(step, (*self.of(step), stroke)[-MOST:])

    def clear(self, step: str) -> None:
        """Wipe a step clean; it can be undone."""
        if self.of(step):
            self._change(step, ())

    def undo(self, step: str) -> None:
        """Take back the last stroke, or a clearing."""
        if len(self._past[step]) > 1:
            self._past[step].pop()

    def _change(self, step: str, strokes: tuple[Stroke, ...]) -> None:
        self._past[step] = [*self._past[step][-MOST:], strokes]
