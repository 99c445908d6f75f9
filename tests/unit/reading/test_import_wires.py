"""What wire services write: marks before a title, datelines, lines with a writer and a house."""

from __future__ import annotations

import pytest

from tests.helpers import articles
from tests.unit.reading.test_import_documents import a_docx
from tests.unit.reading.test_import_formats import roles
from viewer.model.briefing import Stated
from viewer.reading.article import Article
from viewer.reading.extraction import bylines, extract, wires

BODY = "\n".join(articles.PARAGRAPHS)
TALKS = "Harbour talks resume"


def of_text(*head: str) -> Article:
    """The article in a text file with these lines before its paragraphs."""
    return extract("a.txt", "\n".join([*head, BODY]).encode())


@pytest.mark.parametrize("mark", [
    "UPDATE 3-", "WRAPUP 1-", "CORRECTED-", "CORRECTED (OFFICIAL)-", "EXCLUSIVE-", "RPT-UPDATE 2-",
    "FACTBOX-", "GLOBAL MARKETS-", "UPDATE 3—", "Exclusive: ", "ROUNDUP 2: ", "ROUNDUP/", "(LEAD) ",
    "(2nd LD) ", "URGENT - ", "【速報】", "СРОЧНО: ",
])  # fmt: skip
def test_the_mark_of_a_wire_service_is_no_part_of_a_title(mark: str) -> None:
    assert wires.unmarked(mark + TALKS) == TALKS


@pytest.mark.parametrize("title", [
    "US-Russia talks resume", "NATO-Russia council meets", "COVID-19 cases rise", "F-16 jets sold",
    "UNESCO-Welterbe bedroht", "MH-17 trial opens", "Exclusive club opens",
    "Flash floods hit north", "Alert - Level Five", "Update: the game", "Analysis: why it matters",
    "UPDATE 3-1", "Breaking Bad-Star",
    "EU-China summit ends", "NEW YORK-Based firm wins",
])  # fmt: skip
def test_a_title_that_only_looks_marked_stays(title: str) -> None:
    assert wires.unmarked(title) == title


def test_the_title_is_clean_and_inferred_and_the_mark_stays_in_the_text() -> None:
    page = f"<html><head><title>x</title></head><body><h1>UPDATE 3-{TALKS}</h1>" + "".join(
        f"<p>{words}</p>" for words in articles.PARAGRAPHS
    )
    article = extract("a.html", page.encode())
    assert article.title is not None
    assert (article.title.value, article.title.inferred) == (TALKS, True)
    assert f"UPDATE 3-{TALKS}" in (article.title.basis or "")
    assert article.text.startswith(f"UPDATE 3-{TALKS}\n")


@pytest.mark.parametrize(("line", "agency"), [
    ("SEOUL, June 19 (Meridian News Agency) - Envoys met.", "Meridian News Agency"),
    ("KYIV (Reuters) - The envoys met.", "Reuters"),
    ("(Reuters) - The envoys met.", "Reuters"),
    ("MOSCOW, June 19. /TASS/. The envoys met.", "TASS"),
    ("New Delhi [India], June 19 (ANI): The envoys met.", "ANI"),
    ("New Delhi, Jun 19 (PTI) The envoys met.", "PTI"),
    ("Berlin (dpa) - Die Gesandten kamen.", "dpa"),
    ("(ANSA) - ROMA, 19 GIU - Gli inviati.", "ANSA"),
    ("PARIS, 19 juin 2024 (AFP) – « Les envoyés »", "AFP"),
    ("МОСКВА, 19 июня (Интерфакс) - Паром задержан.", "Интерфакс"),
    ("(서울=연합뉴스) 정부는 밝혔다.", "연합뉴스"),
])  # fmt: skip
def test_a_dateline_names_the_agency(line: str, agency: str) -> None:
    found = wires.dateline(line)
    assert found is not None
    assert found.agency == agency


