"""What edits made of a document, one after the other, so that each can be undone."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from viewer.store.container import Document


class _Edit(NamedTuple):
    words: str
    document: Document
    """What it made."""
    run: Hashable


class History:
    """Documents without a limit; they share all that the edits between them left alone."""

    def __init__(self, document: Document, *, saved: bool = True) -> None:
        self._first = document
        self._done: list[_Edit] = []
        self._undone: list[_Edit] = []
        self._saved = document if saved else None

    @property
    def document(self) -> Document:
        """What the edits have come to."""
        return self._done[-1].document if self._done else self._first

    @property
    def changed(self) -> bool:
        """Whether the document is another one than was saved last."""
        return self.document is not self._saved

    @property
    def edits(self) -> int:
        """How many edits lie between the document and the one that was saved last."""
        states = [self._first, *(edit.document for edit in self._done)]
        saved = next((at for at, one in enumerate(states) if one is self._saved), 0)
        return len(states) - 1 - saved

    @property
    def undo_words(self) -> str:
        """Name the edit that Undo would take back, "" where there is none."""
        return self._done[-1].words if self._done else ""

    @property
    def redo_words(self) -> str:
        """Name the edit that Redo would make again, "" where there is none."""
        return self._undone[-1].words if self._undone else ""

    def add(self, words: str, document: Document, run: Hashable = None) -> None:
        """Take in what an edit made; edits of one run, not parted by anything, are one edit."""
        if self._continues(run):
            self._done.pop()
        self._undone.clear()
        if document.briefing != self.document.briefing:  # not what a run has led back to
            self._done.append(_Edit(words, document, run))

    def undo(self) -> None:
        """Take back the last edit."""
        if self._done:
            self._undone.append(self._done.pop())

    def redo(self) -> None:
        """Make the edit again that was taken back last."""
        if self._undone:
            self._done.append(self._undone.pop())

    def mark_saved(self, document: Document) -> None:
        """Know that this document is the one on disk."""
        self._saved = document

    def _continues(self, run: Hashable) -> bool:
        if run is None or not self._done or self._undone:
            return False
        return self._done[-1].run == run and self.changed
