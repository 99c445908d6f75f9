"""A container is read as if by an enemy's hand, and written the same every time."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.briefings import a_document
from tests.helpers.hostile import CORPUS, SOUND, SOUND_ZIP, Maker, a_zip
from viewer.model.errors import UnreadableError
from viewer.store import archive, container

BIG = {"8 MB of", "12 MB of", "a bomb", "a folder with a bomb", "a directory of 5", "overlapping"}
"""These take seconds or much memory; tests/e2e runs them in a process that is watched."""


@pytest.mark.parametrize(
    "make",
    [pytest.param(m, id=name) for name, m in CORPUS.items() if not name.startswith(tuple(BIG))],
)
def test_what_is_hostile_is_refused_in_one_line(make: Maker, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as refused:
        container.load(make(tmp_path))
    assert str(refused.value).isprintable()


def loaded(content: bytes, tmp_path: Path) -> container.Document | None:
    path = tmp_path / "x.briefing"
    path.write_bytes(content)
    try:
        return container.load(path)
    except UnreadableError:
        return None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all the files that hypothesis makes."""
    return tmp_path_factory.mktemp("archive")


@settings(deadline=None)
@given(at=st.integers(0, len(SOUND_ZIP) - 1), bit=st.integers(0, 7))
def test_a_flipped_bit_is_refused_told_or_without_effect(folder: Path, at: int, bit: int) -> None:
    content = bytearray(SOUND_ZIP)
    content[at] ^= 1 << bit
    document = loaded(bytes(content), folder)
    if document is not None and not list(container.problems(document)):
        assert container.files(document) == container.files(a_document())


@settings(deadline=None)
@given(length=st.integers(0, len(SOUND_ZIP) - 1))
def test_a_file_that_was_cut_off_is_refused(folder: Path, length: int) -> None:
    assert loaded(SOUND_ZIP[:length], folder) is None


@settings(deadline=None)
@given(noise=st.binary(max_size=200), at=st.integers(0, len(SOUND_ZIP)))
def test_noise_is_refused_told_or_without_effect(folder: Path, noise: bytes, at: int) -> None:
    document = loaded(SOUND_ZIP[:at] + noise + SOUND_ZIP[at + len(noise) :], folder)
    if document is not None and not list(container.problems(document)):
        assert container.files(document) == container.files(a_document())


def test_the_mimetype_comes_first_and_is_stored() -> None:
    first, *others = zipfile.ZipFile(io.BytesIO(SOUND_ZIP)).infolist()
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert SOUND_ZIP[30:38] == b"mimetype"
    assert SOUND_ZIP[38:].startswith(archive.MIMETYPE.encode())
    assert {other.compress_type for other in others} == {zipfile.ZIP_DEFLATED}


def test_the_same_files_are_the_same_bytes_in_whatever_order_they_come() -> None:
    files = container.files(a_document())
    assert archive.zipped(files) == archive.zipped(dict(reversed(files.items()))) == SOUND_ZIP


def test_a_zip_and_a_folder_hold_the_same_files(tmp_path: Path) -> None:
    container.save(a_document(), tmp_path / "x.briefing")
    container.save_folder(a_document(), tmp_path / "x")
    assert archive.read_files(tmp_path / "x.briefing") == archive.read_files(tmp_path / "x")
    assert archive.read_files(tmp_path / "x") == SOUND


def test_a_folder_under_version_control_is_read_without_what_is_hidden(tmp_path: Path) -> None:
    container.save_folder(a_document(), tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("x")
    (tmp_path / ".gitignore").write_text("x")
    assert archive.read_files(tmp_path) == SOUND


def test_folders_in_a_zip_are_no_files(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "x.briefing", ("originals/", b""))
    assert archive.read_files(path) == SOUND


def test_as_many_entries_as_are_allowed_can_be_read(tmp_path: Path) -> None:
    more = [(f"originals/{n}", b"") for n in range(archive.MAX_ENTRIES - len(SOUND))]
    assert len(archive.read_files(a_zip(tmp_path / "x", *more))) == archive.MAX_ENTRIES


@pytest.mark.parametrize("word", [".", "/", ".."])
def test_a_folder_without_a_name_is_named_in_the_error(
    word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableError) as refused:
        container.load(Path(word))
    assert word in str(refused.value)