@pytest.mark.parametrize("line", [
    "Port Sarrow (the larger port) - was shut.", "She met Holt (right) - and left.",
    "The Northern Council (NC) - which has an office in Tallinn - had no comment.",
    "SEOUL, June 19 (Adds quotes) - The envoys met.", "SEOUL, June 19 (Wednesday) the envoys met.",
    "PORT SARROW — Envoys met.", "Ana Silva (Labour) - The port must open.",
    "Ana Silva (Labour): The port must open.", "In Sarrow (Holland) — Envoys met.",
])  # fmt: skip
def test_other_brackets_name_none(line: str) -> None:
    assert wires.dateline(line) is None


def test_the_agency_of_a_dateline_is_an_inferred_publisher() -> None:
    words = "SEOUL, June 19 (Meridian News Agency) - Envoys of both ports met on Tuesday."
    assert extract("a.txt", words.encode()).publisher == Stated(
        value="Meridian News Agency",
        inferred=True,
        basis="The dateline “SEOUL, June 19 (Meridian News Agency)”.",
    )


def test_a_dateline_below_the_first_paragraph_is_of_that_part_alone() -> None:
    below = "SEOUL, June 19 (Meridian News Agency) - Envoys of both ports met on Tuesday."
    assert len(articles.PARAGRAPHS[0]) > 120
    assert extract("a.txt", f"{articles.PARAGRAPHS[0]}\n\n{below}".encode()).publisher is None


@pytest.mark.parametrize("mark", ["FOR IMMEDIATE RELEASE", "Press release:", "Pressemitteilung"])
def test_a_title_may_stand_below_the_mark_of_a_release(mark: str) -> None:
    article = extract("a.txt", f"{mark}\n\n{TALKS}\n\n{BODY}".encode())
    assert article.title is not None
    assert article.title.value == TALKS


def test_a_house_that_a_page_states_goes_before_the_agency_that_it_has_the_words_from() -> None:
    words = "SEOUL, June 19 (Meridian News Agency) - Envoys of both ports met on Tuesday, he said."
    page = (
        '<html><head><meta property="og:site_name" content="Courier"></head>'
        f"<body><p>{words}</p><p>{articles.PARAGRAPHS[1]}</p></body></html>"
    )
    assert extract("a.html", page.encode()).publisher == Stated(value="Courier")


COURIER = "Jane Doe | The Courier | 19 June 2024"
RTF = rb"{\rtf1\ansi\pard\outlinelevel0 Talks resume\par\pard " + COURIER.encode()


def told(article: Article) -> list[tuple[str, bool]]:
    """Writer, house and day, and whether each is inferred."""
    found = (article.author, article.publisher, article.published)
    return [(fact.value, fact.inferred) for fact in found if fact]


@pytest.mark.parametrize(("name", "content"), [
    ("a.docx", a_docx(("Talks resume", "Title"), (COURIER, "Normal"), (BODY, "Normal"))),
    ("a.odt", articles.an_odt(f"<text:h>Talks</text:h><text:p>{COURIER}</text:p>")),
    ("a.rtf", RTF + rb"\par\pard Envoys met on Tuesday.\par}"),
    ("a.txt", f"Talks resume\n{COURIER}\n{BODY}".encode()),
])  # fmt: skip
def test_a_line_with_writer_house_and_day_tells_all_three_inferred(
    name: str, content: bytes
) -> None:
    article = extract(name, content)
    expected = [("Jane Doe", True), ("The Courier", True), ("2024-06-19", True)]
    assert told(article) == expected
    assert article.author is not None
    assert article.author.basis == f"The line “{COURIER}”."
    assert roles(article)[COURIER] == "byline"


