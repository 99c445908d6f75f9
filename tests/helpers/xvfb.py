"""An X display of the tests' own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

SCREEN = "1600x1000x24"


TWO_SCREENS = "3200x1080x24"
"""A laptop's display of 1280 by 800, and a projector of 1920 by 1080 to its right."""


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """The name of a display that answers."""
    with _served(SCREEN) as name:
        yield name


@pytest.fixture
def two_displays() -> Iterator[str]:
    """The name of a display with a LAPTOP and a PROJECTOR, as monitors of RandR."""
    with _served(TWO_SCREENS) as name:
        put(name, "LAPTOP", 0, 0, 1280, 800)
        put(name, "PROJECTOR", 1280, 0, 1920, 1080)
        yield name


def put(display: str, monitor: str, left: int, top: int, width: int, height: int) -> None:
    """Put a monitor in."""
    size = f"{width}/{width // 4}x{height}/{height // 4}+{left}+{top}"
    _xrandr(display, "--setmonitor", monitor, size, "none")


def pull(display: str, monitor: str) -> None:
    """Pull a monitor out."""
    _xrandr(display, "--delmonitor", monitor)


def _xrandr(display: str, *words: str) -> None:
    subprocess.run(["xrandr", "--display", display, *words], check=True, capture_output=True)


@contextmanager
def _served(screen: str) -> Iterator[str]:
    """Xvfb takes a free number and tells it once it listens."""
    told, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", screen, "-nolisten", "tcp"]
    server = subprocess.Popen(
        [*command, "-noreset"], pass_fds=[tell], stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    os.close(tell)
    try:
        with os.fdopen(told) as stream:
            number = stream.readline().strip()
        assert number, "Xvfb has ended before it listened"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(30)
