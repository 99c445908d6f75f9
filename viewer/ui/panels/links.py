"""A row of addresses that a person may open outside, after a question."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from viewer.model.text import displayed, shortened
from viewer.session.links import Address
from viewer.ui.dialogs.links import web_address
from viewer.ui.panels.flow import FlowLayout


class LinkRow(QWidget):
    """A button for each address of the web; others are not offered. Hidden when there is none."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self)
        self._row.setContentsMargins(0, 2, 0, 2)

    def show_links(self, addresses: tuple[Address, ...]) -> None:
        """Offer these addresses."""
        while (item := self._row.takeAt(0)) and (widget := item.widget()):
            widget.hide()
            widget.deleteLater()
        offered = [address for address in addresses[:3] if web_address(address.url)]
        for address in offered:
            button = QPushButton(displayed(shortened(address.words, 40)) + " ↗")
            button.setProperty("chip", True)
            button.setAccessibleName(f"Open {address.words} in the browser")
            button.clicked.connect(partial(self._choose, address.url))
            self._row.addWidget(button)
            button.show()  # Qt would do so later, and the room above would be measured without it
        self.setVisible(bool(offered))

    def _choose(self, url: str, _checked: bool = False) -> None:
        self.chosen.emit(url)
