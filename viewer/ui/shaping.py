"""Giving places their position and extent by hand: on the map, or by the outline of a country."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from viewer.geo.drawing import ShapeError
from viewer.map import messages
from viewer.map.scene import plain
from viewer.map.shaping import MOST_CORNERS, Shaping, Way
from viewer.model.briefing import Briefing, Place, Point
from viewer.model.errors import DatelineError
from viewer.model.geometry import Rings, joined, polygons
from viewer.model.text import shortened
from viewer.session.editing import placing
from viewer.session.editing.placing import Hand
from viewer.session.session import Session
from viewer.ui.actions import Handler
from viewer.ui.dialogs.opening import open_over
from viewer.ui.words import sentences

if TYPE_CHECKING:
    from viewer.session.outlines import Choice
    from viewer.ui.map.view import MapView
    from viewer.ui.window import MainWindow

LONGEST_NAME = 40

Told = messages.Put | messages.Outlined | messages.Left


class _Doing(NamedTuple):
    """What is being shaped."""

    way: Way
    place: str | None
    """None for one that is not there yet."""
    name: str
    briefing: Briefing
    """As it was at the start: when it changes, the shaping is given up."""


def handlers(window: MainWindow) -> dict[str, Handler]:
    """Return the function of each command about where places are, by its id."""
    shaping = window.shaping
    return {
        "move-place": shaping.move_place,
        "draw-region": shaping.draw_region,
        "reshape-region": shaping.reshape_region,
        "take-outline": shaping.take_outline,
    }


class ShapingByHand(QObject):
    """Follows one session: lets the map shape a place of it, and makes edits of what comes back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session | None = None
        self._doing: _Doing | None = None
        if view := window.map_slot.view:
            view.shaped.connect(self._receive)

    def show_session(self, session: Session) -> None:
        """Shape places of another briefing."""
        self.leave()
        self._session = session
        session.on_edit(partial(self._follow_edit, session))
        session.on_selection(partial(self._follow_selection, session))

    @property
    def active(self) -> bool:
        """Whether something is being shaped."""
        return self._doing is not None

    def move_place(self) -> None:
        """Let the place that is selected be moved, or be put on the map."""
        place = self._place()
        if place and placing.can_be_placed(place):
            at = place.geometry.coordinates if isinstance(place.geometry, Point) else None
            self._window.desk.reveal()
            self._begin("move" if at else "put", place, at=at)

    def draw_region(self) -> None:
        """Let a region be drawn for the place that is selected, or for a new one."""
        if place := self._place():
            self._window.desk.reveal()
            self._begin("draw", place)
        elif self._session:
            from viewer.ui.dialogs.naming import NameDialog

            dialog = NameDialog("New region", "Name of the new place", self._window)
            dialog.named.connect(self._draw_new)
            open_over(self._window, dialog)

    def reshape_region(self) -> None:
        """Let the corners of the region that is selected be moved."""
        session, place, scene = self._session, self._place(), self._window.desk.scene
        shape = placing.extent(place, session.viewpoint) if session and place else None
        if session is None or place is None or scene is None or shape is None:
            return
        parts = tuple(
            tuple(ring[:-1] for ring in rings) for rings in polygons(joined(shape, scene.centre))
        )
        count = sum(len(ring) for rings in parts for ring in rings)
        if count > MOST_CORNERS:
            self._window.notice.say(
                f"This outline has {count:,} corners, more than can be reshaped by hand. Draw the "
                "region, or take the outline of a country or region, which has fewer."
            )
            return
        self._window.desk.reveal()
        self._begin("reshape", place, parts=parts)

    def take_outline(self) -> None:
        """Ask for a country, a region or a part of one, and take its outline."""
        if self._session is None:
            return
        self.leave()
        from viewer.ui.dialogs.outlines import OutlineDialog

        place = self._place()
        style = self._window.look.style
        dialog = OutlineDialog(place.name if place else "", self._take, style, self._window)
        open_over(self._window, dialog)

    def leave(self) -> bool:
        """Give up what is being shaped; says whether there was something."""
        there = self.active
        self._doing = None
        if there and (view := self._view):
            view.shape(None)
        return there

    def step_back(self) -> bool:
        """Take the last change of the shape back; says whether something is being shaped."""
        if self.active and (view := self._view):
            view.step_back()
        return self.active

    @property
    def _view(self) -> MapView | None:
        return self._window.map_slot.view

    def _place(self) -> Place | None:
        return self._session.chosen_place if self._session and self._session.editable else None

    def _draw_new(self, name: str) -> None:
        self._begin("draw", None, name=name)

    def _begin(
        self,
        way: Way,
        place: Place | None,
        *,
        name: str = "",
        at: tuple[float, float] | None = None,
        parts: tuple[Rings, ...] = (),
    ) -> None:
        if self._session is None or (view := self._view) is None:
            return
        self.leave()
        shown = place.name if place else name
        identifier = place.id if place else None
        self._doing = _Doing(way, identifier, shown, self._session.index.briefing)
        view.shape(Shaping(way=way, place=identifier, name=plain(shown), at=at, parts=parts))
        view.setFocus()  # the keys that shape are the map's, wherever the keyboard was

    def _receive(self, told: Told) -> None:
        """Make an edit of what was shaped; what cannot be is said on the map, and can be mended."""
        doing = self._doing
        if doing is None or self._session is None:
            return
        if isinstance(told, messages.Left):
            self.leave()
            return
        try:
            briefing, place = self._edited(self._session, doing, told)
        except DatelineError as error:
            words = f"{error.what[:1].upper()}{error.what[1:]}: {error.hint}."
            if view := self._view:
                view.refuse_shape(words, error.at if isinstance(error, ShapeError) else None)
            return
        self.leave()
        self._keep(_words(doing), briefing, place)

    def _edited(
        self, session: Session, doing: _Doing, told: messages.Put | messages.Outlined
    ) -> tuple[Briefing, str]:
        """Return what a shape makes of the briefing, and the place's id; raises DatelineError."""
        briefing, place, hand = session.index.briefing, doing.place, self._hand()
        if place is None:
            briefing, place = placing.with_place(briefing, doing.name)
        if isinstance(told, messages.Put):
            return placing.placed(briefing, place, told.at, told.zoom, hand), place
        if doing.way == "reshape":
            made = placing.reshaped(briefing, place, told.parts, session.viewpoint, hand)
            return made, place
        return placing.drawn(briefing, place, told.parts, hand), place

    def _take(self, choice: Choice) -> None:
        """Give an outline to the place that is selected, or a new one; raises DatelineError."""
        session, chosen = self._session, self._place()
        if session is None or not session.editable:
            return
        briefing, place = session.index.briefing, chosen.id if chosen else ""
        if not chosen:
            briefing, place = placing.with_place(briefing, choice.name)
        made = placing.taken(briefing, place, choice.taken(), self._hand())
        self._keep(f"Take the outline of {choice.name}", made, place)
        self._window.desk.fit_selection()

    def _keep(self, words: str, briefing: Briefing, place: str) -> None:
        assert self._session is not None
        self._session.edit(words, briefing)
        self._session.select("place", place)
        self._window.statusBar().showMessage(sentences(words, "Undo takes it back"), 6000)

    def _hand(self) -> Hand:
        return Hand(self._window.memory.settings.reviewer, date.today().isoformat())

    def _follow_edit(self, session: Session) -> None:
        """Give up when something else has changed the briefing."""
        doing = self._doing
        if doing and session is self._session and session.index.briefing is not doing.briefing:
            self.leave()

    def _follow_selection(self, session: Session) -> None:
        """Give up when something else has come into view."""
        doing, chosen = self._doing, session.chosen_place
        if doing and session is self._session and doing.place != (chosen.id if chosen else None):
            self.leave()


def _words(doing: _Doing) -> str:
    """Name the edit for menus."""
    name = shortened(doing.name, LONGEST_NAME)
    words: dict[Way, str] = {
        "move": f"Move {name}",
        "put": f"Put {name} on the map",
        "draw": f"Draw {name}",
        "reshape": f"Reshape {name}",
    }
    return words[doing.way]
