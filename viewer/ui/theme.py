"""Themes: the colour tokens of `resources/themes` as Qt has them."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

ScreenTheme = Literal["light", "dark", "contrast"]
RoomTheme = Literal["room-dark", "room-light"]
ThemeName = ScreenTheme | RoomTheme | Literal["print"]
"""*print* has greys that stay apart, for paper."""
THEMES: tuple[ScreenTheme, ...] = get_args(ScreenTheme)


class ThemeFile(msgspec.Struct, frozen=True):
    """One file of `resources/themes`."""

    name: ThemeName
    dark: bool
    colours: dict[str, str]


class Theme:
    """A theme's colours by token."""

    def __init__(self, file: ThemeFile) -> None:
        self.name: ThemeName = file.name
        self.dark = file.dark
        self.tokens = file.colours
        self._colours = {token: QColor(value) for token, value in file.colours.items()}

    def __getitem__(self, token: str) -> QColor:
        return self._colours[token]

    def palette(self) -> QPalette:
        """Return the palette for standard widgets."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self[token])
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self["muted"])
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, self["muted"])
        return palette

    def style_sheet(self) -> str:
        """Return the style sheet: the themed template's tokens filled in."""
        return _SHEET.format_map(self.tokens)


_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: "paper", _Role.WindowText: "ink", _Role.Base: "raised", _Role.Text: "ink",
    _Role.AlternateBase: "sunken", _Role.Button: "raised", _Role.ButtonText: "ink",
    _Role.Highlight: "accent", _Role.HighlightedText: "on_accent", _Role.ToolTipBase: "raised",
    _Role.ToolTipText: "ink", _Role.PlaceholderText: "muted", _Role.Link: "statement",
    _Role.LinkVisited: "prediction", _Role.BrightText: "disputed", _Role.Mid: "rule",
    _Role.Light: "raised", _Role.Midlight: "sunken", _Role.Dark: "rule", _Role.Shadow: "rule",
    _Role.Accent: "accent",
}  # fmt: skip

_SHEET = """
QMainWindow, QDialog, QMenuBar {{ background: {paper}; }}
QMenuBar {{ padding: 2px 6px; }}
QMenuBar::item {{ padding: 5px 9px; border-radius: 5px; background: transparent; }}
QMenuBar::item:selected {{ background: {sunken}; }}
QMenu {{ background: {raised}; border: 1px solid {rule}; padding: 5px; }}
QMenu::item {{ padding: 6px 26px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent}; color: {on_accent}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {rule}; margin: 5px 8px; }}
QToolTip {{ background: {raised}; color: {ink}; border: 1px solid {rule}; padding: 4px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QSplitter::handle {{ background: {rule}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QLineEdit {{ background: {raised}; border: 1px solid {rule}; border-radius: 7px;
  padding: 6px 10px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus {{ border: 2px solid {focus}; padding: 5px 9px; }}
QPlainTextEdit {{ background: {raised}; border: 1px solid {rule}; border-radius: 7px;
  padding: 4px 6px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QPlainTextEdit:focus {{ border: 2px solid {focus}; padding: 3px 5px; }}
QComboBox[plain="true"] {{ background: {raised}; border: 1px solid {rule}; border-radius: 7px;
  padding: 6px 10px; }}
QComboBox[plain="true"]::drop-down {{ border: none; width: 12px; }}
QComboBox[plain="true"]::down-arrow {{ image: none; }}
QComboBox[plain="true"]:focus {{ border: 2px solid {focus}; padding: 5px 9px; }}
QCheckBox::indicator {{ width: 13px; height: 13px; border: 1px solid {muted};
  border-radius: 4px; background: {raised}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; }}
QCheckBox::indicator:focus {{ border: 2px solid {focus}; width: 11px; height: 11px; }}
QPushButton {{ background: {raised}; border: 1px solid {rule}; border-radius: 7px;
  padding: 6px 14px; }}
QPushButton:hover {{ background: {sunken}; }}
QPushButton:focus {{ border: 2px solid {focus}; padding: 5px 13px; }}
QPushButton:disabled {{ color: {muted}; }}
QPushButton[primary="true"] {{ background: {accent}; color: {on_accent}; border-color: {accent};
  font-weight: 600; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {ink}; }}
QPushButton[chip="true"] {{ border-radius: 11px; padding: 3px 10px; text-align: left; }}
QPushButton[chip="true"]:focus {{ padding: 2px 9px; }}
QPushButton[chip="true"]:checked {{ border: 2px solid {accent}; color: {accent};
  padding: 2px 9px; font-weight: 600; }}
QPushButton[compact="true"] {{ padding: 2px 7px; }}
QPushButton[compact="true"]:focus, QPushButton[compact="true"]:checked {{ padding: 1px 6px; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; border: none; border-bottom: 2px solid transparent;
  padding: 6px 4px; margin-right: 14px; color: {muted}; font-weight: 600; }}
QTabBar::tab:selected {{ color: {ink}; border-bottom: 2px solid {accent}; }}
QTabBar::tab:focus {{ color: {accent}; }}
QListView, QTextEdit, QTextBrowser {{ background: {paper}; border: none; }}
QListView[boxed="true"], QTextEdit[boxed="true"] {{ background: {raised};
  border: 1px solid {rule}; border-radius: 7px; padding: 4px 6px; }}
QListWidget[boxed="true"]::item {{ padding: 5px 6px; color: {ink}; }}
QListWidget[boxed="true"]::item:selected {{ background: {mark}; color: {ink}; }}
QListView[boxed="true"]:focus, QTextEdit[boxed="true"]:focus {{ border: 2px solid {focus};
  padding: 3px 5px; }}
QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
QScrollBar::handle {{ background: {rule}; border-radius: 4px; margin: 2px; min-height: 28px;
  min-width: 28px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QStatusBar {{ background: {raised}; color: {ink}; border: 1px solid {rule}; border-radius: 4px; }}
QLabel[muted="true"] {{ color: {muted}; }}
QFrame[panel="true"] {{ background: {paper}; }}
QFrame[raised="true"] {{ background: {raised}; border: 1px solid {rule}; border-radius: 8px; }}
QFrame[rule="true"] {{ background: {rule}; }}
"""


def load_theme(folder: Path, name: ThemeName) -> Theme:
    """Return a bundled theme."""
    return Theme(msgspec.json.decode((folder / f"{name}.json").read_bytes(), type=ThemeFile))


def system_theme() -> ScreenTheme:
    """Return the theme that follows the system's colour scheme and contrast preference."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
