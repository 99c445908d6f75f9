"""Dialogs over a window, and the keyboard back in it when they are put away."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget


def open_over(window: QWidget, dialog: QDialog) -> None:
    """Open a dialog; not every system gives the keyboard back to the window by itself."""
    dialog.finished.connect(lambda _: window.activateWindow())
    dialog.open()
