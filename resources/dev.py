#!/usr/bin/env python3
"""Set up and run, test or measure Dateline: ``python3 resources/dev.py run|test|bench``.

Standard library only: this is what runs before anything is installed. Each verb does all set-up
by itself and skips what is already done.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")

INSTALL_INPUTS = (
    "pyproject.toml",
    "resources/hatch_build.py",
    "resources/map/package-lock.json",
    "viewer/map/shell.py",
    "viewer/export/page/modules.py",
    "viewer/__init__.py",
)
"""What the installation is made from: when none of it has changed, it is kept."""

LIBRARY_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXcomposite.so.1": "libxcomposite1",
    "libXdamage.so.1": "libxdamage1",
    "libXext.so.6": "libxext6",
    "libXfixes.so.3": "libxfixes3",
    "libXi.so.6": "libxi6",
    "libXrandr.so.2": "libxrandr2",
    "libXrender.so.1": "libxrender1",
    "libXtst.so.6": "libxtst6",
    "libasound.so.2": "libasound2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgbm.so.1": "libgbm1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libnspr4.so": "libnspr4",
    "libnss3.so": "libnss3",
    "libnssutil3.so": "libnss3",
    "libplc4.so": "libnspr4",
    "libplds4.so": "libnspr4",
    "libsmime3.so": "libnss3",
    "libudev.so.1": "libudev1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbfile.so.1": "libxkbfile1",
    "libxshmfence.so.1": "libxshmfence1",
    "libz.so.1": "zlib1g",
}
"""Shared library to the Debian package that has it: all that Qt's own wheels do not bring."""

QT_FILES = (
    "libQt6WebEngineCore.so.6",
    "libQt6Pdf.so.6",
    "libQt6Widgets.so.6",
    "libqxcb.so",
    "QtWebEngineProcess",
)
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "xrandr": "x11-xserver-utils",
    "pdftotext": "poppler-utils",
    "chromium": "chromium",
}
SIDE_BY_SIDE = ["-n", "3", "--dist", "loadfile", "--no-loadscope-reorder"]
"""Three files of tests at a time, since half of a test of a window is waiting; in the order of
`tests/conftest.py`."""
BENCH_PROGRAMS = {"chromium": "chromium", "chromedriver": "chromium-driver"}
SLOW_PROGRAMS = {"simpress": "libreoffice-impress", "lowriter": "libreoffice-writer"}


def main(words: list[str]) -> int:
    """Run the verb; returns its exit code."""
    verbs = {"run": run, "test": test, "bench": bench}
    if sys.version_info < (3, 11):  # noqa: UP036  # a friendly word, where it is run with an older one
        return stop("Dateline needs Python 3.11 or newer; this is " + sys.version.split()[0])
    if not words or words[0] not in verbs:
        return stop("usage: python3 resources/dev.py run|test|bench [more words]")
    return verbs[words[0]](words[1:])


def run(words: list[str]) -> int:
    """Set up and open the window; more words go to dateline."""
    set_up("run")
    return subprocess.call([PYTHON, "-m", "viewer", *words])


def test(words: list[str]) -> int:
    """Set up, then every check; more words go to pytest. Returns the first failure's code.

    ``--all`` runs the slow tests too, and installs what they open documents with.
    """
    slow = "--all" in words
    set_up("slow" if slow else "dev")
    words = [word for word in words if word != "--all"]
    install_debian(missing_programs(TEST_PROGRAMS | SLOW_PROGRAMS if slow else TEST_PROGRAMS))
    if slow:
        words = ["-m", "slow or not slow", *words]
    checks = [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["lint-imports"]]
    for program, *rest in checks:
        say(" ".join([program, *rest]))
        if code := subprocess.call([SCRIPTS / program, *rest], cwd=ROOT):
            return code
    return beside_each_other(["mypy"], ["python", "-m", "pytest", *SIDE_BY_SIDE, *words])


