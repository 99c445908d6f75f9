"""The wheel, installed beside what it asks for alone: everything that runs is in it."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.helpers import wheels
from tests.helpers.briefings import a_file
from tests.helpers.process import Ended, environment
from tests.helpers.window_process import complaints

OURS = {"app", "early", "painter", "shell", "trusted"}
"""Scripts of the page that are ours; the painter has protomaps-leaflet in it."""


class Installed(NamedTuple):
    """A wheel, and the scripts of an environment into which it was installed."""

    wheel: Path
    scripts: Path


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    wheel = wheels.built(folder)
    yield Installed(wheel, wheels.installed(wheel, folder / "environment"))
    shutil.rmtree(folder)  # pytest would keep it for three runs


def alone(home: Path) -> dict[str, str]:
    """The environment of a person who knows nothing of this checkout."""
    of_checkout = {"PYTHONPATH", "VIRTUAL_ENV"}
    return {name: value for name, value in environment(home).items() if name not in of_checkout}


def run(installed: Installed, home: Path, *words: str | Path) -> Ended:
    """Run the installed ``dateline`` without a display in the folder `home`."""
    env = {**alone(home), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [installed.scripts / "dateline", *words],
        cwd=home,
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def names_in(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def text_in(wheel: Path, path: Path) -> str:
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(path.as_posix()).decode()


def test_the_bundled_briefing_is_in_it(installed: Installed, tmp_path: Path) -> None:
    ended = run(installed, tmp_path, "claims", "--json")
    assert (ended.code, ended.err) == (0, "")
    assert len(json.loads(ended.out)["claims"]) > 30


def test_a_file_of_ones_own_is_checked(installed: Installed, tmp_path: Path) -> None:
    assert run(installed, tmp_path, "check", a_file(tmp_path)) == Ended(0, "", "")


def test_a_picture_is_exported(installed: Installed, tmp_path: Path) -> None:
    ended = run(installed, tmp_path, "export", "-o", "map.png", "--size", "640x480")
    assert ended.code == 0
    assert all(line.startswith("dateline: warning: ") for line in complaints(ended.err))
    start = (tmp_path / "map.png").read_bytes()[:24]
    assert start[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", start[16:]) == (640, 480)


def test_the_window_opens(installed: Installed, tmp_path: Path) -> None:
    ended = run(installed, tmp_path, "--quit-when-ready")
    assert (ended.code, complaints(ended.err)) == (0, [])


def test_nothing_that_only_developers_need_is_in_it(installed: Installed) -> None:
    for name in names_in(installed.wheel):
        path = Path(name)
        assert not {"node_modules", "tests", "bench"} & set(path.parts), name
        assert path.name not in {"package.json", "package-lock.json", ".npmrc"}, name
        assert path.suffix not in {".map", ".ts", ".pyc"}, name
        assert "_data" not in path.parts or path.suffix != ".py", name


def test_each_script_and_typeface_of_others_brings_its_licence(installed: Installed) -> None:
    built = [Path(name) for name in names_in(installed.wheel) if "/build/" in name]
    scripts = {path.stem for path in built if path.suffix == ".js"} - OURS
    typefaces = {path.stem.partition("-")[0] for path in built if path.suffix in {".otf", ".ttf"}}
    licences = {path.name.removesuffix(".LICENSE.txt") for path in built if path.suffix == ".txt"}
    assert {"leaflet", "Pretendard", "SourceSerif4"} <= scripts | typefaces
    assert scripts | typefaces == licences
    for path in built:
        if path.suffix == ".txt":
            assert "Copyright" in text_in(installed.wheel, path), path


def test_the_base_map_says_whose_data_it_is(installed: Installed) -> None:
    sources = text_in(installed.wheel, Path("viewer/_data/geodata/README.md"))
    assert "Natural Earth" in sources
    assert "CC BY 4.0" in sources


def test_our_own_licence_is_in_it(installed: Installed) -> None:
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names_in(installed.wheel))
