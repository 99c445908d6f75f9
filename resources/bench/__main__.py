"""``python3 resources/dev.py bench``: the table of speeds, each beside what it is held against.

Whole processes are timed in turns with the yardstick, so that a slow moment of the machine
meets both; what is compared are medians.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import psutil

from resources.bench import exports, reading, screenshots

ROOT = Path(__file__).resolve().parents[2]
RUNS = 7
BARE = [sys.executable, "-m", "resources.bench.bare"]
WINDOW = [sys.executable, "-m", "viewer", "--quit-when-ready"]
PICTURES = [sys.executable, "-m", "resources.bench.pictures"]
INSIDE = [sys.executable, "-m", "resources.bench.window"]
CLAIMS = [sys.executable, "-m", "viewer", "claims", "--json"]

FRAME_MS = 1000 / 60
OF_FOLIUM = 0.2
"""Folium's picture takes five times as long as ours, or longer."""


class Line(NamedTuple):
    """One line of the table."""

    what: str
    figure: str
    at_most: str
    holds: bool


def main() -> int:
    """Measure and print; returns 1 when a line does not hold."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["PYTHONUNBUFFERED"] = "1"
    lines = [
        *_starts(),
        *_inside(),
        *_stage(),
        _memory(),
        _claims(),
        *_reading(),
        *_exports(),
        *_pictures(),
    ]
    width = max(len(line.what) for line in lines)
    print(f"{'what':{width}}  {'measured':28}  at most")
    for line in lines:
        mark = "" if line.holds else "  ← over"
        print(f"{line.what:{width}}  {line.figure:28}  {line.at_most}{mark}")
    return 0 if all(line.holds for line in lines) else 1


def _starts() -> list[Line]:
    _seconds(WINDOW)  # the first launch fills the caches
    pairs = [(_seconds(WINDOW), _seconds(BARE)) for _ in range(RUNS)]
    ours, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    figure = f"{ours / bare:.2f} × ({ours:.2f} s / {bare:.2f} s)"
    return [
        Line("start to a painted, clickable map", figure, "2.0 × a bare page", ours <= 2 * bare)
    ]


def _inside() -> list[Line]:
    result = subprocess.run(INSIDE, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    measured = json.loads(result.stdout.splitlines()[-1])
    clicks, frames = _p95(measured["clicks"]), _p95(measured["frames"])
    return [
        Line("click on a marker to the dossier, p95", f"{clicks:.1f} ms", "50 ms", clicks <= 50),
        Line("frame while panning and flying, p95", f"{frames:.1f} ms", "17 ms", frames <= 17.0),
    ]


def _stage() -> Iterator[Line]:
    keys, flights = _p95(_on_stage("keys")), _on_stage("flights")
    drawn, shown = _p95(flights["page"]), flights["window"]
    missed = sum(gap > 1.5 * FRAME_MS for gap in shown) / len(shown)
    opening, growth = statistics.median(_on_stage("opening")), _on_stage("growth")
    yield Line("key to the room's next frame, p95", f"{keys:.0f} ms", "50 ms", keys <= 50)
    yield Line("frame of a flight on stage, p95", f"{drawn:.1f} ms", "17 ms", drawn <= 17.0)
    yield Line("frames of it that its window misses", f"{missed:.1%}", "5 %", missed <= 0.05)
    yield Line("200 steps, 5,000 claims on the wall", f"{opening:.2f} s", "1 s", opening <= 1)
    yield Line("memory after four hours of steps", f"+{growth:.1%}", "+5 %", growth < 0.05)


def _on_stage(what: str) -> Any:
    command = [sys.executable, "-m", "resources.bench.stage", what]
    result = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(result.stdout.splitlines()[-1])


def _memory() -> Line:
    ours, bare = _pss([*INSIDE, "stay"]), _pss([*BARE, "stay"])
    figure = f"{ours / bare:.2f} × ({ours:.0f} MB / {bare:.0f} MB)"
    return Line("memory after opening, PSS", figure, "1.5 × a bare page", ours <= 1.5 * bare)


def _claims() -> Line:
    seconds = statistics.median(_seconds(CLAIMS) for _ in range(RUNS))
    return Line("dateline claims --json", f"{seconds:.3f} s", "0.25 s", seconds <= 0.25)


def _reading() -> Iterator[Line]:
    articles = reading.articles()
    whole, one = reading.processor(articles), reading.processor(articles[:1])
    process = reading.process(articles[0])
    yield Line("propose of 1 MB of news, processor", f"{whole:.2f} s", "1 s", whole <= 1)
    yield Line("propose of an article of 50 kB", f"{one:.3f} s", "1 s", one <= 1)
    yield Line("the same, whole process", f"{process:.2f} s", "2.5 s", process <= 2.5)


def _exports() -> Iterator[Line]:
    for words, limit in exports.LIMITS.items():
        took = exports.seconds(words)
        yield Line(f"export {words}", f"{took:.2f} s", f"{limit} s", took <= limit)
    most = exports.gigabytes(exports.LARGE)
    at_most = f"{exports.LARGE_GB} GB"
    yield Line(f"export {exports.LARGE}", f"{most:.2f} GB", at_most, most <= exports.LARGE_GB)


def _pictures() -> list[Line]:
    """Pictures in an open window, and both ways of ours beside folium's own."""
    result = subprocess.run(PICTURES, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    inside = statistics.median(json.loads(result.stdout.splitlines()[-1]))
    line = Line("picture in an open window", f"{inside:.2f} s", "0.6 s", inside <= 0.6)
    found = screenshots.beside(lambda: exports.once(exports.PICTURE))
    if isinstance(found, str):
        figure, at_most = f"not measured: {found}", f"{OF_FOLIUM} × folium's"
        return [line, Line("picture beside folium's", figure, at_most, True)]
    process, folium = found
    return [
        line,
        _beside_folium("picture, whole process", process, folium),
        _beside_folium("picture in an open window", inside, folium),
    ]


def _beside_folium(what: str, ours: float, folium: float) -> Line:
    what, at_most = f"{what}, beside folium's", f"{OF_FOLIUM} × folium's"
    figure = f"{ours / folium:.2f} × ({ours:.2f} s / {folium:.2f} s)"
    return Line(what, figure, at_most, ours <= OF_FOLIUM * folium)


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    silent = subprocess.DEVNULL
    subprocess.run(command, cwd=ROOT, stdout=silent, stderr=silent, check=True)
    return time.perf_counter() - start


def _pss(command: list[str]) -> float:
    """Return the proportional set size of all processes of a program that stays, in MB."""
    silent = subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=silent, text=True
    ) as program:
        assert program.stdout is not None
        while program.stdout.readline().strip() != "ready":
            pass
        time.sleep(1)  # what starts up beside the first picture settles
        root = psutil.Process(program.pid)
        processes = [root, *root.children(recursive=True)]
        total = sum(process.memory_full_info().pss for process in processes)
        for process in reversed(processes):
            process.kill()
    return total / 1e6


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main())
