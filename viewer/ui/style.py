"""The look in force: a theme with fonts at the user's text scale."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from viewer.ui.fonts import Fonts
from viewer.ui.theme import Theme


class Style(QObject):
    """What every panel draws with; `changed` says that it is another one now."""

    changed = Signal()

    def __init__(self, theme: Theme, fonts: Fonts) -> None:
        super().__init__()
        self.theme = theme
        self.fonts = fonts
