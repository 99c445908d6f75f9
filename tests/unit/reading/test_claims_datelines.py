"""A claim begins after the dateline, and loses nothing that is none."""

from __future__ import annotations

import pytest

from viewer.reading.claims import propose_claims


def claims(text: str) -> list[tuple[str, str]]:
    """Who says what in a text."""
    return [(claim.speakers[0].name, claim.quote) for claim in propose_claims(text)]


@pytest.mark.parametrize(
    "dateline",
    [
        "KYIV, June 3 (Reuters) - ",
        "BEIRA, Mozambique, March 3, 2024 (Meridian News Agency) — ",
        "Kyiv (AP) — ",
        "TEL AVIV/GAZA, Oct 3 (Reuters) – ",
        "WASHINGTON — ",
        "LA PAZ — ",
        "SEOUL, South Korea -- ",
        "BAMAKO, 9 octobre 2024 (AFP) - ",
        "Lima, 3 feb (EFE).- ",
        "MOSCOW, June 19. /TASS/. ",
        "WALVIS BAY, Namibia, Nov. 12, 2024 /PRNewswire/ -- ",
        "Berlin (dpa/bb) - ",
        "WASHINGTON/ ",
        "WASHINGTON/OTTAWA/ ",
        "WASHINGTON, D.C. / ",
    ],
)
def test_a_dateline_is_no_part_of_a_claim(dateline: str) -> None:
    text = f"{dateline}Ines Vogel said that the dam was safe."
    assert claims(text) == [("Ines Vogel", "Ines Vogel said that the dam was safe.")]


@pytest.mark.parametrize(
    "text",
    [
        "The refugee agency of the United Nations (UNHCR) — which has an office — said so.",
        "US - China trade fell by a third, officials said.",
        "NATO — The old alliance — said that the dam was safe.",
        "IBM (NYSE: IBM) — The computer company — said that the dam was safe.",
        "Ines Vogel (Labour) - The dam is safe, officials said.",
        "In Delft (Holland) — Officials said that the dam was safe.",
        "AC/DC said that the dam was safe.",
        "Ines Vogel (Labour): The dam is safe, officials said.",
    ],
)
def test_other_words_before_a_dash_are_a_part_of_it(text: str) -> None:
    assert [words for _, words in claims(text)] == [text]
