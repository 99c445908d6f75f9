"""A window in which somebody drags the second step behind the fourth; tells the order, and leaves.

``python -m tests.helpers.dragging_window`` with ``QT_QPA_PLATFORM=minimal``, which carries drags
within the program; the offscreen platform carries none.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.helpers.briefings import a_briefing, a_document, a_step
from tests.helpers.window import discard_edits, session_of
from viewer.store.resources import resources_root
from viewer.ui.app import make_application, tell_log
from viewer.ui.look import Look
from viewer.ui.map_slot import MapSlot
from viewer.ui.memory import Memory
from viewer.ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def main() -> None:
    """Open the window without its map, drag, tell, undo, tell, and leave."""
    tell_log()
    app = make_application()
    look = Look(app, resources_root() / "themes", "light", 1.0)
    window = MainWindow(look, Memory(), MapSlot(look))
    steps = tuple(a_step(f"s-{name}", title=f"Step {name}") for name in "abcde")
    window.show_document(a_document(a_briefing(steps=steps)), None)
    window.resize(1280, 1000)
    window.show()
    window.desk.choose_step("s-b")
    window.panels.dossier.focus_steps()
    app.processEvents()
    drag(window, 1, 3)
    tell(window)
    window.actions_by_id["undo"].trigger()
    tell(window)
    discard_edits(window)
    window.close()


class DragStarted(QObject):
    """Says once that something is dragged over a widget."""

    once = Signal()

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt’s name
        """Wait for the first move."""
        if event.type() == QEvent.Type.DragMove:
            watched.removeEventFilter(self)
            self.once.emit()
        return False


def drag(window: MainWindow, row: int, below: int) -> None:
    """Drag a row of the steps to the lower edge of another one."""
    view, handle = window.panels.dossier.steps_list, window.windowHandle()

    def at(number: int, down: int) -> QPoint:
        middle = view.visualRect(view.model().index(number, 0)).center()
        return view.viewport().mapTo(window, middle + QPoint(0, down))

    def drop() -> None:
        QTest.mouseMove(handle, at(below, 5))
        QTest.mouseMove(handle, at(below, 14))
        QTest.mouseRelease(handle, LEFT, pos=at(below, 14))

    started = DragStarted(view.viewport())
    started.once.connect(drop, Qt.ConnectionType.QueuedConnection)  # in the drag's own loop
    QTest.mousePress(handle, LEFT, pos=at(row, 0))
    for down in (6, 30, 60):
        QTest.mouseMove(handle, at(row, down))


def tell(window: MainWindow) -> None:
    """Say in which order the steps are, and which one is chosen."""
    session, view = session_of(window), window.panels.dossier.steps_list
    told = {
        "steps": list(session.index.steps),
        "rows": [view.model().index(row, 0).data()[:9] for row in range(view.model().rowCount())],
        "chosen": session.chosen_step,
        "row": view.currentIndex().row(),
        "undo": session.history.undo_words,
    }
    sys.stdout.write(f"{json.dumps(told)}\n")


if __name__ == "__main__":
    main()
