"""Settings and window state last, and no fault of their files is ever fatal."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import msgspec
import pytest

from viewer.store.settings import Kept, Settings, State, opened, settings_file, state_file

CHOSEN = Settings(theme="contrast", text_scale=1.4, viewpoint="de-facto")
SEEN = State(
    geometry=b"\x00\xffQt",
    splitters={"main": b"\x01\xfe"},
    hidden_panels=("timeline",),
    recent=("/a/b.briefing",),
    last_folder="/a",
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings and state of a person of their own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


def test_the_defaults_hold_until_something_is_chosen() -> None:
    assert settings_file().load() == Settings(theme="system", text_scale=1.0, viewpoint=None)
    assert state_file().load() == State()


def test_what_is_chosen_lasts() -> None:
    settings_file().save(CHOSEN)
    state_file().save(SEEN)
    assert settings_file().load() == CHOSEN
    assert state_file().load() == SEEN


def test_settings_and_state_are_two_files_where_the_system_wants_them(home: Path) -> None:
    settings_file().save(CHOSEN)
    state_file().save(SEEN)
    assert (home / "config" / "dateline" / "settings.json").is_file()
    state = json.loads((home / "state" / "dateline" / "state.json").read_bytes())
    assert state["geometry"] == "AP9RdA=="


def test_fields_of_a_newer_version_survive() -> None:
    kept = settings_file()
    kept.save(CHOSEN)
    kept.path.write_text('{"theme": "dark", "zz-new": {"a": 1}}')
    newer = settings_file()
    newer.save(msgspec.structs.replace(newer.load(), text_scale=2.0))
    written = json.loads(kept.path.read_bytes())
    assert written["zz-new"] == {"a": 1}
    assert (written["theme"], written["text_scale"]) == ("dark", 2.0)


BROKEN = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'{"theme": "sepia"}',
    b'{"text_scale": 0.79}',
    b'{"text_scale": 2.51}',
    b'{"text_scale": NaN}',
    b'{"viewpoint": 3}',
    b'{"theme": "\xff"}',
    b'{"zz-new": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    b"{}" + b" " * 1_000_000,
]


@pytest.mark.parametrize("content", BROKEN)
def test_a_broken_file_is_set_aside_with_a_warning(
    content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    kept = settings_file()
    kept.path.parent.mkdir(parents=True)
    kept.path.write_bytes(content)
    assert kept.load() == Settings()
    assert not kept.path.exists()
    assert kept.path.with_name("settings.json.broken").read_bytes() == content
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert "set aside as settings.json.broken" in record.getMessage()


def test_what_was_set_aside_before_stays() -> None:
    kept = settings_file()
    kept.path.parent.mkdir(parents=True)
    for number in (1, 2, 3):
        kept.path.write_text(f"broken {number}")
        kept.load()
    names = ["settings.json.broken", "settings.json.broken-2", "settings.json.broken-3"]
    assert [kept.path.with_name(name).read_text() for name in names] == [
        "broken 1", "broken 2", "broken 3",
    ]  # fmt: skip


def test_after_a_broken_file_new_choices_are_kept() -> None:
    kept = settings_file()
    kept.path.parent.mkdir(parents=True)
    kept.path.write_text("broken")
    kept.load()
    kept.save(CHOSEN)
    assert settings_file().load() == CHOSEN


def test_a_folder_that_cannot_be_written_is_a_warning(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (home / "config").write_text("a file where the folder should be")
    settings_file().save(CHOSEN)
    assert settings_file().load() == Settings()
    assert [record.levelname for record in caplog.records] == ["WARNING"] * 2
    assert "settings.json" in caplog.text


def test_a_broken_file_that_cannot_be_renamed_is_a_warning(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    kept = settings_file()
    kept.path.parent.mkdir(parents=True)
    kept.path.write_text("broken")

    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", fail)
    assert kept.load() == Settings()
    assert "stays: Permission denied" in caplog.text


def test_a_folder_in_place_of_the_file_is_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert Kept(tmp_path, Settings).load() == Settings()
    assert "cannot read" in caplog.text


def test_the_last_ten_files_are_remembered_each_once_the_last_first() -> None:
    state = State()
    for number in (*range(12), 5):
        state = opened(state, Path(f"/f/{number}.briefing"))
    numbers = (5, 11, 10, 9, 8, 7, 6, 4, 3, 2)
    assert state.recent == tuple(
        str(Path(f"/f/{number}.briefing").absolute()) for number in numbers
    )
    assert state.last_folder == str(Path("/f").absolute())


def test_a_file_is_remembered_wherever_dateline_is_started_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert opened(State(), Path("a.briefing")).recent == (str(tmp_path / "a.briefing"),)


def test_a_name_that_json_cannot_hold_is_not_remembered() -> None:
    state = opened(SEEN, Path("/a/\udcff.briefing"))
    assert state == SEEN
    state_file().save(state)
    assert state_file().load() == SEEN


def test_every_setting_has_words_and_a_default() -> None:
    (schema,) = msgspec.json.schema(Settings)["$defs"].values()
    for name, setting in schema["properties"].items():
        assert setting["title"], name
        assert setting["description"], name
        assert "default" in setting, name
