"""The commands as Qt actions: made from the one list, each with its handler."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from viewer.session.commands import COMMANDS, Command

Handler = Callable[[], None]


class Actions:
    """One action for each command, by id."""

    def __init__(self, window: QWidget, handlers: dict[str, Handler]) -> None:
        self._groups: dict[str, QActionGroup] = {}
        self.by_id = {
            command.id: self._action(command, window, handlers[command.id]) for command in COMMANDS
        }

    def __getitem__(self, command: str) -> QAction:
        return self.by_id[command]

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Put every command into the menu that it names; returns the menus by name."""
        menus: dict[str, QMenu] = {}
        groups: dict[str, int] = {}
        for command in COMMANDS:
            menu = menus.get(command.menu) or bar.addMenu(f"&{command.menu}")
            menus[command.menu] = menu
            if groups.setdefault(command.menu, command.group) != command.group:
                menu.addSeparator()
                groups[command.menu] = command.group
            menu.addAction(self.by_id[command.id])
        return menus

    def enable(self, fulfilled: set[str]) -> None:
        """Enable what can be done now: `fulfilled` are the needs that are met."""
        for command in COMMANDS:
            self.by_id[command.id].setEnabled(command.needs in fulfilled)

    def check(self, command: str, on: bool = True) -> None:
        """Show which choice is in force, or that something is shown."""
        self.by_id[command].setChecked(on)

    def _action(self, command: Command, window: QWidget, handler: Handler) -> QAction:
        action = QAction(command.title, window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if command.choice or command.toggles:
            action.setCheckable(True)
        if command.choice:
            group = self._groups.setdefault(command.choice, QActionGroup(window))
            group.addAction(action)
        action.triggered.connect(lambda _checked=False: handler())
        window.addAction(action)
        return action
