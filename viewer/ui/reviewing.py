"""Deciding on what is proposed: accepted, rejected, written over, put right, put off."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.map.messages import Ghost
from viewer.map.scene import plain
from viewer.model.briefing import Briefing, Proposal, ProposedPlace, ProposedStatement
from viewer.model.briefing import Kind as ClaimKind
from viewer.model.errors import DatelineError
from viewer.model.text import shortened
from viewer.session import amending, making, review
from viewer.session.making import ClaimForm, PlaceForm
from viewer.session.proposal_words import context_of, title_words
from viewer.session.queue import KINDS, Queue
from viewer.session.review import Decision, Kind
from viewer.session.session import Session
from viewer.session.sure import sure_accepted, sure_places
from viewer.ui.actions import Handler
from viewer.ui.dialogs.opening import open_over
from viewer.ui.panels.rows import Row
from viewer.ui.words import KIND_WORDS, count_words
from viewer.ui.writing import Writing

if TYPE_CHECKING:
    from viewer.ui.dialogs.finder import Finder
    from viewer.ui.window import MainWindow

LONGEST_NAME, LONGEST_DENIED = 40, 160
NOTHING_HERE = "-"
"""No id: a denial of what is not in the briefing, which is a statement there."""
WIDE = {"country": 9.0, "region": 5.0, "area": 6.0, "sea": 9.0, "continent": 25.0}
"""How many degrees around a candidate are shown, by its feature."""


def handlers(window: MainWindow) -> dict[str, Handler]:
    """Return the function of each command about reviews, by its id."""
    reviewing = window.reviewing
    return {
        "focus-review": partial(focus_review, window),
        "make-claim": reviewing.writing.make_claim,
        "make-place": reviewing.writing.make_place,
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
        self.writing = Writing(window, self.signed)
        self._spotlit: tuple[str, int] | None = None
        self._do: dict[str, Handler] = {
            "accept": self.accept,
            "accept-all": self.accept_all,
            "accept-sure": self.accept_sure,
            "reject": self.reject,
            "edit": self.edit,
            "speaker": self.ask_speaker,
            "denies": self.ask_denied,
            "skip": self.skip,
            "order": self.turn_order,
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
        self.writing.session = session
        self._open = self._ids()
        session.on_edit(partial(self._follow_edit, session))
        self._refresh()

    def accept(self) -> None:
        """Make what is in focus a part of the briefing."""
        session, focus, decision = self._decision_on_focus()
        if focus and focus.state == "orphan":
            self._say("These words are not in the article any more: reject them, R")
        elif session and focus and amending.denies_nothing(session.index, focus):
            self.ask_denied(accepting=True)
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
            alike = self._ready(session, review.alike(briefing, focus))
            if focus not in alike or len(alike) == 1:
                self.accept()
                return
            texts = session.document.texts
            made = review.all_accepted(briefing, texts, alike, decision, candidate=at)
            of = shortened(_subject(focus, at), LONGEST_NAME)
            self._decide(focus, f"Accept all {len(alike)} of {of}", made)

    def accept_sure(self) -> None:
        """Accept all places that are almost certain."""
        session, focus = self._focus()
        if session is None or focus is None:
            return
        if not (sure := sure_places(session.index.briefing)):
            self._say("No place that is left is almost certain")
        elif decision := self._decision():
            texts = session.document.texts
            made = sure_accepted(session.index.briefing, texts, decision)
            words = count_words(len(sure), "place that is", "places that are")
            self._decide(focus if focus in sure else None, f"Accept {words} almost certain", made)

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
            decision = self.signed()
            made = making.decided(session.index.briefing, text, focus, form, decision)
            self._decide(focus, f"Accept {_words(focus, at)} as edited", made)

        self.writing.write_over(focus, at, take)

    def ask_speaker(self) -> None:
        """Ask who says what is in focus."""
        session, focus = self._focus()
        if session is None or focus is None or review.kind_of(focus) != "claim":
            return
        paragraph = context_of(focus, session.document.texts[focus.source]).words
        names = amending.who_may_say(session.index.briefing, focus, paragraph)
        rows = [Row(name, name) for name in names]
        finder = self._finder("Who says it", rows, f"Who says this? {title_words(focus)}", "New")
        finder.found.connect(partial(self._take_speaker, session, focus))
        finder.named.connect(partial(self._take_speaker, session, focus))
        open_over(self._window, finder)

    def ask_denied(self, *, accepting: bool = False) -> None:
        """Ask which claim the one in focus denies, and accept it then if that was wanted."""
        session, focus = self._focus()
        if session is None or focus is None or review.kind_of(focus) != "claim":
            return
        rows = [
            Row(one.id, shortened(one.words, LONGEST_DENIED), ", ".join(one.speakers))
            for one in amending.deniable(session.index, focus)
        ]
        if accepting:
            rows.append(Row(NOTHING_HERE, "Nothing that the article has", "Accept as a statement"))
        finder = self._finder("Denies", rows, f"What do these words deny? {title_words(focus)}")
        finder.found.connect(partial(self._take_denied, session, focus, accepting=accepting))
        open_over(self._window, finder)

    def skip(self) -> None:
        """Put what is in focus off to the end."""
        if self._session:
            self._queue.put_off(self._session.index.briefing)
            self._refresh()

    def turn_order(self) -> None:
        """List what is left as it stands in the article, or the most doubtful first."""
        self._queue.turn_order()
        self._refresh()

    def undo(self) -> None:
        """Take the last edit back."""
        if self._session and (words := self._session.history.undo_words):
            self._session.undo()
            self._say(f"Undone: {words}")

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

    def signed(self) -> Decision:
        """Return who decides; raises DatelineError where nobody gives a name."""
        if decision := self._decision():
            return decision
        raise DatelineError("nobody has signed it", "give a name, initials or a role")

    def _decide(self, focus: Proposal | None, words: str, briefing: Briefing) -> None:
        assert self._session is not None
        if focus:
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
        session, focus = self._focus()
        if session and focus and isinstance(focus.what, ProposedStatement):
            if 0 <= number < len(KINDS):
                _choose_kind(session, focus, KINDS[number])
        elif focus:
            self._queue.choose_candidate(focus, number)
            self._refresh()

    def _finder(self, title: str, rows: list[Row], words: str, new: str = "") -> Finder:
        from viewer.ui.dialogs.finder import Finder

        style, window = self._window.look.style, self._window
        return Finder(title, rows, style, window, words=words, new=new)

    def _take_speaker(self, session: Session, focus: Proposal, name: str) -> None:
        briefing = amending.with_speaker(session.index.briefing, focus.id, name)
        session.edit("Note who says a claim", briefing)

    def _take_denied(
        self, session: Session, focus: Proposal, denied: str, *, accepting: bool
    ) -> None:
        if denied == NOTHING_HERE:
            _choose_kind(session, focus, "statement")
        else:
            amended = amending.with_denied(session.index.briefing, focus.id, denied)
            session.edit("Note what a claim denies", amended)
        if accepting:
            self.accept()

    def _ready(self, session: Session, alike: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
        """Return what can be accepted at once: no lost words, and no denials of nothing."""
        there = (p for p in alike if p.state != "orphan")
        return tuple(p for p in there if not amending.denies_nothing(session.index, p))

    def _step_candidate(self, by: int) -> None:
        _session, focus = self._focus()
        if focus and isinstance(focus.what, ProposedStatement):
            self._choose_candidate(KINDS.index(focus.what.kind) + by)
        elif focus:
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


def _choose_kind(session: Session, proposal: Proposal, kind: ClaimKind) -> None:
    """Propose a claim as one of another kind, as an edit; of its own kind it is none."""
    words = f"Kind of claim: {KIND_WORDS[kind].lower()}"
    session.edit(words, amending.with_kind(session.index.briefing, proposal.id, kind))


def _words(proposal: Proposal, candidate: int) -> str:
    """Return a proposal for the name of an edit: ``place Moscow``, ``claim of Yuri Ushakov``."""
    words = shortened(_subject(proposal, candidate), LONGEST_NAME)
    return f"place {words}" if review.kind_of(proposal) == "place" else f"claim of {words}"


def _subject(proposal: Proposal, candidate: int) -> str:
    if isinstance(proposal.what, ProposedPlace):
        return proposal.what.candidates[candidate].name
    return review.subject_words(proposal)
