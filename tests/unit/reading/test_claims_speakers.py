"""Who is proposed as a speaker is somebody: no clause, no thing, and no word beside him."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.reading.claims import propose_claims
from viewer.reading.claims.spots import spots_of
from viewer.reading.claims.words import any_of


def speakers(text: str) -> list[str]:
    """Return who but the article says something."""
    claims = propose_claims(text)
    return [s.name for c in claims for s in c.speakers if s.kind != "article"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The dam broke in what local officials said was a mistake.", "local officials"),
        ("The town is facing what the mayor described as “a slow catastrophe”.", "the mayor"),
        ("They had a fever which officials say resembles the flu.", "officials"),
        ("The bridge fell, according to what witnesses told police.", "witnesses"),
        ("They found a powder which the local police say was harmless.", "the local police"),
        ("A man who heads the chamber said it was safe.", "A man who heads the chamber"),
        ("The woman who met Peter Hahn said it was safe.", "The woman who met Peter Hahn"),
        ("The company that runs the dam said it was safe.", "company that runs the dam"),
    ],
)
def test_a_relative_clause_has_a_subject_of_its_own(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The study is backed up by past reports that show the dam was safe.",
        "Ines Vogel expressed doubts that the dam was safe.",
        "Rain fell all night, raising fears that the dam would break.",
        "Doctors have seen 25 patients admitted with a fever since Monday.",
        "He also issued an executive order which lets the dam stand.",
    ],
)
def test_a_clause_is_nobody(text: str) -> None:
    assert speakers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The dam said nothing to us on that day.",
        "The dam at Delft showed that concrete ages.",
        "Satellite images suggested that the dam was damaged.",
        "Tests revealed that the dam was damaged.",
        "Evidence suggests that the dam was damaged.",
        "A sequel called “The First Ferry” has been cancelled.",
    ],
)
def test_a_thing_says_nothing(text: str) -> None:
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The report showed that the dam was safe.", "The report"),
        ("A new study suggests that the dam is safe.", "A new study"),
        ("A local undertaker said that the dam was safe.", "A local undertaker"),
        ("A cartoonist added that the dam was safe.", "A cartoonist"),
        ("The crew said that the dam was safe.", "The crew"),
        ("Both sides said that the talks were over.", "Both sides"),
        ("The family said that nobody had warned them.", "The family"),
        ("Residents living below the dam said it was safe.", "Residents living below the dam"),
        ("The road was shut, gardaí said.", "gardaí"),
        ("“It holds,” said the man with the key.", "the man with the key"),
        ("Ines Vogel was late. Vogel confirmed that the dam was safe.", "Ines Vogel"),
        ("The town waits. Moscow confirmed that the dam was safe.", "Moscow"),
    ],
)
def test_whoever_may_speak_still_does(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "According to reports, the dam had failed on Friday.",
        "Some reports suggested that the dam had failed on Friday.",
        "Media reports said the dam had failed on Friday.",
    ],
)
def test_reports_of_nobody_are_unnamed_ones(text: str) -> None:
    assert speakers(text) == ["Unnamed reports"]


def test_reports_of_somebody_are_theirs() -> None:
    assert speakers("The reports said the dam had failed.") == ["The reports"]
    assert speakers("UN reports said the dam had failed.") == ["UN reports"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The WHO on Tuesday said that the dam was safe.", "WHO"),
        ("The dam board last week said that the dam was safe.", "dam board"),
    ],
)
def test_the_time_is_no_part_of_the_speaker(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_the_capital_of_a_sentence_makes_no_name() -> None:
    text = "He met the minister. Eventually a speech came: “We have been too slow by far.”"
    assert speakers(text) == ["Unknown"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Police in Delft denied that the dam was safe.", "Police in Delft"),
        ("Farmers in Delft and Ben Tre say it was safe.", "Farmers in Delft and Ben Tre"),
        ("Vogel Water (NSX: MRW) said that the dam was safe.", "Vogel Water"),
        ("The Dam Safety Board (DSB) said that the dam was safe.", "Dam Safety Board (DSB)"),
    ],
)
def test_a_speaker_is_whole_with_where_he_is(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "body",
    [
        "Ministry of Agriculture, Water and Land Reform",
        "Department of Mines, Energy and Industry",
        "Department for Environment, Food & Rural Affairs",
        "Ministry of Environment, Climate Change, and Forestry",
        "Centers for Disease Control and Prevention",
        "Organisation for Economic Co-operation and Development",
        "ministry of education, research and integration",
        "Food and Drug Administration",
        "Health and Safety Executive",
        "Ministry of Health Services",
    ],
)
def test_a_body_is_whole_with_all_that_it_is_for(body: str) -> None:
    assert speakers(f"The {body} said that the dam was safe.") == [body]
    assert speakers(f"According to the {body}, the dam was safe.") == [body]
    assert speakers(f"“The dam is safe,” said a spokesman for the {body}.") == [
        f"a spokesman for the {body}"
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The Ministry of Water and Forestry and the Dam Board said it was safe.",
            ["Ministry of Water and Forestry", "Dam Board"],
        ),
        (
            "The Ministry of Health and UNICEF said that it was safe.",
            ["Ministry of Health", "UNICEF"],
        ),
        (
            "The Minister of Trade, Labour and Industry, Ines Vogel, said it was safe.",
            ["Ines Vogel"],
        ),
        ("Minister of Water and Land Reform Ines Vogel said it was safe.", ["Ines Vogel"]),
        ("Health and Human Services Secretary Ines Vogel said it was safe.", ["Ines Vogel"]),
        (
            "Ines Vogel and Health Secretary Peter Hahn said it was safe.",
            ["Ines Vogel", "Peter Hahn"],
        ),
    ],
)
def test_what_a_body_is_for_ends_where_somebody_else_begins(text: str, who: list[str]) -> None:
    assert speakers(text) == who


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A report released on Monday by the Dam Board said it was safe.", "Dam Board"),
        ("According to a report released on Monday by the Dam Board, it was safe.", "Dam Board"),
        ("The report, released by the Dam Board, said it was safe.", "Dam Board"),
        ("A study by the Dam Board found that it was safe.", "Dam Board"),
        ("According to a statement released yesterday, it was safe.", "a statement"),
        ("A report commissioned by the Dam Board said it was safe.", "A report"),
        ("A letter sent to Prime Minister Ines Vogel said it was safe.", "A letter"),
        ("An email seen by Reuters said that it was safe.", "An email"),
    ],
)
def test_a_document_is_whose_it_is_and_no_clause(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Ken Odaya, 34, beat Tom Reyes, 29.", "Ken Odaya"),
        ("Ken Odaya (34) beat Tom Reyes.", "Ken Odaya"),
        ("The 34-year-old defender Ken Odaya beat Tom Reyes.", "Ken Odaya"),
        ("Ken Odaya won the trophy on Saturday.", "Ken Odaya"),
        ("Ken Odaya beat Tom Reyes.", "The 34-year-old"),
        ("The match was over.", "The 34-year-old"),
    ],
)
def test_the_34_year_old_is_who_has_that_age_or_stands_alone(before: str, speaker: str) -> None:
    assert speakers(f"{before} The 34-year-old said that it was late.") == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A 19-year-old said that it was late.", "A 19-year-old"),
        ("“It was late,” said the mother-of-two.", "the mother-of-two"),
        ("Ken Odaya was glad. “It was late,” the Italian said.", "Ken Odaya"),
        ("The match was over. “It was late,” the Italian said.", "the Italian"),
        ("Ken Odaya, a farmer, left. His lawyer said that it was late.", "His lawyer"),
    ],
)
def test_a_person_without_a_name_is_a_person(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The grid operator Norlys said homes were dark. It said so twice.",
        "Norlys (OSL: NORL) said homes were dark. It said so twice.",
    ],
)
def test_a_body_by_its_trade_or_its_shares_is_it(text: str) -> None:
    assert speakers(text) == ["Norlys", "Norlys"]


def test_nobody_says_nothing() -> None:
    assert speakers("Nobody told us that the dam was safe.") == []


_PIECES = ["may", "İ", "maybe", "will", "_", "1", "s", "to", "is set", "Is", "SET", " ", ",", "x"]
_parts = st.lists(st.sampled_from(_PIECES), max_size=4)


@given(_parts, _parts, _parts, st.sampled_from(["", " "]))
def test_where_no_word_may_be_none_is_found(
    before: list[str], inside: list[str], after: list[str], gap: str
) -> None:
    start = len("".join(before))
    stretch = gap.join(inside)
    words = frozenset(["may", "will", "is set to", "set to"])
    (spots,) = spots_of("".join(before) + stretch + "".join(after), (words,))
    if not spots.may_be_in(start, start + len(stretch)):
        assert any_of(words).search(stretch.lower()) is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The European Commission in Brussels said it was not told.", "European Commission"),
        ("The Shipping Organization in Delft said the lane was safe.", "Shipping Organization"),
        ("The Ministry of Health in Tallinn said it was safe.", "Ministry of Health"),
        (
            "The Commission on Human Rights said the camp was closed.",
            "Commission on Human Rights",
        ),
    ],
)
def test_where_a_body_sits_is_no_speaker(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]
