"""When the room is at rest: what is made for later takes no time from what it sees now."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.ui.present.room_view import RoomView

LASTING_MS = 1000
"""Who looks at what has come often presses a key within this: it finds nothing at work."""
PATIENCE_MS = 5000
"""A room that does not settle does not hold up the rest for ever: its process may be gone."""


class Rest(QObject):
    """Watches the room's picture."""

    came = Signal()
    """All is on the screen, after a disturbance."""
    settled = Signal()
    """It is so for sure: a room that did not settle in time has done so now."""
    lasted = Signal()
    """No other disturbance has followed."""

    def __init__(self, room: RoomView, parent: QObject) -> None:
        super().__init__(parent)
        self.is_on = False
        """Whether it has lasted."""
        self._room = room
        self._disturbances = 0
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._come)
        self._lasting = QTimer(self, singleShot=True, interval=LASTING_MS)
        self._lasting.timeout.connect(self._last)

    def disturb(self) -> None:
        """Tell that the room is shown something else."""
        self.is_on = False
        self._disturbances += 1
        self._lasting.stop()
        self._patience.start()
        self._room.when_settled(partial(self._settle, self._disturbances))

    def end(self) -> None:
        """Watch no longer."""
        self._patience.stop()
        self._lasting.stop()
        self._disturbances += 1

    def _settle(self, disturbance: int) -> None:
        if disturbance == self._disturbances:
            self._come()
            self.settled.emit()

    def _come(self) -> None:
        self._patience.stop()
        self._lasting.start()
        self.came.emit()

    def _last(self) -> None:
        self.is_on = True
        self.lasted.emit()
