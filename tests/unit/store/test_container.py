"""A document is written as it was read, and tells what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.helpers.briefings import TEXT, a_briefing, a_document, a_file, a_source
from tests.helpers.hostile import SOUND
from viewer.export.listing import claims_listing
from viewer.model.errors import UnreadableError, UnwritableError
from viewer.model.index import Index
from viewer.store import archive, codec, container
from viewer.store.migrations import CURRENT

GOLDEN = Path(__file__).parents[2] / "data" / "golden"


def files_of(folder: Path) -> dict[str, bytes]:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def a_folder(folder: Path, **changed: dict[str, Any]) -> Path:
    """The sound briefing as a folder, with top fields of its JSON files changed."""
    container.save_folder(a_document(originals={"originals/a.bin": b"\0\xff"}), folder)
    for name, fields in changed.items():
        path = folder / f"{name}.json"
        path.write_bytes(codec.canonical({**json.loads(path.read_bytes()), **fields}))
    return folder


def test_a_folder_is_saved_as_it_was_loaded(tmp_path: Path) -> None:
    a_folder(tmp_path / "one")
    container.save_folder(container.load(tmp_path / "one"), tmp_path / "two")
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")


def test_an_archive_is_saved_byte_by_byte_as_it_was_loaded(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    container.save(container.load(path), tmp_path / "two")
    assert path.read_bytes() == (tmp_path / "two").read_bytes()


def test_both_forms_are_the_same_document(tmp_path: Path) -> None:
    assert container.load(a_file(tmp_path)) == container.load(_folder_of(tmp_path / "x"))


def _folder_of(folder: Path) -> Path:
    container.save_folder(a_document(), folder)
    return folder


def test_what_a_newer_minor_version_added_is_kept(tmp_path: Path) -> None:
    new = {"format": "1.7", "zz-new": {"a": [1]}}
    path = a_folder(tmp_path / "one", manifest=new, briefing={"zz-new": 1})
    (path / "zz-new.txt").write_text("a file that 1.0 does not know")
    document = container.load(path)
    assert document.read_only is None
    container.save_folder(document, tmp_path / "two")
    written = files_of(tmp_path / "two")
    manifest = json.loads(written.pop("manifest.json"))
    assert {key: manifest[key] for key in new} == new
    assert manifest["min_reader"] == "1.0"
    before = files_of(path)
    del before["manifest.json"]
    assert written == before


def test_what_the_manifest_says_more_of_a_file_goes_with_the_file(tmp_path: Path) -> None:
    path = a_folder(tmp_path)
    manifest = json.loads((path / "manifest.json").read_bytes())
    for entry in manifest["files"].values():
        entry["zz-new"] = 1
    (path / "manifest.json").write_bytes(codec.canonical(manifest))
    document = container.load(path)
    without = msgspec.structs.replace(document, originals={})
    written = json.loads(container.files(without)["manifest.json"])
    assert written["files"].keys() == manifest["files"].keys() - {"originals/a.bin"}
    assert all(entry["zz-new"] == 1 for entry in written["files"].values())


@pytest.mark.parametrize("min_reader", ["1.2", "2.0"])
def test_a_file_that_needs_a_newer_reader_opens_read_only_and_says_why(
    tmp_path: Path, min_reader: str
) -> None:
    path = a_folder(tmp_path / "x", manifest={"format": min_reader, "min_reader": min_reader})
    document = container.load(path)
    assert document.briefing == a_briefing()
    assert document.read_only is not None
    assert f"needs format {min_reader}" in document.read_only


def test_what_is_read_only_is_not_saved_in_either_form(tmp_path: Path) -> None:
    path = a_folder(tmp_path / "x", manifest={"min_reader": "2.0"})
    before = files_of(path)
    document = container.load(path)
    with pytest.raises(UnwritableError, match=r"needs format 2\.0"):
        container.save_folder(document, path)
    with pytest.raises(UnwritableError, match=r"needs format 2\.0"):
        container.save(document, tmp_path / "new")
    assert files_of(path) == before
    assert not (tmp_path / "new").exists()


def test_a_newer_file_that_cannot_be_read_says_that_it_is_newer(tmp_path: Path) -> None:
    path = a_folder(
        tmp_path, manifest={"format": "2.0", "min_reader": "2.0"}, briefing={"claims": "elsewhere"}
    )
    with pytest.raises(UnreadableError, match=r"needs format 2\.0"):
        container.load(path)


@pytest.mark.parametrize(("before", "after"), [("1.0", "1.1"), ("1.1", "1.1"), ("1.7", "1.7")])
def test_an_edited_file_is_of_this_version_or_stays_of_a_newer_one(
    tmp_path: Path, before: str, after: str
) -> None:
    path = a_folder(tmp_path, manifest={"format": before, "zz-new": 1}, briefing={"zz-new": 2})
    edited = container.edited(container.load(path), a_briefing(title="Another title"))
    container.save_folder(edited, path)
    manifest = json.loads((path / "manifest.json").read_bytes())
    content = json.loads((path / "briefing.json").read_bytes())
    assert (manifest["format"], manifest["min_reader"]) == (after, "1.0")
    assert (manifest["zz-new"], content["zz-new"], content["title"]) == (1, 2, "Another title")


def test_what_was_unknown_of_a_part_goes_with_it_and_not_to_another_of_its_id(
    tmp_path: Path,
) -> None:
    path = a_folder(tmp_path)
    content = json.loads((path / "briefing.json").read_bytes())
    for step in content["steps"]:
        step["zz-new"] = step["id"]
    (path / "briefing.json").write_bytes(codec.canonical(content))
    document = container.load(path)
    first, *others = document.briefing.steps
    without = msgspec.structs.replace(document.briefing, steps=tuple(others))
    again = msgspec.structs.replace(document.briefing, steps=(*others, first))
    edited = container.edited(container.edited(document, without), again)
    steps = json.loads(container.files(edited)["briefing.json"])["steps"]
    assert [step.get("zz-new") for step in steps] == ["s-echo", None]


def problems(path: Path) -> list[str]:
    return [str(problem) for problem in container.problems(container.load(path))]


def test_a_sound_container_has_no_problem(tmp_path: Path) -> None:
    assert problems(a_folder(tmp_path)) == []


def test_a_container_without_a_manifest_is_told(tmp_path: Path) -> None:
    (a_folder(tmp_path) / "manifest.json").unlink()
    assert problems(tmp_path) == ["manifest.json: the container has none"]


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"format": 1}', b"\xff", b" " * 10**6 + b"{}", b"[" * 10**5]
)
def test_a_manifest_that_cannot_be_read_is_told(tmp_path: Path, content: bytes) -> None:
    (a_folder(tmp_path) / "manifest.json").write_bytes(content)
    (problem,) = problems(tmp_path)
    assert problem.startswith("manifest.json: it cannot be read: ")


def test_files_that_differ_from_the_manifest_are_told(tmp_path: Path) -> None:
    a_folder(tmp_path)
    (tmp_path / "originals" / "a.bin").write_bytes(b"\0\xfe")
    (tmp_path / "originals" / "b.bin").write_bytes(b"")
    manifest = json.loads((tmp_path / "manifest.json").read_bytes())
    manifest["files"]["gone.txt"] = {"sha256": "0" * 64, "size": 1}
    (tmp_path / "manifest.json").write_bytes(codec.canonical(manifest))
    assert problems(tmp_path) == [
        "originals/b.bin: the manifest does not list it",
        "gone.txt: the manifest lists it, but it is not there",
        "originals/a.bin: its content is not what the manifest says",
    ]


def test_a_source_without_its_text_is_told(tmp_path: Path) -> None:
    (a_folder(tmp_path) / "sources" / "article.txt").unlink()
    assert "article: the source has no text" in problems(tmp_path)


def test_an_original_that_is_not_there_is_told(tmp_path: Path) -> None:
    source = a_source(original="originals/article.html")
    path = a_file(tmp_path, a_briefing(sources=(source,)))
    assert problems(path) == [
        "article: its original 'originals/article.html' is not in the container"
    ]


def test_a_source_that_is_there_twice_keeps_its_text(tmp_path: Path) -> None:
    path = a_file(tmp_path, a_briefing(sources=(a_source(), a_source())))
    assert container.load(path).texts == {"article": TEXT}


def test_text_is_kept_as_it_is_with_all_its_characters(tmp_path: Path) -> None:
    text = "\ufeffa\r\nb\x00\u202e🕊\u2028e\u0301"
    document = a_document(text=text)
    container.save(document, tmp_path / "x")
    assert container.load(tmp_path / "x").texts == {"article": text}


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    document = a_document(a_briefing(summary="s" * codec.MAX_JSON))
    for save in (container.save, container.save_folder):
        with pytest.raises(UnwritableError, match="too large to be read again"):
            save(document, tmp_path / "large")
    assert not (tmp_path / "large").exists()


def test_the_limits_leave_room_for_real_briefings() -> None:
    assert len(SOUND["briefing.json"]) * 500 < codec.MAX_JSON
    assert archive.MAX_BYTES == 200 * 10**6
    assert archive.MAX_ENTRIES == 2000


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("v*.briefing")), ids=lambda path: path.stem)
def test_every_version_that_was_released_can_be_opened(path: Path) -> None:
    document = container.load(path)
    assert [str(problem) for problem in container.problems(document)] == []
    expected = json.loads(path.with_suffix(".claims.json").read_bytes())
    assert claims_listing(Index(document.briefing)) == expected


def test_the_golden_file_of_1_1_has_what_1_1_added_to_steps() -> None:
    steps = container.load(GOLDEN / "v1.1.briefing").briefing.steps
    assert {step.theme for step in steps} == {None, "light", "dark"}
    assert {step.disputed for step in steps} == {False, True}


def test_there_is_a_golden_file_of_this_version() -> None:
    assert (GOLDEN / f"v{CURRENT}.briefing").exists()
