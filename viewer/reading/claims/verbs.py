"""Verbs of saying, and what each says of the kind of a claim."""

from __future__ import annotations

from functools import cache
from typing import get_args

import msgspec

from viewer.model.briefing import Kind
from viewer.reading.claims.words import table


class Verb(msgspec.Struct, frozen=True):
    """A form of a verb of saying."""

    kind: Kind
    takes: frozenset[str]


@cache
def verbs() -> dict[str, Verb]:
    """Return the forms of the verbs of saying."""
    found: dict[str, Verb] = {}
    for kind, takes, forms in table("cues"):
        for name in get_args(Kind):
            if name == kind:
                for form in forms.split():
                    found.setdefault(form, Verb(name, frozenset(takes.split())))
    return found
