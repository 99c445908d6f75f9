"""The fields of the chosen step. What is typed is edited at once, a run of typing as one edit."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.model.briefing import Step, StepTheme
from viewer.session.edits import step_changed
from viewer.session.session import Session
from viewer.ui.panels.boxes import PlainBox
from viewer.ui.panels.labels import NotesView
from viewer.ui.panels.step_fields import LineField, NotesField, SessionKeys, TimeField
from viewer.ui.style import Style

PAUSE_MS = 1500
"""Typing that goes on after a longer pause is another edit."""
THEMES: tuple[tuple[str, StepTheme | None], ...] = (
    ("Presentation’s theme", None),
    ("Light theme", "light"),
    ("Dark theme", "dark"),
)


class StepEditor(QWidget):
    """Shows the chosen step, and edits it in the session."""

    left = Signal()
    """A person is done with the fields."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._session: Session | None = None
        self._step: Step | None = None
        self._run = 0
        self._writing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._end_run)
        self.title = LineField("Title of the step", self)
        self.caption = LineField("Caption of the step", self)
        self.time = TimeField("Planned time of the step, minutes and seconds", self)
        self.theme = ThemeBox(self)
        self.disputed = QCheckBox("Show only what is disputed", self)
        self.notes = NotesField("Presenter notes of the step, in Markdown", self)
        self.notes_read = NotesView(self)
        self.notes_switch = QPushButton(self)
        self.notes_switch.setProperty("chip", True)
        self._labels = [QLabel(words, self) for words in ("Title", "Caption", "Time", "Notes")]
        self._arrange()
        self._connect()
        self.restyle()

    def show_step(self, session: Session, step: Step) -> None:
        """Show a step; fields that are typed in keep their letters."""
        another = self._step is None or self._step.id != step.id or self._session is not session
        if step is self._step and not another:
            return
        self._session, self._step = session, step
        if another:
            self._end_run()
            self._writing = not step.notes.strip()
        editable = session.editable
        self.title.show_words(step.title, editable=editable)
        self.caption.show_words(step.caption or "", editable=editable)
        self.time.show_seconds(step.seconds, editable=editable)
        self.theme.setCurrentIndex([theme for _, theme in THEMES].index(step.theme))
        self.disputed.setChecked(step.disputed)
        for field in (self.theme, self.disputed):
            field.setEnabled(editable)
        self._show_notes()

    def edit_title(self) -> None:
        """Put the keyboard into the title, with its words selected to be typed over."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.title.selectAll()

    def _arrange(self) -> None:
        short = QHBoxLayout()
        short.setSpacing(8)
        short.addWidget(self.time)
        short.addWidget(self.theme, 1)
        head = QHBoxLayout()
        head.addWidget(self._labels[3], 1)
        head.addWidget(self.notes_switch)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, label in enumerate(self._labels[:3]):
            grid.addWidget(label, row, 0)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.caption, 1, 1)
        grid.addLayout(short, 2, 1)
        grid.addWidget(self.disputed, 3, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 12)
        column.setSpacing(6)
        column.addLayout(grid)
        column.addLayout(head)
        column.addWidget(self.notes, 1)
        column.addWidget(self.notes_read, 1)

    def _connect(self) -> None:
        self.title.edited.connect(self._edit_title)
        self.title.editingFinished.connect(self._end_title)
        self.caption.edited.connect(
            lambda words: self._edit("Change caption", "caption", words or None)
        )
        self.time.edited.connect(lambda time: self._edit("Change time", "seconds", time))
        self.theme.activated.connect(lambda at: self._edit("Change theme", "theme", THEMES[at][1]))
        self.disputed.clicked.connect(lambda on: self._edit("Change what is shown", "disputed", on))
        self.notes.edited.connect(lambda words: self._edit("Change notes", "notes", words))
        self.notes_switch.clicked.connect(self._switch_notes)
        keys = SessionKeys(self)
        keys.left.connect(self.left)
        keys.focus_changed.connect(self._end_run)
        for field in (self.title, self.caption, self.time, self.notes):
            field.installEventFilter(keys)

    def _edit_title(self, words: str) -> None:
        if words:  # a step needs a title; the last letters typed over stay until there are others
            self._edit("Change title", "title", words)

    def _end_title(self) -> None:
        if self._step and self._session:
            self.title.show_words(self._step.title, editable=self._session.editable)

    def _edit(self, words: str, field: str, value: Any) -> None:
        if self._session is None or self._step is None or not self._session.editable:
            return
        self._pause.start()
        briefing = step_changed(self._session.index.briefing, self._step.id, **{field: value})
        self._session.edit(words, briefing, run=(field, self._step.id, self._run))

    def _end_run(self) -> None:
        """Let what is typed from now on be another edit."""
        self._run += 1
        self._pause.stop()

    def _switch_notes(self) -> None:
        self._writing = not self._writing
        self._show_notes()
        if self._writing:
            self.notes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_notes(self) -> None:
        assert self._step and self._session
        self.notes.show_words(self._step.notes, editable=self._session.editable)
        self.notes_read.show_notes("" if self._writing else self._step.notes)
        self.notes.setVisible(self._writing)
        self.notes_switch.setText("Read notes" if self._writing else "Edit notes")
        self.notes_switch.setEnabled(bool(self._step.notes.strip()) or not self._writing)

    def restyle(self) -> None:
        """Take the fonts in force."""
        fonts = self._style.fonts
        for label in self._labels:
            label.setFont(fonts.sans(0.9))
            label.setProperty("muted", True)
        for field in (self.title, self.caption, self.time, self.theme, self.disputed):
            field.setFont(fonts.sans())
        self.notes.setFont(fonts.sans())
        self.notes_read.setFont(fonts.sans())
        self.time.setFixedWidth(self.time.fontMetrics().horizontalAdvance("000:00") + 26)
        line = self.notes.fontMetrics().lineSpacing()
        for view in (self.notes, self.notes_read):
            view.setMinimumHeight(4 * line)


class ThemeBox(PlainBox):
    """The theme of a step."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Theme of the step", parent)
        for words, theme in THEMES:
            self.addItem(words, theme)
