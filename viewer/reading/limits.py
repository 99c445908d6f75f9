"""Reading somebody's file in a process that may use little time and memory, and nothing else.

Readers of PDF, Word and web pages take hostile input badly (findings.md, trap 15): here they can
hang, eat memory or crash, and all that comes of it is one error for people.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from viewer.model.errors import DatelineError, UnreadableError, one_line
from viewer.reading import CHILD

MAX_FILE = 50 * 1000 * 1000
"""The largest file, in bytes."""
MAX_REPLY = 100 * 1000 * 1000
"""The longest answer, in bytes: the longest text, escaped, with room to spare."""
SECONDS = 20.0
MEMORY = 1000 * 1000 * 1000
"""What the process may use; bytes of address space, where the system can limit it (POSIX)."""


class Job(NamedTuple):
    """What a file is read as, and what to do where it cannot be."""

    name: str
    """Also of the answer."""
    slow: str
    broken: str


ARTICLE = Job(
    "article",
    "it was stopped: paste its text, or save it anew as .txt or .docx",
    "paste its text, or save it anew with the program that it is from",
)
PAGE = Job(
    "page",
    "it was stopped: try again, or save the page from your browser and import the file",
    "try again, or save the page from your browser and import the file",
)
"""Something on the web: the one job that may connect to anything."""
PICTURES = Job("pictures", "look at it in its own program", "look at it in its own program")
LAYERS = Job(
    "layers",
    "it was stopped: take a part of it, or simplify it",
    "it may be damaged, or need more memory than it may take: simplify it, or take a part of it",
)

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from viewer.reading.child import main; main()"
)
_POLL = 0.02

_log = logging.getLogger(__name__)


def never() -> bool:
    """Say that there is no reason to give up."""
    return False


def reply(
    name: str,
    content: bytes,
    stop: Callable[[], bool] = never,
    *,
    seconds: float = SECONDS,
    command: Sequence[str] | None = None,
    job: Job = ARTICLE,
    origin: tuple[str, str] | None = None,
) -> bytes:
    """Return what the child makes of a file, an Article as JSON; raises UnreadableError.

    `origin`: the address that it was fetched from, and the encoding that it is said to be in.
    """
    with _started(name, command or child_command()) as process:
        talk = _Talk(process, _request(name, content, job, origin))
        try:
            _wait(talk, process, name, stop, time.monotonic() + seconds, job)
        finally:
            process.kill()
            process.wait()
            talk.end()
    return _judged(name, process.returncode, bytes(talk.out), job)


def child_command() -> list[str]:
    """Return the command that starts the child.

    Isolated (``-I``): neither the folder it is started in nor PYTHON… variables may put other
    modules before ours; it is told where ours and what they need were found.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD]
    folders = [str(Path(folder).resolve()) for folder in sys.path if folder]
    root = str(Path(__file__).resolve().parents[2])
    return [sys.executable, "-I", "-c", _START, json.dumps([*folders, root])]


def _started(name: str, command: Sequence[str]) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        return subprocess.Popen(  # noqa: S603 - ourselves
            command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, creationflags=flags
        )
    except OSError as error:
        what = f"cannot read {name}: no process can be started for it"
        raise UnreadableError(what, error.strerror or "the system gives no reason") from error


class _Talk:
    """What is written to the child and read from it, each in a thread: neither may block us."""

    def __init__(self, process: subprocess.Popen[bytes], request: bytes) -> None:
        self.out = bytearray()
        self.too_long = False
        self._process = process
        self._request = request
        self._threads = [threading.Thread(target=t, daemon=True) for t in (self._write, self._read)]
        for thread in self._threads:
            thread.start()

    def done(self) -> bool:
        """Wait a moment; say whether the child has said all that it will."""
        self._threads[1].join(_POLL)
        return not self._threads[1].is_alive()

    def end(self) -> None:
        """Wait for the threads; the child is gone."""
        for thread in self._threads:
            thread.join()

    def _write(self) -> None:
        stream = self._process.stdin
        assert stream
        with contextlib.suppress(OSError):  # it left without listening
            stream.write(self._request)
        with contextlib.suppress(OSError):
            stream.close()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream
        while chunk := os.read(stream.fileno(), 1 << 16):
            self.out += chunk
            if len(self.out) > MAX_REPLY:
                self.too_long = True
                self.out.clear()
                return


def _request(name: str, content: bytes, job: Job, origin: tuple[str, str] | None) -> bytes:
    said = {"name": name, "size": len(content), "job": job.name, "origin": origin}
    return json.dumps(said).encode() + b"\n" + content


def _wait(
    talk: _Talk,
    process: subprocess.Popen[bytes],
    name: str,
    stop: Callable[[], bool],
    until: float,
    job: Job,
) -> None:
    while not talk.done():
        if stop():
            raise UnreadableError(f"{name} was not read", "it was cancelled")
        if time.monotonic() > until:
            raise UnreadableError(f"{name} takes too long to read", job.slow)
    if talk.too_long:
        raise UnreadableError(f"{name} cannot be read", "its reader answers without an end")
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(max(0.1, until - time.monotonic()))


def _judged(name: str, code: int, out: bytes, job: Job) -> bytes:
    """Return what was read out of the child's answer; raises UnreadableError for any other."""
    try:
        answer: Any = json.loads(out) if out else {}
        if fault := answer.get("fault"):
            _log.info("reading %s: %s", one_line(name), one_line(str(fault), 4000))
        if error := answer.get("error"):
            raise UnreadableError(str(error["what"]), str(error["hint"]))
        if code == 0 and job.name in answer:
            return json.dumps(answer[job.name]).encode()
    except DatelineError:
        raise
    except (ValueError, RecursionError, AttributeError, KeyError, TypeError):
        _log.warning("the reader of %s answers nonsense", one_line(name))
    _log.warning("the reader of %s ended with %s", one_line(name), code)
    raise UnreadableError(f"{name} cannot be read: its reader broke off", job.broken)
