"""A presentation in this process: two windows with the real pages, and what a presenter does."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.window import press
from viewer.store import container
from viewer.store.container import Document
from viewer.store.resources import bundled_briefing
from viewer.ui.app import open_presentation
from viewer.ui.present.options import Options
from viewer.ui.present.room_view import RoomView
from viewer.ui.present.show import Show

PATIENCE_MS = 60_000
LOOK_MS = 5
LEFT = Qt.MouseButton.LeftButton
SMALL = (800, 450)
APART = 2000
"""Pixels beside the console: the mouse is given to the window that lies above the others."""

TITLE = "document.querySelector('h1.title').textContent"
MODE = "document.body.dataset.mode"
COVER = "document.querySelector('.cover').className.replace('cover', '').trim()"
MARKED = "[...document.querySelectorAll('mark')].map((mark) => mark.textContent)"
VIEW = "(({ centre, zoom }) => [...centre, zoom])(window.stage.camera.view())"
ZOOM = "window.stage.camera.view().zoom"
_COUNTING = """(({ camera, map }) => {
  const { begin } = Object.getPrototypeOf(camera.flight);
  map.flights = 0;
  camera.flight.begin = (...where) => ((map.flights += 1), begin.apply(camera.flight, where));
})(window.stage)"""
LINES = "document.querySelectorAll('.ink .line').length"
CARD = "document.querySelector('.side:not([hidden]) .claim-text')?.textContent ?? ''"


def at_home(folder: Path, environment: pytest.MonkeyPatch) -> Path:
    """Have the program keep in this folder what it keeps; returns it."""
    for kind in ("CONFIG", "STATE"):
        environment.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))
    return folder


def until(condition: Callable[[], bool], patience_ms: int = PATIENCE_MS) -> None:
    """Let events go on until a condition holds."""
    deadline = QDeadlineTimer(patience_ms)
    while not condition():
        assert not deadline.hasExpired(), "it did not come to be"
        QTest.qWait(LOOK_MS)  # without it this would take the time that Chromium needs


class Screen:
    """One of the two pictures of a presentation, asked what it shows."""

    def __init__(self, view: RoomView) -> None:
        self.view = view
        self.page = view._page

    def says(self, script: str) -> Any:
        """Return what an expression says in the page, as JSON."""
        answers: list[str] = []
        self.page.runJavaScript(f"JSON.stringify({script} ?? null)", 0, answers.append)
        until(lambda: bool(answers))
        return json.loads(answers[0]) if answers[0] else None

    def count_flights(self) -> None:
        """Have the page count its flights from now on: they are too short to be seen for sure."""
        self.says(_COUNTING)

    @property
    def flights(self) -> int:
        """How many flights there were since they are counted."""
        return int(self.says("window.stage.map.flights"))

    def settle(self) -> None:
        """Wait until all that was told is on the screen."""
        settled: list[bool] = []
        self.view.when_settled(lambda: settled.append(True))
        until(lambda: bool(settled) and not self.view.understudy.at_work)

    @property
    def target(self) -> QWidget:
        """The widget that takes the mouse and the keyboard for the page."""
        return self.view._web.focusProxy() or self.view._web

    def point(self, x: float, y: float) -> QPoint:
        """Return the pixel at shares of the picture's width and height."""
        return QPoint(round(x * self.target.width()), round(y * self.target.height()))

    def move(self, *ways: tuple[float, float]) -> None:
        """Move the mouse along shares of the picture."""
        for way in ways:
            QTest.mouseMove(self.target, self.point(*way), 20)

    def drag(self, *ways: tuple[float, float]) -> None:
        """Press the left button at the first share of the picture, go along the others, let go."""
        QTest.mousePress(self.target, LEFT, pos=self.point(*ways[0]))
        self.move(*ways[1:])
        QTest.mouseRelease(self.target, LEFT, pos=self.point(*ways[-1]), delay=20)

    def click(self, x: float, y: float) -> None:
        """Press and release the left button of the mouse at a pixel of the page."""
        QTest.mouseClick(self.target, LEFT, pos=QPoint(round(x), round(y)))

    def kill(self) -> None:
        """End the page's process as a fault of it or the system would."""
        os.kill(self.page.renderProcessPid(), signal.SIGKILL)


