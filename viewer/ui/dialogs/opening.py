"""Dialogs over a window, and the keyboard back in it when they are put away."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPushButton, QWidget


def open_over(window: QWidget, dialog: QDialog) -> None:
    """Open a dialog; not every system gives the keyboard back to the window by itself.

    Enter is its primary button. Qt has to be told now that the button is in the dialog: otherwise
    Tab past the others makes it Cancel.
    """
    for button in dialog.findChildren(QPushButton):
        if button.property("primary"):
            button.setDefault(True)
    dialog.finished.connect(lambda _: window.activateWindow())
    dialog.open()
