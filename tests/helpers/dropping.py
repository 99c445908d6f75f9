"""Dragging things over a window and dropping them, as a desktop does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

NO_KEYS = Qt.KeyboardModifier.NoModifier
BUTTON = Qt.MouseButton.LeftButton


def drop(place: QWidget, what: Path | str, *more: Path) -> bool:
    """Drop files, or words, on the middle of a widget; says whether they would be taken.

    Qt itself offers it to the widget there, then to what that is in, until one takes it.
    """
    data = QMimeData()
    if isinstance(what, Path):
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in (what, *more)])
    else:
        data.setText(what)
    at = place.rect().center()
    under = place.childAt(at) or place
    point = under.mapFrom(place, at)
    enter = QDragEnterEvent(point, Qt.DropAction.CopyAction, data, BUTTON, NO_KEYS)
    enter.ignore()
    QApplication.sendEvent(under, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPoint(point), Qt.DropAction.CopyAction, data, BUTTON, NO_KEYS)
    QApplication.sendEvent(under, event)
    return event.isAccepted()
