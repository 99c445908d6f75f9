"""The one family of errors that are meant for people; anything else is a bug."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command line (design.md §6), sysexits.h and, from 128, the shell's."""

    DONE = 0
    PROBLEMS = 1
    UNREADABLE = 2
    USAGE = 64
    BUG = 70
    INTERRUPTED = 130
    BROKEN_PIPE = 141


class DatelineError(Exception):
    """Something that a person can act on: *what* happened and a *hint* at what to do.

    `str(error)` is one line, ``what: hint``, safe to print: control characters are escaped.
    """

    exit_code = ExitCode.UNREADABLE

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what, hint)
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        return f"{one_line(self.what, 200)}: {one_line(self.hint)}"


class UnreadableError(DatelineError):
    """A file cannot be read or is not what it says it is."""


class UnwritableError(DatelineError):
    """A file cannot be written."""


class UsageError(DatelineError):
    """The words of a command do not fit together."""

    exit_code = ExitCode.USAGE


def one_line(text: str, limit: int = 500) -> str:
    """Return `text` as one printable line of at most `limit` characters.

    Control, format (bidi) and separator characters are escaped, so that text out of a hostile
    file can neither move the terminal's cursor nor reverse what is read.
    """
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"
