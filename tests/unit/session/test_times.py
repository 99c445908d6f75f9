"""When a claim was said and what time it speaks of, as far as its words tell it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model import dates
from viewer.model.briefing import AgentKind, Kind, ProposedAgent, ProposedStatement, Stated
from viewer.session.statements import times_of
from viewer.session.times import time_in

WEDNESDAY = Stated(value="2025-03-12")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Russia seized it in 2014.", "2014"),
        ("It has been hit since October 2024.", "2024-10/.."),
        ("The road was opened on 14 September 2023.", "2023-09-14"),
        ("They met on Wednesday.", "2025-03-12"),
        ("They met on Thursday.", "2025-03-06"),
        ("They met on 9 September.", "2024-09-09"),
        ("They met on March 1 in Bonn.", "2025-03-01"),
        ("They met on Wednesday, March 5.", "2025-03-05"),
        ("They met on Wednesday 5th March.", "2025-03-05"),
        ("They met on Wednesday, 5 March 2025.", "2025-03-05"),
        ("They met on Wednesday, 5 of them.", "2025-03-12"),
        ("They met on 29 February in Bonn.", "2024-02-29"),
    ],
)
def test_a_time_is_told_as_inferred_with_the_words_that_name_it(words: str, value: str) -> None:
    found = time_in(words, WEDNESDAY)
    assert found is not None
    assert (found.value, found.inferred) == (value, True)
    assert (found.basis or "").split("”")[0].strip("“") in words


@pytest.mark.parametrize(
    "words",
    [
        "In the treaties of 1929 and 1959.",
        "It came in 2014 and left in 2015.",
        "It came on 5 March 2014 and left on 9 March 2014.",
        "on 31 February",
        "They met on Wednesday (March 32).",
        "They met on Wednesday, the 5th.",
    ],
)
def test_several_times_or_none_are_no_time(words: str) -> None:
    assert time_in(words, WEDNESDAY) is None


@pytest.mark.parametrize("published", [None, Stated(value="2025"), Stated(value="2025-03~")])
def test_without_the_day_of_the_article_no_day_is_told(published: Stated | None) -> None:
    assert time_in("They met on Wednesday.", published) is None


def times(words: str, kind: Kind = "statement", agent: AgentKind = "person") -> list[str | None]:
    what = ProposedStatement(kind=kind, speakers=(ProposedAgent(name="Ada Brunn", kind=agent),))
    return [found.value if found else None for found in times_of(words, what, WEDNESDAY)]


def test_the_time_beside_the_speaker_is_when_it_was_said() -> None:
    assert times("Ada Brunn said on Tuesday that the road was closed in 2014.") == [
        "2025-03-11", "2014",
    ]  # fmt: skip
    assert times("Ada Brunn was in Bonn on Tuesday.") == [None, None]
    assert times("Ada Brunn was in Bonn on Tuesday.", agent="article") == [None, "2025-03-11"]


def test_letters_that_are_two_in_capitals_move_no_time_to_the_speaker() -> None:
    words = "Ada Brunn of Groß Roßla, Weißenfels, Meißen, Gießen, Haßfurt and Graßau said that"
    assert times(f"{words} in 2014 the road was closed.") == [None, "2014"]


def test_what_is_to_come_is_not_put_into_the_past() -> None:
    assert times("She said on Monday that it would open on Friday.", "announcement") == [
        "2025-03-10", None,
    ]  # fmt: skip


@given(st.text(max_size=200), st.text(max_size=12))
def test_whatever_the_words_a_time_is_a_date(words: str, published: str) -> None:
    found = time_in(f"{words} in 2014", Stated(value=published or "x"))
    assert found is None or dates.parse(found.value)
