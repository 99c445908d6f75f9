"""Saving a document where a person keeps it: nothing that somebody else wrote there is lost."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import NamedTuple

from viewer.model.errors import DatelineError, UnreadableError, UnwritableError
from viewer.store import archive, backups, container, leftovers
from viewer.store.container import Document

_log = logging.getLogger(__name__)


class ChangedError(UnwritableError):
    """Another program has written what would be overwritten."""


class Saved(NamedTuple):
    """What came of a save."""

    digest: str
    """Of what is on disk now."""
    no_backup: str
    """Why what was there before is not kept, "" where it is."""


def save(document: Document, path: Path, known: str | None = None) -> Saved:
    """Write a document in the form that it has at this path, and keep what was there as a backup.

    `known` is the digest of what was read or saved there last; ChangedError is raised where
    something else is there by now, unless it is None. Raises UnwritableError.
    """
    lost = ""

    def look_and_keep(old: Path) -> None:
        nonlocal lost
        if known is not None and digest(old) not in (known, None):
            raise ChangedError(f"{path.name} was changed by another program", "ask before saving")
        lost = _kept(old)

    if os.path.isdir(path):  # noqa: PTH112  # as in is_there
        container.save_folder(document, path, look_and_keep)
        leftovers.sweep_folder(path)
        return Saved(digest(path) or "", lost)  # a folder may hold more than the document
    container.save(document, path, look_and_keep)
    leftovers.sweep(path)
    return Saved(container.digest(document), lost)


def is_there(path: Path) -> bool:
    """Say whether something has this path; nothing has one whose name is too long."""
    return os.path.exists(path)  # noqa: PTH110  # `exists` raises for such a name


def digest(path: Path) -> str | None:
    """Return the digest of a briefing's content, None where nothing is, "" for anything else."""
    if not is_there(path):
        return None
    try:
        return archive.digest(archive.read_files(path))
    except UnreadableError:
        return ""


def _kept(old: Path) -> str:
    """Keep a backup; returns why there is none, which must not keep anybody from saving."""
    try:
        backups.keep(old)
    except (OSError, DatelineError) as error:
        told = str(error) if isinstance(error, DatelineError) else error.strerror or str(error)
        _log.warning("no backup of %s: %s", old.name, told)
        return told
    return ""
