"""The row of tools: each a command with its key on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from viewer.ui.panels.flow import FlowLayout
from viewer.ui.style import Style

SHOWN = (
    ("freeze", "Freeze"),
    ("evidence", "Evidence"),
    ("disputed", "Disputed"),
    ("find", "Find"),
    ("cover-black", "Black"),
    ("cover-white", "White"),
    ("pointer", "Pointer"),
    ("spotlight", "Spotlight"),
    ("ink", "Ink"),
    ("overview", "All steps"),
    ("timer", "Clock"),
    ("remote", "Phone"),
    ("stage-keys", "Keys"),
    ("end", "End"),
)


class Tools(QWidget):
    """Buttons for what a presenter needs at once; the keys do the same."""

    def __init__(self, actions: dict[str, QAction], style: Style) -> None:
        super().__init__()
        row = FlowLayout(self, 8)
        row.setContentsMargins(0, 0, 0, 0)
        for command, name in SHOWN:
            row.addWidget(KeyButton(actions[command], name, style))


class KeyButton(QPushButton):
    """A button for an action, which shows its first key in a cap; pressed while it is on."""

    GAP, CAP = 10, 22

    def __init__(self, action: QAction, name: str, style: Style) -> None:
        super().__init__(name)
        self._action, self._style = action, style
        self.setFont(style.fonts.sans(1.0))
        self.setCheckable(action.isCheckable())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(action.text())
        self.setAccessibleDescription(f"{action.text()}, key {self._key()}")
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def sizeHint(self) -> QSize:
        """Return the size with the cap."""
        return super().sizeHint() + QSize(self.GAP + self._cap_width(), 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, its name and its key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, on = self._style.theme, self.isChecked()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(
            QPen(theme["focus"] if self.hasFocus() else theme["rule"], 2 if self.hasFocus() else 1)
        )
        hover = self.underMouse() and self.isEnabled()
        painter.setBrush(theme["accent"] if on else theme["sunken"] if hover else theme["raised"])
        painter.drawRoundedRect(box, 8, 8)
        ink = theme["on_accent"] if on else theme["ink"] if self.isEnabled() else theme["muted"]
        painter.setPen(QPen(ink, 1))
        painter.setFont(self.font())
        name = box.adjusted(14, 0, 0, 0)
        painter.drawText(
            name, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        width = self._cap_width()
        cap = QRectF(box.right() - width - 9, box.center().y() - self.CAP / 2, width, self.CAP)
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(self._style.fonts.sans(0.85))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key())
        painter.end()

    def _key(self) -> str:
        return self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _cap_width(self) -> int:
        metrics = QFontMetricsF(self._style.fonts.sans(0.85))
        return max(self.CAP, round(metrics.horizontalAdvance(self._key())) + 10)

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setChecked(self._action.isChecked())
        self.update()
