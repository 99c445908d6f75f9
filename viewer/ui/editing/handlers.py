"""Those who edit in the window, and what each command about editing does."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewer.ui.actions import Handler
    from viewer.ui.editing.articles import ArticleEditing
    from viewer.ui.editing.briefing import BriefingEditing
    from viewer.ui.editing.claims import ClaimEditing
    from viewer.ui.editing.passages import PassageEditing
    from viewer.ui.editing.subjects import SubjectEditing
    from viewer.ui.window import MainWindow


class Editors:
    """One for the briefing itself and for each kind of part, each made when it is first wanted."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @cached_property
    def briefing(self) -> BriefingEditing:
        """Who edits what the briefing says of itself."""
        from viewer.ui.editing.briefing import BriefingEditing

        return BriefingEditing(self._window)

    @cached_property
    def subjects(self) -> SubjectEditing:
        """Who edits places and agents."""
        from viewer.ui.editing.subjects import SubjectEditing

        return SubjectEditing(self._window)

    @cached_property
    def claims(self) -> ClaimEditing:
        """Who edits claims."""
        from viewer.ui.editing.claims import ClaimEditing

        return ClaimEditing(self._window)

    @cached_property
    def passages(self) -> PassageEditing:
        """Who edits passages."""
        from viewer.ui.editing.passages import PassageEditing

        return PassageEditing(self._window)

    @cached_property
    def articles(self) -> ArticleEditing:
        """Who edits articles."""
        from viewer.ui.editing.articles import ArticleEditing

        return ArticleEditing(self._window, self.passages)


def handlers(window: MainWindow) -> dict[str, Handler]:
    """Return the function of each command about editing, by its id."""
    editors = window.editors
    return {
        "edit-claim": lambda: editors.claims.write(),
        "claim-add-words": lambda: editors.claims.add_words(),
        "delete-claim": lambda: editors.claims.delete(),
        "speaker": lambda: editors.claims.go_to_speaker(),
        "edit-subject": lambda: editors.subjects.rename(),
        "merge-subject": lambda: editors.subjects.merge(),
        "split-subject": lambda: editors.subjects.split(),
        "delete-subject": lambda: editors.subjects.delete(),
        "passage-words": lambda: editors.passages.move(),
        "briefing-details": lambda: editors.briefing.details(),
        "source-details": lambda: editors.articles.details(),
        "correct-text": lambda: editors.articles.correct(),
        "delete-article": lambda: editors.articles.delete(),
        "moved-passages": lambda: editors.articles.show_drifted(),
    }
