"""The review: the queue of what is proposed, and the proposal in focus, decided by single keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QFrame,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from viewer.model.briefing import Proposal
from viewer.session.hindrances import Parted
from viewer.session.queue import Queue
from viewer.session.review import Kind, alike_ready, counts_to_go
from viewer.session.session import Session
from viewer.session.sure import sure_ready
from viewer.ui.panels.area import ShrinkingArea
from viewer.ui.panels.review_buttons import SIDE, DecisionButtons, compact
from viewer.ui.panels.review_card import ReviewCard
from viewer.ui.panels.review_end import ReviewEnd
from viewer.ui.panels.review_queue import QueueDelegate, QueueList, queue_row
from viewer.ui.panels.rows import Row, RowsModel
from viewer.ui.panels.step_actions import ButtonLine, ToggleChip
from viewer.ui.style import Style

FILTERS: tuple[tuple[str, Kind | None], ...] = (
    ("All", None),
    ("Places", "place"),
    ("Claims", "claim"),
)
QUEUE, NOTHING_LEFT = range(2)
LEAST_ROWS, QUEUE_PART = 2.6, 0.38
"""How many rows of the queue are seen at least, and what part of all they take."""
NONE = Parted((), Counter())


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
        self._in_focus = ""
        self._made: dict[str, tuple[Proposal, Row]] = {}
        self._rows = RowsModel(self)
        self.list = QueueList(self._rows, QueueDelegate(style, self), "Proposals to review")
        self.list.setUniformItemSizes(True)  # one of thousands is measured
        self.card = ReviewCard(style)
        self._end = ReviewEnd(style)
        self._end_area = ShrinkingArea(self._end, "What comes next")
        self._buttons = DecisionButtons(style, self)
        self._decisions = ShrinkingArea(self._buttons, "Decisions")
        self._filters = self._made_filters()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._made_queue())
        self._pages.addWidget(self._end_area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        above = ButtonLine(self, *self._filters.buttons(), self._buttons.order)
        above.line.setContentsMargins(SIDE, 6, SIDE, 4)
        column.addWidget(above)
        column.addWidget(self._pages, 1)
        column.addWidget(self._decisions)
        self._connect()
        self.restyle()

    def sizeHint(self) -> QSize:
        """Return what any queue wants: the heading above must not make room for the card."""
        return QSize(256, 192)

    def minimumSizeHint(self) -> QSize:
        """Return what it needs, which is little while another page is in front of it."""
        least = super().minimumSizeHint()
        return least if self.isVisible() else QSize(least.width(), 0)

    def show_queue(self, session: Session, queue: Queue) -> Proposal | None:
        """Show what is to be decided, and what is in focus; returns that."""
        briefing = session.index.briefing
        listed, focus = queue.listed(briefing), queue.focus(briefing)
        self._rows.show([self._row(proposal) for proposal in listed])
        self._turn_to(QUEUE if focus else NOTHING_LEFT)
        counts = counts_to_go(briefing)
        for button, (words, kind) in zip(self._filters.buttons(), FILTERS, strict=True):
            button.setText(f"{words} {counts[kind]}")
            button.setChecked(kind == queue.kind)
        undo = bool(session.history.undo_words)
        self._buttons.show_focus(focus, undo=undo, by_article=queue.by_article)
        if focus:
            self._show_focus(session, queue, focus, [p.id for p in listed].index(focus.id))
        else:
            self._buttons.show_many(None, NONE, NONE)
            self._end.show_end(counts[None])
        self._decisions.content_changed()
        return focus

    def bind(self, actions: Mapping[str, QAction]) -> None:
        """Let the end of the review offer what comes next, each command with its key."""
        self._end.bind(actions)

    def _show_focus(self, session: Session, queue: Queue, focus: Proposal, row: int) -> None:
        briefing, texts = session.index.briefing, session.document.texts
        at = queue.candidate(focus)
        self.list.show_choice(row)
        self.card.show_proposal(focus, session.index, texts.get(focus.source, ""), at)
        if focus.id != self._in_focus:
            self._in_focus = focus.id
            self._area.verticalScrollBar().setValue(0)
        alike = alike_ready(briefing, texts, focus, at)
        self._buttons.show_many(focus, alike, sure_ready(briefing, texts, queue.choices(briefing)))
        self._show_in_sight(row)

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
            known = self._made[proposal.id] = proposal, queue_row(proposal)
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
        self.updateGeometry()
        if not self._laid_out:
            self._laid_out = True
            height, row = self._pages.height(), max(self.list.sizeHintForRow(0), 20)
            queue = max(LEAST_ROWS * row, round(height * QUEUE_PART))
            self._parts.setSizes([round(queue), round(height - queue)])

    def restyle(self) -> None:
        """Take the fonts and colours in force."""
        for button in self._filters.buttons():
            button.setFont(self._style.fonts.sans(0.92))
        self._buttons.restyle()
        self._decisions.content_changed()
        self._end.restyle()
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
        if self.card.isVisible() and not box.isEmpty():
            self._area.verticalScrollBar().setValue(0)
            self._area.ensureVisible(0, box.bottom(), 0, 4)

    def _connect(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName("Review")
        self.list.acted.connect(self.acted)
        self.list.candidate_stepped.connect(self.candidate_stepped)
        self.list.candidate_chosen.connect(self.candidate_chosen)
        self.list.chosen.connect(lambda row: self.chosen.emit(self._rows.rows[row].id))
        self.card.candidate_chosen.connect(self.candidate_chosen)
        self._buttons.acted.connect(self.acted)
        self._filters.idClicked.connect(lambda number: self.filtered.emit(FILTERS[number][1]))

    def _made_filters(self) -> QButtonGroup:
        group = QButtonGroup(self)
        for number, (words, _kind) in enumerate(FILTERS):
            group.addButton(compact(ToggleChip(words)), number)
        return group

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
        for row, part in enumerate((self.list, area)):
            parts.addWidget(part)
            parts.setStretchFactor(row, 1)
        self._parts = parts
        return parts
