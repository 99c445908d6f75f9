"""What a briefing says of itself as a form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from viewer.model.briefing import Viewpoint
from viewer.session.editing.briefing import BriefingForm
from viewer.ui.dialogs.form import Form, Take, choice_box
from viewer.ui.dialogs.subjects import written
from viewer.ui.dialogs.words_field import WordsField
from viewer.ui.panels.step_fields import LineField

FIRST_WIDTH = 600
BORDERS: dict[Viewpoint, str] = {
    "recognised": "Internationally recognised",
    "de-facto": "De facto: who controls what",
}


class BriefingEditor(Form):
    """Title, summary, language, and the borders that the briefing is drawn with."""

    def __init__(self, form: BriefingForm, take: Take, parent: QWidget) -> None:
        super().__init__("Briefing’s details", take, parent)
        self.resize(min(FIRST_WIDTH, parent.width() - 40), self.sizeHint().height())
        self._before = form
        self.title = LineField("Title of the briefing", self)
        self.title.show_words(form.title)
        self.summary = WordsField("Summary: what it is about", form.summary, self, lines=6)
        self.summary.taken.connect(self.take)
        self.language = LineField("Language that the briefing is written in", self)
        self.language.setPlaceholderText("en, ru, ko …")
        self.language.show_words(form.language)
        self.viewpoint = choice_box("Borders on the map", BORDERS, form.viewpoint, self)
        self.add("Title", self.title)
        self.add("Summary", self.summary)
        self.add("Language", self.language)
        self.add("Borders", self.viewpoint)
        self.title.selectAll()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def form(self) -> BriefingForm:
        """Return what is written."""
        return BriefingForm(
            title=written(self.title, self._before.title),
            summary=self.summary.words(),
            language=written(self.language, self._before.language),
            viewpoint=self.viewpoint.currentData(),
        )
