"""A file is written whole or not at all, and nothing half written stays beside it."""

from __future__ import annotations

import errno
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.process import ROOT
from viewer.model.errors import UnwritableError
from viewer.store import atomic


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file with old content, alone in its folder."""
    (tmp_path / "file").write_bytes(b"old")
    return tmp_path / "file"


def only(path: Path, content: bytes) -> bool:
    """Say whether the file has this content and nothing is beside it."""
    return path.read_bytes() == content and list(path.parent.iterdir()) == [path]


def test_the_new_content_is_all_there_is(old: Path) -> None:
    atomic.write(old, b"new")
    assert only(old, b"new")


def test_a_new_file_can_be_read_as_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        atomic.write(tmp_path / "file", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o640


def test_permissions_stay(old: Path) -> None:
    old.chmod(0o604)
    atomic.write(old, b"new")
    assert stat.S_IMODE(old.stat().st_mode) == 0o604


def test_a_link_stays_a_link_and_its_target_is_written(old: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("file")
    atomic.write(link, b"new")
    assert link.is_symlink()
    assert old.read_bytes() == b"new"


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("평" * 80)
    atomic.write(path, b"new")
    assert only(path, b"new")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("function", ["fsync", "replace"])
def test_a_fault_of_the_system_leaves_the_old_file_and_nothing_beside(
    old: Path, monkeypatch: pytest.MonkeyPatch, function: str, number: int
) -> None:
    monkeypatch.setattr(os, function, failing(number))
    with pytest.raises(UnwritableError, match=os.strerror(number)):
        atomic.write(old, b"new")
    monkeypatch.undo()
    assert only(old, b"old")


def failing(number: int) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_an_interruption_leaves_the_old_file_and_nothing_beside(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        atomic.write(old, b"new")
    monkeypatch.undo()
    assert only(old, b"old")


def test_a_disk_that_fills_up_leaves_the_old_file_and_nothing_beside(old: Path) -> None:
    program = (
        "import pathlib, sys\n"
        "from viewer.model.errors import UnwritableError\n"
        "from viewer.store import atomic\n"
        "try:\n"
        "    atomic.write(pathlib.Path(sys.argv[1]), bytes(1_000_000))\n"
        "except UnwritableError as error:\n"
        "    sys.exit(str(error))\n"
    )
    limit = (100_000, 100_000)
    ended = subprocess.run(
        [sys.executable, "-B", "-c", program, str(old)],
        cwd=ROOT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
        capture_output=True,
        text=True,
    )
    assert ended.stderr.startswith("cannot write file: File too large")
    assert only(old, b"old")


def test_a_file_in_place_of_the_folder_is_told(old: Path) -> None:
    with pytest.raises(UnwritableError, match="cannot write new: Not a directory"):
        atomic.write(old / "new", b"new")
    assert only(old, b"old")


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UnwritableError, match="cannot write folder"):
        atomic.write(tmp_path / "folder", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_folder_that_is_not_there_is_told_or_made(tmp_path: Path) -> None:
    with pytest.raises(UnwritableError, match="No such file"):
        atomic.write(tmp_path / "a" / "b" / "file", b"new")
    atomic.write(tmp_path / "a" / "b" / "file", b"new", make_folders=True)
    assert only(tmp_path / "a" / "b" / "file", b"new")


def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(UnwritableError, match="cannot write loop"):
        atomic.write(tmp_path / "loop", b"new")


def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    link = tmp_path / "map.png"
    link.symlink_to(os.devnull)
    with pytest.raises(UnwritableError, match="it is a device"):
        atomic.write(link, b"new")
    assert Path(os.devnull).is_char_device()
