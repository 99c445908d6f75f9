"""Deciding on what is proposed, and making claims and places of selected words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.map.messages import Ghost
from viewer.map.scene import plain
from viewer.model.briefing import Briefing, PlaceCandidate, Proposal, ProposedPlace
from viewer.model.errors import DatelineError
from viewer.model.text import shortened
from viewer.session import making, review
from viewer.session.making import ClaimForm, PlaceForm
from viewer.session.proposal_words import Context, context, context_of
from viewer.session.queue import Queue, candidates_of
from viewer.session.review import Decision, Kind
from viewer.session.session import Session
from viewer.ui.actions import Handler
from viewer.ui.dialogs.opening import open_over

if TYPE_CHECKING:
    from viewer.ui.dialogs.form import Take
    from viewer.ui.window import MainWindow

LONGEST_NAME = 40
WIDE = {"country": 9.0, "region": 5.0, "area": 6.0, "sea": 9.0, "continent": 25.0}
"""How many degrees around a candidate are shown, by its feature."""


def handlers(window: MainWindow) -> dict[str, Handler]:
    """Return the function of each command about reviews, by its id."""
    reviewing = window.reviewing
    return {
        "focus-review": partial(focus_review, window),
        "make-claim": reviewing.make_claim,
        "make-place": reviewing.make_place,
        "confirm-claim": reviewing.confirm_claim,
        "reject-claim": reviewing.reject_claim,
        "reviewer": reviewing.rename_reviewer,
    }


def focus_review(window: MainWindow) -> None:
    """Bring the review to the front, with the keyboard in it."""
    window.panels.dossier.show()
    window.panels.dossier.focus_review()
    window.refresh_actions()


class Reviewing(QObject):
    """Follows one session: shows what is in focus in its review, and carries out decisions."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session | None = None
        self._queue = Queue()
        self._open: frozenset[str] = frozenset()
        self._panel = window.panels.dossier.review
        self._spotlit: tuple[str, int] | None = None
        self._do: dict[str, Handler] = {
            "accept": self.accept,
            "accept-all": self.accept_all,
            "reject": self.reject,
            "edit": self.edit,
            "skip": self.skip,
            "undo": self.undo,
        }
        self._panel.acted.connect(lambda action: self._do[action]())
        self._panel.chosen.connect(self._choose)
        self._panel.filtered.connect(self._filter)
        self._panel.candidate_chosen.connect(self._choose_candidate)
        self._panel.candidate_stepped.connect(self._step_candidate)
        window.panels.dossier.review_shown.connect(self._follow_tab)

    def show_session(self, session: Session) -> None:
        """Review another briefing."""
        self._session, self._queue, self._spotlit = session, Queue(), None
        self._open = self._ids()
        session.on_edit(partial(self._follow_edit, session))
        self._refresh()

    def accept(self) -> None:
        """Make what is in focus a part of the briefing."""
        session, focus, decision = self._decision_on_focus()
        if focus and focus.state == "orphan":
            self._say("These words are not in the article any more: reject them, R")
        elif session and focus and decision:
            text, at = session.document.texts[focus.source], self._queue.candidate(focus)
            briefing = session.index.briefing
            made = review.accepted(briefing, text, focus, decision, candidate=at)
            self._decide(focus, f"Accept {_words(focus, at)}", made)

    def accept_all(self) -> None:
        """Accept all proposals of the place or of the speaker in focus."""
        session, focus, decision = self._decision_on_focus()
        if session and focus and decision:
            briefing, at = session.index.briefing, self._queue.candidate(focus)
            alike = review.alike(briefing, focus)
            texts = session.document.texts
            made = review.all_accepted(briefing, texts, alike, decision, candidate=at)
            of = shortened(_subject(focus, at), LONGEST_NAME)
            self._decide(focus, f"Accept all {len(alike)} of {of}", made)

    def reject(self) -> None:
        """Turn down what is in focus."""
        session, focus = self._focus()
        if session and focus:
            made = review.rejected(session.index.briefing, (focus.id,))
            at = self._queue.candidate(focus)
            self._decide(focus, f"Reject {_words(focus, at)}", made)

    def edit(self) -> None:
        """Write what is in focus over, and accept that."""
        session, focus = self._focus()
        if session is None or focus is None:
            return
        at, text = self._queue.candidate(focus), session.document.texts[focus.source]

        def take(form: ClaimForm | PlaceForm) -> None:
            decision = self._signed()
            made = making.decided(session.index.briefing, text, focus, form, decision)
            self._decide(focus, f"Accept {_words(focus, at)} as edited", made)

        self._ask(making.form_of(focus, at), focus, context_of(focus, text), take)

    def skip(self) -> None:
        """Put what is in focus off to the end."""
        if self._session:
            self._queue.put_off(self._session.index.briefing)
            self._refresh()

    def undo(self) -> None:
        """Take the last edit back."""
        if self._session and (words := self._session.history.undo_words):
            self._session.undo()
            self._say(f"Undone: {words}")

    def make_claim(self) -> None:
        """Make a claim of the words that are selected in the article."""
        if selected := self._selected():
            _source, _start, _end, exact = selected
            statement = shortened(exact, review.LONGEST_STATEMENT)
            self._make("Make claim", ClaimForm(statement=statement), selected)

    def make_place(self) -> None:
        """Make a place of the words that are selected in the article."""
        if selected := self._selected():
            exact = " ".join(selected[3].split())
            self._make("Make place", PlaceForm(name=shortened(exact, 120)), selected)

    def confirm_claim(self) -> None:
        """Note that a second person agrees with the claim in focus."""
        session = self._session
        claim = making.standing_claim(session.index, session.selection.claim) if session else None
        decision = self._decision() if claim else None
        if session is None or claim is None or decision is None:
            return
        if not review.can_confirm(claim, decision.by):
            self._say("A second person confirms a claim: you have accepted it yourself")
            return
        briefing = review.confirmed(session.index.briefing, claim.id, decision)
        session.edit("Confirm claim", briefing)
        self._say(f"Confirmed by {decision.by}")

    def reject_claim(self) -> None:
        """Turn down the claim in focus, which was accepted before."""
        session = self._session
        claim = making.standing_claim(session.index, session.selection.claim) if session else None
        decision = self._decision() if claim else None
        if session and claim and decision:
            briefing = review.withdrawn(session.index.briefing, claim.id, decision)
            session.edit("Reject claim", briefing)
            self._say("Claim rejected. Undo brings it back")

    def rename_reviewer(self) -> None:
        """Ask for another name to sign reviews with."""
        self.ask_reviewer()

    def ask_reviewer(self) -> str | None:
        """Ask whose name reviews are signed with; returns it, None where there is none."""
        from viewer.ui.dialogs.reviewer import asked_reviewer

        settings = self._window.memory.settings
        if name := asked_reviewer(settings.reviewer, self._window):
            self._window.memory.choose(reviewer=name)
            self._window.refresh_actions()
        return name

    # What is in focus

    def _focus(self) -> tuple[Session, Proposal] | tuple[None, None]:
        session = self._session
        focus = self._queue.focus(session.index.briefing) if session else None
        return (session, focus) if session and focus and session.editable else (None, None)

    def _decision_on_focus(
        self,
    ) -> tuple[Session, Proposal, Decision] | tuple[None, None, None]:
        session, focus = self._focus()
        decision = self._decision() if focus else None
        return (session, focus, decision) if session and focus and decision else (None,) * 3

    def _decision(self) -> Decision | None:
        """Return who decides, today; asks for the name where nobody has given one yet."""
        name = self._window.memory.settings.reviewer or self.ask_reviewer()
        return Decision(by=name, when=date.today().isoformat()) if name else None

    def _signed(self) -> Decision:
        """Return who decides; raises DatelineError where nobody gives a name."""
        if decision := self._decision():
            return decision
        raise DatelineError("nobody has signed it", "give a name, initials or a role")

    def _decide(self, focus: Proposal, words: str, briefing: Briefing) -> None:
        assert self._session is not None
        self._queue.leave(focus)
        self._session.edit(words, briefing)
        self._say(f"{words}. U takes it back")

    def _choose(self, proposal: str) -> None:
        self._queue.choose(proposal)
        self._refresh()

    def _filter(self, kind: Kind | None) -> None:
        self._queue.show(kind)
        self._refresh()
        self._panel.focus_list()

    def _choose_candidate(self, number: int) -> None:
        _session, focus = self._focus()
        if focus:
            self._queue.choose_candidate(focus, number)
            self._refresh()

    def _step_candidate(self, by: int) -> None:
        _session, focus = self._focus()
        if focus:
            self._choose_candidate(self._queue.candidate(focus) + by)

    # What is shown

    def _refresh(self) -> None:
        """Show the queue; while it is in front, show the words and the places in focus too."""
        if self._session is None:
            return
        focus = self._panel.show_queue(self._session, self._queue)
        if not self._window.panels.dossier.reviewing:
            return
        at = (focus.id, self._queue.candidate(focus)) if focus else None
        if focus:
            self._spotlight(self._session, focus)
        elif self._spotlit:
            self._window.desk.end_proposed()
        self._spotlit = at

    def _spotlight(self, session: Session, focus: Proposal) -> None:
        number = self._queue.candidate(focus)
        places = review.places_of(session.index.briefing, focus, number)
        ghost = None
        if isinstance(focus.what, ProposedPlace) and not places:
            candidate = focus.what.candidates[number]
            reach = WIDE.get(candidate.feature, 3.0)
            at = (candidate.lon, candidate.lat)
            ghost = Ghost(at=at, name=plain(candidate.name), reach=reach)
        self._window.desk.show_proposed(review.words_of(focus), places, ghost)

    def _follow_edit(self, session: Session) -> None:
        """Show what is left; what an undo has brought back comes into focus."""
        if session is not self._session:
            return
        before, self._open = self._open, self._ids()
        back = self._open - before
        if back and before:
            listed = self._queue.listed(session.index.briefing)
            if first := next((p.id for p in listed if p.id in back), None):
                self._queue.choose(first)
        self._refresh()

    def _follow_tab(self, shown: bool) -> None:
        if shown:
            self._refresh()
        elif self._spotlit:
            self._spotlit = None
            self._window.desk.end_proposed()

    def _ids(self) -> frozenset[str]:
        if self._session is None:
            return frozenset()
        proposals = self._session.index.briefing.proposals
        return frozenset(p.id for p in proposals if not p.rejected)

    def _say(self, words: str) -> None:
        self._window.statusBar().showMessage(words, 6000)

    # Forms

    def _selected(self) -> tuple[str, int, int, str] | None:
        """Return source, start and end of the selected words, and the words."""
        span = self._window.panels.article.selected_words()
        if self._session is None or span is None or not self._session.editable:
            return None
        source, start, end = span
        try:
            start, end = making.trimmed(self._session.document.texts[source], start, end)
        except DatelineError as error:
            self._say(str(error))
            return None
        return source, start, end, self._session.document.texts[source][start:end]

    def _make(
        self, words: str, form: ClaimForm | PlaceForm, selected: tuple[str, int, int, str]
    ) -> None:
        session = self._session
        assert session is not None
        source, start, end, _exact = selected
        text = session.document.texts[source]

        def take(written: ClaimForm | PlaceForm) -> None:
            decision, briefing = self._signed(), session.index.briefing
            made = making.made(briefing, source, text, (start, end), written, decision)
            session.edit(words, made)
            self._show_made(session, briefing, written)

        self._ask(form, None, context(text, start, end), take)

    def _show_made(self, session: Session, before: Briefing, form: ClaimForm | PlaceForm) -> None:
        if isinstance(form, ClaimForm):
            self._window.desk.choose_claim(session.index.briefing.claims[-1].id)
        elif mention := session.index.briefing.mentions[len(before.mentions) :]:
            self._window.desk.choose_place(mention[0].place)

    def _ask(
        self,
        form: ClaimForm | PlaceForm,
        proposal: Proposal | None,
        words: Context,
        take: Callable[[ClaimForm | PlaceForm], None],
    ) -> None:
        """Let a person write a form; `take` gets it, and may refuse with a DatelineError."""
        assert self._session is not None
        _shown(form, proposal, words, take, self._session.index.briefing, self._window)


