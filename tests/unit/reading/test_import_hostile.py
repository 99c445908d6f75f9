"""No file, however broken, does more to a reader than make it say so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers import articles
from tests.helpers.articles import FOLDER, a_mail, a_pdf, a_zip, an_odt, pdf_lines
from viewer.model.errors import DatelineError
from viewer.model.text import is_frozen
from viewer.reading.extraction import extract

SEEDS: dict[str, bytes] = {
    "a.txt": articles.TEXT.encode(),
    "a.md": (articles.FRONT + articles.TEXT).encode(),
    "a.html": articles.PAGE.encode(),
    "a.mhtml": (FOLDER / "chromium.mhtml").read_bytes(),
    "a.pdf": a_pdf(pdf_lines(articles.TEXT.encode("ascii", "replace").decode().split("\n"))),
    "b.pdf": (FOLDER / "chromium-columns.pdf").read_bytes(),
    "a.docx": (FOLDER / "libreoffice.docx").read_bytes(),
    "a.odt": an_odt("<text:h>Why</text:h><text:p>Words <text:s/>of it.</text:p>"),
    "a.rtf": (FOLDER / "libreoffice.rtf").read_bytes(),
    "a.eml": a_mail(articles.TEXT),
}
FUZZ = settings(max_examples=40, deadline=20_000, suppress_health_check=[HealthCheck.too_slow])


def read(name: str, content: bytes) -> None:
    """Read, or be told in one line why not."""
    try:
        article = extract(name, content)
    except DatelineError as error:
        assert name in error.what
        assert error.hint
        assert "\n" not in str(error)
    else:
        assert is_frozen(article.text)
        assert all(0 <= b.start < b.end <= len(article.text) for b in article.blocks)


@pytest.mark.parametrize("name", SEEDS)
@FUZZ
@given(data=st.data())
def test_a_file_with_bytes_changed_cut_and_put_in(name: str, data: st.DataObject) -> None:
    content = bytearray(SEEDS[name])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(0, len(content) - 1)))
        length = data.draw(st.sampled_from((0, 1, 1, 4, 50, 5000)))
        content[at : at + length] = data.draw(st.binary(max_size=20))
    read(name, bytes(content))


@pytest.mark.parametrize("name", SEEDS)
@FUZZ
@given(content=st.binary(max_size=400))
def test_any_bytes_under_any_name(name: str, content: bytes) -> None:
    read(name, content)


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.rtf", "a.eml", "a.mhtml"])
@FUZZ
@given(st.lists(st.sampled_from([
    "<div>", "</div>", "<p>", "<b>", "<table><tr><td>", "<figure><figcaption>", "<h1>", "words ",
    "<script type='application/ld+json'>{", "[[", "](", "> ", "* ", "`", "# ", "\n", "\n\n", "|",
    "{\\rtf1 ", "{", "}", "\\par ", "\\u-1?", "\\'ff", "\\bin999 ",
    "Content-Type: multipart/mixed;", " boundary=a\n", "\n--a\n", "From: (",
    "Subject: =?utf-8?b?", "?=", "Date: x\n", "“", "\x00",
]), max_size=60))  # fmt: skip
def test_marks_in_any_order(name: str, marks: list[str]) -> None:
    read(name, "".join(marks).encode())


BOMBS: dict[str, Callable[[], bytes]] = {
    "deep.html": lambda: (
        b"<div>" * 50_000 + b"words of an article that are enough" + b"</div>" * 50_000
    ),
    "json.html": lambda: (
        b"<script type='application/ld+json'>" + b"[" * 50_000 + b"</script><p>words"
    ),
    "deep.odt": lambda: an_odt("<text:section>" * 50_000 + "</text:section>" * 50_000),
    "deep.rtf": lambda: b"{\\rtf1" + b"{" * 100_000,
    "deep.eml": lambda: b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2000)
    ),
    "from.eml": lambda: b"From: " + b"(" * 20_000 + b"\n\nwords",
    "deep.md": lambda: b"> " * 50_000 + b"words",
    "brackets.md": lambda: b"[" * 20_000,
    "line.txt": lambda: b"x" * 3_000_000,
    "pages.pdf": lambda: (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj "
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9999999>>endobj trailer<</Root 1 0 R>>"
    ),
    "not.docx": lambda: a_zip({"word/document.xml": b"<x/>"}),
    "empty.pdf": lambda: b"",
    "long.txt": lambda: b"word " * 2_000_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_is_nested_or_repeated_without_an_end(name: str) -> None:
    read(name, BOMBS[name]())
