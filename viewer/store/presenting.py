"""Where a presentation is, kept on disk while it runs, so that one that was cut off can go on."""

from __future__ import annotations

import logging
from pathlib import Path

import msgspec
import platformdirs

from viewer.store.settings import Kept

_log = logging.getLogger(__name__)


class Presenting(msgspec.Struct, frozen=True, kw_only=True):
    """A presentation under way; without a step there is none."""

    path: str = ""
    """Of the briefing; empty: the bundled one."""
    title: str = ""
    step: str = ""
    number: int = 0
    taken: dict[str, float] = {}
    """Seconds by step."""


NONE = Presenting()


def presenting_file() -> Kept[Presenting]:
    """Return where it is kept on this system (XDG_STATE_HOME)."""
    return Kept(_folder() / "presenting.json", Presenting)


def lock_path() -> Path:
    """Return the file that a running presentation holds locked."""
    return _folder() / "presenting.lock"


def fallback_path() -> Path:
    """Return where the PDF of the presentation is kept."""
    return _folder() / "presentation.pdf"


def forget() -> None:
    """Forget the presentation that was cut off."""
    try:
        (_folder() / "presenting.json").unlink(missing_ok=True)
    except OSError as error:
        _log.warning("cannot forget the presentation: %s", error.strerror)


def _folder() -> Path:
    return platformdirs.user_state_path("dateline", appauthor=False)
