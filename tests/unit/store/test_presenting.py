"""Where a presentation is, on disk: kept whole, forgotten when it is over, never fatal."""

from __future__ import annotations

import logging
from pathlib import Path

import msgspec
import pytest

from viewer.store.presenting import NONE, Presenting, forget, lock_path, presenting_file

PLACE = Presenting(
    path="/briefings/평양.briefing",
    title="What is disputed",
    step="s-disputed",
    number=6,
    taken={"s-overview": 61.5, "s-disputed": 12.0},
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state of a person of their own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "dateline"


def test_there_is_no_presentation_until_one_is_kept() -> None:
    assert presenting_file().load() == NONE
    assert NONE.step == ""


def test_what_is_kept_is_found_again(folder: Path) -> None:
    presenting_file().save(PLACE)
    assert presenting_file().load() == PLACE
    assert presenting_file().path.parent == lock_path().parent == folder


def test_what_is_forgotten_is_gone_and_forgetting_nothing_is_no_fault(
    caplog: pytest.LogCaptureFixture,
) -> None:
    forget()
    presenting_file().save(PLACE)
    forget()
    forget()
    assert presenting_file().load() == NONE
    assert not presenting_file().path.exists()
    assert caplog.records == []


def test_a_broken_file_is_no_presentation(caplog: pytest.LogCaptureFixture) -> None:
    presenting_file().save(PLACE)
    presenting_file().path.write_bytes(b'{"step": 5}')
    assert presenting_file().load() == NONE
    assert "set aside" in caplog.text


def test_fields_of_a_newer_version_survive() -> None:
    presenting_file().save(PLACE)
    path = presenting_file().path
    path.write_bytes(path.read_bytes().replace(b"{", b'{"zz-new": 1, ', 1))
    newer = presenting_file()
    newer.save(newer.load())
    assert msgspec.json.decode(path.read_bytes())["zz-new"] == 1


def test_what_cannot_be_forgotten_is_a_warning(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "presenting.json").mkdir(parents=True)
    forget()
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert "cannot forget" in record.getMessage()