class Stage:
    """A presentation under way."""

    def __init__(self, show: Show) -> None:
        self.show = show
        self.room, self.own = Screen(show.views.room), Screen(show.views.own)

    def do(self, *commands: str) -> None:
        """Trigger commands of the stage, then wait until both pictures are there."""
        self.trigger(*commands)
        self.settle()

    def trigger(self, *commands: str) -> None:
        """Trigger commands of the stage, one after the other."""
        for command in commands:
            self.show.actions[command].trigger()

    def press(self, *keys: str) -> None:
        """Press keys where the keyboard is, then wait until both pictures are there."""
        for key in keys:
            press(key)
        self.settle()

    def settle(self) -> None:
        """Wait until what was told is on both screens, of those seen, and no page rehearses."""
        until(lambda: not self.show.views.is_following)
        settled: list[None] = []
        seen = [screen.view for screen in (self.own, self.room) if screen.view.isVisible()]
        for view in seen:
            view.when_settled(lambda: settled.append(None))
        until(lambda: len(settled) == len(seen) and not self.room.view.understudy.at_work)

    def dialog(self) -> Any:
        """Return the dialog that is open and has the keyboard, waited for."""
        until(
            lambda: (over := QApplication.activeModalWidget()) is not None and over.isActiveWindow()
        )
        return QApplication.activeModalWidget()

    def rest(self) -> None:
        """Be as at the start: first step, the hand, nothing frozen, covered, drawn or open."""
        for dialog in self.show.console.findChildren(QWidget):
            if dialog.isModal() and dialog.isVisible():
                dialog.close()
        told = self.show.presentation
        if told.frozen:
            self.show.actions["send"].trigger()
        for step in told.steps:
            self.show.session.ink.clear(step.id)
        if self.show.views.tool != "hand":
            self.show.views.take_tool(self.show.views.tool)
        self.show.console.activateWindow()
        self.show.console.setFocus()
        until(self.show.console.isActiveWindow)
        self.show.actions["step-first"].trigger()


def both(stage: Stage, script: str) -> list[object]:
    """What the room's picture and the presenter's own say."""
    return [stage.room.says(script), stage.own.says(script)]


def until_both(stage: Stage, script: str, expected: object) -> None:
    """Wait until both say this, without waiting for the maps to be drawn."""
    until_each(stage, script, expected, expected)


def until_each(stage: Stage, script: str, in_room: object, here: object) -> None:
    """Wait until the room's picture says the one and the presenter's own the other."""
    until(lambda: both(stage, script) == [in_room, here])


def title(stage: Stage, number: int) -> str:
    """The title of a step, by its number."""
    return stage.show.presentation.steps[number - 1].title


def ended(stage: Stage) -> None:
    """End a presentation and let Qt clear up what it held."""
    if shiboken6.isValid(stage.show):
        stage.show.end()
        stage.show.deleteLater()
    clear_up()


def clear_up() -> None:
    """Let what should be deleted later be deleted now."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()


@contextmanager
def presented(
    app: QApplication,
    document: Document | None = None,
    options: Options | None = None,
    path: Path | None = None,
    *,
    fallback: bool = False,
    rehearsals: bool = False,
) -> Iterator[Stage]:
    """Present a document, the bundled one if none is given; its pictures are there.

    The map jumps where it would fly, small pictures are faster to draw, and nothing is rehearsed:
    that takes as long as all else.
    """
    document = document or container.load(bundled_briefing())
    show = open_presentation(app, document, path, options or Options(windowed=True))
    stage = Stage(show)
    if not fallback:
        show.fallback.close()
    if not rehearsals:
        show.rest.settled.disconnect(show.views.rehearse)
    try:
        show.console.move(0, 0)
        show.audience.move(APART, 0)
        if show.options.windowed:
            show.audience.resize(*SMALL)
        show.switch_calm()
        stage.settle()
        show.console.activateWindow()
        show.console.setFocus()
        yield stage
    finally:
        ended(stage)
