"""Markdown as people and programs write it: heads, notes, tables drawn of lines, verses, terms."""

from __future__ import annotations

import pytest

from tests.unit.reading.test_import_formats import roles
from viewer.model.briefing import Stated
from viewer.reading.article import Article
from viewer.reading.extraction import extract

WORDS = "Envoys of both ports met on Tuesday."


def read(source: str) -> Article:
    """The article in a Markdown file."""
    return extract("a.md", source.encode())


def lines(source: str) -> list[str]:
    """Its paragraphs."""
    return read(source).text.split("\n")


def test_notes_come_last_and_their_marks_are_gone() -> None:
    article = read(
        f"{WORDS}[^1] They left.^[On foot.]\n\n[^1]: The first\nnote.\n\n    Its second line.\n\n"
        "End [^2]."
    )
    assert article.text.split("\n") == [
        f"{WORDS} They left.", "End [^2].", "The first note.", "Its second line.", "On foot.",
    ]  # fmt: skip
    assert list(roles(article).values()) == ["note"] * 3


def test_code_keeps_what_looks_like_a_note_or_a_division() -> None:
    assert lines(f"{WORDS}\n\n```\n[^1]: x\n::: a\n```\n") == [WORDS, "[^1]: x", "::: a"]


SIMPLE = "  Port      Ferries\n  --------- ---------\n  Sarrow    12\n  Kaldvik   7\n"
MULTILINE = (
    "  -------------------\n  Port      Ferries\n  --------- ---------\n  Sar-      12\n  row\n\n"
    "  Kaldvik   7\n  -------------------\n"
)
GRID = (
    "+--------+---------+\n| Port   | Ferries |\n+========+=========+\n| Sarrow | 12      |\n"
    "+--------+---------+\n"
)
PIPES = "| Port | Ferries |\n|------|---------|\n| Sarrow | 12 |\n"


@pytest.mark.parametrize(("table", "rows"), [
    (SIMPLE, ["Port | Ferries", "Sarrow | 12", "Kaldvik | 7"]),
    (MULTILINE, ["Port | Ferries", "Sar- row | 12", "Kaldvik | 7"]),
    (GRID, ["Port | Ferries", "Sarrow | 12"]),
    (PIPES, ["Port | Ferries", "Sarrow | 12"]),
])  # fmt: skip
def test_a_table_is_a_line_a_row_with_its_caption(table: str, rows: list[str]) -> None:
    article = read(f"{WORDS}\n\n{table}\n: Ferries on Monday\n\nEnd.\n")
    assert article.text.split("\n") == [WORDS, *rows, "Ferries on Monday", "End."]
    assert roles(article)["Ferries on Monday"] == "caption"


def test_dashes_without_a_table_are_but_a_line() -> None:
    assert lines(f"{WORDS}\n\n----------\n\nEnd.\n\n- - -\n") == [WORDS, "End."]


def test_verses_terms_and_lines_that_end_are_apart() -> None:
    source = (
        "| The sea was calm,\n| the sea\n  was wide.\n\nLane\n:   A way\n    across.\n\n"
        "One  \ntwo\nthree"
    )
    assert lines(source) == [
        "The sea was calm,", "the sea was wide.", "Lane", "A way across.", "One", "two three",
    ]  # fmt: skip


def test_pandoc_s_marks_are_not_read() -> None:
    source = (
        "# Why {#why .unnumbered}\n\n::: {.note}\nH~2~O on the 10^th^ day, [small]{.smallcaps} and "
        "*so*{.x}; ~~not~~ \\*two\\*.\n:::\n"
    )
    assert lines(source) == ["Why", "H2O on the 10th day, small and so; not *two*."]


def test_words_below_a_picture_are_a_caption_and_what_it_shows_is_not() -> None:
    article = read(
        f"{WORDS}\n\n![The ferry off *Port Sarrow* on Monday](a.png){{width=50%}}\n\n"
        "![logo](b.png)\n"
    )
    assert article.text.split("\n") == [WORDS, "The ferry off Port Sarrow on Monday"]
    assert roles(article) == {"The ferry off Port Sarrow on Monday": "caption"}


