"""Putting an edit in place: checked whole, named, to be undone."""

from __future__ import annotations

from viewer.model.briefing import Briefing
from viewer.session.editing.correcting import corrected
from viewer.session.editing.parts import checked
from viewer.session.editing.removing import Removal, removed
from viewer.session.editing.sources import without_article
from viewer.session.session import Session


def apply(session: Session, words: str, briefing: Briefing) -> None:
    """Make an edit, named by words; raises DatelineError where it would break an invariant."""
    session.edit(words, checked(session.index.briefing, briefing, session.document.texts))


def correct_text(session: Session, source: str, words: str) -> None:
    """Change the frozen text of a source, its passages found again in it, as one edit."""
    before = session.document
    after = corrected(before, source, words)
    if after is not before:
        checked(before.briefing, after.briefing, after.texts)
        session.edit_document("Correct the article’s text", after)


def delete(session: Session, words: str, going: Removal) -> None:
    """Take a part out with all that goes with it, as one edit, named by words.

    Raises DatelineError where it would break an invariant.
    """
    before = session.document
    made = checked(before.briefing, removed(before.briefing, going), before.texts)
    if going.source:
        session.edit_document(words, without_article(before, made, going.source))
    else:
        session.edit(words, made)
