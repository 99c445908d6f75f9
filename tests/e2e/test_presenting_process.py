"""A presentation as a presenter has it: a real process, two displays, the keys of a clicker."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.helpers import xvfb
from tests.helpers.process import ROOT, dateline, environment, once
from tests.helpers.window_process import complaints

PATIENCE = 90.0
LAPTOP, PROJECTOR = [0, 0, 1280, 800], [1280, 0, 1920, 1080]

two_displays = xvfb.two_displays


class Room:
    """A presentation in another process, and what it tells (helpers/presenting_window.py)."""

    def __init__(self, process: subprocess.Popen[str], display: str) -> None:
        assert process.stdin and process.stdout
        self.process, self._display = process, display
        self._in, self._out = process.stdin, process.stdout
        self.now: dict[str, Any] = {}

    def until(self, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Return the first state for which this holds."""
        while not (self.now and holds(self.now)):
            told = self._told()
            if "answer" not in told:
                self.now = told
        return self.now

    def answer(self, expression: str) -> Any:
        """Return what the room's page says."""
        self._in.write(f"{expression}\n")
        self._in.flush()
        while True:
            told = self._told()
            if "answer" in told:
                return json.loads(told["answer"])
            self.now = told

    def answers(self, expression: str, wanted: Any) -> None:
        """Ask until the room's page says this."""
        once(self.process, lambda: self.answer(expression) == wanted)

    def press(self, *keys: str) -> None:
        """Send keys as a clicker or a keyboard would."""
        subprocess.run(["xdotool", "key", *keys], env=self._x(), check=True)

    def type(self, words: str) -> None:
        """Type words."""
        subprocess.run(["xdotool", "type", "--delay", "30", words], env=self._x(), check=True)

    def _x(self) -> dict[str, str]:
        return {**os.environ, "DISPLAY": self._display}

    def _told(self) -> dict[str, Any]:
        line = self._out.readline()
        assert line, "the presentation has gone"
        told: dict[str, Any] = json.loads(line)
        return told


@contextmanager
def presented(home: Path, display: str, *words: str) -> Iterator[Room]:
    """Present the bundled briefing; it must leave with exit code 0, however it is ended."""
    command = [sys.executable, "-m", "tests.helpers.presenting_window", *words]
    env = {**environment(home), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=ROOT, env=env, stdin=pipe, stdout=pipe, text=True
    ) as process:
        watchdog = threading.Timer(PATIENCE, process.kill)
        watchdog.start()
        try:
            room = Room(process, display)
            room.until(lambda now: now["step"] == 1)
            yield room
        finally:
            assert process.stdin
            process.stdin.close()
            code = process.wait()
            watchdog.cancel()
    assert code in (0, -signal.SIGKILL)


@pytest.fixture
def room(tmp_path: Path, two_displays: str) -> Iterator[Room]:
    """A presentation with the room on the projector."""
    with presented(tmp_path, two_displays, "--screen", "PROJECTOR") as opened:
        yield opened


def test_the_room_has_its_display_and_the_console_the_other(room: Room) -> None:
    now = room.until(lambda now: now["audience"] == PROJECTOR and now["console"] is not None)
    left, top, width, height = now["console"]
    assert (left, top) == (0, 0) and width <= 1280 and height <= 800


def test_a_clicker_leads_through_the_steps(room: Room) -> None:
    room.press("Next")
    room.until(lambda now: now["step"] == 2)
    room.press("Next", "Next")
    room.until(lambda now: now["step"] == 4)
    room.press("Prior")
    room.until(lambda now: now["step"] == 3)
    room.answers("document.querySelector('h1.title').textContent", "What is announced")
    room.press("b")
    room.until(lambda now: now["cover"] == "black")
    room.press("Next")
    room.until(lambda now: now["step"] == 4 and now["cover"] == "")
    room.press("Escape")
    assert room.process.wait(30) == 0


