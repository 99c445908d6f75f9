"""PDF: lines become paragraphs; what is printed on every page is left out."""

from __future__ import annotations

import io

import pypdf
import pytest

from tests.helpers.articles import FOLDER, a_pdf, lines, pdf_lines
from viewer.model.errors import UnreadableError
from viewer.reading.extraction import extract, pdf, pdf_rtl
from viewer.reading.extraction.pdf_lines import Character

FIRST = (
    "The envoys of the two ports met again on Tuesday, two weeks after",
    "the ferry had been turned away, an official said. The talks in Pyong-",
    "yang are to go on. Neither side has named a well-",
    "known expert, and Pyongyang has not sent one.",
)
SECOND = (
    "The next meeting is on Friday in the same place, both sides have said",
    "in one statement.",
)
JOINED = [
    "The envoys of the two ports met again on Tuesday, two weeks after the ferry had been turned "
    "away, an official said. The talks in Pyongyang are to go on. Neither side has named a "
    "well-known expert, and Pyongyang has not sent one."
]


def pages(*texts: str) -> bytes:
    """A PDF with a running head and a page number around each text."""
    head = pdf_lines(["The Sarrow Courier - June 2024"], top=815)
    feet = (pdf_lines([str(number)], left=290, top=30) for number in range(1, len(texts) + 1))
    return a_pdf(*(head + text + foot for text, foot in zip(texts, feet, strict=True)))


def test_lines_become_a_paragraph_and_broken_words_are_whole() -> None:
    also = pdf_lines(["A well-known man wrote of the well-known ferry."], top=600)
    text = extract("a.pdf", a_pdf(pdf_lines(FIRST) + also)).text
    assert lines(text)[0] == JOINED[0]


def test_running_heads_and_page_numbers_are_left_out_and_a_paragraph_goes_over_the_page() -> None:
    text = extract(
        "a.pdf", pages(pdf_lines(FIRST[:2]), pdf_lines(FIRST[2:]), pdf_lines(SECOND))
    ).text
    assert "Courier" not in text
    assert lines(text)[0].replace("wellknown", "well-known") == JOINED[0]
    assert lines(text)[1] == " ".join(SECOND)


def test_columns_written_row_by_row_are_read_column_by_column() -> None:
    left = [f"left column line {n} of the text" for n in range(8)]
    right = [f"right column line {n} of the text" for n in range(8)]
    rows = " ".join(
        pdf_lines([a], top=700 - 14 * n) + pdf_lines([b], left=320, top=700 - 14 * n)
        for n, (a, b) in enumerate(zip(left, right, strict=True))
    )
    assert lines(extract("a.pdf", a_pdf(rows)).text) == [" ".join([*left, *right])]


def test_a_scan_says_to_run_text_recognition() -> None:
    with pytest.raises(UnreadableError) as told:
        extract("scan.pdf", a_pdf("", picture=True))
    assert (
        str(told.value) == "scan.pdf holds pictures of text only: run text recognition on it first"
    )


def test_a_locked_pdf_says_so() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(a_pdf(pdf_lines(FIRST))))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(UnreadableError, match="password"):
        extract("a.pdf", buffer.getvalue())


def test_what_pdfium_cannot_open_pypdf_may(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(pdf, "_by_pdfium", fails)
    text = extract("a.pdf", (FOLDER / "libreoffice.pdf").read_bytes()).text
    assert "“We did not come to trade accusations,”" in text
    assert "Kaldvik" in text


def test_a_large_initial_is_put_before_its_line_wherever_it_was_written() -> None:
    initial = "BT /F1 40 Tf 60 750 Td (T) Tj ET "
    kicker = pdf_lines(["NORDLAND"], left=60, top=810)
    text = pdf_lines(["he envoys met on Tuesday, two weeks after it", FIRST[1]], left=86, top=770)
    found = lines(extract("a.pdf", a_pdf(initial + kicker + text)).text)
    assert found[0] == "NORDLAND"
    assert any(line.startswith("The envoys met on Tuesday") for line in found)


def test_a_space_below_the_tail_of_an_arabic_letter_is_one_where_the_file_has_it() -> None:
    signs = [("س", 60, 68), ("ر", 50, 60), (" ", 48, 48), ("ا", 43, 47.4), ("ل", 36, 41)]
    row = [
        Character(sign, left, 100, right, 116, 16, False, number=n)
        for n, (sign, left, right) in enumerate(signs)
    ]
    assert pdf_rtl.lines(row)[0].text == "سر ال"
