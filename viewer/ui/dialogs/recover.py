"""What earlier runs left unsaved: one row a briefing, to recover, discard or leave for later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer.model.text import displayed, shortened
from viewer.store.recovery import Note
from viewer.ui.panels.labels import PlainLabel

WIDTH, HEIGHT = 620, 420
_RECOVER = "Recover"


class RecoverDialog(QDialog):
    """Stays open until each row is dealt with, or all are left for later."""

    recover = Signal(int)
    discard = Signal(int)

    def __init__(self, notes: Sequence[Note], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Recover edits")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = PlainLabel()
        words.show_text(
            "Dateline did not end as it should, and these edits are in no file yet. A recovered "
            "briefing opens with them; its file stays as it is until you save."
        )
        self._rows = {number: self._row(number, note) for number, note in enumerate(notes)}
        buttons = QDialogButtonBox()
        later = buttons.addButton("Later", QDialogButtonBox.ButtonRole.RejectRole)
        later.setToolTip("Ask again at the next start, or by File ▸ Recover unsaved work")
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(_scrolled(list(self._rows.values())), 1)
        column.addWidget(buttons)
        self.resize(min(WIDTH, parent.width() - 40), min(HEIGHT, parent.height() - 40))
        if first := self.findChild(QPushButton, _RECOVER):
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self, number: int) -> None:
        """Take a row out that was dealt with; without any the dialog is over."""
        row = self._rows.pop(number)
        row.hide()
        row.deleteLater()
        if not self._rows:
            self.accept()

    def _row(self, number: int, note: Note) -> QWidget:
        row = QFrame()
        row.setProperty("raised", True)
        title = shortened(note.title, 120) or "A briefing without a title"
        words = QVBoxLayout()
        lines = (title, str(note.file) if note.file else "Not in a file yet", _when(note))
        for at, told in enumerate(lines):
            label = PlainLabel()
            label.setProperty("muted", at > 0)
            label.show_text(told)
            words.addWidget(label)
        line = QHBoxLayout(row)
        line.addLayout(words, 1)
        for name, signal in ((_RECOVER, self.recover), ("Discard…", self.discard)):
            button = QPushButton(name)
            button.setObjectName(name)
            button.setAccessibleName(f"{name.rstrip('…')} {displayed(title)}")
            button.clicked.connect(partial(_emit, signal, number))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _emit(signal: SignalInstance, number: int, _checked: bool = False) -> None:
    signal.emit(number)


def _when(note: Note) -> str:
    """Return when the last edit was, and how many there are, in words."""
    try:
        at = datetime.fromisoformat(note.when)
        words = f"Last edit on {at.day} {at:%B %Y at %H:%M:%S}"
    except ValueError:
        words = "Time of the last edit not known"
    if not note.edits:
        return words
    return f"{words} · {note.edits} edit{'s' if note.edits > 1 else ''}"


def _scrolled(rows: list[QWidget]) -> QScrollArea:
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    for row in rows:
        column.addWidget(row)
    column.addStretch(1)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setAccessibleName("Briefings with edits to recover")
    area.setWidget(inner)
    return area
