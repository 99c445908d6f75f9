"""Judgements on people's scales, each signed by who made it; no scale is merged with another."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QWidget

from viewer.model.briefing import Claim, Rating
from viewer.model.scales import CREDIBILITY, RELIABILITY
from viewer.model.text import displayed, shortened
from viewer.session.editing.subjects import grade
from viewer.ui.dialogs.form import choice_box, muted_label
from viewer.ui.panels.boxes import PlainBox
from viewer.ui.panels.labels import PlainLabel
from viewer.ui.words import date_words

NOT_RATED = {"": "Not rated"}
LONGEST = 40
APART = 6
RELIABILITIES = {code: f"{code}  {words.capitalize()}" for code, words in RELIABILITY.items()}
CREDIBILITIES = {code: f"{code}  {words.capitalize()}" for code, words in CREDIBILITY.items()}
LIKELIHOODS = {
    "almost no chance": "Almost no chance  1–5 %",
    "very unlikely": "Very unlikely  5–20 %",
    "unlikely": "Unlikely  20–45 %",
    "roughly even chance": "Roughly even chance  45–55 %",
    "likely": "Likely  55–80 %",
    "very likely": "Very likely  80–95 %",
    "almost certain": "Almost certain  95–99 %",
}
"""ICD 203's words."""
CONFIDENCES = {"low": "Low", "moderate": "Moderate", "high": "High"}


class RatingParts(QWidget):
    """How credible a claim is, how likely what it says, and how sure the analyst is of that."""

    def __init__(self, claim: Claim, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 12, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.credibility = self._box(
            "Credibility", "Credibility, Admiralty code", CREDIBILITIES, claim.credibility
        )
        self.likelihood = self._box(
            "Likelihood", "Likelihood, words of ICD 203", LIKELIHOODS, claim.likelihood
        )
        self.confidence = self._box(
            "Confidence", "The analyst’s own confidence", CONFIDENCES, claim.confidence
        )
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _box(
        self, words: str, name: str, scale: Mapping[str, str], rated: Rating | None
    ) -> PlainBox:
        box = rating_box(name, scale, grade(rated), self)
        signature = PlainLabel(self)
        signature.setProperty("muted", True)
        signature.show_text(_signature(rated) if rated else "")
        if rated:
            box.currentIndexChanged.connect(
                lambda _: signature.setVisible(box.currentData() == rated.value)
            )
        row = self._grid.rowCount()
        self._grid.addWidget(muted_label(words, box), row, 0)
        self._grid.addWidget(box, row, 1)
        self._grid.addWidget(signature, row + 1, 1)
        self._grid.setRowMinimumHeight(row + 2, APART)
        return box


def reliability_box(value: str, parent: QWidget) -> PlainBox:
    """Return the box of how reliable a speaker or a source is."""
    return rating_box("Reliability, Admiralty code", RELIABILITIES, value, parent)


def rating_box(name: str, scale: Mapping[str, str], value: str, parent: QWidget) -> PlainBox:
    """Return the box of a scale; a value of another scale is offered as it is."""
    choices = {**NOT_RATED, **scale}
    if value not in choices:
        choices[value] = displayed(shortened(value, LONGEST))
    return choice_box(name, choices, value, parent)


def _signature(rated: Rating) -> str:
    signed = " · ".join(filter(None, (rated.by, date_words(rated.when) if rated.when else "")))
    return f"{signed}: {rated.note}" if rated.note else signed
