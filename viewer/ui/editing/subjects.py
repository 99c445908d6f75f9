"""Places and agents in the window: written over, merged, split, deleted."""

from __future__ import annotations

from functools import partial

from viewer.model.briefing import Agent, Claim, Mention, Place
from viewer.model.index import Index
from viewer.model.text import shortened
from viewer.session.editing import merging, splitting, subjects
from viewer.session.proposal_words import context
from viewer.session.session import Session
from viewer.ui.dialogs.opening import open_over
from viewer.ui.editing.base import Editing, short
from viewer.ui.panels.rows import Row
from viewer.ui.words import KIND_WORDS, count_words

LONGEST = 160


class SubjectEditing(Editing):
    """Edits what the dossier is about."""

    def chosen(self) -> tuple[Session, Place | Agent] | None:
        """Return the place or agent that the dossier is about."""
        session = self.session
        subject = session.selection.subject if session else None
        if session and subject and subject.kind in ("place", "agent"):
            part = session.index.places.get(subject.id) or session.index.agents.get(subject.id)
            return (session, part) if part else None
        return None

    def rename(self) -> None:
        """Write over the place or agent."""
        from viewer.ui.dialogs.subjects import AgentEditor, PlaceEditor

        if (chosen := self.chosen()) is None:
            return
        session, part = chosen
        words = f"Edit {short(part.name)}"

        def take_place(form: subjects.PlaceForm) -> None:
            made = subjects.place_changed(session.index.briefing, part.id, form)
            self.edit(session, words, made)

        def take_agent(form: subjects.AgentForm) -> None:
            made = subjects.agent_changed(session.index.briefing, part.id, form, self.signed())
            self.edit(session, words, made)

        if isinstance(part, Place):
            form = subjects.place_form(part)
            open_over(self.window, PlaceEditor(form, take_place, self.window))
        else:
            open_over(self.window, AgentEditor(subjects.agent_form(part), take_agent, self.window))

    def merge(self) -> None:
        """Find another place or agent, and make one of the two."""
        from viewer.ui.dialogs.finder import Finder

        if (chosen := self.chosen()) is None:
            return
        session, part = chosen
        rows = _others(session.index, part)
        words = (
            f"“{short(part.name)}” becomes the one that you choose: what points at it points there,"
            " and its name is kept among the other’s."
        )
        finder = Finder("Merge with", rows, self.window.look.style, self.window, words=words)
        finder.found.connect(partial(self._merge, session, part))
        open_over(self.window, finder)

    def split(self) -> None:
        """Give some of its claims and mentions to a new one."""
        from viewer.ui.dialogs.split import SplitDialog

        if (chosen := self.chosen()) is None:
            return
        session, part = chosen
        is_place = isinstance(part, Place)
        uses_of = splitting.uses_of_place if is_place else splitting.uses_of_agent
        uses = uses_of(session.index, part.id)
        rows = [_use_row(session, use) for use in uses]

        def take(form: tuple[str, frozenset[str], bool]) -> None:
            name, moved, same = form
            briefing = session.index.briefing
            if is_place:
                made = splitting.place_split(briefing, part.id, name, moved, same_position=same)
                new = made.places[-1].id
            else:
                made = splitting.agent_split(briefing, part.id, name, moved)
                new = made.agents[-1].id
            self.edit(session, f"Split {short(part.name)}", made)
            session.select("place" if is_place else "agent", new)

        dialog = SplitDialog(
            part.name,
            rows,
            take,
            self.window.look.style,
            self.window,
            with_position=isinstance(part, Place) and part.geometry is not None,
        )
        open_over(self.window, dialog)

    def delete(self) -> None:
        """Delete the place, agent or passage, once a person knows what goes with it."""
        session = self.session
        subject = session.selection.subject if session else None
        if session and subject and subject.kind != "step":
            self.attempt(partial(self.ask_to_delete, session, subject.kind, subject.id))

    def _merge(self, session: Session, part: Place | Agent, other: str) -> None:
        def merge() -> None:
            briefing = session.index.briefing
            is_place = isinstance(part, Place)
            merged = merging.places_merged if is_place else merging.agents_merged
            made = merged(briefing, part.id, other)
            self.edit(session, f"Merge {short(part.name)}", made)
            session.select("place" if is_place else "agent", other)

        self.attempt(merge)


def _others(index: Index, part: Place | Agent) -> list[Row]:
    """Return the others of its kind: what they are, and how many claims they have."""
    if isinstance(part, Place):
        counts = index.claims_by_place
        places = index.places.values()
        return [_other(p, p.feature, len(counts.get(p.id, ()))) for p in places if p.id != part.id]
    by_agent = index.claims_by_agent
    agents = index.agents.values()
    return [_other(a, a.kind, len(by_agent.get(a.id, ()))) for a in agents if a.id != part.id]


def _other(part: Place | Agent, kind: str, claims: int) -> Row:
    more = (kind, *dict.fromkeys(part.names.values()), count_words(claims, "claim", "claims"))
    return Row(part.id, part.name, " · ".join(more))


def _use_row(session: Session, use: Claim | Mention) -> Row:
    if isinstance(use, Claim):
        return Row(use.id, shortened(use.text, LONGEST), KIND_WORDS[use.kind])
    passage = session.index.passages[use.passage]
    text, at = session.document.texts[passage.source], passage.position
    if passage.state == "orphan":
        return Row(use.id, passage.quote.exact, "named, not in the article any more", True)
    around = context(text, at.start, at.end)
    return Row(use.id, around.words, "named here", True, (around.start, around.end))
