"""Writing a file whole or not at all: beside it, synced, then renamed over it."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from viewer.model.errors import UnwritableError


def write(path: Path, content: bytes, *, make_folders: bool = False) -> None:
    """Put `content` at `path`, so that a fault at any moment leaves the old file or the new.

    A link is followed, and stays one. Raises UnwritableError; nothing half written stays behind.
    """
    try:
        path = path.resolve()
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise OSError(errno.EINVAL, "it is a device, not a file")  # nothing may replace that
        if make_folders:
            path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:60]}.", dir=path.parent)
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, before Python 3.13
        raise _unwritable(path, error) from error
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(_mode(path))
        beside.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        beside.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _mode(path: Path) -> int:
    """Return the permissions for the new file: the old one's, else what the umask leaves."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last; not every system lets a folder be opened for it."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(path: Path, error: Exception) -> UnwritableError:
    hint = getattr(error, "strerror", None) or str(error) or "the system gives no reason"
    return UnwritableError(f"cannot write {path.name}", f"{hint} ({path.parent})")
