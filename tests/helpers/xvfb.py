"""An X display of the tests' own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

import pytest

SCREEN = "1600x1000x24"


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """The name of a display that answers: Xvfb takes a free number and tells it once it listens."""
    told, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", SCREEN, "-nolisten", "tcp"]
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
