"""What saves that were killed left beside a file: found by its name and content, and removed.

A file is written beside the one that it will replace (`viewer.store.atomic`). Who is killed
meanwhile removes nothing, so the next save of the same file does, where there can be no doubt:
the name is one that we make, it is a plain file, nothing has written to it for an hour, and it
begins as a briefing does, or holds nothing yet.
"""

from __future__ import annotations

import contextlib
import os
import re
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


def _remove(beside: Path) -> None:
    with contextlib.suppress(OSError):
        found = beside.lstat()
        touched = max(found.st_mtime, found.st_ctime)  # a new link to an old file is new
        if not stat.S_ISREG(found.st_mode) or time.time() - touched < OLD_SECONDS:
            return
        if _begins_as_ours(beside):
            beside.unlink()


def _begins_as_ours(beside: Path) -> bool:
    with beside.open("rb") as stream:
        head = stream.read(_ENTRY + len(_FIRST))
    return _ZIP.startswith(head[:4]) and _FIRST.startswith(head[_ENTRY:])
