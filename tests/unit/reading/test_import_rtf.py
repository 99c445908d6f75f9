"""RTF: what its styles and its type say of a paragraph, its tables, its notes, its links."""

from __future__ import annotations

import pytest

from tests.unit.reading.test_import_formats import roles
from viewer.model.errors import UnreadableError
from viewer.reading.article import Article
from viewer.reading.extraction import extract

STYLES = (
    r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0\snext0\fs36\b heading 1;}{\s2\i Image Caption;}"
    r"{\s3 Author;}}"
)
WORDS = "Envoys of both ports met on Tuesday."


def read(body: str, head: str = "") -> Article:
    """The article in an RTF document."""
    return extract("a.rtf", rf"{{\rtf1\ansi\ansicpg1252{head}{body}}}".encode("cp1252"))


def test_styles_say_what_a_paragraph_is() -> None:
    article = read(
        rf"\pard\plain \s1\ql{{\loch Talks}}\par \pard\plain \s3 Ada Brunn\par \pard {WORDS}\par"
        r"\pard\plain \s2 A ferry.\par",
        STYLES,
    )
    assert article.text == f"Talks\nAda Brunn\n{WORDS}\nA ferry."
    assert roles(article) == {"Talks": "heading", "Ada Brunn": "byline", "A ferry.": "caption"}
    assert article.author is not None
    assert (article.author.value, article.author.inferred) == ("Ada Brunn", False)


@pytest.mark.parametrize("said", [r"\outlinelevel0 ", r"\qc \f0\b \fs36 ", r"{\fs40\b "])
def test_an_outline_or_large_bold_type_is_a_heading(said: str) -> None:
    end = "}" if said.startswith("{") else ""
    article = read(rf"\pard {said}Talks{end}\par\pard\b0\fs24 {WORDS}\par\pard\b {WORDS}\par")
    assert roles(article) == {"Talks": "heading"}


def test_a_table_is_a_line_a_row() -> None:
    rows = (
        r"\trowd\pard\intbl Port\cell Ferries\cell\row"
        r"{{\pard\intbl Sarrow\par}\cell}{12\par\cell}\row"
    )
    assert read(rf"\pard {WORDS}\par{rows}\pard End.\par").text.split("\n") == [
        WORDS, "Port | Ferries", "Sarrow | 12", "End.",
    ]  # fmt: skip


def test_notes_come_last_and_links_are_their_words() -> None:
    body = (
        r"\pard Envoys met{\super\chftn{\*\footnote\chftn\pard The day was \{twice\} moved.\par}}"
        r' in {\field{\*\fldinst{HYPERLINK "https://courier.example"}}{\fldrslt{\ul the port}}}'
        r" there.\par"
        r"\pard Others{\footnote \pard A second.\par} left.\par"
    )
    article = read(body)
    assert article.text.split("\n") == [
        "Envoys met in the port there.", "Others left.", "The day was {twice} moved.", "A second.",
    ]  # fmt: skip
    assert list(roles(article).values()) == ["note", "note"]


@pytest.mark.parametrize("body", [
    r"{\footnote " * 1900, r"{\stylesheet" + r"{\s1 " * 1900, r"\pard\b" * 100_000,
    r"\par}{" * 50_000,
])  # fmt: skip
def test_groups_without_an_end_are_read_in_one_go(body: str) -> None:
    try:
        assert read(rf"\pard {WORDS}\par{body}").text
    except UnreadableError as error:
        assert error.hint
