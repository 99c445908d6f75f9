"""Edits of the steps: each makes another briefing of a briefing, and shares all the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count as numbers
from itertools import islice
from typing import Any

import msgspec

from viewer.model.briefing import Briefing, Step
from viewer.model.check import ids
from viewer.model.text import folded

LONGEST_STEM = 48
"""Characters of an id before its number; an id has at most 64."""


def step_added(briefing: Briefing, step: Step, after: str | None = None) -> Briefing:
    """Put a step behind another one; None is the end."""
    at = len(briefing.steps) if after is None else position(briefing, after) + 1
    return _with_steps(briefing, (*briefing.steps[:at], step, *briefing.steps[at:]))


def step_changed(briefing: Briefing, identifier: str, **fields: Any) -> Briefing:
    """Change fields of a step. Raises ValueError for what no step can have."""
    at = position(briefing, identifier)
    changed = msgspec.structs.replace(briefing.steps[at], **fields)
    msgspec.convert(msgspec.to_builtins(changed), Step)  # checks what a struct alone does not
    return _with_steps(briefing, (*briefing.steps[:at], changed, *briefing.steps[at + 1 :]))


def step_moved(briefing: Briefing, identifier: str, to: int) -> Briefing:
    """Move a step to a position, the nearest one that there is."""
    step = briefing.steps[position(briefing, identifier)]
    others = [other for other in briefing.steps if other is not step]
    others.insert(max(to, 0), step)
    return _with_steps(briefing, tuple(others))


def step_duplicated(briefing: Briefing, identifier: str) -> Briefing:
    """Put a copy of a step, with an id of its own, behind it."""
    step = briefing.steps[position(briefing, identifier)]
    copy = msgspec.structs.replace(step, id=new_id(briefing, identifier))
    return step_added(briefing, copy, after=identifier)


def step_removed(briefing: Briefing, identifier: str) -> Briefing:
    """Take a step out."""
    at = position(briefing, identifier)
    return _with_steps(briefing, (*briefing.steps[:at], *briefing.steps[at + 1 :]))


def position(briefing: Briefing, identifier: str) -> int:
    """Return where a step stands, from 0. Raises KeyError."""
    for at, step in enumerate(briefing.steps):
        if step.id == identifier:
            return at
    raise KeyError(identifier)


class Ids:
    """Ids that nothing in a briefing has, each given once: the next one is not counted up anew."""

    def __init__(self, briefing: Briefing) -> None:
        self._taken = set(ids(briefing))
        self._numbers: dict[str, Iterator[int]] = {}

    def new(self, stem: str) -> str:
        """Return a stem as an id, with a number where it is taken."""
        stem = stem[:LONGEST_STEM].strip("-")
        rest = self._numbers.setdefault(stem, numbers(1))
        numbered = (stem if number == 1 else f"{stem}-{number}" for number in rest)
        made = next(name for name in numbered if name not in self._taken)
        self._taken.add(made)
        return made


def new_id(briefing: Briefing, stem: str) -> str:
    """Return an id that nothing in the briefing has: the stem, with a number where it is taken."""
    return Ids(briefing).new(stem)


def new_ids(briefing: Briefing, stem: str, count: int) -> Iterator[str]:
    """Yield so many ids that nothing in the briefing has: the stem with a number each."""
    taken = set(ids(briefing))
    numbered = (f"{stem}-{number}" for number in numbers(1))
    yield from islice((name for name in numbered if name not in taken), count)


def stem(words: str) -> str:
    """Return the stem of an id out of words: their Latin letters and figures."""
    return re.sub(r"[^a-z0-9]+", "-", folded(words)).strip("-")[:LONGEST_STEM] or "part"


def _with_steps(briefing: Briefing, steps: tuple[Step, ...]) -> Briefing:
    return msgspec.structs.replace(briefing, steps=steps)
