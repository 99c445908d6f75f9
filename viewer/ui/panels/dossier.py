"""The dossier: what is known of the subject, as claims, passages, and the steps to walk."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFont, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from viewer.model.briefing import Briefing
from viewer.model.index import Index
from viewer.session.dossier import Heading, bare_article, dossier
from viewer.session.links import addresses
from viewer.session.review import count_to_go
from viewer.session.selection import Subject
from viewer.session.session import Session
from viewer.ui.dialogs.links import ask_to_open
from viewer.ui.panels.area import ShrinkingArea
from viewer.ui.panels.cards import CARD_ROLE, CardDelegate, ClaimsModel
from viewer.ui.panels.claims_page import ClaimsPage
from viewer.ui.panels.dossier_rows import passage_row, place_line
from viewer.ui.panels.labels import PlainLabel
from viewer.ui.panels.links import LinkRow
from viewer.ui.panels.lists import ChoiceList
from viewer.ui.panels.overview import source_line
from viewer.ui.panels.review import ReviewPanel
from viewer.ui.panels.rows import RowDelegate, RowsModel
from viewer.ui.panels.steps import StepsPanel
from viewer.ui.panels.subject_actions import SubjectActions
from viewer.ui.style import Style

CLAIMS, PASSAGES, STEPS, REVIEW = range(4)
TABS = ("Claims", "Passages", "Steps", "Review")
ON_CLAIMS = (
    "edit-claim", "claim-add-words", "confirm-claim", "reject-claim", "delete-claim", "copy-claim",
    "counter-claim", "speaker",
)  # fmt: skip
ON_PASSAGES = ("passage-words", "moved-passages", "correct-text")
"""Commands in the menus of the lists."""
SIDE = 12
"""Pixels beside the tabs."""


class DossierPanel(QWidget):
    """The right panel. It follows the session, and says what is chosen in it."""

    claim_chosen = Signal(str)
    claim_edited = Signal(str)
    """The pen on a card was clicked."""
    passage_chosen = Signal(str)
    step_chosen = Signal(str)
    review_shown = Signal(bool)
    """The review has come to the front, or another list has."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._session: Session | None = None
        self._counts: list[int] = []
        self._title, self._detail, self._note = PlainLabel(), PlainLabel(), PlainLabel()
        self._detail.setProperty("muted", True)
        self._note.setProperty("muted", True)
        self._links = LinkRow()
        self._links.chosen.connect(lambda url: ask_to_open(url, self.window()))
        self.subject_actions = SubjectActions(self)
        self._head = self._made_head()
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName("What the dossier lists")
        for name in TABS:
            self._tabs.addTab(name)
        self._pages = QStackedWidget()
        self._delegate = CardDelegate(style, self)
        self._claims = ClaimsModel(Index(Briefing(title="-")), self)
        self._passages = RowsModel(self)
        self.claims_list = ChoiceList(
            self._claims, self._delegate, "Claims", empty="No claims here."
        )
        self._claims_page = ClaimsPage(self.claims_list, style)
        self.passages_list = ChoiceList(
            self._passages, RowDelegate(style, self), "Passages", empty="No passages here."
        )
        self.steps = StepsPanel(style)
        self.review = ReviewPanel(style)
        self._tabs.setTabVisible(REVIEW, False)
        self._tabs.currentChanged.connect(self._turn)
        self._delegate.counter_clicked.connect(self.claim_chosen)
        self._delegate.edit_clicked.connect(self.claim_edited)
        self.claims_list.chosen.connect(self._choose_claim)
        self.passages_list.chosen.connect(self._choose_passage)
        self.steps.chosen.connect(self.step_chosen)
        style.changed.connect(self._restyle)
        self._arrange()
        self._restyle()

    def show_session(self, session: Session) -> None:
        """Show another briefing."""
        self._session = session
        self._claims.deleteLater()
        self._claims = ClaimsModel(session.index, self)
        self.claims_list.setModel(self._claims)
        self._delegate.editable = session.editable
        self.steps.show_session(session)
        self.refresh()

    def bind(self, actions: Mapping[str, QAction]) -> None:
        """Let buttons and the menus of the lists do what commands do."""
        self.steps.bind(actions)
        self.review.bind(actions)
        self._claims_page.next.bind(actions)
        self.subject_actions.bind(actions)
        for view, commands in ((self.claims_list, ON_CLAIMS), (self.passages_list, ON_PASSAGES)):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            view.addActions([actions[command] for command in commands])

    def _turn(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self.refresh()
        self.review_shown.emit(page == REVIEW)

    def refresh(self) -> None:
        """Show what the session has selected."""
        if (session := self._session) is None:
            return
        shown = dossier(session.index, session.selection)
        self._claims.show(shown.claims)
        wanting = session.editable and not shown.claims
        self._claims_page.show_bare(bare_article(session.index) if wanting else None)
        self._passages.show([passage_row(session.index, i) for i in shown.passages])
        steps = len(session.index.briefing.steps)
        self._counts = [len(shown.claims), len(shown.passages), steps]
        self._show_review(session)
        self._head.setVisible(not self.reviewing)  # the review has the room, and its own counts
        self._show_heading(shown.heading, session.selection.subject)
        self.claims_list.show_choice(self._claims.row_of(session.selection.claim))
        if session.selection.claim is None:
            self.claims_list.scrollToTop()
        self.steps.refresh()
        self._name_tabs()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the tabs with their counts where there is room."""
        super().resizeEvent(event)
        self._name_tabs()

    def _name_tabs(self) -> None:
        """Give the tabs their names and counts; with no room, only the review keeps its count."""
        if self._session is None or not self._counts:
            return
        named = zip(TABS, self._counts, strict=True)
        counted = [
            f"{name} {count}" if count or name != "Review" else name for name, count in named
        ]
        for names in (counted, (*TABS[:REVIEW], counted[REVIEW])):
            for tab, name in enumerate(names):
                self._tabs.setTabText(tab, name)
            if self._tabs.sizeHint().width() <= self.width() - 2 * SIDE:
                return

    @property
    def reviewing(self) -> bool:
        """Whether the review is in front."""
        return self._pages.currentIndex() == REVIEW

    def focus_review(self) -> None:
        """Bring the review to the front, with the keyboard in it."""
        if self._tabs.isTabVisible(REVIEW):
            self._tabs.setCurrentIndex(REVIEW)
            self.review.focus_list()

    @property
    def steps_list(self) -> ChoiceList:
        """The list of the steps."""
        return self.steps.list

    def show_steps(self) -> None:
        """Bring the steps to the front."""
        self._tabs.setCurrentIndex(STEPS)

    def focus_steps(self) -> None:
        """Bring the steps to the front, with the keyboard in them."""
        self.show_steps()
        self.steps.focus_list()

    def focus_list(self) -> None:
        """Put the keyboard into the list in front."""
        if self._pages.currentIndex() == STEPS:
            self.steps.focus_list()
        elif self.reviewing:
            self.review.focus_list()
        elif self._pages.currentIndex() == CLAIMS:
            self._claims_page.focus_page()
        else:
            self.passages_list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step_claims(self, by: int) -> None:
        """Choose the claim that many rows on."""
        rows = self._claims.rowCount()
        if not rows:
            return
        self._tabs.setCurrentIndex(CLAIMS)
        row = self.claims_list.currentIndex().row()
        self.claims_list.setCurrentIndex(
            self._claims.index(min(max(row + by, 0), rows - 1) if row >= 0 else 0)
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Set the fonts again: Qt forgets those within a scroll area that has moved to a window.

        Seen in Qt 6.11 where the application has a style sheet.
        """
        super().showEvent(event)
        self._restyle()

    def _arrange(self) -> None:
        for page in (self._claims_page, self.passages_list, self.steps, self.review):
            self._pages.addWidget(page)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(20, 0, 2, 0)
        tabs.addWidget(self._tabs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._head)
        layout.addLayout(tabs)
        layout.addWidget(self._pages, 1)

    def _made_head(self) -> ShrinkingArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 16, 16, 0)
        column.setSpacing(3)
        said = (self._title, self._detail, self._note, self._links)
        for widget in (*said, self.subject_actions):
            column.addWidget(widget)
        return ShrinkingArea(content, "What the dossier is about")

    def _restyle(self) -> None:
        fonts = self._style.fonts
        self._title.setFont(fonts.serif(1.75, QFont.Weight.DemiBold))
        self._detail.setFont(fonts.sans(0.95))
        self._note.setFont(fonts.sans(0.95))
        self._tabs.setFont(fonts.sans(0.98))
        self._head.content_changed()
        self.steps.restyle()
        self.review.restyle()
        self._claims_page.next.restyle()
        for view in (self.claims_list, self.passages_list):
            view.doItemsLayout()

    def _show_heading(self, heading: Heading, subject: Subject | None) -> None:
        session = self._session
        assert session is not None
        detail = heading.detail
        if subject is None:
            detail = source_line(session.index)
        elif subject.kind == "place":
            detail = place_line(session.index.places[subject.id], detail)
        self._title.show_text(heading.title)
        self._detail.show_text(detail)
        self._note.show_text(heading.note)
        self._links.show_links(addresses(session.index, subject))
        if session.editable:
            self.subject_actions.show_for(subject.kind if subject else None, session.chosen_place)
        else:
            self.subject_actions.show_for(None)
        self._head.content_changed()

    def _show_review(self, session: Session) -> None:
        """Offer the review while there is something to decide, and as long as it is in front."""
        count = count_to_go(session.index.briefing) if session.editable else 0
        self._counts.append(count)
        self._tabs.setTabVisible(REVIEW, bool(count) or self.reviewing)

    def _choose_claim(self, row: int) -> None:
        self.claim_chosen.emit(self._claims.index(row).data(CARD_ROLE).claim)

    def _choose_passage(self, row: int) -> None:
        self.passage_chosen.emit(self._passages.rows[row].id)
