"""One proposal: its words in context, what is proposed, by which rule and how surely."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from viewer.model.briefing import Kind, Proposal, ProposedPlace, ProposedStatement, Stated
from viewer.model.index import Index
from viewer.model.text import shortened
from viewer.session import proposal_words as told
from viewer.session.amending import denied_words
from viewer.session.queue import KINDS, candidates_of
from viewer.session.statements import times_of
from viewer.ui.icons import draw_kind
from viewer.ui.panels.context import ContextView
from viewer.ui.panels.labels import PlainLabel
from viewer.ui.panels.lists import ChoiceList
from viewer.ui.panels.review_buttons import compact
from viewer.ui.panels.rows import Row, RowDelegate, RowsModel
from viewer.ui.panels.step_actions import ButtonLine, ToggleChip
from viewer.ui.style import Style
from viewer.ui.words import KIND_WORDS, country_words, stated_words

LONGEST_DENIED = 90
MOST_ROWS = 4
"""Candidates that are seen without scrolling."""


class ReviewCard(QWidget):
    """Shows the proposal in focus, and says which candidate is chosen by the mouse."""

    candidate_chosen = Signal(int)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.context = ContextView(style, "The words in their paragraph")
        self._kind = KindLine(style)
        self._who, self._cue, self._rule = PlainLabel(), PlainLabel(), PlainLabel()
        self._denied, self._when = PlainLabel(), PlainLabel()
        self._when.setProperty("muted", True)
        self.kinds = KindChips(self)
        self.kinds.chosen.connect(self.candidate_chosen)
        self._cue.setProperty("muted", True)
        self._rule.setProperty("muted", True)
        self._rows = RowsModel(self)
        self.candidates = CandidateList(self._rows, CandidateDelegate(style, self), "Candidates")
        self.candidates.chosen.connect(self.candidate_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 16, 8)
        column.setSpacing(7)
        said = (self.context, self._kind, self._who, self._denied, self._cue)
        for widget in (*said, self._when, self.kinds):
            column.addWidget(widget)
        column.addWidget(self.candidates)
        column.addWidget(self._rule)
        column.addStretch(1)
        self.restyle()

    def show_proposal(self, proposal: Proposal, index: Index, text: str, candidate: int) -> None:
        """Show a proposal, with this candidate chosen."""
        self.context.show_context(told.context_of(proposal, text))
        match proposal.what:
            case ProposedPlace() as what:
                self._show_place(what)
            case ProposedStatement() as what:
                source = index.sources.get(proposal.source)
                published = source.published if source else None
                self._show_claim(what, denied_words(index, proposal))
                self._when.show_text(_when_words(*times_of(proposal.quote.exact, what, published)))
        self._rule.show_text(f"Found by: {told.rule_words(proposal)}")
        self._rows.show(candidate_rows(proposal))
        self.candidates.setVisible(bool(self._rows.rows))
        self.candidates.show_choice(candidate if self._rows.rows else -1)
        self.candidates.fit()

    def chosen_box(self) -> QRect:
        """Return where the chosen candidate is, in this card; empty where there is none."""
        if self.candidates.isHidden():
            return QRect()
        box = self.candidates.visualRect(self.candidates.currentIndex())
        return QRect(self.candidates.mapTo(self, box.topLeft()), box.size())

    def restyle(self) -> None:
        """Take the fonts and colours in force."""
        fonts = self._style.fonts
        self.context.restyle()
        self._kind.restyle()
        self.kinds.restyle(fonts.sans(0.92))
        self._who.setFont(fonts.sans(1.0, QFont.Weight.DemiBold))
        for label in (self._cue, self._denied, self._when):
            label.setFont(fonts.sans(0.95))
        self._rule.setFont(fonts.sans(0.9))
        self.candidates.doItemsLayout()
        self.candidates.fit()

    def _show_place(self, what: ProposedPlace) -> None:
        self._kind.show_kind(None, told.use_words(what))
        for label in (self._who, self._denied, self._cue, self._when):
            label.show_text("")
        self.kinds.hide()

    def _show_claim(self, what: ProposedStatement, denied: Sequence[str]) -> None:
        self._kind.show_kind(what.kind, KIND_WORDS[what.kind])
        self._who.show_text(told.chain_words(what))
        against = " · ".join(shortened(words, LONGEST_DENIED) for words in denied)
        nothing = "It denies no claim yet: D says which" if what.kind == "denial" else ""
        self._denied.show_text(f"Denies: {against}" if denied else nothing)
        self._cue.show_text(f"Told by: “{what.cue}”" if what.cue else "")
        self.kinds.show_kind(what.kind)


class KindChips(ButtonLine):
    """The kinds that a claim may be of, with the numbers of their keys."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        self._group = QButtonGroup()
        for number, kind in enumerate(KINDS):
            chip = compact(ToggleChip(f"{number + 1} {KIND_WORDS[kind]}"))
            chip.setAccessibleName(f"{KIND_WORDS[kind]}, {number + 1}")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._group.addButton(chip, number)
        super().__init__(parent, *self._group.buttons())
        self.line.setContentsMargins(0, 2, 0, 2)
        self._group.setParent(self)
        self._group.idClicked.connect(self.chosen)

    def restyle(self, font: QFont) -> None:
        """Take the font in force."""
        for chip in self._group.buttons():
            chip.setFont(font)

    def show_kind(self, kind: Kind) -> None:
        """Press the chip of a kind."""
        self._group.button(KINDS.index(kind)).setChecked(True)
        self.show()


