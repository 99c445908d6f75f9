"""What a briefing says of itself, written over: its title, summary, language and borders."""

from __future__ import annotations

import re

import msgspec

from viewer.model.briefing import Briefing, Viewpoint
from viewer.model.errors import DatelineError
from viewer.session.editing.parts import required
from viewer.session.editing.subjects import kept, kept_line

TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""BCP 47, as far as its form goes."""


class BriefingForm(msgspec.Struct, frozen=True, kw_only=True):
    """A briefing's own details as a person writes them down."""

    title: str
    summary: str = ""
    language: str = "en"
    viewpoint: Viewpoint = "recognised"


def briefing_form(briefing: Briefing) -> BriefingForm:
    """Return the details of a briefing, to be written over."""
    return BriefingForm(
        title=briefing.title,
        summary=briefing.summary,
        language=briefing.language,
        viewpoint=briefing.viewpoint,
    )


def briefing_changed(briefing: Briefing, form: BriefingForm) -> Briefing:
    """Write the details over; raises DatelineError without a title, or for what is no language."""
    title = kept_line(form.title, briefing.title)
    return msgspec.structs.replace(
        briefing,
        title=title or required(form.title, "the briefing has no title", "write one"),
        summary=kept(form.summary, briefing.summary) or "",
        language=_language(kept_line(form.language, briefing.language) or "", briefing.language),
        viewpoint=form.viewpoint,
    )


def _language(words: str, before: str) -> str:
    if words != before and not TAG.fullmatch(words):
        hint = "write its code, as en, ru or pt-BR"
        raise DatelineError(f"{words!r} is no language", hint)
    return words
