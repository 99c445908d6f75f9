"""Those who edit in the window, and what each command about editing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.ui.actions import Handler
from viewer.ui.editing.articles import ArticleEditing
from viewer.ui.editing.briefing import BriefingEditing
from viewer.ui.editing.claims import ClaimEditing
from viewer.ui.editing.passages import PassageEditing
from viewer.ui.editing.subjects import SubjectEditing

if TYPE_CHECKING:
    from viewer.ui.window import MainWindow


class Editors:
    """One for the briefing itself and for each kind of part."""

    def __init__(self, window: MainWindow) -> None:
        self.briefing = BriefingEditing(window)
        self.subjects = SubjectEditing(window)
        self.claims = ClaimEditing(window)
        self.passages = PassageEditing(window)
        self.articles = ArticleEditing(window, self.passages)


def handlers(window: MainWindow) -> dict[str, Handler]:
    """Return the function of each command about editing, by its id."""
    editors = window.editors
    return {
        "edit-claim": editors.claims.write,
        "claim-add-words": editors.claims.add_words,
        "delete-claim": editors.claims.delete,
        "speaker": editors.claims.go_to_speaker,
        "edit-subject": editors.subjects.rename,
        "merge-subject": editors.subjects.merge,
        "split-subject": editors.subjects.split,
        "delete-subject": editors.subjects.delete,
        "passage-words": editors.passages.move,
        "briefing-details": editors.briefing.details,
        "source-details": editors.articles.details,
        "correct-text": editors.articles.correct,
        "moved-passages": editors.articles.show_drifted,
    }
