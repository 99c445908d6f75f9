"""What a file was before the last save, kept beside it as `NAME.briefing.bak`.

`.bak` and not `NAME~`: file managers hide what ends in a tilde, and who needs a backup looks for
it. People name copies of their own like that, so one is replaced only if it is the one that we
made, which a list in the state folder says by its content; else the backup gets a number. A
briefing in folder form keeps its earlier state in one hidden file, `.previous.briefing`, so that
version control is not filled with copies.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import platformdirs

from viewer.model.errors import UnwritableError
from viewer.store import archive, atomic
from viewer.store.settings import Kept

MOST = 500
"""How many backups are known as ours; the earliest are forgotten, and never replaced any more."""
NUMBERS = 9


class Backups(msgspec.Struct, frozen=True):
    """The backups that we made."""

    made: dict[str, tuple[str, ...]] = {}
    """SHA-256 of what is or was about to be there, by path."""


def backups_file() -> Kept[Backups]:
    """Return where the list is kept on this system (XDG_STATE_HOME)."""
    return Kept(platformdirs.user_state_path("dateline", appauthor=False) / "backups.json", Backups)


def keep(path: Path) -> Path | None:
    """Keep what is at `path`, a file or a briefing's folder, as its backup; returns where.

    Nothing is kept where nothing is. Raises OSError, and UnwritableError where each name is taken.
    """
    if path.is_dir():
        files = archive.read_files(path)
        if not files:
            return None
        content = archive.zipped(files)
        backup = _place(path, hashlib.sha256(content).hexdigest())
        atomic.write(backup, content)
        return backup
    if not path.is_file():
        return None
    backup = _place(path, _sha256(path))
    beside = atomic.name_beside(backup)
    try:
        beside.hardlink_to(path)  # costs neither time nor room
        beside.replace(backup)
    except OSError:  # not every file system has links
        atomic.write(backup, path.read_bytes())
    finally:
        with contextlib.suppress(OSError):  # two names of one file are not renamed over each other
            beside.unlink(missing_ok=True)
    return backup


def _place(path: Path, sha256: str) -> Path:
    """Return where a backup with this content may be put, and list it as ours before."""
    listed = backups_file()
    made = listed.load().made
    for place in _places(path):
        key = _key(place)
        ours = made.get(key, ())
        there = _sha256(place) if place.is_file() and not place.is_symlink() else None
        if there in ours or not (place.exists() or place.is_symlink()):
            made.pop(key, None)
            made[key] = (*[one for one in (there,) if one and one != sha256], sha256)
            listed.save(Backups(dict(list(made.items())[-MOST:])))
            return place
    raise UnwritableError(f"no backup of {path.name}", "other files have the names of one")


def _key(place: Path) -> str:
    """Return a path as JSON can hold it: names are bytes to some systems, and may be no UTF-8."""
    return os.fsencode(place).decode(errors="backslashreplace")


def _places(path: Path) -> Iterator[Path]:
    for number in range(1, NUMBERS + 1):
        more = "" if number == 1 else str(number)
        if path.is_dir():
            yield path / f".previous{more}.briefing"
        else:
            yield path.with_name(f"{path.name}.bak{more}")


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
