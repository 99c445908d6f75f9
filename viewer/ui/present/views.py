"""The two pictures of a presentation, kept in step: the presenter's own, and the room's."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.map.room import Pointed, Room, Tool
from viewer.model.geometry import Bounds
from viewer.session.ink import Ink
from viewer.session.presentation import Presentation
from viewer.session.room import Picture, Pictures
from viewer.ui.present.room_view import RoomThemes, RoomView

FIRST_FRAME_MS = 80
LANDING_MS = 350
FLIGHT_MS = 1800
"""The presenter's picture follows when the room has its first frame, or its flight behind it: two
pages that draw at once are late, both."""


class RoomViews(QObject):
    """Tells both views what they show, and takes what is done in either by mouse."""

    picked = Signal(object)
    """A place's id, or None for empty map."""
    moved = Signal(object)
    """The edges of the map after a person has moved it."""
    drawn = Signal(object)
    """A stroke of the pen."""

    def __init__(
        self,
        presentation: Presentation,
        pictures: Pictures,
        ink: Ink,
        views: tuple[RoomView, RoomView],
        parent: QObject,
    ) -> None:
        """`views` are the presenter's, then the room's."""
        super().__init__(parent)
        self._presentation, self.pictures, self._ink = presentation, pictures, ink
        self.own, self.room = views
        self.tool: Tool = "hand"
        self.rehearsing = False
        """Whether there is no room to show anything to."""
        self.calm = False
        """Whether the room's map jumps."""
        self._pointed: Pointed | None = None
        self._flies = False
        self._follow = QTimer(self, singleShot=True)
        self._follow.timeout.connect(self._show_own)
        self.room.moved.connect(self._hurry)
        for view in views:
            view.picked.connect(self.picked)
            view.pointing.connect(self._point)
            view.drawn.connect(self.drawn)
        self.own.moved_by_hand.connect(self.moved)
        self.room.moved_by_hand.connect(self._room_moved)
        self.own.take_tool("hand", cursor=True)

    @property
    def is_following(self) -> bool:
        """Whether the presenter's picture has yet to show what the room sees."""
        return self._follow.isActive()

    def refresh(self) -> None:
        """Show where the presentation is: in the room first."""
        told = self._presentation
        if self.rehearsing or told.frozen:
            self._show_own()
        if not self.rehearsing:
            picture = self.pictures.of(told.shown)
            self._flies = self.room.show_picture(picture, told.cover, fly=not self.calm)
            if not told.frozen:
                self._follow.start(FLIGHT_MS if self._flies else FIRST_FRAME_MS)
        self.show_ink()
        self._show_pointer()

    def prepare(self, picture: Picture | None) -> None:
        """Have the view that the room sees ready for what is likely to be next: a picture, or E."""
        proof = self.pictures.proof_of(self._presentation.shown)
        (self.own if self.rehearsing else self.room).prepare(picture, proof)

    def rehearse(self) -> None:
        """Have the room, which is at rest, rehearse what is one key away."""
        if self.tool == "hand" and not (self.rehearsing or self._presentation.frozen):
            self.room.learn(self._likely())

    def _likely(self) -> list[Room]:
        """Return what the room reads one key on, where that is all that changes at first."""
        told = self._presentation
        now = self.pictures.of(told.shown)
        if told.cover or now.room.mode == "disputed":
            return []
        ahead = map(self.pictures.of, told.ahead())
        return [
            picture.room
            for picture in ahead
            if picture.room.mode != "disputed"
            and picture.theme == now.theme
            and picture.scene is now.scene
        ]

    def end(self) -> None:
        """Show nothing any more."""
        self._follow.stop()

    def _show_own(self) -> None:
        self._follow.stop()
        self._flies = False
        fly = self.rehearsing and not self.calm
        self.own.show_picture(self.pictures.of(self._presentation.here), fly=fly)
        self.own.show_ink(self._ink.of(self._presentation.here.step))

    def _room_moved(self, bounds: Bounds) -> None:
        """Take what was moved in the room's own picture; a frozen one goes back at once."""
        told = self._presentation
        if told.frozen:
            self.room.show_picture(self.pictures.of(told.shown), told.cover, fly=False)
        else:
            self.moved.emit(bounds)

    def _hurry(self) -> None:
        """Follow the room, whose flight is over and whose names are being drawn."""
        if self._flies:
            self._follow.start(LANDING_MS)

    def show_ink(self) -> None:
        """Show what was drawn on the steps; a frozen room gets none of what is drawn meanwhile."""
        if not self.is_following:
            self.own.show_ink(self._ink.of(self._presentation.here.step))
        if not (self._presentation.frozen or self.rehearsing):
            self.room.show_ink(self._ink.of(self._presentation.shown.step))

    def take_tool(self, tool: Tool) -> None:
        """Give the mouse a tool, or take it away if it has it."""
        self.tool = "hand" if tool == self.tool else tool
        self.own.take_tool(self.tool, cursor=True)
        self.room.take_tool(self.tool, cursor=False)
        self._point(None)

    def zoom_by(self, steps: int) -> None:
        """Zoom the presenter's map; the room's follows where it is not frozen."""
        self.own.zoom_by(steps)

    def use_themes(self, themes: RoomThemes) -> None:
        """Draw in other themes from the next picture on."""
        for view in (self.own, self.room):
            view.use_themes(themes)

    def _point(self, at: Pointed | None) -> None:
        self._pointed = at
        self._show_pointer()

    def _show_pointer(self) -> None:
        """Show where the presenter points; a frozen room gets to know when it is live again."""
        views = (self.own,) if self._presentation.frozen else (self.own, self.room)
        for view in views:
            view.show_pointer(self._pointed, spotlight=self.tool == "spotlight")
