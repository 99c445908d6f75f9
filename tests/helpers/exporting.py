"""`dateline export` as a process without a display, and the programs that people open it with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def exported(out: Path, *words: str | Path) -> Path:
    """Export the bundled briefing, or the file that is named, and return the file written."""
    done = export(out, *words)
    assert done.returncode == 0, done.stderr
    return out


def export(out: Path, *words: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the export, whatever becomes of it."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    environment |= variables
    command = [sys.executable, "-m", "viewer", "export", "-o", str(out), *map(str, words)]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=90, check=False
    )


def told_by(program: str, *words: str | Path) -> str:
    """Return what a program prints."""
    return subprocess.run(
        [program, *map(str, words)], capture_output=True, text=True, timeout=60, check=True
    ).stdout
