"""The program as a person starts it: a process of its own, watched for time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90.0
PAUSE = 0.02
"""Seconds between two looks, in which the program has the processor."""
T = TypeVar("T")

_MEASURED = """
import pathlib, re, runpy, sys, time
sys.argv = ["dateline", *sys.argv[1:]]
try:
    runpy.run_module("viewer", run_name="__main__")
finally:
    status = pathlib.Path("/proc/self/status").read_text()
    peak = re.search(r"VmHWM:\\s+([0-9]+) kB", status)[1]
    sys.stderr.write(f"\\nused {peak} {time.process_time()}")
"""
"""Linux only; not getrusage, whose peak a child inherits from the process that started it."""


class Ended(NamedTuple):
    """How a process ended and what it said."""

    code: int
    out: str
    err: str


class Used(NamedTuple):
    """What a process used."""

    megabytes: float
    """At its peak, resident."""
    seconds: float
    """Of a processor."""


def environment(home: Path) -> dict[str, str]:
    """An environment whose settings, state and logs are under `home`, and output is buffered."""
    kinds = ("CONFIG", "STATE", "DATA", "CACHE")
    own = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in kinds}
    outer = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return {**outer, **own, "HOME": str(home), "PYTHONPATH": str(ROOT)}


def once(process: subprocess.Popen[Any], holds: Callable[[], T | None]) -> T:
    """Return what holds, once it does; fails where the process ends or never gets there."""
    end = time.monotonic() + PATIENCE
    while not (found := holds()):
        with suppress(subprocess.TimeoutExpired):
            raise AssertionError(f"the program has ended with {process.wait(PAUSE)}")
        assert time.monotonic() < end, "it did not come to be"
    return found


def dateline(*words: str | Path, home: Path, timeout: float = 60, **variables: str) -> Ended:
    """Run ``dateline`` with these words, in the folder `home`; returns when it has ended."""
    command = [sys.executable, "-m", "viewer", *map(str, words)]
    return _ended(command, home, timeout, variables)


def dateline_measured(*words: str | Path, home: Path, timeout: float = 60) -> tuple[Ended, Used]:
    """Run ``dateline``; also returns what it used."""
    ended = _ended([sys.executable, "-c", _MEASURED, *map(str, words)], home, timeout, {})
    err, _, used = ended.err.rpartition("\nused ")
    peak, seconds = used.split()
    return ended._replace(err=err), Used(int(peak) / 1024, float(seconds))


def _ended(command: list[str], home: Path, timeout: float, variables: dict[str, str]) -> Ended:
    env = {**environment(home), **variables}
    done = subprocess.run(command, cwd=home, env=env, capture_output=True, timeout=timeout)
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())
