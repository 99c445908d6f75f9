"""Buttons of dialogs on a system that would put its own icons on them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.helpers import xvfb
from tests.helpers.process import environment

display = xvfb.display
SCRIPT = """
from PySide6.QtWidgets import QDialogButtonBox
from viewer.store.resources import resources_root
from viewer.ui.app import make_application
from viewer.ui.look import Look

app = make_application()
look = Look(app, resources_root() / "themes", "dark", 1.0)
box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
box.show()
print(box.button(QDialogButtonBox.StandardButton.Cancel).icon().isNull())
"""


def test_they_have_the_look_of_the_window_alone(tmp_path: Path, display: str) -> None:
    there = {**environment(tmp_path), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=there, capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == "True"
