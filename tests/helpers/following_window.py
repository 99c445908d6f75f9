"""A window that tells its theme while the system's colour scheme changes: a JSON line each time.

``python -m tests.helpers.following_window`` on a display: as it starts; when the system turns
light, then dark; and when it turns light again after a person has chosen the high contrast.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from viewer.store import container
from viewer.store.resources import bundled_briefing, resources_root
from viewer.ui.app import make_application, tell_log
from viewer.ui.look import Look
from viewer.ui.map_slot import MapSlot
from viewer.ui.memory import Memory
from viewer.ui.window import MainWindow

Scheme = Qt.ColorScheme


def main() -> None:
    """Open the window without its map, have the system change, and leave."""
    tell_log()
    app = make_application()
    look = Look(app, resources_root() / "themes", Memory().settings.theme, 1.0)
    window = MainWindow(look, Memory(), MapSlot(look))
    window.show_document(container.load(bundled_briefing()), None)
    window.show()
    tell(app, window)
    for scheme in (Scheme.Light, Scheme.Dark):
        turn(app, scheme)
        tell(app, window)
    window.actions_by_id["theme-contrast"].trigger()
    turn(app, Scheme.Light)
    tell(app, window)
    window.close()


def turn(app: QApplication, scheme: Scheme) -> None:
    """Do what the system does when somebody turns it light or dark."""
    app.styleHints().setColorScheme(scheme)
    app.processEvents()


def tell(app: QApplication, window: MainWindow) -> None:
    """Say which theme is in force, and the ground that widgets have."""
    told = {
        "system": app.styleHints().colorScheme().name,
        "theme": window.look.style.theme.name,
        "ground": window.palette().window().color().name(),
    }
    sys.stdout.write(f"{json.dumps(told)}\n")


if __name__ == "__main__":
    main()
