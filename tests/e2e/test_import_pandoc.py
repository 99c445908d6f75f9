"""What pandoc writes of one article, imported by the program: the same article in every format."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.helpers import article_files, articles
from tests.helpers.process import dateline
from viewer.model.briefing import Source
from viewer.store import container

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("pandoc"), reason="needs pandoc"),
]
FORMS = {
    "docx": ".docx", "odt": ".odt", "rtf": ".rtf", "html": ".html", "markdown": ".md",
    "gfm": ".md", "plain": ".txt",
}  # fmt: skip
BODY = [
    "PORT SARROW, June 19 (Meridian News Agency) – Envoys of Norwal and Estmark met, said an "
    "official ‘of the office’, two weeks after the “Halden” was turned away.",
    articles.HEADING,
    "“We did not come to trade accusations,” she said. The H2O ran out on the 10th day, as *two* "
    "diplomats put it.",
    "“We came because 1,400 people waited,” Mira Søndal said.",
    "First the lane,",
    "then the cargo:",
    "in its own ports,",
    "or in others.",
    "The sea was calm,",
    "the sea was wide.",
    "Lane",
    "A way across the sea.",
    "Port | Ferries",
    "Sarrow | 12",
    "Kaldvik | 7",
    "The envoys are to meet again in Київ on Friday.",
    "The day was moved twice.",
    "The record of the ministry, p.\u00a04.",
]
ASIDE = ["Ada Brunn", "Tomás Reyes", "19 June 2024", articles.CAPTION, "Ferries on Monday"]
"""What not all formats have in the same place, or at all."""
TYPED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-"})
MARKS = ("1. ", "2. ", "– ")
"""What RTF writes before the items of a list."""


def imported(form: str, home: Path) -> tuple[Source, str]:
    """What the program makes of the article in a form of pandoc's: the source and its text."""
    file = home / f"article{FORMS[form]}"
    file.write_bytes(article_files.by_pandoc(form, home))
    ended = dateline("import", file, "-o", home / "a.briefing", home=home)
    assert ended.code == 0, ended.err
    document = container.load(home / "a.briefing")
    (source,) = document.briefing.sources
    return source, document.texts[source.id]


def plain(words: str) -> str:
    """Words without what pandoc's Markdown has for dashes and quotation marks, and lists."""
    for mark in MARKS:
        words = words.removeprefix(mark)
    return words.replace("--", "–").translate(TYPED)


@pytest.mark.parametrize("form", FORMS)
def test_title_writer_agency_and_day_are_told_in_every_format(form: str, tmp_path: Path) -> None:
    source, text = imported(form, tmp_path)
    assert source.title is not None
    assert (source.title.value, source.title.inferred) == (articles.TITLE, True)
    assert text.startswith(f"UPDATE 3-{articles.TITLE}\n")
    assert source.author is not None
    assert source.author.value.replace(";", ",") == "Ada Brunn, Tomás Reyes"
    assert source.publisher is not None
    assert (source.publisher.value, source.publisher.inferred) == ("Meridian News Agency", True)
    assert source.published is not None
    assert source.published.value == "2024-06-19"


@pytest.mark.parametrize("form", [form for form in FORMS if form != "plain"])
def test_its_paragraphs_are_the_same_in_every_format(form: str, tmp_path: Path) -> None:
    source, text = imported(form, tmp_path)
    lines = [plain(line) for line in text.split("\n")[1:]]
    aside = [plain(line) for line in ASIDE]
    assert [line for line in lines if line not in aside] == [plain(line) for line in BODY]
    roles = {plain(text[block.start : block.end]): block.role for block in source.blocks}
    assert roles[plain(articles.HEADING)] == "heading"
    assert roles[plain(BODY[-1])] == "note"
    if form != "rtf":  # where pandoc writes no captions of pictures, and none as captions
        assert roles[plain(articles.CAPTION)] == "caption"


def test_of_plain_text_the_paragraphs_are_whole(tmp_path: Path) -> None:
    _, text = imported("plain", tmp_path)
    assert BODY[0].replace("met,", "met,[1]") in text.split("\n")
