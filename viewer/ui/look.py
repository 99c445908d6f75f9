"""The look of the whole program: which theme, at what text size, as the user or system wants."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QStyleFactory

from viewer.ui.fonts import Fonts
from viewer.ui.style import Style
from viewer.ui.theme import THEMES, Theme, load_theme, system_theme

SMALLEST, LARGEST = 0.8, 2.5
STEP = 1.1


class Look(QObject):
    """Puts a theme in force on the application, and follows the system while that is wanted."""

    def __init__(self, app: QApplication, themes: Path, choice: str, scale: float) -> None:
        super().__init__(app)
        self._app = app
        self._themes: dict[str, Theme] = {}
        self._folder = themes
        self.choice, self.scale = choice, scale
        self._dimmed = False
        app.setStyle(QStyleFactory.create("Fusion"))
        self.style = Style(self._theme(), Fonts(scale))
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._system_changed)

    @contextmanager
    def bare(self) -> Iterator[None]:
        """Have no style sheet in force while a window is built.

        With one, Qt styles a widget and all in it anew each time that they are put into another.
        """
        self._app.setStyleSheet("")
        yield
        self._app.setStyleSheet(self.style.theme.style_sheet())

    def choose(self, choice: str) -> None:
        """Put a theme in force: one by name, or ``system``."""
        self.choice = choice
        self._renew()

    def dim(self, on: bool) -> None:
        """Be dark for as long as a room is, whatever the theme is, or no longer."""
        self._dimmed = on
        self._renew()

    def resize_text(self, scale: float) -> None:
        """Set all text to this many times its ordinary size, within limits."""
        self.scale = round(min(max(scale, SMALLEST), LARGEST), 3)
        self._renew()

    def theme_named(self, name: str) -> Theme:
        """Return a bundled theme."""
        if name not in self._themes:
            known = next(theme for theme in THEMES if theme == name)
            self._themes[name] = load_theme(self._folder, known)
        return self._themes[name]

    def _theme(self) -> Theme:
        if self._dimmed and self.choice != "contrast":
            return self.theme_named("dark")
        return self.theme_named(self.choice if self.choice in THEMES else system_theme())

    def _system_changed(self) -> None:
        if self.choice not in THEMES:
            self._renew()

    def _renew(self) -> None:
        self.style.theme, self.style.fonts = self._theme(), Fonts(self.scale)
        self._apply()
        self.style.changed.emit()  # only now: a style sheet makes Qt forget the fonts of widgets

    def _apply(self) -> None:
        self._app.setFont(self.style.fonts.sans())
        self._app.setPalette(self.style.theme.palette())
        self._app.setStyleSheet(self.style.theme.style_sheet())
