"""A presentation: its steps, claims, covers, the lens and who hears of it."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest

from tests.helpers.briefings import a_briefing, a_claim, a_step
from tests.helpers.presentations import AWAY, focused, mode, presentation
from viewer.map.room import Cover
from viewer.model.briefing import Focus, Relation, Review
from viewer.session.presentation import Moment
from viewer.session.selection import Subject


def test_it_begins_with_the_first_step_and_its_first_claim() -> None:
    told = presentation()
    assert (told.number, told.step.id, focused(told)) == (1, "s-one", "c-visit")
    assert told.at_step
    assert not told.can_return


def test_it_can_begin_at_any_step_that_is_shown() -> None:
    assert presentation(at="s-two").here.step == "s-two"


@pytest.mark.parametrize("wrong", ["s-secret", "s-nowhere", ""])
def test_a_step_that_is_hidden_or_unknown_is_no_place_to_begin(wrong: str) -> None:
    assert presentation(at=wrong).here.step == "s-one"


def test_hidden_steps_are_skipped_and_not_counted() -> None:
    told = presentation()
    told.go_on(1)
    assert (told.here.step, told.number) == ("s-two", 2)
    assert [step.id for step in told.steps] == ["s-one", "s-two", "s-lens"]
    assert not told.has("s-secret")
    told.go_on(-1)
    assert told.here.step == "s-one"


@pytest.mark.parametrize(
    ("number", "step"), [(-5, "s-one"), (0, "s-one"), (2, "s-two"), (99, "s-lens")]
)
def test_a_number_that_no_step_has_leads_to_the_nearest_end(number: int, step: str) -> None:
    told = presentation()
    told.go_to(number)
    assert told.here.step == step


def test_what_follows_the_last_step_is_nothing() -> None:
    told = presentation()
    told.go_to(2)
    assert told.following is not None and told.following.id == "s-lens"
    told.go_to(3)
    assert told.following is None
    told.go_on(1)
    assert told.here.step == "s-lens"


def test_a_new_step_begins_as_itself_whatever_was_done_in_the_one_before() -> None:
    told = presentation()
    told.moved(AWAY)
    told.select("place", "moscow")
    told.switch_evidence()
    told.go_on(1)
    assert told.here == told.start_of("s-two")
    assert not told.can_return


def test_a_step_without_claims_has_none_in_focus() -> None:
    told = presentation(a_step(focus=Focus(places=("moscow",))))
    told.next_claim(1)
    assert focused(told) is None


def test_down_and_up_go_through_the_step_s_claims_and_stop_at_its_ends() -> None:
    told = presentation()
    seen = []
    for by in (-1, 1, 1, 1, 1, -1):
        told.next_claim(by)
        seen.append(focused(told))
    assert seen == [
        "c-visit", "c-containers", "c-denial", "c-denial", "c-denial", "c-containers",
    ]  # fmt: skip


def test_a_claim_that_a_step_names_twice_is_passed_once() -> None:
    told = presentation(a_step(focus=Focus(claims=("c-visit", "c-visit", "c-denial"))))
    told.next_claim(1)
    assert focused(told) == "c-denial"


def test_claims_keep_the_view_that_a_person_has_chosen() -> None:
    told = presentation()
    told.moved(AWAY)
    told.next_claim(1)
    assert told.here.view == AWAY


def test_a_place_has_its_own_claims_to_go_through() -> None:
    told = presentation()
    told.select("place", "pyongyang")
    told.next_claim(1)
    told.next_claim(1)
    assert focused(told) == "c-denial"
    assert told.here.selection.subject == Subject("place", "pyongyang")


def test_rejected_claims_never_come_up() -> None:
    rejected = a_claim("c-visit", review=Review(state="rejected"))
    others = a_briefing().claims[1:]
    told = presentation(claims=(rejected, *others))
    assert focused(told) == "c-containers"
    told.focus_claim("c-visit")
    told.select("place", "moscow", "c-visit")
    assert told.here == told.start_of("s-one")


def test_black_and_white_go_on_and_off_and_take_each_other_s_place() -> None:
    told = presentation()
    seen = []
    presses: tuple[Cover, ...] = ("black", "black", "white", "black", "black")
    for pressed in presses:
        told.switch_cover(pressed)
        seen.append(told.cover)
    assert seen == ["black", "", "white", "black", ""]


@pytest.mark.parametrize("by", [1, -1])
def test_a_cover_goes_with_the_next_step_even_at_an_end(by: int) -> None:
    told = presentation()
    told.switch_cover("black")
    told.go_on(by)
    assert told.cover == ""


def test_a_cover_stays_while_the_presenter_looks_around_under_it() -> None:
    told = presentation()
    told.switch_cover("black")
    told.select("place", "moscow")
    told.moved(AWAY)
    told.come_back()
    assert told.cover == "black"


def test_steps_that_a_frozen_room_does_not_see_leave_its_cover_on() -> None:
    told = presentation()
    told.switch_cover("black")
    told.switch_frozen()
    told.go_on(1)
    assert told.cover == "black"


def test_sending_a_view_uncovers_it() -> None:
    told = presentation()
    told.switch_cover("black")
    told.switch_frozen()
    told.go_on(1)
    told.send()
    assert (told.cover, told.shown.step) == ("", "s-two")


def test_only_what_is_disputed_is_gone_through() -> None:
    told = presentation()
    told.switch_disputed()
    assert mode(told) == "disputed"
    assert [claim.id for claim in told.claims(told.here)] == ["c-containers"]
    assert focused(told) == "c-containers"


def test_a_step_that_is_about_disputes_begins_with_the_lens() -> None:
    told = presentation(at="s-lens")
    assert mode(told) == "disputed"
    assert focused(told) == "c-containers"


def test_the_lens_of_such_a_step_can_be_taken_off() -> None:
    told = presentation(at="s-lens")
    told.switch_disputed()
    assert mode(told) == "map"
    assert len(told.claims(told.here)) == 3


@pytest.mark.parametrize("side", ["c-other", "c-denial"])
def test_the_dispute_of_the_side_in_focus_is_shown_first(side: str) -> None:
    against = Relation(type="disputes", claim="c-other")
    denial = msgspec.structs.replace(a_briefing().claims[2], relations=(against,))
    containers = a_claim("c-containers", relations=(Relation(type="denies", claim="c-visit"),))
    claims = (a_claim(), containers, denial, a_claim("c-other"))
    focus = Focus(claims=("c-visit", "c-denial", "c-other"))
    told = presentation(a_step("s-one", focus=focus), claims=claims)
    told.focus_claim(side)
    told.switch_disputed()
    assert [c.id for c in told.claims(told.here)] == ["c-visit", "c-other"]
    assert focused(told) == "c-other"


@pytest.mark.parametrize("side", ["c-containers", "c-denial"])
def test_a_claim_on_its_own_shows_its_dispute(side: str) -> None:
    told = presentation(a_step(focus=Focus(claims=("c-visit",))))
    told.focus_claim(side)
    told.switch_disputed()
    (dispute,) = told.disputes(told.here)
    assert dispute.claim.id == "c-containers"
    assert [claim.id for claim in dispute.against] == ["c-denial"]


def test_where_nothing_is_disputed_the_claim_in_focus_stays() -> None:
    told = presentation(a_step(focus=Focus(claims=("c-visit",))))
    told.switch_disputed()
    assert told.disputes(told.here) == ()
    told.next_claim(1)
    assert focused(told) == "c-visit"


def test_evidence_lies_over_the_lens_and_goes_again() -> None:
    told = presentation(at="s-lens")
    told.switch_evidence()
    assert mode(told) == "evidence"
    told.switch_evidence()
    assert mode(told) == "disputed"


def test_all_hear_of_each_change() -> None:
    told = presentation()
    heard: list[str] = []
    told.on_change(lambda: heard.append("one"))
    told.on_change(lambda: heard.append("two"))
    told.go_on(1)
    told.switch_cover("white")
    assert heard == ["one", "two"] * 2


def test_the_listeners_of_a_presentation_never_see_the_room_elsewhere() -> None:
    told = presentation()
    seen: list[tuple[Moment, Moment]] = []
    told.on_change(lambda: seen.append((told.here, told.shown)))
    told.moved(AWAY)
    told.go_on(1)
    told.come_back()
    assert all(here == shown for here, shown in seen)
    assert all(one != other for one, other in pairwise(here for here, _ in seen))
