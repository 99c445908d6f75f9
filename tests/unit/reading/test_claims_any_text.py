"""Whatever the text, proposals are its own words, in order, in linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from viewer.model.briefing import Block
from viewer.reading.claims import propose_claims

_PIECES = [
    *"\"“”„‟«»‘’'‹›.,;:?!…—–-()[] \n\t",
    *("''", "``", "\n\n", "🕊", "𝕲", "e\u0301", "İ", "ß", "\u00a0", "\u2028"),
    *(
        " said ",
        " told ",
        "Said",
        " he ",
        "She ",
        " according to ",
        " citing ",
        " denied ",
        " that ",
    ),
    *(
        "Ines",
        " Vogel ",
        "Reuters",
        "The ",
        "US ",
        "Mr. ",
        " of ",
        " and ",
        " who ",
        " reportedly ",
    ),
    *(
        "the ministry",
        "a US official",
        " called ",
        " as ",
        " to ",
        " in ",
        " reported by ",
        "(KCNA)",
        "\n\nIna Lee: I ",
        "\nQ: ",
        "\nA: ",
        " Ministry of Water, Food and Health",
        " the 34-year-old",
    ),
]
words = st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=40).map("".join)


@given(words)
@settings(max_examples=400, deadline=None)
@example("İİİ the dam was reportedly İ seen in Delft today.")
@example("A reportedly")
@example("said")
@example('"')
@example("according to")
@example('the ministry denied ".')
def test_a_proposal_is_the_texts_own_words_in_their_order(text: str) -> None:
    claims = propose_claims(text)
    for claim in claims:
        assert claim.quote == text[claim.start : claim.end]
        assert claim.quote == claim.quote.strip()
        assert claim.quote
        assert claim.speakers
        assert 0 <= claim.certainty <= 1
        assert all(0 <= at < len(claims) for at in claim.denies)
        for speaker in (*claim.speakers, *claim.relayed_by):
            assert speaker.name
            assert (speaker.start is None) == (speaker.end is None)
            if speaker.start is not None and speaker.end is not None:
                assert 0 <= speaker.start < speaker.end <= len(text)
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)


@given(words, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=4))
@settings(max_examples=150, deadline=None)
def test_no_proposal_begins_in_a_block(text: str, spans: list[tuple[int, int]]) -> None:
    blocks = [Block(start=start, end=start + size, role="note") for start, size in spans]
    for claim in propose_claims(text, blocks):
        assert not any(block.start <= claim.start < block.end for block in blocks)


def test_positions_are_code_points_behind_astral_characters() -> None:
    text = "🕊🕊 𝕯𝖆𝖙𝖊𝖑𝖎𝖓𝖊 is here.\n\n“The 🕊 has landed in Delft,” said Ines Vogel."
    claim = propose_claims(text)[-1]
    assert text[claim.start : claim.end] == "“The 🕊 has landed in Delft,”"
    speaker = claim.speakers[0]
    assert speaker.start is not None
    assert text[speaker.start : speaker.end] == "Ines Vogel"


def _seconds(text: str) -> float:
    start = time.process_time()
    propose_claims(text)
    return time.process_time() - start


HOSTILE = {
    "no spaces": "a",
    "capitals": "A",
    "quote marks": '"',
    "opening marks": "“",
    "single marks": "‘a ",
    "opened words": '"a ',
    "nested": "“‘",
    "cues": "said ",
    "pronouns": "he said x. ",
    "names": "Abc ",
    "initials": "A. ",
    "dots": ". ",
    "marks": "!",
    "brackets": "A (AB) ",
    "commas": "Ann, ",
    "hyphens": "a-",
    "figures": "1,",
    "colons": 'A: "b c d e" ',
    "line ends": "\n",
    "and": "Ann and ",
    "of": "Bank of ",
    "denials": "Ann Lee denied that x was here. ",
    "turns": "Ines Vogel: I know that it is so?\n\n",
    "labels": "Ann Lee:\n",
    "turns that go on": "Ines Vogel: I know it.\n\nI am here and I know it.\n\n",
    "questions and answers": "Q: why is it so? A: because it is so. ",
    "lists of fields": "Ministry of Water, Food and Land ",
    "ages": "the 34-year-old said it was so. ",
    "documents": "a report released by the board said it was so. ",
    "roles": "the Russian leader said it was so. ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_linear_time(name: str) -> None:
    _takes_linear_time(HOSTILE[name])


def test_a_long_name_that_is_not_spelt_out_takes_linear_time() -> None:
    _takes_linear_time("Ab ", "F. Ka (AK) said it was so.")


def test_an_age_of_very_many_figures_takes_linear_time() -> None:
    _takes_linear_time("1", "-year-old Ina Lee said it was so.")


def _takes_linear_time(piece: str, end: str = "") -> None:
    short, long = (piece * (size // len(piece)) + end for size in (20_000, 160_000))
    limit = 24 * max(min(_seconds(short) for _ in range(3)), 0.05)  # 64 if it were quadratic
    assert any(_seconds(long) < limit for _ in range(3))


def test_a_megabyte_without_spaces_and_a_hundred_thousand_marks_are_read_at_once() -> None:
    assert _seconds("x" * 1_000_000) < 5
    assert _seconds('"' * 100_000) < 5
    assert _seconds("“‘" * 50_000 + "x" + "’”" * 50_000) < 5


def test_an_article_of_fifty_thousand_characters_takes_no_time_worth_waiting() -> None:
    paragraph = (
        "“The dam will hold,” said Ines Vogel, an engineer at the water board in Delft. "
        "She added that nobody should worry. The town has 103,000 people, and most of them "
        "live below the water. According to the ministry, a second dam is planned for 2031.\n\n"
    )
    propose_claims(paragraph)
    assert _seconds(paragraph * (50_000 // len(paragraph))) < 3
