"""Plain text and Markdown: every letter as it stands, whatever the encoding."""

from __future__ import annotations

import codecs
import textwrap
import time

import charset_normalizer
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.helpers import articles
from tests.unit.reading.test_import_formats import roles
from viewer.model.errors import DatelineError
from viewer.model.text import frozen
from viewer.reading.extraction import extract, plain
from viewer.store.resources import bundled_briefing

RUSSIAN = "Президент прибыл в Пхеньян. «Мы ценим вашу поддержку», — сказал он во вторник."
JAPANESE = "大統領は十九日、首都平壌を訪問した。「われわれは協力を深める」と述べた。"
GERMAN = "Die Gespräche über Öl und Gas dürften am Mittwoch geführt werden, hieß es aus dem Haus."


def test_the_bundled_article_is_exactly_its_own_text() -> None:
    original = (bundled_briefing() / "originals" / "article.txt").read_bytes()
    article = extract("article.txt", original)
    assert article.text == original.decode()
    assert list(roles(article)) == [
        "Putin in North Korea",
        "Impact Shorts",
        "What do Russia and North Korea want?",
        "One trip, many messages",
        "With inputs from agencies",
    ]


def test_a_text_is_kept_to_the_letter_with_its_quotes_and_spaces() -> None:
    words = (
        "“Curly” ‘single’ „low“ «guillemets» \u00a0no-break\u202f– em — dash…\n\n\tTwo  spaces.\n"
    )
    assert extract("a.txt", words.encode()).text == words


@given(st.text(st.characters(exclude_characters="\x00\x1b", codec="utf-8"), min_size=1))
@example("÷")  # among the letters of Latin-1, and none
def test_any_text_is_its_frozen_self(text: str) -> None:
    try:
        article = extract("a.txt", text.encode("utf-8"))
    except DatelineError as error:
        assert "no text" in error.what or "empty" in error.what
    else:
        assert article.text.replace("\n", " ") == frozen(text).replace("\n", " ")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (articles.TEXT, "utf-8"),
        (articles.TEXT, "utf-8-sig"),
        (articles.TEXT, "utf-16"),
        (articles.TEXT, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (articles.TEXT, "utf-32"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN.replace("—", "-"), "koi8-r" if "«" not in RUSSIAN else "windows-1251"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (GERMAN, "iso-8859-1"),
        ("The minister’s “no” cost € 2m – so far, his office said.", "windows-1252"),
    ],
)
def test_an_encoding_is_found_without_being_told(text: str, encoding: str) -> None:
    assert extract("a.txt", text.encode(encoding)).text == text


def test_a_text_whose_encoding_cannot_be_guessed_is_still_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*given: object, **named: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(charset_normalizer, "from_bytes", fails)
    assert len(extract("a.txt", RUSSIAN.encode("windows-1251")).text) == len(RUSSIAN)
    assert extract("a.txt", RUSSIAN.encode()).text == RUSSIAN


def test_a_byte_order_mark_goes_before_everything() -> None:
    assert extract("a.txt", codecs.BOM_UTF16_BE + RUSSIAN.encode("utf-16-be")).text == RUSSIAN


def test_lines_broken_at_a_width_become_paragraphs_and_every_position_stays() -> None:
    paragraphs = [textwrap.fill(words, 72) for words in articles.PARAGRAPHS]
    wrapped = "\n\n".join(paragraphs)
    text = extract("a.txt", wrapped.encode()).text
    assert articles.lines(text) == list(articles.PARAGRAPHS)
    assert len(text) == len(wrapped)


def test_a_poem_is_not_taken_for_broken_lines() -> None:
    poem = "The sea was calm, the sea was wide,\nThe gulls were white,\n\nThe boat\nwas dry.\n"
    assert plain.unwrapped(poem) == poem


