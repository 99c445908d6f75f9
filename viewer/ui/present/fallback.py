"""A PDF of the presentation, a page for each step as the room sees it: the last resort."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QMarginsF, QObject, QSize, QSizeF, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize

from viewer.model.errors import DatelineError
from viewer.session.room import Picture
from viewer.store import atomic
from viewer.ui.operations import Operation
from viewer.ui.present.room_view import RoomThemes, RoomView, unseen_view

SIZE = QSize(1920, 1080)
POINTS_PER_PIXEL = 0.75
FIRST_MS, BETWEEN_MS = 8000, 3000
"""It is made while the presenter speaks: slowly, so that nothing else becomes slow."""
MOST_STEPS = 100
"""A page has up to a megabyte: of a longer presentation these are in it."""


class Fallback(QObject):
    """Prints one step after the other, then writes the file; nothing waits for it."""

    made = Signal()
    failed = Signal(str)

    def __init__(
        self,
        steps: Iterable[str],
        picture_of: Callable[[str], Picture],
        themes: RoomThemes,
        path: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.path = path
        self._wanted = deque(list(steps)[:MOST_STEPS])
        self._picture_of, self._themes = picture_of, themes
        self.is_made = False
        self._pages: list[bytes] = []
        self._printing = False
        self._held = self._due = False
        self._view: RoomView | None = None
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._draw)

    def start(self) -> None:
        """Begin when the presentation has begun."""
        self._next.start(FIRST_MS)

    def hold(self, *, back: bool) -> None:
        """Begin no page meanwhile, or go on after a while."""
        self._held = back
        if self._due and not back:
            self._due = False
            self._next.start(BETWEEN_MS)

    def close(self) -> None:
        """Give up, or clear up."""
        self._next.stop()
        self._wanted.clear()
        if self._view:
            view, self._view = self._view, None
            view.close_map()
            view.deleteLater()

    def _draw(self) -> None:
        if self._held:
            self._due = True
            return
        if self._view is None:
            self._view = unseen_view(self._themes, SIZE)
            self._view.failed.connect(self._fail)
            self._view.ready.connect(self._print_again)
        self._view.show_picture(self._picture_of(self._wanted.popleft()), fly=False)
        self._view.when_settled(self._print)

    def _print(self) -> None:
        if self._view:
            self._printing = True
            self._view.print_pdf(_layout(), self._take)

    def _print_again(self) -> None:
        """Print once more what a process took with it: nobody tells of a print that was lost."""
        if self._printing and self._view:
            self._printing = False
            self._view.when_settled(self._print)

    def _take(self, page: QByteArray) -> None:
        self._printing = False
        if self._view is None:
            return
        if page.isEmpty():
            self._fail("a step cannot be printed")
            return
        self._pages.append(bytes(page.data()))
        if self._wanted:
            self._next.start(BETWEEN_MS)
            return
        QTimer.singleShot(0, self, self.close)  # not while Chromium tells: it takes it down
        pages, path = self._pages, self.path
        Operation(lambda: _write(pages, path), self._finish, self._fail_with, self).start()

    def _finish(self, _written: None) -> None:
        self.is_made = True
        self.made.emit()

    def _fail_with(self, error: DatelineError) -> None:
        self._fail(str(error))

    def _fail(self, why: str) -> None:
        QTimer.singleShot(0, self, self.close)
        self.failed.emit(why)


def _layout() -> QPageLayout:
    size = QSizeF(SIZE) * POINTS_PER_PIXEL
    page = QPageSize(size, QPageSize.Unit.Point, "room", QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def _write(pages: Sequence[bytes], path: Path) -> None:
    """Write the pages as one file. For any thread; raises UnwritableError."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    for page in pages:
        writer.append(io.BytesIO(page), import_outline=False)
    content = io.BytesIO()
    writer.write(content)
    atomic.write(path, content.getvalue(), make_folders=True)
