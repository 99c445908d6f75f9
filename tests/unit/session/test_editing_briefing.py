"""What a briefing says of itself, written over by a form."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.helpers.editing import TEXTS, an_editable_briefing, an_editable_document
from viewer.model.briefing import Briefing, Viewpoint
from viewer.model.errors import DatelineError
from viewer.session.editing.applying import apply
from viewer.session.editing.briefing import briefing_changed, briefing_form
from viewer.session.editing.parts import checked
from viewer.session.session import Session

BASE = an_editable_briefing(title="A visit\u202e", summary="One line.\n\nAnother  one.")


def written(briefing: Briefing = BASE, **fields: Any) -> Briefing:
    """The briefing with some of its details written over."""
    form = msgspec.structs.replace(briefing_form(briefing), **fields)
    return checked(briefing, briefing_changed(briefing, form), TEXTS)


def test_a_form_that_is_left_alone_changes_nothing() -> None:
    for briefing in (BASE, msgspec.structs.replace(BASE, language="no language at all")):
        assert written(briefing) == briefing


def test_what_is_written_is_what_it_says_and_the_rest_stays() -> None:
    after = written(
        title=" The\nvisit ", summary=" Who\nwent. ", language="pt-BR", viewpoint="de-facto"
    )
    assert (after.title, after.summary) == ("The visit", "Who\nwent.")
    assert (after.language, after.viewpoint) == ("pt-BR", "de-facto")
    assert after.claims is BASE.claims
    assert written(summary=" ").summary == ""


def test_a_briefing_has_a_title() -> None:
    with pytest.raises(DatelineError, match="the briefing has no title: write one"):
        written(title=" \n")


@pytest.mark.parametrize("language", ["", "e", "English please", "en_GB", "en-", "<b>"])
def test_a_language_is_written_as_its_code(language: str) -> None:
    with pytest.raises(DatelineError, match="write its code, as en, ru or pt-BR"):
        written(language=language)


def shown(session: Session) -> Viewpoint:
    """Whose borders the map shows."""
    return session.viewpoint


def test_the_map_shows_the_borders_that_are_chosen_and_those_before_after_undo() -> None:
    session = Session(an_editable_document())
    apply(session, "Edit", written(session.index.briefing, title="Other"))
    session.viewpoint = "de-facto"  # as somebody has chosen to look at it
    apply(session, "Edit", written(session.index.briefing, title="Another"))
    assert shown(session) == "de-facto"
    session.viewpoint = "recognised"
    apply(session, "Edit", written(session.index.briefing, viewpoint="de-facto"))
    assert shown(session) == "de-facto"
    session.undo()
    assert shown(session) == "recognised"
