"""One presentation under way: it builds the windows and keeps them in step."""

from __future__ import annotations

from typing import Literal

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from viewer.map.room import Stroke
from viewer.session.presentation import Presentation
from viewer.session.session import Session
from viewer.session.steps import presentable
from viewer.session.timer import Timer
from viewer.store.presenting import Presenting, fallback_path
from viewer.ui.look import Look
from viewer.ui.memory import Memory
from viewer.ui.panels.overview import source_line
from viewer.ui.present.audience import AudienceWindow
from viewer.ui.present.awake import Awake
from viewer.ui.present.console import Console
from viewer.ui.present.displays import Displays
from viewer.ui.present.fallback import Fallback
from viewer.ui.present.handlers import stage_actions
from viewer.ui.present.journal import Journal
from viewer.ui.present.offstage import Offstage
from viewer.ui.present.options import Options
from viewer.ui.present.prompter import Prompter
from viewer.ui.present.remote import Remote
from viewer.ui.present.rest import Rest
from viewer.ui.present.room_view import RoomView
from viewer.ui.present.staging import pictures_of, room_themes
from viewer.ui.present.thumbnails import Thumbnails
from viewer.ui.present.views import RoomViews
from viewer.ui.present.windows import Windows

TICK_MS = 250
KEEP_MS = 30_000
"""What a step has taken is not lost with the program, but for these."""

_GONE = "The {} picture is gone: {}. End the presentation and begin again at this step."


