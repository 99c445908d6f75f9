"""Pictures of what the room is likely to see next, so that a key needs no page to change it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPixmap

from viewer.map.room import Room

if TYPE_CHECKING:
    from viewer.ui.present.room_view import RoomView


class Understudy:
    """Has the page of a view at rest rehearse behind a picture of what it showed.

    What it has rehearsed it shows at once when it is asked for, until the page has it on the
    screen: without a GPU a page needs longer for a frame than a key should take.
    """

    def __init__(self, view: RoomView) -> None:
        self._view = view
        self._known: dict[Room, QPixmap] = {}
        self._wanted: list[Room] = []
        self._present: Room | None = None
        """What the page comes back to from rehearsing."""
        self._laid = 0
        """The number of the picture that the curtain shows on its account; 0: it shows none."""
        self._pictures = 0
        self._turn = 0
        """What was asked in an earlier one is of no use any more."""

    @property
    def at_work(self) -> bool:
        """Whether the page shows something else than what is seen."""
        return self._present is not None

    @property
    def covers(self) -> bool:
        """Whether a picture lies over the view until its page shows what is seen in it."""
        return self._laid > 0

    def learn(self, present: Room, likely: Iterable[Room]) -> None:
        """Rehearse these rooms, the likeliest first, while the view shows the present one."""
        if self.covers:
            return
        self._begin_turn()
        self._wanted = [room for room in likely if room != present]
        if not self._wanted:
            return
        self._present = present
        self._cover(self._view.photographed())
        self._rehearse()

    def forget(self) -> None:
        """Drop all pictures: what else is in them has changed."""
        self._begin_turn()
        if self.at_work:
            self._rehearse()

    def step_in(self, room: Room) -> None:
        """Show a room that was rehearsed or is covered; `give_way` follows when it is told."""
        picture = self._known.get(room) or _plain(room)
        self._begin_turn()
        self._present = None
        if picture:
            self._cover(picture)

    def give_way(self) -> None:
        """Leave the view to its page once that shows what it was told."""
        if self.covers:
            self._view.when_drawn(partial(self._rise, self._laid))

    def give_up(self) -> None:
        """Leave the view as it is: its page is gone."""
        self._begin_turn()
        self._present = None
        self._laid = 0

    def _cover(self, picture: QPixmap) -> None:
        self._pictures += 1
        self._laid = self._pictures
        self._view.curtain.fall(picture)

    def _begin_turn(self) -> None:
        self._turn += 1
        self._known = {}
        self._wanted = []

    def _rehearse(self) -> None:
        """Have the page show the next room, or the present one when there is none any more."""
        if self._wanted:
            room = self._wanted.pop(0)
            self._view.rehearse(room)
            self._view.when_drawn(partial(self._keep, self._turn, room))
            return
        if self._present:
            self._view.rehearse(self._present)
            self._present = None
        self.give_way()

    def _keep(self, turn: int, room: Room) -> None:
        if turn == self._turn:
            self._known[room] = self._view.photographed()
            self._rehearse()

    def _rise(self, picture: int) -> None:
        if picture == self._laid:
            self._laid = 0
            self._view.curtain.rise()


def _plain(room: Room) -> QPixmap | None:
    """Return what is seen of a room that is covered; the curtain stretches it."""
    if not room.cover:
        return None
    picture = QPixmap(1, 1)
    picture.fill(QColor(room.cover))
    return picture
