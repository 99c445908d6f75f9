"""Captions by the credit in their words, in every format, and by their place in a PDF."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.helpers import articles
from tests.unit.reading.test_import_formats import roles
from viewer.reading.extraction import captions, extract

PICTURE = "q 300 0 0 200 60 500 cm /I1 Do Q "
TEXT = (
    "The envoys of the two ports met again on Tuesday, two weeks after",
    "the ferry had been turned away, an official said. Neither side has named",
    "an expert, and the talks are to go on.",
)


def small(rows: list[str], top: int) -> str:
    """A content stream that shows rows in 8 points."""
    return articles.pdf_lines(rows, top=top, step=10).replace("/F1 11 Tf", "/F1 8 Tf")


@pytest.mark.parametrize("words", [
    "Photo: Mia Reyes/dpa", "Foto: picture alliance / dpa", "Photo by Lars Holt",
    "The ferry at the quay on Monday. Photo: Lars Holt/AFP/Getty Images",
    "Ada Brunn speaks to reporters (Photo by Mia Reyes)", "The quay (AP Photo/Mia Reyes)",
    "The quay. (Lars Holt/AFP via Getty Images)", "Divers looked at its hull. AFP/Getty",
    "Divers looked at its hull. REUTERS/Lars Holt", "The quay [Lars Holt/Reuters]",
    "Die Fähre im Hafen © Getty Images", "Паром у причала. Фото: Ларс Хольт/ТАСС",
])  # fmt: skip
def test_a_credit_makes_a_caption(words: str) -> None:
    assert captions.is_one(words)


@pytest.mark.parametrize("words", [
    "He left, the minister said. (AFP/dpa)", "He left, the minister said. — Reuters",
    "He left, the minister said. AFP/Reuters", "The photo shows a man, the AFP said.",
    "(Reporting by Jane Doe; editing by John Roe/Reuters)", "KYIV (AP Photo) - the men left.",
    "Photos by Reuters show a ship at the pier, he said. It had left.",
    "The picture is clear: they will not come.",
])  # fmt: skip
def test_the_agencies_of_an_article_and_words_on_pictures_make_none(words: str) -> None:
    assert not captions.is_one(words)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_caption_in_text_has_its_role(name: str) -> None:
    credit = "The ferry at the quay on Monday. Photo: Lars Holt/AFP"
    source = "\n\n".join([articles.PARAGRAPHS[0], credit, articles.PARAGRAPHS[1]])
    assert roles(extract(name, source.encode())) == {credit: "caption"}


def test_small_type_right_below_a_picture_is_a_caption_and_no_part_of_the_text() -> None:
    rows = ["The ferry Halden at the quay on Monday, when", "divers had looked at its hull"]
    page = articles.pdf_lines(TEXT) + PICTURE + small(rows, 488) + articles.pdf_lines(TEXT, top=466)
    article = extract("a.pdf", articles.a_pdf(page))
    assert roles(article) == {" ".join(rows): "caption"}
    assert articles.lines(article.text)[0] == articles.lines(article.text)[2] == " ".join(TEXT)


@pytest.mark.parametrize(("top", "show"), [(440, small), (488, articles.pdf_lines)])
def test_far_from_the_picture_or_as_large_as_the_text_it_is_none(
    top: int, show: Callable[..., str]
) -> None:
    page = articles.pdf_lines(TEXT) + PICTURE + show(["Words about the ferry"], top=top)
    assert roles(extract("a.pdf", articles.a_pdf(page))) == {}