class Show(QObject):
    """Presents a session's briefing; `ended` follows when it is over."""

    ready = Signal()
    """The room's picture is painted."""
    ended = Signal()

    def __init__(
        self, session: Session, memory: Memory, look: Look, options: Options, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.session, self.memory, self.look, self.options = session, memory, look, options
        self.themes = room_themes(memory)
        # First what is seen first, or an error, before all else; the presenter's follows.
        room = RoomView(self.themes, at_once=not options.rehearsal)
        own = RoomView(self.themes, at_once=options.rehearsal)
        look.dim(on=True)
        self.source = source_line(session.index)
        self.presentation = Presentation(presentable(session.index), options.at)
        self.timer = Timer(self.presentation.here.step, taken=options.taken)
        self.awake, self.journal = Awake(), Journal(self)
        self.remote = Remote(self)
        self.displays = Displays(options.screen or memory.state.stage.screen, self)
        pictures = pictures_of(session, self.presentation)
        self.views = RoomViews(self.presentation, pictures, session.ink, (own, room), self)
        self.views.rehearsing = options.rehearsal
        self.views.calm = memory.state.stage.calm
        self.rest = Rest(own if options.rehearsal else room, self)
        self.thumbnails = Thumbnails(pictures.start_of, self.themes, self)
        self.audience = AudienceWindow(room, session.index.briefing.title, options.windowed)
        self.actions = stage_actions(self)
        self.console = Console(own, self.actions, look.style, memory.state.stage.notes_scale)
        self.windows = Windows(self.audience, self.console, self.displays, options, self)
        self.offstage = Offstage(self)
        self.prompter = Prompter(self)
        self.fallback = self._made_fallback()
        self._over = False
        self._tick = QTimer(self, interval=TICK_MS)
        self._keep = QTimer(self, interval=KEEP_MS)
        self._connect()

    def start(self) -> None:
        """Open the windows, and start the clock."""
        self.console.steps.list_steps(self.presentation.steps)
        self.refresh()
        self.windows.place()
        self.timer.switch()
        self.awake.start()
        if not (self.journal.is_second or self.options.rehearsal):
            self.fallback.start()  # of two presentations at once the first one's is kept
        self._tick.start()
        self._keep.start()
        if why := self.session.document.read_only:
            self.complain(f"This briefing opens read-only: {why}")

    def end(self) -> None:
        """Close the windows; what they hold goes in the order that Qt needs."""
        if self._over:
            return
        self._over = True
        self._tick.stop()
        self._keep.stop()
        self.rest.end()
        self.views.end()
        self.remote.stop()
        self.awake.stop()
        self.journal.close()
        self.thumbnails.close()
        self.fallback.close()
        for window in (self.audience, self.console):
            window.hide()
        for view in (self.views.own, self.views.room):
            view.close_map()
        for window in (self.audience, self.console):
            window.deleteLater()
        self.look.dim(on=False)
        self.ended.emit()

    def go_on(self, place: Presenting) -> None:
        """Go on with a presentation that was cut off."""
        if self.presentation.has(place.step):
            self.timer = Timer(place.step, taken=place.taken)
            self.timer.switch()
            self.presentation.first = 1
            self.presentation.go_to(self.presentation.number_of(place.step))

    def refresh(self) -> None:
        """Show where the presentation is, everywhere."""
        self.timer.enter(self.presentation.here.step)
        for maker in (self.thumbnails, self.fallback):
            maker.hold(back=True)
        self.views.refresh()
        self.rest.disturb()
        self.prompter.refresh()
        self._keep_place()

    def switch_lightness(self) -> None:
        """Change between a dark and a light room."""
        usual: Literal["light", "dark"] = "light" if self.themes.usual == "dark" else "dark"
        self.themes = self.themes._replace(usual=usual)
        self.remember(theme=usual)
        self.views.use_themes(self.themes)
        self.thumbnails.use_themes(self.themes)
        self.refresh()

    def switch_calm(self) -> None:
        """Have the room's map fly from view to view, or jump."""
        self.views.calm = not self.views.calm
        self.remember(calm=self.views.calm)

    def swap_displays(self) -> None:
        """Give the room the next display, and remember it."""
        self.displays.swap()
        self.remember(screen=self.displays.of_room().name())

    def remember(self, **choices: object) -> None:
        """Keep how presentations are set up."""
        state = self.memory.state
        stage = msgspec.structs.replace(state.stage, **choices)
        self.memory.remember(msgspec.structs.replace(state, stage=stage))

    def complain(self, words: str) -> None:
        """Tell the presenter, never the room, what went wrong."""
        self.console.notice.say(words)

    def _made_fallback(self) -> Fallback:
        steps = [step.id for step in self.presentation.steps]
        picture_of = self.views.pictures.start_of
        made = Fallback(steps, picture_of, self.themes, fallback_path(), self)
        made.made.connect(self.prompter.show_clock)
        made.failed.connect(lambda why: self.complain(f"There is no PDF as last resort: {why}"))
        return made

    def _connect(self) -> None:
        for action in self.actions.values():
            for window in (self.audience, self.console):
                window.addAction(action)
        told = self.presentation
        told.on_change(self.refresh)
        self._tick.timeout.connect(self.prompter.show_clock)
        self._keep.timeout.connect(self._keep_place)
        self.rest.came.connect(self._prepare)
        self.rest.settled.connect(self.views.rehearse)
        self.rest.lasted.connect(self._make)
        self.remote.pressed.connect(lambda command: self.actions[command].trigger())
        self.remote.changed.connect(self.prompter.show_clock)
        self.views.picked.connect(self._pick)
        self.views.moved.connect(told.moved)
        self.views.drawn.connect(self._draw)
        seen = self.views.own if self.options.rehearsal else self.views.room
        seen.painted.connect(self.ready)
        for first in (self.views.room.painted, self.views.room.failed):
            first.connect(lambda *_: self._open_own())
        self.thumbnails.made.connect(self.prompter.show_upcoming)
        self.console.step_chosen.connect(told.go_to)
        for window in (self.audience, self.console):
            window.closed.connect(self.end)
        self.views.room.failed.connect(lambda why: self.complain(_GONE.format("room’s", why)))
        self.views.own.failed.connect(lambda why: self.complain(_GONE.format("console’s", why)))

    def _open_own(self) -> None:
        """Load the console's picture, unless the room's was all that was wanted."""
        if not self._over:
            self.views.own.open_map()

    def _prepare(self) -> None:
        """Have the room ready for what is likely to be next."""
        following = self.presentation.following
        self.views.prepare(self.views.pictures.start_of(following.id) if following else None)
        self.prompter.show_still()

    def _make(self) -> None:
        """Go on with what is wanted later, while the room is at rest."""
        for maker in (self.thumbnails, self.fallback):
            maker.hold(back=False)

    def _keep_place(self) -> None:
        if not self.options.rehearsal:
            self.journal.keep(self._place())

    def _place(self) -> Presenting:
        told, path = self.presentation, self.session.path
        return Presenting(
            path=str(path.absolute()) if path else "",
            title=told.step.title,
            step=told.here.step,
            number=told.number,
            taken=self.timer.by_step,
        )

    def _pick(self, place: str | None) -> None:
        if place:
            self.presentation.select("place", place)
        elif not self.presentation.at_step:
            self.presentation.leave_found()

    def _draw(self, stroke: Stroke) -> None:
        self.session.ink.add(self.presentation.here.step, stroke)
        self.views.show_ink()
