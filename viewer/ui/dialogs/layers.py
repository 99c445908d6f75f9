"""The layers of the briefing: shown and hidden, named, styled, ordered, taken out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.model.briefing import Layer
from viewer.model.text import displayed, shortened
from viewer.session import layers
from viewer.session.session import Session
from viewer.store.layers import problems
from viewer.ui.panels.labels import PlainLabel
from viewer.ui.panels.layer_fields import LayerFields
from viewer.ui.style import Style
from viewer.ui.words import count_words

FIRST_SIZE = (680, 420)
NONE_YET = (
    "There is no layer yet. Add one, or drop a GeoJSON, GeoPackage, KML, GeoParquet file or a "
    "zipped shapefile on the window."
)
ONES = ("Up", "Down", "Show on map", "Remove")
ROLE = Qt.ItemDataRole.UserRole


class LayersDialog(QDialog):
    """Stays open beside the map, and follows every edit, Undo too."""

    adding = Signal()
    shown_on_map = Signal(str)

    def __init__(self, session: Session, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Layers")
        self.resize(*FIRST_SIZE)
        self._session = session
        self._filling = False
        self.list = QListWidget()
        self.list.setProperty("boxed", True)
        self.list.setAccessibleName("Layers, the topmost first; Space shows and hides")
        self.fields = LayerFields(style, self)
        self.told = PlainLabel()
        self.told.setProperty("muted", True)
        self.buttons = {
            words: self._button(words, act)
            for words, act in (
                ("Add…", self.adding.emit),
                ("Up", partial(self._move, 1)),
                ("Down", partial(self._move, -1)),
                ("Show on map", self._show_on_map),
                ("Remove", self._remove),
            )
        }
        self._arrange()
        self.list.currentRowChanged.connect(lambda _: self._show_chosen())
        self.list.itemChanged.connect(self._show_or_hide)
        self.fields.edited.connect(self._edit)
        style.changed.connect(self.fields.restyle)
        self.refresh()

    def follow(self, session: Session) -> None:
        """Show the layers of another briefing."""
        self._session = session
        self.refresh()

    def share_keys(self, *actions: QAction) -> None:
        """Let keys of the window work here as well."""
        self.addActions(list(actions))

    def refresh(self) -> None:
        """Show the layers as they are now."""
        chosen = self._chosen()
        found = list(reversed(self._session.index.briefing.layers))
        self._filling = True
        if [self._at(row) for row in range(self.list.count())] != [each.id for each in found]:
            self.list.clear()
            for layer in found:
                item = QListWidgetItem()
                item.setData(ROLE, layer.id)
                self.list.addItem(item)
        for row, layer in enumerate(found):
            self._write(self.list.item(row), layer)
        rows = [row for row, layer in enumerate(found) if chosen and layer.id == chosen.id]
        self.list.setCurrentRow(rows[0] if rows else min(0, len(found) - 1))
        self._filling = False
        self._show_chosen()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        row = QHBoxLayout()
        for words in ("Add…", "Up", "Down"):
            row.addWidget(self.buttons[words])
        row.addStretch(1)
        left.addLayout(row)
        right = QVBoxLayout()
        right.addWidget(self.fields)
        right.addWidget(self.told)
        right.addStretch(1)
        acts = QHBoxLayout()
        acts.addWidget(self.buttons["Show on map"])
        acts.addWidget(self.buttons["Remove"])
        acts.addStretch(1)
        right.addLayout(acts)
        across = QHBoxLayout()
        across.setSpacing(20)
        across.addLayout(left, 2)
        across.addLayout(right, 3)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.addLayout(across, 1)
        column.addWidget(close)

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def _write(self, item: QListWidgetItem, layer: Layer) -> None:
        name = displayed(shortened(layer.name, 80))
        item.setText(name)
        item.setToolTip("")
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        checkable = Qt.ItemFlag.ItemIsUserCheckable if self._session.editable else flags
        item.setFlags(flags | checkable)
        item.setCheckState(Qt.CheckState.Unchecked if layer.hidden else Qt.CheckState.Checked)

    def _at(self, row: int) -> str:
        return str(self.list.item(row).data(ROLE))

    def _chosen(self) -> Layer | None:
        item = self.list.currentItem()
        here = self._session.index.briefing.layers
        return next((each for each in here if item and each.id == item.data(ROLE)), None)

    def _show_chosen(self) -> None:
        if self._filling:
            return
        layer, editable = self._chosen(), self._session.editable
        self.fields.show_layer(layer, editable=editable)
        row, last = self.list.currentRow(), self.list.count() - 1
        self.buttons["Add…"].setEnabled(editable)
        self.buttons["Up"].setEnabled(editable and row > 0)
        self.buttons["Down"].setEnabled(editable and 0 <= row < last)
        self.buttons["Remove"].setEnabled(editable and layer is not None)
        self.buttons["Show on map"].setEnabled(layer is not None)
        self.told.show_text(self._words(layer) if layer else NONE_YET)
        for part in (self.list, self.fields, *(self.buttons[words] for words in ONES)):
            part.setVisible(last >= 0)  # an empty list says what to do, and no more

    def _words(self, layer: Layer) -> str:
        wrong = [
            found.what for found in problems(self._session.document) if found.where == layer.id
        ]
        told = [count_words(layer.features, "feature", "features")]
        if layer.simplified is not None:
            told.append(f"simplified: outlines are off by at most {layer.simplified:,.0f} m")
        return " · ".join((*told, *wrong))

    def _show_or_hide(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        hidden = item.checkState() == Qt.CheckState.Unchecked
        briefing = self._session.index.briefing
        changed = layers.layer_changed(briefing, str(item.data(ROLE)), hidden=hidden)
        self._session.edit("Hide layer" if hidden else "Show layer", changed)

    def _edit(self, words: str, field: str, value: object, run: int) -> None:
        if layer := self._chosen():
            changed = layers.layer_changed(self._session.index.briefing, layer.id, **{field: value})
            self._session.edit(words, changed, run=("layer", field, layer.id, run))

    def _move(self, by: int) -> None:
        if layer := self._chosen():
            moved = layers.layer_moved(self._session.index.briefing, layer.id, by)
            self._session.edit("Move layer", moved)

    def _remove(self) -> None:
        if layer := self._chosen():
            document = layers.layer_removed(self._session.document, layer.id)
            self._session.edit_document("Remove layer", document)

    def _show_on_map(self) -> None:
        if layer := self._chosen():
            self.shown_on_map.emit(layer.id)
