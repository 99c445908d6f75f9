"""The commands as Qt actions: made from the one list, each with its handler."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from viewer.model.text import displayed
from viewer.session.command import Command, Needs
from viewer.session.commands import BY_ID, DESK
from viewer.session.editing.placing import can_be_placed, extent
from viewer.session.keys import Chosen, keys_of
from viewer.session.making import standing_claim
from viewer.session.review import can_confirm, count_to_go
from viewer.session.session import Session

Handler = Callable[[], None]


class Actions:
    """One action for each command, by id."""

    def __init__(self, window: QWidget, handlers: dict[str, Handler], chosen: Chosen) -> None:
        self._groups: dict[str, QActionGroup] = {}
        self.by_id = {
            command.id: self._action(command, window, handlers[command.id]) for command in DESK
        }
        self.use_keys(chosen)

    def __getitem__(self, command: str) -> QAction:
        return self.by_id[command]

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Put every command into the menu that it names; returns the menus by name."""
        menus: dict[str, QMenu] = {}
        groups: dict[str, int] = {}
        for command in DESK:
            menu = menus.get(command.menu) or bar.addMenu(f"&{command.menu}")
            menus[command.menu] = menu
            if groups.setdefault(command.menu, command.group) != command.group:
                menu.addSeparator()
                groups[command.menu] = command.group
            menu.addAction(self.by_id[command.id])
        return menus

    def enable(self, fulfilled: Collection[str]) -> None:
        """Enable what can be done now: `fulfilled` are the needs that are met."""
        for command in DESK:
            self.by_id[command.id].setEnabled(command.needs in fulfilled)

    def name_edits(self, undo: str, redo: str) -> None:
        """Say in the menu what Undo would take back and Redo make again."""
        for command, words in (("undo", undo), ("redo", redo)):
            title, shown = BY_ID[command].title, displayed(words).replace("&", "&&")
            self.by_id[command].setText(f"{title}: {shown}" if words else title)

    def use_keys(self, chosen: Chosen) -> None:
        """Put these keys in force where they are not the usual ones."""
        for command in DESK:
            sequences = [QKeySequence(keys) for keys in keys_of(command, chosen)]
            self.by_id[command.id].setShortcuts(sequences)

    def refused(self, keys: QKeyCombination) -> Command | None:
        """Return the command that these keys are of, where it cannot be done now."""
        pressed = QKeySequence(keys)
        refused = (command for command in DESK if not self.by_id[command.id].isEnabled())
        return next((c for c in refused if pressed in self.by_id[c.id].shortcuts()), None)

    def check(self, command: str, on: bool = True) -> None:
        """Show which choice is in force, or that something is shown."""
        self.by_id[command].setChecked(on)

    def _action(self, command: Command, window: QWidget, handler: Handler) -> QAction:
        action = QAction(command.title, window)
        action.setObjectName(command.id)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if command.choice or command.toggles:
            action.setCheckable(True)
        if command.choice:
            group = self._groups.setdefault(command.choice, QActionGroup(window))
            group.addAction(action)
        action.triggered.connect(lambda _checked=False: handler())
        window.addAction(action)
        return action


def met_needs(
    session: Session | None,
    *,
    has_map: bool,
    words: bool = False,
    reviewer: str | None = None,
    network: bool = False,
) -> set[Needs]:
    """Return what commands may need and is there now.

    `words`: some are selected in the article; `network`: it is switched on.
    """
    met: dict[Needs, bool] = {"nothing": True, "map": has_map, "network": network}
    if session:
        selection, history = session.selection, session.history
        claim = standing_claim(session.index, selection.claim)
        met |= {
            "selection": bool(selection.subject or selection.claim),
            "claim": selection.claim is not None,
            "past": session.can_go_back,
            "future": session.can_go_forward,
            "changed": history.changed,
            "undo": bool(history.undo_words),
            "redo": bool(history.redo_words),
            "editable": session.editable,
            "editable and network": session.editable and network,
            "step": session.editable and session.chosen_step is not None,
            "no steps": session.editable and not session.index.briefing.steps,
            "proposals": session.editable and bool(count_to_go(session.index.briefing)),
            "words": session.editable and words,
            "standing claim": session.editable and claim is not None,
            "unconfirmed claim": (
                session.editable and claim is not None and can_confirm(claim, reviewer)
            ),
            "words and claim": session.editable and words and claim is not None,
            "text": bool(session.index.briefing.sources),
            "article": session.editable and bool(session.index.briefing.sources),
            **_about_subject(session, words=words),
        }
        if session.editable and has_map:
            met |= _on_the_map(session)
    return {need for need, there in met.items() if there}


def _about_subject(session: Session, *, words: bool) -> dict[Needs, bool]:
    """Return what can be done with what the dossier is about."""
    subject = session.selection.subject
    kind = subject.kind if subject and session.editable else None
    return {
        "subject": kind in ("place", "agent"),
        "part": kind in ("place", "agent", "passage"),
        "words and passage": words and kind == "passage",
    }


def _on_the_map(session: Session) -> dict[Needs, bool]:
    """Return what can be shaped on the map by hand."""
    place = session.chosen_place
    return {
        "map to draw on": True,
        "place to move": place is not None and can_be_placed(place),
        "region": place is not None and extent(place, session.viewpoint) is not None,
    }
