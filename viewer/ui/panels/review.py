"""The review: the queue of what is proposed, and the proposal in focus, decided by single keys."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QFrame,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from viewer.model.briefing import Proposal, ProposedPlace, ProposedStatement
from viewer.model.text import shortened
from viewer.session import proposal_words as told
from viewer.session.queue import Queue
from viewer.session.review import Kind, alike, count_to_go, subject_words
from viewer.session.session import Session
from viewer.session.sure import sure_places
from viewer.ui.panels.labels import PlainLabel
from viewer.ui.panels.lists import ChoiceList
from viewer.ui.panels.review_card import ReviewCard
from viewer.ui.panels.rows import Row, RowDelegate, RowsModel
from viewer.ui.panels.step_actions import ButtonLine, ToggleChip, bind, named_chip
from viewer.ui.style import Style
from viewer.ui.words import KIND_WORDS

DONE = "All is decided"
NEXT = (
    "What nobody has proposed you add yourself: search for words of the article, which selects "
    "them, and make a claim or a place of them. U takes the last decision back."
)
NEXT_COMMANDS = ("focus-steps", "make-place", "make-claim", "present", "snapshot")
DONE_HERE = "Nothing is left to decide of this kind"
OTHERS = "The chips above list the others. U takes the last decision back."
FILTERS: tuple[tuple[str, Kind | None], ...] = (
    ("All", None),
    ("Places", "place"),
    ("Claims", "claim"),
)
ACTIONS = (
    ("accept", "Accept", "A"),
    ("reject", "Reject", "R"),
    ("edit", "Edit", "E"),
    ("skip", "Skip", "S"),
    ("speaker", "Who …", "W"),
    ("denies", "Denies …", "D"),
    ("undo", "Undo", "U"),
    ("order", "Order", "O"),
)
ORDERS = {False: "Article’s order", True: "Doubtful first"}
"""What the button does, by whether they stand as in the article now."""
KEYS = {getattr(Qt.Key, f"Key_{key}"): name for name, _, key in ACTIONS}
WITH_SHIFT = {Qt.Key.Key_A: "accept-all", Qt.Key.Key_S: "accept-sure"}
QUEUE, NOTHING_LEFT = range(2)
LEAST_ROWS, QUEUE_PART = 1.6, 0.3
"""How many rows of the queue are seen at least, and what part of all they take."""


class ReviewPanel(QWidget):
    """Shows the queue, and says what a person wants of the proposal in focus."""

    acted = Signal(str)
    """One of ACTIONS, *accept-all* or *accept-sure*."""
    chosen = Signal(str)
    candidate_stepped = Signal(int)
    candidate_chosen = Signal(int)
    filtered = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._laid_out = False
        self._made: dict[str, tuple[Proposal, Row]] = {}
        self._rows = RowsModel(self)
        self.list = QueueList(self._rows, RowDelegate(style, self), "Proposals to review")
        self.card = ReviewCard(style)
        self._filters = QButtonGroup(self)
        self.buttons = {name: _button(words, key) for name, words, key in ACTIONS}
        self.buttons["accept"].setProperty("primary", True)
        self.accept_all, self.accept_sure = QPushButton(), QPushButton()
        for button in (self.accept_all, self.accept_sure):
            button.setProperty("chip", True)
        self._done, self._next = PlainLabel(), PlainLabel()
        self._commands = {command: named_chip("", "") for command in NEXT_COMMANDS}
        self._pages = QStackedWidget()
        self._pages.addWidget(self._made_queue())
        self._pages.addWidget(self._made_end())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(ButtonLine(self, *self._made_filters()))
        column.addWidget(self._pages, 1)
        many = (self.accept_all, self.accept_sure)
        self._line = ButtonLine(self, *self.buttons.values(), *many)
        column.addWidget(self._line)
        self._connect()
        self.restyle()

    def sizeHint(self) -> QSize:
        """Return what any queue wants: the heading above must not make room for the card."""
        return QSize(256, 192)

    def show_queue(self, session: Session, queue: Queue) -> Proposal | None:
        """Show what is to be decided, and what is in focus; returns that."""
        briefing = session.index.briefing
        listed, focus = queue.listed(briefing), queue.focus(briefing)
        self._rows.show([self._row(proposal) for proposal in listed])
        self._turn_to(QUEUE if focus else NOTHING_LEFT)
        for button, (words, kind) in zip(self._filters.buttons(), FILTERS, strict=True):
            button.setText(f"{words} {count_to_go(briefing, kind)}")
            button.setChecked(kind == queue.kind)
        for name, button in self.buttons.items():
            button.setEnabled(bool(session.history.undo_words) if name == "undo" else bool(focus))
            button.setVisible(focus is not None or name == "undo")
        _name(self.buttons["order"], ORDERS[queue.by_article], "O")
        self.accept_all.setVisible(focus is not None)
        self._show_sure(len(sure_places(briefing)) if focus else 0)
        self._show_end(count_to_go(briefing))
        if focus:
            for name in ("speaker", "denies"):
                self.buttons[name].setVisible(isinstance(focus.what, ProposedStatement))
            row = [proposal.id for proposal in listed].index(focus.id)
            self.list.show_choice(row)
            text = session.document.texts.get(focus.source, "")
            self.card.show_proposal(focus, session.index, text, queue.candidate(focus))
            self._show_alike(focus, len(alike(briefing, focus)))
            self._show_in_sight(row)
        return focus

    def bind(self, actions: Mapping[str, QAction]) -> None:
        """Let the end of the review offer what comes next, each command with its key."""
        for command, chip in self._commands.items():
            bind(chip, actions[command])
            tell = partial(_tell_command, chip, actions[command])
            actions[command].changed.connect(tell)
            tell()

    def _turn_to(self, page: int) -> None:
        """Show the queue or that it has come to its end; the keyboard goes along."""
        if page != self._pages.currentIndex():
            keyboard = QApplication.focusWidget()
            here = keyboard is self or (keyboard is not None and self.isAncestorOf(keyboard))
            self._pages.setCurrentIndex(page)
            if here:
                self.focus_list()

    def _row(self, proposal: Proposal) -> Row:
        known = self._made.get(proposal.id)
        if known is None or known[0] is not proposal:
            known = self._made[proposal.id] = proposal, _row(proposal)
        return known[1]

    def focus_list(self) -> None:
        """Put the keyboard into the queue, or on Undo where it is empty."""
        empty = self._pages.currentIndex() == NOTHING_LEFT
        (self if empty else self.list).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide by single keys wherever in the panel the keyboard is."""
        if not self.list.take(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the queue the height of a few rows, and the rest to the proposal in focus."""
        super().showEvent(event)
        if not self._laid_out:
            self._laid_out = True
            height, row = self._pages.height(), max(self.list.sizeHintForRow(0), 20)
            queue = max(LEAST_ROWS * row, round(height * QUEUE_PART))
            self._parts.setSizes([round(queue), round(height - queue)])

    def restyle(self) -> None:
        """Take the fonts and colours in force."""
        self._done.setFont(self._style.fonts.serif(1.3, QFont.Weight.DemiBold))
        self._next.setFont(self._style.fonts.sans(1.0))
        self.card.restyle()
        self.list.doItemsLayout()

    def _show_in_sight(self, row: int) -> None:
        """Scroll to the row in focus, with what follows below it, and to the chosen candidate."""
        at_top = QAbstractItemView.ScrollHint.PositionAtTop
        if not self.list.underMouse():
            self.list.scrollTo(self._rows.index(row), at_top)
        if layout := self.card.layout():
            layout.activate()
        box = self.card.chosen_box()
        if box.isEmpty() or not self.card.isVisible():
            return
        self._area.verticalScrollBar().setValue(0)
        self._area.ensureVisible(0, box.bottom(), 0, 4)

    def _show_alike(self, focus: Proposal, count: int) -> None:
        """Offer to accept all of a place or of a speaker where there are several."""
        self.accept_all.setVisible(count > 1)
        words = subject_words(focus)
        self.accept_all.setText(f"All {count} of {shortened(words, 16)}  ⇧A")
        self.accept_all.setAccessibleName(f"Accept all {count} of {words}, Shift+A")

    def _show_sure(self, count: int) -> None:
        """Offer to accept all places that are almost certain."""
        self.accept_sure.setVisible(count > 1)
        self.accept_sure.setText(f"{count} sure places  ⇧S")
        self.accept_sure.setAccessibleName(
            f"Accept all {count} places that are almost certain, Shift+S"
        )

    def _show_end(self, count: int) -> None:
        """Say whether all is decided or all of the kind that is listed, and what comes next."""
        self._done.show_text(DONE_HERE if count else DONE)
        self._next.show_text(OTHERS if count else NEXT)
        self._ways.setVisible(not count)

    def _connect(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName("Review")
        self.list.acted.connect(self.acted)
        self.list.candidate_stepped.connect(self.candidate_stepped)
        self.list.candidate_chosen.connect(self.candidate_chosen)
        self.list.chosen.connect(lambda row: self.chosen.emit(self._rows.rows[row].id))
        self.card.candidate_chosen.connect(self.candidate_chosen)
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self.acted.emit(name))
        self.accept_all.clicked.connect(lambda: self.acted.emit("accept-all"))
        self.accept_sure.clicked.connect(lambda: self.acted.emit("accept-sure"))
        self._filters.idClicked.connect(lambda number: self.filtered.emit(FILTERS[number][1]))

    def _made_filters(self) -> list[QPushButton]:
        made: list[QPushButton] = []
        for number, (words, _kind) in enumerate(FILTERS):
            button = ToggleChip(words)
            self._filters.addButton(button, number)
            made.append(button)
        return made

    def _made_queue(self) -> QWidget:
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName("The proposal in focus")
        self.card.setMinimumWidth(1)
        area.setWidget(self.card)
        self._area = area
        for part in (self.list, area):
            parts.addWidget(part)
        parts.setStretchFactor(1, 1)
        self._parts = parts
        return parts

    def _made_end(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 12, 20, 0)
        column.setSpacing(8)
        for label in (self._done, self._next):
            column.addWidget(label)
        self._ways = ButtonLine(self, *self._commands.values())
        self._ways.line.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self._ways)
        column.addStretch(1)
        return page


class QueueList(ChoiceList):
    """The proposals; its keys decide the one in focus."""

    acted = Signal(str)
    candidate_stepped = Signal(int)
    candidate_chosen = Signal(int)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that decide from being shortcuts of the window."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _meaning(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide; what has no meaning here walks the list."""
        if not self.take(event):
            super().keyPressEvent(event)

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key means here; says whether it means something."""
        match _meaning(event):
            case None:
                return False
            case "left":
                self.candidate_stepped.emit(-1)
            case "right":
                self.candidate_stepped.emit(1)
            case number if number.isdigit():
                self.candidate_chosen.emit(int(number) - 1)
            case action:
                self.acted.emit(action)
        return True


def _meaning(event: QKeyEvent) -> str | None:
    """Return what a key does in the review."""
    key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held == Qt.KeyboardModifier.ShiftModifier and key in WITH_SHIFT:
        return WITH_SHIFT[key]
    if held:
        return None
    if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
        return str(key - Qt.Key.Key_0)
    sides = {Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right"}
    return KEYS.get(key) or sides.get(key)


def _row(proposal: Proposal) -> Row:
    """Return a proposal as the queue lists it: the words, and what they may be."""
    sure = told.certainty_words(proposal.certainty)
    match proposal.what:
        case ProposedPlace(candidates=candidates):
            parts = ("Place", candidates[0].name, sure)
        case ProposedStatement() as what:
            parts = (KIND_WORDS[what.kind], told.chain_words(what), sure)
    return Row(proposal.id, told.title_words(proposal), " · ".join(parts), quoted=True)


def _tell_command(chip: QPushButton, action: QAction) -> None:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    chip.setText(f"{action.text().replace('&', '')}  {keys}".rstrip())
    chip.setAccessibleName(chip.text())


def _button(words: str, key: str) -> QPushButton:
    button = QPushButton()
    _name(button, words, key)
    button.setProperty("chip", True)
    return button


def _name(button: QPushButton, words: str, key: str) -> None:
    """Say what a button does and its key, to the eye and to a screen reader."""
    button.setText(f"{words}  {key}")
    button.setAccessibleName(f"{words}, {key}")
