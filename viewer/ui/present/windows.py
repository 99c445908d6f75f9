"""Where the two windows are: the room's picture on its display, the console on the presenter's."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from viewer.ui.present.audience import AudienceWindow
from viewer.ui.present.console import Console
from viewer.ui.present.displays import Displays
from viewer.ui.present.options import Options


class Windows(QObject):
    """Places them, and again whenever displays come and go.

    With one display the room's picture has it; the console comes to the front when it is asked for.
    """

    def __init__(
        self,
        audience: AudienceWindow,
        console: Console,
        displays: Displays,
        options: Options,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._audience, self._console, self._displays = audience, console, displays
        self._windowed, self._rehearsal = options.windowed, options.rehearsal
        self.console_in_front = False
        """Whether the console lies over the room's picture, on the only display."""
        displays.changed.connect(self.place)

    def place(self) -> None:
        """Put each window onto its display."""
        room, presenter = self._displays.of_room(), self._displays.of_presenter()
        if self._rehearsal:
            self._console.show_on(presenter or room, whole=True)
            return
        self._audience.show_on(room)
        if self._windowed or presenter:
            self.console_in_front = False
            self._console.show_on(presenter or room, whole=not self._windowed)
            self._console.activateWindow()
        elif self.console_in_front:
            self._console.show_on(room, whole=True)
            self._console.raise_()
            self._console.activateWindow()
        else:
            self._console.hide()
            self._audience.raise_()
            self._audience.activateWindow()
        self._console.wall.take_shape(self._audience.size())

    def switch_console(self) -> None:
        """On an only display, bring the console to the front, or the room's picture again."""
        if self._windowed or self._rehearsal or self._displays.of_presenter():
            self._console.activateWindow()
            return
        self.console_in_front = not self.console_in_front
        self.place()

    def bring_console(self) -> bool:
        """Bring the console to the front; returns whether the room's picture had to give way."""
        if self._console.isVisible():
            self._console.activateWindow()
            return False
        self.switch_console()
        return True

    def open(self, dialog: QDialog) -> None:
        """Open a dialog on the console, which is in front for as long as it takes."""
        for other in self._console.findChildren(QDialog):
            if other.isVisible():
                other.reject()  # two would wait for each other, the lower one unseen
        back = self.switch_console if self.bring_console() else self._console.activateWindow
        dialog.finished.connect(lambda _result: back())
        dialog.open()
