"""Tells the console, its tools and the phones where a presentation stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPixmap

from viewer.model.text import displayed
from viewer.session.pace import pace
from viewer.ui.present.remote import RemoteState

if TYPE_CHECKING:
    from viewer.ui.present.show import Show


class Prompter:
    """Keeps them in step with the presentation and the clock."""

    def __init__(self, show: Show) -> None:
        self._show = show
        self._announced = ""
        self._still: QPixmap | None = None
        """What a frozen room sees."""

    def refresh(self) -> None:
        """Show where the presentation is."""
        told, console = self._show.presentation, self._show.console
        console.steps.mark_step(told.number)
        console.notes.show_notes(told.step.notes)
        if not told.frozen:
            self._still = None
        elif self._still is None:
            self._take_still()
        self._announce(f"{told.number} of {len(told.steps)}: {told.step.title}")
        self._show_wall()
        self.show_upcoming()
        self.show_actions()
        self.show_clock()

    def show_still(self) -> None:
        """Show what a frozen room has come to: its flight was under way, its light has changed."""
        if self._still:
            self._take_still()
            self._show_wall()

    def _take_still(self) -> None:
        if not self._show.options.rehearsal:
            self._still = self._show.audience.grab()

    def _show_wall(self) -> None:
        told = self._show.presentation
        wall = self._show.console.wall
        wall.show_state(frozen=told.frozen, cover=told.cover, still=self._still)

    def show_upcoming(self) -> None:
        """Show the next step's picture if it is made."""
        told = self._show.presentation
        step = told.following
        still = self._show.thumbnails.of(step.id) if step else None
        self._show.console.upcoming.show_step(step, told.number + 1, len(told.steps), still)

    def show_clock(self) -> None:
        """Show the time, here and on the phones."""
        told, timer, console = self._show.presentation, self._show.timer, self._show.console
        stands = pace(told.steps, told.number, timer.elapsed, told.first)
        console.clock.show_time(timer.elapsed, timer.in_step, stands, running=timer.running)
        console.show_status(" · ".join(filter(None, self._status())))
        if self._show.remote.is_on:
            self._show.remote.show(self._remote_state(stands.left))

    def show_actions(self) -> None:
        """Show on the tools which are on, and which can be used."""
        told, tool, actions = self._show.presentation, self._show.views.tool, self._show.actions
        on = {
            "freeze": told.frozen,
            "evidence": told.here.evidence,
            "disputed": told.here.disputed,
            "cover-black": told.cover == "black",
            "cover-white": told.cover == "white",
            "pointer": tool == "pointer",
            "spotlight": tool == "spotlight",
            "ink": tool == "pen",
            "calm": self._show.views.calm,
            "console": self._show.windows.console_in_front,
        }
        for command, is_on in on.items():
            actions[command].setChecked(is_on)
        actions["come-back"].setEnabled(told.can_return)
        actions["send"].setEnabled(told.frozen)

    def _announce(self, words: str) -> None:
        """Let a screen reader speak where the presentation is, if that is news."""
        if words != self._announced:
            self._announced = words
            event = QAccessibleAnnouncementEvent(self._show.console, displayed(words))
            QAccessible.updateAccessibility(event)

    def _status(self) -> tuple[str, ...]:
        show = self._show
        phones = f"phone remote on, {show.remote.devices} of 3"
        return (
            f"Display: {show.displays.of_room().name()}",
            phones if show.remote.is_on else self._network(),
            "PDF ready" if show.fallback.is_made else "",
            "" if show.journal.works else "the place is not kept",
            "sleep is not held off" if show.awake.failed else "",
        )

    def _network(self) -> str:
        return "network on" if self._show.memory.settings.network else "0 requests"

    def _remote_state(self, left: float) -> RemoteState:
        told, timer = self._show.presentation, self._show.timer
        return RemoteState(
            title=told.step.title,
            number=told.number,
            count=len(told.steps),
            notes=told.step.notes,
            elapsed=timer.elapsed,
            remaining=left,
            running=timer.running,
            frozen=told.frozen,
            evidence=told.here.evidence,
            cover=told.cover,
            next_title=told.following.title if told.following else "",
        )
