"""The claims as CSV for a spreadsheet, which runs none of it, and as Markdown to paste."""

from __future__ import annotations

import csv
import io
from typing import Any

import pandas
import pytest
from markdown_it import MarkdownIt

from tests.helpers.briefings import a_briefing, a_claim, a_document, a_place, a_source
from tests.helpers.data_files import HOSTILE, made, reviewed
from viewer.model.briefing import PlaceRole, Stated

BASE = a_briefing()


def table(**parts: Any) -> list[dict[str, str]]:
    text = made(".csv", a_document(a_briefing(**parts))).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def markdown(**parts: Any) -> str:
    return made(".md", a_document(a_briefing(**parts))).decode()


def rendered(text: str) -> str:
    return str(MarkdownIt("gfm-like", {"linkify": False}).render(text))


def test_each_claim_is_a_row_in_the_order_of_the_article() -> None:
    rows = table(claims=BASE.claims[::-1])
    assert [row["id"] for row in rows] == ["c-visit", "c-containers", "c-denial"]
    assert rows[1] == {
        "id": "c-containers",
        "number": "2",
        "text": "11,000 containers went to Chukotka.",
        "kind": "allegation",
        "review": "accepted",
        "disputed": "yes",
        "speakers": "The Minister",
        "relayed_by": "The Agency",
        "chain": "The Minister → The Agency → this article",
        "quotes": "He said, according to the Agency, that “11,000 containers” had gone",
        "places": "chukotka",
        "place_names": "Chukotka",
        "time": "2024-06",
        "time_inferred": "yes",
        "said": "",
        "said_inferred": "no",
        "relations": "",
        "others": "denied by North Korean government",
        "sources": "article",
        "passages": "p-he",
        "notes": "",
    }


def test_pandas_reads_it_and_excel_knows_that_it_is_utf8() -> None:
    content = made(".csv", a_document(a_briefing(claims=(a_claim(text="평양 🕊"),))))
    assert content.startswith(b"\xef\xbb\xbf")
    read = pandas.read_csv(io.BytesIO(content), encoding="utf-8-sig")
    assert list(read["text"]) == ["평양 🕊"]


def test_it_keeps_to_rfc_4180() -> None:
    words = 'He said "no", and\r\nleft'
    content = made(".csv", a_document(a_briefing(claims=(a_claim(text=words),))))
    assert content.endswith(b"\r\n")
    assert b'"He said ""no"", and' in content
    assert table(claims=(a_claim(text="one\ntwo"),))[0]["text"] == "one\ntwo"


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "  =1+1", "＝1", "－1"]
)
def test_what_a_spreadsheet_might_run_has_an_apostrophe_in_front(words: str) -> None:
    (row,) = table(claims=(a_claim(text=words, note=words, time=Stated(value=words)),))
    assert (row["text"], row["notes"], row["time"]) == (f"'{words}",) * 3


def test_no_cell_of_a_hostile_briefing_begins_like_a_formula() -> None:
    claims = tuple(a_claim(f"c-{n}", text=words) for n, words in enumerate(HOSTILE))
    for row in table(claims=claims):
        assert not any(cell.lstrip().startswith(tuple("=+-@＝＋－＠")) for cell in row.values())


def test_a_suggestion_is_told_as_one_and_what_is_rejected_is_not_told() -> None:
    visit, allegation, denial = BASE.claims
    claims = (reviewed(visit, "suggested"), allegation, reviewed(denial, "rejected"))
    assert [(row["id"], row["review"], row["disputed"]) for row in table(claims=claims)] == [
        ("c-visit", "suggested", "no"),
        ("c-containers", "accepted", "no"),
    ]
    text = markdown(claims=claims)
    assert "**Statement** · *suggested, not reviewed* — The minister went to Pyongyang." in text
    assert "No containers went anywhere" not in text


def test_markdown_is_by_place_with_the_words_the_chain_and_numbered_sources() -> None:
    assert markdown() == (
        "# A visit\n\n"
        "A small briefing for tests.\n\n"
        "Every statement is the speaker’s; Dateline asserts none of them. Borders: recognised.\n\n"
        "## Moscow (place)\n\n"
        "- **Statement** — The minister went to Pyongyang.  \n"
        "  “The minister flew from Moscow to Pyongyang on Tuesday.”  \n"
        "  Said by this article [1]  \n"
        "  Also about Pyongyang\n\n"
        "## Pyongyang (place)\n\n"
        "- **Denial** — No containers went anywhere.  \n"
        "  “Pyongyang has denied it.”  \n"
        "  Said by North Korean government → this article [1]  \n"
        "  denies: 11,000 containers went to Chukotka.\n\n"
        "## Chukotka (place)\n\n"
        "- **Allegation** · *disputed* — 11,000 containers went to Chukotka.  \n"
        "  “He said, according to the Agency, that “11,000 containers” had gone”  \n"
        "  Said by The Minister → The Agency → this article [1] · about Jun 2024 (inferred)  \n"
        "  denied by North Korean government\n\n"
        "## Sources\n\n"
        "1. A visit and its echo · 19 Jun 2024 (inferred) · publisher, author not stated in the "
        f"text · SHA-256 {BASE.sources[0].sha256}\n\n"
        "Places: Natural Earth · GeoNames CC BY 4.0\n"
    )


def test_a_place_without_a_position_or_with_a_rough_one_says_so() -> None:
    claims = (a_claim(places=(PlaceRole(place="the-west"),)),)
    assert "## The West (place, no position)" in markdown(claims=claims)
    rough = a_place(precision="approximate")
    claims = (a_claim(places=(PlaceRole(place="moscow"),)),)
    assert "## Moscow (place, approximate)" in markdown(places=(rough,), claims=claims)


def test_a_claim_about_no_place_is_in_the_last_section() -> None:
    assert "## About no place\n\n- **Statement** — The minister" in markdown(claims=(a_claim(),))


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_never_markdown(words: str) -> None:
    said = Stated(value=words)
    about = (PlaceRole(place="moscow"),)
    claim = a_claim(text=words, note=words, time=said, places=about)
    parts = {
        "title": words,
        "summary": words,
        "places": (a_place(name=words, feature=words),),
        "claims": (claim,),
        "sources": (a_source(title=said, url=said),),
    }
    html = rendered(markdown(**parts))
    for tag in ("<a", "<img", "<script", "<code", "<table", "<blockquote", "<hr", "<h3", "<del"):
        assert tag not in html
    assert html.count("<h1") == 1
    assert html.count("<h2") == 2
    assert html.count("<li") == 2
    assert html.count("<strong") == 1
    assert html.count("<em") == 0


def test_an_address_is_not_made_a_link_by_readers_that_look_for_them() -> None:
    text = markdown(claims=(a_claim(text="www.evil.example or http://evil.example"),))
    assert r"www\.evil.example or http\://evil.example" in text
