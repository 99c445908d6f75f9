"""The wheel of this checkout, and an environment with what it asks for and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from email.parser import Parser
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

from tests.helpers.process import ROOT

NOT_SOURCE = (".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "node_modules")


def built(folder: Path) -> Path:
    """Return the wheel, built from a copy: nothing is made anew under other tests.

    What the build itself asks for is proved by every set-up, which builds in isolation.
    """
    source, wheels = folder / "checkout", folder / "wheels"
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(*NOT_SOURCE))
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", wheels, source)
    (wheel,) = wheels.iterdir()
    return wheel


def installed(wheel: Path, folder: Path) -> Path:
    """Install a wheel beside what it asks for, as that is installed here; returns its scripts."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    (packages,) = folder.glob("lib/python3*/site-packages")
    for target in {target for needed in _needed(wheel) for target in _top_level(needed)}:
        (packages / target.name).symlink_to(target)
    python = folder / "bin" / "python"
    _pip("--python", python, "install", "--no-deps", wheel)
    return folder / "bin"


def _needed(wheel: Path) -> list[Distribution]:
    """Return what a wheel asks for, and what each of these asks for in turn."""
    found, seen = [], set()
    waiting = list(_asked(_requirements(wheel)))
    while waiting:
        requirement = waiting.pop()
        if str(requirement) not in seen:
            seen.add(str(requirement))
            there = distribution(requirement.name)
            assert requirement.specifier.contains(there.version, prereleases=True), requirement
            found.append(there)
            waiting += _asked(there.requires or (), requirement.extras)
    return found


def _asked(lines: Iterable[str], extras: Iterable[str] = ()) -> Iterator[Requirement]:
    """Yield the requirements that hold on this machine, with these extras."""
    for requirement in map(Requirement, lines):
        marker, wanted = requirement.marker, {"", *extras}
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in wanted):
            yield requirement


def _requirements(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        return Parser().parsestr(archive.read(name).decode()).get_all("Requires-Dist") or []


def _top_level(there: Distribution) -> Iterator[Path]:
    """Yield the files and folders that a distribution has put beside those of others."""
    for name in {file.parts[0] for file in there.files or ()} - {"..", "__pycache__"}:
        yield Path(str(there.locate_file(name)))


def _pip(*words: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *words], check=True)
