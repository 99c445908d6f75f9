"""The recovery journal: edits that are in no file yet, on disk for as long as that is so.

One folder for each open document, in the state folder (XDG_STATE_HOME), by a name of its own, so
that two files of the same name, and two windows on one file, are apart:

    state.briefing    briefing.json, manifest.json, and recovery.json, which says of what and when
    base-….briefing   texts and originals, which edits seldom touch: written once, and named there
    lock              held by the program that has the document open

Both are briefings in form, not compressed. A state is replaced whole, after the base that it names,
so that at each moment there is exactly one state, or none.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import msgspec
import platformdirs

from viewer.model.errors import UnreadableError, one_line
from viewer.store import archive, atomic, container, saves
from viewer.store.container import Document

STATE = "state.briefing"
LOCK = "lock"
_NOTE = "recovery.json"
_EDITED = (container.BRIEFING, container.MANIFEST)


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What a journal is about."""

    path: bytes = b""
    """Of the briefing's file, absolute, in the system's bytes; empty: it is in none."""
    title: str = ""
    edits: int = 0
    """Since it was saved last; 0: not known."""
    when: str = ""
    """Of the last edit, ISO 8601."""
    on_disk: str = ""
    """The digest of the file that the edits began from."""
    digest: str = ""
    """Of what is to be recovered."""
    base: str = ""

    @property
    def file(self) -> Path | None:
        """The briefing's file."""
        return Path(os.fsdecode(self.path)) if self.path else None


class Journal:
    """The journal of one open document. Raises UnwritableError where the disk will not have it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._base = ""
        self._based_on: tuple[object, ...] = ()

    def write(self, document: Document, note: Note) -> None:
        """Have this state on disk, in place of any earlier one."""
        files = container.files(document)
        based_on = (document.texts, document.originals)
        if not self._base or any(a is not b for a, b in zip(based_on, self._based_on, strict=True)):
            base = f"base-{secrets.token_hex(4)}.briefing"
            self._put(base, {name: files[name] for name in files.keys() - set(_EDITED)})
            self._base, self._based_on = base, based_on
            atomic.sync_folder(self.place.parent)  # its own name in there is new, too
        said = msgspec.structs.replace(
            note,
            base=self._base,
            digest=archive.digest({"mimetype": archive.MIMETYPE.encode(), **files}),
            when=datetime.now().astimezone().isoformat(timespec="seconds"),
        )
        edited = {name: files[name] for name in _EDITED}
        self._put(STATE, {**edited, _NOTE: msgspec.json.encode(said)})
        self._drop_bases(but=self._base)

    def clear(self) -> None:
        """Have no state on disk: there is nothing that a file does not hold."""
        try:
            (self.place / STATE).unlink(missing_ok=True)
            self._drop_bases(but="")
        except OSError as error:
            raise atomic.unwritable(self.place / STATE, error) from error
        self._base = ""

    def _put(self, name: str, files: Mapping[str, bytes]) -> None:
        atomic.write(self.place / name, archive.zipped(files, quick=True), make_folders=True)

    def _drop_bases(self, but: str) -> None:
        """Remove what no state names; where that fails the next write does it."""
        for path in self.place.glob("base-*"):
            if path.name != but:
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)


def root() -> Path:
    """Return the folder of all journals."""
    return platformdirs.user_state_path("dateline", appauthor=False) / "recovery"


def new_place() -> Path:
    """Return the folder for a new journal."""
    return root() / secrets.token_hex(8)


def places() -> list[Path]:
    """Return the folders of all journals that there are, of running programs too."""
    try:
        return sorted(path for path in root().iterdir() if path.is_dir())
    except OSError:
        return []


def note(place: Path) -> Note | None:
    """Return what a journal is about; None where it holds no state. Raises UnreadableError."""
    if not (place / STATE).exists():
        return None
    return _note(archive.read_files(place / STATE))


def is_saved(found: Note) -> bool:
    """Say whether the file already holds what is to be recovered: only the clearing was cut off."""
    return found.file is not None and saves.digest(found.file) == found.digest


def load(place: Path) -> tuple[Document, Note]:
    """Return the state in a journal. Raises UnreadableError."""
    state = archive.read_files(place / STATE)
    found = _note(state)
    del state[_NOTE]
    files = {**archive.read_files(place / Path(found.base).name), **state}
    if archive.digest(files) != found.digest:
        raise UnreadableError("the edits cannot be recovered", "their journal is damaged")
    document = container.read(files, one_line(found.title, 80))
    return msgspec.structs.replace(document, on_disk=found.on_disk), found


def forget_state(place: Path) -> None:
    """Have nothing to recover in a journal any more; where that fails it is offered once more."""
    with contextlib.suppress(OSError):
        (place / STATE).unlink(missing_ok=True)


def forget(place: Path) -> None:
    """Remove a journal, its state first."""
    forget_state(place)
    shutil.rmtree(place, ignore_errors=True)


def _note(files: Mapping[str, bytes]) -> Note:
    try:
        return msgspec.json.decode(files[_NOTE], type=Note)
    except (KeyError, ValueError) as error:
        raise UnreadableError("a recovery journal is damaged", one_line(str(error))) from error