class CandidateDelegate(RowDelegate):
    """Draws a candidate, closer to the next one than other rows are."""

    PAD_X, PAD_Y = 12, 4


class CandidateList(ChoiceList):
    """The places that words may name, as high as a few of them."""

    def fit(self) -> None:
        """Take the height that the rows want.

        A scroll bar that comes and goes with that would want another one each time, without end.
        """
        count, policy = self.model().rowCount(), Qt.ScrollBarPolicy
        more = count > MOST_ROWS
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if more else policy.ScrollBarAlwaysOff
        )
        wanted = sum(self.sizeHintForRow(row) for row in range(min(count, MOST_ROWS)))
        self.setFixedHeight(max(wanted, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wants another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class KindLine(QWidget):
    """What is proposed, in small capitals, a claim's kind with its sign."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._kind: Kind | None = None
        self._words = PlainLabel()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._words)

    def show_kind(self, kind: Kind | None, words: str) -> None:
        """Show a kind of claim, or words without a sign."""
        self._kind = kind
        self._words.show_text(words)
        self.restyle()

    def sizeHint(self) -> QSize:
        """Return the height of the line."""
        return QSize(super().sizeHint().width(), self._words.sizeHint().height())

    def restyle(self) -> None:
        """Take the fonts and colours in force."""
        self._words.setFont(self._style.fonts.caps())
        palette = self.palette()
        palette.setColor(self._words.foregroundRole(), self._style.theme[self._kind or "muted"])
        self._words.setPalette(palette)
        side = round(self._side())
        self._column.setContentsMargins(side + 7 if self._kind else 0, 0, 0, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign of the kind."""
        super().paintEvent(event)
        if self._kind:
            painter = QPainter(self)
            side = self._side()
            box = QRectF(0, (self.height() - side) / 2, side, side)
            draw_kind(painter, self._kind, box, self._style.theme[self._kind])
            painter.end()

    def _side(self) -> float:
        return self._words.fontMetrics().height() * 0.8


def _when_words(said: Stated | None, time: Stated | None) -> str:
    """Return when a claim was said and what time it speaks of: ``said 18 Jun 2024 (inferred)``."""
    parts = (("said", said), ("speaks of", time))
    return " · ".join(f"{words} {stated_words(stated)}" for words, stated in parts if stated)


def candidate_rows(proposal: Proposal) -> list[Row]:
    """Return the candidates with the numbers of their keys, each with the reason for it."""
    found = candidates_of(proposal)[: told.MOST_CANDIDATES]
    return [
        Row(
            str(number),
            f"{number}  {told.candidate_words(candidate, country_words(candidate.country))}",
            candidate.reason,
        )
        for number, candidate in enumerate(found, 1)
    ]