def test_head_and_foot_of_a_text_say_who_wrote_it_when_and_where_it_stood() -> None:
    head = "Talks resume\nBy Ada Brunn\nPublished 19 June 2024\nhttps://courier.example/talks\n"
    article = extract(
        "a.txt", (head + articles.PARAGRAPHS[0] + "\nWith inputs from agencies").encode()
    )
    assert article.title is not None
    assert article.title.inferred
    assert article.author is not None
    assert article.author.value == "Ada Brunn"
    assert article.published is not None
    assert (article.published.value, article.published.inferred) == ("2024-06-19", False)
    assert article.url is not None
    assert article.url.value == "https://courier.example/talks"
    assert roles(article)["With inputs from agencies"] == "byline"


def test_a_date_in_a_sentence_is_not_when_the_article_was_published() -> None:
    words = "The envoys met on 19 June 2024 in the harbour office of Port Sarrow, he said.\n"
    assert extract("a.txt", words.encode()).published is None


def test_the_language_is_inferred_with_a_basis() -> None:
    language = extract("a.txt", RUSSIAN.encode()).language
    assert language is not None
    assert (language.value, language.inferred, bool(language.basis)) == ("ru", True, True)


def test_markdown_is_read_without_its_marks() -> None:
    source = (
        articles.FRONT
        + f"# {articles.TITLE}\n\nSome *words* with a [link](https://x.example) and\n"
        "`code`, “quoted” -- as typed.\n\n![a ferry](x.jpg)\n\n- one\n- two\n\n> A quote.\n\n"
        "## Why\n\n| a | b |\n|---|---|\n| c | d |\n\n<div>gone</div>\n"
    )
    article = extract("a.md", source.encode())
    assert article.text.split("\n") == [
        articles.TITLE,
        "Some words with a link and code, “quoted” -- as typed.",
        "one", "two", "A quote.", "Why", "a | b", "c | d",
    ]  # fmt: skip
    assert roles(article) == {articles.TITLE: "heading", "Why": "heading"}
    assert article.published is not None
    assert article.published.value == "2024-06-19"
    assert article.url is not None
    assert not article.url.inferred


def test_paragraphs_that_an_indent_parts_are_one_line_each() -> None:
    wide = ["Envoys of both of the ports met again on Tuesday, an official",
            "said, and neither of them has sent an expert to the talks in",
            "the north."]  # fmt: skip
    text = "".join("    " + "\n".join(wide) + "\n" for _ in range(3))
    found = extract("a.txt", text.encode()).text.split("\n")
    assert [line.strip() for line in found if line] == [" ".join(wide)] * 3


def test_a_button_that_was_pasted_is_no_heading() -> None:
    text = f"{articles.TITLE}\n\nShare\n\n" + "\n\n".join(articles.PARAGRAPHS)
    assert "Share" not in roles(extract("pasted.txt", text.encode()))


def test_a_text_with_front_matter_is_markdown_and_a_rule_above_a_text_is_none() -> None:
    head = "---\ntitle: Talks resume\nauthor: Jane Doe\n---\n"
    article = extract("pasted.txt", f"{head}\n{articles.PARAGRAPHS[0]}".encode())
    assert article.text == f"Talks resume\n{articles.PARAGRAPHS[0]}"
    assert article.author is not None
    text = f"---\n{articles.TITLE}\n---\n{articles.PARAGRAPHS[0]}"
    assert extract("pasted.txt", text.encode()).text == text


GAP = " " * 100_000


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.txt", f"Talks\nJane{GAP}Doe\n19 June 2024\n\nThey met."),
        ("a.txt", f"Talks\nJane Doe in{GAP}seoul\n19 June 2024\n\nThey met."),
        ("a.txt", f"---\ntitle: Talks{GAP}resume\n---\n\nThey met."),
        ("a.html", f"<p>The envoys of both ports talked{GAP}on Tuesday.</p><p>They met.</p>"),
        ("a.eml", f"Subject: Fwd\n\n---- Forwarded message ----\nFrom: A{GAP}B\n\nThey met."),
    ],
    ids=["names", "place", "front matter", "page", "forwarded"],
)
def test_a_gap_of_very_many_spaces_takes_linear_time(name: str, words: str) -> None:
    began = time.process_time()
    assert extract(name, words.encode()).text.endswith("They met.")
    assert time.process_time() - began < 4  # 8 and more if it were quadratic
