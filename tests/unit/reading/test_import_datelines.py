"""The day of an article by its dateline: where it is one, and where it has a year."""

from __future__ import annotations

import io

import docx
import pytest

from tests.helpers import articles
from viewer.model.briefing import Stated
from viewer.reading.extraction import datelines, extract

BODY = "\n\n".join(articles.PARAGRAPHS)
COPYRIGHT = "© 2024 The Sarrow Courier"


def day(line: str, text: str = COPYRIGHT, **known: Stated) -> str | None:
    """The date of a line, in an article with this text."""
    found = datelines.day(line, text, known)
    assert found is None or found.inferred
    return found.value if found else None


@pytest.mark.parametrize("line", [
    "LONDON, March 3, 2024 (Reuters) — Envoys met.", "Geneva, 3 March 2024 – Envoys met.",
    "Genf, 3. März 2024 – Die Gesandten", "MADRID, 3 mar 2024 (EFE).- Los enviados",
    "МОСКВА, 3 марта 2024 (Интерфакс) - Паром", "МОСКВА, 3 марта 2024 г. - Паром",
    "WASHINGTON (March 3, 2024) – Envoys met.", "NAIROBI, Kenya – March 3, 2024 – Envoys met.",
    "NEW YORK, March 3, 2024 /PRNewswire/ -- Envoys met.", "Berlin (dpa) 3. März 2024 – Gesandte",
    "Rio de Janeiro, 3 de março de 2024 – Enviados", "北京，2024年3月3日电 部长",
    "القاهرة في 3 مارس 2024 /أ ش أ/ قال", "The Hague, 3 March 2024: envoys met.",
])  # fmt: skip
def test_a_dateline_with_a_year_is_a_day(line: str) -> None:
    assert day(line, text="") == "2024-03-03"


@pytest.mark.parametrize("line", [
    "KYIV, Ukraine, June 18 (AP) - Envoys met.", "KYIV, June 18 (AP) Envoys met.",
    "MOSCOW, June 18. /TASS/. Envoys met.", "(ANSA) - ROMA, 18 GIU - Gli inviati",
    "ISLAMABAD, Jun 18 (APP): Envoys met.", "新华社北京6月18日电（记者李明）部长",
    "[東京 ６月１８日 ロイター] - 政府は", "МОСКВА, 18 июн - Паром",
    "June 18 (Reuters) - Envoys met.",
])  # fmt: skip
def test_without_one_the_year_is_that_of_the_copyright_or_there_is_no_day(line: str) -> None:
    assert day(line) == "2024-06-18"
    assert day(line, text="The ferry sank in 2019.") is None
    assert day(line, text="© 2019 A\n© 2024 B") is None
    assert day(line, text="© 1999–2024 The Courier") is None


@pytest.mark.parametrize("line", [
    "Tuesday, March 3, 2024 – Envoys met.", "Feb 24, 2022 – Envoys met.",
    "The agreement of March 3, 2024 – the second – has failed.",
    "In Sarrow, March 3, 2024 – the day of the storm – is not forgotten.",
    "He was born in London, March 3, 1944 – a son of sailors.",
    "LONDON, March 3–5, 2024 – Envoys met.", "London, March 3, 2024 was a bad day.",
    "Mariupol 18 – a group of sailors", "KYIV, June 31 (AP) - Envoys met.", "Marseille 3: the film",
])  # fmt: skip
def test_other_beginnings_are_none(line: str) -> None:
    assert day(line) is None


def test_the_year_may_be_in_the_address_where_the_month_is_the_same() -> None:
    line = "KYIV, June 18 (AP) - Envoys met."
    for address, expected in (("2023/06/19", "2023-06-18"), ("2023/11/19", None)):
        url = Stated(value=f"https://courier.example/{address}/talks")
        assert day(line, text="", url=url) == expected


@pytest.mark.parametrize(("made", "expected"), [
    ("2024-06-20", "2024-06-18"), ("2024-06-17", "2024-06-18"), ("2024-01-02", "2023-06-18"),
])  # fmt: skip
def test_the_year_may_be_of_the_last_such_day_before_the_file_was_made(
    made: str, expected: str
) -> None:
    published = Stated(value=made, inferred=True, basis=datelines.MADE)
    assert day("KYIV, June 18 (AP) - Envoys met.", text="", published=published) == expected


def test_the_day_of_a_dateline_goes_before_that_on_which_the_file_was_made() -> None:
    document = docx.Document()
    document.core_properties.author = "Ada Brunn"
    document.add_paragraph(f"Geneva, 3 March 2024 – {articles.PARAGRAPHS[0]}")
    buffer = io.BytesIO()
    document.save(buffer)
    assert extract("a.docx", buffer.getvalue()).published == Stated(
        value="2024-03-03", inferred=True, basis="The dateline “Geneva, 3 March 2024”."
    )


def test_what_a_line_states_goes_before_the_dateline() -> None:
    text = f"{articles.TITLE}\n\nPublished 4 March 2024\n\nGeneva, 3 March 2024 – {BODY}"
    assert extract("a.txt", text.encode()).published == Stated(value="2024-03-04")


def test_a_dateline_tells_agency_and_day() -> None:
    article = extract("a.txt", f"SEOUL, June 19, 2024 (Meridian News) - {BODY}".encode())
    assert article.publisher is not None
    assert article.published is not None
    assert (article.publisher.value, article.published.value) == ("Meridian News", "2024-06-19")
