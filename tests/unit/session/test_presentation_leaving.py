"""Leaving a step and coming back: the frozen room, what was found, words, moved maps."""

from __future__ import annotations

import pytest

from tests.helpers.briefings import TEXT, a_briefing, a_passage
from tests.helpers.presentations import AWAY, FAR, focused, mode, presentation
from viewer.session.evidence import Spot
from viewer.session.presentation import Moment
from viewer.session.selection import Selection, Subject, SubjectKind


def test_the_room_keeps_its_picture_whatever_the_presenter_does() -> None:
    told = presentation()
    before = told.shown
    told.switch_frozen()
    told.moved(AWAY)
    told.select("place", "moscow")
    told.show_words("article", 0, 7)
    told.next_claim(1)
    told.switch_disputed()
    told.go_on(1)
    assert told.shown == before
    assert told.here.step == "s-two"


def test_the_view_is_sent_and_the_room_follows_again() -> None:
    told = presentation()
    told.switch_frozen()
    told.select("place", "moscow")
    told.send()
    assert told.shown == told.here
    assert told.here.selection.subject == Subject("place", "moscow")
    told.go_on(1)
    assert told.shown.step == "s-two"


def test_after_a_sent_view_one_press_leads_back_to_the_step() -> None:
    told = presentation()
    start = told.here
    told.switch_frozen()
    told.select("place", "moscow")
    told.send()
    told.come_back()
    assert told.here == told.shown == start


def test_sending_without_a_frozen_room_does_nothing() -> None:
    told = presentation()
    told.switch_cover("black")
    told.send()
    assert not told.frozen
    assert told.cover == "black"


def test_back_leads_to_the_very_step_view_and_selection() -> None:
    told = presentation()
    told.next_claim(1)
    told.moved(AWAY)
    before = told.here
    told.switch_frozen()
    told.go_on(1)
    told.moved(FAR)
    told.select("agent", "a-minister")
    told.come_back()
    assert told.here == told.shown == before
    assert not told.frozen


def test_what_was_found_before_freezing_is_come_back_to_and_then_its_step() -> None:
    told = presentation()
    start = told.here
    told.select("place", "moscow")
    found = told.here
    told.switch_frozen()
    told.moved(AWAY)
    told.go_on(1)
    told.come_back()
    assert told.here == told.shown == found
    assert told.can_return
    told.come_back()
    assert told.here == told.shown == start
    assert not told.can_return


def test_unfreezing_shows_the_room_what_the_presenter_has() -> None:
    told = presentation()
    told.switch_frozen()
    told.go_on(1)
    told.switch_frozen()
    assert told.shown == told.here == told.start_of("s-two")


def test_a_frozen_room_stays_frozen_while_the_presenter_leaves_what_was_found() -> None:
    told = presentation()
    told.switch_frozen()
    told.select("place", "moscow")
    told.leave_found()
    assert told.at_step and told.frozen
    told.leave_found()
    assert told.at_step and told.frozen


def test_one_press_comes_back_however_many_finds_and_pans() -> None:
    told = presentation(at="s-two")
    start = told.here
    told.select("place", "moscow")
    told.moved(AWAY)
    told.focus_claim("c-visit")
    told.show_words("article", 0, 7)
    told.moved(FAR)
    told.select("agent", "a-agency")
    told.come_back()
    assert told.here == start
    assert not told.can_return


def test_it_comes_back_to_the_claim_and_the_lens_that_there_were() -> None:
    told = presentation()
    told.next_claim(1)
    told.switch_disputed()
    before = told.here
    told.select("place", "chukotka")
    told.come_back()
    assert told.here == before


def test_a_claim_of_the_step_is_found_in_the_step_and_come_back_from() -> None:
    told = presentation()
    start = told.here
    told.focus_claim("c-denial")
    assert told.at_step
    assert focused(told) == "c-denial"
    told.come_back()
    assert told.here == start


def test_finding_the_claim_in_focus_leaves_nothing_to_come_back_from() -> None:
    told = presentation()
    told.focus_claim("c-visit")
    assert not told.can_return


def test_a_claim_from_elsewhere_is_shown_on_its_own() -> None:
    told = presentation(at="s-two")
    told.focus_claim("c-visit")
    assert told.here == Moment("s-two", Selection(None, "c-visit"), found="c-visit")
    told.next_claim(1)
    assert focused(told) == "c-visit"


@pytest.mark.parametrize("kind", ["place", "passage", "agent", "step"])
def test_what_the_briefing_does_not_have_is_not_gone_to(kind: SubjectKind) -> None:
    told = presentation()
    told.select(kind, "nothing")
    told.focus_claim("nothing")
    assert told.here == told.start_of("s-one")
    assert not told.can_return


def test_words_within_a_passage_are_shown_by_it() -> None:
    told = presentation()
    start = TEXT.index("denied")
    told.show_words("article", start, start + 6)
    assert told.here.selection == Selection(Subject("passage", "p-denial"))
    assert mode(told) == "evidence"


def test_of_nested_passages_the_closest_around_the_words_is_shown() -> None:
    told = presentation()
    start = TEXT.index("Moscow")
    told.show_words("article", start, start + 6)
    assert told.here.selection.subject == Subject("passage", "p-moscow")


def test_words_that_no_passage_holds_are_shown_where_they_stand() -> None:
    told = presentation()
    told.show_words("article", 0, 7)
    found = told.here
    assert (found.words, found.mode) == (Spot("article", 0, 7), "evidence")
    told.switch_evidence()
    again = told.here
    assert (again.words, again.mode) == (None, "map")
    told.come_back()
    assert told.here == told.start_of("s-one")


def test_words_that_were_found_stay_when_the_map_beneath_them_moves() -> None:
    told = presentation()
    told.show_words("article", 0, 7)
    told.moved(AWAY)
    assert (told.here.words, told.here.view) == (Spot("article", 0, 7), AWAY)


def test_a_passage_that_stands_nowhere_any_more_holds_no_words() -> None:
    lost = a_passage("A visit", id="p-lost", state="orphan")
    told = presentation(passages=(lost, *a_briefing().passages))
    told.show_words("article", 0, 7)
    assert told.here.words == Spot("article", 0, 7)


def test_the_next_claim_ends_the_search() -> None:
    told = presentation()
    told.show_words("article", 0, 7)
    told.next_claim(1)
    assert told.here.words is None
    assert mode(told) == "evidence"


def test_a_moved_map_is_come_back_from() -> None:
    told = presentation()
    start = told.here
    told.moved(AWAY)
    told.moved(FAR)
    assert told.here.view == FAR
    told.come_back()
    assert told.here == start


def test_the_step_s_own_view_is_one_press_away_and_the_claim_stays() -> None:
    told = presentation()
    told.next_claim(1)
    before = told.here
    told.moved(AWAY)
    told.show_step_view()
    assert told.here == before
