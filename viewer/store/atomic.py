"""Writing a file whole or not at all: beside it, synced, then renamed over it."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from viewer.model.errors import UnwritableError

Before = Callable[[Path], None]
"""What is done with the old file when the new one is safe beside it; an error keeps the old."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_CHUNK = 1 << 20


def write(
    path: Path, content: bytes, *, make_folders: bool = False, before: Before | None = None
) -> None:
    """Put `content` at `path`, so that a fault at any moment leaves the old file or the new.

    A link is followed, and stays one. Raises UnwritableError; nothing half written stays behind.
    """
    try:
        path = path.resolve()
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise OSError(errno.EINVAL, "it is a device, not a file")  # nothing may replace that
        if make_folders:
            path.parent.mkdir(parents=True, exist_ok=True)
        beside = name_beside(path)
        handle = os.open(beside, _NEW, 0o666)  # the umask takes away what it should
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, before Python 3.13
        raise unwritable(path, error) from error
    try:
        _fill(handle, content, _mode(path))
        if before:
            before(path)
        beside.replace(path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        with contextlib.suppress(OSError):  # the fault that brought us here is the one to tell
            beside.unlink(missing_ok=True)
    sync_folder(path.parent)


def name_beside(path: Path) -> Path:
    """Return a new name in the folder of `path`: hidden, and not with its suffix."""
    return path.with_name(f".{path.name[:60]}.{secrets.token_hex(4)}")


def sync_folder(folder: Path) -> None:
    """Make the rename itself last; not every system lets a folder be opened for it."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def unwritable(path: Path, error: Exception) -> UnwritableError:
    """Return the error for people of what the system says."""
    hint = getattr(error, "strerror", None) or str(error) or "the system gives no reason"
    return UnwritableError(f"cannot write {path.name}", f"{hint} ({path.parent})")


def _fill(handle: int, content: bytes, mode: int | None) -> None:
    """Write it all, and have it on the disk before it is closed."""
    try:
        if mode is not None and hasattr(os, "fchmod"):  # not on Windows, which has no such modes
            os.fchmod(handle, mode)
        left = memoryview(content)
        while left:
            left = left[os.write(handle, left[:_CHUNK]) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _mode(path: Path) -> int | None:
    """Return the permissions of the old file, if there is one."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        return None
