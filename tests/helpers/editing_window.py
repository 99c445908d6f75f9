"""A window in a process that is told what to do, a line each, and tells what came of it as JSON.

``python -m tests.helpers.editing_window [FILE]``, offscreen. It starts as `run_window` does, but
without waiting for a map, and tells what can be recovered. Then: ``edit WORDS`` makes WORDS the
title of the first step; ``recover N``, ``discard N`` and ``later`` do that in the dialog; ``save``
saves; ``state`` tells. Each answer is the state. It closes the window when its input ends.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QPushButton

from tests.helpers.window import notice_of, session_of, visible_labels
from viewer.session import edits
from viewer.store import container
from viewer.store.resources import bundled_briefing, resources_root
from viewer.ui.app import make_application
from viewer.ui.look import Look
from viewer.ui.map_slot import MapSlot
from viewer.ui.memory import Memory
from viewer.ui.window import MainWindow


def main() -> int:
    """Open the window and do what is asked; returns the exit code."""
    app = make_application()
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    memory = Memory()
    look = Look(app, resources_root() / "themes", memory.settings.theme, memory.settings.text_scale)
    window = MainWindow(look, memory, MapSlot(look))
    window.show_document(container.load(path or bundled_briefing()), path)
    window.show()
    window.recovering.looked.connect(lambda _found: tell(window))
    window.saving.ended.connect(lambda _there: tell(window))
    window.recovering.offer()
    asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    lines = io.FileIO(sys.stdin.fileno(), closefd=False)  # a buffer would hide lines from Qt
    asked.activated.connect(lambda: answer(window, lines.readline().decode()))
    code = app.exec()
    window.deleteLater()
    app.processEvents()
    return code


def answer(window: MainWindow, line: str) -> None:
    """Do what a line asks."""
    verb, _, rest = line.strip().partition(" ")
    match verb:
        case "edit":
            session = session_of(window)
            step = session.index.briefing.steps[0].id
            session.edit("Title", edits.step_changed(session.index.briefing, step, title=rest))
            tell(window)
        case "recover":
            assert window.recovering.dialog
            button = f"Recover {rest}"
            buttons = window.recovering.dialog.findChildren(QPushButton)
            next(b for b in buttons if b.accessibleName() == button).click()
        case "save":
            window.saving.save()
        case "state":
            tell(window)
        case _:
            window.close()


def tell(window: MainWindow) -> None:
    """Write the state as a line to standard output, now."""
    session, dialog = session_of(window), window.recovering.dialog
    told = {
        "title": session.index.briefing.title,
        "step": session.index.briefing.steps[0].title,
        "path": str(session.path) if session.path else None,
        "changed": window.isWindowModified(),
        "notice": notice_of(window),
        "troubles": visible_labels(window.troubles),
        "offered": visible_labels(dialog) if dialog else [],
    }
    sys.stdout.write(f"{json.dumps(told)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
