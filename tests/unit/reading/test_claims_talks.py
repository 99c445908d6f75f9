"""In interviews and transcripts whoever has the floor says what stands under his name."""

from __future__ import annotations

import pytest

from viewer.reading.claims import propose_claims
from viewer.reading.proposals import ProposedClaim

INTRODUCTION = "Ines Vogel, an engineer, has run the dam at Delft since 2009."


def spoken(*paragraphs: str) -> list[tuple[str, str]]:
    """Return what somebody else than the article says: who, and the words."""
    return [
        (claim.speakers[0].name, claim.quote)
        for claim in proposed(*paragraphs)
        if claim.speakers[0].kind != "article"
    ]


def proposed(*paragraphs: str) -> tuple[ProposedClaim, ...]:
    """Return the claims of an article of some paragraphs."""
    return propose_claims("\n\n".join(paragraphs))


@pytest.mark.parametrize(
    "label",
    [
        "Ines Vogel:",
        "INES VOGEL:",
        "**Ines Vogel**:",
        "**Ines Vogel:**",
        "Vogel:",
        "Ms. Vogel:",
        "MS. VOGEL:",
        "– Ines Vogel:",
        "Ines Vogel (Greens):",
        "Ines Vogel, engineer:",
        "Delft engineer Ines Vogel:",
        "Ines Vogel (00:12):",
        "[00:12] Ines Vogel:",
        "Ines Vogel:\n",
        "A:",
        "A.",
        "**A:**",
    ],
)
def test_words_under_a_name_are_what_its_bearer_says(label: str) -> None:
    talk = (INTRODUCTION, "Q: Is the dam safe?", f"{label} The dam is safe. I checked it in May.")
    again = ("Q: And the old one?", f"{label} We closed the old one.")
    assert spoken(*talk, *again) == [
        ("Ines Vogel", "The dam is safe."),
        ("Ines Vogel", "I checked it in May."),
        ("Ines Vogel", "We closed the old one."),
    ]


def test_a_turn_lasts_until_the_next_one() -> None:
    claims = spoken(
        INTRODUCTION,
        "Reporter: Is the dam safe?",
        "Vogel: It is safe, and I checked it.",
        "It was built in 1931.",
        "(Laughter.)",
        "It will stand for a century.",
        "Reporter: I heard that it leaks.",
        "Vogel: No dam is dry.",
    )
    assert [name for name, _ in claims] == ["Ines Vogel"] * 3 + ["Reporter", "Ines Vogel"]


def test_questions_claim_nothing() -> None:
    text = ("Host: Was it you who closed the dam at Delft?", "Ines Vogel: I did. Why would I not?")
    assert spoken(*text) == []


def test_what_a_speaker_has_from_somebody_else_is_passed_on_by_him() -> None:
    claim = proposed(
        INTRODUCTION,
        "Q: Is the dam safe?",
        "A: The mayor, Peter Hahn, said that it was safe.",
        "Q: Do you agree?",
        "A: I do not agree with him.",
    )[1]
    assert [speaker.name for speaker in claim.speakers] == ["Peter Hahn"]
    assert [relay.name for relay in claim.relayed_by] == ["Ines Vogel"]


def test_i_is_whoever_has_the_floor() -> None:
    talk = ("DW: Who knew of it?", "Ines Vogel: I think that the board knew.", "DW: Since when?")
    (claim,) = proposed(*talk)
    assert [speaker.name for speaker in claim.speakers] == ["Ines Vogel"]
    assert claim.relayed_by == ()


def test_answers_follow_questions_that_have_no_label() -> None:
    claims = spoken(
        "DW: Ms Vogel, is the dam safe?",
        "Ines Vogel: It is safe for now.",
        "DW: Who checks it?",
        "We check it twice a year.",
        "And who pays for that?",
        "The water board pays for it.",
        "This interview was conducted by Tom Reyes.",
    )
    assert claims == [
        ("Ines Vogel", "It is safe for now."),
        ("Ines Vogel", "We check it twice a year."),
        ("Ines Vogel", "The water board pays for it."),
    ]


def test_the_one_who_is_introduced_answers() -> None:
    talk = "Q: Is the dam safe? A: The dam is safe. Q: And the old one? A: The old one is closed."
    words = ["The dam is safe.", "The old one is closed."]
    for introduction in ("Tom Reyes asked Ines Vogel about it.", "A talk with Dr Ines Vogel"):
        assert spoken(introduction, talk) == [("Ines Vogel", each) for each in words]
    assert spoken(talk) == [("Unknown", each) for each in words]


def test_the_article_speaks_again_after_the_talk() -> None:
    claims = proposed(
        "Coroner: Did you see the mast?",
        "Mr Stubbs: I saw no mast.",
        "Coroner: Was there a light?",
        "Mr Stubbs: Nobody told us of a light.",
        "Stubbs left the court at noon.",
        "The inquest goes on until Friday.",
    )
    kinds = [claim.speakers[0].kind for claim in claims]
    assert kinds == ["person", "person", "article", "article"]


def test_a_comment_under_a_name_needs_no_talk() -> None:
    text = "Nadia Brook, baker in Holt: I pay more for flour than for rent."
    assert spoken("The budget was passed on Friday.", text, "Nobody else was asked about it.") == [
        ("Nadia Brook", "I pay more for flour than for rent.")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Note: This text has been shortened by us.",
        "Read more: We tell how the dam was built.",
        "Update: The airport is open again.",
        "Photo: The dam as we saw it in May.",
        "Location: We met at the dam in Delft.",
        "BREAKING: We hear that the dam is closed.",
        "Moscow: a city of many millions of people.",
        "Opinion: We must not close the dam.",
        "Analysis: My guess is that the dam is safe.",
        "Key points: the dam, the board, the river.",
        "Budget: I paid 40 euros a night.",
        "14:20 Update: The airport is closed.",
        "Ken Odaya: Scored twice and hit the post.",
        "The answer is plain: we all have to pay.",
    ],
)
def test_headings_say_nothing(line: str) -> None:
    talk = ("Q: Is the dam safe?", "A: I closed it.", "Q: And the old one?", "A: We closed it too.")
    for text in ((line,), (line, line), (INTRODUCTION, line, *talk)):
        assert not any(words in line for _, words in spoken(*text))
    assert not any(words in line for _, words in spoken(INTRODUCTION, *talk, line))


def test_a_heading_ends_a_turn() -> None:
    claims = proposed(
        "Host: Is the dam safe?",
        "Ines Vogel: I know that it is safe.",
        "It was built in 1931 by us.",
        "Host: And the old one?",
        "Ines Vogel: We closed the old one.",
        "Note: The talk has been shortened.",
        "The dam belongs to the town.",
    )
    assert [claim.speakers[0].kind for claim in claims][-2:] == ["article", "article"]


def test_an_initial_is_no_answer() -> None:
    claims = spoken("Who is to blame for the dam?", "A. Smith said that nobody was to blame.")
    assert claims == [("Smith", "A. Smith said that nobody was to blame.")]


def test_lists_of_roles_are_no_talk() -> None:
    text = ("Director: Paul Hahn made it in May.", "Producer: Ann Pell paid for it in full.")
    assert spoken(*text, *text) == []
