"""What saves that were killed left beside a file or in a folder: found, and removed.

A file is written beside the one that it will replace (`viewer.store.atomic`), the files of a folder
in a hidden one in it (`viewer.store.folders`). Who is killed meanwhile removes nothing, so the next
save at the same path does, where there can be no doubt: the name is one that we make, it is a plain
file or a folder of such, and nothing has written to it for an hour. A file must begin as a briefing
does, or hold nothing yet.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import stat
import time
from pathlib import Path

from viewer.store import archive

OLD_SECONDS = 3600.0
"""So long ago it was written last: a save takes seconds, on a slow drive minutes."""
_ENTRY = 30
"""The length of what stands before the name of a ZIP's first entry (APPNOTE 4.3.7)."""
_ZIP = b"PK\x03\x04"
_FIRST = b"mimetype" + archive.MIMETYPE.encode()
_STAGED = re.compile(rf"{re.escape(archive.PENDING)}-[0-9a-f]{{8}}", re.ASCII)
_OF_BACKUP = re.compile(r"\.\.previous\d?\.briefing\.[0-9a-f]{8}", re.ASCII)


def sweep(path: Path) -> None:
    """Remove what killed saves of `path` left beside it; what cannot be removed stays."""
    path = path.resolve()
    ours = re.compile(rf"\.{re.escape(path.name[:60])}\.[0-9a-f]{{8}}", re.ASCII)
    of_backup = re.compile(rf"\.{re.escape(f'{path.name}.bak'[:60])}\d?\.[0-9a-f]{{8}}", re.ASCII)
    with contextlib.suppress(OSError), os.scandir(path.parent) as there:
        names = [entry.name for entry in there if entry.name.startswith(f".{path.name[:60]}")]
        for name in names:
            if ours.fullmatch(name) or of_backup.fullmatch(name):
                _remove(path.with_name(name))


def sweep_folder(folder: Path) -> None:
    """Remove what killed saves left in a briefing's folder; what cannot be removed stays."""
    with contextlib.suppress(OSError):
        for path in list(folder.iterdir()):
            if _OF_BACKUP.fullmatch(path.name):
                _remove(path)
            elif _STAGED.fullmatch(path.name):
                _remove_folder(path)


def _remove(beside: Path) -> None:
    with contextlib.suppress(OSError):
        if _is_left(beside) and _begins_as_ours(beside):
            beside.unlink()


def _remove_folder(staged: Path) -> None:
    with contextlib.suppress(OSError):
        if _is_left(staged) and all(map(_is_left, staged.rglob("*"))):
            shutil.rmtree(staged)


def _is_left(path: Path) -> bool:
    """Say whether it is a plain file or folder that nothing has written to for an hour."""
    found = path.lstat()
    touched = max(found.st_mtime, found.st_ctime)  # a new link to an old file is new
    plain = stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)
    return plain and time.time() - touched >= OLD_SECONDS


def _begins_as_ours(beside: Path) -> bool:
    with beside.open("rb") as stream:
        head = stream.read(_ENTRY + len(_FIRST))
    return _ZIP.startswith(head[:4]) and _FIRST.startswith(head[_ENTRY:])
