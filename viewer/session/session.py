"""The open briefing and what a person is looking at in it. Widgets show it and call it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from viewer.model.briefing import Viewpoint
from viewer.model.index import Index
from viewer.session.selection import (
    NOTHING,
    Lit,
    Selection,
    Subject,
    SubjectKind,
    claims_of,
    exists,
    lit,
)
from viewer.store.container import Document

Listener = Callable[[], None]

HISTORY = 200
"""How many selections Back goes through."""


class Session:
    """One open briefing: its document, its index, the selection and the way there."""

    def __init__(self, document: Document, path: Path | None = None) -> None:
        self.path = path
        self.document = document
        self.index = Index(document.briefing)
        self.viewpoint: Viewpoint = document.briefing.viewpoint
        self._past: list[Selection] = [NOTHING]
        self._future: list[Selection] = []
        self._listeners: list[Listener] = []
        self._lit: tuple[Selection, Lit] = (NOTHING, Lit())

    @property
    def selection(self) -> Selection:
        """What is selected."""
        return self._past[-1]

    @property
    def lit(self) -> Lit:
        """What lights up for it."""
        if self._lit[0] is not self.selection:
            self._lit = self.selection, lit(self.index, self.selection)
        return self._lit[1]

    def on_selection(self, listener: Listener) -> None:
        """Call `listener` after each change of the selection."""
        self._listeners.append(listener)

    def select(self, kind: SubjectKind, identifier: str, claim: str | None = None) -> None:
        """Make this the subject of the dossier, with a claim of it in focus if one is named."""
        self._go(Selection(Subject(kind, identifier), claim))

    def focus_claim(self, claim: str) -> None:
        """Put a claim in focus: within the present subject if that has it, else on its own."""
        subject = self.selection.subject
        listed = {c.id for c in claims_of(self.index, subject)}
        self._go(Selection(subject if claim in listed else None, claim))

    def clear(self) -> None:
        """Select nothing: the dossier shows the whole briefing."""
        self._go(NOTHING)

    def back(self) -> None:
        """Return to the selection before this one."""
        if self.can_go_back:
            self._future.append(self._past.pop())
            self._tell()

    def forward(self) -> None:
        """Undo the last Back."""
        if self._future:
            self._past.append(self._future.pop())
            self._tell()

    @property
    def can_go_back(self) -> bool:
        """Whether there is a selection before this one."""
        return len(self._past) > 1

    @property
    def can_go_forward(self) -> bool:
        """Whether Back was the last move."""
        return bool(self._future)

    def _go(self, selection: Selection) -> None:
        if selection == self.selection or not exists(self.index, selection):
            return
        self._past = [*self._past[-HISTORY:], selection]
        self._future.clear()
        self._tell()

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()
