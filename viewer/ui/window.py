"""The main window: it puts the panels in their places and binds the commands; nothing more."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from viewer.map.base_file import BASE
from viewer.model.text import displayed, shortened
from viewer.session.needs import lacking
from viewer.session.session import Session
from viewer.store.container import Document
from viewer.store.settings import opened, storable
from viewer.ui import dropping
from viewer.ui.actions import Actions, met_needs
from viewer.ui.articles import Articles
from viewer.ui.desk import Desk, Panels
from viewer.ui.editing.handlers import Editors
from viewer.ui.exporting import Exporting
from viewer.ui.files import Opener, dropped_paths
from viewer.ui.handlers import handlers
from viewer.ui.keeping import Held, Keeping
from viewer.ui.layers import Layers
from viewer.ui.look import Look
from viewer.ui.map_slot import MapSlot
from viewer.ui.memory import Memory
from viewer.ui.network import COMMAND as NETWORK
from viewer.ui.network import Network
from viewer.ui.panels.article_panel import ArticlePanel
from viewer.ui.panels.dossier import DossierPanel
from viewer.ui.panels.notice import Notice
from viewer.ui.panels.status_line import StatusLine
from viewer.ui.panels.timeline import TimelinePanel
from viewer.ui.panels.top_bar import TopBar
from viewer.ui.panels.tray import Tray
from viewer.ui.panels.troubles import Troubles
from viewer.ui.presenting import Presenting
from viewer.ui.recent import fill_recent
from viewer.ui.recovering import Recovering
from viewer.ui.reviewing import Reviewing
from viewer.ui.saving import TROUBLE, Saving
from viewer.ui.shaping import ShapingByHand
from viewer.ui.watching import Watching

if TYPE_CHECKING:
    from viewer.ui.pictures import Pictures
    from viewer.ui.snapshots import Snapshots

LEAST_SIZE = (760, 520)
FIRST_SIZE = (1360, 860)
TITLE_BAR = 40
"""Pixels that the system's own bar takes above the window, about."""
FIRST_WIDTHS = [304, 712, 344]
TOGGLED = ("panel-article", "panel-dossier", "panel-timeline")


