"""Help: the user's guide, all keys, sources and licences, and what this program is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from viewer import __version__
from viewer.session.commands import COMMANDS
from viewer.session.keys import Chosen, keys_of


class Reader(QDialog):
    """Our own Markdown to read; links within it work, others are not followed."""

    def __init__(self, title: str, markdown: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = QTextBrowser()
        self.view.setOpenLinks(False)
        self.view.anchorClicked.connect(self._follow)
        self.view.setAccessibleName(title)
        self.view.document().setDocumentMargin(22)
        self.view.setMarkdown(markdown)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 12)
        column.addWidget(self.view)
        column.addWidget(buttons)
        self.resize(min(780, parent.width() - 40), min(640, parent.height() - 40))

    def _follow(self, link: QUrl) -> None:
        if link.hasFragment() and not link.scheme():
            self.view.scrollToAnchor(link.fragment())


def guide(help_folder: Path, chosen: Chosen) -> str:
    """Return the user's guide with the keys at its end."""
    return (help_folder / "guide.md").read_text(encoding="utf-8") + "\n\n" + keys(chosen)


def keys(chosen: Chosen) -> str:
    """Return all commands with their keys as Markdown tables, a menu each."""
    lines = ["## All keys", ""]
    places = dict.fromkeys((command.where, command.menu) for command in COMMANDS)
    for place in places:
        heading = "While presenting" if place[0] == "stage" else place[1]
        lines += [f"### {heading}", "", "| command | keys |", "|---|---|"]
        for command in COMMANDS:
            if (command.where, command.menu) == place:
                lines.append(f"| {command.title} | {_keys(keys_of(command, chosen))} |")
        lines.append("")
    return "\n".join([*lines, *_MAP_KEYS])


def licences(resources: Path, geodata: Path) -> str:
    """Return where the map comes from, then the licences of what is bundled, word by word."""
    parts = [(geodata / "README.md").read_text(encoding="utf-8")]
    for path in sorted((resources / "map" / "build").rglob("*LICENSE*")):
        words = path.read_text(encoding="utf-8", errors="replace")
        quoted = "\n".join(f"    {line}" for line in words.splitlines())
        parts.append(f"## {path.stem}\n\n{quoted}")
    return "\n\n".join(parts)


def about() -> str:
    """Return what this program is."""
    return (
        f"# Dateline {__version__}\n\n"
        "A news article as a map that people brief from: every marker opens the exact words of "
        "the article and the claims behind them.\n\n"
        "**Nothing on the map is asserted by Dateline.** Every statement shows who makes it.\n\n"
        "It makes no network requests unless you switch them on. MIT licence; see *Sources and "
        "licences* for the rest."
    )


_MAP_KEYS = (
    "### On the map", "",
    "| what | keys |", "|---|---|",
    "| From place to place | Tab, Shift+Tab |",
    "| Open a place | Enter, Space |",
    "| Move the map | arrow keys |",
    "| Zoom | + and − |",
    "",
    "### In lists", "",
    "| what | keys |", "|---|---|",
    "| Choose the next or the one before | Down, Up |",
    "",
)  # fmt: skip


def _keys(sequences: tuple[str, ...]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(keys).toString(native) for keys in sequences) or "–"
