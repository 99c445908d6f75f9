"""Facts as a person writes them down: stated by the source, given by somebody, or inferred."""

from __future__ import annotations

from typing import Literal

import msgspec

from viewer.model.briefing import Stated
from viewer.session.editing.parts import date, line

Standing = Literal["stated", "given", "inferred"]


class FactForm(msgspec.Struct, frozen=True, kw_only=True):
    """A fact as a form has it."""

    value: str = ""
    standing: Standing = "stated"
    basis: str = ""
    """From what it was inferred, or by whom it was given."""


def fact_form(stated: Stated | None) -> FactForm:
    """Return a fact, to be written over."""
    if stated is None:
        return FactForm()
    standing: Standing = "given" if stated.basis else "stated"
    if stated.inferred:
        standing = "inferred"
    return FactForm(value=stated.value, standing=standing, basis=stated.basis or "")


def fact(before: Stated | None, form: FactForm, by: str) -> Stated | None:
    """Return a fact as it is written; one that was left alone stays to the letter."""
    known = fact_form(before)
    value, basis = line(form.value), line(form.basis)
    same = value == line(known.value) and form.standing == known.standing
    if same and (basis == line(known.basis) or form.standing == "stated"):
        return before
    if not value:
        return None
    match form.standing:
        case "stated":
            return Stated(value=value)
        case "given":
            return Stated(value=value, basis=f"Given by {by}.")
        case "inferred":
            return Stated(value=value, inferred=True, basis=basis or f"Inferred by {by}.")


def dated(before: Stated | None, form: FactForm, by: str, what: str) -> Stated | None:
    """Return a date as it is written; raises DatelineError for one that is none."""
    made = fact(before, form, by)
    if made is not before:
        date(form.value, what)
    return made
