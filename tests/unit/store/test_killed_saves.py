"""Whatever happens while something is written, on disk is the old or the new, and nothing else.

Real processes, killed before each call to the system that changes what is on disk (and amid each
write), or told of each such call that it has failed (helpers/faults.py).
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.faults import BUG, DONE, KILLED, REFUSED, TITLES, Ended, faulted, version
from viewer.model.errors import UnwritableError
from viewer.store import archive, container, leftovers, recovery, saves

FAULTS = ("kill", "ENOSPC", "EIO", "EACCES", "ENOSPC+", "EROFS+")
FILES = {archive.zipped(container.files(version(title))): title for title in TITLES}


@pytest.fixture(params=FAULTS)
def fault(request: pytest.FixtureRequest) -> str:
    """What goes wrong."""
    return str(request.param)


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder, in memory where that can be: a disk takes minutes for all the syncing."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as made:
        yield Path(made)


def ran(what: str, fault: str, folder: Path, calls: set[str]) -> list[Ended]:
    """What became of each write: all these calls were hit, the last write had no fault."""
    ended = faulted(what, fault, folder)
    assert calls <= {one.call for one in ended}
    assert ended[-1].call == ""
    assert ended[-1].how == DONE
    assert BUG not in {one.how for one in ended}
    if fault == "kill":
        assert {one.how for one in ended[:-1]} == {KILLED}
    return ended


def seen(folder: Path) -> set[str]:
    """What a person or a file dialog sees in the folder."""
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


def test_a_file_is_the_old_or_the_new_and_its_backup_is_whole(folder: Path, fault: str) -> None:
    titles = []
    for one in ran("file", fault, folder, {"open", "write", "fsync", "replace", "link"}):
        titles.append(FILES[(one.folder / "a.briefing").read_bytes()])
        backup = FILES[(one.folder / "a.briefing.bak").read_bytes()]
        assert (titles[-1], backup) in {("Old", "Earlier"), ("Old", "Old"), ("New", "Old")}
        if one.how == DONE:
            assert titles[-1] == "New"
        assert seen(one.folder) <= {"a.briefing", "a.briefing.bak", "state"}
        assert not list(one.folder.glob(".*.briefing"))
    assert set(titles) == {"Old", "New"}


def test_a_folder_is_the_old_or_the_new_as_one_and_the_next_save_mends_it(
    folder: Path, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = []
    for one in ran("folder", fault, folder, {"open", "write", "fsync", "rename", "mkdir"}):
        visit = one.folder / "visit"
        document = container.load(visit)
        assert list(container.problems(document)) == []
        titles.append(document.briefing.title)
        assert document.briefing.title in ("Old", "New")
        if one.how == DONE:
            assert document.briefing.title == "New"
        previous = container.load(visit / ".previous.briefing").briefing.title
        assert previous in ("Earlier", "Old")
        monkeypatch.setenv("XDG_STATE_HOME", str(one.folder / "state"))
        monkeypatch.setattr(leftovers, "OLD_SECONDS", -60.0)
        saves.save(version("After"), visit)
        hidden = {path.name for path in visit.iterdir()} - seen(visit)
        assert hidden <= {".previous.briefing", ".previous2.briefing"}
        assert container.load(visit).briefing.title == "After"
    assert set(titles) == {"Old", "New"}


@pytest.mark.parametrize("what", ["first", "journal"])
def test_a_journal_holds_one_whole_state_or_none_yet(folder: Path, fault: str, what: str) -> None:
    titles: list[str | None] = []
    for one in ran(what, fault, folder, {"open", "write", "fsync", "replace"}):
        place = one.folder / "journal"
        if not place.exists() or recovery.note(place) is None:
            titles.append(None)
            continue
        document, note = recovery.load(place)
        assert document.briefing.title == note.title
        assert container.digest(document) == note.digest
        titles.append(note.title)
        if one.how == DONE:
            assert note.title == "New"
    assert set(titles) == ({None, "New"} if what == "first" else {"Old", "New"})


def test_what_is_new_is_on_the_disk_before_it_has_its_name(folder: Path) -> None:
    calls = [one.call for one in faulted("file", "kill", folder)]
    last = len(calls) - 1 - calls[::-1].index("replace")
    before = calls[:last]
    assert before.index("write") < before.index("fsync")
    assert "fsync" in calls[last:]


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for one briefing and a bit; only root can have one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=48k", "none", str(disk)]
    if os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("needs the right to mount")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("form", ["a.briefing", "visit"])
def test_on_a_full_disk_the_old_stays_and_the_new_is_saved_once_there_is_room(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tiny / form
    if form == "visit":
        path.mkdir()
    small, other = (document_of(title) for title in ("Old", "New"))
    saves.save(small, path)
    fill(tiny / "filler")
    with pytest.raises(UnwritableError, match="No space left on device"):
        saves.save(other, path, saves.digest(path))
    assert container.load(path).briefing.title == "Old"
    assert list(container.problems(container.load(path))) == []
    (tiny / "filler").unlink()
    saves.save(other, path, saves.digest(path))
    assert container.load(path).briefing.title == "New"


def document_of(title: str) -> container.Document:
    return container.edited(version(title), version(title).briefing)


def fill(path: Path) -> None:
    """Take all the room that there is."""
    with path.open("wb", buffering=0) as stream:
        try:
            while stream.write(bytes(512)):
                pass
        except OSError:
            return


def test_a_refusal_is_told_and_leaves_nothing_beside(folder: Path) -> None:
    ended = [one for one in faulted("file", "ENOSPC", folder) if one.how == REFUSED]
    assert {"open", "write", "fsync", "replace"} <= {one.call for one in ended}
    for one in ended:
        assert not [path for path in one.folder.iterdir() if path.name.startswith(".")]
