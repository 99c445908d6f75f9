"""A claim as a form: on the left what it says and when, on the right what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from viewer.model.briefing import Claim
from viewer.model.index import Index
from viewer.session.editing.claims import WrittenClaim
from viewer.ui.dialogs.chain_parts import ChainParts
from viewer.ui.dialogs.claim_parts import PassageParts, PlaceParts, RelationParts
from viewer.ui.dialogs.fact_field import FactField
from viewer.ui.dialogs.form import Form, Take, choice_box
from viewer.ui.dialogs.ratings import RatingParts
from viewer.ui.dialogs.words_field import WordsField
from viewer.ui.style import Style
from viewer.ui.words import KIND_WORDS

FIRST_SIZE = (1040, 560)
TABS = ("Who says it", "Passages", "Places", "Other claims", "Ratings")


class ClaimEditor(Form):
    """Writes a claim over; Ctrl+Tab goes through what it is made of."""

    def __init__(
        self,
        index: Index,
        claim: Claim,
        form: WrittenClaim,
        known: Sequence[str],
        take: Take,
        style: Style,
        parent: QWidget,
    ) -> None:
        super().__init__("Claim", take, parent)
        room = parent.size()
        self.resize(min(FIRST_SIZE[0], room.width() - 40), min(FIRST_SIZE[1], room.height() - 60))
        self.statement = WordsField("Statement, in your own words", form.text, self)
        self.kind = choice_box("Kind of claim", KIND_WORDS, form.kind, self)
        self.said = FactField("When it was said", form.said, self, narrow=True)
        self.time = FactField("The time that it speaks of", form.time, self, narrow=True)
        for field in (self.said, self.time):
            field.line.setPlaceholderText("2024-06-19, 2024-06, 2024 …")
        self.note = WordsField("Note", form.note, self)
        for words in (self.statement, self.note):
            words.taken.connect(self.take)
        self.chain = ChainParts(index, claim, form.links, known, style, self)
        self.passages = PassageParts(index, form.passages, style, self)
        self.places = PlaceParts(index, form.places, style, self)
        self.relations = RelationParts(index, form.relations, claim, style, self)
        self.ratings = RatingParts(claim, self)
        self._arrange()
        self.statement.setFixedHeight(self.statement.sizeHint().height())
        self.statement.selectAll()
        self.statement.setFocus(Qt.FocusReason.OtherFocusReason)

    def form(self) -> WrittenClaim:
        """Return what is written."""
        return WrittenClaim(
            text=self.statement.words(),
            kind=self.kind.currentData(),
            links=self.chain.links,
            passages=self.passages.parts,
            places=self.places.parts,
            time=self.time.form(),
            said=self.said.form(),
            relations=self.relations.parts,
            note=self.note.words(),
            credibility=self.ratings.credibility.currentData(),
            likelihood=self.ratings.likelihood.currentData(),
            confidence=self.ratings.confidence.currentData(),
        )

    def _arrange(self) -> None:
        for words, field in (
            ("Statement", self.statement),
            ("Kind", self.kind),
            ("Said", self.said),
            ("Speaks of", self.time),
            ("Note", self.note),
        ):
            self.add(words, field)
        self.body.removeItem(self.fields)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(self.fields, 1)
        columns.addLayout(self._made_tabs(), 1)
        self.body.addLayout(columns, 1)

    def _made_tabs(self) -> QVBoxLayout:
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("What the claim is made of")
        pages = QStackedWidget(self)
        parts = (self.chain, self.passages, self.places, self.relations, self.ratings)
        for name, page in zip(TABS, parts, strict=True):
            self.tabs.addTab(name)
            pages.addWidget(page)
        self.tabs.currentChanged.connect(pages.setCurrentIndex)
        for keys, by in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(keys, self).activated.connect(partial(self._turn, by))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.tabs)
        right.addWidget(pages, 1)
        return right

    def _turn(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
