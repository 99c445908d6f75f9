"""The steps of a briefing: their list, what can be done with them, and the chosen one's fields."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from viewer.model.briefing import Step
from viewer.session.edits import step_moved
from viewer.session.session import Session
from viewer.ui.panels.area import ShrinkingArea
from viewer.ui.panels.labels import LineLabel, PlainLabel
from viewer.ui.panels.step_actions import ButtonLine, StepActions, bind
from viewer.ui.panels.step_editor import StepEditor
from viewer.ui.panels.steps_list import StepsList
from viewer.ui.panels.steps_model import StepsModel, time_words
from viewer.ui.style import Style

EMPTY = (
    "No steps yet. A step is one stop of a presentation: what the map shows, which claims are in "
    "focus, and your notes. Dateline can propose a sequence from the places and the claims."
)
LIST, EMPTY_PAGE = range(2)
FIRST_HEIGHTS = [45, 55]
"""Of the list and of the chosen step below it, as parts of all."""


class StepsPanel(QWidget):
    """Follows the session; orders its steps and edits the chosen one."""

    chosen = Signal(str)
    delete_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._session: Session | None = None
        self._model = StepsModel(self)
        self.list = StepsList(self._model, style, self)
        self.editor = StepEditor(style)
        self.of_step = StepActions(self)
        self._total = LineLabel()
        self._total.setProperty("muted", True)
        self._adds = [_add_button(), _add_button()]
        self._adds[0].setProperty("chip", True)
        self.propose = QPushButton("Propose steps")
        self.propose.setProperty("primary", True)
        self._empty = PlainLabel()
        self._empty.show_text(EMPTY)
        self._below = self._made_below()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._made_page())
        self._pages.addWidget(self._made_empty_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._connect()
        self.restyle()

    def sizeHint(self) -> QSize:
        """Return what any list wants: the heading above must not make room for the fields."""
        return QSize(256, 192)

    def hasHeightForWidth(self) -> bool:
        """Say no: the list and the fields scroll."""
        return False

    def bind(self, actions: Mapping[str, QAction]) -> None:
        """Let the buttons do what the commands do."""
        for button in self._adds:
            bind(button, actions["add-step"])
        bind(self.propose, actions["propose-steps"])
        bind(self.of_step.duplicate, actions["duplicate-step"])
        bind(self.of_step.hide_or_show, actions["hide-step"])
        bind(self.of_step.delete, actions["delete-step"])
        self.list.delete_wanted.connect(actions["delete-step"].trigger)

    def show_session(self, session: Session) -> None:
        """Show another briefing's steps."""
        self._session = session
        self.refresh()

    def refresh(self) -> None:
        """Show the steps as they are now, and which one is chosen."""
        if (session := self._session) is None:
            return
        steps = session.index.briefing.steps
        self._model.editable = session.editable
        self._model.show(steps)
        self._pages.setCurrentIndex(LIST if steps else EMPTY_PAGE)
        self._total.show_text(_total(steps))
        chosen = session.chosen_step
        ids = [step.id for step in steps]
        self.list.show_choice(ids.index(chosen) if chosen else -1)
        self._below.setVisible(chosen is not None)
        if chosen:
            step = session.index.steps[chosen]
            self.of_step.show_hidden(step.hidden)
            self.editor.show_step(session, step)

    def focus_list(self) -> None:
        """Put the keyboard into the list, or where a first step is made."""
        empty = self._pages.currentIndex() == EMPTY_PAGE
        (self.propose if empty else self.list).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def edit_title(self) -> None:
        """Put the keyboard into the chosen step's title."""
        if self._session and self._session.chosen_step:
            self.editor.edit_title()

    def restyle(self) -> None:
        """Take the fonts and colours in force."""
        fonts = self._style.fonts
        self._total.setFont(fonts.sans(0.95))
        self._empty.setFont(fonts.serif(1.08))
        self.editor.restyle()
        self.list.doItemsLayout()

    def _connect(self) -> None:
        self._model.moved.connect(self._move)
        self.list.chosen.connect(lambda row: self.chosen.emit(self._model.rows[row].id))
        self.list.clicked.connect(self._choose_again)
        self.list.edit_wanted.connect(self.edit_title)
        self.editor.left.connect(self.focus_list)
        if app := QApplication.instance():
            app.focusChanged.connect(self._keep_in_sight)  # type: ignore[attr-defined]  # not in stubs

    def _choose_again(self, index: QModelIndex) -> None:
        """Go back to the step that is chosen, after something else was selected."""
        subject = self._session.selection.subject if self._session else None
        step = self._model.rows[index.row()].id
        if subject is None or (subject.kind, subject.id) != ("step", step):
            self.chosen.emit(step)

    def _keep_in_sight(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to the field that has taken the keyboard."""
        if now is not None and self.editor.isAncestorOf(now):
            for part in (self.editor, self._below.widget()):
                if part and (layout := part.layout()):
                    layout.activate()  # a field that was hidden till now has no place yet
            self._below.ensureWidgetVisible(now, 0, 8)

    def _move(self, step: str, to: int) -> None:
        if self._session:
            briefing = step_moved(self._session.index.briefing, step, to)
            self._session.edit("Move step", briefing)

    def _made_page(self) -> QWidget:
        page = QWidget()
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        for part in (self.list, self._below):
            parts.addWidget(part)
        parts.setSizes(FIRST_HEIGHTS)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(ButtonLine(page, self._adds[0], self._total))
        column.addWidget(parts, 1)
        return page

    def _made_below(self) -> QScrollArea:
        content = QWidget()
        content.setMinimumWidth(1)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.of_step)
        column.addWidget(self.editor, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName("The chosen step")
        area.setWidget(content)
        return area

    def _made_empty_page(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(6)
        inset = QVBoxLayout()
        inset.setContentsMargins(20, 0, 20, 0)
        inset.addWidget(self._empty)
        column.addLayout(inset)
        column.addWidget(ButtonLine(content, self.propose, self._adds[1]))
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ShrinkingArea(content, "No steps"))
        whole.addStretch(1)
        return page


def _add_button() -> QPushButton:
    button = QPushButton("Add from this view")
    button.setAccessibleName("Add step from this view")
    return button


def _total(steps: tuple[Step, ...]) -> str:
    """Return how long the steps take that are shown, and how many are not."""
    shown = [step for step in steps if not step.hidden]
    planned = f"{time_words(sum(step.seconds for step in shown))} planned"
    return f"{planned} · {len(steps) - len(shown)} hidden" if len(shown) < len(steps) else planned
