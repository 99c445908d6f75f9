"""A claim or a place as a form: what is proposed to be written over, or what is made anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCheckBox, QCompleter, QWidget

from viewer.model.briefing import Kind, PlaceCandidate, Precision, Use
from viewer.session import proposal_words as told
from viewer.session.forms import PARTED, ClaimForm, PlaceForm, names_in, place_form
from viewer.session.proposal_words import Context
from viewer.ui.dialogs.form import Form, Take, choice_box
from viewer.ui.dialogs.words_field import WordsField
from viewer.ui.panels.boxes import PlainBox
from viewer.ui.panels.context import ContextView
from viewer.ui.panels.step_fields import LineField
from viewer.ui.style import Style
from viewer.ui.words import KIND_WORDS, count_words, country_words

PRECISIONS: dict[Precision, str] = {
    "site": "Site: a building, a bridge, a port",
    "city": "City",
    "region": "Region or country",
    "approximate": "Approximate area",
}
USES: dict[Use, str] = {
    "literal": "Names the place",
    "associative": "By association: stands for somebody there",
}
Find = Callable[[str], Sequence[PlaceCandidate]]
NOWHERE = "No position: listed below the map"


class FormDialog(Form):
    """The words of the article above the fields."""

    def __init__(
        self, title: str, context: Context, take: Take, style: Style, parent: QWidget
    ) -> None:
        words = ContextView(style, "The words in their paragraph")
        super().__init__(title, take, parent, head=words)
        words.show_context(context)

    def form(self) -> ClaimForm | PlaceForm:
        """Return what is written."""
        raise NotImplementedError


class ClaimDialog(FormDialog):
    """A claim: what it states in own words, its kind, who says it, who relays it, and when."""

    def __init__(
        self,
        form: ClaimForm,
        known: Sequence[str],
        context: Context,
        take: Take,
        style: Style,
        parent: QWidget,
    ) -> None:
        super().__init__("Claim", context, take, style, parent)
        self.statement = WordsField("Statement, in your own words", form.statement, self)
        self.statement.taken.connect(self.take)
        self.kind = choice_box("Kind of claim", KIND_WORDS, form.kind, self)
        hint = f"The article itself; several: with {PARTED}"
        self.speakers = NamesField("Who says it", known, hint, self)
        hint = f"Nobody; from the article inwards, with {PARTED}"
        self.relays = NamesField("Who relays it", known, hint, self)
        self.said = LineField("When it was said", self)
        self.time = LineField("The time that it speaks of", self)
        for field in (self.said, self.time):
            field.setPlaceholderText("2024-06-19, 2024-06, 2024 …")
        self.speakers.show_words(f"{PARTED} ".join(form.speakers))
        self.relays.show_words(f"{PARTED} ".join(form.relays))
        self.said.show_words(form.said)
        self.time.show_words(form.time)
        self.add("Statement", self.statement)
        self.add("Kind", self.kind)
        self.add("Says it", self.speakers)
        self.add("Relays it", self.relays)
        self.add("Said", self.said)
        self.add("Speaks of", self.time)
        self.statement.setFixedHeight(self.statement.sizeHint().height())
        self.statement.selectAll()
        self.statement.setFocus(Qt.FocusReason.OtherFocusReason)

    def form(self) -> ClaimForm:
        """Return what is written."""
        kind: Kind = self.kind.currentData()
        return ClaimForm(
            statement=self.statement.toPlainText(),
            kind=kind,
            speakers=names_in(self.speakers.text()),
            relays=names_in(self.relays.text()),
            said=self.said.text(),
            time=self.time.text(),
        )


class PlaceDialog(FormDialog):
    """A place: its name, what it is, how exact, where, and how the words use the name."""

    def __init__(
        self,
        form: PlaceForm,
        candidates: Sequence[PlaceCandidate],
        known: Sequence[str],
        context: Context,
        take: Take,
        style: Style,
        parent: QWidget,
        *,
        find: Find | None = None,
        elsewhere: int = 0,
    ) -> None:
        """`find` looks up where another name may be; `elsewhere` counts the same words."""
        super().__init__("Place", context, take, style, parent)
        self._find, self._found = find, form
        self.name = NamesField("Name of the place", known, "", self)
        self.feature = LineField("What it is: city, country, port …", self)
        self.precision = choice_box("How exact", PRECISIONS, form.precision, self)
        self.where = PlainBox("Where it is", self)
        self.at = LineField("Where it is, in degrees", self)
        self.at.setPlaceholderText("Or in degrees, latitude first: 45.03, 35.38")
        self.use = choice_box("How the words use the name", USES, form.use, self)
        times = count_words(elsewhere, "other time", "other times")
        self.everywhere = QCheckBox(f"Also the {times} that the article has these words")
        self.everywhere.setChecked(elsewhere > 0)
        self.everywhere.setVisible(elsewhere > 0)
        chosen = list(candidates).index(form.candidate) if form.candidate else -1
        self._offer(candidates, chosen)
        self.name.show_words(form.name)
        self.feature.show_words(form.feature)
        self.name.edited.connect(self._look_up)
        self.add("Name", self.name)
        self.add("What it is", self.feature)
        self.add("How exact", self.precision)
        self.add("Where", self.where)
        self.add("", self.at)
        self.add("Use", self.use)
        self.add("", self.everywhere)
        self.name.selectAll()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def form(self) -> PlaceForm:
        """Return what is written."""
        return PlaceForm(
            name=self.name.text(),
            feature=self.feature.text(),
            precision=self.precision.currentData(),
            use=self.use.currentData(),
            candidate=self.where.currentData(),
            at=self.at.text(),
            everywhere=self.everywhere.isChecked(),
        )

    def _offer(self, candidates: Sequence[PlaceCandidate], chosen: int) -> None:
        """Offer where the place may be; -1 chooses nowhere."""
        self.where.clear()
        for candidate in candidates:
            words = told.candidate_words(candidate, country_words(candidate.country))
            self.where.addItem(words, candidate)
        self.where.addItem(NOWHERE, None)
        self.where.setCurrentIndex(chosen if chosen >= 0 else self.where.count() - 1)

    def _look_up(self, name: str) -> None:
        """Offer where a place of the name that is being typed may be, and what it seems to be."""
        if self._find is None:
            return
        if candidates := self._find(name):
            found = place_form(candidates[0])
            self._offer(candidates, 0)
            if self.feature.text() == self._found.feature:  # else it was written by hand
                self.feature.show_words(found.feature)
            if self.precision.currentData() == self._found.precision:
                self.precision.setCurrentIndex(self.precision.findData(found.precision))
            self._found = found
        else:  # what was found before can still be chosen: it may be another spelling
            self.where.setCurrentIndex(self.where.count() - 1)


class NamesField(LineField):
    """Names with completion from those that are known; the last of several is completed."""

    def __init__(self, name: str, known: Sequence[str], hint: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setPlaceholderText(hint)
        completer = _LastName(self)
        completer.setModel(QStringListModel(list(known), completer))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)


class _LastName(QCompleter):
    """Completes what stands behind the last mark between names."""

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(PARTED)[2].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        field = self.widget()
        assert isinstance(field, LineField)
        before, parted, _ = field.text().rpartition(PARTED)
        name = str(index.data())
        return f"{before}{parted} {name}" if parted else name
