"""What a proposed claim states: without who says it, and never the contrary of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.briefing import AgentKind, Kind, ProposedAgent, ProposedStatement
from viewer.session.statements import LONGEST_STATEMENT, stated


def said(
    words: str, kind: Kind = "statement", who: str = "Ada Brunn", agent: AgentKind = "person"
) -> str:
    speaker = ProposedAgent(name=who, kind=agent)
    return stated(words, ProposedStatement(kind=kind, speakers=(speaker,), cue="said"))


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("Ada Brunn said that the road was open.", "The road was open."),
        ("The mayor, Ada Brunn, said the road was open.", "The road was open."),
        ("She said on Tuesday that it would open", "It would open."),
        ("Ada Brunn told the Courier that talks might resume.", "Talks might resume."),
        ("According to Brunn, the road is open.", "The road is open."),
        ("The road is open, according to two officials in Bonn.", "The road is open."),
        ("The road is open, Ada Brunn said.", "The road is open."),
        ("“We will open the road,”", "We will open the road."),
        (
            "She said that fires had broken out and that people had fled.",
            "Fires had broken out and people had fled.",
        ),
        ("Brunn said that “all options are open”, again.", "“All options are open”, again."),
    ],
)
def test_who_says_it_is_left_to_the_chain(words: str, statement: str) -> None:
    assert said(words) == statement


@pytest.mark.parametrize(
    "words",
    [
        "Ada Brunn said in Paris on Tuesday.",
        "Ada Brunn said nothing about the road.",
        "Ada Brunn accused Bonn of theft, a claim that was relayed by the Courier.",
        "Ada Brunn confirmed the work but did not say what was replaced.",
        "Ada Brunn didn’t say when the road would open.",
        "The ministry has never said that the road was open.",
        "Officials have closed the road and said schools would stay shut.",
        "“Nobody came,” Ada Brunn said, and said that she was sad.",
        "Residents said they fled. “The sky was red,” said one.",
        "Sie sagte, dass die Straße offen sei.",
    ],
)
def test_words_that_do_not_part_plainly_stay(words: str) -> None:
    assert said(words) == words


def test_a_denial_keeps_its_verb_and_the_article_its_sentence() -> None:
    denial = "Ada Brunn rejected claims that the road was open."
    assert said(denial, "denial") == denial
    own = "Some said that the road was open."
    assert said(own, who="The article", agent="article") == own


@given(st.text(max_size=300), st.sampled_from(["statement", "denial"]))
def test_any_words_make_a_statement_that_is_short(words: str, kind: Kind) -> None:
    statement = said(f"x{words}", kind)
    assert 0 < len(statement) <= LONGEST_STATEMENT + 1
