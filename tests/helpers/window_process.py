"""The window as a process: what it says, and which processes and ports it has while it is open."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import psutil

from tests.helpers.process import environment

PATIENCE = 60.0
"""Seconds after which a window that does not do what it should is killed."""

MACHINE = (
    "Failed to create platform Vulkan ",
    "Failed to create RHI ",
    "Failed to load vulkan: ",
    "GBM is not supported ",
    "GPUInfo not initialized ",
    "QRhiGles2: ",
    "QVulkanInstance: ",
    "This plugin does not support createPlatform",
    "Unable to detect GPU vendor ",
    "initInstance: No Vulkan library ",
)
CHROMIUM_OF_MACHINE = re.compile(r"\[[0-9:/.]+:ERROR:.*/chromium/(dbus|gpu)/")
"""What Qt and Chromium say of a machine without a GPU or a system bus."""

ROOT_WARNING = "dateline: warning: running as root: the map runs without Chromium's sandbox"


def complaints(err: str) -> list[str]:
    """The lines on standard error that are neither about the machine nor about being root."""
    lines = [line for line in err.splitlines() if not line.startswith((ROOT_WARNING, *MACHINE))]
    return [line for line in lines if not CHROMIUM_OF_MACHINE.match(line)]


class TellingWindow:
    """A window that tells what happens in it (helpers/telling_window.py)."""

    def __init__(self, process: subprocess.Popen[str], told: IO[str]) -> None:
        self._process = psutil.Process(process.pid)
        self._told = told

    def told(self) -> Any:
        """What it tells next."""
        line = self._told.readline()
        assert line, "the window has gone"
        return json.loads(line)

    def chromium(self) -> list[str]:
        """The command line of each of Chromium's processes."""
        lines = []
        for process in self._process.children(recursive=True):
            with suppress(psutil.Error):
                lines.append(" ".join(process.cmdline()))
        return [line for line in lines if "--type=" in line]

    def listening_ports(self) -> list[int]:
        """The ports of TCP on which any of its processes waits for somebody."""
        ports = []
        for process in (self._process, *self._process.children(recursive=True)):
            with suppress(psutil.Error):
                ports += [c.laddr.port for c in process.net_connections() if c.status == "LISTEN"]
        return ports


@contextmanager
def telling_window(home: Path, **variables: str) -> Iterator[TellingWindow]:
    """Open the window in a process, and close it at the end: it must leave with exit code 0."""
    command = [sys.executable, "-m", "tests.helpers.telling_window"]
    pipe, env = subprocess.PIPE, {**environment(home), **variables}
    with subprocess.Popen(
        command, cwd=home, env=env, stdin=pipe, stdout=pipe, text=True
    ) as process:
        assert process.stdin and process.stdout
        watchdog = threading.Timer(PATIENCE, process.kill)
        watchdog.start()
        try:
            yield TellingWindow(process, process.stdout)
        finally:
            process.stdin.close()
            code = process.wait()
            watchdog.cancel()
    assert code == 0
