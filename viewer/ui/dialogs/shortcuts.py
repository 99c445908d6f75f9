"""Changing the keys of the commands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from viewer.model.text import folded
from viewer.session.command import Command
from viewer.session.commands import COMMANDS
from viewer.session.keys import Chosen, holders, keys_of, with_keys

PORTABLE, NATIVE = QKeySequence.SequenceFormat.PortableText, QKeySequence.SequenceFormat.NativeText
COMMAND_ROLE = Qt.ItemDataRole.UserRole


class Shortcuts(QDialog):
    """All commands with their keys: choose one, press another key for it."""

    def __init__(self, chosen: Chosen, choose: Callable[[Chosen], None], parent: QWidget) -> None:
        """`choose` is called with every change."""
        super().__init__(parent)
        self.setWindowTitle("Change keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._chosen, self._choose = chosen, choose
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a command or a key")
        self.search.setAccessibleName("Find a command or a key")
        self.search.textChanged.connect(self._filter)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Commands and their keys")
        self.tree.setHeaderLabels(["Command", "Keys"])
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        self.tree.currentItemChanged.connect(lambda *_: self._show_current())
        self.edit = QKeySequenceEdit()
        self.edit.setMaximumSequenceLength(1)
        self.edit.setAccessibleName("New key")
        self.edit.keySequenceChanged.connect(self._warn)
        self.use, self.add = QPushButton("Use"), QPushButton("Use as well")
        self.clear, self.usual = QPushButton("No key"), QPushButton("Usual keys")
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._arrange()
        self._fill()
        self.resize(min(720, parent.width() - 40), min(640, parent.height() - 40))

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(QLabel("New key"))
        row.addWidget(self.edit, 1)
        acts: tuple[tuple[QPushButton, Callable[[], None]], ...] = (
            (self.use, lambda: self._set(self._pressed())),
            (self.add, lambda: self._set((*self._present(), *self._pressed()))),
            (self.clear, lambda: self._set(())),
            (self.usual, self._reset),
        )
        for button, act in acts:
            button.clicked.connect(act)
            button.setAutoDefault(False)
            row.addWidget(button)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        everything = buttons.addButton("All usual", QDialogButtonBox.ButtonRole.ResetRole)
        everything.setAutoDefault(False)  # Enter shall not take all keys back
        everything.clicked.connect(lambda: self._take({}))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addWidget(self._words)
        column.addLayout(row)
        column.addWidget(buttons)

    def _fill(self) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        for command in COMMANDS:
            name = "While presenting" if command.where == "stage" else command.menu
            group = groups.get(name)
            if group is None:
                group = groups[name] = QTreeWidgetItem(self.tree, [name])
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                group.setExpanded(True)
            item = QTreeWidgetItem(group, [command.title, self._written(command)])
            item.setData(0, COMMAND_ROLE, command.id)
        self._show_current()

    def _items(self) -> list[QTreeWidgetItem]:
        groups = (self.tree.topLevelItem(n) for n in range(self.tree.topLevelItemCount()))
        found = (group.child(n) for group in groups if group for n in range(group.childCount()))
        return [item for item in found if item]

    def _current(self) -> Command | None:
        item = self.tree.currentItem()
        identifier = item.data(0, COMMAND_ROLE) if item else None
        return next((command for command in COMMANDS if command.id == identifier), None)

    def _present(self) -> tuple[str, ...]:
        command = self._current()
        return keys_of(command, self._chosen) if command else ()

    def _pressed(self) -> tuple[str, ...]:
        keys = self.edit.keySequence().toString(PORTABLE)
        return (keys,) if keys else ()

    def _set(self, keys: tuple[str, ...]) -> None:
        if command := self._current():
            self._take(with_keys(self._chosen, command, tuple(dict.fromkeys(keys)), COMMANDS))

    def _reset(self) -> None:
        if command := self._current():
            self._set(command.keys)

    def _take(self, chosen: Chosen) -> None:
        self._chosen = chosen
        self._choose(chosen)
        self.edit.clear()
        for item in self._items():
            command = next(c for c in COMMANDS if c.id == item.data(0, COMMAND_ROLE))
            item.setText(1, self._written(command))

    def _written(self, command: Command) -> str:
        keys = keys_of(command, self._chosen)
        return ", ".join(QKeySequence(key).toString(NATIVE) for key in keys) or "–"

    def _show_current(self) -> None:
        there = self._current() is not None
        for widget in (self.edit, self.clear, self.usual):
            widget.setEnabled(there)
        self.edit.clear()
        self._warn()

    def _warn(self) -> None:
        """Say who has the key that was pressed."""
        command, pressed = self._current(), self._pressed()
        self.use.setEnabled(bool(command and pressed))
        self.add.setEnabled(bool(command and pressed))
        had = holders(pressed, command, COMMANDS, self._chosen) if command else ()
        names = ", ".join(f"“{other.title}”" for other in had)
        self._words.setText(f"{names} has this key now, and would lose it." if had else "")

    def _filter(self, words: str) -> None:
        needle = folded(words.strip())
        for item in self._items():
            item.setHidden(needle not in folded(f"{item.text(0)} {item.text(1)}"))
