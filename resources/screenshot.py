#!/usr/bin/env python3
"""Make the README's picture: the real window on the bundled briefing, off-screen.

Run in the project's environment: ``.venv/bin/python resources/screenshot.py [OUT.png]``.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

SIZE = (1440, 900)
OUT = Path(__file__).parent / "help" / "desk.png"
SETTLED_MS = 1500
CLAIM = "c-containers-of-munitions"


def main(out: Path) -> int:
    """Open the window, choose a disputed claim of Pyongyang, and keep the picture."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            os.environ[name] = folder
        return _shoot(out)


def _shoot(out: Path) -> int:
    from PySide6.QtCore import QTimer

    from viewer.store import container
    from viewer.store.resources import bundled_briefing
    from viewer.ui.app import make_application, open_window

    app = make_application()
    window = open_window(app, container.load(bundled_briefing()))
    window.resize(*SIZE)

    def choose() -> None:
        assert window.desk.session
        window.desk.session.select("place", "pyongyang", CLAIM)
        QTimer.singleShot(SETTLED_MS, keep)

    def keep() -> None:
        window.grab().save(str(out))
        window.close()

    window.map_slot.ready.connect(choose)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT))
