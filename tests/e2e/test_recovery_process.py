"""A program that is killed amid edits offers them, once, when it is started the next time."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.briefings import a_file
from tests.helpers.process import environment, once
from viewer.store import container

PATIENCE = 60.0


class Window:
    """A window in another process (helpers/editing_window.py)."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.first = self.told()

    def told(self) -> dict[str, Any]:
        """What it tells next."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, "the window has gone"
        told: dict[str, Any] = json.loads(line)
        return told

    def ask(self, line: str) -> None:
        """Have it do something."""
        assert self.process.stdin
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def until(self, **wanted: object) -> dict[str, Any]:
        """Ask for its state until it is this one."""

        def found() -> dict[str, Any] | None:
            self.ask("state")
            state = self.told()
            return state if wanted.items() <= state.items() else None

        return once(self.process, found)

    def edit(self, title: str) -> float:
        """Edit the first step; returns when that was done."""
        self.ask(f"edit {title}")
        assert self.told()["step"] == title
        return time.monotonic()

    def kill(self) -> None:
        """Kill it, as a system out of memory would."""
        self.process.kill()
        self.process.wait()


@contextmanager
def opened(home: Path, *words: str | Path) -> Iterator[Window]:
    """Open the window; it is closed at the end, if it is still there."""
    command = [sys.executable, "-m", "tests.helpers.editing_window", *map(str, words)]
    env = {**environment(home), "QT_QPA_PLATFORM": "offscreen"}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=home, env=env, stdin=pipe, stdout=pipe, text=True
    ) as process:
        watchdog = threading.Timer(PATIENCE, process.kill)
        watchdog.start()
        try:
            yield Window(process)
        finally:
            process.kill()
            process.wait()
            watchdog.cancel()


def state_files(home: Path) -> list[Path]:
    """The journals that hold something."""
    return list((home / "state").rglob("state.briefing"))


def keeps(home: Path, title: str) -> bool:
    """Say whether a journal in this home holds the title."""
    return any(title.encode() in file.read_bytes() for file in state_files(home))


def test_what_was_edited_a_second_before_the_kill_is_offered_once_and_exactly(
    tmp_path: Path,
) -> None:
    path = a_file(tmp_path)
    before = path.read_bytes()
    with opened(tmp_path, path) as window:
        assert window.first["offered"] == []
        window.edit("First")
        done = window.edit("Last")
        once(window.process, lambda: keeps(tmp_path, "Last"))
        assert time.monotonic() - done < 1
        window.kill()
    assert path.read_bytes() == before
    with opened(tmp_path) as window:
        assert str(path) in window.first["offered"]
        window.ask("recover A visit")
        state = window.until(path=str(path))
        assert (state["step"], state["changed"]) == ("Last", True)
        assert path.read_bytes() == before
        window.ask("save")
        while window.told()["changed"]:
            pass
        once(window.process, lambda: not state_files(tmp_path))
        window.kill()
    assert container.load(path).briefing.steps[0].title == "Last"
    with opened(tmp_path) as window:
        assert window.first["offered"] == []


def test_killed_again_right_after_the_recovery_it_is_offered_again(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    with opened(tmp_path, path) as window:
        window.edit("Last")
        once(window.process, lambda: keeps(tmp_path, "Last"))
        window.kill()
    with opened(tmp_path) as window:
        window.ask("recover A visit")
        window.until(path=str(path))
        window.kill()
    with opened(tmp_path) as window:
        assert window.first["offered"].count(str(path)) == 1


def test_two_files_of_one_name_are_both_offered_and_those_of_a_running_window_are_not(
    tmp_path: Path,
) -> None:
    paths = []
    for name in ("one", "two", "three"):
        (tmp_path / name).mkdir()
        paths.append(a_file(tmp_path / name))
    for path in paths[:2]:
        with opened(tmp_path, path) as window:
            window.edit(f"Edit {path.parent.name}")
            once(window.process, partial(keeps, tmp_path, f"Edit {path.parent.name}"))
            window.kill()
    with opened(tmp_path, paths[2]) as running:
        running.edit("Running")
        once(running.process, lambda: keeps(tmp_path, "Running"))
        with opened(tmp_path) as window:
            offered = window.first["offered"]
    assert [str(path) in offered for path in paths] == [True, True, False]


@pytest.mark.parametrize("number", range(6))
def test_killed_at_any_moment_it_offers_one_of_the_edits_or_none(
    tmp_path: Path, number: int
) -> None:
    path = a_file(tmp_path)
    before = path.read_bytes()
    with opened(tmp_path, path) as window:
        threading.Timer(0.05 + 0.13 * number, window.process.kill).start()
        made = []
        try:
            for at in range(100_000):
                window.edit(f"Edit {at}")
                made.append(f"Edit {at}")
        except (AssertionError, BrokenPipeError):
            window.process.wait()
    assert path.read_bytes() == before
    with opened(tmp_path) as window:
        if window.first["offered"]:
            window.ask("recover A visit")
            assert window.until(path=str(path))["step"] in {*made, f"Edit {len(made)}"}
