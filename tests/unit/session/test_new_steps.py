"""Steps that Dateline makes: of a view and what is selected, and a sequence to begin with."""

from __future__ import annotations

import msgspec
import pytest

from tests.helpers.briefings import (
    a_briefing,
    a_claim,
    a_document,
    a_place,
    a_step,
)
from viewer.model.briefing import Focus, Mention, PlaceRole, Review, Step, View
from viewer.model.check import problems
from viewer.model.index import Index
from viewer.session.selection import NOTHING, Selection, Subject
from viewer.session.steps import MOST_CLAIMS, MOST_PLACES, proposed_steps, step_of_view
from viewer.store import container
from viewer.store.container import Document
from viewer.store.resources import bundled_briefing

INDEX = Index(a_briefing())
VIEW = View(bounds=(170.0, 40.0, -170.0, 60.0), viewpoint="de-facto")


def of(kind: str, identifier: str, claim: str | None = None) -> Step:
    return step_of_view(INDEX, Selection(Subject(kind, identifier), claim), VIEW)  # type: ignore[arg-type]


def test_a_step_takes_the_view_as_it_is() -> None:
    assert of("place", "moscow").view == VIEW
    assert step_of_view(INDEX, NOTHING, None).view is None


def test_a_place_is_in_focus_with_its_claims_and_names_the_step() -> None:
    step = of("place", "pyongyang")
    assert step.title == "Pyongyang"
    assert step.focus == Focus(places=("pyongyang",), claims=("c-visit", "c-denial"))


def test_a_claim_in_focus_is_the_only_one_and_names_the_step() -> None:
    step = of("place", "pyongyang", "c-denial")
    assert step.title == "No containers went anywhere."
    assert step.focus == Focus(places=("pyongyang",), claims=("c-denial",))
    alone = step_of_view(INDEX, Selection(None, "c-containers"), VIEW)
    assert alone.focus == Focus(places=("chukotka",), claims=("c-containers",))


def test_a_passage_is_in_focus_with_the_place_that_it_names() -> None:
    focus = of("passage", "p-moscow").focus
    assert (focus.places, focus.passages) == (("moscow",), ("p-moscow",))


def test_an_agent_stands_for_the_places_of_his_claims() -> None:
    step = of("agent", "a-minister")
    assert step.title == "The Minister"
    assert step.focus == Focus(places=("chukotka",), claims=("c-containers",))


def test_a_step_gives_its_focus_to_the_one_made_of_it() -> None:
    step = of("step", "s-visit")
    assert step.id != "s-visit"
    assert step.focus == INDEX.steps["s-visit"].focus


def test_with_nothing_selected_the_briefing_names_the_step() -> None:
    step = step_of_view(INDEX, NOTHING, VIEW)
    assert (step.title, step.focus) == ("A visit", Focus())


@pytest.mark.parametrize("name", ["평양", "!", "a" * 5000, "\u202ehostile\nwords"])
def test_the_id_and_title_of_a_step_are_sound_whatever_the_name(name: str) -> None:
    briefing = a_briefing(places=(a_place(name=name), *a_briefing().places[1:]))
    step = step_of_view(Index(briefing), Selection(Subject("place", "moscow")), VIEW)
    msgspec.convert(msgspec.to_builtins(step), Step)
    assert len(step.title) < 100
    added = msgspec.structs.replace(briefing, steps=(*briefing.steps, step))
    assert list(problems(added, a_document().texts)) == []


def proposed(document: Document) -> tuple[Step, ...]:
    return proposed_steps(Index(document.briefing))


def test_the_proposal_is_overview_main_places_disputes_sources() -> None:
    steps = proposed(a_document())
    assert [step.title for step in steps] == [
        "A visit", "Moscow", "Pyongyang", "What is disputed", "Source",
    ]  # fmt: skip
    assert [step.disputed for step in steps] == [False, False, False, True, False]
    assert steps[0].focus.places == ("moscow", "pyongyang")
    assert set(steps[3].focus.claims) == {"c-containers", "c-denial"}
    assert steps[3].caption == "Denied by North Korean government"
    assert all(step.seconds > 0 for step in steps)


def test_the_proposal_for_the_bundled_briefing_is_sound_beside_its_own_steps() -> None:
    document = container.load(bundled_briefing())
    steps = proposed(document)
    both = msgspec.structs.replace(document.briefing, steps=(*document.briefing.steps, *steps))
    assert list(problems(both, document.texts)) == []
    assert [step.title for step in steps[1:5]] == [
        "Moscow", "Pyongyang", "Ukraine", "Eastern Russia",
    ]  # fmt: skip
    index = Index(document.briefing)
    for step in steps[1:5]:
        assert 0 < len(step.focus.claims) <= MOST_CLAIMS
        disputed = [index.is_disputed(claim) for claim in step.focus.claims]
        assert disputed == sorted(disputed, reverse=True)


def test_where_nothing_is_disputed_no_step_says_so() -> None:
    steps = proposed(a_document(a_briefing(claims=(a_claim(),))))
    assert not any(step.disputed for step in steps)
    assert "What is disputed" not in [step.title for step in steps]


def test_rejected_claims_are_in_no_focus() -> None:
    rejected = a_claim("c-no", places=(PlaceRole(place="moscow"),), review=Review(state="rejected"))
    steps = proposed(a_document(a_briefing(claims=(*a_briefing().claims, rejected))))
    assert "c-no" not in {claim for step in steps for claim in step.focus.claims}


def test_without_a_main_place_the_next_best_are_taken_and_never_too_many() -> None:
    many = tuple(a_place(f"p{number}", name=f"P {number}", rank=2) for number in range(40))
    claim = a_claim(places=(PlaceRole(place="p39"),))
    steps = proposed(a_document(a_briefing(places=many, mentions=(), claims=(claim,), steps=())))
    named = [step.title for step in steps if step.title.startswith("P ")]
    assert len(named) == MOST_PLACES
    assert "P 39" in named


def test_a_briefing_with_nothing_in_it_gets_an_overview() -> None:
    empty = msgspec.structs.replace(
        a_briefing(), sources=(), agents=(), places=(), passages=(), mentions=(), claims=(),
        steps=(),
    )  # fmt: skip
    assert [step.title for step in proposed_steps(Index(empty))] == ["A visit"]


def test_ids_of_a_proposal_are_new_ones() -> None:
    taken = (a_step("s-overview"), a_step("s-moscow"))
    briefing = a_briefing(steps=taken)
    ids = [step.id for step in (*taken, *proposed_steps(Index(briefing)))]
    assert len(set(ids)) == len(ids)


def test_whole_countries_do_not_push_the_overview_together() -> None:
    russia = a_place("russia", name="Russia", feature="country", rank=1)
    steps = proposed(a_document(a_briefing(places=(*a_briefing().places, russia))))
    assert "Russia" in [step.title for step in steps]
    assert "russia" not in steps[0].focus.places


def test_a_country_that_only_stands_for_its_government_is_no_stop() -> None:
    russia = a_place("russia", name="Russia", feature="country", rank=1)
    stands = Mention(id="m-russia", passage="p-moscow", place="russia", use="associative")
    briefing = a_briefing(
        places=(*a_briefing().places, russia), mentions=(*a_briefing().mentions, stands)
    )
    assert "Russia" not in [step.title for step in proposed(a_document(briefing))]
