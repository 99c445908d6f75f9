"""The window as a person or a script starts it: a real process, with a display and without one."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path

import pytest

from tests.helpers import xvfb
from tests.helpers.briefings import a_document, a_file
from tests.helpers.process import ROOT, Ended, dateline
from tests.helpers.window_process import complaints, telling_window
from viewer.map.policy import CHROMIUM_FLAGS, FLAGS_VARIABLE, NO_SANDBOX, secure_environment
from viewer.store import container

display = xvfb.display

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
HEAVY = {"geopandas", "pandas", "shapely", "pyproj", "folium", "branca", "numpy"}
ROOT_HERE = os.geteuid() == 0


@pytest.fixture(autouse=True)
def no_display_but_what_a_test_names(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def opened_and_left(*words: str | Path, home: Path, **variables: str) -> Ended:
    """Run the window until its map is painted; it must have ended well."""
    ended = dateline(*words, "--quit-when-ready", home=home, timeout=60, **variables)
    assert (ended.code, ended.out) == (0, ""), ended.err
    return ended


def refused(*words: str | Path, home: Path, **variables: str) -> str:
    """Run the window where it cannot open; returns the one line that says why."""
    ended = dateline(*words, home=home, timeout=60, **variables)
    assert (ended.code, ended.out) == (2, "")
    (line,) = complaints(ended.err)
    assert line.startswith("dateline: ")
    return line


def log_of(home: Path) -> str:
    (log,) = (home / "state").rglob("dateline.log")
    return log.read_text()


@pytest.mark.parametrize("form", ["bundled", "archive", "folder"])
def test_it_opens_a_briefing_paints_the_map_and_leaves_without_a_complaint(
    tmp_path: Path, form: str
) -> None:
    named = []
    if form == "archive":
        named = [a_file(tmp_path)]
    if form == "folder":
        named = [tmp_path / "visit"]
        container.save_folder(a_document(), named[0])
    ended = opened_and_left(*named, home=tmp_path, **OFFSCREEN)
    assert complaints(ended.err) == []


def test_it_opens_on_a_display_too(tmp_path: Path, display: str) -> None:
    assert complaints(opened_and_left(home=tmp_path, DISPLAY=display).err) == []


def test_a_click_of_the_mouse_on_a_place_opens_its_dossier(tmp_path: Path, display: str) -> None:
    names = {
        "moscow": "Moscow",
        "pyongyang": "Pyongyang",
        "ukraine": "Ukraine",
        "eastern-russia": "Eastern Russia",
    }
    with telling_window(tmp_path, DISPLAY=display) as window:
        places = window.told()
        for place, name in names.items():
            click(display, *places[place])
            told = window.told()
            assert (told["subject"], told["heading"]) == (place, name)
            assert told["claims"] >= 3


def click(display: str, x: int, y: int) -> None:
    command = ["xdotool", "mousemove", str(x), str(y), "click", "1"]
    subprocess.run(command, env={**os.environ, "DISPLAY": display}, check=True)


@pytest.mark.parametrize(
    ("variables", "missing"),
    [
        ({}, "there is no display (DISPLAY and WAYLAND_DISPLAY are not set)"),
        ({"DISPLAY": ":987"}, "the display :987 does not answer"),
    ],
)
def test_without_a_display_one_line_says_so_and_what_needs_none(
    tmp_path: Path, variables: dict[str, str], missing: str
) -> None:
    line = refused(home=tmp_path, **variables)
    assert line == f"dateline: {missing}: `dateline export` makes pictures without one"


@pytest.mark.parametrize("content", [None, b"", b"no archive"])
def test_a_file_that_cannot_be_read_is_one_line_and_no_window(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "bad.briefing"
    if content is not None:
        path.write_bytes(content)
    assert "bad.briefing" in refused(path, home=tmp_path, **OFFSCREEN)


def test_a_window_without_its_map_leaves_as_well_but_not_with_success(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nsys.modules['PySide6.QtWebEngineCore'] = None  # as where it is missing\n"
    )
    path = f"{tmp_path}{os.pathsep}{ROOT}"
    ended = dateline(
        "--quit-when-ready", home=tmp_path, PYTHONPATH=path, QT_QPA_PLATFORM="offscreen"
    )
    assert ended.code == 2
    assert "the map cannot be shown: QtWebEngine is not installed" in ended.err


@pytest.mark.parametrize("name", ["config/dateline/settings.json", "state/dateline/state.json"])
def test_what_was_remembered_and_is_broken_is_set_aside(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_bytes(b'{"theme": \xff\x00')
    (line,) = complaints(opened_and_left(home=tmp_path, **OFFSCREEN).err)
    assert f"set aside as {path.name}.broken" in line
    assert path.with_name(f"{path.name}.broken").read_bytes() == b'{"theme": \xff\x00'


def test_nothing_heavy_is_loaded_before_the_map_is_on_screen(tmp_path: Path) -> None:
    ended = opened_and_left(home=tmp_path, PYTHONPROFILEIMPORTTIME="1", **OFFSCREEN)
    lines = [line for line in ended.err.splitlines() if line.startswith("import time:")]
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}
    assert {"viewer", "PySide6", "msgspec"} <= loaded
    assert loaded & HEAVY == set()


def test_chromium_runs_in_its_sandbox_unless_root_runs_it_which_the_log_says(
    tmp_path: Path,
) -> None:
    with telling_window(tmp_path, **OFFSCREEN) as window:
        window.told()
        processes = window.chromium()
    assert {NO_SANDBOX in line.split() for line in processes} == {ROOT_HERE}
    opened_and_left(home=tmp_path, **OFFSCREEN)
    assert ("runs without Chromium's sandbox" in log_of(tmp_path)) == ROOT_HERE


@pytest.mark.parametrize("root", [True, False])
def test_nothing_but_root_takes_the_sandbox_away(root: bool) -> None:
    environment = {FLAGS_VARIABLE: NO_SANDBOX, "QTWEBENGINE_DISABLE_SANDBOX": "1"}
    secure_environment(environment, root)
    flags = environment.pop(FLAGS_VARIABLE).split()
    assert flags == [*CHROMIUM_FLAGS, *[NO_SANDBOX] * root]
    assert environment == {}


def a_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_nobody_can_debug_it_from_outside(tmp_path: Path) -> None:
    port = a_free_port()
    variables = {
        "QTWEBENGINE_REMOTE_DEBUGGING": str(port),
        FLAGS_VARIABLE: f"--remote-debugging-port={port}",
    }
    with telling_window(tmp_path, **OFFSCREEN, **variables) as window:
        window.told()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        assert window.listening_ports() == []
