"""Questions about a proposed claim before it is decided: who says it, and what it denies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.model.briefing import Kind, Proposal
from viewer.model.text import shortened
from viewer.session import amending
from viewer.session.amending import Deniable
from viewer.session.proposal_words import context_of, title_words
from viewer.session.session import Session
from viewer.ui.dialogs.opening import open_over
from viewer.ui.panels.rows import Row
from viewer.ui.words import KIND_WORDS

if TYPE_CHECKING:
    from viewer.ui.dialogs.finder import Finder
    from viewer.ui.window import MainWindow

LONGEST_DENIED = 160
LIKELY = 3
"""Claims before the answer that it is none of them: hundreds may follow."""
NOTHING_HERE = "-"
"""No id: a denial of what is not in the briefing, which is a statement there."""


class Questions(QObject):
    """Asks, and puts a proposal right as it is answered; each answer is an edit."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def ask_speaker(self, session: Session, focus: Proposal) -> None:
        """Ask who says what is proposed."""
        paragraph = context_of(focus, session.document.texts.get(focus.source, "")).words
        names = amending.who_may_say(session.index.briefing, focus, paragraph)
        rows = [Row(name, name) for name in names]
        finder = self._finder("Who says it", rows, f"Who says this? {title_words(focus)}", "New")
        finder.found.connect(partial(_take_speaker, session, focus))
        finder.named.connect(partial(_take_speaker, session, focus))
        open_over(self._window, finder)

    def ask_denied(
        self, session: Session, focus: Proposal, accept: Callable[[], None] | None = None
    ) -> None:
        """Ask which claim a proposed one denies; `accept` is done then, where that was wanted."""
        rows = [_row(one) for one in amending.deniable(session.index, focus)]
        if accept:
            nothing = Row(NOTHING_HERE, "Nothing that the article has", "Accept as a statement")
            rows.insert(LIKELY, nothing)
        finder = self._finder("Denies", rows, f"What do these words deny? {title_words(focus)}")
        finder.found.connect(partial(_take_denied, session, focus, accept))
        open_over(self._window, finder)

    def _finder(self, title: str, rows: list[Row], words: str, new: str = "") -> Finder:
        from viewer.ui.dialogs.finder import Finder

        style, window = self._window.look.style, self._window
        return Finder(title, rows, style, window, words=words, new=new)


def choose_kind(session: Session, proposal: Proposal, kind: Kind) -> None:
    """Propose a claim as one of another kind, as an edit; of its own kind it is none."""
    words = f"Kind of claim: {KIND_WORDS[kind].lower()}"
    session.edit(words, amending.with_kind(session.index.briefing, proposal.id, kind))


def _row(one: Deniable) -> Row:
    """Return a claim as the question lists it; one that was rejected says that it comes back."""
    speakers = ", ".join(one.speakers)
    back = "rejected before: it comes back to be decided" if one.rejected else ""
    detail = " · ".join(filter(None, (speakers, back)))
    return Row(one.id, shortened(one.words, LONGEST_DENIED), detail)


def _take_speaker(session: Session, focus: Proposal, name: str) -> None:
    briefing = amending.with_speaker(session.index.briefing, focus.id, name)
    session.edit("Note who says a claim", briefing)


def _take_denied(
    session: Session, focus: Proposal, accept: Callable[[], None] | None, denied: str
) -> None:
    if denied == NOTHING_HERE:
        choose_kind(session, focus, "statement")
    else:
        amended = amending.with_denied(session.index.briefing, focus.id, denied)
        session.edit("Note what a claim denies", amended)
    if accept:
        accept()
