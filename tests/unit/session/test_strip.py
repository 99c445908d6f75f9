"""The line that a room always sees of the articles."""

from __future__ import annotations

import pytest

from tests.helpers.briefings import a_briefing, a_claim, a_passage, a_source
from viewer.model.briefing import Briefing, Source, Stated
from viewer.model.index import Index
from viewer.session.strip import strip_line

LONG = "A title that is far longer than any line of a strip " * 3
AGENCY = Stated(value="The Agency", inferred=True)
PAPER = Stated(value="The Paper")
WIRE = a_source(title=Stated(value=LONG), publisher=AGENCY)
ECHO = a_source(id="echo", publisher=PAPER, published=None)
BOTH = a_briefing(
    sources=(WIRE, ECHO),
    passages=(*a_briefing().passages, a_passage("Pyongyang", id="p-echo", source="echo")),
)


def said_in(*passages: str, briefing: Briefing = BOTH) -> str:
    """The line while a claim with these passages is in focus."""
    return strip_line(Index(briefing), a_claim(passages=passages), lambda date: date.value)


def of_all(*sources: Source) -> str:
    """The line while no claim is in focus."""
    return strip_line(Index(a_briefing(sources=sources)), None, lambda date: date.value)


def test_the_date_is_not_lost_behind_a_long_title() -> None:
    assert of_all(WIRE) == f"2024-06-19 · The Agency (inferred) · {LONG}"


def test_what_is_not_known_of_an_article_is_said() -> None:
    assert of_all(ECHO) == ("The Paper · A visit and its echo · date not stated in the text")


def test_a_claim_has_the_article_that_it_is_from() -> None:
    assert said_in("p-echo").startswith("The Paper · A visit and its echo")


@pytest.mark.parametrize("passages", [("p-the", "p-echo"), (), ("p-gone",)])
def test_several_articles_are_counted_with_when_and_whose_they_are(
    passages: tuple[str, ...],
) -> None:
    expected = "2 articles: 2024-06-19 · The Agency (inferred) — The Paper · A visit and its echo"
    assert said_in(*passages) == expected


def test_there_may_be_none() -> None:
    assert of_all() == ""
