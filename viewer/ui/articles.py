"""Articles made a briefing: read in the background, looked over, frozen, and proposed of."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from viewer.model.errors import DatelineError
from viewer.model.text import displayed, shortened
from viewer.reading import addresses
from viewer.store.container import Document
from viewer.ui.actions import Handler
from viewer.ui.background import Background
from viewer.ui.busy import Busy
from viewer.ui.dialogs.opening import open_over
from viewer.ui.unmade import Unmade
from viewer.ui.words import count_words

if TYPE_CHECKING:
    from viewer.reading.pictures import Pages
    from viewer.session.articles import Proposed, Read
    from viewer.session.session import Session
    from viewer.ui.window import MainWindow

SUFFIXES = (
    ".txt", ".md", ".html", ".htm", ".mhtml", ".pdf", ".docx", ".odt", ".rtf", ".eml",
)  # fmt: skip
Found = tuple["list[Read]", list[DatelineError]]
"""Articles that were read, and why other files were not."""
_log = logging.getLogger(__name__)
LEFT_OUT = (
    "{} of the end of the text had no room in the briefing and are left out. To review all of it, "
    "make briefings of its parts."
)

FILTERS = f"Articles ({' '.join(f'*{suffix}' for suffix in SUFFIXES)});;All files (*)"


def handlers(window: MainWindow) -> dict[str, Handler]:
    """Return the function of each command about articles, by its id."""
    articles = window.articles
    return {
        "new-from-article": articles.ask_for_files,
        "new-from-text": articles.read_clipboard,
        "new-from-address": articles.ask_for_address,
        "add-article": partial(articles.ask_for_files, add=True),
        "add-address": partial(articles.ask_for_address, add=True),
        "propose": articles.propose,
    }


def among(paths: Sequence[Path]) -> list[Path]:
    """Return the files that are articles by their names."""
    return [path for path in paths if path.suffix.lower() in SUFFIXES]


class Articles(QObject):
    """One import at a time; the window stays live, and everything can be given up."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.background = Background(window)
        self._fetching: Busy | None = None
        self._making = False
        self._unmade = Unmade(window)

    def ask_for_files(self, *, add: bool = False) -> None:
        """Let a person choose articles, for a new briefing or to add to the open one."""
        title = "Add articles" if add else "New from articles"
        folder = self._window.opener.last_folder
        chosen, _ = QFileDialog.getOpenFileNames(self._window, title, folder, FILTERS)
        if chosen:
            self.read([Path(name) for name in chosen], add=add)

    def read_clipboard(self) -> None:
        """Make a briefing of the text on the clipboard, or of what is at an address there."""
        words = QGuiApplication.clipboard().text()
        if addresses.is_like_one(words):
            self._read_address_there(words)
            return
        if not words.strip():
            self._window.notice.say("There is no text on the clipboard: copy an article first.")
            return
        read = partial(_read_text, words)
        self.background.start("Reading what was pasted", read, self._look_over)

    def ask_for_address(self, *, add: bool = False) -> None:
        """Ask for the address of an article on the web, that of the clipboard to begin with."""
        from viewer.ui.dialogs.naming import NameDialog

        title = "Add article from web address" if add else "New from web address"
        dialog = NameDialog(title, "Address of the article", self._window)
        dialog.setMinimumWidth(560)
        words = QGuiApplication.clipboard().text().strip()
        if addresses.is_like_one(words):
            dialog.name.setText(words)
            dialog.name.selectAll()
        dialog.named.connect(partial(self.fetch, add=add))
        open_over(self._window, dialog)

    def fetch(self, words: str, *, add: bool = False) -> None:
        """Fetch an article, if the network is on, and let a person look it over."""
        network = self._window.network
        try:
            address = addresses.parsed(words)
        except DatelineError as error:
            self._window.notice.say(str(error))
            return
        if not network.is_on:
            self._offer_the_network(partial(self.fetch, words, add=add))
            return
        look_over = partial(self._take_fetched, add=add)
        self.background.start(f"Fetching {address.host}", partial(_fetched, address.url), look_over)
        self._fetching = self.background.busy
        network.count(1)

    def stop_fetching(self) -> None:
        """Give up what is being fetched, if anything is."""
        if self._fetching is not None and self._fetching is self.background.busy:
            self.cancel()

    def read(self, paths: Sequence[Path], *, add: bool = False) -> None:
        """Read articles out of files, and let a person look them over."""
        self._window.opener.last_folder = str(paths[0].absolute().parent)
        name = displayed(paths[0].name) if len(paths) == 1 else f"{len(paths)} articles"
        look_over = partial(self._look_over, add=add)
        self.background.start(f"Reading {name}", partial(_read_files, tuple(paths)), look_over)

    def propose(self) -> None:
        """Propose places and claims of the open briefing's articles, as they are."""
        session = self._window.desk.session
        if session and session.editable:
            self._propose_of(session, [s.id for s in session.index.briefing.sources])

    def cancel(self) -> None:
        """Give up what is under way."""
        self.background.cancel()

    def may_close(self) -> bool:
        """Ask before articles that were looked over, and are in no file, are thrown away."""
        from viewer.ui.dialogs.questions import about_unmade

        if (self._making or self._unmade) and not about_unmade(self._window):
            return False
        self._making = False
        self._unmade.forget()
        return True

    def close(self) -> None:
        """Leave what is under way: the window goes."""
        self.background.close()

    # Reading

    def _read_address_there(self, words: str) -> None:
        """Fetch what the clipboard names, or say that it may not be."""
        if self._window.network.is_on:
            self.fetch(words)
        else:
            self._offer_the_network(partial(self.fetch, words))

    def _offer_the_network(self, then: Handler) -> None:
        words = (
            "That is an address, and Dateline makes no network requests until you switch them on "
            "(File ▸ Fetch articles from the web). Or save the page from your browser."
        )

        def switch() -> None:
            self._window.network.switch(True)
            then()

        self._window.notice.say(words, ("Switch on and fetch", switch))

    def _take_fetched(self, fetched: tuple[list[Read], int], *, add: bool) -> None:
        read, requests = fetched
        self._window.network.count(requests - 1)
        self._look_over((read, []), add=add)

    def _look_over(self, found: Found, *, add: bool = False) -> None:
        """Open the articles; under a form they wait, or what is typed there would be keys here."""
        from viewer.ui.dialogs.new_article import NewArticleDialog

        read, failed = found
        if QApplication.activeModalWidget():
            again = partial(self._look_over, found, add=add)
            self._unmade.wait(
                f"Read, and in no briefing yet: {_named(read)}.", "Look it over", again
            )
            return
        style = self._window.look.style
        dialog = NewArticleDialog(read, style, self._window, failed=failed, add=add)
        dialog.ready.connect(self._add if add else self._make)
        open_over(self._window, dialog)

    # Making

    def _make(self, read: list[Read]) -> None:
        """Freeze the articles, propose of them, and open the briefing."""
        work, given_up = partial(_made, read), partial(self._keep, read)
        self.background.start("Looking for places and claims", work, self._open, given_up)
        self._making = True

    def _open(self, made: Proposed) -> None:
        """Open a new briefing; under a form that is being filled in, or beside edits, it waits."""
        self._making = False
        window = self._window
        if QApplication.activeModalWidget() or not window.saving.may_leave():
            title = displayed(shortened(made.document.briefing.title, 80))
            words = f"The new briefing “{title}” waits, and is in no file yet."
            self._unmade.wait(words, "Open it", partial(self._open, made))
            return
        window.show_document(made.document, None, new=True)
        self._tell_proposed(made.left_out)

    def _keep(self, read: list[Read], why: str, *, add: bool = False) -> None:
        """Have articles that came into no briefing, for whatever reason, looked over again."""
        self._making = False
        told = f"{why}. In" if why else "In"
        again = partial(self._look_over, (read, []), add=add)
        self._unmade.wait(f"{told} no briefing yet: {_named(read)}.", "Look it over again", again)

    def _add(self, read: list[Read]) -> None:
        """Put the articles into the open briefing, and propose of them."""
        from viewer.session.articles import document_of

        session = self._window.desk.session
        if session is None or not session.editable:
            self._keep(read, "Nothing can be added to this briefing", add=True)
            return
        before = {source.id for source in session.index.briefing.sources}
        try:
            document = document_of(read, session.document)
        except DatelineError as error:
            self._keep(read, str(error), add=True)
            return
        session.edit_document("Add article", document)
        added = [s.id for s in document.briefing.sources if s.id not in before]
        self._propose_of(session, added)

    def _propose_of(self, session: Session, sources: Sequence[str]) -> None:
        document = session.document
        work = partial(_proposed, document, tuple(sources))
        take = partial(self._take, session, document, sources)
        self.background.start("Looking for places and claims", work, take)

    def _take(
        self, session: Session, base: Document, sources: Sequence[str], made: Proposed
    ) -> None:
        """Put the proposals into the briefing; where it was edited since, look again."""
        there = [source for source in sources if source in session.index.sources]
        if session is not self._window.desk.session or not there:
            return
        if session.document is not base:
            self._propose_of(session, there)
            return
        session.edit("Propose places and claims", made.document.briefing)
        self._tell_proposed(made.left_out)

    def _tell_proposed(self, left_out: int) -> None:
        """Bring the review to the front, or say that there is nothing to review, or too much."""
        from viewer.ui.reviewing import focus_review

        if left_out:
            self._window.notice.say(LEFT_OUT.format(count_words(left_out, "proposal", "proposals")))
        session = self._window.desk.session
        if session and any(not p.rejected for p in session.index.briefing.proposals):
            focus_review(self._window)
        else:
            words = "Nothing is proposed: select words in the article to make claims and places."
            self._window.statusBar().showMessage(words, 8000)


