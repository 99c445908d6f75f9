"""Exports on a bad day: the earlier file stays, one line says why, and two do not mix."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.helpers.briefings import a_briefing, a_file, a_step
from tests.helpers.exporting import export
from tests.helpers.process import ROOT

NAMES = ["map.png", "map.pdf", "map.svg", "a.pptx", "a.html", "a.gpkg", "a.csv"]


FULL_DISK = """
import errno, os
def fsync(handle):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
os.fsync = fsync
"""
"""Runs before the program: a limit on the size of files would stop Chromium's memory as well."""


def of_one_step(folder: Path) -> Path:
    """A briefing whose documents have a single map."""
    return a_file(folder, a_briefing(steps=(a_step(),)))


@pytest.mark.parametrize("name", NAMES)
def test_a_disk_that_fills_up_leaves_the_earlier_file_and_nothing_beside(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "sitecustomize.py").write_text(FULL_DISK)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / name).write_bytes(b"earlier")
    search_path = f"{tmp_path}{os.pathsep}{ROOT}"
    done = export(folder / name, of_one_step(tmp_path), PYTHONPATH=search_path)
    complaints = [line for line in done.stderr.splitlines() if ": warning: " not in line]
    assert done.returncode == 2, done.stderr
    assert len(complaints) == 1
    assert complaints[0].startswith(f"dateline: cannot write {name}: No space left on device")
    assert (folder / name).read_bytes() == b"earlier"
    assert [path.name for path in folder.iterdir()] == [name]


@pytest.mark.parametrize("name", ["map.png", "a.docx", "a.html"])
def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path, name: str) -> None:
    done = export(tmp_path / "gone" / name, of_one_step(tmp_path))
    complaints = [line for line in done.stderr.splitlines() if ": warning: " not in line]
    assert done.returncode == 2
    assert len(complaints) == 1
    assert f"cannot write {name}: No such file" in complaints[0]


def test_two_exports_at_once_do_not_mix(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "viewer", "export", "-o", str(tmp_path / "map.png"), "--size"]
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    silent = subprocess.DEVNULL
    both = [
        subprocess.Popen([*command, size], env=environment, stdout=silent, stderr=silent)
        for size in ("640x480", "800x600")
    ]
    assert [process.wait(60) for process in both] == [0, 0]
    image = QImage(str(tmp_path / "map.png"))
    assert (image.width(), image.height()) in {(640, 480), (800, 600)}
    assert [path.name for path in tmp_path.iterdir()] == ["map.png"]


def test_a_size_that_a_format_cannot_hold_says_what_it_can(tmp_path: Path) -> None:
    done = export(tmp_path / "map.webp", "--size", "16384x4096")
    assert done.returncode == 2
    assert "at most 16383 pixels a side" in done.stderr
