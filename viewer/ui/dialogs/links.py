"""Opening an address outside: only after a question that shows all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from viewer.model.text import displayed

SCHEMES = ("https", "http")


def web_address(text: str) -> QUrl | None:
    """Return the address if it is one of the web with a host, else None."""
    url = QUrl(text.strip(), QUrl.ParsingMode.StrictMode)
    return url if url.isValid() and url.scheme() in SCHEMES and url.host() else None


def ask_to_open(text: str, parent: QWidget) -> None:
    """Ask whether to open an address in the browser, and do so on Yes."""
    if (url := web_address(text)) is None:
        return
    question = QMessageBox(parent)
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    question.setIcon(QMessageBox.Icon.Question)
    question.setWindowTitle("Open in the browser?")
    question.setTextFormat(Qt.TextFormat.PlainText)
    question.setText("Dateline itself stays offline. Open this address in your browser?")
    shown = displayed(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
    question.setInformativeText(shown)
    question.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    question.setDefaultButton(QMessageBox.StandardButton.No)
    question.accepted.connect(lambda: QDesktopServices.openUrl(url))
    question.open()