def beside_each_other(quiet: list[str], loud: list[str]) -> int:
    """Run two checks at a time, the first one's words last; returns the code of one that fails."""
    say(" ".join([*loud, "and, meanwhile,", *quiet]))
    with subprocess.Popen(
        [SCRIPTS / quiet[0], *quiet[1:]],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as first:
        code = subprocess.call([SCRIPTS / loud[0], *loud[1:]], cwd=ROOT)
        words, _ = first.communicate()
    say(" ".join([*quiet, "says:"]))
    print(words, end="", flush=True)
    return first.returncode or code


def bench(words: list[str]) -> int:
    """Set up and print the table of speeds."""
    set_up("bench")
    install_debian(missing_programs(BENCH_PROGRAMS))
    return subprocess.call([PYTHON, "-m", "resources.bench", *words], cwd=ROOT)


def set_up(kind: str) -> None:
    """Make the virtual environment, install Dateline into it, and what Qt needs of the system."""
    if not PYTHON.exists():
        make_environment()
    stamp, wanted = VENV / f"dateline-{kind}", fingerprint()
    if not stamp.exists() or stamp.read_text() != wanted or not built():
        say("installing Dateline and what it needs into .venv")
        target = str(ROOT) if kind == "run" else f"{ROOT}[{kind}]"
        check([PYTHON, "-m", "pip", "install", "--quiet", "--editable", target])
        stamp.write_text(wanted)
    install_debian(missing_libraries())


def make_environment() -> None:
    """Make .venv; Debian keeps the module that this takes in a package of its own."""
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        install_debian([f"python3.{sys.version_info.minor}-venv"])
    say("making the virtual environment .venv")
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except (subprocess.CalledProcessError, OSError) as error:
        sys.exit(stop(f"cannot make the virtual environment: {error}"))


def fingerprint() -> str:
    """Return a hash of what the installation is made from, and where."""
    digest = hashlib.sha256(str(ROOT).encode())
    for path in sorted((ROOT / "resources" / "map").glob("*.js")):
        digest.update(path.name.encode() + path.read_bytes())
    for name in INSTALL_INPUTS:
        path = ROOT / name
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()


def built() -> bool:
    """Say whether the build hook's output is there."""
    return all((ROOT / "resources" / part / "build").is_dir() for part in ("map", "fonts"))


def missing_libraries() -> list[str]:
    """Return the Debian packages of the shared libraries that Qt's files do not find."""
    if not sys.platform.startswith("linux") or not shutil.which("ldd"):
        return []
    package = next(VENV.glob("lib/python3*/site-packages/PySide6"), VENV)
    files = [path for name in QT_FILES for path in package.rglob(name)]
    lines = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False).stdout
    missing = {line.split()[0] for line in lines.splitlines() if "not found" in line}
    if unknown := sorted(missing - LIBRARY_PACKAGES.keys()):
        say("Qt misses libraries whose packages we do not know: " + " ".join(unknown))
    return sorted({LIBRARY_PACKAGES[name] for name in missing & LIBRARY_PACKAGES.keys()})


def missing_programs(programs: dict[str, str]) -> list[str]:
    """Return the Debian packages of the programs that are used here and that are not there."""
    return [package for name, package in programs.items() if not shutil.which(name)]


def install_debian(packages: list[str]) -> None:
    """Install Debian packages, as root or through sudo; else say the one line to run."""
    if not packages or not sys.platform.startswith("linux"):
        return
    if not shutil.which("apt-get"):
        say("please install what these Debian packages hold: " + " ".join(packages))
        return
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if os.geteuid() != 0 and not can_sudo():
        say("some system packages are missing; please run: sudo " + " ".join(command))
        return
    prefix = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    say("installing " + " ".join(packages))
    if quietly([*prefix, *command]):
        quietly([*prefix, "apt-get", "update"])
        if quietly([*prefix, *command]):
            say("that failed; please run: sudo " + " ".join(command))


def quietly(command: list[str]) -> int:
    """Run a command of Debian's without questions or output; returns its exit code."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.call(command, stdout=subprocess.DEVNULL, env=environment)


def can_sudo() -> bool:
    """Say whether sudo works without asking for a password."""
    return bool(shutil.which("sudo")) and not subprocess.call(
        ["sudo", "--non-interactive", "true"], stderr=subprocess.DEVNULL
    )


def check(command: list[Path | str]) -> None:
    """Run a command; leave with its exit code if it fails."""
    if code := subprocess.call(command, cwd=ROOT):
        sys.exit(code)


def say(words: str) -> None:
    """Tell the developer what is going on."""
    print(f"dev: {words}", flush=True)


def stop(words: str) -> int:
    """Say why nothing was done; returns the exit code for it."""
    print(f"dev: {words}", file=sys.stderr)
    return 64


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
