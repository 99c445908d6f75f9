"""Data exported from the command line: warned of, written whole, and telling nobody's secrets."""

from __future__ import annotations

import csv
import io
import json
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import geopandas
import msgspec
import pytest
import shapely

from tests.helpers.briefings import (
    a_briefing,
    a_document,
    a_file,
    a_source,
    a_step,
)
from tests.helpers.data_files import DATA, reviewed
from tests.helpers.process import ROOT, Ended, dateline, environment
from viewer.model.briefing import Briefing, Stated
from viewer.store import container

BASE = a_briefing()
SOUND = a_briefing(sources=(a_source(publisher=Stated(value="The Paper")),), places=BASE.places[:3])


def export(home: Path, briefing: Briefing, name: str, *words: str) -> Ended:
    path = a_file(home, briefing)
    return dateline("export", path, "-o", name, *words, home=home)


@pytest.mark.parametrize("suffix", DATA)
def test_a_sound_briefing_is_written_without_a_word(tmp_path: Path, suffix: str) -> None:
    ended = export(tmp_path, SOUND, f"out{suffix}")
    assert ended == Ended(0, "", "")
    assert (tmp_path / f"out{suffix}").stat().st_size > 1000


def test_the_bundled_briefing_is_written_when_no_file_is_named(tmp_path: Path) -> None:
    assert dateline("export", "-o", "all.csv", home=tmp_path).code == 0
    text = (tmp_path / "all.csv").read_text(encoding="utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) == 57


def test_what_there_is_to_know_is_a_warning_for_each_kind(tmp_path: Path) -> None:
    claims = (reviewed(BASE.claims[0], "suggested"), *BASE.claims[1:])
    ended = export(tmp_path, a_briefing(claims=claims), "out.geojson")
    assert ended.code == 0
    assert ended.err.splitlines() == [
        "dateline: warning: 1 claim is only suggested: c-visit",
        "dateline: warning: 1 place has no position: the-west",
        "dateline: warning: 1 source is not fully named: article (no publisher)",
    ]
    assert (tmp_path / "out.geojson").exists()


def test_words_that_the_article_has_otherwise_now_are_told(tmp_path: Path) -> None:
    fuzzy = tuple(
        msgspec.structs.replace(p, state="fuzzy") if p.id == "p-the" else p for p in SOUND.passages
    )
    ended = export(tmp_path, msgspec.structs.replace(SOUND, passages=fuzzy), "out.md")
    warned = "1 claim quotes words that have changed: c-visit"
    assert ended == Ended(0, "", f"dateline: warning: {warned}\n")


@pytest.mark.parametrize("name", ["out.geojson", "out.gpkg", "out.png"])
def test_strict_makes_errors_of_warnings_and_writes_nothing(tmp_path: Path, name: str) -> None:
    ended = export(tmp_path, BASE, name, "--strict")
    assert ended.code == 1
    assert ended.err.splitlines() == [
        "dateline: 1 place has no position: the-west",
        "dateline: 1 source is not fully named: article (no publisher)",
    ]
    assert not (tmp_path / name).exists()


def test_strict_lets_a_sound_briefing_pass(tmp_path: Path) -> None:
    assert export(tmp_path, SOUND, "out.md", "--strict") == Ended(0, "", "")


@pytest.mark.parametrize(
    ("option", "value"),
    [("--size", "640x480"), ("--dpi", "96"), ("--theme", "dark"), ("--include", "none"),
     ("--step", "1"), ("--place", "Moscow"), ("--bbox", "1,2,3,4")],
)  # fmt: skip
def test_an_option_of_pictures_is_refused_for_data(tmp_path: Path, option: str, value: str) -> None:
    ended = export(tmp_path, SOUND, "out.kml", option, value)
    assert ended.code == 64
    assert ended.err == (
        f"dateline: a .kml file takes no {option}: "
        "it holds the whole briefing; --borders is all that it takes\n"
    )
    assert not (tmp_path / "out.kml").exists()


@pytest.mark.parametrize(("borders", "inside"), [("recognised", True), ("de-facto", False)])
def test_borders_chooses_where_crimea_is(tmp_path: Path, borders: str, inside: bool) -> None:
    dateline("export", "-o", "out.geojson", "--borders", borders, home=tmp_path)
    read = geopandas.read_file(tmp_path / "out.geojson").set_index("id")
    assert read.geometry["ukraine"].contains(shapely.Point(34.1, 45.0)) is inside
    assert json.loads((tmp_path / "out.geojson").read_bytes())["viewpoint"] == borders


@pytest.mark.parametrize("suffix", [".csv", ".gpkg"])
def test_a_folder_that_is_not_there_is_one_line_and_nothing_is_left(
    tmp_path: Path, suffix: str
) -> None:
    ended = export(tmp_path, SOUND, f"gone/out{suffix}")
    assert ended.code == 2
    assert ended.err.startswith(f"dateline: cannot write out{suffix}: No such file or directory")
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize("suffix", [".csv", ".gpkg"])
def test_without_room_on_the_disk_the_old_file_stays_and_nothing_else(
    tmp_path: Path, suffix: str
) -> None:
    old = tmp_path / f"out{suffix}"
    old.write_bytes(b"the old one")
    path, temporary = a_file(tmp_path, SOUND), tmp_path / "tmp"
    temporary.mkdir()
    limited = 'ulimit -f 1; exec "$0" -m viewer export "$1" -o "$2"'
    done = subprocess.run(
        ["bash", "-c", limited, sys.executable, path, old.name],
        cwd=tmp_path, env={**environment(tmp_path), "TMPDIR": str(temporary)},
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("dateline: cannot ")
    assert done.stderr.count("\n") == 1
    assert old.read_bytes() == b"the old one"
    assert not [name for name in tmp_path.iterdir() if name.name.startswith(".")]
    assert not list(temporary.iterdir())


def test_two_exports_give_the_same_bytes(tmp_path: Path) -> None:
    for suffix in DATA:
        export(tmp_path, SOUND, f"one{suffix}")
        export(tmp_path, SOUND, f"two{suffix}")
        one, two = ((tmp_path / f"{name}{suffix}").read_bytes() for name in ("one", "two"))
        assert one == two, suffix


def test_only_the_geopackage_needs_geopandas(tmp_path: Path) -> None:
    heavy = "{'PySide6', 'pandas', 'geopandas', 'shapely', 'folium'}"
    program = (
        "import sys; from viewer.cli import main; code = main(sys.argv[1:]);"
        f"print(code, sorted({heavy} & set(sys.modules)))"
    )
    for suffix in DATA:
        done = subprocess.run(
            [sys.executable, "-c", program, "export", "-o", f"out{suffix}"],
            cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True, check=True,
        )  # fmt: skip
        expected = "['geopandas', 'pandas', 'shapely']" if suffix == ".gpkg" else "[]"
        assert done.stdout.strip() == f"0 {expected}", suffix


def test_help_names_every_format(tmp_path: Path) -> None:
    out = dateline("export", "--help", home=tmp_path).out
    assert all(suffix in out for suffix in DATA)


NOTES, HIDDEN, ORIGINAL = "mind-the-ambassador", "unspoken-step", "leaked-from-the-ministry"
USER, FILE = "zaphod-b", "burn-after-reading"


@pytest.mark.parametrize("suffix", DATA)
def test_no_export_tells_a_path_a_user_a_machine_or_a_hidden_note(
    tmp_path: Path, suffix: str
) -> None:
    home, original = tmp_path / f"home-of-{USER}", f"originals/{ORIGINAL}.html"
    home.mkdir()
    steps = (a_step(notes=NOTES), a_step("s-hidden", title=HIDDEN, hidden=True))
    briefing = a_briefing(sources=(a_source(original=original),), steps=steps)
    path = home / f"{FILE}.briefing"
    container.save(a_document(briefing, originals={original: b"<html>"}), path)
    ended = dateline("export", path, "-o", f"out{suffix}", home=home, USER=USER, LOGNAME=USER)
    assert ended.code == 0
    content = told(home / f"out{suffix}")
    assert "The minister went to Pyongyang." in content
    places = (str(tmp_path), str(ROOT), FILE, USER, socket.gethostname())
    for secret in (NOTES, HIDDEN, ORIGINAL, *places):
        assert secret not in content


def told(path: Path) -> str:
    """All that a file says: its bytes as text and, of a database, every value in one piece."""
    content = path.read_bytes().decode("utf-8", "replace")
    if path.suffix != ".gpkg":
        return content
    file = sqlite3.connect(path)
    tables = [name for (name,) in file.execute("select name from sqlite_master where type='table'")]
    rows = [repr(row) for name in tables for row in file.execute(f'select * from "{name}"')]
    file.close()
    return "\n".join([content, *rows])
