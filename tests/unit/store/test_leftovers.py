"""What killed saves left beside a file or in a folder is gone after the next save, and no more."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.helpers.briefings import a_file
from viewer.store import container, leftovers, saves
from viewer.store.container import Document

OURS = (".a.briefing.0123abcd", ".a.briefing.bak.89abcdef", ".a.briefing.00000000")
THEIRS = (
    ".b.briefing.0123abcd",
    "a.briefing.0123abcd",
    ".a.briefing.0123abc",
    ".a.briefing.0123ABCD",
    ".a.briefing.0123abcd.txt",
    ".a.briefing.notes",
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A briefing, whose folder holds halves of it and much that only looks like some."""
    for kind in ("CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    path = a_file(tmp_path)
    whole = path.read_bytes()
    for name in (*OURS, *THEIRS):
        (tmp_path / name).write_bytes(whole[:200])
    (tmp_path / OURS[2]).write_bytes(b"")  # killed before it wrote anything
    (tmp_path / ".a.briefing.11111111").write_bytes(b"Notes of mine, not a briefing.")
    (tmp_path / ".a.briefing.22222222").mkdir()
    (tmp_path / ".a.briefing.33333333").symlink_to(path)
    return path


def another(path: Path) -> Document:
    """The briefing of a file, with an edit."""
    document = container.load(path)
    return container.edited(document, msgspec.structs.replace(document.briefing, title="Another"))


def there(path: Path) -> set[str]:
    """The hidden files and the like beside a briefing."""
    return {other.name for other in path.parent.iterdir() if "briefing." in other.name}


def test_halves_of_an_hour_ago_are_swept_and_what_only_looks_like_some_stays(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = there(place)
    monkeypatch.setattr(leftovers, "OLD_SECONDS", -60.0)
    saves.save(another(place), place)
    assert before - there(place) == set(OURS)


def test_what_another_program_may_be_writing_just_now_stays(place: Path) -> None:
    before = there(place)
    saves.save(another(place), place)
    assert before <= there(place)


HALF, HALF_OF_BACKUP = ".saving-0123abcd", "..previous.briefing.0123abcd"
THEIRS_INSIDE = (".saving-0123abc", ".saving-0123ABCD", "saving-0123abcd", ".saving-0123abcd.txt")


@pytest.fixture
def folder(place: Path) -> Path:
    """A briefing's folder with what a killed save left in it, and much that only looks like it."""
    folder = place.with_name("visit")
    container.save_folder(container.load(place), folder)
    for name in (HALF, *THEIRS_INSIDE, ".saving-33333333"):
        (folder / name / "sources").mkdir(parents=True)
        (folder / name / "sources" / ".article.txt.89abcdef").write_bytes(b"A half")
    (folder / ".saving-11111111").write_bytes(b"a file of somebody")
    (folder / ".saving-22222222").symlink_to(folder / "sources")
    (folder / ".saving-33333333" / "link").symlink_to(place)
    (folder / HALF_OF_BACKUP).write_bytes(place.read_bytes()[:200])
    (folder / "..previous.briefing.11111111").write_bytes(b"Notes of mine, not a briefing.")
    return folder


def inside(folder: Path) -> set[str]:
    """What is in a folder."""
    return {path.name for path in folder.iterdir()}


def test_a_half_in_a_folder_is_swept_and_what_only_looks_like_one_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = inside(folder)
    monkeypatch.setattr(leftovers, "OLD_SECONDS", -60.0)
    saves.save(another(folder), folder)
    assert before - inside(folder) == {HALF, HALF_OF_BACKUP}
    assert container.load(folder).briefing.title == "Another"
    assert (folder / "sources" / "article.txt").exists()


def test_a_half_that_is_written_just_now_stays(folder: Path) -> None:
    before = inside(folder)
    saves.save(another(folder), folder)
    assert before <= inside(folder)
