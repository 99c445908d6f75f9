"""A place or an agent as a form: its names, what it is, how it is described."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from viewer.model.briefing import AgentKind
from viewer.session.editing.subjects import AgentForm, PlaceForm
from viewer.ui.dialogs.form import Form, Take, choice_box
from viewer.ui.dialogs.forms import PRECISIONS
from viewer.ui.dialogs.ratings import reliability_box
from viewer.ui.panels.step_fields import LineField

AGENT_KINDS: dict[AgentKind, str] = {
    "person": "Person",
    "organisation": "Organisation",
    "government": "Government",
    "outlet": "Outlet: newspaper, agency, broadcaster",
    "unnamed": "Not named by the article",
}
VOICE: dict[AgentKind, str] = {"article": "The article itself"}
RANKS = {1: "What the briefing is about", 2: "Named by a claim", 3: "In passing"}
NAMES_HINT = "Several with ; and, before a name, its language: ru: Москва"


class AgentEditor(Form):
    """Somebody who says or relays."""

    def __init__(self, form: AgentForm, take: Take, parent: QWidget) -> None:
        super().__init__("Speaker or source", take, parent)
        self._before = form
        self.name, self.names = _names(self, form.name, form.names)
        kinds = VOICE if form.kind == "article" else AGENT_KINDS
        self.kind = choice_box("What it is", kinds, form.kind, self)
        self.description = LineField("Description, in the article’s own words", self)
        self.description.show_words(form.description)
        self.reliability = reliability_box(form.reliability, self)
        self.add("What it is", self.kind)
        self.add("Described as", self.description)
        self.add("Reliability", self.reliability)

    def form(self) -> AgentForm:
        """Return what is written."""
        return AgentForm(
            name=written(self.name, self._before.name),
            names=written(self.names, self._before.names),
            kind=self.kind.currentData(),
            description=written(self.description, self._before.description),
            reliability=self.reliability.currentData(),
        )


class PlaceEditor(Form):
    """A place; where it lies is changed on the map."""

    def __init__(self, form: PlaceForm, take: Take, parent: QWidget) -> None:
        super().__init__("Place", take, parent)
        self._before = form
        self.name, self.names = _names(self, form.name, form.names)
        self.feature = LineField("What it is: city, country, port …", self)
        self.feature.show_words(form.feature)
        self.precision = choice_box("How exact", PRECISIONS, form.precision, self)
        self.rank = choice_box("How much it matters", RANKS, form.rank, self)
        self.note = LineField("Note: where an extent is inferred, by whom and from what", self)
        self.note.show_words(form.note)
        self.add("What it is", self.feature)
        self.add("How exact", self.precision)
        self.add("It is", self.rank)
        self.add("Note", self.note)

    def form(self) -> PlaceForm:
        """Return what is written."""
        return PlaceForm(
            name=written(self.name, self._before.name),
            names=written(self.names, self._before.names),
            feature=written(self.feature, self._before.feature),
            precision=self.precision.currentData(),
            rank=self.rank.currentData(),
            note=written(self.note, self._before.note),
        )


def written(field: LineField, before: str) -> str:
    """Return what a line says; one that was only shown, or could only show a part, as it was."""
    return field.text() if field.isModified() else before


def _names(form: Form, name: str, names: str) -> tuple[LineField, LineField]:
    first, others = LineField("Name", form), LineField("Other names", form)
    first.show_words(name)
    others.show_words(names)
    others.setPlaceholderText(NAMES_HINT)
    form.add("Name", first)
    form.add("Also called", others)
    first.selectAll()
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    return first, others
