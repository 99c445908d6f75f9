"""Pictures that come back: one that Dateline made opens the view that it shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject

from viewer.export.provenance import PictureView, view_in
from viewer.model.errors import DatelineError, UnreadableError
from viewer.session.selection import SubjectKind
from viewer.session.sheets import document_hash
from viewer.ui.operations import Operation

if TYPE_CHECKING:
    from viewer.ui.window import MainWindow

SUFFIXES = (".png", ".pdf", ".svg")
LONGEST = 200_000_000
"""Bytes of a picture that is read."""


class Pictures(QObject):
    """Shows the view of a picture that is dropped on the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def takes(self, path: Path) -> bool:
        """Say whether a file may be a picture of ours, by its name."""
        return path.suffix.lower() in SUFFIXES

    def open(self, path: Path, without: Callable[[], None] | None = None) -> None:
        """Show the view that a picture says it shows; `without` one do that, or say why not."""

        def failed(error: DatelineError) -> None:
            without() if without else self._tell(error)

        Operation(lambda: read_view(path), self._show, failed, self).start()

    def _show(self, view: PictureView) -> None:
        desk = self._window.desk
        session = desk.session
        if session is None:
            return
        if document_hash(session.document) != view.briefing:
            self._window.notice.say(
                "This picture is of another briefing, or of another state of this one."
                " Open that one, and drop the picture again."
            )
            return
        desk.show_borders(view.viewpoint)
        kind, _, part = (view.subject or "").partition(":")
        if kind in get_args(SubjectKind):
            session.select(kind, part, view.claim)  # type: ignore[arg-type]  # as just checked
        elif view.claim:
            session.focus_claim(view.claim)
        else:
            session.clear()
        if self._window.map_slot.view:
            self._window.map_slot.view.fit(view.bounds)

    def _tell(self, error: DatelineError) -> None:
        self._window.notice.say(str(error))


def read_view(path: Path) -> PictureView:
    """Return the view that a picture says it shows. Raises UnreadableError."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LONGEST)
    except OSError as error:
        raise UnreadableError(f"cannot read {path.name}", str(error.strerror)) from error
    if view := view_in(content):
        return view
    hint = "only pictures that Dateline has made say what they show"
    raise UnreadableError(f"{path.name} shows no view of a briefing", hint)
