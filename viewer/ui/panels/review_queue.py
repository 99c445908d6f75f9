"""The queue of the review: a line for each proposal, and the keys that decide the one in focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent

from viewer.model.briefing import Proposal, ProposedPlace, ProposedStatement
from viewer.model.text import displayed, shortened
from viewer.session import proposal_words as told
from viewer.ui.panels.lists import ChoiceList
from viewer.ui.panels.rows import LONGEST, Row, RowDelegate
from viewer.ui.panels.text_block import Run, TextBlock
from viewer.ui.words import KIND_WORDS

ACTIONS = (
    ("accept", "Accept", "A"),
    ("reject", "Reject", "R"),
    ("edit", "Edit", "E"),
    ("skip", "Skip", "S"),
    ("undo", "Undo", "U"),
    ("speaker", "Who …", "W"),
    ("denies", "Denies …", "D"),
    ("order", "Order", "O"),
)
KEYS = {getattr(Qt.Key, f"Key_{key}"): name for name, _, key in ACTIONS}
WITH_SHIFT = {Qt.Key.Key_A: "accept-all", Qt.Key.Key_S: "accept-sure"}


class QueueDelegate(RowDelegate):
    """Draws a proposal on two lines: more of them are seen, and the card has the whole words."""

    PAD_Y = 5

    def _blocks(self, row: Row, width: int, selected: bool) -> tuple[TextBlock, TextBlock | None]:
        fonts, theme = self._style.fonts, self._style.theme
        inner = width - 2 * self.PAD_X
        lines = (
            Run(row.title, fonts.serif(1.04), theme["ink"]),
            Run(row.detail, fonts.sans(0.9), theme["ink" if selected else "muted"]),
        )
        title, detail = (TextBlock([_on_one_line(line, inner)], inner) for line in lines)
        return title, detail


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


def queue_row(proposal: Proposal) -> Row:
    """Return a proposal as the queue lists it: the words, and what they may be."""
    sure = told.certainty_words(proposal.certainty)
    match proposal.what:
        case ProposedPlace(candidates=candidates):
            parts = ("Place", candidates[0].name, sure)
        case ProposedStatement() as what:
            parts = (KIND_WORDS[what.kind], told.chain_words(what), sure)
    return Row(proposal.id, told.title_words(proposal), " · ".join(parts), quoted=True)


def _on_one_line(run: Run, width: float) -> Run:
    words = displayed(shortened(run.text, LONGEST)).replace("\n", " ")
    elide = Qt.TextElideMode.ElideRight
    return run._replace(text=QFontMetricsF(run.font).elidedText(words, elide, width))


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
