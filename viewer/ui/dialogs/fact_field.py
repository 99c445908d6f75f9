"""A fact in a form: what it is, and whether it is stated, given by a person, or inferred."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from viewer.session.editing.stating import FactForm, Standing
from viewer.ui.dialogs.form import choice_box
from viewer.ui.dialogs.subjects import written
from viewer.ui.panels.step_fields import LineField

STANDINGS: dict[Standing, str] = {
    "stated": "Stated in the source",
    "given": "Given by a person",
    "inferred": "Inferred from …",
}


class FactField(QWidget):
    """A line, a box, and, for what is inferred, a line that says from what."""

    def __init__(self, name: str, form: FactForm, parent: QWidget, *, narrow: bool = False) -> None:
        """Where it is `narrow`, what it was inferred from stands below."""
        super().__init__(parent)
        self._form = form
        self.line = LineField(name, self)
        self.line.show_words(form.value)
        self.standing = choice_box(f"{name}: where from", STANDINGS, form.standing, self)
        self.basis = LineField(f"{name}: inferred from what", self)
        self.basis.setPlaceholderText("From what?")
        self.basis.show_words(form.basis if form.standing == "inferred" else "")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(2, 0 if narrow else 2)
        grid.addWidget(self.line, 0, 0)
        grid.addWidget(self.standing, 0, 1)
        if narrow:
            grid.addWidget(self.basis, 1, 0, 1, 2)
        else:
            grid.addWidget(self.basis, 0, 2)
        self.setFocusProxy(self.line)
        self.line.edited.connect(self._claim)
        self.line.textChanged.connect(lambda words: self.standing.setEnabled(bool(words)))
        self.standing.setEnabled(bool(form.value))
        self.standing.currentIndexChanged.connect(lambda _: self._show_basis())
        self._show_basis()

    def form(self) -> FactForm:
        """Return what is written; a line that shows what there was is what there was."""
        standing: Standing = self.standing.currentData()
        basis = written(self.basis, self._form.basis)
        return FactForm(value=written(self.line, self._form.value), standing=standing, basis=basis)

    def _claim(self, words: str) -> None:
        """Say of what somebody types here that it is theirs, not the source's."""
        if self.standing.currentData() == "stated" and words != self._form.value:
            self.standing.setCurrentIndex(list(STANDINGS).index("given"))

    def _show_basis(self) -> None:
        self.basis.setVisible(self.standing.currentData() == "inferred")
