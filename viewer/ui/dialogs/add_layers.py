"""What was read out of a file, before it becomes layers: which, whose, and what was done to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.geo.layers import ReadLayer
from viewer.model.text import displayed, shortened
from viewer.ui.dialogs.questions import about_leaving_form
from viewer.ui.panels.area import ShrinkingArea
from viewer.ui.panels.labels import PlainLabel
from viewer.ui.panels.step_fields import LineField
from viewer.ui.words import count_words

WIDTH = 560
LONGEST_NAME = 80


class AddLayersDialog(QDialog):
    """Nothing is taken that was not read through: what was simplified must be ticked by hand."""

    chosen = Signal(object, str, str)
    """Layers, their source, their licence."""

    def __init__(self, file: str, read: Sequence[ReadLayer], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Add layer" if len(read) == 1 else "Add layers")
        self.setMinimumWidth(WIDTH)
        self._read = tuple(read)
        self.boxes = [_box(layer) for layer in read]
        self.source, self.rights = LineField("Source", self), LineField("Licence", self)
        self.source.setPlaceholderText("Whose data it is; shown with the map and in exports")
        self.rights.setPlaceholderText("CC BY 4.0, ODbL …; as its licence asks to be named")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.add: QPushButton = buttons.addButton("Add", QDialogButtonBox.ButtonRole.AcceptRole)
        self.add.setProperty("primary", True)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        self._arrange(file, buttons)
        for box in self.boxes:
            box.toggled.connect(self._refresh)
        self._refresh()
        self._first = self._written()

    def reject(self) -> None:
        """Leave, but ask first where something was written or ticked."""
        if self._written() == self._first or about_leaving_form(self):
            super().reject()

    def _arrange(self, file: str, buttons: QDialogButtonBox) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        head = PlainLabel()
        head.show_text(f"In {shortened(file, LONGEST_NAME)}:")
        column.addWidget(head)
        column.addWidget(ShrinkingArea(self._list(), "Layers in the file"))
        fields = QFormLayout()
        fields.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for words, field in (("Source", self.source), ("Licence", self.rights)):
            label = QLabel(words)
            label.setProperty("muted", True)
            label.setBuddy(field)
            fields.addRow(label, field)
        column.addLayout(fields)
        column.addWidget(buttons)

    def _list(self) -> QWidget:
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for layer, box in zip(self._read, self.boxes, strict=True):
            rows.addWidget(box)
            told = PlainLabel()
            told.setProperty("muted", True)
            told.setContentsMargins(24, 0, 0, 6)
            told.show_text(words_of(layer))
            box.setAccessibleDescription(told.text())
            rows.addWidget(told)
        return content

    def _refresh(self) -> None:
        self.add.setEnabled(any(box.isChecked() for box in self.boxes))

    def _written(self) -> tuple[list[ReadLayer], str, str]:
        """Return the layers that are ticked, their source, their licence."""
        pairs = zip(self._read, self.boxes, strict=True)
        layers = [layer for layer, box in pairs if box.isChecked()]
        return layers, self.source.text(), self.rights.text()

    def _take(self) -> None:
        self.chosen.emit(*self._written())
        self.accept()


def words_of(layer: ReadLayer) -> str:
    """Return what a layer is, and what was done to it, in words."""
    if layer.refused:
        return f"Cannot be added: {layer.refused}."
    features = count_words(layer.features, "feature", "features")
    told = [f"{features}, {count_words(layer.points, 'point', 'points')}."]
    if layer.tolerance is not None:
        told.append(
            f"Too many to draw: simplified from {layer.was_points:,} to {layer.points:,} points,"
            f" outlines are off by at most {layer.tolerance:,.0f} m. Tick it to agree."
        )
    return " ".join((*told, *layer.notes))


def _box(layer: ReadLayer) -> QCheckBox:
    name = displayed(shortened(layer.name, LONGEST_NAME)) or "Layer"
    box = QCheckBox(name.replace("&", "&&"))
    box.setAccessibleName(name)
    box.setEnabled(not layer.refused)
    box.setChecked(not layer.refused and layer.tolerance is None)
    return box