def _shown(
    form: ClaimForm | PlaceForm,
    proposal: Proposal | None,
    words: Context,
    take: Take,
    briefing: Briefing,
    window: MainWindow,
) -> None:
    from viewer.ui.dialogs.forms import ClaimDialog, PlaceDialog

    style = window.look.style
    if isinstance(form, ClaimForm):
        known = making.known_names(briefing)
        open_over(window, ClaimDialog(form, known, words, take, style, window))
        return
    candidates = candidates_of(proposal) if proposal else _looked_up(form, briefing)
    if proposal is None and candidates:
        form = making.place_form(candidates[0])
    names = [place.name for place in briefing.places]
    open_over(window, PlaceDialog(form, candidates, names, words, take, style, window))


def _looked_up(form: PlaceForm, briefing: Briefing) -> tuple[PlaceCandidate, ...]:
    """Return where a name may be."""
    from viewer.session.proposing import places_named

    return places_named(form.name, briefing.language)


def _words(proposal: Proposal, candidate: int) -> str:
    """Return a proposal for the name of an edit: ``place Moscow``, ``claim of Yuri Ushakov``."""
    words = shortened(_subject(proposal, candidate), LONGEST_NAME)
    return f"place {words}" if review.kind_of(proposal) == "place" else f"claim of {words}"


def _subject(proposal: Proposal, candidate: int) -> str:
    if isinstance(proposal.what, ProposedPlace):
        return proposal.what.candidates[candidate].name
    return review.subject_words(proposal)
