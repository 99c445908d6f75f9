"""A map that shows what the room sees: told a picture at a time, and only what is new in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPageLayout, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer.map import messages
from viewer.map.room import Cover, Pointed, Room, Stroke, Tool
from viewer.model.briefing import StepTheme
from viewer.model.geometry import Bounds
from viewer.session.room import Picture
from viewer.store.resources import geodata_root, resources_root
from viewer.ui.map.view import MapView
from viewer.ui.present.curtain import Curtain
from viewer.ui.present.understudy import Understudy
from viewer.ui.theme import Theme

Where = tuple[Bounds | None, bool]


class RoomThemes(NamedTuple):
    """The themes of a room, by whether they are dark, and which is used where no step says."""

    dark: Theme
    light: Theme
    usual: StepTheme = "dark"

    def of(self, theme: StepTheme | None) -> Theme:
        """Return the theme that is asked for, the usual one for None."""
        return self.light if (theme or self.usual) == "light" else self.dark


class RoomView(MapView):
    """The map to the edges, with title, card, article and disputes as a room reads them."""

    moved_by_hand = Signal(object)
    """Where a person has moved the map: the edges of the picture, east beyond 180 if need be."""
    pointing = Signal(object)
    """Where the mouse points with the tool that was given, or None."""
    drawn = Signal(object)
    """A stroke of the pen."""

    def __init__(
        self, themes: RoomThemes, parent: QWidget | None = None, *, at_once: bool = True
    ) -> None:
        super().__init__(resources_root(), geodata_root(), parent, at_once=at_once)
        self._themes = themes
        self._theme: Theme | None = None
        self._room: Room | None = None
        self._marked: messages.Select | None = None
        self._where: Where | None = None
        self._strokes: tuple[Stroke, ...] = ()
        self._waiting: dict[int, tuple[messages.Settle, Callable[[], None]]] = {}
        self._asked = 0
        self.curtain = Curtain(self)
        self.understudy = Understudy(self)
        self._page.renderProcessTerminated.connect(self._hide_loss)
        self.ready.connect(self._ask_again)  # before others ask it more

    def use_themes(self, themes: RoomThemes) -> None:
        """Use other themes from the next picture on."""
        self._themes = themes

    def show_picture(self, picture: Picture, cover: Cover = "", *, fly: bool = True) -> bool:
        """Show a picture; the map flies to where it looks. Say whether it does."""
        self._show_theme(self._themes.of(picture.theme))
        room = msgspec.structs.replace(picture.room, cover=cover)
        is_told = room == self._room and not self.understudy.at_work
        self.understudy.step_in(room)
        if not is_told:
            self._room = room
            self._tell(messages.ShowRoom(room=room, fly=fly))
        self.curtain.use_colour(QColor(cover) if cover else self._page.backgroundColor())
        flies = self._show_map(picture, fly=fly)
        self.understudy.give_way()
        return flies

    def _show_map(self, picture: Picture, *, fly: bool) -> bool:
        self.show_scene(picture.scene)
        marked = messages.Select(places=picture.lit.places, lit=picture.lit.related_places)
        if marked != self._marked:
            self._marked = marked
            self._tell(marked)
        where = (picture.bounds, picture.exact)
        if where == self._where:
            return False
        self._where = where
        self._tell(messages.Fit(bounds=picture.bounds, exact=picture.exact, fly=fly))
        return fly

    def prepare(self, picture: Picture | None, proof: Room | None) -> None:
        """Have ready what it takes to fly, and what is likely next: a picture, the words."""
        bounds, exact = (picture.bounds, picture.exact) if picture else (None, False)
        self._send(messages.Ahead(bounds=bounds, exact=exact, room=proof))

    def learn(self, likely: Sequence[Room]) -> None:
        """Have pictures of these rooms ready, for when they are shown next on the same map."""
        if self._ready and self._room and self.isVisible():
            self.understudy.learn(self._room, likely)

    def rehearse(self, room: Room) -> None:
        """Have the page show this out of sight, or again what it was told to show."""
        self._send(messages.ShowRoom(room=room, aside=room != self._room))

    def photographed(self) -> QPixmap:
        """Return what the page shows, whatever lies over it."""
        return self._web.grab()

    def show_ink(self, strokes: Sequence[Stroke]) -> None:
        """Show these strokes instead of those before."""
        if (shown := tuple(strokes)) != self._strokes:
            self._strokes = shown
            self.understudy.forget()
            self._tell(messages.ShowInk(strokes=shown))

    def show_pointer(self, at: Pointed | None, *, spotlight: bool) -> None:
        """Show where the presenter points, or nothing."""
        if at:
            self.understudy.forget()
        self._send(messages.ShowPointer(at=at, spotlight=spotlight))

    def take_tool(self, tool: Tool, *, cursor: bool) -> None:
        """Let the mouse do this on the map, seen or unseen."""
        self.understudy.forget()
        self._tell(messages.TakeTool(tool=tool, cursor=cursor))

    def zoom_by(self, steps: int) -> None:
        """Zoom in, or out, as a person would."""
        self._send(messages.Zoom(steps=steps))

    def when_settled(self, done: Callable[[], None]) -> None:
        """Call `done` when all that was told so far is on the screen."""
        self._await(done, whole=True)

    def when_drawn(self, done: Callable[[], None]) -> None:
        """Call `done` when the words told so far are on the screen; the map may yet move."""
        self._await(done, whole=False)

    def print_pdf(self, layout: QPageLayout, done: Callable[[QByteArray], None]) -> None:
        """Print what is shown, as a page of this layout."""
        self._page.printToPdf(done, layout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the curtain as large as the view."""
        super().resizeEvent(event)
        self.understudy.forget()
        self.curtain.setGeometry(self.rect())

    def _await(self, done: Callable[[], None], *, whole: bool) -> None:
        self._asked += 1
        question = messages.Settle(number=self._asked, whole=whole)
        self._waiting[self._asked] = question, done
        self._send(question)

    def _hide_loss(self) -> None:
        """Cover the view while its process is gone: Chromium would show white meanwhile."""
        self.understudy.give_up()
        self.curtain.fall()

    def _ask_again(self) -> None:
        earlier = [question for question, _ in self._waiting.values()]
        self.when_settled(self._show_again)  # first: who asked earlier may take a picture
        for question in earlier:
            self._send(question)

    def _show_again(self) -> None:
        if not self.understudy.covers:
            self.curtain.rise()

    def _show_theme(self, theme: Theme) -> None:
        if theme is not self._theme:
            self._theme = theme
            self.set_theme(theme.tokens, theme.name, theme.dark)

    def _receive(self, message: messages.FromPage) -> None:
        super()._receive(message)
        match message:
            case messages.Moved(by_hand=True, bounds=bounds):
                self._where = (bounds, True)
                self.understudy.forget()
                self.moved_by_hand.emit(bounds)
            case messages.Pointing(at=at):
                self.pointing.emit(at)
            case messages.Drawn(stroke=stroke):
                self.drawn.emit(stroke)
            case messages.Settled(number=number):
                if number in self._waiting:
                    _, done = self._waiting.pop(number)
                    done()


def unseen_view(themes: RoomThemes, size: QSize) -> RoomView:
    """Return a view that draws as if it were shown, in no window, at this size."""
    view = RoomView(themes)
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.resize(size)
    view.show()
    return view
