"""Whatever is pressed while a briefing is presented, in any order, the presentation holds."""

from __future__ import annotations

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.helpers.briefings import TEXT, a_briefing, a_claim, a_passage, a_step
from viewer.map.room import Cover
from viewer.model.briefing import Focus, Review
from viewer.model.geometry import Bounds
from viewer.model.index import Index
from viewer.session.presentation import Moment, Presentation

VIEWS: tuple[Bounds, ...] = ((10.0, 20.0, 30.0, 40.0), (170.0, 50.0, 200.0, 70.0))
PLACES = ("moscow", "pyongyang", "chukotka", "the-west", "nothing")
PASSAGES = ("p-the", "p-moscow", "p-he", "p-denial", "p-lost", "nothing")
CLAIMS = ("c-visit", "c-containers", "c-denial", "c-unfounded", "c-gone", "nothing")
AGENTS = ("a-article", "a-minister", "a-agency", "a-government", "nothing")
COVERS: tuple[Cover, ...] = ("black", "white")


def index() -> Index:
    """Of three steps, a hidden one, a rejected claim, and a claim whose words are gone."""
    sound = a_briefing()
    gone = a_claim("c-gone", review=Review(state="rejected"))
    unfounded = a_claim("c-unfounded", passages=("p-lost", "p-nowhere"))
    focus = Focus(claims=("c-visit", "c-gone", "c-containers", "c-denial"))
    steps = (
        a_step("s-one", focus=focus),
        a_step("s-secret", hidden=True, focus=focus),
        a_step("s-two", focus=Focus(claims=("c-denial",))),
        a_step("s-lens", focus=focus, disputed=True),
    )
    lost = a_passage("A visit", id="p-lost", state="orphan")
    changed = msgspec.structs.replace(
        sound,
        steps=steps,
        claims=(*sound.claims, gone, unfounded),
        passages=(*sound.passages, lost),
    )
    return Index(changed)


class Presenting(RuleBasedStateMachine):
    """Any keys in any order, held against what the presenter was told that they do."""

    def __init__(self) -> None:
        super().__init__()
        self.told = Presentation(index())
        self.frozen_at: Moment | None = None
        """What the room is to see while it is frozen."""
        self.cover_at: Cover = ""
        self.left: Moment | None = None
        """Where the presenter left the step, if he did so without a frozen room."""

    def leaving(self) -> None:
        """Know from where a press may lead away."""
        if not self.told.can_return:
            self.left = self.told.here
        elif self.told.frozen:
            self.left = None

    @rule(number=st.integers(-3, 9))
    def go_to(self, number: int) -> None:
        self.told.go_to(number)
        self.cover_at = self.cover_at if self.told.frozen else ""
        assert self.told.number == min(max(number, 1), 3)
        assert self.told.here == self.told.start_of(self.told.here.step)

    @rule(by=st.sampled_from((-1, 1)))
    def go_on(self, by: int) -> None:
        before = self.told.number
        self.told.go_on(by)
        self.cover_at = self.cover_at if self.told.frozen else ""
        assert self.told.number == min(max(before + by, 1), 3)

    @rule(by=st.sampled_from((-1, 1)))
    def next_claim(self, by: int) -> None:
        self.told.next_claim(by)
        listed = [claim.id for claim in self.told.claims(self.told.here)]
        assert not listed or self.told.here.selection.claim in listed

    @rule(place=st.sampled_from(PLACES))
    def pick(self, place: str) -> None:
        self.leaving()
        self.told.select("place", place)

    @rule(passage=st.sampled_from(PASSAGES))
    def find_passage(self, passage: str) -> None:
        self.leaving()
        self.told.select("passage", passage)

    @rule(agent=st.sampled_from(AGENTS), claim=st.sampled_from((None, *CLAIMS)))
    def find_agent(self, agent: str, claim: str | None) -> None:
        self.leaving()
        self.told.select("agent", agent, claim)

    @rule(claim=st.sampled_from(CLAIMS))
    def find_claim(self, claim: str) -> None:
        self.leaving()
        self.told.focus_claim(claim)

    @rule(start=st.integers(0, len(TEXT)), length=st.integers(1, 40))
    def find_words(self, start: int, length: int) -> None:
        self.leaving()
        self.told.show_words("article", start, start + length)
        assert self.told.here.mode == "evidence"

    @rule(view=st.sampled_from(VIEWS))
    def pan(self, view: Bounds) -> None:
        self.leaving()
        self.told.moved(view)
        assert self.told.here.view == view

    @rule()
    def step_view(self) -> None:
        self.told.show_step_view()
        assert self.told.here.view is None

    @rule()
    def evidence(self) -> None:
        before = self.told.here.evidence
        self.told.switch_evidence()
        assert self.told.here.evidence is not before

    @rule()
    def lens(self) -> None:
        before = self.told.here.disputed
        self.told.switch_disputed()
        assert self.told.here.disputed is not before

    @rule(cover=st.sampled_from(COVERS))
    def cover(self, cover: Cover) -> None:
        self.cover_at = "" if self.cover_at == cover else cover
        self.told.switch_cover(cover)

    @rule()
    def freeze(self) -> None:
        self.left = None
        self.frozen_at = None if self.frozen_at else self.told.shown
        self.told.switch_frozen()

    @rule()
    def send(self) -> None:
        if self.frozen_at:
            self.left, self.frozen_at, self.cover_at = None, None, ""
        self.told.send()

    @rule()
    def come_back(self) -> None:
        expected = self.frozen_at or (self.left if self.told.can_return else self.told.here)
        step = self.told.here.step
        self.told.come_back()
        if expected:
            assert self.told.here == expected
        else:
            assert self.told.here.step == step
            assert self.told.at_step
        self.left = self.frozen_at = None

    @invariant()
    def it_is_at_one_of_its_steps(self) -> None:
        steps = {step.id for step in self.told.steps}
        assert {self.told.here.step, self.told.shown.step} <= steps

    @invariant()
    def the_room_has_what_the_presenter_has_unless_it_is_frozen(self) -> None:
        assert self.told.shown == (self.frozen_at or self.told.here)
        assert self.told.frozen == (self.frozen_at is not None)

    @invariant()
    def the_cover_is_the_one_that_was_asked_for(self) -> None:
        assert self.told.cover == self.cover_at

    @invariant()
    def who_has_gone_off_the_step_can_return(self) -> None:
        assert self.told.at_step or self.told.can_return

    @invariant()
    def no_rejected_claim_is_shown(self) -> None:
        assert self.told.here.selection.claim != "c-gone"
        assert "c-gone" not in {claim.id for claim in self.told.claims(self.told.here)}


TestPresenting = Presenting.TestCase
TestPresenting.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
