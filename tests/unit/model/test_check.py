"""Each invariant of a briefing: a sound one has no problem, each breach is one."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.helpers.briefings import (
    CHUKOTKA,
    MOSCOW,
    TEXT,
    a_briefing,
    a_claim,
    a_passage,
    a_place,
    a_source,
    a_step,
    an_agent,
)
from viewer.model import check
from viewer.model.briefing import (
    Block,
    Briefing,
    Focus,
    LineString,
    Link,
    Mention,
    PlaceRole,
    Relation,
    Review,
    Stated,
    View,
)

BASE = a_briefing()


def problems(briefing: Briefing, text: str = TEXT) -> list[str]:
    return [str(problem) for problem in check.problems(briefing, {"article": text})]


def with_claim(**fields: Any) -> Briefing:
    """The sound briefing with one claim more."""
    return a_briefing(claims=(*BASE.claims, a_claim("c-more", **fields)))


def test_a_sound_briefing_has_no_problem() -> None:
    assert problems(BASE) == []


def test_ids_are_unique_across_all_kinds_of_parts() -> None:
    twice = a_briefing(agents=(*BASE.agents, an_agent("moscow")))
    assert problems(twice) == ["moscow: the id is used 2 times"]


@pytest.mark.parametrize(
    ("parts", "where", "what"),
    [
        ({"agents": (*BASE.agents, an_agent("a-x", source="gone"))}, "a-x", "no source 'gone'"),
        (
            {
                "passages": (
                    *BASE.passages,
                    a_passage("echo", id="p-x", source="gone", state="orphan"),
                )
            },
            "p-x",
            "no source 'gone'",
        ),
        (
            {"mentions": (Mention(id="m-x", passage="gone", place="moscow", use="literal"),)},
            "m-x",
            "no passage 'gone'",
        ),
        (
            {"mentions": (Mention(id="m-x", passage="p-the", place="gone", use="literal"),)},
            "m-x",
            "no place 'gone'",
        ),
        (
            {
                "mentions": (
                    Mention(
                        id="m-x", passage="p-the", place="moscow", use="associative", agent="gone"
                    ),
                )
            },
            "m-x",
            "no agent 'gone'",
        ),
        (
            {"claims": (*BASE.claims, a_claim("c-x", passages=("gone",)))},
            "c-x",
            "no passage 'gone'",
        ),
        (
            {
                "claims": (
                    *BASE.claims,
                    a_claim("c-x", attribution=(Link(agents=("a-article", "gone")),)),
                )
            },
            "c-x",
            "no agent 'gone'",
        ),
        (
            {"claims": (*BASE.claims, a_claim("c-x", places=(PlaceRole(place="gone"),)))},
            "c-x",
            "no place 'gone'",
        ),
        (
            {
                "claims": (
                    *BASE.claims,
                    a_claim("c-x", relations=(Relation(type="supports", claim="gone"),)),
                )
            },
            "c-x",
            "no claim 'gone'",
        ),
        ({"steps": (a_step(focus=Focus(places=("gone",))),)}, "s-visit", "no place 'gone'"),
        ({"steps": (a_step(focus=Focus(claims=("gone",))),)}, "s-visit", "no claim 'gone'"),
        ({"steps": (a_step(focus=Focus(passages=("gone",))),)}, "s-visit", "no passage 'gone'"),
    ],
)
def test_no_reference_dangles(parts: dict[str, Any], where: str, what: str) -> None:
    assert f"{where}: there is {what}" in problems(a_briefing(**parts))


def test_each_source_has_its_text() -> None:
    found = [str(problem) for problem in check.problems(a_briefing(passages=()), {})]
    assert "article: the source has no text" in found


def test_the_text_is_the_one_that_was_frozen() -> None:
    (problem, *_) = problems(BASE, TEXT.replace("Tuesday", "Thursday"))
    assert "SHA-256" in problem


def test_the_text_is_composed_with_plain_line_ends() -> None:
    text = TEXT.replace("\n", "\r\n")
    loose = a_briefing(sources=(a_source(text),), passages=(), mentions=(), claims=(), steps=())
    assert problems(loose, text) == ["article: the text is not NFC with LF line ends"]


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (0, len(TEXT) + 1)])
def test_blocks_lie_in_the_text(start: int, end: int) -> None:
    block = Block(start=start, end=end, role="heading")
    (problem,) = problems(a_briefing(sources=(a_source(blocks=(block,)),)))
    assert problem == f"article: block {start}–{end} is outside the text"


def shifted(state: str) -> Briefing:
    """The sound briefing, with a passage that stands one character too late."""
    passage = a_passage("Moscow")
    at = msgspec.structs.replace(passage.position, start=passage.position.start + 1)
    moved = msgspec.structs.replace(passage, position=at, state=state)
    return a_briefing(passages=(*(p for p in BASE.passages if p.id != "p-moscow"), moved))


def test_a_passages_words_stand_at_its_position() -> None:
    assert problems(shifted("exact")) == [
        "p-moscow: the words at its position are not the quoted ones"
    ]


@pytest.mark.parametrize("state", ["moved", "fuzzy", "orphan"])
def test_or_the_passage_says_that_they_do_not(state: str) -> None:
    assert problems(shifted(state)) == []


def test_only_what_is_lost_may_lie_outside_the_text() -> None:
    shorter = TEXT[: TEXT.index("Pyongyang has")]
    lost = [p for p in problems(BASE, shorter) if p.startswith("p-denial")]
    assert len(lost) == 1
    fuzzy = msgspec.structs.replace(a_passage("Pyongyang has denied it."), state="fuzzy")
    (problem,) = [p for p in problems(a_briefing(passages=(fuzzy,)), shorter) if "outside" in p]
    assert problem.startswith("p-pyongyang")


def test_a_chain_starts_with_the_article_or_its_publisher() -> None:
    relayed = (Link(agents=("a-agency",)), Link(agents=("a-minister",)))
    (problem,) = problems(with_claim(attribution=relayed))
    assert problem == "c-more: its attribution does not start with the article it stands in"


def test_nobody_else_stands_beside_the_article_at_the_start_of_a_chain() -> None:
    (problem,) = problems(with_claim(attribution=(Link(agents=("a-article", "a-agency")),)))
    assert problem.startswith("c-more: its attribution")


def test_a_publisher_is_the_outlet_of_the_source() -> None:
    publisher = an_agent("a-paper", kind="outlet", source="article")
    claim = a_claim(attribution=(Link(agents=("a-paper",)), Link(agents=("a-minister",))))
    assert problems(a_briefing(agents=(*BASE.agents, publisher), claims=(claim,), steps=())) == []


def test_the_article_of_another_source_does_not_count() -> None:
    other = an_agent("a-other", kind="article", source="other")
    sources = (*BASE.sources, a_source(id="other"))
    claims = (a_claim(attribution=(Link(agents=("a-other",)),)),)
    briefing = a_briefing(agents=(*BASE.agents, other), sources=sources, claims=claims, steps=())
    texts = {"article": TEXT, "other": TEXT}
    (problem,) = check.problems(briefing, texts)
    assert problem.where == "c-visit"


@pytest.mark.parametrize("kind", ["supports", "disputes", None])
def test_a_denial_names_what_it_denies(kind: Any) -> None:
    relations = (Relation(type=kind, claim="c-visit"),) if kind else ()
    (problem,) = problems(with_claim(kind="denial", relations=relations))
    assert problem == "c-more: a denial must name the claim that it denies"


def test_a_claim_has_no_relation_to_itself() -> None:
    (problem,) = problems(with_claim(relations=(Relation(type="supports", claim="c-more"),)))
    assert problem == "c-more: a claim has a relation to itself"


def test_shapes_are_cut_at_the_antimeridian() -> None:
    line = LineString(coordinates=((170.0, 0.0), (-170.0, 0.0)))
    (problem,) = problems(a_briefing(places=(*BASE.places, a_place("sea", geometry=line))))
    assert problem.startswith("sea: an edge crosses the antimeridian")


def test_the_shape_of_each_viewpoint_is_checked() -> None:
    line = LineString(coordinates=((170.0, 0.0), (-170.0, 0.0)))
    place = a_place("sea", geometry=CHUKOTKA, geometry_by_viewpoint={"de-facto": line})
    (problem,) = problems(a_briefing(places=(*BASE.places, place)))
    assert problem.startswith("sea: ")


def test_a_place_is_drawn_in_each_viewpoint_or_in_none() -> None:
    place = a_place("sea", geometry=None, geometry_by_viewpoint={"de-facto": MOSCOW})
    (problem,) = problems(a_briefing(places=(*BASE.places, place)))
    assert problem == "sea: it has a geometry for one viewpoint only"


def test_a_view_has_its_south_below_its_north() -> None:
    step = a_step(view=View(bounds=(120.0, 50.0, -170.0, 50.0)))
    assert problems(a_briefing(steps=(step,))) == [
        "s-visit: the view's south is not south of its north"
    ]


def test_a_view_may_reach_across_180() -> None:
    step = a_step(view=View(bounds=(120.0, 30.0, -170.0, 50.0)))
    assert problems(a_briefing(steps=(step,))) == []


@pytest.mark.parametrize(
    "briefing",
    [
        a_briefing(sources=(a_source(published=Stated(value="June 2024")),)),
        with_claim(time=Stated(value="2024-13")),
        with_claim(said=Stated(value="yesterday")),
        with_claim(review=Review(state="accepted", when="today")),
    ],
)
def test_every_date_is_edtf(briefing: Briefing) -> None:
    (problem,) = problems(briefing)
    assert problem.startswith(("article: ", "c-more: "))
