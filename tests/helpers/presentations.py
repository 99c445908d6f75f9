"""Small presentations, and what they have before them."""

from __future__ import annotations

from typing import Any

from tests.helpers.briefings import a_briefing, a_step
from viewer.map.room import Mode
from viewer.model.briefing import Focus, Step
from viewer.model.geometry import Bounds
from viewer.model.index import Index
from viewer.session.presentation import Presentation

AWAY: Bounds = (10.0, 20.0, 30.0, 40.0)
FAR: Bounds = (170.0, 50.0, 200.0, 70.0)
ALL = Focus(claims=("c-visit", "c-containers", "c-denial"))

STEPS = (
    a_step("s-one", focus=ALL),
    a_step("s-secret", hidden=True, focus=ALL),
    a_step("s-two", focus=Focus(claims=("c-denial",))),
    a_step("s-lens", focus=ALL, disputed=True),
)


def presentation(*steps: Step, at: str | None = None, **parts: Any) -> Presentation:
    """A presentation of these steps, or else of `STEPS`."""
    return Presentation(Index(a_briefing(steps=steps or STEPS, **parts)), at)


def focused(told: Presentation) -> str | None:
    """The claim that the presenter has in focus."""
    return told.here.selection.claim


def mode(told: Presentation) -> Mode:
    """What the presenter has before him."""
    return told.here.mode