@pytest.mark.parametrize(("line", "author", "publisher", "published"), [
    ("By Jane Doe, Meridian News Agency", "Jane Doe", "Meridian News Agency", None),
    ("By Jane Doe and John Roe, Reuters", "Jane Doe and John Roe", "Reuters", None),
    ("By Jane Doe, Chief Political Correspondent", "Jane Doe", None, None),
    ("Jane Doe, The Courier, June 19, 2024", "Jane Doe", "The Courier", "2024-06-19"),
    ("The Courier, 19 June 2024", None, "The Courier", "2024-06-19"),
    ("Published 19 June 2024 in Coastlines magazine", None, "Coastlines magazine", "2024-06-19"),
    ("Von Jana Holt, Süddeutsche Zeitung", "Jana Holt", "Süddeutsche Zeitung", None),
    ("By Jane Doe in Seoul and John Roe in Tokyo, AFP", "Jane Doe and John Roe", "AFP", None),
    ("Story by Jane Doe · Courier News · Jun 19, 2024 at 10:30 am", "Jane Doe", "Courier News",
     "2024-06-19"),
])  # fmt: skip
def test_lines_of_many_houses(
    line: str, author: str | None, publisher: str | None, published: str | None
) -> None:
    assert bylines.told(line) == (author, publisher, published)


@pytest.mark.parametrize("line", [
    "New York, 19 June 2024", "Harbour Talks - The Day After", "By land, The Sea",
    "THE COURIER — Morning Briefing", "Jane Doe", "Published 19 June 2024",
    "Date: Wed, 19 Jun 2024 at 06:30",
])  # fmt: skip
def test_other_lines_tell_nothing(line: str) -> None:
    assert bylines.told(line) is None


def test_a_plain_by_is_a_statement() -> None:
    assert of_text(TALKS, "By Jane Doe, John Roe and Mary Major").author == Stated(
        value="Jane Doe, John Roe and Mary Major"
    )


def test_a_byline_goes_before_the_author_in_the_properties_of_a_file() -> None:
    meta = "<office:meta><meta:initial-creator>Office User</meta:initial-creator></office:meta>"
    body = f"<text:h>Talks</text:h><text:p>{COURIER}</text:p><text:p>{BODY}</text:p>"
    article = extract("a.odt", articles.an_odt(body, meta=meta))
    assert told(article)[0] == ("Jane Doe", True)


def test_names_between_the_title_and_the_date_are_inferred_authors() -> None:
    article = of_text(TALKS, "Ada Brunn; Tomás Reyes", "19 June 2024")
    assert told(article)[0] == ("Ada Brunn; Tomás Reyes", True)
    assert list(roles(article).values())[:3] == ["heading", "byline", "byline"]


def test_the_house_of_a_writer_may_stand_below_the_name() -> None:
    article = of_text(TALKS, "By JANE DOE", "Associated Press")
    assert list(roles(article).values())[:3] == ["heading", "byline", "byline"]
    assert article.publisher == Stated(
        value="Associated Press", inferred=True, basis="The line below the byline."
    )


def test_names_stand_between_a_standfirst_and_the_date_with_their_place() -> None:
    article = of_text(TALKS, "Both sides want the port open", "Jane Doe in Seoul", "19 June 2024")
    assert told(article)[0] == ("Jane Doe", True)
    assert article.title is not None
    assert article.title.value == TALKS


@pytest.mark.parametrize(("line", "author"), [
    ("Par Jean Morel avec AFP", "Jean Morel"), ("By Jane Doe in Geneva", "Jane Doe"),
    ("Von Jana Holt, Kaldvik", "Jana Holt"), ("By Jane Doe, June 18, 2024", "Jane Doe"),
    ("By Doe, Roe and Major", "Doe, Roe and Major"),
])  # fmt: skip
def test_who_wrote_it_is_told_from_where_and_with_whose_words(line: str, author: str) -> None:
    found = of_text(TALKS, line).author
    assert found is not None
    assert found.value == author


def test_a_line_may_name_the_source() -> None:
    assert bylines.told("2024年06月18日 14:05 来源：新华社") == (None, "新华社", "2024-06-18")
    assert bylines.told("Source: The Courier") == (None, "The Courier", None)
    assert bylines.told("Source: he told them nothing. They left.") is None
