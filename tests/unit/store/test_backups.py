"""What was there before a save is kept beside it, and nobody else's file is replaced for that."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.helpers.briefings import a_briefing, a_document
from viewer.model.errors import UnwritableError
from viewer.store import backups, container, saves
from viewer.store.saves import ChangedError


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a briefing is saved, alone in its folder."""
    (tmp_path / "here").mkdir()
    return tmp_path / "here" / "a.briefing"


def save(path: Path, *titles: str) -> None:
    for title in titles:
        assert saves.save(a_document(a_briefing(title=title)), path).no_backup == ""


def title_in(path: Path) -> str:
    return container.load(path).briefing.title


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_first_save_has_nothing_to_keep(path: Path) -> None:
    save(path, "One")
    assert names_in(path.parent) == ["a.briefing"]


def test_the_one_before_is_kept_and_only_that(path: Path) -> None:
    save(path, "One", "Two", "Three")
    assert (title_in(path), title_in(path.with_name("a.briefing.bak"))) == ("Three", "Two")
    assert names_in(path.parent) == ["a.briefing", "a.briefing.bak"]


def test_a_copy_that_a_person_made_is_not_replaced(path: Path) -> None:
    mine = path.with_name("a.briefing.bak")
    mine.write_text("my own")
    save(path, "One", "Two", "Three")
    assert mine.read_text() == "my own"
    assert title_in(path.with_name("a.briefing.bak2")) == "Two"


def test_a_backup_that_somebody_has_changed_is_theirs(path: Path) -> None:
    save(path, "One", "Two")
    path.with_name("a.briefing.bak").write_text("changed")
    save(path, "Three")
    assert path.with_name("a.briefing.bak").read_text() == "changed"
    assert title_in(path.with_name("a.briefing.bak2")) == "Two"


def test_a_link_of_that_name_is_neither_followed_nor_replaced(path: Path, tmp_path: Path) -> None:
    (tmp_path / "target").write_text("theirs")
    link = path.with_name("a.briefing.bak")
    link.symlink_to(tmp_path / "target")
    save(path, "One", "Two")
    assert link.is_symlink()
    assert (tmp_path / "target").read_text() == "theirs"


def test_where_every_name_is_taken_the_save_goes_on_and_says_so(path: Path) -> None:
    save(path, "One")
    for number in ("", *range(2, backups.NUMBERS + 1)):
        path.with_name(f"a.briefing.bak{number}").write_text("theirs")
    saved = saves.save(a_document(a_briefing(title="Two")), path)
    assert "other files have the names" in saved.no_backup
    assert title_in(path) == "Two"


def test_a_file_system_without_links_gets_a_copy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")  # what FAT says

    save(path, "One")
    monkeypatch.setattr(os, "link", refuse)
    save(path, "Two")
    assert title_in(path.with_name("a.briefing.bak")) == "One"


def test_a_folder_keeps_its_state_before_in_one_file_that_opens(tmp_path: Path) -> None:
    folder = tmp_path / "visit"
    folder.mkdir()
    save(folder, "One", "Two")
    assert (title_in(folder), title_in(folder / ".previous.briefing")) == ("Two", "One")
    assert [path.name for path in folder.glob(".*")] == [".previous.briefing"]


def test_a_folder_is_written_only_where_it_changes(tmp_path: Path) -> None:
    folder = tmp_path / "visit"
    folder.mkdir()
    save(folder, "One")
    before = {path: path.stat().st_ino for path in folder.rglob("*.*") if path.is_file()}
    save(folder, "Two")
    changed = {path.name for path, inode in before.items() if path.stat().st_ino != inode}
    assert changed == {"briefing.json", "manifest.json"}


@pytest.mark.parametrize("form", ["file", "folder"])
def test_what_another_program_wrote_is_not_overwritten_unasked(tmp_path: Path, form: str) -> None:
    path = tmp_path / "x"
    if form == "folder":
        path.mkdir()
    save(path, "Ours")
    known = saves.digest(path)
    save(path, "Theirs")
    ours = a_document(a_briefing(title="Ours, edited"))
    with pytest.raises(ChangedError, match="was changed by another program"):
        saves.save(ours, path, known)
    assert title_in(path) == "Theirs"
    saves.save(ours, path, saves.digest(path))
    assert title_in(path) == "Ours, edited"


def test_rubbish_in_its_place_is_a_change_too(path: Path) -> None:
    save(path, "Ours")
    known = saves.digest(path)
    path.write_bytes(b"rubbish")
    with pytest.raises(UnwritableError):
        saves.save(a_document(), path, known)
    assert path.read_bytes() == b"rubbish"


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_no_utf_8_is_saved_again_and_again(path: Path) -> None:
    odd = path.with_name(os.fsdecode(b"\xff.briefing"))
    save(odd, "One", "Two", "Three")
    assert names_in(path.parent) == [odd.name, f"{odd.name}.bak"]


def test_a_name_that_is_too_long_is_said(path: Path) -> None:
    with pytest.raises(UnwritableError, match="cannot write"):
        saves.save(a_document(), path.with_name("x" * 300 + ".briefing"))
