"""What has just happened, and what goes on in the background, over the foot of a window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QStatusBar, QWidget

MARGIN = 8
LEAST = 30
"""Pixels of its height."""
AROUND = 24
"""Pixels beside the words, and beside each work under way."""


class StatusLine(QStatusBar):
    """A status bar that takes no room: it is there while it has something to say."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName("Status")
        self.setSizeGripEnabled(False)
        self._window = window
        self._works: set[QWidget] = set()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._settle)
        self.messageChanged.connect(self._soon.start)
        window.installEventFilter(self)
        self.hide()

    def addPermanentWidget(self, widget: QWidget, stretch: int | None = None) -> None:
        """Show a widget beside the words, whenever it is not hidden."""
        self._works.add(widget)
        widget.installEventFilter(self)
        super().addPermanentWidget(widget, stretch or 0)
        self._soon.start()

    def removeWidget(self, widget: QWidget) -> None:
        """Show a widget no longer."""
        self._works.discard(widget)
        widget.removeEventFilter(self)
        super().removeWidget(widget)
        self._soon.start()

    def eventFilter(self, seen: QObject, event: QEvent) -> bool:
        """Keep to the window's foot, and to what there is to show."""
        if event.type() in (
            QEvent.Type.Resize,
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
        ):
            self._soon.start()  # within the event Qt would lay out with the size before
        return super().eventFilter(seen, event)

    def _settle(self) -> None:
        words, works = self.currentMessage(), [w for w in self._works if not w.isHidden()]
        if not (words or works):
            self.hide()
            return
        self.show()
        wide = sum(work.sizeHint().width() + AROUND for work in works)
        if words:
            wide += self.fontMetrics().horizontalAdvance(words) + AROUND
        high = max(LEAST, self.sizeHint().height())
        wide = min(wide, self._window.width() - 2 * MARGIN)
        self.setGeometry(MARGIN, self._window.height() - high - MARGIN, wide, high)
        self.raise_()
