"""Processes that die and disks that refuse while presenting: the room sees no error."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from tests.helpers.shows import TITLE, Screen, Stage, presented, until
from viewer.ui.map.view import CRASHES_ALLOWED
from viewer.ui.present import fallback
from viewer.ui.present.audience import AudienceWindow
from viewer.ui.present.room_view import RoomView
from viewer.ui.present.show import Show

SEA, LAND = "#0a1118", "#273540"


def ground(window: AudienceWindow) -> str:
    """The colour of a window's corner, where no sign is."""
    return window.grab().toImage().pixelColor(3, 3).name()


def die(view: RoomView) -> None:
    """End a view's process, wherever it is."""
    os.kill(view._page.renderProcessPid(), signal.SIGKILL)


def seen_until_it_is_back(stage: Stage, screen: Screen) -> set[str]:
    """Kill a picture's process; returns what the room's corner was till it was there again."""
    ready: list[bool] = []
    curtain = screen.view.curtain
    screen.view.ready.connect(
        lambda: screen.view.when_settled(lambda: ready.append(not curtain.isVisible()))
    )
    seen = set()
    screen.kill()

    def back() -> bool:
        seen.add(ground(stage.show.audience))
        return bool(ready)

    until(back)
    assert ready == [True]  # who asks is told when the view can be seen
    return seen


def crash_for_good(stage: Stage, screen: Screen) -> None:
    """Kill a picture's process so often that it does not come back."""
    failed: list[str] = []
    screen.view.failed.connect(failed.append)
    for _ in range(CRASHES_ALLOWED - 1):
        seen_until_it_is_back(stage, screen)
    screen.kill()
    until(lambda: bool(failed))


def test_the_room_stays_dark_while_its_process_comes_back_at_the_same_step(
    qapp: QApplication, home: Path
) -> None:
    with presented(qapp) as stage:
        stage.do("step-next")
        assert seen_until_it_is_back(stage, stage.room) <= {SEA, LAND}  # a map, and nothing else
        stage.settle()
        assert stage.room.says(TITLE) == "The visit"
        stage.do("cover-black")
        assert seen_until_it_is_back(stage, stage.room) == {"#000000"}


def test_a_room_whose_process_dies_again_and_again_is_dark_and_the_console_says_so(
    qapp: QApplication, home: Path
) -> None:
    with presented(qapp) as stage:
        crash_for_good(stage, stage.room)
        assert ground(stage.show.audience) == SEA
        assert stage.show.console.notice.accessibleDescription() == (
            "The room’s picture is gone: the map's process ended again and again. "
            "End the presentation and begin again at this step."
        )
        for command in ("step-next", "freeze", "step-next", "send", "room-theme", "pointer"):
            stage.show.actions[command].trigger()
        stage.own.settle()
        assert stage.own.says(TITLE) == stage.show.presentation.steps[2].title
        stage.show.actions["cover-black"].trigger()
        assert ground(stage.show.audience) == "#000000"


def test_without_the_consoles_own_picture_the_room_goes_on(qapp: QApplication, home: Path) -> None:
    with presented(qapp) as stage:
        crash_for_good(stage, stage.own)
        stage.show.actions["step-next"].trigger()
        stage.room.settle()
        assert stage.room.says(TITLE) == "The visit"
        assert "console’s picture" in stage.show.console.notice.accessibleDescription()


def test_small_pictures_are_made_though_their_process_dies(qapp: QApplication, home: Path) -> None:
    with presented(qapp) as stage:
        thumbnails, steps = stage.show.thumbnails, stage.show.presentation.steps
        until(lambda: thumbnails.made_of(steps[1].id) is not None)
        thumbnails.want(step.id for step in steps[:4])
        die(thumbnails._view)  # type: ignore[arg-type]
        until(lambda: all(thumbnails.made_of(step.id) for step in steps[:4]))


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The PDF of the presentation is made at once, of the first steps."""
    monkeypatch.setattr(fallback, "FIRST_MS", 1)
    monkeypatch.setattr(fallback, "BETWEEN_MS", 1)
    monkeypatch.setattr(fallback, "MOST_STEPS", 2)


def pages(show: Show) -> list[str]:
    """What is on each page of the PDF of a presentation, waited for."""
    until(lambda: show.fallback.is_made)
    return [page.extract_text() for page in PdfReader(show.fallback.path).pages]


def test_the_pdf_of_the_presentation_has_the_steps_whatever_becomes_of_its_process(
    qapp: QApplication, home: Path, hurried: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bool] = []
    print_pdf = RoomView.print_pdf

    def killed(view: RoomView, *given: object) -> None:
        print_pdf(view, *given)  # type: ignore[arg-type]
        printed.append(True)
        if len(printed) == 2:
            die(view)

    monkeypatch.setattr(RoomView, "print_pdf", killed)
    with presented(qapp, fallback=True) as stage:
        told = [" ".join(page.split()) for page in pages(stage.show)]
        titles = [step.title for step in stage.show.presentation.steps[:2]]
        assert len(told) == 2
        assert all(title in page for title, page in zip(titles, told, strict=True))
        stage.show.prompter.show_clock()
        assert "PDF ready" in stage.show.console._status.text()


def test_a_disk_that_takes_nothing_is_told_to_the_presenter_alone(
    qapp: QApplication, home: Path, hurried: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fallback, "MOST_STEPS", 1)
    (home / "state").write_text("no folder")
    with presented(qapp, fallback=True) as stage:
        stage.do("step-next", "notes-larger")
        until(lambda: "no PDF" in stage.show.console.notice.accessibleDescription())
        assert "the place is not kept" in stage.show.console._status.text()
        assert stage.room.says(TITLE) == "The visit"
