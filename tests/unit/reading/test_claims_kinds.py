"""A claim is of a kind by its cue and its modality; denials find what they deny."""

from __future__ import annotations

import pytest

from viewer.reading.claims import propose_claims


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("statement", "Ines Vogel said the dam was finished in 1931."),
        ("announcement", "The government said it will build a second dam."),
        ("announcement", "Jan Blum promised to repair the dam."),
        ("announcement", "The ministry ordered the army to clear the road."),
        ("prediction", "Analysts say the dam may break within a year."),
        ("prediction", "Ines Vogel warned that the dam could break."),
        ("prediction", "The leaders are expected to sign a treaty in Delft."),
        ("allegation", "Ines Vogel accused the company of hiding the cracks."),
        ("allegation", "A US official alleged that the company bribed a judge."),
        ("denial", "The company denied that it had hidden the cracks."),
        ("denial", "The company dismissed the report as a fantasy."),
        ("denial", "The company said the report was baseless."),
        ("assessment", "Ines Vogel called the visit “threatening.”"),
        ("assessment", "Observers see the visit as a signal to Ankara."),
        ("assessment", "Ines Vogel believes that the dam is too old."),
    ],
)
def test_cue_and_modality_tell_the_kind(kind: str, text: str) -> None:
    assert [claim.kind for claim in propose_claims(text)] == [kind]


def denied(text: str) -> list[tuple[str, ...]]:
    """Return the speakers of what each denial denies."""
    claims = propose_claims(text)
    return [
        tuple(claims[at].speakers[0].name for at in claim.denies)
        for claim in claims
        if claim.kind == "denial"
    ]


def test_a_denial_denies_the_claims_that_speak_of_the_same() -> None:
    text = (
        "The US State Department said that Pyongyang delivered munitions to Russia. "
        "The dam in Delft was built in 1931. "
        "Moscow and Pyongyang have denied reports of North Korean weapons transfers."
    )
    assert denied(text) == [("US State Department",)]


def test_the_allegation_that_is_denied_is_the_one_before() -> None:
    text = "Ines Vogel accused the mine of poisoning the river. The mine denied the allegation."
    assert denied(text) == [("Ines Vogel",)]


def test_a_denial_of_something_else_denies_nothing() -> None:
    text = (
        "Ines Vogel accused the mine of poisoning the river. "
        "Hungary's government denied that it would leave the union."
    )
    assert denied(text) == [()]


def test_nobody_denies_his_own_words() -> None:
    text = "Jan Blum said the river was clean. Jan Blum denied poisoning the river."
    assert denied(text) == [()]
