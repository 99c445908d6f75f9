"""The article on the screen is the frozen text, position by position, and knows its passages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import TEXT, a_briefing, a_document, a_passage, a_source
from tests.helpers.window import LEFT, OpenWindow, click, session_of
from viewer.model.briefing import Block, Briefing
from viewer.model.text import displayed, sha256
from viewer.store.container import Document
from viewer.ui.panels.article import ArticleView
from viewer.ui.panels.parting import LONGEST, parted
from viewer.ui.panels.utf16 import Utf16
from viewer.ui.window import MainWindow

ASTRAL = "🕊 𝒜 dove 🕊🕊 flew “east” 🕊.\n\nIt 🕊 came back.\n"
HOSTILE = "a\x00b\x1b\u202ec\u2066d\u2028e\u2029f\ufffcg\ufdd0h\u200fi\tj\n"


def article_of(window: MainWindow) -> ArticleView:
    return window.panels.article.view


def document_of(text: str, *words: str, **fields: object) -> Document:
    """A document of one text, with a passage of each of the words and nothing else."""
    passages = tuple(a_passage(w, text, id=f"p-{n}") for n, w in enumerate(words))
    source = a_source(text, **fields)
    return a_document(Briefing(title="A text", sources=(source,), passages=passages), text)


def shown_at(view: ArticleView, offsets: Utf16, position: int) -> str:
    """Return the character that the view shows at a code point of the text."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(offsets.units(position))
    cursor.setPosition(offsets.units(position + 1), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "\n")


