"""Pictures made by the real process, without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage


def exported(out: Path, *words: str) -> QImage:
    """Return the picture that `dateline export` makes of the bundled briefing."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-m", "viewer", "export", "-o", str(out), *words]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=90, check=False)
    assert done.returncode == 0, done.stderr
    return QImage(str(out))


@pytest.mark.parametrize(("words", "size"), [
    ((), (1920, 1200)),
    (("--size", "3508x2480", "--dpi", "300", "--step", "1"), (3508, 2480)),
    (("--size", "640x480", "--place", "Ukraine"), (640, 480)),
])  # fmt: skip
def test_a_picture_has_exactly_the_size_asked_for(
    tmp_path: Path, words: tuple[str, ...], size: tuple[int, int]
) -> None:
    image = exported(tmp_path / "map.png", *words)
    assert (image.width(), image.height()) == size


def test_the_bounds_given_are_the_bounds_drawn(tmp_path: Path) -> None:
    """Iceland and the sea around it."""
    image = exported(tmp_path / "map.png", "--bbox", "-30,60,-10,70", "--size", "1200x1200")
    colours = {image.pixelColor(x, y).name() for x in range(0, 1200, 4) for y in range(0, 1200, 4)}
    assert QColor("#DCE6EA").name() in colours  # sea
    assert QColor("#F6F2E9").name() in colours  # land


def test_the_earlier_file_stays_when_none_can_be_written(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "viewer", "export", "-o", str(tmp_path / "no" / "map.png")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=90, check=False)
    assert done.returncode == 2
    assert "cannot write map.png" in done.stderr
    assert "Traceback" not in done.stderr
