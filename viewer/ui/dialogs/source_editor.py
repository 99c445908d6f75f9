"""What is known of an article as a form: each fact with where it is from."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from viewer.session.editing.sources import SourceForm
from viewer.ui.dialogs.fact_field import FactField
from viewer.ui.dialogs.form import Form, Take
from viewer.ui.dialogs.ratings import reliability_box
from viewer.ui.dialogs.subjects import written
from viewer.ui.panels.step_fields import LineField

FIRST_WIDTH = 860
LABELS = {
    "title": "Title",
    "author": "Byline",
    "publisher": "Publisher",
    "published": "Published",
    "language": "Language",
    "url": "Address",
    "rights": "Licence",
}
HINTS = {
    "published": "2024-06-19, 2024-06, 2024 …",
    "language": "en, ru, ko …",
    "url": "https://…",
}


class SourceEditor(Form):
    """Writes over what is known of one article."""

    def __init__(self, form: SourceForm, original: str, take: Take, parent: QWidget) -> None:
        super().__init__("Article’s details", take, parent)
        self.resize(min(FIRST_WIDTH, parent.width() - 40), self.sizeHint().height())
        self._before = form
        self.facts = {
            name: FactField(LABELS[name], fact, self) for name, fact in form.facts.items()
        }
        for name, field in self.facts.items():
            field.line.setPlaceholderText(HINTS.get(name, "Not known"))
            self.add(LABELS[name], field)
        self.retrieved = LineField("Retrieved", self)
        self.retrieved.setPlaceholderText("When it was fetched: 2024-06-19")
        self.retrieved.show_words(form.retrieved)
        self.reliability = reliability_box(form.reliability, self)
        self.add("Retrieved", self.retrieved)
        self.add("Reliability", self.reliability)
        if original:
            kept = LineField("File that it was read from", self)
            kept.show_words(original, editable=False)
            self.add("File", kept)
        self.facts["title"].line.setFocus()

    def form(self) -> SourceForm:
        """Return what is written."""
        return SourceForm(
            facts={name: field.form() for name, field in self.facts.items()},
            retrieved=written(self.retrieved, self._before.retrieved),
            reliability=self.reliability.currentData(),
        )
