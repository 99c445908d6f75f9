"""Writing several files into a folder, all of them or none.

What is new is written into a hidden folder first. Its renaming to `.saving` is the moment from
which the folder counts as new: whoever reads it (archive.py) takes what is in `.saving` before what
is beside it. Then the files are moved to their places; what a fault keeps from that, the next save
does.
"""

from __future__ import annotations

import errno
import secrets
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from viewer.model.errors import UnwritableError
from viewer.store import atomic
from viewer.store.archive import PENDING


def write(folder: Path, files: Mapping[str, bytes], before: atomic.Before | None = None) -> None:
    """Put the files into the folder by their names, which may lead into folders of it.

    What is there already with the same content is not touched, and what else is there stays.
    Raises UnwritableError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        finish(folder)
        new = {
            name: content for name, content in files.items() if not _holds(folder / name, content)
        }
        for name in new:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            if (folder / name).is_dir():
                raise IsADirectoryError(errno.EISDIR, f"{name} is a folder there")
        if new:
            _commit(folder, new, before)
            finish(folder)
    except OSError as error:
        raise atomic.unwritable(folder, error) from error


def finish(folder: Path) -> None:
    """Move to their places the files of a save that counts but was cut off. Raises OSError."""
    pending = folder / PENDING
    if not pending.is_dir() or pending.is_symlink():
        return
    for path in list(_files(pending)):
        place = folder / path.relative_to(pending)
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)
        atomic.sync_folder(place.parent)
    shutil.rmtree(pending)
    atomic.sync_folder(folder)


def _commit(folder: Path, new: Mapping[str, bytes], before: atomic.Before | None) -> None:
    staged = folder / f"{PENDING}-{secrets.token_hex(4)}"
    try:
        for name, content in new.items():
            _stage(staged / name, content, folder / name)
        if before:
            before(folder)
        staged.rename(folder / PENDING)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    atomic.sync_folder(folder)


def _stage(path: Path, content: bytes, old: Path) -> None:
    """Write a file with the permissions of the one it will replace. Raises OSError."""
    try:
        atomic.write(path, content, make_folders=True)
    except UnwritableError as error:
        raise error.__cause__ or error from error  # the hidden folder is nothing to tell people of
    if old.exists():
        path.chmod(old.stat().st_mode & 0o777)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if not path.is_dir())
