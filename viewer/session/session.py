"""The open briefing and what a person is looking at in it. Widgets show it and call it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path

from viewer.map.served import SERVED
from viewer.model.briefing import Briefing, Place, Viewpoint
from viewer.model.index import Index
from viewer.session.history import History
from viewer.session.ink import Ink
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
from viewer.store import container
from viewer.store.container import Document

Listener = Callable[[], None]

HISTORY = 200
"""How many selections Back goes through."""


class Session:
    """One open briefing: its document and the edits of it, the selection and the way there."""

    def __init__(self, document: Document, path: Path | None = None, *, saved: bool = True) -> None:
        """`saved` says whether the document is in a file yet."""
        self.path = path
        self.on_disk = document.on_disk
        """The digest of what was read or written last at the path."""
        self.history = History(document, saved=saved)
        self.index = Index(document.briefing)
        SERVED.hold(document)
        self.viewpoint: Viewpoint = document.briefing.viewpoint
        self._past: list[Selection] = [NOTHING]
        self._future: list[Selection] = []
        self._listeners: list[Listener] = []
        self._edit_listeners: list[Listener] = []
        self.ink = Ink()
        self._lit: tuple[Selection, Lit] = (NOTHING, Lit())

    @property
    def document(self) -> Document:
        """What the edits have come to."""
        return self.history.document

    @property
    def editable(self) -> bool:
        """Whether it can be edited: what must not be saved cannot."""
        return self.document.read_only is None

    def edit(self, words: str, briefing: Briefing, run: Hashable = None) -> None:
        """Put an edited briefing in place of this one, as an edit that can be undone.

        `words` name the edit in menus. Edits of one `run`, as the letters typed into a field are,
        count as one edit when nothing comes between them.
        """
        if self.editable and briefing != self.index.briefing:
            self.history.add(words, container.edited(self.document, briefing), run)
            self._follow_edit()

    def edit_document(self, words: str, document: Document) -> None:
        """Put another document in place of this one, as an edit: one with another article in it."""
        if self.editable:
            self.history.add(words, document)
            self._follow_edit()

    def undo(self) -> None:
        """Take back the last edit."""
        self.history.undo()
        self._follow_edit()

    def redo(self) -> None:
        """Make the edit again that was undone last."""
        self.history.redo()
        self._follow_edit()

    def mark_saved(self, document: Document, path: Path, on_disk: str = "") -> None:
        """Know that this document was written, where, and the digest of what is there."""
        self.path, self.on_disk = path, on_disk
        self.history.mark_saved(document)
        self._tell_edit()

    def on_edit(self, listener: Listener) -> None:
        """Call `listener` after each change of the document, and after it was saved."""
        self._edit_listeners.append(listener)

    @property
    def chosen_step(self) -> str | None:
        """The step that was selected last, whatever has been selected since."""
        subjects = (selection.subject for selection in reversed(self._past))
        steps = (subject.id for subject in subjects if subject and subject.kind == "step")
        return next(steps, None)

    @property
    def chosen_place(self) -> Place | None:
        """The place that is the subject now."""
        subject = self.selection.subject
        return self.index.places[subject.id] if subject and subject.kind == "place" else None

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

    def _follow_edit(self) -> None:
        """Make the index that of the document, and forget selections of what is gone."""
        if self.document.briefing is self.index.briefing:
            return
        if self.document.briefing.viewpoint != self.index.briefing.viewpoint:
            self.viewpoint = self.document.briefing.viewpoint
        self.index = self.index.of(self.document.briefing)
        SERVED.hold(self.document)
        before, self._lit = self.selection, (NOTHING, Lit())
        self._past = self._standing(self._past) or [NOTHING]
        self._future = self._standing(self._future)
        self._tell_edit()
        if self.selection != before:
            self._tell()

    def _standing(self, selections: list[Selection]) -> list[Selection]:
        """Return the selections of what is there, none twice in a row."""
        there = [one for one in selections if exists(self.index, one)]
        return [one for at, one in enumerate(there) if at == 0 or one != there[at - 1]]

    def _tell_edit(self) -> None:
        for listener in self._edit_listeners:
            listener()

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()