def test_a_table_in_html_is_read() -> None:
    markup = "<table><caption>Ferries</caption><tr><th>Port</th><td>12</td></tr></table>"
    assert lines(f"{WORDS}\n\n{markup}\n") == [WORDS, "Ferries", "Port | 12"]


@pytest.mark.parametrize("head", [
    "---\ntitle: 'Talks resume'\nauthor:\n- Ada Brunn\n- Tomás Reyes\ndate: 19 June 2024\n---\n",
    "---\ntitle: Talks resume\nauthor:\n  - name: Ada Brunn\n    affiliation: Courier\n"
    "  - name: Tomás Reyes\ndate: 2024-06-19 # a guess\n...\n",
    "---\ntitle: |\n  Talks resume\nauthors: [Ada Brunn, \"Tomás Reyes\"]\ndate: 2024-06-19\n---\n",
    "% Talks\n  resume\n% Ada Brunn; Tomás Reyes\n% 19 June 2024\n",
    "Title: Talks resume\nAuthor: Ada Brunn, Tomás Reyes\nDate: 19 June 2024\n",
])  # fmt: skip
def test_heads_of_all_kinds_state_title_authors_and_date(head: str) -> None:
    article = read(f"{head}\n{WORDS}\n")
    assert article.title == Stated(value="Talks resume")
    assert article.author == Stated(value="Ada Brunn, Tomás Reyes")
    assert article.published == Stated(value="2024-06-19")
    assert article.text.split("\n") == ["Talks resume", WORDS]


def test_a_text_that_begins_with_a_name_and_a_colon_has_no_head() -> None:
    source = f"Holt: We came.\nReyes: We left.\n\n{WORDS}\n"
    assert lines(source) == ["Holt: We came. Reyes: We left.", WORDS]


def test_lines_of_japanese_are_joined_without_a_space() -> None:
    assert lines("両省は\n会談した。\n") == ["両省は会談した。"]


@pytest.mark.parametrize("head", [
    "---\nEnvoys meet in Sarrow\n\nThey met on Tuesday.\n\n---\n",
    "---\nNote: they met on Tuesday.\n---\n", "---\nEnvoys: a list\nof many words\n---\n",
    "---\n\nEnvoys meet.\n", "---\n- Envoys\n---\n",
])  # fmt: skip
def test_lines_between_rules_that_are_no_front_matter_stay_in_the_text(head: str) -> None:
    text = read(f"{head}\n{WORDS}\n").text
    for line in filter(None, head.replace("---", "").replace("- ", "").split("\n")):
        assert line in text
    assert WORDS in text


def test_what_front_matter_says_beside_the_fields_is_left_out_where_it_can_be_seen() -> None:
    head = "---\ntitle: Talks\ntags:\n  - ferry\ndescription: A long story\n---\n"
    article = read(head + WORDS)
    assert article.title == Stated(value="Talks")
    left = [part.text for part in article.left_out]
    assert left == ["tags:", "- ferry", "description: A long story"]


def test_a_byline_right_above_the_first_paragraph_is_the_byline() -> None:
    article = read(f"# Talks\n\nBy Jane Doe\nPublished 19 June 2024\n{WORDS}\nThey left.")
    assert article.text.split("\n") == [
        "Talks", "By Jane Doe", "Published 19 June 2024", f"{WORDS} They left.",
    ]  # fmt: skip
    assert article.author == Stated(value="Jane Doe")
    assert article.published == Stated(value="2024-06-19")


def test_a_rule_right_below_a_paragraph_makes_no_heading_of_it() -> None:
    assert roles(read(f"{WORDS * 8}\n---\n\nThey left.")) == {}


def test_without_marks_the_title_is_told_by_its_looks() -> None:
    article = read(f"**Talks resume**\n\nBy Jane Doe, June 19, 2024\n\n{WORDS * 5}")
    assert roles(article) == {"Talks resume": "heading", "By Jane Doe, June 19, 2024": "byline"}
    assert article.title is not None
    assert article.title.inferred
