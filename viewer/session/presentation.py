"""A presentation under way: what the presenter has before him, and what the room is shown of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

import msgspec

from viewer.map.room import Cover, Mode
from viewer.model.briefing import Claim, Step
from viewer.model.geometry import Bounds
from viewer.model.index import Index
from viewer.session.disputes import Dispute, disputes
from viewer.session.evidence import Spot
from viewer.session.selection import Selection, Subject, SubjectKind, claims_of, exists

Listener = Callable[[], None]


class Moment(msgspec.Struct, frozen=True):
    """All that a room can be shown of a briefing at one time."""

    step: str
    selection: Selection
    view: Bounds | None = None
    """Where a person has moved the map, from edge to edge, east beyond 180 if need be; None: the
    selection's own view."""
    found: str | None = None
    """The claim that was looked for, where it is shown on its own."""
    evidence: bool = False
    """Whether the article is shown instead of the map."""
    words: Spot | None = None
    """Words of the article that were looked for: they are marked in place of the claim's."""
    disputed: bool = False
    """Whether only what is disputed is shown."""

    @property
    def mode(self) -> Mode:
        """What is shown: the article comes before the disputes, and both before the map."""
        if self.evidence:
            return "evidence"
        return "disputed" if self.disputed else "map"


class Presentation:
    """The steps that are not hidden, one after the other, and ways to leave them and come back.

    `here` is what the presenter has; the room has the same, `shown`, unless it is frozen.
    """

    def __init__(self, index: Index, at: str | None = None) -> None:
        """Start at the step *at*, at the first one if there is none of that id."""
        self.index = index
        self.steps = tuple(step for step in index.briefing.steps if not step.hidden)
        self.frozen = False
        self.cover: Cover = ""
        self._left: Moment | None = None
        """To what Backspace returns: the step as it was left, however far one went from it."""
        self._left_by_room: Moment | None = None
        self._listeners: list[Listener] = []
        first = at if at in self._numbers else self.steps[0].id
        self.here = self.shown = self.start_of(first)
        self.first = self.number
        """The number of the step with which the plan of its time begins."""

    def on_change(self, listener: Listener) -> None:
        """Call `listener` after each change."""
        self._listeners.append(listener)

    @property
    def number(self) -> int:
        """The number of the presenter's step, from 1."""
        return self._numbers[self.here.step]

    @property
    def step(self) -> Step:
        """The presenter's step."""
        return self.steps[self.number - 1]

    @property
    def following(self) -> Step | None:
        """The step after this one, if there is one."""
        return self.steps[self.number] if self.number < len(self.steps) else None

    @property
    def at_step(self) -> bool:
        """Whether the presenter has the step's own before him, and nothing that he went off for."""
        return self.here.selection.subject == Subject("step", self.here.step)

    @property
    def can_return(self) -> bool:
        """Whether there is something to come back to: the step, or what a frozen room sees."""
        return self.frozen or self._left is not None

    def start_of(self, step: str) -> Moment:
        """Return the moment that a step begins with: its first claim in focus."""
        subject = Subject("step", step)
        moment = Moment(step, Selection(subject), disputed=self.index.steps[step].disputed)
        claims = self.claims(moment)
        selection = Selection(subject, claims[0].id if claims else None)
        return msgspec.structs.replace(moment, selection=selection)

    def has(self, step: str) -> bool:
        """Say whether a step is one of those that are presented."""
        return step in self._numbers

    def number_of(self, step: str) -> int:
        """Return a step's number, from 1."""
        return self._numbers[step]

    def claims(self, moment: Moment) -> tuple[Claim, ...]:
        """Return the claims that Up and Down go through at a moment."""
        if moment.disputed:
            return tuple(dispute.claim for dispute in self.disputes(moment))
        return self._subject_claims(moment)

    def disputes(self, moment: Moment) -> tuple[Dispute, ...]:
        """Return what is disputed of what a moment is about."""
        return disputes(self.index, self._subject_claims(moment))

    def go_to(self, number: int) -> None:
        """Go to a step by its number, the first or last one where there are not so many."""
        step = self.steps[min(max(number, 1), len(self.steps)) - 1]
        self._left = None
        if not self.frozen:
            self.cover = ""
        self._go(self.start_of(step.id))

    def go_on(self, by: int) -> None:
        """Go that many steps on, or back; at an end nothing happens but that a cover goes."""
        self.go_to(self.number + by)

    def select(self, kind: SubjectKind, identifier: str, claim: str | None = None) -> None:
        """Show something that is not the step's: a place, a passage, an agent."""
        self._leave_for(Selection(Subject(kind, identifier), claim))

    def focus_claim(self, claim: str) -> None:
        """Put a claim in focus: within what is shown if it is there, else on its own."""
        listed = {c.id for c in self.claims(self.here)}
        if claim in listed:
            if claim != self.here.selection.claim:
                self._remember_way()
            self._go(_focused(self.here, claim))
        else:
            self._leave_for(Selection(None, claim), found=claim)

    def next_claim(self, by: int) -> None:
        """Put the next claim in focus, or the one before."""
        if claim := self._next_claim(by):
            self._go(_focused(self.here, claim))

    def moved(self, view: Bounds) -> None:
        """Keep where a person has moved the map."""
        self._remember_way()
        self._go(msgspec.structs.replace(self.here, view=view))

    def show_step_view(self) -> None:
        """Move the map back to where what is shown has it."""
        self._go(msgspec.structs.replace(self.here, view=None))

    def show_words(self, source: str, start: int, end: int) -> None:
        """Show words of the article: by the closest passage around them, else where they stand."""
        around = (
            p
            for p in self.index.briefing.passages
            if p.source == source
            and p.state != "orphan"
            and p.position.start <= start
            and end <= p.position.end
        )
        found = min(around, key=lambda p: p.position.end - p.position.start, default=None)
        if found:
            self._leave_for(Selection(Subject("passage", found.id)), evidence=True)
        else:
            self._remember_way()
            words = Spot(source, start, end)
            self._go(msgspec.structs.replace(self.here, words=words, evidence=True))

    def switch_evidence(self) -> None:
        """Turn from the map to the words, or back."""
        self._go(_turned(self.here))

    def ahead(self) -> Iterator[Moment]:
        """Yield the moments that are one key away, the likeliest first.

        The words or the map, a step on, a claim on, a step back.
        """
        yield _turned(self.here)
        if self.following:
            yield self.start_of(self.following.id)
        claim = self._next_claim(1)
        if claim and claim != self.here.selection.claim:
            yield _focused(self.here, claim)
        if self.number > 1:
            yield self.start_of(self.steps[self.number - 2].id)

    def switch_disputed(self) -> None:
        """Show only what is disputed, or all again."""
        here = msgspec.structs.replace(self.here, disputed=not self.here.disputed, evidence=False)
        claims = [claim.id for claim in self.claims(here)]
        if claims and here.selection.claim not in claims:
            focused = self._side(here, claims) if here.disputed else claims[0]
            selection = Selection(here.selection.subject, focused)
            here = msgspec.structs.replace(here, selection=selection)
        self._go(here)

    def switch_frozen(self) -> None:
        """Let the room keep its picture, or show it again what the presenter has."""
        self.frozen = not self.frozen
        self._left_by_room = self._left
        self._go(self.here)

    def switch_cover(self, cover: Cover) -> None:
        """Cover the room's picture, or uncover it."""
        self.cover = "" if self.cover == cover else cover
        self._tell()

    def send(self) -> None:
        """Show a frozen room what the presenter has, uncovered."""
        if self.frozen:
            self.cover = ""
            self.switch_frozen()

    def come_back(self) -> None:
        """Return to what a frozen room sees, else to where the presenter was before."""
        if self.frozen:
            self.frozen = False
            self._left = self._left_by_room
            self._go(self.shown)
        else:
            self.leave_found()

    def leave_found(self) -> None:
        """Return from what one went off for to the step; a frozen room stays frozen."""
        if self._left:
            here, self._left = self._left, None
            self._go(here)

    def _subject_claims(self, moment: Moment) -> tuple[Claim, ...]:
        if moment.found:
            return (self.index.claims[moment.found],)
        return claims_of(self.index, moment.selection.subject)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {step.id: number for number, step in enumerate(self.steps, 1)}

    def _side(self, moment: Moment, claims: list[str]) -> str:
        """Return the disputed claim that the one in focus is against, or else the first."""
        focused = moment.selection.claim
        against = (
            d.claim.id for d in self.disputes(moment) if focused in {c.id for c in d.against}
        )
        return next(against, claims[0])

    def _next_claim(self, by: int) -> str | None:
        claims = [claim.id for claim in self.claims(self.here)]
        if not claims:
            return None
        focused = self.here.selection.claim
        at = claims.index(focused) + by if focused in claims else 0
        return claims[min(max(at, 0), len(claims) - 1)]

    def _leave_for(
        self, selection: Selection, *, evidence: bool = False, found: str | None = None
    ) -> None:
        if exists(self.index, selection):
            self._remember_way()
            self._go(Moment(self.here.step, selection, evidence=evidence, found=found))

    def _remember_way(self) -> None:
        self._left = self._left or self.here

    def _go(self, moment: Moment) -> None:
        self.here = moment
        if not self.frozen:
            self.shown = moment
        self._tell()

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()


def _turned(moment: Moment) -> Moment:
    """Return a moment turned from the map to the words, or back."""
    return msgspec.structs.replace(moment, evidence=not moment.evidence, words=None)


def _focused(moment: Moment, claim: str) -> Moment:
    """Return a moment with another claim in focus, of the same subject."""
    selection = Selection(moment.selection.subject, claim)
    return msgspec.structs.replace(moment, selection=selection, words=None)
