"""Deciding on what is proposed: accepted, rejected, written over, put right, put off."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.model.briefing import Briefing, Proposal, ProposedPlace, ProposedStatement
from viewer.model.text import shortened
from viewer.session import making, review
from viewer.session.forms import ClaimForm, PlaceForm
from viewer.session.hindrances import DENIES_NOTHING, LOST, Hindrances, left_words
from viewer.session.queue import KINDS, Queue
from viewer.session.review import Kind
from viewer.session.session import Session
from viewer.session.sure import sure_accepted, sure_ready
from viewer.ui.actions import Handler
from viewer.ui.questions import Questions, choose_kind
from viewer.ui.signing import Signing
from viewer.ui.spotlight import Spotlight
from viewer.ui.words import count_words, sentences
from viewer.ui.writing import Writing

if TYPE_CHECKING:
    from viewer.ui.window import MainWindow

LONGEST_NAME = 40


def handlers(window: MainWindow) -> dict[str, Handler]:
    """Return the function of each command about reviews, by its id."""
    writing, signing = window.reviewing.writing, window.reviewing.signing
    return {
        "focus-review": partial(focus_review, window),
        "select-sentence": writing.select_sentence,
        "make-claim": writing.make_claim,
        "make-place": writing.make_place,
        "confirm-claim": signing.confirm_claim,
        "reject-claim": signing.reject_claim,
        "reviewer": signing.rename_reviewer,
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
        self.signing = Signing(window)
        self.writing = Writing(window, self.signing.signed)
        self._questions = Questions(window)
        self._spotlight = Spotlight(window.desk)
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
        self._session, self._queue = session, Queue()
        self._spotlight = Spotlight(self._window.desk)
        self.writing.session = session
        self._open = self._ids()
        session.on_edit(partial(self._follow_edit, session))
        self._refresh()

    def accept(self) -> None:
        """Make what is in focus a part of the briefing."""
        session, focus = self._focus()
        if session is None or focus is None:
            return
        briefing, texts = session.index.briefing, session.document.texts
        at = self._queue.candidate(focus)
        why = Hindrances(briefing, texts).of(focus, at)
        if why == DENIES_NOTHING:
            self._questions.ask_denied(session, focus, partial(self._accept_answered, focus))
        elif why:
            self._say(_refusal(why))
        elif decision := self.signing.decision():
            made = review.accepted(briefing, texts[focus.source], focus, decision, candidate=at)
            self._decide(focus, f"Accept {_words(focus, at)}", made)

    def accept_all(self) -> None:
        """Accept all proposals of the place or of the speaker in focus that can be accepted."""
        session, focus = self._focus()
        if session is None or focus is None:
            return
        briefing, at = session.index.briefing, self._queue.candidate(focus)
        texts = session.document.texts
        ready, left = review.alike_ready(briefing, texts, focus, at)
        if len(ready) < 2:
            self.accept()
        elif decision := self.signing.decision():
            alike = review.alike(briefing, focus)
            made = review.all_accepted(briefing, texts, alike, decision, candidate=at)
            words = f"Accept all {len(ready)} of {shortened(_subject(focus, at), LONGEST_NAME)}"
            self._decide(focus if focus in ready else None, words, made, left)

    def accept_sure(self) -> None:
        """Accept all places that are almost certain, as far as they can be accepted."""
        session, focus = self._focus()
        if session is None or focus is None:
            return
        briefing, texts = session.index.briefing, session.document.texts
        choices = self._queue.choices(briefing)
        ready, left = sure_ready(briefing, texts, choices)
        if not ready:
            none = ("No place that is left is almost certain", left_words(left))
            self._say(". ".join(filter(None, none)))
        elif decision := self.signing.decision():
            made = sure_accepted(briefing, texts, decision, choices)
            words = count_words(len(ready), "place that is", "places that are")
            on = focus if focus in ready else None
            self._decide(on, f"Accept {words} almost certain", made, left)

    def reject(self) -> None:
        """Turn down what is in focus; says so where a denial loses what it denies."""
        session, focus = self._focus()
        if session is None or focus is None:
            return
        briefing, at = session.index.briefing, self._queue.candidate(focus)
        bare = len(review.left_without(briefing, (focus.id,)))
        words = f"Reject {_words(focus, at)}"
        self._decide(focus, words, review.rejected(briefing, (focus.id,)))
        if bare:
            told = count_words(bare, "denial of it is a statement", "denials of it are statements")
            self._say(sentences(words, f"{told} now: nothing is left to deny", "U takes it back"))

    def edit(self) -> None:
        """Write what is in focus over, and accept that."""
        session, focus = self._focus()
        if session is None or focus is None:
            return
        at, texts = self._queue.candidate(focus), session.document.texts
        if Hindrances(session.index.briefing, texts).of(focus, at) == LOST:
            self._say(_refusal(LOST))
            return

        def take(form: ClaimForm | PlaceForm) -> None:
            decision = self.signing.signed()
            made = making.decided(
                session.index.briefing, texts[focus.source], focus, form, decision
            )
            self._decide(focus, f"Accept {_words(focus, at)} as edited", made)

        self.writing.write_over(focus, at, take)

    def ask_speaker(self) -> None:
        """Ask who says what is in focus."""
        session, focus = self._focus()
        if session and focus and review.kind_of(focus) == "claim":
            self._questions.ask_speaker(session, focus)

    def ask_denied(self) -> None:
        """Ask which claim the one in focus denies."""
        session, focus = self._focus()
        if session and focus and review.kind_of(focus) == "claim":
            self._questions.ask_denied(session, focus)

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

    def _focus(self) -> tuple[Session, Proposal] | tuple[None, None]:
        session = self._session
        focus = self._queue.focus(session.index.briefing) if session else None
        return (session, focus) if session and focus and session.editable else (None, None)

    def _decide(
        self,
        focus: Proposal | None,
        words: str,
        briefing: Briefing,
        left: Mapping[str, int] | None = None,
    ) -> None:
        """Make a decision an edit, and say what it left out."""
        assert self._session is not None
        if focus:
            self._queue.leave(focus)
        self._session.edit(words, briefing)
        said = filter(None, (words, left_words(left or {}), "U takes it back"))
        self._say(sentences(*said))

    def _accept_answered(self, proposal: Proposal) -> None:
        """Accept a proposal, whatever has come back and into focus with the answer about it."""
        self._queue.choose(proposal.id)
        self.accept()

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
                choose_kind(session, focus, KINDS[number])
        elif focus:
            self._queue.choose_candidate(focus, number)
            self._refresh()

    def _step_candidate(self, by: int) -> None:
        _session, focus = self._focus()
        if focus and isinstance(focus.what, ProposedStatement):
            self._choose_candidate(KINDS.index(focus.what.kind) + by)
        elif focus:
            self._choose_candidate(self._queue.candidate(focus) + by)

    def _refresh(self) -> None:
        """Show the queue; while it is in front, show the words and the places in focus too."""
        if self._session is None:
            return
        focus = self._panel.show_queue(self._session, self._queue)
        if not self._window.panels.dossier.reviewing:
            return
        if focus:
            self._spotlight.show(self._session, focus, self._queue.candidate(focus))
        else:
            self._spotlight.end()

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
        else:
            self._spotlight.end()

    def _ids(self) -> frozenset[str]:
        if self._session is None:
            return frozenset()
        proposals = self._session.index.briefing.proposals
        return frozenset(p.id for p in proposals if not p.rejected)

    def _say(self, words: str) -> None:
        self._window.statusBar().showMessage(words, 6000)


def _refusal(why: str) -> str:
    return f"{why[0].upper()}{why[1:]}: reject it, R"


def _words(proposal: Proposal, candidate: int) -> str:
    """Return a proposal for the name of an edit: ``place Moscow``, ``claim of Yuri Ushakov``."""
    words = shortened(_subject(proposal, candidate), LONGEST_NAME)
    return f"place {words}" if review.kind_of(proposal) == "place" else f"claim of {words}"


def _subject(proposal: Proposal, candidate: int) -> str:
    if isinstance(proposal.what, ProposedPlace):
        return proposal.what.candidates[candidate].name
    return review.subject_words(proposal)
