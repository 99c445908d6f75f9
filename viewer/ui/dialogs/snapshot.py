"""What to make a picture of, as what: a dialog with a live preview."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from viewer.export import request
from viewer.export.paper import PRESETS, size_of
from viewer.export.request import (
    DENSITIES,
    INCLUDABLE,
    INK,
    SIDES,
    THEMES,
    ExportRequest,
    Size,
    Theme,
)
from viewer.model.errors import UsageError
from viewer.model.index import Index
from viewer.model.text import displayed, shortened
from viewer.store.settings import SnapshotChoice
from viewer.ui.dialogs.preview import Preview
from viewer.ui.export_job import Plan
from viewer.ui.export_plans import Wanted
from viewer.ui.panels.boxes import PlainBox

if TYPE_CHECKING:
    from viewer.ui.map.snapshot import Printer

THEME_WORDS: dict[Theme, str] = {
    "light": "Light",
    "dark": "Dark",
    "contrast": "High contrast",
    "print": "Greys for print",
}
INCLUDE_WORDS = {
    "title": "Title",
    "key": "Numbered words and speakers",
    "legend": "Legend",
    "scale": "Scale bar",
    "sources": "Sources",
    "date": "Date",
    "north": "North arrow",
    INK: "Ink of the presentation",
    "locator": "Where in the world",
}
FORMATS = (
    ("PNG picture", ".png"),
    ("PDF, lines and text", ".pdf"),
    ("SVG, lines and text", ".svg"),
    ("JPEG picture", ".jpg"),
    ("WebP picture", ".webp"),
)
FIRST_SIZE = (1120, 640)


class SnapshotDialog(QDialog):
    """Asks, shows what will come of it, then says what is wanted."""

    chosen = Signal(object)
    """A Wanted."""
    copied = Signal(object)
    """A Wanted, for the clipboard."""

    def __init__(
        self,
        index: Index,
        planned: Callable[[Wanted], Plan],
        printer: Printer,
        folder: Path,
        choice: SnapshotChoice,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Picture of the map")
        self.resize(*FIRST_SIZE)
        self._planned, self._folder = planned, folder
        self._preview = Preview(printer, self)
        self._what = _what_box(index, self)
        self._box = QLineEdit()
        self._box.setPlaceholderText("West, south, east, north in degrees")
        self._box.setAccessibleName("Bounds in degrees: west, south, east, north")
        self._preset = PlainBox("Size", self)
        for preset in PRESETS:
            self._preset.addItem(preset.words)
        self._preset.addItem("Another size")
        self._width, self._height = _number("Width in pixels"), _number("Height in pixels")
        self._dpi = _number("Resolution in pixels to the inch", DENSITIES)
        self._dpi.setSuffix(" dpi")
        self._theme, self._format = PlainBox("Theme", self), PlainBox("Format", self)
        for theme in THEMES:
            self._theme.addItem(THEME_WORDS[theme], theme)
        for words, suffix in FORMATS:
            self._format.addItem(words, suffix)
        self._include = {name: QCheckBox(INCLUDE_WORDS[name]) for name in (*INCLUDABLE, INK)}
        self._hint = QLabel()
        self._hint.setProperty("muted", True)
        self._hint.setWordWrap(True)
        self._arrange()
        self._take_choice(choice)
        self._connect()
        self._changed()
        self.finished.connect(self._preview.end)

    def choice(self) -> SnapshotChoice:
        """Return what is chosen of what is remembered."""
        return SnapshotChoice(
            preset=self._preset.currentIndex(),
            width=self._width.value(),
            height=self._height.value(),
            dpi=self._dpi.value(),
            theme=self._theme.currentData(),
            suffix=self._format.currentData(),
            include=self._included(),
        )

    def _arrange(self) -> None:
        sides = QHBoxLayout()
        for widget in (self._width, QLabel("×"), self._height, QLabel("pixels")):
            sides.addWidget(widget)
        sides.addStretch(1)
        form = QFormLayout()
        form.addRow("&What", self._what)
        form.addRow("", self._box)
        form.addRow("&Size", self._preset)
        form.addRow("", sides)
        form.addRow("&Resolution", self._dpi)
        form.addRow("&Theme", self._theme)
        form.addRow("&Format", self._format)
        boxes = QGridLayout()
        for number, box in enumerate(self._include.values()):
            boxes.addWidget(box, number // 2, number % 2)
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addLayout(form)
        column.addLayout(boxes)
        column.addWidget(self._hint)
        column.addStretch(1)
        column.addWidget(self._made_buttons())
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 18, 20, 16)
        row.setSpacing(20)
        row.addWidget(self._preview, 1)
        row.addLayout(column)

    def _made_buttons(self) -> QDialogButtonBox:
        self._save, self._copy = QPushButton("Save as …"), QPushButton("Copy")
        self._save.setProperty("primary", True)
        self._save.clicked.connect(self._ask_where)
        self._copy.clicked.connect(self._copy_now)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        for button in (self._copy, self._save):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def _take_choice(self, choice: SnapshotChoice) -> None:
        self._preset.setCurrentIndex(min(choice.preset, len(PRESETS)))
        self._width.setValue(choice.width)
        self._height.setValue(choice.height)
        self._dpi.setValue(choice.dpi)
        self._theme.setCurrentIndex(max(0, self._theme.findData(choice.theme)))
        self._format.setCurrentIndex(max(0, self._format.findData(choice.suffix)))
        for name, box in self._include.items():
            box.setChecked(name in choice.include)

    def _connect(self) -> None:
        self._preset.currentIndexChanged.connect(self._follow_preset)
        self._dpi.valueChanged.connect(self._follow_preset)
        for box in (self._width, self._height):
            box.valueChanged.connect(self._leave_preset)
        self._box.textChanged.connect(self._changed)
        for combo in (self._what, self._theme, self._format):
            combo.currentIndexChanged.connect(self._changed)
        for check in self._include.values():
            check.toggled.connect(self._changed)

    def _follow_preset(self) -> None:
        """Show the pixels of the size that was chosen by name."""
        row = self._preset.currentIndex()
        if row < len(PRESETS):
            size = size_of(PRESETS[row], self._dpi.value())
            with QSignalBlocker(self._width), QSignalBlocker(self._height):
                self._width.setValue(size.width)
                self._height.setValue(size.height)
        self._changed()

    def _leave_preset(self) -> None:
        with QSignalBlocker(self._preset):
            self._preset.setCurrentIndex(len(PRESETS))
        self._changed()

    def _changed(self) -> None:
        """Show what is chosen, or why it cannot be made."""
        self._box.setVisible(self._what.currentData()[0] == "box")
        try:
            wanted = self._wanted(Path("preview.png"))
            request.size(f"{self._width.value()}x{self._height.value()}")
        except UsageError as error:
            self._hint.setText(str(error))
            self._allow(False)
        else:
            self._hint.setText(_told(wanted))
            self._allow(True)
            self._preview.show_plan(partial(self._planned, wanted))

    def _allow(self, allowed: bool) -> None:
        for button in (self._copy, self._save):
            button.setEnabled(allowed)

    def _wanted(self, out: Path) -> Wanted:
        """Return what is chosen. Raises UsageError for bounds that are none."""
        what, part = self._what.currentData()
        return Wanted(
            what,
            ExportRequest(
                out=out,
                step=part if what == "step" else None,
                place=part if what == "place" else None,
                bounds=request.bounds(self._box.text()) if what == "box" else None,
                size=Size(self._width.value(), self._height.value()),
                dpi=self._dpi.value() if self._has_paper() else None,
                theme=self._theme.currentData(),
                include=self._included(),
            ),
        )

    def _has_paper(self) -> bool:
        row = self._preset.currentIndex()
        return row < len(PRESETS) and PRESETS[row].paper is not None

    def _included(self) -> tuple[str, ...]:
        return tuple(name for name, box in self._include.items() if box.isChecked())

    def _copy_now(self) -> None:
        self.copied.emit(self._wanted(Path("map.png")))
        self.accept()

    def _ask_where(self) -> None:
        suffix = self._format.currentData()
        start = str(self._folder / f"dateline{suffix}")
        named, _ = QFileDialog.getSaveFileName(
            self, "Save the picture", start, f"{self._format.currentText()} (*{suffix})"
        )
        if named:
            path = Path(named)
            same = path.suffix.lower() == suffix
            self.chosen.emit(self._wanted(path if same else path.with_name(path.name + suffix)))
            self.accept()


def _told(wanted: Wanted) -> str:
    if wanted.what == "steps":
        return "A file for each step, numbered. The preview is of the first."
    return "A PNG, PDF or SVG knows what it shows: drop it on the window to see that view again."


def _what_box(index: Index, parent: QWidget) -> PlainBox:
    """Return what a picture can be of: (what, id) behind each line."""
    box = PlainBox("What", parent)
    box.addItem("The present view", ("present", None))
    box.addItem("The whole briefing", ("whole", None))
    box.addItem("Bounds in degrees", ("box", None))
    if index.briefing.steps:
        box.addItem("All steps, a file each", ("steps", None))
    for number, step in enumerate(index.briefing.steps, 1):
        box.addItem(f"Step {number}: {_line(step.title)}", ("step", step.id))
    for place in index.briefing.places:
        if place.geometry:
            box.addItem(f"Place: {_line(place.name)}", ("place", place.id))
    box.setSizeAdjustPolicy(PlainBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(28)
    return box


def _line(words: str) -> str:
    return displayed(shortened(words, 60))


def _number(name: str, limits: range = SIDES) -> QSpinBox:
    box = QSpinBox()
    box.setRange(limits[0], limits[-1])
    box.setSingleStep(10)
    box.setAccessibleName(name)
    return box
