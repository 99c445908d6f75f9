"""How long exports take, whole processes, and the memory of a large picture."""

from __future__ import annotations

import contextlib
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

EXPORT = [sys.executable, "-m", "viewer", "export", "-o"]
RUNS = 3
PICTURE = "map.png --size 3508x2480 --dpi 300"
LIMITS = {
    PICTURE: 1.4,
    "slides.pptx": 6.0,
    "handout.pdf --handout": 6.0,
    "page.html": 2.5,
}
"""Words of the command line and the seconds that they may take. QGIS 3.22 takes 1.4 for the
world's countries and two points at that size, where it was measured (2 cores, no GPU)."""
LARGE = "large.png --size 8192x8192"
LARGE_GB = 1.5


def seconds(words: str) -> float:
    """Return the median time of an export."""
    return statistics.median(once(words) for _ in range(RUNS))


def once(words: str) -> float:
    """Return the time of one export."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        subprocess.run(
            _command(words, folder),
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return time.perf_counter() - start


def gigabytes(words: str) -> float:
    """Return the most memory that an export's processes have together (PSS)."""
    with tempfile.TemporaryDirectory() as folder:
        silent = subprocess.DEVNULL
        most = 0.0
        with subprocess.Popen(_command(words, folder), stdout=silent, stderr=silent) as process:
            watched = psutil.Process(process.pid)
            while process.poll() is None:
                most = max(most, _memory(watched))
        return most / 1e9


def _memory(process: psutil.Process) -> float:
    total = 0.0
    with contextlib.suppress(psutil.Error):
        for one in (process, *process.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                total += one.memory_full_info().pss
    return total


def _command(words: str, folder: str) -> list[str]:
    name, *options = words.split()
    return [*EXPORT, str(Path(folder) / name), *options]
