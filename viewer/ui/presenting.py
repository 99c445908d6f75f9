"""From the desk to the stage and back: presenting, rehearsing, the text view."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.model.errors import DatelineError
from viewer.session import edits
from viewer.session.presentation import Presentation
from viewer.session.session import Session
from viewer.session.steps import presentable
from viewer.session.telling import telling
from viewer.store import container, rehearsals
from viewer.store.presenting import Presenting as Place
from viewer.store.presenting import forget
from viewer.store.resources import bundled_briefing
from viewer.ui.actions import Handler
from viewer.ui.panels.overview import source_line

if TYPE_CHECKING:
    from viewer.ui.present.options import Options
    from viewer.ui.present.show import Show
    from viewer.ui.window import MainWindow


def handlers(window: MainWindow) -> dict[str, Handler]:
    """Return the function of each command about presenting, by its id."""
    presenting = window.presenting
    return {
        "present": presenting.present,
        "present-from-here": presenting.present_from_here,
        "present-windows": partial(presenting.present, windowed=True),
        "rehearse": partial(presenting.present, rehearsal=True),
        "steps-overview": presenting.open_overview,
        "text-view": presenting.open_text,
    }


class Presenting(QObject):
    """Presents the open briefing; the desk is away for as long as that takes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.show: Show | None = None

    def present(
        self, at: str | None = None, *, windowed: bool = False, rehearsal: bool = False
    ) -> None:
        """Present from a step, from the first one if none is named."""
        from viewer.ui.present.options import Options

        self._start(Options(at=at, windowed=windowed, rehearsal=rehearsal))

    def present_from_here(self) -> None:
        """Present from the step that is selected, or was last."""
        session = self._window.desk.session
        self.present(session.chosen_step if session else None)

    def open_overview(self) -> None:
        """Open all steps as the room will see them."""
        session = self._window.desk.session
        if session is None:
            return
        try:
            from viewer.ui.present.overview import Overview
            from viewer.ui.present.staging import pictures_of, room_themes
            from viewer.ui.present.thumbnails import Thumbnails

            told = Presentation(presentable(session.index), session.chosen_step)
            pictures, themes = pictures_of(session, told), room_themes(self._window.memory)
            thumbnails = Thumbnails(pictures.start_of, themes, self)
        except (DatelineError, ImportError) as error:
            self._window.notice.say(f"The steps cannot be drawn: {error}")
            return
        grid = Overview(told.steps, told.number, thumbnails, self._window)
        grid.chosen.connect(partial(self._choose, told))
        grid.finished.connect(thumbnails.close)
        grid.finished.connect(thumbnails.deleteLater)
        grid.open()

    def _choose(self, told: Presentation, number: int) -> None:
        session, step = self._window.desk.session, told.steps[number - 1].id
        if session and step in session.index.steps:  # a proposed one is not in the briefing yet
            self._window.desk.choose_step(step)

    def open_text(self) -> None:
        """Open the presentation as text."""
        from viewer.ui.dialogs.text_view import TextView

        if session := self._window.desk.session:
            index = presentable(session.index)
            steps = [step for step in index.briefing.steps if not step.hidden]
            told = telling(index, steps, source_line(index))
            TextView(told, self._window.look.style.fonts, self._window).open()

    def offer_to_go_on(self, cut_off: Place) -> None:
        """Offer once to go on with a presentation that was cut off."""
        forget()
        words = f"A presentation was cut off at step {cut_off.number}, “{cut_off.title}”."
        self._window.notice.say(words, ("Go on there", partial(self._go_on, cut_off)))

    def _go_on(self, place: Place) -> None:
        from viewer.ui.present.options import Options

        path = Path(place.path) if place.path else None
        session = self._window.desk.session
        if session is None or session.path != path:
            try:
                self._window.replace_document(container.load(path or bundled_briefing()), path)
            except DatelineError as error:
                self._window.notice.say(str(error))
                return
        self._start(Options(at=place.step, taken=place.taken))

    def _start(self, options: Options) -> None:
        session = self._window.desk.session
        if session is None or self.show:
            return
        self._window.notice.hide()
        try:
            from viewer.ui.present.show import Show

            self.show = Show(session, self._window.memory, self._window.look, options, self)
        except (DatelineError, ImportError) as error:
            self._window.notice.say(f"The briefing cannot be presented: {error}")
            return
        self.show.ended.connect(partial(self._end, session, self.show))
        self.show.start()
        self._window.hide()

    def _end(self, session: Session, show: Show) -> None:
        self.show = None
        self._window.show()
        self._window.activateWindow()
        if show.options.rehearsal:
            self._ask_about(session, show)
        show.deleteLater()

    def _ask_about(self, session: Session, show: Show) -> None:
        """Show what the rehearsal took, and ask what becomes of that."""
        from viewer.ui.dialogs.rehearsal import RehearsalDialog

        taken = show.timer.by_step
        key = rehearsals.key_of(session.index.briefing)
        kept = rehearsals.rehearsals_file()
        earlier = kept.load().by_briefing.get(key, ())
        dialog = RehearsalDialog(show.presentation.steps, taken, earlier, self._window)
        dialog.write_back.connect(partial(_write_back, session, taken))
        dialog.kept_apart.connect(partial(_keep, key, taken))
        dialog.open()


def _write_back(session: Session, taken: dict[str, float]) -> None:
    """Make the times the planned ones, as one edit."""
    briefing = session.index.briefing
    for step, seconds in taken.items():
        if step in session.index.steps:
            briefing = edits.step_changed(briefing, step, seconds=min(86400, round(seconds)))
    session.edit("Take over rehearsed times", briefing)


def _keep(key: str, taken: dict[str, float]) -> None:
    kept = rehearsals.rehearsals_file()
    when = datetime.now().astimezone().isoformat(timespec="minutes")
    new = rehearsals.Rehearsal(when=when, seconds=taken)
    kept.save(rehearsals.with_rehearsal(kept.load(), key, new))
