"""One place or speaker made two: a name for the new one, and what goes to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from viewer.model.text import displayed, shortened
from viewer.session.editing.parts import line
from viewer.ui.dialogs.form import Form, Take, muted_label
from viewer.ui.panels.checks import ChecksList, ChecksModel
from viewer.ui.panels.rows import Row
from viewer.ui.panels.step_fields import LineField
from viewer.ui.style import Style

FIRST_SIZE = (600, 520)


class SplitDialog(Form):
    """A name, and the claims and mentions to tick."""

    def __init__(
        self,
        name: str,
        rows: Sequence[Row],
        take: Take,
        style: Style,
        parent: QWidget,
        *,
        with_position: bool = False,
    ) -> None:
        """`with_position` offers that the new one lies where the first one does."""
        super().__init__("Split in two", take, parent, accept="Split")
        room = parent.size()
        self.resize(min(FIRST_SIZE[0], room.width() - 40), min(FIRST_SIZE[1], room.height() - 60))
        self.name = LineField("Name of the new one", self)
        self.name.setPlaceholderText("Another name")
        self.add("New one", self.name)
        self._model = ChecksModel(self)
        self._model.show(list(rows))
        self.list = ChecksList(self._model, style, "What goes to the new one")
        self.list.show_choice(0)
        short = displayed(shortened(name, 60)).replace("&", "&&")
        self.body.addWidget(muted_label(f"What of “{short}” goes to it: Space ticks", self.list))
        self.body.addWidget(self.list, 1)
        self.same_position = QCheckBox("It lies where the first one does", self)
        self.same_position.setVisible(with_position)
        self.body.addWidget(self.same_position)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def form(self) -> tuple[str, frozenset[str], bool]:
        """Return the name, the ids of what goes there, and whether it lies at the same position."""
        return line(self.name.text()), frozenset(self._model.ticked), self.same_position.isChecked()
