"""Pictures stay as they were looked at: each is held against one that is kept.

After a change that is meant, ``python -m tests.web.test_reference_pictures`` makes them anew; look
at each before it is committed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from tests.helpers.exporting import exported

KEPT = Path(__file__).parents[1] / "data" / "pictures"
SIZE = "720x450"
WITHOUT_DATE = "title,key,legend,scale,sources,north,locator"
PICTURES = {
    "whole-light": (),
    "step-6-dark": ("--step", "6", "--theme", "dark"),
    "ukraine-recognised": ("--place", "Ukraine"),
    "ukraine-de-facto": ("--place", "Ukraine", "--borders", "de-facto"),
    "across-180-print": ("--bbox", "120,40,-170,72", "--theme", "print"),
    "pyongyang-contrast": ("--step", "2", "--theme", "contrast"),
}
DIFFERS = 40
"""A channel of a pixel that differs by more than this, of 255, is another colour."""
TOLERATED = 0.004
"""Share of pixels that may be of another colour: edges fall otherwise on another machine."""


def made(name: str, folder: Path) -> QImage:
    words = ("--size", SIZE, "--include", WITHOUT_DATE, *PICTURES[name])
    return QImage(str(exported(folder / f"{name}.png", *words)))


def share_of_other_pixels(a: QImage, b: QImage) -> float:
    """Return which part of the pixels of two pictures of the same size are of another colour."""
    other = 0
    for y in range(a.height()):
        one, two = _line(a, y), _line(b, y)
        if one != two:
            pairs = zip(one, two, strict=True)
            far = [abs(p - q) > DIFFERS for p, q in pairs]
            other += sum(any(far[x : x + 4]) for x in range(0, len(far), 4))
    return other / (a.width() * a.height())


def _line(image: QImage, y: int) -> bytes:
    pixels: Any = image.constScanLine(y)  # PySide's stubs say object
    return bytes(pixels)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_as_it_was_looked_at(tmp_path: Path, name: str) -> None:
    rgb = QImage.Format.Format_RGB32
    picture = made(name, tmp_path).convertToFormat(rgb)
    kept = QImage(str(KEPT / f"{name}.png")).convertToFormat(rgb)
    assert picture.size() == kept.size()
    assert share_of_other_pixels(picture, kept) <= TOLERATED


def test_another_viewpoint_would_be_noticed() -> None:
    """Else the test above could not fail."""
    rgb = QImage.Format.Format_RGB32
    one, two = (
        QImage(str(KEPT / f"ukraine-{name}.png")).convertToFormat(rgb)
        for name in ("recognised", "de-facto")
    )
    assert share_of_other_pixels(one, two) > TOLERATED


if __name__ == "__main__":
    KEPT.mkdir(parents=True, exist_ok=True)
    for made_anew in PICTURES:
        made(made_anew, KEPT)
    sys.exit(0)
