"""Parts that show all they hold where there is room, and scroll where there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget


class ShrinkingArea(QScrollArea):
    """Its natural height is that of its content at its width; it can shrink to a line of that."""

    def __init__(self, content: QWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        content.setMinimumWidth(1)  # what is wider than the area is cut, not moved out of sight
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(content)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.verticalScrollBar().rangeChanged.connect(self._take_keyboard)
        self._take_keyboard(0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when the content wants one: what is put into it shows later."""
        done = super().eventFilter(watched, event)
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return done

    def content_changed(self) -> None:
        """Take the height that the new content wants, and show its start."""
        self.updateGeometry()
        self._offer_bar()
        self.verticalScrollBar().setValue(0)

    def sizeHint(self) -> QSize:
        """Return the size that shows all."""
        width = self.width()
        return QSize(width, self._content.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the height of a line and a half, or of all if that is less."""
        line = round(self._content.fontMetrics().lineSpacing() * 1.5)
        return QSize(0, min(line, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wants another height."""
        self._offer_bar()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _offer_bar(self) -> None:
        """Have no scroll bar where all is seen.

        Qt keeps one that it has shown if the words would not fit beside it.
        """
        policy = Qt.ScrollBarPolicy
        fits = 0 <= self._content.heightForWidth(self.width()) <= self.height()
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )

    def _take_keyboard(self, _low: int, high: int) -> None:
        """Be a stop of Tab only where the keyboard can scroll something."""
        policy = Qt.FocusPolicy.StrongFocus if high else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)


class FieldsArea(QScrollArea):
    """Fields one below the other, of which the one with the keyboard is in sight."""

    def __init__(self, content: QWidget, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        content.setMinimumWidth(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.setWidget(content)
        if app := QApplication.instance():
            app.focusChanged.connect(self._keep_in_sight)  # type: ignore[attr-defined]  # not in stubs

    def _keep_in_sight(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 8)
