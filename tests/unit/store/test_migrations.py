"""An older file is brought to the present by pure steps; versions are read strictly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.briefings import a_briefing, a_document
from viewer.store import codec, container, migrations
from viewer.store.migrations import Version

Tree = dict[str, Any]


def test_versions_are_ordered_by_number() -> None:
    assert Version.parse("1.9") < Version.parse("1.10") < Version.parse("2.0")
    assert str(Version.parse("1.10")) == "1.10"


@pytest.mark.parametrize(
    "text", ["", "1", "1.", ".1", "1.0.0", "0.9", "-1.0", "1.x", "１.０", "1.0\n"]
)
def test_what_is_no_version_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(ValueError, match="is no version such as"):
        Version.parse(text)


def test_a_file_of_this_or_a_newer_version_stays_as_it_is() -> None:
    tree = {"title": "x"}
    assert migrations.migrated(tree, migrations.CURRENT) is tree
    assert migrations.migrated(tree, Version(9, 0)) is tree


def test_every_older_major_version_has_a_migration() -> None:
    assert list(migrations.MIGRATIONS) == list(range(1, migrations.CURRENT.major))


@pytest.fixture
def third_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Dateline two major versions on, in which titles were headlines, and before that names."""

    def renamed(old: str, new: str) -> migrations.Migration:
        return lambda tree: {new if key == old else key: value for key, value in tree.items()}

    monkeypatch.setattr(migrations, "CURRENT", Version(3, 0))
    monkeypatch.setattr(codec, "CURRENT", Version(3, 0))
    monkeypatch.setattr(container, "CURRENT", Version(3, 0))
    monkeypatch.setattr(container, "NEW", container.Manifest(format="3.0", min_reader="3.0"))
    monkeypatch.setitem(migrations.MIGRATIONS, 1, renamed("name", "headline"))
    monkeypatch.setitem(migrations.MIGRATIONS, 2, renamed("headline", "title"))


@pytest.mark.usefixtures("third_version")
def test_an_old_file_goes_through_every_step_and_is_saved_as_the_present_version(
    tmp_path: Path,
) -> None:
    container.save_folder(a_document(), tmp_path)
    content = json.loads((tmp_path / "briefing.json").read_bytes())
    content["name"] = content.pop("title")
    (tmp_path / "briefing.json").write_text(json.dumps(content))
    (tmp_path / "manifest.json").write_text('{"format": "1.0", "min_reader": "1.0"}')

    document = container.load(tmp_path)
    assert document.briefing == a_briefing()
    assert document.read_only is None
    assert document.manifest.format == document.manifest.min_reader == "3.0"
