"""The yardstick: a bare QtWebEngine page, loaded and painted, then the end of the process.

With a word on the command line it stays, for its memory to be read, until it is ended.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

PAGE = """<!doctype html><title>waiting</title><p>A page.</p><script>
requestAnimationFrame(() => requestAnimationFrame(() => { document.title = "painted"; }));
</script>"""


def main(stay: bool) -> int:
    """Show the page; returns the exit code of the event loop."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    app = QApplication(sys.argv[:1])
    view = QWebEngineView()
    page = QWebEnginePage(view)

    def painted(title: str) -> None:
        if title == "painted" and stay:
            print("ready", flush=True)
        elif title == "painted":
            QTimer.singleShot(0, app.quit)

    page.titleChanged.connect(painted)
    view.setPage(page)
    view.resize(1280, 800)
    page.setHtml(PAGE)
    view.show()
    code = app.exec()
    view.close()
    page.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main(len(sys.argv) > 1))
