"""The command line as a person or a script meets it: a real process, its output and exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.briefings import TEXT, a_briefing, a_document, a_file, a_place, a_polygon
from tests.helpers.hostile import CORPUS, Maker
from tests.helpers.process import ROOT, dateline, dateline_measured, environment
from viewer import __version__
from viewer.store import container

VERBS = ["export", "import", "check", "info", "places", "claims"]


def json_of(*words: str | Path, home: Path) -> Any:
    ended = dateline(*words, "--json", home=home)
    assert (ended.code, ended.err) == (0, "")
    return json.loads(ended.out)


def refused(*words: str | Path, home: Path, code: int) -> str:
    """Run what must fail; returns its one line."""
    ended = dateline(*words, home=home)
    assert ended.code == code, ended
    assert ended.out == ""
    assert ended.err.count("\n") == 1
    assert ended.err.startswith("dateline: ")
    assert ended.err.strip().isprintable()
    return ended.err


def test_claims_of_the_bundled_briefing_are_listed_when_no_file_is_named(tmp_path: Path) -> None:
    claims = json_of("claims", home=tmp_path)["claims"]
    assert len(claims) > 30
    assert sum(claim["disputed"] for claim in claims) == 3


def test_places_of_the_bundled_briefing_are_listed(tmp_path: Path) -> None:
    names = {place["name"] for place in json_of("places", home=tmp_path)["places"]}
    assert {"Moscow", "Pyongyang", "Ukraine", "Eastern Russia"} <= names


@pytest.mark.parametrize("form", ["archive", "folder"])
def test_a_file_is_read_in_either_form(tmp_path: Path, form: str) -> None:
    path = tmp_path / "a.briefing"
    save = container.save if form == "archive" else container.save_folder
    save(a_document(), path)
    assert json_of("info", path, home=tmp_path)["title"] == "A visit"
    assert [claim["id"] for claim in json_of("claims", path, home=tmp_path)["claims"]] == [
        "c-visit",
        "c-containers",
        "c-denial",
    ]


@pytest.mark.parametrize(
    ("verb", "word"), [("claims", "ALLEGATION"), ("places", "평양"), ("info", "Москва")]
)
def test_without_json_there_is_text_to_read(tmp_path: Path, verb: str, word: str) -> None:
    places = (a_place(name="Москва 평양"), *a_briefing().places[1:])
    path = a_file(tmp_path, a_briefing(title="Москва", places=places))
    ended = dateline(verb, path, home=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert word in ended.out


def test_a_file_that_is_named_like_a_verb_is_opened_as_a_path(tmp_path: Path) -> None:
    a_file(tmp_path, name="claims")
    assert len(json_of("claims", "./claims", home=tmp_path)["claims"]) == 3


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    ended = dateline("places", home=tmp_path, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert ended.code == 0
    assert "Pyongyang’s airport" in ended.out


def test_check_is_silent_about_a_sound_file(tmp_path: Path) -> None:
    ended = dateline("check", a_file(tmp_path), home=tmp_path)
    assert (ended.code, ended.out, ended.err) == (0, "", "")


def test_check_prints_a_line_for_each_problem(tmp_path: Path) -> None:
    bow_tie = a_polygon((0.0, 0.0), (9.0, 9.0), (9.0, 0.0), (0.0, 9.0))
    places = (*a_briefing().places, a_place("sea", geometry=bow_tie))
    path = a_file(tmp_path, a_briefing(places=places, passages=a_briefing().passages[1:]))
    ended = dateline("check", path, home=tmp_path)
    assert ended.code == 1
    assert ended.err == ""
    assert "c-visit: there is no passage 'p-the'" in ended.out.splitlines()
    assert any(line.startswith("sea: its polygon is not valid") for line in ended.out.splitlines())


def test_check_of_a_newer_file_says_that_it_opens_read_only(tmp_path: Path) -> None:
    container.save_folder(a_document(), tmp_path / "x")
    manifest = tmp_path / "x" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"min_reader": "1.0"', '"min_reader": "2.0"'))
    ended = dateline("check", tmp_path / "x", home=tmp_path)
    assert ended.code == 0
    assert ended.err.startswith("dateline: x opens read-only: the file needs format 2.0")


@pytest.mark.parametrize("make", [pytest.param(m, id=name) for name, m in CORPUS.items()])
def test_what_is_hostile_gives_one_line_and_exit_2_in_400_mb_and_5_s(
    tmp_path: Path, make: Maker
) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    ended, used = dateline_measured("check", make(folder), home=tmp_path, timeout=30)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("dateline: ")
    assert ended.err.strip().isprintable()
    assert used.megabytes < 400
    assert used.seconds < 5


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["check", "a", "b"],
        ["claims", "--yaml"],
        ["claims", "--js"],
        ["--json", "claims"],
        ["--quit-when-ready=yes"],
        ["export"],
        ["export", "-o", "map.bmp"],
        ["export", "-o", "map.png", "--size", "15x15"],
        ["export", "-o", "map.png", "--size", "big"],
        ["export", "-o", "map.png", "--dpi", "0"],
        ["export", "-o", "map.png", "--theme", "system"],
        ["export", "-o", "map.png", "--borders", "mine"],
        ["export", "-o", "map.png", "--bbox", "-10,20,-10,30"],
        ["export", "-o", "map.png", "--bbox", "-10,40,10,30"],
        ["export", "-o", "map.png", "--step", "99"],
        ["export", "-o", "map.png", "--place", "Atlantis"],
        ["export", "-o", "map.png", "--step", "1", "--place", "Moscow"],
        ["claims", "\x1b[2J\u202e", "x"],
    ],
)
def test_words_that_do_not_fit_are_usage_errors(tmp_path: Path, words: list[str]) -> None:
    refused(*words, home=tmp_path, code=64)


def test_a_usage_error_says_where_to_read_more(tmp_path: Path) -> None:
    line = refused("check", home=tmp_path, code=64)
    assert line.strip().endswith("see dateline check --help")


def test_a_box_that_starts_with_a_minus_is_a_box(tmp_path: Path) -> None:
    line = refused("export", "-o", "m.png", "--bbox", "-10,20,30,10", home=tmp_path, code=64)
    assert "south is less than north" in line


def test_a_place_that_is_not_there_lists_those_that_are(tmp_path: Path) -> None:
    line = refused(
        "export", a_file(tmp_path), "-o", "m.png", "--place", "Kyiv", home=tmp_path, code=64
    )
    assert "moscow (Moscow), pyongyang (Pyongyang)" in line


def test_an_export_reads_its_file_before_it_starts_qt(tmp_path: Path) -> None:
    line = refused("export", "gone.briefing", "-o", "m.png", home=tmp_path, code=2)
    assert "cannot read gone.briefing: No such file" in line


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_help(tmp_path: Path, verb: str) -> None:
    ended = dateline(verb, "--help", home=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"usage: dateline {verb} ")


def test_help_names_every_verb_and_the_exit_codes(tmp_path: Path) -> None:
    ended = dateline("--help", home=tmp_path)
    assert ended.code == 0
    assert all(f"\n  {verb} " in ended.out for verb in VERBS)
    assert "64 usage" in ended.out


def test_the_version_is_told(tmp_path: Path) -> None:
    assert dateline("--version", home=tmp_path).out == f"dateline {__version__}\n"


def test_the_command_line_loads_no_qt_no_pandas_and_no_folium() -> None:
    program = "import sys, viewer.cli; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {"PySide6", "shiboken6", "folium", "branca", "pandas", "geopandas", "shapely", "numpy"}
    assert "msgspec" in loaded
    assert not heavy & set(loaded)


def started(*words: str | Path, home: Path, **streams: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "viewer", *map(str, words)]
    return subprocess.Popen(
        command, cwd=home, env=environment(home), stderr=subprocess.PIPE, **streams
    )


def a_file_longer_than(size: int, folder: Path) -> Path:
    """A briefing whose listing has more characters."""
    return a_file(folder, a_briefing(title="x" * size))


@pytest.mark.parametrize("words", [["claims"], ["--help"], ["--version"], ["info", "--help"]])
def test_a_reader_that_is_gone_is_no_error(tmp_path: Path, words: list[str]) -> None:
    process = started(*words, home=tmp_path, stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.close()
    assert ended_quietly(process) == 141


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    path = a_file_longer_than(3_000_000, tmp_path)
    process = started("info", "--json", path, home=tmp_path, stdout=subprocess.PIPE)
    assert process.stdout
    os.read(process.stdout.fileno(), 1)
    process.stdout.close()
    assert ended_quietly(process) == 141


def ended_quietly(process: subprocess.Popen[bytes]) -> int:
    """Return the exit code of a process that has said nothing on standard error."""
    assert process.stderr
    with process.stderr as stream:
        assert stream.read() == b""
    return process.wait(30)


@pytest.mark.parametrize("size", [5_000, 3_000_000])
def test_ctrl_c_ends_it_quietly_also_while_nobody_reads(tmp_path: Path, size: int) -> None:
    path = a_file_longer_than(size, tmp_path)
    process = started("info", "--json", path, home=tmp_path, stdout=subprocess.PIPE, pipesize=4096)
    assert process.stdout
    os.read(process.stdout.fileno(), 1)
    process.send_signal(signal.SIGINT)
    assert ended_quietly(process) == 130
    process.stdout.close()


@pytest.mark.parametrize("words", [["claims"], ["--help"]])
def test_a_full_disk_is_told_in_one_line(tmp_path: Path, words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        process = started(*words, home=tmp_path, stdout=full)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 2
    assert err == b"dateline: cannot write the output: No space left on device\n"


def test_without_an_output_there_is_no_error(tmp_path: Path) -> None:
    process = started("claims", home=tmp_path, preexec_fn=lambda: os.close(1))
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, b"")


def with_a_bug(folder: Path) -> str:
    """A search path on which a module of the standard library is broken, as no test of ours saw."""
    (folder / "sitecustomize.py").write_text("import textwrap\ntextwrap.wrap = None\n")
    return f"{folder}{os.pathsep}{ROOT}"


def test_a_bug_is_one_line_and_the_log_has_the_rest(tmp_path: Path) -> None:
    ended = dateline("claims", home=tmp_path, PYTHONPATH=with_a_bug(tmp_path))
    (log,) = (tmp_path / "state").rglob("dateline.log")
    assert ended.code == 70
    assert ended.err == (
        f"dateline: this is a bug in Dateline (TypeError): please report it with {log}\n"
    )
    assert "Traceback" in log.read_text()
    assert "'NoneType' object is not callable" in log.read_text()


def test_without_a_place_for_its_log_it_warns_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    ended = dateline("places", home=tmp_path)
    assert ended.code == 0
    assert "Pyongyang" in ended.out
    assert ended.err.startswith("dateline: warning: no log in ")
    assert ended.err.count("\n") == 1


def test_words_of_a_file_do_not_act_upon_the_terminal(tmp_path: Path) -> None:
    words = "a\x1b[2J\u202e\x9b" + TEXT
    path = a_file(tmp_path, a_briefing(title=words, places=(a_place(name=words),)))
    for verb in ("info", "places", "claims", "check"):
        ended = dateline(verb, path, home=tmp_path)
        assert all(line.isprintable() for line in (ended.out + ended.err).splitlines())
