"""An article is looked over before its text is frozen."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.briefing import Block, Stated
from viewer.model.check import problems
from viewer.model.errors import DatelineError
from viewer.reading.article import Article, LeftOut
from viewer.session import articles
from viewer.session.articles import Paragraph, Read

TEXT = "A title\n\nBy Ada\nWords of the article.\nMore words."
ARTICLE = Article(
    text=TEXT,
    blocks=(Block(start=0, end=7, role="heading"), Block(start=9, end=15, role="byline")),
    title=Stated(value="A title"),
    published=Stated(value="2024-06-19", inferred=True, basis="The page says so."),
)
LINES = articles.paragraphs(ARTICLE)


def test_paragraphs_have_their_roles_and_empty_lines_are_none() -> None:
    assert [(line.words, line.role) for line in LINES] == [
        ("A title", "heading"),
        ("By Ada", "byline"),
        ("Words of the article.", None),
        ("More words.", None),
    ]


def test_what_is_struck_out_is_not_in_the_text() -> None:
    written = articles.written(ARTICLE, articles.struck(LINES, [0, 2]), {})
    assert written.text == "By Ada\nMore words."
    assert written.blocks == (Block(start=0, end=6, role="byline"),)


def test_a_paragraph_joins_the_one_before() -> None:
    written = articles.written(ARTICLE, articles.joined(LINES, 3), {})
    assert written.text.endswith("\nWords of the article. More words.")
    assert articles.joined(LINES, 0) == LINES


def test_roles_are_changed() -> None:
    lines = articles.with_role(articles.with_role(LINES, [0], None), [2], "note")
    written = articles.written(ARTICLE, lines, {})
    assert [block.role for block in written.blocks] == ["byline", "note"]


def test_a_fact_that_was_not_changed_stays_inferred_and_one_that_was_is_given() -> None:
    facts = {"published": "2024-06-19", "title": "Another", "publisher": "The Courier"}
    written = articles.written(ARTICLE, LINES, facts)
    assert written.published == ARTICLE.published
    assert written.title == Stated(value="Another", basis=articles.GIVEN)
    assert written.publisher is not None


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Ministers met in Paris. They left.",), "Ministers met in Paris"),
        (("19 June 2024", "PARIS, June 19 (Courier) — Ministers met."), "Ministers met"),
        (("Talks in Paris", "Ministers met."), "Talks in Paris"),
        (("word " * 100_000,), f"{'word ' * 17}word…"),
        ((), None),
    ],
)
def test_a_title_is_proposed_of_the_first_words(lines: tuple[str, ...], title: str | None) -> None:
    proposed = articles.proposed_title(tuple(Paragraph(words=words) for words in lines))
    assert (proposed and proposed.value) == title
    assert proposed is None or proposed.inferred
    assert proposed is None or proposed.basis == "The first words of the text."


def test_a_heading_is_the_title_and_a_byline_is_none() -> None:
    lines = (
        Paragraph(words="By Ada", role="byline"),
        Paragraph(words="Words of the article."),
        Paragraph(words="Talks", role="heading"),
    )
    title = articles.proposed_title(lines)
    assert title is not None
    assert (title.value, title.basis) == ("Talks", "The first heading of the text.")
    article = msgspec.structs.replace(ARTICLE, title=None)
    assert articles.written(article, lines, {}).title == title


def test_a_fact_can_be_taken_out() -> None:
    assert articles.written(ARTICLE, LINES, {"title": " "}).title is None


@pytest.mark.parametrize(("lines", "facts"), [((), {}), (LINES, {"published": "yesterday"})])
def test_what_cannot_be_frozen_is_refused(
    lines: tuple[Paragraph, ...], facts: dict[str, str]
) -> None:
    with pytest.raises(DatelineError):
        articles.written(ARTICLE, lines, facts)


def test_several_articles_make_one_sound_briefing() -> None:
    other = msgspec.structs.replace(ARTICLE, title=Stated(value="Another"))
    document = articles.document_of(
        [Read(name="a", article=ARTICLE), Read(name="b", article=other)]
    )
    assert len(document.briefing.sources) == 2
    assert list(problems(document.briefing, document.texts)) == []


def test_proposing_can_be_given_up() -> None:
    document = articles.document_of([Read(name="a", article=ARTICLE)])
    with pytest.raises(DatelineError, match="cancelled"):
        articles.proposed(document, ["article"], lambda: True)


@given(st.lists(st.text(max_size=20), max_size=8), st.data())
def test_whatever_is_struck_and_joined_the_blocks_lie_in_the_text(
    words: list[str], data: st.DataObject
) -> None:
    lines = tuple(Paragraph(words=line, role="note") for line in words)
    for _ in range(3):
        row = data.draw(st.integers(0, 8))
        lines = data.draw(
            st.sampled_from([articles.joined(lines, row), articles.struck(lines, [row])])
        )
    try:
        written = articles.written(ARTICLE, lines, {})
    except DatelineError:
        return
    kept = [written.text[block.start : block.end] for block in written.blocks]
    assert "\n".join(kept) == written.text


AROUND = msgspec.structs.replace(
    ARTICLE,
    left_out=(
        LeftOut(text="Home", why="menu", line=0),
        LeftOut(text="Read more", why="", line=4),
        LeftOut(text="© A paper", why="foot of the page", line=9),
    ),
)


def test_the_original_has_what_was_left_out_where_it_stood() -> None:
    rows = articles.original_rows(AROUND)
    assert [(row.words, row.why) for row in rows] == [
        ("Home", "menu"),
        ("A title", ""),
        ("By Ada", ""),
        ("Words of the article.", ""),
        ("Read more", "not part of the article"),
        ("More words.", ""),
        ("© A paper", "foot of the page"),
    ]
    assert [line.words for line in articles.paragraphs(AROUND)] == [line.words for line in LINES]


@given(st.permutations(range(7)), st.integers(0, 7))
def test_what_is_taken_back_stands_where_it_stood(order: list[int], count: int) -> None:
    rows, lines = articles.original_rows(AROUND), articles.struck(LINES, range(len(LINES)))
    for number in order[:count]:
        lines = articles.taken_back(lines, rows, number)
        lines = articles.taken_back(lines, rows, number)  # once is enough
    assert [line.words for line in lines] == [rows[n].words for n in sorted(order[:count])]


def test_a_joined_paragraph_is_both_in_the_original() -> None:
    lines = articles.joined(articles.paragraphs(AROUND), 3)
    assert articles.row_of(lines, 3) == articles.row_of(lines, 5) == 2
    assert articles.row_of(lines, 4) is None
