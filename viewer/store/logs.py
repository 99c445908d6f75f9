"""Where the log goes: warnings to standard error, and all of it to a file that rotates."""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

import platformdirs

from viewer.model.errors import one_line

LOG_BYTES = 1_000_000
LOG_FILES = 3


def set_up() -> Path | None:
    """Start logging; returns the log's file, or None where none can be written."""
    logging.raiseExceptions = False  # a full disk must not put tracebacks on the terminal
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(_terminal())
    path = platformdirs.user_log_path("dateline", appauthor=False) / "dateline.log"
    try:
        root.addHandler(_file(path))
    except OSError as error:
        logging.getLogger(__name__).warning("no log in %s: %s", path.parent, error.strerror)
        return None
    return path


def _terminal() -> logging.Handler:
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    handler.addFilter(lambda record: not record.exc_info)  # those have a line of their own
    handler.setFormatter(_OneLine())
    return handler


def _file(path: Path) -> logging.Handler:
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        path, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", errors="backslashreplace"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler


class _OneLine(logging.Formatter):
    """One printable line a record: text out of a file must not act upon the terminal."""

    def format(self, record: logging.LogRecord) -> str:
        return one_line(f"dateline: {record.levelname.lower()}: {record.getMessage()}")
