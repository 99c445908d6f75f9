"""Any edits, in any order: none breaks the briefing, and as many undos lead back to the byte."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.helpers.editing import an_editable_document
from tests.helpers.proposals import ADA, BEN
from viewer.model.briefing import (
    Briefing,
    Claim,
    Identified,
    Kind,
    Passage,
    PlaceRole,
    Proposal,
    RelationType,
    Role,
    Step,
)
from viewer.model.check import problems
from viewer.model.errors import DatelineError
from viewer.session import amending, edits, forms, making, review
from viewer.session.editing import briefing as details
from viewer.session.editing import claims, correcting, merging, removing, sources, splitting
from viewer.session.editing import subjects as writing
from viewer.session.editing.applying import apply, correct_text, delete
from viewer.session.editing.stating import FactForm
from viewer.session.session import Session
from viewer.session.sure import sure_accepted
from viewer.store import container

P = TypeVar("P", bound=Identified)

words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
few = st.text(st.characters(codec="utf-8"), max_size=8)
named = st.sampled_from(["The Agency", "Our Minister", "Somebody", "unser minister", "Ada; Ben"])
dates = st.sampled_from(["", "2024", "2024-06~", "yesterday"])
facts = st.builds(
    FactForm,
    value=st.sampled_from(["", "2024", "2024-06~", "Courier"]),
    standing=st.sampled_from(["stated", "given", "inferred"]),
    basis=few,
)
relations: st.SearchStrategy[RelationType] = st.sampled_from(
    ["denies", "disputes", "supports", "duplicates"]
)
kinds: st.SearchStrategy[Kind] = st.sampled_from(["statement", "denial"])
roles: st.SearchStrategy[Role] = st.sampled_from(["about", "from", "to", "at"])


class EditMachine(RuleBasedStateMachine):
    """Edits, undone and made again, against a list of the bytes that they made."""

    @initialize()
    def open(self) -> None:
        self.session = Session(an_editable_document())
        self.past = [self._bytes()]
        self.future: list[bytes] = []

    @property
    def briefing(self) -> Briefing:
        return self.session.index.briefing

    def _bytes(self) -> bytes:
        document = self.session.document
        return b"\0".join(name.encode() + data for name, data in container.files(document).items())

    def _do(self, edit: Callable[[], object]) -> None:
        """Make an edit, or let it be refused."""
        before = self._bytes()
        try:
            edit()
        except DatelineError:
            assert self._bytes() == before
        if self._bytes() != before:
            self.past.append(self._bytes())
            self.future.clear()

    def _edit(self, made: Callable[[Briefing], Briefing]) -> None:
        self._do(lambda: apply(self.session, "Edit", made(self.briefing)))

    # Steps

    @rule(data=st.data(), title=words)
    def add_step(self, data: st.DataObject, title: str) -> None:
        after = data.draw(st.sampled_from([None, *(s.id for s in self.briefing.steps)]))
        step = Step(id=edits.new_id(self.briefing, "s-new"), title=title)
        self._edit(lambda b: edits.step_added(b, step, after))

    @precondition(lambda self: self.briefing.steps)
    @rule(data=st.data(), title=words, notes=words, seconds=st.integers(0, 86400))
    def change_step(self, data: st.DataObject, title: str, notes: str, seconds: int) -> None:
        fields: dict[str, Any] = {"title": title, "notes": notes, "seconds": seconds}
        field = data.draw(st.sampled_from(sorted(fields)))
        step = _one(data, self.briefing.steps).id
        self._edit(lambda b: edits.step_changed(b, step, **{field: fields[field]}))

    @precondition(lambda self: self.briefing.steps)
    @rule(data=st.data(), to=st.integers(-2, 9))
    def move_step(self, data: st.DataObject, to: int) -> None:
        step = _one(data, self.briefing.steps).id
        self._edit(lambda b: edits.step_moved(b, step, to))

    @precondition(lambda self: self.briefing.steps)
    @rule(data=st.data())
    def duplicate_step(self, data: st.DataObject) -> None:
        step = _one(data, self.briefing.steps).id
        self._edit(lambda b: edits.step_duplicated(b, step))

    @precondition(lambda self: self.briefing.steps)
    @rule(data=st.data())
    def remove_step(self, data: st.DataObject) -> None:
        step = _one(data, self.briefing.steps).id
        self._edit(lambda b: edits.step_removed(b, step))

    # Proposals and what a person makes of the article

    @precondition(lambda self: bool(review.open_proposals(self.briefing)))
    @rule(data=st.data(), accept=st.booleans())
    def decide(self, data: st.DataObject, accept: bool) -> None:
        proposal: Proposal = _one(data, review.open_proposals(self.briefing))
        text = self.session.document.texts[proposal.source]
        if accept:
            self._edit(lambda b: review.accepted(b, text, proposal, ADA))
        else:
            self._edit(lambda b: review.rejected(b, (proposal.id,)))

    @precondition(lambda self: bool(review.open_proposals(self.briefing, "claim")))
    @rule(data=st.data(), kind=kinds, who=named)
    def put_right(self, data: st.DataObject, kind: Kind, who: str) -> None:
        proposal: Proposal = _one(data, review.open_proposals(self.briefing, "claim"))
        self._edit(lambda b: amending.with_kind(b, proposal.id, kind))
        self._edit(lambda b: amending.with_speaker(b, proposal.id, who))
        if found := [one.id for one in amending.deniable(self.session.index, proposal)]:
            denied = data.draw(st.sampled_from(found))
            self._edit(lambda b: amending.with_denied(b, proposal.id, denied))

    @rule()
    def accept_sure(self) -> None:
        self._edit(lambda b: sure_accepted(b, self.session.document.texts, ADA))

    @rule(start=st.integers(0, 90), length=st.integers(0, 30), who=named, place=st.booleans())
    def make(self, start: int, length: int, who: str, place: bool) -> None:
        form: forms.ClaimForm | forms.PlaceForm = forms.PlaceForm(name=who)
        if not place:
            form = forms.ClaimForm(statement="Something.", speakers=forms.names_in(who))
        source, text = next(iter(self.session.document.texts.items()))
        span = min(start, len(text)), min(start + length, len(text))
        self._edit(lambda b: making.made(b, source, text, span, form, ADA))

    # Places and agents

    @precondition(lambda self: self.briefing.places)
    @rule(data=st.data(), name=words, names=few, note=few)
    def write_place(self, data: st.DataObject, name: str, names: str, note: str) -> None:
        place = _one(data, self.briefing.places).id
        form = writing.PlaceForm(name=name, names=names, note=note, rank=3)
        self._edit(lambda b: writing.place_changed(b, place, form))

    @precondition(lambda self: self.briefing.agents)
    @rule(data=st.data(), name=st.one_of(words, named), names=few, grade=st.sampled_from("AF"))
    def write_agent(self, data: st.DataObject, name: str, names: str, grade: str) -> None:
        agent = _one(data, self.briefing.agents)
        form = writing.AgentForm(name=name, names=names, kind=agent.kind, reliability=grade)
        self._edit(lambda b: writing.agent_changed(b, agent.id, form, BEN))

    @precondition(lambda self: self.briefing.agents)
    @rule(data=st.data())
    def merge_agents(self, data: st.DataObject) -> None:
        gone, stays = (_one(data, self.briefing.agents).id for _ in range(2))
        self._edit(lambda b: merging.agents_merged(b, gone, stays))

    @precondition(lambda self: self.briefing.places)
    @rule(data=st.data())
    def merge_places(self, data: st.DataObject) -> None:
        gone, stays = (_one(data, self.briefing.places).id for _ in range(2))
        self._edit(lambda b: merging.places_merged(b, gone, stays))

    @precondition(lambda self: self.briefing.agents)
    @rule(data=st.data(), name=words)
    def split_agent(self, data: st.DataObject, name: str) -> None:
        agent = _one(data, self.briefing.agents).id
        uses = [use.id for use in splitting.uses_of_agent(self.session.index, agent)]
        moved = data.draw(st.sets(st.sampled_from(uses))) if uses else set()
        self._edit(lambda b: splitting.agent_split(b, agent, name, moved))

    @precondition(lambda self: self.briefing.places)
    @rule(data=st.data(), name=words, same=st.booleans())
    def split_place(self, data: st.DataObject, name: str, same: bool) -> None:
        place = _one(data, self.briefing.places).id
        uses = [use.id for use in splitting.uses_of_place(self.session.index, place)]
        moved = data.draw(st.sets(st.sampled_from(uses))) if uses else set()
        self._edit(lambda b: splitting.place_split(b, place, name, moved, same_position=same))

    @rule(data=st.data(), kind=st.sampled_from(["place", "agent", "claim", "passage"]))
    def delete(self, data: st.DataObject, kind: removing.Kind) -> None:
        parts: tuple[Identified, ...] = getattr(self.briefing, f"{kind}s")
        if parts:
            part = _one(data, parts).id
            self._edit(lambda b: removing.removed(b, removing.removal(b, kind, part)))

    # Claims

    @precondition(lambda self: self.briefing.claims)
    @rule(data=st.data(), text=words, fact=facts, kind=kinds)
    def write_claim(self, data: st.DataObject, text: str, fact: FactForm, kind: Kind) -> None:
        claim: Claim = _one(data, self.briefing.claims)
        index = self.session.index
        form = claims.WrittenClaim(
            text=text,
            kind=kind,
            links=tuple(self._link(data) for _ in range(data.draw(st.integers(0, 3)))),
            passages=(*claim.passages[:1], *_some(data, self.briefing.passages)),
            places=tuple(
                PlaceRole(place=p, role=data.draw(roles)) for p in _some(data, self.briefing.places)
            ),
            said=fact,
            credibility=data.draw(st.sampled_from(["", "2", "3"])),
            likelihood=data.draw(st.sampled_from(["", "likely"])),
            relations=tuple(
                claims.WrittenRelation(data.draw(relations), c, data.draw(st.booleans()))
                for c in _some(data, self.briefing.claims)
            ),
        )
        if data.draw(st.booleans()):
            form = claims.written_claim(index, claim)
        self._edit(lambda b: claims.claim_changed(b, claim.id, form, BEN))

    @precondition(lambda self: self.briefing.claims)
    @rule(data=st.data())
    def add_passages(self, data: st.DataObject) -> None:
        claim, passages = _one(data, self.briefing.claims).id, _some(data, self.briefing.passages)
        self._edit(lambda b: claims.passages_added(b, claim, passages, BEN))

    def _link(self, data: st.DataObject) -> claims.WrittenLink:
        names = forms.names_in(data.draw(named))
        agents = claims.written_agents(self.session.index, names, claims.WrittenLink())
        return claims.WrittenLink(agents, data.draw(few))

    # The briefing itself

    @rule(title=few, summary=words, language=st.sampled_from(["", "en", "pt-BR", "?"]))
    def write_details(self, title: str, summary: str, language: str) -> None:
        form = details.briefing_form(self.briefing)
        form = msgspec.structs.replace(form, title=title, summary=summary, language=language)
        self._edit(lambda b: details.briefing_changed(b, form))

    # Articles

    @rule(data=st.data(), title=facts, published=facts, retrieved=dates)
    def write_source(
        self, data: st.DataObject, title: FactForm, published: FactForm, retrieved: str
    ) -> None:
        source = _one(data, self.briefing.sources)
        form = sources.source_form(source)
        given = {**form.facts, "title": title, "published": published}
        form = sources.SourceForm(facts=given, retrieved=retrieved)
        self._edit(lambda b: sources.source_changed(b, source.id, form, ADA))

    @rule(data=st.data(), words=few)
    def write_text(self, data: st.DataObject, words: str) -> None:
        source = _one(data, self.briefing.sources).id
        text = self.session.document.texts[source]
        start = data.draw(st.integers(0, len(text)))
        end = min(start + data.draw(st.integers(0, 60)), len(text))
        self._do(lambda: correct_text(self.session, source, text[:start] + words + text[end:]))

    @precondition(lambda self: bool(correcting.drifted(self.briefing)))
    @rule(data=st.data(), requote=st.booleans())
    def mend_passage(self, data: st.DataObject, requote: bool) -> None:
        passage: Passage = _one(data, correcting.drifted(self.briefing))
        if passage.id in self.session.index.passages:
            texts, name = self.session.document.texts, passage.source
            if requote:
                self._edit(lambda b: correcting.requoted(b, passage.id, texts))
            else:
                self._edit(lambda b: correcting.replaced(b, passage.id, name, texts, 0, 1))

    @rule(data=st.data())
    def delete_article(self, data: st.DataObject) -> None:
        source = _one(data, self.briefing.sources).id
        self._do(
            lambda: delete(self.session, "Edit", removing.removal(self.briefing, "source", source))
        )

    # There and back

    @rule()
    def undo(self) -> None:
        self.session.undo()
        if len(self.past) > 1:
            self.future.append(self.past.pop())

    @rule()
    def redo(self) -> None:
        self.session.redo()
        if self.future:
            self.past.append(self.future.pop())

    @invariant()
    def is_what_it_was_then(self) -> None:
        assert self._bytes() == self.past[-1]
        assert self.session.history.changed == (len(self.past) > 1)
        assert bool(self.session.history.undo_words) == (len(self.past) > 1)
        assert bool(self.session.history.redo_words) == bool(self.future)
        assert list(self.session.index.steps) == [step.id for step in self.briefing.steps]

    @invariant()
    def is_sound(self) -> None:
        assert not list(problems(self.briefing, self.session.document.texts))

    def teardown(self) -> None:
        """As many undos as there were edits lead to the first bytes."""
        if hasattr(self, "session"):
            for _ in self.past[1:]:
                self.session.undo()
            assert self._bytes() == self.past[0]


def _one(data: st.DataObject, parts: tuple[P, ...]) -> P:
    return data.draw(st.sampled_from(parts))


def _some(data: st.DataObject, parts: tuple[P, ...]) -> tuple[str, ...]:
    if not parts:
        return ()
    return tuple(data.draw(st.lists(st.sampled_from([p.id for p in parts]), max_size=3)))


EditMachine.TestCase.settings = settings(max_examples=50, stateful_step_count=25, deadline=None)
TestEveryEditCanBeUndoneToTheByte = EditMachine.TestCase
