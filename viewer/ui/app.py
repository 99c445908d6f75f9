"""Starting the program's two faces: the window, and an export without one."""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from viewer import __version__
from viewer.export.request import DocumentRequest, ExportRequest
from viewer.map.base_file import BASE
from viewer.map.scene import scene
from viewer.map.served import SERVED
from viewer.map.words import ENGLISH
from viewer.model.errors import ExitCode, one_line
from viewer.model.index import Index
from viewer.session.session import Session
from viewer.store import container
from viewer.store.container import Document
from viewer.store.resources import bundled_briefing, resources_root
from viewer.ui.base_map import use_base_map
from viewer.ui.fonts import load_fonts
from viewer.ui.look import Look
from viewer.ui.map import start as map_start
from viewer.ui.map_slot import MapSlot
from viewer.ui.memory import Memory
from viewer.ui.platform_check import require_display, require_screen

if TYPE_CHECKING:
    from viewer.store.presenting import Presenting
    from viewer.ui.present.options import Options
    from viewer.ui.present.show import Show
    from viewer.ui.window import MainWindow

log = logging.getLogger(__name__)

PIECES = (
    "viewer.ui.panels.cards",
    "viewer.ui.panels.dossier",
    "viewer.ui.actions",
    "viewer.ui.handlers",
    "viewer.ui.window",
)
"""What the window takes to import, in parts that hold nothing up."""


def run_window(path: Path | None, *, quit_when_ready: bool) -> int:
    """Open the window on a briefing, the bundled one if none is named; returns the exit code.

    `quit_when_ready` ends with `ExitCode.UNREADABLE` where there is no map.
    """
    require_display()
    document = container.load(path or bundled_briefing())
    tell_log()
    app = make_application()
    window = open_window(app, document, path)
    window.fit_to_screen()
    gc.freeze()  # what is there now stays, and needs not be looked through
    gc.enable()
    if quit_when_ready:
        window.map_slot.ready.connect(window.close)
        if window.map_slot.missing:  # it has failed before anything could wait for it
            QTimer.singleShot(0, window.close)
    else:
        window.recovering.offer()
        window.map_slot.ready.connect(partial(_offer_to_go_on, window))
    code = app.exec()
    if quit_when_ready and window.map_slot.missing:
        code = ExitCode.UNREADABLE
    window.deleteLater()
    app.processEvents()
    return code


def _offer_to_go_on(window: MainWindow) -> None:
    """Offer to go on with a presentation that was cut off, if one was."""
    from viewer.ui.present.journal import cut_off

    if found := cut_off():
        window.presenting.offer_to_go_on(found)


def run_presentation(
    document: Document, path: Path | None, options: Options, *, quit_when_ready: bool
) -> int:
    """Present a briefing until the presenter ends it; returns the exit code."""
    require_display()
    tell_log()
    app = make_application()
    app.setQuitOnLastWindowClosed(False)
    if options.screen:
        require_screen(options.screen)
    show = open_presentation(app, document, path, options)
    show.ended.connect(app.quit)
    if quit_when_ready:
        show.ready.connect(show.end)
    code = app.exec()
    shiboken6.delete(show)
    return code


def open_presentation(
    app: QApplication, document: Document, path: Path | None, options: Options
) -> Show:
    """Return a presentation that has started; it offers to go on with one that was cut off."""
    from viewer.ui.present.show import Show

    memory = Memory()
    look = Look(app, resources_root() / "themes", memory.settings.theme, memory.settings.text_scale)
    lost = use_base_map(memory)
    session = Session(document, path)
    session.viewpoint = memory.settings.viewpoint or document.briefing.viewpoint
    found = _cut_off_here(path, options)
    show = Show(session, memory, look, options, app)
    show.start()
    if lost:
        show.console.notice.say(lost)
    if found:
        words = f"The last presentation was cut off at step {found.number}, “{found.title}”."
        show.console.notice.say(words, ("Go on there", partial(show.go_on, found)))
    return show


def _cut_off_here(path: Path | None, options: Options) -> Presenting | None:
    """Return the presentation of this briefing that was cut off, unless a step was asked for."""
    from viewer.ui.present.journal import cut_off

    found = cut_off()
    here = str(path.absolute()) if path else ""
    return found if found and found.path == here and options.at is None else None


def open_window(app: QApplication, document: Document, path: Path | None = None) -> MainWindow:
    """Return the window on a briefing, shown; `path` is where it was read, if not bundled."""
    memory = Memory()
    lost = use_base_map(memory)
    look = Look(app, resources_root() / "themes", memory.settings.theme, memory.settings.text_scale)
    map_slot = MapSlot(look)
    if view := map_slot.start():  # Chromium and the page work while the rest is imported and built
        index = Index(document.briefing)
        SERVED.hold(document)
        viewpoint = memory.settings.viewpoint or document.briefing.viewpoint
        drawn = scene(document.briefing, index, viewpoint, ENGLISH, base=BASE.tiles)
        view.show_scene(drawn)
    _import_window()
    from viewer.ui.window import MainWindow

    with look.bare():
        window = MainWindow(look, memory, map_slot)
    app.processEvents()  # the page asks for fonts and tiles meanwhile
    window.show_document(document, path)
    app.processEvents()
    window.show()
    if lost:
        window.notice.say(lost)
    return window


def _import_window() -> None:
    """Import the window in pieces, and answer the map page's requests between them.

    Not in a thread: PySide registers classes of QObject without a lock, and crashes where Qt asks
    for one meanwhile.
    """
    for module in PIECES:
        import_module(module)
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()  # Chromium does little for a program that is in no loop


def run_export(document: Document, request: ExportRequest | DocumentRequest) -> None:
    """Write what a window would show to a file; needs no display.

    Raises DatelineError.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    tell_log()
    app = make_application(windows=False)
    from viewer.ui import terminal_exports

    if isinstance(request, ExportRequest):
        terminal_exports.write_picture(app, document, request)
    else:
        terminal_exports.write_document(app, document, request)


def tell_log() -> None:
    """Have Qt say what it has to say in the log instead of on the terminal.

    Without a GPU it says eight lines at each start, and nobody can do anything about them.
    """
    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtFatalMsg: logging.ERROR,
    }

    def told(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        log.log(levels.get(kind, logging.INFO), "Qt: %s", one_line(words))

    qInstallMessageHandler(told)


def make_application(*, windows: bool = True) -> QApplication:
    """Return the application, with our scheme and names, and for windows our icon and typefaces."""
    map_start.prepare()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt swallows a KeyboardInterrupt, and hangs
    app = QApplication(sys.argv[:1])
    app.setApplicationName("dateline")
    app.setApplicationDisplayName("Dateline")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("dateline")
    if windows:
        app.setWindowIcon(QIcon(str(resources_root() / "icons" / "dateline.svg")))
        load_fonts(resources_root() / "fonts" / "build")
    return app
