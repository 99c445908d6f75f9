"""The claims of the dossier; where an article has none yet, what to do next."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from viewer.model.text import shortened
from viewer.session.dossier import Bare
from viewer.ui.panels.area import ShrinkingArea
from viewer.ui.panels.labels import PlainLabel
from viewer.ui.panels.lists import ChoiceList
from viewer.ui.panels.step_actions import ButtonLine, CommandChip
from viewer.ui.style import Style
from viewer.ui.words import count_words

LONGEST_TITLE = 60
PROPOSE = (
    "Propose reads the article and offers places and claims, which you then accept or reject. Or "
    "select words of it, a sentence by a key, and make a claim of them."
)
DECIDE = "What is proposed of it becomes a claim once you accept it in the review."
TO_PROPOSE = ("propose", "select-sentence", "make-claim")
TO_DECIDE = ("focus-review", "make-claim")
FOCUS = Qt.FocusReason.ShortcutFocusReason


class ClaimsPage(QStackedWidget):
    """The list of claims, or what to do about an article that has none."""

    def __init__(self, claims: ChoiceList, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = claims
        self.next = NextSteps(style)
        self._area = ShrinkingArea(self.next, "What to do next")
        self.addWidget(claims)
        self.addWidget(self._area)

    def sizeHint(self) -> QSize:
        """Return what the list alone wants: the heading above must not make room for words."""
        return self._list.sizeHint()

    def show_bare(self, bare: Bare | None) -> None:
        """Say what to do about an article without claims; None shows the list."""
        if bare:
            self.next.show_bare(bare)
        self.setCurrentWidget(self._area if bare else self._list)

    def focus_page(self) -> None:
        """Put the keyboard into the list, or on the first button."""
        bare = self.currentWidget() is self._area
        (self.next.first_button if bare else self._list).setFocus(FOCUS)


class NextSteps(QWidget):
    """Says that an article has no claims, with buttons for the commands that make some."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._title, self._words = PlainLabel(), PlainLabel()
        self._chips = {name: CommandChip() for name in (*TO_DECIDE[:1], *TO_PROPOSE)}
        for first in (TO_DECIDE[0], TO_PROPOSE[0]):
            self._chips[first].setProperty("primary", True)
        self._ways = ButtonLine(self, *self._chips.values())
        self._ways.line.setContentsMargins(0, 4, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 0)
        column.setSpacing(8)
        for part in (self._title, self._words, self._ways):
            column.addWidget(part)
        column.addStretch(1)
        self._offered: tuple[str, ...] = TO_PROPOSE

    @property
    def first_button(self) -> QPushButton:
        """What is to be done first."""
        return self._chips[self._offered[0]]

    def bind(self, actions: Mapping[str, QAction]) -> None:
        """Let the buttons do what commands do, each with the key in force."""
        for command, chip in self._chips.items():
            chip.bind(actions[command])

    def show_bare(self, bare: Bare) -> None:
        """Offer to propose, or to decide what is proposed already."""
        name = f"“{shortened(bare.title, LONGEST_TITLE)}”" if bare.title else "This article"
        self._title.show_text(f"{name} has no claims yet")
        count = count_words(bare.proposed, "claim of it is proposed", "claims of it are proposed")
        self._words.show_text(f"{count}. {DECIDE}" if bare.proposed else PROPOSE)
        self._offered = TO_DECIDE if bare.proposed else TO_PROPOSE
        for command, chip in self._chips.items():
            chip.setVisible(command in self._offered)

    def restyle(self) -> None:
        """Take the fonts in force."""
        self._title.setFont(self._style.fonts.serif(1.15, QFont.Weight.DemiBold))
        self._words.setFont(self._style.fonts.sans(1.0))
