"""What starting the program loads."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("PySide6", "pandas", "geopandas", "folium", "shapely")


def test_the_command_line_loads_nothing_heavy() -> None:
    script = f"import sys, viewer.cli; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
