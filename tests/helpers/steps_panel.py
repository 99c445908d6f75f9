"""The steps of a window: what is listed, and what a person does with it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.helpers.briefings import a_briefing, a_document, a_step
from tests.helpers.window import (
    LEFT,
    OpenWindow,
    click,
    press,
    session_of,
)
from viewer.model.briefing import Step, View
from viewer.ui.window import MainWindow

STEPS = tuple(
    a_step(f"s-{name}", title=f"Step {name}", caption=f"About {name}", notes=f"**{name}**")
    for name in "abc"
)


class FixedMap:
    """Stands where the map's page would: what it shows is known."""

    def __init__(self, *bounds: float) -> None:
        self.view = View(bounds=bounds)  # type: ignore[arg-type]  # four of them
        self.fitted: list[Any] = []

    def current_view(self) -> View:
        return self.view

    def fit(self, bounds: Any, fly: bool = True) -> None:
        self.fitted.append(bounds)

    def home(self) -> None: ...
    def show_ghost(self, ghost: Any) -> None: ...
    def show_scene(self, scene: Any) -> None: ...
    def select(self, places: Any, lit: Any) -> None: ...


@pytest.fixture
def three(open_window: OpenWindow) -> MainWindow:
    """A window on a briefing of three steps, its steps in front."""
    window = open_window(a_document(a_briefing(steps=STEPS)))
    press("Ctrl+4")
    return window


def steps(window: MainWindow) -> tuple[Step, ...]:
    return session_of(window).index.briefing.steps


def ids(window: MainWindow) -> list[str]:
    return [step.id for step in steps(window)]


def step(window: MainWindow, identifier: str) -> Step:
    return session_of(window).index.steps[identifier]


def listed(window: MainWindow) -> list[str]:
    """What the list shows of each step, as a screen reader speaks it."""
    model = window.panels.dossier.steps_list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def choose(window: MainWindow, row: int) -> None:
    """Click on a step of the list."""
    view = window.panels.dossier.steps_list
    view.scrollTo(view.model().index(row, 0))
    click(view.viewport(), view.visualRect(view.model().index(row, 0)).center())


def push(window: MainWindow, name: str) -> None:
    """Click the button of this name."""
    buttons = window.panels.dossier.steps.findChildren(QAbstractButton)
    (button,) = (b for b in buttons if name in (b.text(), b.accessibleName()) and b.isVisible())
    QTest.mouseClick(button, LEFT)


def undo_words(window: MainWindow) -> str:
    return window.actions_by_id["undo"].text()


def field(window: MainWindow, name: str) -> Any:
    return getattr(window.panels.dossier.steps.editor, name)
