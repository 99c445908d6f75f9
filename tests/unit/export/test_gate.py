"""Before an export, what is not yet right is told: where, what, and not more lines than needed."""

from __future__ import annotations

from typing import Any

import msgspec

from tests.helpers.briefings import (
    a_briefing,
    a_claim,
    a_passage,
    a_place,
    a_polygon,
    a_source,
)
from tests.helpers.data_files import reviewed
from viewer.export.gate import Finding, findings, summaries
from viewer.model.briefing import Link, Passage, PassageState, Place, Stated
from viewer.model.index import Index

BASE = a_briefing()
SOURCE = a_source(publisher=Stated(value="The Paper"))
SOUND: dict[str, Any] = {"sources": (SOURCE,), "places": BASE.places[:3]}


def found(**parts: Any) -> list[Finding]:
    return list(findings(Index(a_briefing(**{**SOUND, **parts}))))


def nowhere(number: int) -> Place:
    return a_place(f"place-{number}", name=f"Place {number}", geometry=None)


def test_a_briefing_with_nothing_missing_passes() -> None:
    assert found() == []


def test_a_suggestion_is_told_by_its_id_and_its_words() -> None:
    claims = (reviewed(BASE.claims[0], "suggested"), *BASE.claims[1:])
    assert found(claims=claims) == [
        Finding(
            concern="suggested",
            part="c-visit",
            where="The minister went to Pyongyang.",
            what="nobody has accepted it yet",
        )
    ]


def test_what_is_rejected_is_not_exported_and_not_told() -> None:
    rejected = reviewed(msgspec.structs.replace(BASE.claims[0], passages=("gone",)), "rejected")
    assert found(claims=(rejected, *BASE.claims[1:])) == []


def test_a_claim_whose_speaker_is_nobody_is_told() -> None:
    claim = a_claim(attribution=(Link(agents=("a-article",)), Link(agents=("gone",))))
    (told,) = found(claims=(claim,))
    assert (told.concern, told.part) == ("unattributed", "c-visit")


def test_a_claim_whose_words_are_in_no_source_is_told() -> None:
    lost = a_passage("The minister flew", state="orphan")
    for claims, passages in (
        ((a_claim(passages=("gone",)),), BASE.passages),
        ((a_claim(),), (lost,)),
    ):
        (told,) = found(claims=claims, passages=passages)
        assert (told.concern, told.part) == ("unsourced", "c-visit")


def with_states(**states: PassageState) -> tuple[Passage, ...]:
    """The passages of the sound briefing, some in another state."""
    return tuple(
        msgspec.structs.replace(p, state=states.get(p.id.removeprefix("p-"), p.state))
        for p in BASE.passages
    )


def test_a_claim_whose_words_the_article_has_otherwise_now_is_told() -> None:
    assert found(passages=with_states(the="moved")) == []
    assert found(passages=with_states(the="fuzzy")) == [
        Finding(
            concern="misquoted",
            part="c-visit",
            where="The minister went to Pyongyang.",
            what=(
                "“The minister flew from Moscow to Pyongyang on Tuesday.” "
                "has other words in the article now"
            ),
        )
    ]


def test_a_claim_that_has_lost_some_of_its_words_is_told_as_that_once() -> None:
    claims = (a_claim(passages=("p-the", "p-denial")), *BASE.claims[1:2])
    (told,) = found(claims=claims, passages=with_states(denial="orphan"))
    assert (told.concern, told.part) == ("misquoted", "c-visit")
    assert told.what == "“Pyongyang has denied it.” is not in the article any more"
    (told,) = found(claims=claims, passages=with_states(the="orphan", denial="orphan"))
    assert told.concern == "unsourced"


def test_what_is_rejected_quotes_nothing() -> None:
    claims = (reviewed(BASE.claims[0], "rejected"), *BASE.claims[1:])
    assert found(claims=claims, passages=with_states(the="fuzzy")) == []


def test_a_place_without_a_position_is_told() -> None:
    (told,) = found(places=(*SOUND["places"], nowhere(1)))
    assert (told.concern, told.part, told.where) == ("unplaced", "place-1", "Place 1")


def test_a_shape_that_runs_across_180_uncut_is_told() -> None:
    uncut = a_polygon((170.0, 60.0), (-170.0, 60.0), (-170.0, 70.0), (170.0, 70.0))
    (told,) = found(places=(a_place(geometry=uncut), *SOUND["places"][1:]))
    assert (told.concern, told.part) == ("misshapen", "moscow")
    assert "antimeridian" in told.what


def test_a_source_says_what_is_missing_of_it() -> None:
    (told,) = found(sources=(a_source(title=Stated(value=" "), published=None),))
    assert (told.concern, told.part) == ("incomplete", "article")
    assert told.what == "no title, no publisher, no date"


def test_findings_of_one_kind_are_one_line_with_the_first_few() -> None:
    told = found(places=(*SOUND["places"], *map(nowhere, range(5))), sources=(a_source(),))
    assert list(summaries(told)) == [
        "5 places have no position: place-0, place-1, place-2, …",
        "1 source is not fully named: article (no publisher)",
    ]
    assert list(summaries(told[:1])) == ["1 place has no position: place-0"]
