"""Claims and places written by a person: of selected words of the article, or of a proposal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt

from viewer.model.briefing import Briefing, PlaceCandidate, Point, Proposal
from viewer.model.errors import DatelineError
from viewer.model.text import shortened
from viewer.session import forms, making
from viewer.session.forms import ClaimForm, PlaceForm
from viewer.session.proposal_words import Context, context, context_of
from viewer.session.queue import candidates_of
from viewer.session.review import Decision
from viewer.session.session import Session
from viewer.session.statements import LONGEST_STATEMENT
from viewer.ui.dialogs.opening import open_over

if TYPE_CHECKING:
    from viewer.ui.dialogs.form import Take
    from viewer.ui.window import MainWindow

LONGEST_NAME = 120


class Selected(NamedTuple):
    """The words that are selected in an article."""

    source: str
    text: str
    """Of the whole article."""
    start: int
    end: int

    @property
    def exact(self) -> str:
        """The words themselves."""
        return self.text[self.start : self.end]

    @property
    def context(self) -> Context:
        """The words in their paragraph."""
        return context(self.text, self.start, self.end)


class Writing(QObject):
    """Opens the forms, and makes of them what they say."""

    def __init__(self, window: MainWindow, signed: Callable[[], Decision]) -> None:
        """`signed` returns who decides, and raises DatelineError where nobody gives a name."""
        super().__init__(window)
        self._window = window
        self._signed = signed
        self.session: Session | None = None

    def select_sentence(self) -> None:
        """Select the sentence at the text cursor; once more, the one that follows too."""
        article = self._window.panels.article
        article.show()
        article.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not article.select_sentence():
            self._window.statusBar().showMessage("The article has no further sentence", 4000)
        self._window.refresh_actions()

    def make_claim(self) -> None:
        """Make a claim of the words that are selected in the article."""
        if selected := self._selected():
            form = ClaimForm(statement=shortened(selected.exact, LONGEST_STATEMENT))
            self._open_claim(form, selected.context, self._taking("Make claim", selected))

    def make_place(self) -> None:
        """Make a place of the words that are selected in the article."""
        if selected := self._selected():
            self._open_made_place(selected, self._taking("Make place", selected))

    def write_over(self, proposal: Proposal, candidate: int, take: Take) -> None:
        """Let a person write a proposal over; `take` gets the form, or raises DatelineError."""
        from viewer.ui.dialogs.forms import PlaceDialog

        assert self.session is not None
        published = self.session.index.sources[proposal.source].published
        form = forms.form_of(proposal, candidate, published)
        words = context_of(proposal, self.session.document.texts[proposal.source])
        if isinstance(form, ClaimForm):
            self._open_claim(form, words, take)
            return
        window, known = self._window, self._place_names()
        choices = candidates_of(proposal)
        dialog = PlaceDialog(form, choices, known, words, take, window.look.style, window)
        open_over(window, dialog)

    def _open_claim(self, form: ClaimForm, words: Context, take: Take) -> None:
        from viewer.ui.dialogs.forms import ClaimDialog

        assert self.session is not None
        window, known = self._window, forms.known_names(self.session.index.briefing)
        open_over(window, ClaimDialog(form, known, words, take, window.look.style, window))

    def _open_made_place(self, selected: Selected, take: Take) -> None:
        from viewer.ui.dialogs.forms import PlaceDialog

        assert self.session is not None
        window, briefing = self._window, self.session.index.briefing
        source, text, start, end = selected
        form = PlaceForm(name=shortened(" ".join(selected.exact.split()), LONGEST_NAME))
        choices = self._looked_up(form.name)
        dialog = PlaceDialog(
            forms.place_form(choices[0]) if choices else form,
            choices,
            self._place_names(),
            selected.context,
            take,
            window.look.style,
            window,
            find=self._looked_up,
            elsewhere=len(making.elsewhere(briefing, source, text, (start, end))),
        )
        open_over(window, dialog)

    def _taking(self, words: str, selected: Selected) -> Take:
        """Return what makes a claim or a place of the selected words, as an edit of this name."""
        session = self.session
        assert session is not None
        source, text, start, end = selected

        def take(written: ClaimForm | PlaceForm) -> None:
            decision, briefing = self._signed(), session.index.briefing
            made = making.made(briefing, source, text, (start, end), written, decision)
            session.edit(words, made)
            self._show_made(session, briefing, written)

        return take

    def _show_made(self, session: Session, before: Briefing, form: ClaimForm | PlaceForm) -> None:
        if isinstance(form, ClaimForm):
            self._window.desk.choose_claim(session.index.briefing.claims[-1].id)
        elif mention := session.index.briefing.mentions[len(before.mentions) :]:
            self._window.desk.choose_place(mention[0].place)

    def _selected(self) -> Selected | None:
        span = self._window.panels.article.selected_words()
        if self.session is None or span is None or not self.session.editable:
            return None
        source, start, end = span
        text = self.session.document.texts[source]
        try:
            return Selected(source, text, *making.trimmed(text, start, end))
        except DatelineError as error:
            self._window.statusBar().showMessage(str(error), 6000)
            return None

    def _place_names(self) -> list[str]:
        assert self.session is not None
        return [place.name for place in self.session.index.briefing.places]

    def _looked_up(self, name: str) -> tuple[PlaceCandidate, ...]:
        """Return where a name may be, what is close to other places of the briefing first."""
        from viewer.session.proposing import places_named

        assert self.session is not None
        briefing = self.session.index.briefing
        points = [p.geometry for p in briefing.places if isinstance(p.geometry, Point)]
        proposed = [found[0] for p in briefing.proposals if (found := candidates_of(p))]
        near = [point.coordinates for point in points] + [(one.lon, one.lat) for one in proposed]
        return places_named(name, briefing.language, near)
