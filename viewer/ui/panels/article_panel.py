"""The left panel: whose article it is, and the article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from viewer.model.briefing import Passage, Source
from viewer.model.text import displayed, shortened
from viewer.session.sentences import selected_sentences
from viewer.session.session import Session
from viewer.session.source_names import source_names
from viewer.ui.panels.article import ArticleView
from viewer.ui.panels.boxes import PlainBox
from viewer.ui.panels.labels import PlainLabel
from viewer.ui.panels.step_actions import named_chip, offer
from viewer.ui.style import Style
from viewer.ui.words import stated_words

MORE = ("source-details", "correct-text", "moved-passages", "delete-article")


class ArticlePanel(QWidget):
    """One source at a time; the chooser is there only when there are several."""

    passage_chosen = Signal(str)
    """By a click or Enter on its words."""
    passage_stepped = Signal(str)
    """By going on from another one."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._session: Session | None = None
        self._numbers: dict[str, int] = {}
        self._shown: str | None = None
        self._frozen = ""
        """The SHA-256 of the text that is shown."""
        self._label = PlainLabel()
        self._label.setProperty("muted", True)
        self._chooser = PlainBox("Which article", self)
        self._chooser.currentIndexChanged.connect(self._choose)
        self._chooser.setSizeAdjustPolicy(
            PlainBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.more = named_chip("More", "More to do with this article")
        self.view = ArticleView(style)
        self.view.passage_picked.connect(self.passage_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(4)
        inset = QVBoxLayout()
        inset.setContentsMargins(22, 0, 16, 0)
        inset.addWidget(self._label)
        choice = QHBoxLayout()
        choice.addWidget(self._chooser, 1)
        choice.addWidget(self.more)
        inset.addLayout(choice)
        column.addLayout(inset)
        column.addWidget(self.view, 1)
        style.changed.connect(self._restyle)
        self._restyle()

    def bind(self, actions: Mapping[str, QAction]) -> None:
        """Offer, where one of several articles is chosen, what can be done with it."""
        offer(self.more, [actions[command] for command in MORE])

    def show_session(self, session: Session, numbers: dict[str, int]) -> None:
        """Show another briefing; `numbers` are the places' on the map."""
        self._session, self._numbers = session, numbers
        sources = session.index.briefing.sources
        self._chooser.blockSignals(True)
        self._chooser.clear()
        for source, name in source_names(sources).items():
            self._chooser.addItem(displayed(shortened(name, 80)), source)
        self._chooser.blockSignals(False)
        self._chooser.setVisible(len(sources) > 1)
        self.more.setVisible(len(sources) > 1)
        self._shown = None
        if sources:
            self._show(sources[0].id)
        else:
            self._label.show_text("No article")
            self.view.show_source(None, "", (), ())

    def follow_edit(self, numbers: dict[str, int]) -> None:
        """Show what an edit has made of passages and places; the text stays where it is."""
        if self._session is None:
            return
        self._numbers = numbers
        index = self._session.index
        listed = [self._chooser.itemData(row) for row in range(self._chooser.count())]
        if listed != [source.id for source in index.briefing.sources]:
            self.show_session(self._session, numbers)
        elif self._shown:
            self._follow_source(index.sources[self._shown])
            passages = index.passages.values()
            self.view.show_passages(passages, self._margin_numbers(self._shown))

    @property
    def source_shown(self) -> str | None:
        """The id of the article that is shown."""
        return self._shown

    @property
    def position(self) -> int:
        """Where the text cursor is in it, in code points."""
        return self.view.position

    def _follow_source(self, source: Source) -> None:
        """Show what an edit has made of the article itself, at the same place of its text."""
        assert self._session is not None
        names = source_names(self._session.index.briefing.sources)
        for row, name in enumerate(names.values()):
            self._chooser.setItemText(row, displayed(shortened(name, 80)))
        self._label.show_text(_heading(source))
        if source.sha256 != self._frozen:
            at = self.view.verticalScrollBar().value()
            self._show(source.id)
            self.view.verticalScrollBar().setValue(at)

    def mark_words(self, words: Passage) -> None:
        """Mark words of an article that need not be a passage of the briefing, and show them."""
        if self._session and words.source in self._session.index.sources:
            if words.source != self._shown:
                self._show(words.source)
            self.view.mark_words(words)

    def selected_words(self) -> tuple[str, int, int] | None:
        """Return the source and the span, in code points, of the words that are selected in it."""
        span = self.view.selected_words()
        return (self._shown, *span) if self._shown and span else None

    def select_sentence(self) -> bool:
        """Select the sentence at the text cursor, or the next one too where it is selected.

        Says whether there was one more.
        """
        if self._session is None or self._shown is None:
            return False
        text = self._session.document.texts.get(self._shown, "")
        selected = self.view.selected_words() or (self.view.position, self.view.position)
        if span := selected_sentences(text, *selected):
            self.view.select_words(*span)
        return span is not None

    def refresh(self, scroll: bool = True) -> None:
        """Mark what the session has selected, in the source where its first passage stands."""
        if self._session is None or self._shown is None:
            return
        shown = self._session.lit
        passages = self._session.index.passages
        first = next((passages[i].source for i in shown.passages if i in passages), self._shown)
        if first != self._shown and first in self._session.index.sources:
            self._show(first)
        self.view.mark(shown.passages, shown.related_passages, scroll)

    def show_words(self, source: str, start: int, end: int) -> None:
        """Show words found by their code points."""
        if self._session is None or source not in self._session.index.sources:
            return
        if source != self._shown:
            self._show(source)
        self.view.select_words(start, end)

    def step_passages(self, by: int) -> None:
        """Choose the next passage that a claim stands on (1), or the one before (-1)."""
        if self._session is None:
            return
        index = self._session.index
        claimed = self._here(index.claims_by_passage)
        if not claimed:
            return
        places = [_place(passage) for passage in claimed]
        if chosen := self._here(self._session.lit.passages):
            present = _place(chosen[0])
            at = bisect_right(places, present) if by > 0 else bisect_left(places, present) - 1
        else:
            at = 0 if by > 0 else -1
        found = claimed[at % len(claimed)]
        self.passage_stepped.emit(found.id)
        self.view.reveal(found)

    def _here(self, ids: Iterable[str]) -> list[Passage]:
        """Return the passages of these that are in the article shown, in its order."""
        assert self._session is not None
        known = self._session.index.passages
        here = (known[i] for i in ids if i in known and known[i].source == self._shown)
        return sorted(here, key=_place)

    def _show(self, source_id: str) -> None:
        assert self._session is not None
        index = self._session.index
        source = index.sources[source_id]
        text = self._session.document.texts.get(source_id, "")
        numbers = self._margin_numbers(source_id)
        self._shown, self._frozen = source_id, source.sha256
        self._chooser.blockSignals(True)
        self._chooser.setCurrentIndex(self._chooser.findData(source_id))
        self._chooser.blockSignals(False)
        self._label.show_text(_heading(source))
        self.view.show_source(source, text, index.passages.values(), numbers)

    def _margin_numbers(self, source_id: str) -> list[tuple[int, int]]:
        """Return where the article names a place that has a number, with the number."""
        assert self._session is not None
        index = self._session.index
        return [
            (passage.position.start, self._numbers[mention.place])
            for mention in index.briefing.mentions
            if mention.place in self._numbers
            and (passage := index.passages.get(mention.passage))
            and passage.source == source_id
            and passage.state != "orphan"
        ]

    def _choose(self, row: int) -> None:
        self._show(self._chooser.itemData(row))
        self.refresh(scroll=False)

    def _restyle(self) -> None:
        self._label.setFont(self._style.fonts.caps(0.82))


def _place(passage: Passage) -> tuple[int, int, str]:
    return passage.position.start, passage.position.end, passage.id


def _heading(source: Source) -> str:
    name = source.publisher.value if source.publisher else "The article"
    return f"{name} · {stated_words(source.published)}" if source.published else name
