"""Names that a screen reader speaks for widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLabel, QWidget


def nameless() -> list[str]:
    """What can be seen and takes the keyboard, but has no name that is spoken, by class."""
    widgets = QApplication.allWidgets()
    buddies = {id(widget.buddy()) for widget in widgets if isinstance(widget, QLabel)}
    asked = [w for w in widgets if w.isVisible() and _takes_keyboard(w)]
    assert len(asked) > 5
    return [type(w).__name__ for w in asked if not spoken_name(w) and id(w) not in buddies]


def _takes_keyboard(widget: QWidget) -> bool:
    """Say whether a person can get there; the line within a box of numbers is a part of it."""
    inner = isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not inner


def spoken_name(widget: QWidget) -> str:
    """The name of a widget for a screen reader; Qt calls a box by what is chosen in it."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
