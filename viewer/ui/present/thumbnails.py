"""Small pictures of the steps as the room will see them, made one by one in their own view."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QPixmap

from viewer.session.room import Picture
from viewer.ui.present.room_view import RoomThemes, RoomView, unseen_view

SIZE = QSize(640, 360)
KEPT = 400
"""Pictures that are kept: of a longer presentation the oldest go."""


class Thumbnails(QObject):
    """Makes the picture of each step that is asked for, and keeps it."""

    made = Signal(str)
    """The step whose picture is there now."""

    def __init__(
        self, picture_of: Callable[[str], Picture], themes: RoomThemes, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._picture_of, self._themes = picture_of, themes
        self._made: dict[str, QPixmap] = {}
        self._wanted: dict[str, None] = {}
        self._at_work = ""
        self._held = False
        self._view: RoomView | None = None

    def hold(self, *, back: bool) -> None:
        """Make none meanwhile, or go on."""
        self._held = back
        self._go_on()

    def of(self, step: str) -> QPixmap | None:
        """Return the picture of a step if it is there; else it is made next."""
        if step in self._made:
            return self._made[step]
        self._wanted = {step: None, **self._wanted}
        self._go_on()
        return None

    def made_of(self, step: str) -> QPixmap | None:
        """Return the picture of a step if it is there."""
        return self._made.get(step)

    def want(self, steps: Iterable[str]) -> None:
        """Make the pictures of these steps, after those that are wanted already."""
        self._wanted |= {step: None for step in steps if step not in self._made}
        self._go_on()

    def use_themes(self, themes: RoomThemes) -> None:
        """Make all pictures anew, in other themes."""
        self._themes = themes
        if self._view:
            self._view.use_themes(themes)
        again, self._made = list(self._made), {}
        if self._at_work:
            again.append(self._at_work)  # it is drawn in the themes before
        self.want(again)

    def close(self) -> None:
        """Take the view down."""
        self._wanted.clear()
        if self._view:
            view, self._view = self._view, None
            view.close_map()
            view.deleteLater()

    def _go_on(self) -> None:
        if self._held or self._at_work or not self._wanted:
            return
        if self._view is None:
            self._view = unseen_view(self._themes, SIZE)
            self._view.failed.connect(self.close)
        self._at_work = next(iter(self._wanted))
        del self._wanted[self._at_work]
        self._view.show_picture(self._picture_of(self._at_work), fly=False)
        self._view.when_settled(self._take)

    def _take(self) -> None:
        if self._view is None:
            return
        step, self._at_work = self._at_work, ""
        self._made[step] = self._view.grab()
        if len(self._made) > KEPT:
            del self._made[next(iter(self._made))]
        self.made.emit(step)
        self._go_on()