def _named(read: Sequence[Read]) -> str:
    name = displayed(shortened(read[0].name, 80))
    return f"“{name}”" if len(read) == 1 else f"“{name}” and what was read with it"


def _read_files(paths: Sequence[Path], stop: Callable[[], bool]) -> Found:
    """Return what can be read, and why the rest cannot; raises DatelineError if nothing can."""
    read, failed = [], []
    for path in paths:
        try:
            read.append(_read_file(path, stop))
        except DatelineError as error:
            if stop():
                raise
            failed.append(error)
    if not read:
        raise failed[0]
    return read, failed


def _read_file(path: Path, stop: Callable[[], bool]) -> Read:
    from viewer.reading.article import file_content, read_bytes
    from viewer.reading.documents import Original
    from viewer.session.articles import Read

    content = file_content(path)
    article = read_bytes(path.name, content, stop)
    original, pages = Original(path.name, content), _pictures(path.name, content, stop)
    return Read(name=path.name, article=article, original=original, pages=pages)


def _fetched(url: str, stop: Callable[[], bool]) -> tuple[list[Read], int]:
    from viewer.reading import web
    from viewer.session.articles import Read

    fetched = web.read_address(url, stop)
    original = fetched.original
    pages = _pictures(original.name, original.content, stop)
    read = Read(name=url, article=fetched.article, original=original, pages=pages)
    return [read], fetched.requests


def _pictures(name: str, content: bytes, stop: Callable[[], bool]) -> Pages:
    """Return the pages of a PDF as pictures; they are a help, so none is no error."""
    from viewer.reading import pictures

    try:
        return pictures.of_pages(name, content, stop)
    except DatelineError as error:
        _log.info("no pictures of %s: %s", name, error)
        return pictures.Pages()


def _read_text(words: str, stop: Callable[[], bool]) -> Found:
    from viewer.reading.article import PASTED, read_bytes
    from viewer.session.articles import Read

    article = read_bytes(PASTED, words.encode("utf-8", "replace"), stop)
    return [Read(name="Pasted text", article=article)], []


def _made(read: Sequence[Read], stop: Callable[[], bool]) -> Proposed:
    from viewer.session.articles import document_of, proposed

    document = document_of(read)
    return proposed(document, [source.id for source in document.briefing.sources], stop)


def _proposed(document: Document, sources: Sequence[str], stop: Callable[[], bool]) -> Proposed:
    from viewer.session.articles import proposed

    return proposed(document, sources, stop)
