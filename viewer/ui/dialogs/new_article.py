"""Looking an article over before its text is frozen: original, paragraphs, what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.model.briefing import BlockRole, Stated
from viewer.model.errors import DatelineError
from viewer.model.text import displayed, shortened
from viewer.session import articles
from viewer.session.articles import FACTS, Paragraphs, Read
from viewer.ui.dialogs.original import OriginalPane
from viewer.ui.dialogs.paragraph_list import ROLE_KEYS, ParagraphList
from viewer.ui.dialogs.questions import about_leaving_articles
from viewer.ui.panels.area import FieldsArea
from viewer.ui.panels.boxes import PlainBox
from viewer.ui.panels.labels import PlainLabel
from viewer.ui.panels.rows import Row, RowDelegate, RowsModel
from viewer.ui.panels.step_actions import ButtonLine
from viewer.ui.panels.step_fields import LineField
from viewer.ui.style import Style
from viewer.ui.words import count_words

FIRST_SIZE = (1240, 760)
ENOUGH = 900
"""Where the dialog is narrower, the original is not beside the text until somebody asks."""
BESIDE = {True: "Hide original  O", False: "Show original  O"}
LABELS = {
    "title": "&Title",
    "publisher": "&Publisher",
    "author": "&Author",
    "published": "Publishe&d",
    "url": "Add&ress",
    "language": "&Language",
}
DATE_HINT = "2024-06-19 or 19 June 2024"
ROLE_WORDS: dict[BlockRole | None, str] = {
    None: "",
    "heading": "Heading",
    "byline": "Byline",
    "caption": "Caption",
    "note": "Note",
}


class _Draft:
    """One article as it is being looked over, with what it was before each change."""

    def __init__(self, read: Read) -> None:
        self.read = read
        self.rows = articles.original_rows(read.article)
        self.lines: Paragraphs = articles.paragraphs(read.article)
        self.facts: dict[str, str] = {}
        self.seen = False
        self._before: list[Paragraphs] = []

    def change(self, lines: Paragraphs) -> None:
        if lines != self.lines:
            self._before.append(self.lines)
            self.lines = lines

    def undo(self) -> None:
        if self._before:
            self.lines = self._before.pop()

    @property
    def changed(self) -> bool:
        return bool(self._before)

    @property
    def worked_on(self) -> bool:
        """Whether leaving it would lose something that a person has done."""
        return self.changed or bool(self.facts)

    def stated(self, name: str) -> Stated | None:
        """Return what is known of the article; its title may be proposed from its words."""
        found: Stated | None = getattr(self.read.article, name)
        return articles.proposed_title(self.lines) if name == "title" and not found else found

    def written(self) -> Read:
        article = articles.written(self.read.article, self.lines, self.facts)
        return msgspec.structs.replace(self.read, article=article)


class NewArticleDialog(QDialog):
    """The original; its paragraphs, struck out, joined and named by keys; the facts."""

    ready = Signal(object)
    """The articles as they are to be frozen: a list of Read."""

    def __init__(
        self,
        read: Sequence[Read],
        style: Style,
        parent: QWidget,
        *,
        failed: Sequence[DatelineError] = (),
        add: bool = False,
    ) -> None:
        """`failed` is why other files, which were to be read with these, are left out."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Add article" if add else "New briefing")
        room = parent.size()
        self.resize(min(FIRST_SIZE[0], room.width() - 40), min(FIRST_SIZE[1], room.height() - 60))
        self._style = style
        self._drafts = [_Draft(one) for one in read]
        self._draft = self._drafts[0]
        self._rows = RowsModel(self)
        self.list = ParagraphList(self._rows, RowDelegate(style, self))
        self.original = OriginalPane(style, self)
        self._beside = _chip(BESIDE[True], self._toggle_original)
        self._which = PlainBox("Which article", self)
        self._count = PlainLabel()
        self._count.setProperty("muted", True)
        self.fields = {name: LineField(LABELS[name].replace("&", ""), self) for name in FACTS}
        self.fields["published"].setPlaceholderText(DATE_HINT)
        self._inferred = {name: PlainLabel() for name in FACTS}
        self.wrong = PlainLabel()
        self.wrong.setAccessibleName("What is wrong")
        self.wrong.hide()
        self._buttons = self._made_buttons()
        self._whole = _take_words(len(self._drafts), add=add)
        self._take_now, self._go_on = QPushButton(self._whole), QPushButton()
        self._arrange()
        self._show_original(self.width() >= ENOUGH)
        self._connect()
        self._show_draft()
        if failed:
            self._tell_wrong(f"Left out: {'; '.join(map(str, failed))}.")
        self.list.setFocus()

    def reject(self) -> None:
        """Leave, but ask first where a person has changed something."""
        worked_on = any(draft.worked_on for draft in self._drafts)
        if not worked_on or about_leaving_articles(self):
            super().reject()

    def _connect(self) -> None:
        for number, draft in enumerate(self._drafts, 1):
            name = displayed(shortened(draft.read.name, 80))
            self._which.addItem(f"{number} of {len(self._drafts)} · {name}")
        self._which.setVisible(len(self._drafts) > 1)
        self._which.currentIndexChanged.connect(self._choose_draft)
        self.list.struck.connect(self._strike)
        self.list.joined.connect(self._join)
        self.list.named.connect(self._name)
        self.list.undone.connect(self._undo)
        self.list.chosen.connect(self._follow)
        self.list.beside.connect(self._toggle_original)
        self.original.chosen.connect(self._go_to_original)
        self.original.wanted.connect(self._take_back)
        for name, field in self.fields.items():
            field.edited.connect(lambda words, name=name: self._draft.facts.update({name: words}))

    def _arrange(self) -> None:
        self._original_column = self._titled("Original", self.original)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self._which)
        left.addWidget(self._count)
        left.addWidget(self.list, 1)
        left.addWidget(ButtonLine(self, *self._buttons))
        known = QWidget()
        right = QVBoxLayout(known)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(3)
        for name, field in self.fields.items():
            label = QLabel(LABELS[name])
            label.setProperty("muted", True)
            label.setBuddy(field)
            self._inferred[name].setProperty("muted", True)
            for widget in (label, field, self._inferred[name]):
                right.addWidget(widget)
            right.addSpacing(7)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(22)
        columns.addWidget(self._original_column, 5)
        columns.addLayout(left, 5)
        columns.addWidget(FieldsArea(known, "What is known of the article", self), 3)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        for button, do in ((self._take_now, self._take), (self._go_on, self._take_or_go_on)):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(lambda _checked=False, do=do: do())
        self._go_on.setProperty("primary", True)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 16)
        whole.setSpacing(12)
        whole.addLayout(columns, 1)
        whole.addWidget(self.wrong)
        whole.addWidget(buttons)
        for before, after in pairwise((self.list, *self.fields.values())):
            self.setTabOrder(before, after)

    def _titled(self, words: str, pane: QWidget) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        label = QLabel(words)
        label.setProperty("muted", True)
        column.addWidget(label)
        column.addWidget(pane, 1)
        return whole

    def _made_buttons(self) -> list[QPushButton]:
        made = [
            _chip("Strike out  Del", lambda: self._strike(self.list.chosen_rows())),
            _chip("Join with the one before  J", lambda: self._join(self.list.chosen_rows())),
        ]
        made += [_chip(words, partial(self._name_chosen, role)) for words, role, _key in ROLE_KEYS]
        made += [self._beside, _chip("Undo  U", self._undo)]
        return made

    # The original

    def _toggle_original(self) -> None:
        self._show_original(self._original_column.isHidden())

    def _show_original(self, beside: bool) -> None:
        self._original_column.setVisible(beside)
        self._beside.setText(BESIDE[beside])

    def _follow(self, row: int) -> None:
        """Bring into sight what the chosen paragraph is in the original."""
        origin = self._draft.lines[row].origin
        if origin:
            self.original.show_choice(min(origin))

    def _go_to_original(self, number: int) -> None:
        row = articles.row_of(self._draft.lines, number)
        if row is not None:
            self.list.go_to(row)

    def _take_back(self, number: int) -> None:
        lines = articles.taken_back(self._draft.lines, self._draft.rows, number)
        self._change(lines, articles.row_of(lines, number) or 0)

    # The paragraphs

    def _strike(self, rows: list[int]) -> None:
        if rows:
            self._change(articles.struck(self._draft.lines, rows), min(rows))

    def _join(self, rows: list[int]) -> None:
        if rows:
            row = rows[0]
            self._change(articles.joined(self._draft.lines, row), max(row - 1, 0))

    def _name(self, rows: list[int], role: BlockRole | None) -> None:
        if rows:
            self._change(articles.with_role(self._draft.lines, rows, role), max(rows))

    def _name_chosen(self, role: BlockRole | None) -> None:
        self._name(self.list.chosen_rows(), role)

    def _undo(self) -> None:
        self._draft.undo()
        self._show_lines(self.list.currentIndex().row())

    def _change(self, lines: Paragraphs, row: int) -> None:
        self._draft.change(lines)
        self._show_lines(row)

    def _show_lines(self, row: int) -> None:
        lines = self._draft.lines
        self._rows.show([_row(number, line) for number, line in enumerate(lines)])
        words = count_words(len(lines), "paragraph", "paragraphs")
        out = len(self._draft.rows) - sum(len(line.origin) for line in lines)
        self._count.show_text(
            f"Text: {words} · {out} of the original left out" if out else f"Text: {words}"
        )
        self._buttons[-1].setEnabled(self._draft.changed)
        self.original.show_lines(lines)
        self._show_fact("title")  # which may be proposed from them
        self.list.go_to(min(max(row, 0), len(lines) - 1))

    # The facts

    def _choose_draft(self, number: int) -> None:
        self._draft = self._drafts[number]
        self._show_draft()

    def _show_draft(self) -> None:
        self._draft.seen = True
        for name in self.fields:
            self._show_fact(name)
        self.original.show_article(self._draft.rows, self._draft.read.pages)
        self._show_lines(0)
        unseen = self._unseen() is not None
        self._take_now.setVisible(unseen)
        self._go_on.setText("&Next article" if unseen else self._whole)

    def _show_fact(self, name: str) -> None:
        field, note, stated = self.fields[name], self._inferred[name], self._draft.stated(name)
        known = stated.value if stated else ""
        field.show_words(self._draft.facts.get(name, known))
        note.setFont(self._style.fonts.sans(0.9))
        note.show_text("" if name in self._draft.facts else _inferred_words(stated))
        field.setAccessibleDescription(note.text())

    def _unseen(self) -> int | None:
        """Return the next article that a person has not seen, by its number."""
        at = self._drafts.index(self._draft)
        numbers = (*range(at + 1, len(self._drafts)), *range(at))
        return next((number for number in numbers if not self._drafts[number].seen), None)

    def _take_or_go_on(self) -> None:
        """Take the articles once all were seen; until then go to the next one."""
        unseen = self._unseen()
        if unseen is None:
            self._take()
        else:
            self._which.setCurrentIndex(unseen)
            self.list.setFocus()

    def _take(self) -> None:
        written = []
        for number, draft in enumerate(self._drafts):
            try:
                written.append(draft.written())
            except DatelineError as error:
                self._which.setCurrentIndex(number)
                self._tell_wrong(f"{error.what[:1].upper()}{error.what[1:]}: {error.hint}.")
                return
        self.ready.emit(written)
        self.accept()

    def _tell_wrong(self, words: str) -> None:
        self.wrong.show_text(words)
        self.wrong.setAccessibleDescription(self.wrong.text())


def _take_words(count: int, *, add: bool) -> str:
    if count == 1:
        return "Add to &briefing" if add else "&Make briefing"
    return f"Add {count} articles to &briefing" if add else f"&Make briefing of {count} articles"


def _row(number: int, line: articles.Paragraph) -> Row:
    return Row(str(number), line.words, ROLE_WORDS[line.role], quoted=True)


def _inferred_words(stated: Stated | None) -> str:
    if stated is None or not stated.inferred:
        return ""
    return f"inferred: {stated.basis}" if stated.basis else "inferred"


def _chip(words: str, do: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("chip", True)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: do())
    return button