def test_one_key_shows_the_words_and_one_the_map_again(room: Room) -> None:
    room.press("6")
    room.until(lambda now: now["active"] != "console")
    room.press("Return")
    room.until(lambda now: now["step"] == 6 and now["active"] == "console")
    room.press("e")
    room.until(lambda now: now["room"] == [6, "evidence"])
    room.answers(
        "[...document.querySelectorAll('mark')].map((mark) => mark.textContent).join('')",
        "The trip resulted in North Korea reportedly supplying munitions to Russia.",
    )
    room.press("e")
    room.until(lambda now: now["room"] == [6, "map"])
    room.press("d")
    room.until(lambda now: now["room"] == [6, "disputed"])


def test_a_frozen_room_sees_nothing_of_a_search_until_it_is_sent(room: Room) -> None:
    room.press("Next", "f")
    room.until(lambda now: now["frozen"] and now["step"] == 2)
    room.press("slash")
    room.until(lambda now: now["typing"])
    room.type("Ukraine")
    room.press("Return")
    found = room.until(lambda now: now["selection"][0] == "ukraine")
    assert found["room"] == [2, "map"]
    title = "document.querySelector('h1.title').textContent"
    assert room.answer(title) == "The visit"
    room.press("Return")
    room.until(lambda now: not now["frozen"])
    room.answers(title, "Ukraine")
    room.press("BackSpace")
    back = room.until(lambda now: now["selection"][0] == "s-visit")
    assert back["step"] == 2
    room.answers(title, "The visit")


def test_pulling_the_display_out_keeps_the_step_and_putting_it_in_gives_it_back(
    room: Room, two_displays: str
) -> None:
    room.press("Next", "Next")
    room.until(lambda now: now["step"] == 3 and now["audience"] == PROJECTOR)
    xvfb.pull(two_displays, "PROJECTOR")
    room.until(lambda now: now["audience"] != PROJECTOR)
    xvfb.put(two_displays, "PROJECTOR", *PROJECTOR)
    back = room.until(lambda now: now["audience"] == PROJECTOR)
    assert back["step"] == 3
    room.answers("[innerWidth, innerHeight]", [1920, 1080])
    room.press("Next")
    room.until(lambda now: now["step"] == 4)


def test_a_killed_renderer_comes_back_at_the_same_step(room: Room) -> None:
    room.press("Next", "Next")
    before = room.until(lambda now: now["step"] == 3 and now["renderer"] > 0)["renderer"]
    psutil.Process(before).kill()
    room.until(lambda now: now["renderer"] not in (0, before))
    room.answers("document.querySelector('h1.title')?.textContent ?? ''", "What is announced")
    room.press("Next")
    room.until(lambda now: now["step"] == 4)
    room.answers("document.querySelector('h1.title').textContent", "What Moscow wants")


def kept_step(journal: Path) -> int | None:
    """The number of the step that would be offered after a kill."""
    number: int | None = json.loads(journal.read_text())["number"] if journal.exists() else None
    return number


def test_a_killed_program_offers_to_go_on_at_its_step(tmp_path: Path, two_displays: str) -> None:
    journal = tmp_path / "state" / "dateline" / "presenting.json"
    with presented(tmp_path, two_displays) as room:
        room.press("Next", "Next")
        room.until(lambda now: now["step"] == 3)
        once(room.process, lambda: kept_step(journal) == 3)
        room.process.kill()
    with presented(tmp_path, two_displays) as again:
        now = again.until(lambda now: "cut off at step 3" in now["notice"])
        assert now["step"] == 1
        again.press("Tab")
    with presented(tmp_path, two_displays) as third:
        assert third.until(lambda now: True)["notice"] == ""


def test_it_says_when_it_is_ready_and_leaves_without_a_complaint(
    tmp_path: Path, two_displays: str
) -> None:
    ended = dateline("present", "--quit-when-ready", home=tmp_path, DISPLAY=two_displays)
    assert (ended.code, ended.out, complaints(ended.err)) == (0, "", [])


@pytest.mark.parametrize(
    ("words", "code"),
    [(("--screen", "NOWHERE"), 64), (("--from", "99"), 64), (("missing.briefing",), 2)],
)
def test_what_cannot_be_presented_is_said_in_a_line(
    tmp_path: Path, two_displays: str, words: tuple[str, ...], code: int
) -> None:
    ended = dateline("present", *words, home=tmp_path, DISPLAY=two_displays)
    assert ended.code == code
    (line,) = complaints(ended.err)
    assert line.startswith("dateline: ")
