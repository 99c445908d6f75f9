"""Writes in processes that are killed, or whose system fails them, at one call after the other.

``python -m tests.helpers.faults WHAT FAULT FOLDER``: for each number from 1, `FOLDER/number` gets
what is written twice without a fault, then a process that writes it a third time and in which the
call to the system of that number does not come off. It ends with the first number that there is no
such call of, and tells as JSON what became of each. `WHAT` is ``file``, ``folder``, ``journal`` or
``first`` (a journal's first write); `FAULT` is ``kill``, or an error that this call gives, or with
a plus sign each call from then on: ``ENOSPC``, ``EIO+``.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from tests.helpers.briefings import a_briefing, a_document
from tests.helpers.process import ROOT
from viewer.model.errors import UnwritableError
from viewer.store import recovery, saves
from viewer.store.container import Document

CALLS = ("open", "write", "fsync", "replace", "rename", "link", "unlink", "mkdir", "rmdir")
MODES = ("chmod", "fchmod")
WRITING = os.O_WRONLY | os.O_RDWR
DONE, REFUSED, BUG, KILLED = "done", "refused", "bug", "killed"
ENDS = {0: DONE, 3: REFUSED, 4: BUG, -signal.SIGKILL: KILLED}
TITLES = ("Earlier", "Old", "New")


class Ended(NamedTuple):
    """What became of one write."""

    call: str
    """The call that did not come off, "" for none."""
    how: str
    folder: Path


def faulted(what: str, fault: str, folder: Path) -> list[Ended]:
    """Return what became of each write; the last one is that without a fault."""
    command = [sys.executable, "-m", "tests.helpers.faults", what, fault, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return [Ended(call, how, Path(at)) for call, how, at in json.loads(done.stdout)]


def version(title: str) -> Document:
    """The document as it is when it has this title."""
    return a_document(a_briefing(title=title), originals={"originals/a.bin": bytes(3000)})


def writer(what: str, folder: Path) -> Callable[[str], None]:
    """Return what writes the version of a title into the folder."""
    if what in ("journal", "first"):
        journal = recovery.Journal(folder / "journal")
        return lambda title: journal.write(version(title), recovery.Note(title=title, edits=2))
    if what == "folder":
        (folder / "visit").mkdir()
        return lambda title: (saves.save(version(title), folder / "visit"), None)[1]
    return lambda title: (saves.save(version(title), folder / "a.briefing"), None)[1]


def main() -> None:
    """Write as often as there are calls."""
    what, fault, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    told: list[tuple[str, str, str]] = []
    for number in range(1, 1000):
        here = folder / str(number)
        here.mkdir(parents=True)
        os.environ["XDG_STATE_HOME"] = str(here / "state")
        write = writer(what, here)
        for title in () if what == "first" else TITLES[:2]:
            write(title)
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os._exit(_written(write, fault, number, writing))
        os.close(writing)
        with os.fdopen(reading) as pipe:
            call = pipe.read()
        how = ENDS[os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])]
        told.append((call, how, str(here)))
        if not call:
            break
    json.dump(told, sys.stdout)


def _written(write: Callable[[str], None], fault: str, number: int, pipe: int) -> int:
    """Write with a fault; returns the exit code."""
    os.set_inheritable(pipe, False)
    _inject(fault, number, pipe)
    try:
        write(TITLES[2])
    except UnwritableError:
        return 3
    except BaseException:
        return 4
    return 0


def _inject(fault: str, number: int, pipe: int) -> None:
    """Have the call of this number, of those that change what is on disk, not come off."""
    count, real_write = 0, os.write

    def changed(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def changing(*given: Any, **named: Any) -> Any:
            nonlocal count
            if name == "open" and not given[1] & WRITING:
                return call(*given, **named)
            count += 1
            if count < number or (count > number and not fault.endswith("+")):
                return call(*given, **named)
            if count == number:
                real_write(pipe, name.encode())
            if name == "write" and count == number:
                call(given[0], given[1][: len(given[1]) // 2])
            if fault == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            code = getattr(errno, fault.rstrip("+"))
            raise OSError(code, os.strerror(code))

        return changing

    for name in (*CALLS, *MODES):
        setattr(os, name, changed(name, getattr(os, name)))


if __name__ == "__main__":
    main()