def edges_of(view: ArticleView, start: int, end: int) -> tuple[QPoint, QPoint]:
    """Return points on the first character and on the last one, near the outer edge of each."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    view.setTextCursor(cursor)
    view.ensureCursorVisible()
    left = view.cursorRect(cursor)
    cursor.setPosition(end)
    right = view.cursorRect(cursor)
    middle = left.height() // 2
    return left.topLeft() + QPoint(1, middle), right.topLeft() + QPoint(-1, middle)


def test_a_giant_paragraph_is_shown_in_parts_with_each_word_in_its_place(
    open_window: OpenWindow,
) -> None:
    text = f"{'🕊 word ' * 100_000}last words\nAnother paragraph.\n"
    window = open_window(document_of(text, "last words"))
    view = article_of(window)
    document = view.document()
    blocks = [document.findBlockByNumber(n) for n in range(document.blockCount())]
    assert max(block.length() for block in blocks) <= 2 * LONGEST
    gaps = {block.blockFormat().topMargin() for block in blocks[1:-2]}
    assert gaps == {0}
    start = text.index("last words")
    assert document.toPlainText()[start:].startswith("last words\nAnother")
    window.desk.step_to_passage("p-0")
    view.select_words(0, len(text) - 1)
    assert view.selected_words() == (0, len(text) - 1)
    assert view.createMimeDataFromSelection().text() == text[:-1]


@pytest.mark.parametrize("length", [0, 1, LONGEST, LONGEST + 1, 5 * LONGEST])
@pytest.mark.parametrize("words", ["word ", "w" * 99 + "\n", "w", " "])
def test_a_parted_text_has_its_length_and_its_words(words: str, length: int) -> None:
    text = (words * length)[:length]
    shown, places = parted(text)
    assert len(shown) == len(text)
    assert all((shown[at], text[at]) == ("\n", " ") for at in places)
    assert "".join(text[n] if n in places else c for n, c in enumerate(shown)) == text
    if " " in words:
        assert all(len(line) <= LONGEST for line in shown.split("\n"))


@pytest.mark.parametrize("text", [TEXT, ASTRAL], ids=["words", "astral"])
def test_each_character_stands_where_the_frozen_text_has_it(
    open_window: OpenWindow, text: str
) -> None:
    view, offsets = article_of(open_window(document_of(text))), Utf16(text)
    assert "".join(shown_at(view, offsets, n) for n in range(len(text))) == text


def test_the_whole_bundled_article_is_shown(window: MainWindow, bundled: Document) -> None:
    assert article_of(window).toPlainText() == bundled.texts["article"]


def test_hostile_marks_are_visible_and_move_nothing(open_window: OpenWindow) -> None:
    view, offsets = article_of(open_window(document_of(HOSTILE))), Utf16(HOSTILE)
    shown = "".join(shown_at(view, offsets, n) for n in range(len(HOSTILE)))
    assert len(shown) == len(HOSTILE)
    assert not set(shown) & set("\x00\x1b\u202e\u2066\ufdd0")
    for letter in "abcdefghij":
        assert shown.index(letter) == HOSTILE.index(letter)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ASTRAL, ("𝒜", "dove", "“east”", "🕊.", "came back")),
        (TEXT, ("🕊", "Moscow", "Pyongyang", "“11,000 containers”", "denied it.")),
    ],
    ids=["astral", "words"],
)
def test_a_click_anywhere_on_words_picks_their_passage(
    open_window: OpenWindow, qtbot: QtBot, text: str, words: tuple[str, ...]
) -> None:
    view, offsets = article_of(open_window(document_of(text, *words))), Utf16(text)
    for number, word in enumerate(words):
        start = text.index(word)
        ends = offsets.units(start), offsets.units(start + len(word))
        for point in edges_of(view, *ends):
            with qtbot.waitSignal(view.passage_picked, timeout=1000) as picked:
                click(view.viewport(), point)
            assert picked.args == [f"p-{number}"], word


def test_every_passage_of_the_bundled_article_is_under_its_words(
    window: MainWindow, bundled: Document
) -> None:
    view = article_of(window)
    for passage in bundled.briefing.passages:
        start, end = passage.position.start, passage.position.end
        for position in (start, end - 1):
            found = view.passage_at(position)
            assert found is not None
            assert found.position.start <= position < found.position.end
            assert len(found.quote.exact) <= end - start


def test_of_passages_within_each_other_a_click_picks_the_shortest(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    view = article_of(open_window(document_of(TEXT, "from Moscow to Pyongyang", "Moscow")))
    start = Utf16(TEXT).units(TEXT.index("Moscow"))
    point, _ = edges_of(view, start, start + 6)
    with qtbot.waitSignal(view.passage_picked) as picked:
        click(view.viewport(), point)
    assert picked.args == ["p-1"]


def test_a_click_where_no_words_are_picks_nothing(open_window: OpenWindow, qtbot: QtBot) -> None:
    view = article_of(open_window(document_of("One line.\n", "One line.")))
    _, end = edges_of(view, 0, 9)
    beside, below = end + QPoint(40, 0), end + QPoint(-20, 200)
    with qtbot.assertNotEmitted(view.passage_picked):
        click(view.viewport(), beside)
        click(view.viewport(), below)


def test_selecting_words_with_the_mouse_picks_nothing(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    view = article_of(open_window(document_of(TEXT, "Moscow to Pyongyang")))
    start = Utf16(TEXT).units(TEXT.index("Moscow"))
    first, last = edges_of(view, start, start + 6)
    with qtbot.assertNotEmitted(view.passage_picked):
        QTest.mousePress(view.viewport(), LEFT, pos=first)
        QTest.mouseMove(view.viewport(), last)
        QTest.mouseRelease(view.viewport(), LEFT, pos=last)
    assert view.textCursor().selectedText() == "Moscow"


def test_enter_picks_the_words_at_the_text_cursor(open_window: OpenWindow, qtbot: QtBot) -> None:
    view = article_of(open_window(document_of(ASTRAL, "dove")))
    view.select_words(ASTRAL.index("ove"), ASTRAL.index("ove"))
    with qtbot.waitSignal(view.passage_picked) as picked:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert picked.args == ["p-0"]


@pytest.mark.parametrize("text", [ASTRAL, TEXT], ids=["astral", "words"])
def test_marks_cover_exactly_the_words(open_window: OpenWindow, text: str) -> None:
    words = ("🕊", text.split()[-1])
    view = article_of(open_window(document_of(text, *words)))
    view.mark(["p-0"], ["p-1"])
    marked = [extra.cursor.selectedText() for extra in view.extraSelections()]
    assert sorted(marked) == sorted(words)


def test_search_results_select_exactly_the_words(open_window: OpenWindow) -> None:
    view = article_of(open_window(document_of(ASTRAL)))
    start = ASTRAL.index("“east”")
    view.select_words(start, start + 6)
    assert view.textCursor().selectedText() == "“east”"


def test_headings_are_larger_and_are_headings_for_a_screen_reader(
    window: MainWindow, bundled: Document
) -> None:
    view, text = article_of(window), bundled.texts["article"]
    headings = {
        text[block.start : block.end]
        for block in bundled.briefing.sources[0].blocks
        if block.role == "heading"
    }
    found, block = {}, view.document().begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            found[block.text()] = block.charFormat().fontPointSize()
            size = block.begin().fragment().charFormat().font().pointSizeF()
            assert size > view.document().defaultFont().pointSizeF()
        block = block.next()
    assert found.keys() == headings


def test_blocks_outside_of_the_text_do_no_harm(open_window: OpenWindow) -> None:
    blocks = (Block(start=5, end=4_000_000_000, role="heading"), Block(start=9, end=2, role="note"))
    view = article_of(open_window(document_of(TEXT, blocks=blocks)))
    assert view.toPlainText() == TEXT


def test_of_several_articles_the_one_with_the_chosen_words_is_shown(
    open_window: OpenWindow,
) -> None:
    other = "Another article altogether."
    passage = a_passage("article", other, id="p-other", source="other")
    briefing = a_briefing(
        sources=(a_source(), a_source(other, id="other", sha256=sha256(other))),
        passages=(*a_briefing().passages, passage),
    )
    window = open_window(
        Document(briefing=briefing, texts={"article": TEXT, "other": other}),
    )
    assert article_of(window).toPlainText() == displayed(TEXT)
    session_of(window).select("passage", "p-other")
    assert article_of(window).toPlainText() == other
    session_of(window).select("passage", "p-moscow")
    assert article_of(window).toPlainText() == displayed(TEXT)


def test_a_briefing_without_an_article_shows_none_of_the_earlier_one(
    window: MainWindow,
) -> None:
    window.show_document(a_document(Briefing(title="Nothing yet"), ""), Path("empty.briefing"))
    assert article_of(window).toPlainText() == ""
