"""What a selection lights up, and how the session moves from one to the next."""

from __future__ import annotations

import pytest

from tests.helpers.briefings import a_briefing, a_claim, a_document, a_step
from viewer.model.briefing import Briefing, Focus, Review
from viewer.model.index import Index
from viewer.session.selection import Lit, Selection, Subject, SubjectKind, claims_of, lit
from viewer.session.session import HISTORY, Session
from viewer.store import container
from viewer.store.resources import bundled_briefing


def session_of(briefing: Briefing | None = None) -> Session:
    return Session(a_document(briefing))


def lights_of(kind: SubjectKind, identifier: str, claim: str | None = None) -> Lit:
    return lit(Index(a_briefing()), Selection(Subject(kind, identifier), claim))


def test_nothing_selected_lights_nothing() -> None:
    assert session_of().lit == Lit()


def test_a_place_lights_itself_and_the_words_that_name_it() -> None:
    shown = lights_of("place", "moscow")
    assert shown.places == ("moscow",)
    assert shown.passages == ("p-moscow",)
    assert shown.related_places == ()


def test_a_place_lights_the_words_of_its_claims_more_faintly() -> None:
    assert lights_of("place", "moscow").related_passages == ("p-the",)


def test_a_place_that_no_words_name_lights_the_words_of_its_claims() -> None:
    assert lights_of("place", "chukotka").passages == ("p-he",)


def test_a_passage_lights_its_words_the_place_they_name_and_those_of_its_claims() -> None:
    shown = lights_of("passage", "p-moscow")
    assert shown.passages == ("p-moscow",)
    assert shown.places == ("moscow",)
    assert shown.related_places == ("pyongyang",)


def test_an_agent_lights_the_words_and_places_of_what_it_says_and_relays() -> None:
    for agent in ("a-minister", "a-agency"):
        shown = lights_of("agent", agent)
        assert shown.passages == ("p-he",)
        assert shown.related_places == ("chukotka",)


def test_a_step_lights_what_it_is_about() -> None:
    shown = lights_of("step", "s-visit")
    assert shown.places == ("moscow", "pyongyang")
    assert shown.passages == ("p-the",)


def test_a_step_with_passages_of_its_own_lights_these() -> None:
    steps = (a_step(focus=Focus(passages=("p-denial",), claims=("c-visit",))),)
    selected = Selection(Subject("step", "s-visit"))
    shown = lit(Index(a_briefing(steps=steps)), selected)
    assert shown.passages == ("p-denial",)
    assert shown.related_passages == ("p-the",)


@pytest.mark.parametrize(
    ("claim", "other", "words"),
    [("c-containers", "c-denial", "p-denial"), ("c-denial", "c-containers", "p-he")],
)
def test_a_claim_lights_its_counter_claim_from_either_side(
    claim: str, other: str, words: str
) -> None:
    shown = lit(Index(a_briefing()), Selection(None, claim))
    assert shown.counter_claims == (other,)
    assert words in shown.related_passages


def test_a_claim_of_a_place_keeps_the_place_selected_and_lights_the_others() -> None:
    shown = lights_of("place", "moscow", "c-visit")
    assert shown.places == ("moscow",)
    assert shown.related_places == ("pyongyang",)
    assert shown.passages == ("p-the",)


def test_the_denial_of_the_bundled_briefing_is_against_three_claims() -> None:
    session = Session(container.load(bundled_briefing()))
    session.focus_claim("c-denial-of-transfers")
    assert session.lit.counter_claims == (
        "c-munitions-after-the-trip",
        "c-containers-of-munitions",
        "c-missiles-on-ukraine",
    )


def test_a_claim_of_the_subject_keeps_the_subject() -> None:
    session = session_of()
    session.select("place", "pyongyang")
    session.focus_claim("c-denial")
    assert session.selection == Selection(Subject("place", "pyongyang"), "c-denial")


def test_a_step_leaves_out_the_claims_that_were_rejected() -> None:
    rejected = a_claim(review=Review(state="rejected", by="a tester"))
    index = Index(a_briefing(claims=(rejected,)))
    assert claims_of(index, Subject("step", "s-visit")) == ()
    assert lit(index, Selection(Subject("step", "s-visit"))).passages == ()


def test_a_claim_from_elsewhere_is_shown_within_the_whole_briefing() -> None:
    session = session_of()
    session.select("place", "moscow")
    session.focus_claim("c-denial")
    assert session.selection == Selection(None, "c-denial")


def test_back_and_forward_walk_the_way_one_came() -> None:
    session = session_of()
    session.select("place", "moscow")
    session.select("agent", "a-minister")
    session.back()
    assert session.selection.subject == Subject("place", "moscow")
    session.back()
    assert session.selection == Selection()
    assert not session.can_go_back
    session.forward()
    session.forward()
    assert session.selection.subject == Subject("agent", "a-minister")
    assert not session.can_go_forward


def test_back_at_the_start_and_forward_at_the_end_stay() -> None:
    session = session_of()
    told: list[Selection] = []
    session.on_selection(lambda: told.append(session.selection))
    session.back()
    session.forward()
    assert told == []


def test_a_new_choice_ends_the_way_forward() -> None:
    session = session_of()
    session.select("place", "moscow")
    session.back()
    session.select("place", "pyongyang")
    assert not session.can_go_forward


def test_choosing_the_same_again_is_no_step_of_the_way() -> None:
    session = session_of()
    session.select("place", "moscow")
    session.select("place", "moscow")
    session.back()
    assert not session.can_go_back


def test_clearing_is_a_step_that_back_undoes() -> None:
    session = session_of()
    session.select("place", "moscow")
    session.clear()
    assert session.selection == Selection()
    session.back()
    assert session.selection.subject == Subject("place", "moscow")


def test_the_way_back_has_an_end() -> None:
    session = session_of()
    for _ in range(HISTORY):
        session.select("place", "moscow")
        session.select("place", "pyongyang")
    steps = 0
    while session.can_go_back:
        session.back()
        steps += 1
    assert steps == HISTORY


@pytest.mark.parametrize("kind", ["place", "passage", "agent", "step"])
def test_what_the_briefing_does_not_have_cannot_be_selected(kind: SubjectKind) -> None:
    session = session_of()
    session.select(kind, "nothing")
    session.focus_claim("nothing")
    session.select("place", "moscow", claim="nothing")
    assert session.selection == Selection()


def test_a_rejected_claim_cannot_be_put_in_focus() -> None:
    rejected = a_claim(review=Review(state="rejected", by="a tester"))
    session = session_of(a_briefing(claims=(rejected,)))
    session.focus_claim(rejected.id)
    assert session.selection == Selection()


def test_every_listener_hears_of_every_change() -> None:
    session = session_of()
    heard: list[str] = []
    session.on_selection(lambda: heard.append("one"))
    session.on_selection(lambda: heard.append("two"))
    session.select("place", "moscow")
    assert heard == ["one", "two"]
