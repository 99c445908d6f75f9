"""An article out of a file or the clipboard: its text as it is frozen, and what it says of itself.

The file is read by another process (`viewer.reading.limits`): it may be anybody's.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import msgspec

from viewer.model.briefing import Block, Part, Stated
from viewer.model.errors import UnreadableError
from viewer.reading import limits

SUFFIXES = (
    ".txt", ".md", ".html", ".htm", ".mhtml", ".pdf", ".docx", ".odt", ".rtf", ".eml",
)  # fmt: skip
"""The kinds of file that can be read, for dialogs; what is in a file counts more than its name."""

PASTED = "pasted.txt"
"""The name of a text that came from the clipboard."""


class LeftOut(Part, frozen=True, kw_only=True):
    """A paragraph of the file that is not in the text, for a person to judge."""

    text: str
    why: str
    """What it was taken for, in a word or two: menu, advertisement …"""
    line: int
    """The line of the text that it stood before."""


class Article(Part, frozen=True, kw_only=True):
    """What was read: a paragraph a line; `text` is frozen (`viewer.model.text`)."""

    text: str
    blocks: tuple[Block, ...] = ()
    title: Stated | None = None
    publisher: Stated | None = None
    author: Stated | None = None
    published: Stated | None = None
    """EDTF."""
    language: Stated | None = None
    """BCP 47."""
    url: Stated | None = None
    retrieved: str | None = None
    """EDTF; of what was fetched from the web."""
    left_out: tuple[LeftOut, ...] = ()
    """In the order of the file."""


Stop = Callable[[], bool]
"""Asked a few times a second whether to give up."""


def read_article(path: Path, stop: Stop = limits.never) -> Article:
    """Return the article in a file; raises DatelineError."""
    return read_bytes(path.name or str(path), file_content(path), stop)


def read_bytes(
    name: str,
    content: bytes,
    stop: Stop = limits.never,
    *,
    origin: tuple[str, str] | None = None,
) -> Article:
    """Return the article in the content of a file of this name; raises DatelineError.

    `origin`: the address that it was fetched from, and the encoding that it is said to be in.
    """
    if len(content) > limits.MAX_FILE:
        raise _too_large(name)
    reply = limits.reply(name, content, stop, origin=origin)
    try:
        return msgspec.json.decode(reply, type=Article)
    except ValueError as error:  # msgspec's are ValueErrors
        raise UnreadableError(f"{name} cannot be read", "its reader gave no answer") from error


def file_content(path: Path) -> bytes:
    """Return what is in a file; raises UnreadableError for what is none, or too large.

    A link to a file is as good as the file; a device or pipe would never end.
    """
    name = path.name or str(path)
    try:
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError(errno.EINVAL, "it is a folder or a device, not a file")
            content = stream.read(limits.MAX_FILE + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        hint = getattr(error, "strerror", None) or "the system gives no reason"
        raise UnreadableError(f"cannot read {name}", hint) from error
    if len(content) > limits.MAX_FILE:
        raise _too_large(name)
    return content


def _too_large(name: str) -> UnreadableError:
    most = f"an article has at most {limits.MAX_FILE // 10**6} MB"
    return UnreadableError(
        f"{name} is too large", f"{most}: paste its text, or save it without pictures"
    )
