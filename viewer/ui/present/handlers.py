"""What each command does while a briefing is presented."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from viewer.session.keys import keys_of
from viewer.session.stage import STAGE
from viewer.ui.actions import Handler
from viewer.ui.present.console.notes import STEP

if TYPE_CHECKING:
    from viewer.ui.present.show import Show

SCROLL = 0.6
"""Of the notes that are visible."""


def stage_actions(show: Show) -> dict[str, QAction]:
    """Return an action for each command of the stage, by its id, for any window to take."""
    handlers, chosen = _handlers(show), show.memory.settings.keys
    made = {}
    for command in STAGE:
        action = QAction(command.title, show)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(keys) for keys in keys_of(command, chosen)])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(command.toggles)
        action.setAutoRepeat(command.id in REPEATED)
        action.triggered.connect(lambda _checked=False, do=handlers[command.id]: do())
        if command.toggles:  # Qt has toggled it already, whatever has become of it
            action.triggered.connect(lambda: show.prompter.show_actions())
        made[command.id] = action
    taken = {key for command in STAGE for key in keys_of(command, chosen)}
    return made | {digit: _digit(show, digit) for digit in "123456789" if digit not in taken}


def _digit(show: Show, digit: str) -> QAction:
    """Return an action for a digit: it begins the number of a step."""
    action = QAction(f"Go to step {digit}…", show)
    action.setShortcut(QKeySequence(digit))
    action.triggered.connect(lambda: show.offstage.ask_number(digit))
    return action


REPEATED = frozenset(("zoom-in", "zoom-out", "notes-down", "notes-up"))
"""A key held down does these again and again; a step that is skipped so would not be seen."""


def _handlers(show: Show) -> dict[str, Handler]:
    told = show.presentation
    return {
        **_steps(show),
        **_tools(show),
        **_clock(show),
        "stage-claim-next": partial(told.next_claim, 1),
        "stage-claim-previous": partial(told.next_claim, -1),
        "evidence": told.switch_evidence,
        "disputed": told.switch_disputed,
        "freeze": told.switch_frozen,
        "send": told.send,
        "come-back": told.come_back,
        "cover-black": partial(told.switch_cover, "black"),
        "cover-white": partial(told.switch_cover, "white"),
        "console": lambda: show.windows.switch_console(),
        "displays": show.swap_displays,
        "room-theme": show.switch_lightness,
        "calm": show.switch_calm,
        "remote": lambda: show.offstage.remote(),
        "stage-text": lambda: show.offstage.text(),
        "fallback": lambda: show.offstage.fallback(),
        "stage-keys": lambda: show.offstage.keys(),
        "end": show.end,
    }


def _steps(show: Show) -> dict[str, Handler]:
    told = show.presentation
    return {
        "step-next": partial(told.go_on, 1),
        "step-previous": partial(told.go_on, -1),
        "step-first": partial(told.go_to, 1),
        "step-last": lambda: told.go_to(len(told.steps)),
        "step-number": lambda: show.offstage.ask_number(),
        "overview": lambda: show.offstage.overview(),
        "find": lambda: show.offstage.find(),
    }


def _tools(show: Show) -> dict[str, Handler]:
    def step() -> str:
        return show.presentation.here.step

    def inked(change: Handler) -> None:
        change()
        show.views.show_ink()

    return {
        "pointer": partial(show.views.take_tool, "pointer"),
        "spotlight": partial(show.views.take_tool, "spotlight"),
        "ink": partial(show.views.take_tool, "pen"),
        "ink-undo": lambda: inked(lambda: show.session.ink.undo(step())),
        "ink-clear": lambda: inked(lambda: show.session.ink.clear(step())),
        "zoom-in": lambda: show.views.zoom_by(1),
        "zoom-out": lambda: show.views.zoom_by(-1),
        "step-view": show.presentation.show_step_view,
    }


def _clock(show: Show) -> dict[str, Handler]:
    def resized(by: float) -> None:
        show.console.notes.resize_text(by)
        show.remember(notes_scale=show.console.notes.scale)

    def timed(change: Handler) -> None:
        change()
        show.prompter.show_clock()

    return {
        "timer": lambda: timed(lambda: show.timer.switch()),
        "timer-reset": lambda: timed(lambda: show.timer.reset()),
        "notes-larger": partial(resized, STEP),
        "notes-smaller": partial(resized, 1 / STEP),
        "notes-down": lambda: show.console.notes.scroll_by(SCROLL),
        "notes-up": lambda: show.console.notes.scroll_by(-SCROLL),
    }