class MainWindow(QMainWindow):
    """One briefing at a desk."""

    def __init__(self, look: Look, memory: Memory, map_slot: MapSlot) -> None:
        super().__init__()
        self.look, self.memory = look, memory
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*FIRST_SIZE)
        self.setAcceptDrops(True)
        self._centre = QWidget()
        self.setCentralWidget(self._centre)
        self.notice, self.troubles = Notice(), Troubles()
        self._status = StatusLine(self)
        self.top = TopBar(look.style, self._centre)
        self.map_slot = map_slot
        self.panels = Panels(
            article=ArticlePanel(look.style),
            dossier=DossierPanel(look.style),
            timeline=TimelinePanel(look.style),
            tray=Tray(look.style),
            search=self.top.search,
        )
        self.desk = Desk(self.panels, self)
        self.saving = Saving(self)
        self.keeping = Keeping(self)
        self.recovering = Recovering(self)
        self.watching = Watching(self)
        self.opener = Opener(self, self.replace_document, self.notice.say)
        self.exporting = Exporting(self)
        self.presenting = Presenting(self)
        self.reviewing = Reviewing(self)
        self.shaping = ShapingByHand(self)
        self.articles = Articles(self)
        self.network = Network(self)
        self.layers = Layers(self)
        self.editors = Editors(self)
        self.actions_by_id = Actions(self, handlers(self), memory.settings.keys)
        menus = self.actions_by_id.fill(self.menuBar())
        self._recent = QMenu("Recent", self)
        menus["File"].insertMenu(self.actions_by_id["open-bundled"], self._recent)
        self._arrange()
        self.panels.article.view.setFocus()
        self._connect()
        self._restore()

    def statusBar(self) -> StatusLine:
        """Return where the window says what has just happened: it takes no room from the map."""
        return self._status

    @cached_property
    def snapshots(self) -> Snapshots:
        """Who makes pictures and documents; like `pictures`, imported when it is first wanted."""
        from viewer.ui.snapshots import Snapshots

        return Snapshots(self)

    @cached_property
    def pictures(self) -> Pictures:
        """Who opens the view that a picture shows."""
        from viewer.ui.pictures import Pictures

        return Pictures(self)

    def replace_document(self, document: Document, path: Path | None) -> None:
        """Show a briefing that was read, unless edits of the open one are to be kept.

        Under a form it waits: what is being written there is for the open one.
        """
        if QApplication.activeModalWidget():
            title = displayed(shortened(document.briefing.title, 80))
            again = partial(self.replace_document, document, path)
            self.notice.say(f"“{title}” is read, and waits.", ("Open it", again))
        elif self.saving.may_leave():
            self.show_document(document, path)

    def show_document(
        self,
        document: Document,
        path: Path | None,
        recovered: Held | None = None,
        *,
        new: bool = False,
    ) -> None:
        """Show a briefing that was read, or `recovered` from a journal, with edits in no file.

        A `new` one is in no file either.
        """
        self.notice.hide()
        self.troubles.solve(TROUBLE)
        session = Session(document, path, saved=recovered is None and not new)
        if self.memory.settings.viewpoint:
            session.viewpoint = self.memory.settings.viewpoint
        self.desk.show(session)
        self.reviewing.show_session(session)
        self.shaping.show_session(session)
        self.keeping.follow(session, recovered)
        self.watching.follow(session)
        self._show_title()
        if path:
            self.remember_file(path)
        if document.read_only:
            self.notice.say(f"This briefing opens read-only: {document.read_only}")

    def fit_to_screen(self) -> None:
        """Be no larger than the screen has room for: not every system sees to that."""
        room = self.screen().availableSize()
        if self.width() > room.width() or self.height() > room.height():
            self.resize(self.size().boundedTo(room - QSize(0, TITLE_BAR)))

    def _show_title(self) -> None:
        """Show the title of the briefing, and what it holds."""
        if session := self.desk.session:
            self.top.show_briefing(session.index)
            title = displayed(shortened(session.index.briefing.title, 120)).replace("[*]", "[*][*]")
            self.setWindowTitle(f"Dateline — {title}[*]")  # Qt marks a window with edits there

    def remember_file(self, path: Path) -> None:
        """Offer a file among the recent ones, and its folder for the next."""
        self.opener.last_folder = str(path.absolute().parent)
        self.memory.remember(opened(self.memory.state, path))
        self._show_recent()

    def focused_panel(self) -> int:
        """Return which of article, map, dossier and timeline has the keyboard, or -1."""
        focus = QApplication.focusWidget()
        panels = enumerate(self._panels_in_order())
        found = (n for n, p in panels if focus and (p is focus or p.isAncestorOf(focus)))
        return next(found, -1)

    def is_panel_there(self, number: int) -> bool:
        """Say whether one of article, map, dossier and timeline can take the keyboard."""
        panel = self._panels_in_order()[number]
        return not panel.isHidden() and (panel is not self.map_slot or bool(self.map_slot.view))

    def _panels_in_order(self) -> tuple[QWidget, ...]:
        return self.panels.article, self.map_slot, self.panels.dossier, self.panels.timeline

    def panel_of(self, command: str) -> QWidget:
        """Return the panel that a command shows and hides."""
        panels = (self.panels.article, self.panels.dossier, self.panels.timeline)
        return panels[TOGGLED.index(command)]

    def refresh_actions(self) -> None:
        """Enable what can be done now, and show what is in force."""
        actions, session = self.actions_by_id, self.desk.session
        if session:
            actions.check(f"borders-{session.viewpoint}")
            actions.check("hide-step", _is_hidden(session))
            actions.name_edits(session.history.undo_words, session.history.redo_words)
            self.setWindowModified(session.history.changed)
        words = self.panels.article.view.textCursor().hasSelection()
        actions.enable(
            met_needs(
                session,
                has_map=self.map_slot.view is not None,
                words=words,
                reviewer=self.memory.settings.reviewer,
                network=self.network.is_on,
            )
        )
        actions.check(NETWORK, self.network.is_on)
        actions.check(f"theme-{self.look.choice}")
        actions.check("base-map-file" if BASE.tiles else "base-map-bundled")
        actions.check("full-screen", self.isFullScreen())
        for command in TOGGLED:
            actions.check(command, not self.panel_of(command).isHidden())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say what a command lacks whose key is pressed and that cannot be done now."""
        if command := self.actions_by_id.refused(event.keyCombination()):
            session = self.desk.session
            words = lacking(command, editable=session is not None and session.editable)
            self.statusBar().showMessage(words, 6000)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what is being written, remember the layout, and end the map."""
        asked = (self.saving.may_leave, self.exporting.may_close, self.articles.may_close)
        if not all(may() for may in asked):
            event.ignore()
            return
        self._remember()
        self.articles.close()
        self.layers.background.close()
        self.watching.stop()
        self.keeping.close()
        self.exporting.close_printer()
        self.map_slot.close_map()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that may be briefings."""
        if dropped_paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what is dropped: a briefing, the view that a picture shows, or articles."""
        if paths := dropped_paths(event):
            event.acceptProposedAction()
            dropping.take(self, paths)

    def _arrange(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.map_slot, 1)
        column.addWidget(self.panels.tray)
        self._across = _splitter(Qt.Orientation.Horizontal)
        for panel in (self.panels.article, middle, self.panels.dossier):
            self._across.addWidget(panel)
        self._across.setStretchFactor(1, 1)
        self._across.setSizes(FIRST_WIDTHS)
        self._down = _splitter(Qt.Orientation.Vertical)
        self._down.addWidget(self._across)
        self._down.addWidget(self.panels.timeline)
        self._down.setStretchFactor(0, 1)
        whole = QVBoxLayout(self._centre)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget in (self.top, self.troubles, self.notice):
            whole.addWidget(widget)
        whole.addWidget(self._down, 1)

    def _connect(self) -> None:
        self.top.bind(self.actions_by_id["present"], self.actions_by_id["snapshot"])
        self.panels.article.bind(self.actions_by_id.by_id)
        self.panels.dossier.bind(self.actions_by_id.by_id)
        self.panels.dossier.claim_edited.connect(
            lambda claim: self.editors.claims.write_claim(claim)
        )
        self.map_slot.picked.connect(self.desk.pick_on_map)
        self.map_slot.lost.connect(self.refresh_actions)
        if self.map_slot.view:
            self.desk.attach_map(self.map_slot.view)
        self.panels.timeline.room_changed.connect(self._fit_timeline)
        self.network.show()
        self.desk.changed.connect(self.refresh_actions)
        self.desk.content_changed.connect(self._show_title)
        self.panels.article.view.copyAvailable.connect(lambda _: self.refresh_actions())
        self.look.style.changed.connect(self.refresh_actions)
        self.keeping.told.connect(self._tell_keeping)

    def _tell_keeping(self, reason: str) -> None:
        """Say for as long as edits would not outlive this window."""
        if not reason:
            self.troubles.solve("journal")
            return
        words = (
            f"Your edits would be lost if Dateline ended now: {reason}. It tries again by itself."
        )
        self.troubles.say("journal", words, ("Save", self.saving.save))

    def _restore(self) -> None:
        """Lay the window out as it was left; what does not fit any more is ignored."""
        state = self.memory.state
        self.restoreGeometry(QByteArray(state.geometry))
        for name, splitter in self._splitters().items():
            splitter.restoreState(QByteArray(state.splitters.get(name, b"")))
        for command in TOGGLED:
            self.panel_of(command).setHidden(command in state.hidden_panels)
        self._fit_timeline()
        self.opener.last_folder = state.last_folder or ""
        self._show_recent()
        self.refresh_actions()

    def _fit_timeline(self) -> None:
        """Leave the map what the timeline cannot fill: a splitter would keep it empty."""
        above, here = self._down.sizes()
        most = self.panels.timeline.maximumHeight()
        if here > most:
            self._down.setSizes([above + here - most, most])

    def _remember(self) -> None:
        hidden = tuple(command for command in TOGGLED if self.panel_of(command).isHidden())
        folder = self.opener.last_folder
        self.memory.remember(
            msgspec.structs.replace(
                self.memory.state,
                geometry=bytes(self.saveGeometry().data()),
                splitters={
                    name: bytes(s.saveState().data()) for name, s in self._splitters().items()
                },
                hidden_panels=hidden,
                last_folder=folder if folder and storable(folder) else None,
            )
        )

    def _splitters(self) -> dict[str, QSplitter]:
        return {"across": self._across, "down": self._down}

    def _show_recent(self) -> None:
        fill_recent(self._recent, self.memory.state.recent, self.opener.open, self._forget_recent)

    def _forget_recent(self) -> None:
        self.memory.remember(msgspec.structs.replace(self.memory.state, recent=()))
        self._show_recent()


def _is_hidden(session: Session) -> bool:
    step = session.chosen_step
    return step is not None and session.index.steps[step].hidden


def _splitter(orientation: Qt.Orientation) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    return splitter
