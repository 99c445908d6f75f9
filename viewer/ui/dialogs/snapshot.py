"""What to make a snapshot of the present view as: its size, its theme, its file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from viewer.export.request import LONGEST_SHAPE, SIDES, THEMES, ExportRequest, Size, Theme

PRESETS: tuple[tuple[str, Size], ...] = (
    ("Report: A4 across, 300 dpi", Size(3508, 2480)),
    ("Report: A4 upright, 300 dpi", Size(2480, 3508)),
    ("Slide: 1920 × 1080", Size(1920, 1080)),
    ("Slide: 3840 × 2160", Size(3840, 2160)),
    ("Square: 2048 × 2048", Size(2048, 2048)),
)
THEME_WORDS: dict[Theme, str] = {"light": "Light", "dark": "Dark", "contrast": "High contrast"}


class SnapshotDialog(QDialog):
    """Asks, then says what is wanted."""

    chosen = Signal(object)
    """An ExportRequest."""

    def __init__(self, folder: Path, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Snapshot")
        self._folder = folder
        self._preset = QComboBox()
        for words, _ in PRESETS:
            self._preset.addItem(words)
        self._preset.addItem("Another size")
        self._preset.currentIndexChanged.connect(self._take_preset)
        self._width, self._height = _pixels("Width in pixels"), _pixels("Height in pixels")
        for box in (self._width, self._height):
            box.valueChanged.connect(self._follow_size)
        self._theme = QComboBox()
        for name in THEMES:
            self._theme.addItem(THEME_WORDS[name], name)
        self._theme.setCurrentIndex(THEMES.index(theme))
        self._hint = QLabel()
        self._hint.setProperty("muted", True)
        self._hint.setWordWrap(True)
        self._arrange()
        self._take_preset(0)

    def _arrange(self) -> None:
        sides = QHBoxLayout()
        for widget in (self._width, QLabel("×"), self._height, QLabel("pixels")):
            sides.addWidget(widget)
        sides.addStretch(1)
        form = QFormLayout()
        form.addRow("&What for", self._preset)
        form.addRow("&Size", sides)
        form.addRow("&Theme", self._theme)
        self._save = QPushButton("Save as …")
        self._save.setProperty("primary", True)
        self._save.setDefault(True)
        self._save.clicked.connect(self._ask_where)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(self._hint)
        column.addWidget(buttons)

    def _take_preset(self, row: int) -> None:
        if row < len(PRESETS):
            size = PRESETS[row][1]
            self._width.setValue(size.width)
            self._height.setValue(size.height)
            self._preset.setCurrentIndex(row)

    def _follow_size(self) -> None:
        """Show which preset the size is, if any, and whether it can be made."""
        size = Size(self._width.value(), self._height.value())
        rows = [n for n, (_, preset) in enumerate(PRESETS) if preset == size]
        self._preset.blockSignals(True)
        self._preset.setCurrentIndex(rows[0] if rows else len(PRESETS))
        self._preset.blockSignals(False)
        fits = max(size.width, size.height) <= LONGEST_SHAPE * min(size.width, size.height)
        self._save.setEnabled(fits)
        self._hint.setText(
            "The present view of the map, with title, key, legend, scale and sources."
            if fits
            else f"A side may be at most {LONGEST_SHAPE} times as long as the other."
        )

    def _ask_where(self) -> None:
        start = str(self._folder / "dateline.png")
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the snapshot", start, "PNG (*.png)")
        if chosen:
            path = Path(chosen)
            self.chosen.emit(
                ExportRequest(
                    out=path
                    if path.suffix.lower() == ".png"
                    else path.with_name(path.name + ".png"),
                    size=Size(self._width.value(), self._height.value()),
                    theme=self._theme.currentData(),
                )
            )
            self.accept()


def _pixels(name: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(SIDES[0], SIDES[-1])
    box.setSingleStep(10)
    box.setAccessibleName(name)
    return box
