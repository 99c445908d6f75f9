"""The one object that the map page can call: JSON texts in both directions."""

from __future__ import annotations

import logging

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from viewer.map import messages
from viewer.model.errors import one_line

log = logging.getLogger(__name__)


class Bridge(QObject):
    """Carries messages; whatever is not one of ours is logged and dropped."""

    sent = Signal(str)
    """To the page."""
    received = Signal(object)
    """From the page: a message, decoded and validated."""

    def send(self, message: messages.ToPage) -> None:
        """Send a message to the page, which must be ready for it."""
        self.sent.emit(messages.encode(message))

    @Slot(str)
    def receive(self, text: str) -> None:
        """Take a message from the page."""
        try:
            message = messages.decode(text)
        except msgspec.DecodeError as error:
            log.warning("dropped a message of the map page: %s", one_line(str(error)))
            return
        self.received.emit(message)
