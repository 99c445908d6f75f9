"""The fields of a layer: what is typed or chosen is edited at once, a run of typing as one edit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, TypeVar, get_args

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from viewer.model.briefing import Layer, LayerColour
from viewer.ui.panels.boxes import PlainBox
from viewer.ui.panels.step_fields import LineField, SessionKeys
from viewer.ui.style import Style

WIDTHS = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
FILLS = (0.0, 0.1, 0.25, 0.4, 0.6, 0.8, 1.0)
SWATCH = 14

T = TypeVar("T")


class LayerFields(QWidget):
    """Shows one layer, and tells what a person changes of it."""

    edited = Signal(str, str, object, int)
    """How the edit is called, the field, its value, and the number of the run of typing."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self._layer: Layer | None = None
        self._run = 0
        self.name = LineField("Name of the layer", self)
        self.source = LineField("Source of the layer", self)
        self.rights = LineField("Licence of the layer", self)
        self.source.setPlaceholderText("Whose data it is; shown with the map and in exports")
        self.rights.setPlaceholderText("CC BY 4.0, ODbL …")
        self.colour: ChoiceBox[LayerColour] = ChoiceBox("Colour of the layer", self)
        self.line: ChoiceBox[float] = ChoiceBox("Width of lines", self)
        self.fill: ChoiceBox[float] = ChoiceBox("Fill of areas", self)
        self._arrange()
        self._connect()

    def show_layer(self, layer: Layer | None, *, editable: bool) -> None:
        """Show a layer, or that none is chosen; fields that are typed in keep their letters."""
        if layer is None or self._layer is None or layer.id != self._layer.id:
            self._run += 1
        self._layer = layer
        shown = layer or Layer(id="none", name="-", sha256="0" * 64)
        words = (shown.name, shown.source, shown.rights) if layer else ("", "", "")
        for field, text in zip((self.name, self.source, self.rights), words, strict=True):
            field.show_words(text, editable=editable and layer is not None)
        colours = {each: each.capitalize() for each in get_args(LayerColour)}
        self.colour.offer(colours, shown.colour)
        self.line.offer(_with(WIDTHS, shown.width, "{:g} px"), shown.width)
        self.fill.offer(_with(FILLS, shown.fill, "{:.0%}"), shown.fill)
        for box in (self.colour, self.line, self.fill):
            box.setEnabled(editable and layer is not None)
        if layer and "area" not in layer.shapes:
            self.fill.setEnabled(False)
        self.restyle()

    def restyle(self) -> None:
        """Show the colours as the theme in force has them."""
        for at in range(self.colour.count()):
            token = f"layer_{self.colour.itemData(at)}"
            self.colour.setItemIcon(at, _swatch(self._style.theme[token]))

    def _arrange(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(8)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("Name", self.name), ("Source", self.source), ("Licence", self.rights),
            ("Colour", self.colour), ("Lines", self.line), ("Fill", self.fill),
        )  # fmt: skip
        for words, field in rows:
            label = QLabel(words)
            label.setProperty("muted", True)
            label.setBuddy(field)
            form.addRow(label, field)

    def _connect(self) -> None:
        self.name.edited.connect(self._rename)
        self.name.editingFinished.connect(self._end_name)
        self.source.edited.connect(lambda words: self._tell("Change source", "source", words))
        self.rights.edited.connect(lambda words: self._tell("Change licence", "rights", words))
        self.colour.picked.connect(lambda value: self._tell("Change colour", "colour", value))
        self.line.picked.connect(lambda value: self._tell("Change line width", "width", value))
        self.fill.picked.connect(lambda value: self._tell("Change fill", "fill", value))
        keys = SessionKeys(self)
        keys.focus_changed.connect(self._end_run)
        for field in (self.name, self.source, self.rights):
            field.installEventFilter(keys)

    def _rename(self, words: str) -> None:
        if words:  # a layer needs a name; the last letters typed over stay until there are others
            self._tell("Rename layer", "name", words)

    def _end_name(self) -> None:
        if self._layer:
            self.name.show_words(self._layer.name, editable=not self.name.isReadOnly())

    def _tell(self, words: str, field: str, value: object) -> None:
        self.edited.emit(words, field, value, self._run)

    def _end_run(self) -> None:
        self._run += 1


class ChoiceBox(PlainBox, Generic[T]):
    """One of a few values, by their words."""

    picked = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.activated.connect(lambda at: self.picked.emit(self.itemData(at)))

    def offer(self, choices: dict[T, str], chosen: T) -> None:
        """Offer these, with one of them chosen."""
        values: list[Any] = [self.itemData(at) for at in range(self.count())]
        if values != list(choices):
            self.clear()
            for value, words in choices.items():
                self.addItem(words, value)
        self.setCurrentIndex(list(choices).index(chosen))


def _with(usual: Iterable[float], own: float, form: str) -> dict[float, str]:
    return {value: form.format(value) for value in sorted({*usual, own})}


def _swatch(colour: QColor) -> QIcon:
    picture = QPixmap(SWATCH, SWATCH)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(0, 0, SWATCH, SWATCH), 3, 3)
    painter.end()
    return QIcon(picture)
