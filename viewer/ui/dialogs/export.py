"""What to export a briefing as, and what to know of it before it leaves the house."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.export.formats import FORMATS, HANDOUT, Format
from viewer.export.gate import Finding
from viewer.export.request import DocumentRequest
from viewer.model.briefing import Viewpoint
from viewer.ui.panels.lists import ChoiceList
from viewer.ui.panels.rows import Row, RowDelegate, RowsModel
from viewer.ui.style import Style

FIRST_SIZE = (860, 560)
WITH_NOTES = (".pdf", ".pptx", ".docx", ".html")


class ExportDialog(QDialog):
    """Formats on the left; on the right what the release gate has found, each with a way there."""

    chosen = Signal(object)
    """A DocumentRequest."""
    go_to = Signal(object)
    """A Finding."""

    def __init__(
        self,
        findings: Sequence[Finding],
        viewpoint: Viewpoint,
        folder: Path,
        style: Style,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Document or data")
        self.resize(*FIRST_SIZE)
        self._viewpoint, self._folder, self._findings = viewpoint, folder, findings
        self._formats = [HANDOUT, *(kind for kind in FORMATS.values() if kind.whole)]
        rows = RowsModel(self)
        rows.show([_format_row(kind) for kind in self._formats])
        self._list = ChoiceList(rows, RowDelegate(style, self), "Format")
        self._notes = QCheckBox("With the presenter’s notes")
        self._found = RowsModel(self)
        self._found.show([_row(finding) for finding in findings])
        self._gate = ChoiceList(self._found, RowDelegate(style, self), "Before it leaves the house")
        self._there = QPushButton("Go there")
        self._there.setEnabled(False)
        self._gate.chosen.connect(lambda _: self._there.setEnabled(True))
        self._there.clicked.connect(self._leave_for)
        self._list.chosen.connect(self._follow_format)
        self._arrange()
        self._list.setCurrentIndex(rows.index(0))
        self._list.setFocus()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.addWidget(_label("Format"))
        left.addWidget(self._list, 1)
        left.addWidget(self._notes)
        right = QVBoxLayout()
        words = "Before it leaves the house" if self._findings else "Nothing is missing in it"
        right.addWidget(_label(words))
        right.addWidget(self._gate, 1)
        right.addWidget(self._there, 0, Qt.AlignmentFlag.AlignLeft)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(left, 2)
        columns.addLayout(right, 3)
        save = QPushButton("Save as …")
        save.setProperty("primary", True)
        save.clicked.connect(self._ask_where)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 16)
        whole.setSpacing(14)
        whole.addLayout(columns, 1)
        whole.addWidget(buttons)

    def _format(self) -> Format:
        return self._formats[self._list.currentIndex().row()]

    def _follow_format(self, _row: int) -> None:
        self._notes.setEnabled(self._format().suffix in WITH_NOTES)

    def _leave_for(self) -> None:
        self.go_to.emit(self._findings[self._gate.currentIndex().row()])
        self.reject()

    def _ask_where(self) -> None:
        kind = self._format()
        start = str(self._folder / f"briefing{kind.suffix}")
        named, _ = QFileDialog.getSaveFileName(
            self, "Save the export", start, f"{kind.words} (*{kind.suffix})"
        )
        if not named:
            return
        path = Path(named)
        same = path.suffix.lower() == kind.suffix
        request = DocumentRequest(
            out=path if same else path.with_name(path.name + kind.suffix),
            viewpoint=self._viewpoint,
            notes=self._notes.isEnabled() and self._notes.isChecked(),
        )
        self.chosen.emit(request)
        self.accept()


def _row(finding: Finding) -> Row:
    return Row(finding.part, finding.where, finding.what)


def _format_row(kind: Format) -> Row:
    return Row(kind.suffix, kind.words[0].upper() + kind.words[1:], kind.suffix)


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("muted", True)
    return label
