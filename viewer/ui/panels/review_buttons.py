"""The buttons of the review: each decision with its key, to the eye and to a screen reader."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QWidget

from viewer.model.briefing import Proposal, ProposedStatement
from viewer.model.text import shortened
from viewer.session.hindrances import Parted, left_words
from viewer.session.review import subject_words
from viewer.ui.panels.review_queue import ACTIONS
from viewer.ui.panels.step_actions import ButtonLine
from viewer.ui.style import Style

ORDERS = {False: "Article’s order", True: "Doubtful first"}
"""What the button does, by whether they stand as in the article now."""
OF_CLAIMS = ("speaker", "denies")
SIDE = 14
"""Pixels beside a line of buttons."""


class DecisionButtons(ButtonLine):
    """What can be done with the proposal in focus and with those like it.

    The button that turns the order is for the whole queue: `order` stands beside the filters.
    """

    acted = Signal(str)
    """One of ACTIONS, *accept-all* or *accept-sure*."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        self._style = style
        self._by_name = {name: compact(QPushButton()) for name, _, _ in ACTIONS}
        for name, words, key in ACTIONS:
            _name(self._by_name[name], words, key)
        self._by_name["accept"].setProperty("primary", True)
        self.order = self._by_name["order"]
        self._all, self._sure = compact(QPushButton()), compact(QPushButton())
        here = [button for button in self._by_name.values() if button is not self.order]
        super().__init__(parent, *here, self._all, self._sure)
        self.line.setContentsMargins(SIDE, 6, SIDE, 4)
        many = {"accept-all": self._all, "accept-sure": self._sure}
        for name, button in (*self._by_name.items(), *many.items()):
            button.clicked.connect(lambda _checked=False, name=name: self.acted.emit(name))

    def show_focus(self, focus: Proposal | None, *, undo: bool, by_article: bool) -> None:
        """Offer what can be done with a proposal, or only to undo where none is left."""
        for name, button in self._by_name.items():
            button.setEnabled(undo if name == "undo" else focus is not None)
            button.setVisible(focus is not None or name == "undo")
        if focus:
            for name in OF_CLAIMS:
                self._by_name[name].setVisible(isinstance(focus.what, ProposedStatement))
        self.order.setAccessibleName(f"{ORDERS[by_article]}, O")
        self.order.setToolTip(ORDERS[by_article])

    def show_many(self, focus: Proposal | None, alike: Parted, sure: Parted) -> None:
        """Offer to accept several at once, where several can be."""
        words = subject_words(focus) if focus else ""
        count, name = len(alike.ready), shortened(words, 14)
        _offer(self._all, alike, f"All {count} of {name}  ⇧A")
        self._all.setAccessibleName(f"Accept all {count} of {words}, Shift+A")
        count = len(sure.ready)
        _offer(self._sure, sure, f"{count} sure places  ⇧S")
        self._sure.setAccessibleName(f"Accept all {count} places that are almost certain, Shift+S")

    def restyle(self) -> None:
        """Take the fonts in force."""
        fonts = self._style.fonts
        for button in (*self._by_name.values(), self._all, self._sure):
            button.setFont(fonts.sans(0.92))
        self._by_name["accept"].setFont(fonts.sans(0.92, QFont.Weight.DemiBold))


def compact(button: QPushButton) -> QPushButton:
    """Return a button made a small chip."""
    button.setProperty("chip", True)
    button.setProperty("compact", True)
    return button


def _name(button: QPushButton, words: str, key: str) -> None:
    button.setText(f"{words}  {key}")
    button.setAccessibleName(f"{words}, {key}")


def _offer(button: QPushButton, parted: Parted, words: str) -> None:
    """Show a button where it accepts several, and what it leaves out to who asks for more."""
    button.setText(words)
    button.setVisible(len(parted.ready) > 1)
    button.setToolTip(left_words(parted.left))
    button.setAccessibleDescription(left_words(parted.left))
