"""Which display the room looks at, and what to do when displays come and go."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

SETTLING_MS = 150
"""Systems tell of one cable in several changes; we look when they have told all."""


class Displays(QObject):
    """The displays: the room's is the wanted one, else one that is not the presenter's."""

    changed = Signal()
    """Displays have come, gone, or changed their size."""

    def __init__(self, wanted: str, parent: QObject) -> None:
        super().__init__(parent)
        self.wanted = wanted
        """The name of the display that was chosen for the room; it may not be there."""
        self._settled = QTimer(self, singleShot=True, interval=SETTLING_MS)
        self._settled.timeout.connect(self.changed)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._watch)
        app.screenRemoved.connect(self._tell)
        app.primaryScreenChanged.connect(self._tell)
        app.applicationStateChanged.connect(self._tell)  # after sleep, or a locked screen
        for screen in app.screens():
            self._watch(screen)

    def names(self) -> list[str]:
        """Return the displays' names."""
        return [screen.name() for screen in QGuiApplication.screens()]

    def of_room(self) -> QScreen:
        """Return the display for the room; the only one if there is one alone."""
        screens = QGuiApplication.screens()
        primary = QGuiApplication.primaryScreen()
        named = [screen for screen in screens if screen.name() == self.wanted]
        others = [screen for screen in screens if screen is not primary]
        return next(iter([*named, *others]), primary)

    def of_presenter(self) -> QScreen | None:
        """Return the display for the console; None where the room has the only one."""
        room = self.of_room()
        screens = [s for s in QGuiApplication.screens() if s.geometry() != room.geometry()]
        primary = QGuiApplication.primaryScreen()
        return next((s for s in screens if s is primary), next(iter(screens), None))

    def swap(self) -> None:
        """Give the room the next display."""
        names = self.names()
        at = names.index(self.of_room().name())
        self.wanted = names[(at + 1) % len(names)]
        self.changed.emit()

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._tell)
        screen.logicalDotsPerInchChanged.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        self._settled.start()
