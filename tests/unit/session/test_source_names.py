"""Articles of the same title are told apart, by who published them or by their number."""

from __future__ import annotations

from typing import Any

from tests.helpers.briefings import a_source
from viewer.model.briefing import Source, Stated
from viewer.session.source_names import source_names

TITLE = "Harbour talks resume"


def titled(name: str, publisher: str = "", title: str = TITLE) -> Source:
    facts: dict[str, Any] = {"publisher": Stated(value=publisher) if publisher else None}
    return a_source(id=name, title=Stated(value=title) if title else None, **facts)


def test_titles_that_differ_are_the_names() -> None:
    sources = titled("a"), titled("b", "The Post", title="Else"), titled("c", "The Mail", title="")
    assert source_names(sources) == {"a": TITLE, "b": "Else", "c": "The Mail"}


def test_publishers_tell_articles_of_one_title_apart() -> None:
    sources = titled("a", "The Courier"), titled("b", "The Post"), titled("c", title="Else")
    assert list(source_names(sources).values()) == [
        f"The Courier · {TITLE}", f"The Post · {TITLE}", "Else",
    ]  # fmt: skip


def test_numbers_do_where_publishers_do_not() -> None:
    for publisher in ("", "The Post"):
        sources = titled("a", "The Post"), titled("b", publisher)
        assert list(source_names(sources).values()) == [f"1 · {TITLE}", f"2 · {TITLE}"]


def test_articles_of_which_nothing_is_known_are_told_apart_in_words() -> None:
    sources = titled("article"), titled("article-2", title=""), titled("article-3", title="")
    names = list(source_names(sources).values())
    assert names == [TITLE, "1 · Untitled article", "2 · Untitled article"]
