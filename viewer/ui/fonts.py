"""The bundled typefaces: one sans for what the program says, one serif for what is quoted."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

log = logging.getLogger(__name__)

SANS = ["Pretendard"]
SERIF = ["Source Serif 4", "Pretendard"]
"""Hangul in quoted words falls back to the sans, which has it."""

BASE_POINTS = 13.0 if sys.platform == "darwin" else 10.5
"""The size of ordinary text before the user's scale; a point is a pixel on macOS."""


def load_fonts(folder: Path) -> None:
    """Register the faces that the build made; without them Qt's own are used."""
    for path in sorted(folder.glob("*.[ot]tf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            log.warning("the font %s cannot be used", path.name)


class Fonts:
    """Fonts at one text scale."""

    def __init__(self, scale: float) -> None:
        self.scale = scale

    def sans(self, size: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the sans at `size` times ordinary text."""
        return self._font(SANS, size, weight)

    def serif(self, size: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the serif at `size` times ordinary text."""
        return self._font(SERIF, size, weight)

    def caps(self, size: float = 0.78) -> QFont:
        """Return the sans for small letter-spaced capitals."""
        font = self._font(SANS, size, QFont.Weight.DemiBold)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        return font

    def _font(self, families: list[str], size: float, weight: QFont.Weight) -> QFont:
        font = QFont(families)
        font.setPointSizeF(BASE_POINTS * self.scale * size)
        font.setWeight(weight)
        return font
