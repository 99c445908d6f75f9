"""Elapsed, left, the time of day, and whether the presentation keeps to its plan."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from viewer.session.pace import Pace, clock_words
from viewer.ui.style import Style

BEHIND, AHEAD = "allegation", "statement"


class ClockPanel(QWidget):
    """Three times and the pace, large enough to read at a glance."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._elapsed, self._left, self._day, self._in_step = (QLabel() for _ in range(4))
        self._pace, self._advice = QLabel(), QLabel()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(26)
        grid.setVerticalSpacing(0)
        columns = (
            ("Elapsed", self._elapsed, 2.6),
            ("Left", self._left, 2.6),
            ("Clock", self._day, 1.7),
        )
        for column, (name, label, size) in enumerate(columns):
            heading = QLabel(name)
            heading.setFont(style.fonts.caps(0.85))
            heading.setProperty("muted", True)
            grid.addWidget(heading, 0, column)
            label.setFont(_figures(style.fonts.sans(size, QFont.Weight.DemiBold)))
            label.setAccessibleName(name)
            grid.addWidget(label, 1, column, Qt.AlignmentFlag.AlignBaseline)
        for row, label in enumerate((self._in_step, self._pace)):
            label.setFont(
                style.fonts.sans(1.0, QFont.Weight.DemiBold if row else QFont.Weight.Normal)
            )
        self._in_step.setProperty("muted", True)
        self._advice.setFont(style.fonts.sans(1.0))
        grid.addWidget(self._in_step, 2, 0, 1, 1)
        grid.addWidget(self._pace, 2, 1, 1, 1)
        grid.addWidget(self._advice, 2, 2, 1, 2)
        grid.setColumnStretch(3, 1)
        self._pace.setAccessibleName("Pace")

    def show_time(self, elapsed: float, in_step: float, pace: Pace, *, running: bool) -> None:
        """Show how the presentation stands."""
        self._elapsed.setText(clock_words(elapsed) if running or elapsed else "0:00")
        self._left.setText(clock_words(pace.left))
        self._day.setText(QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat))
        self._in_step.setText(f"step {clock_words(in_step)}" if running else "paused")
        self._pace.setText(pace.words if running or elapsed else "T starts the clock")
        self._advice.setText(pace.advice)
        token = "ink" if pace.on_time else BEHIND if pace.off > 0 else AHEAD
        self._pace.setStyleSheet(f"color: {self._style.theme[token].name()};")
        muted = "ink" if running else "muted"
        self._elapsed.setStyleSheet(f"color: {self._style.theme[muted].name()};")


def _figures(font: QFont) -> QFont:
    """Return a font whose figures are equally wide: a clock must not jump."""
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
