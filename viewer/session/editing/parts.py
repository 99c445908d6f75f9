"""What all edits share: parts put in place of others, and the check that nothing is broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

from viewer.model import dates
from viewer.model.briefing import Briefing, Identified
from viewer.model.check import Texts, problems
from viewer.model.errors import DatelineError, one_line
from viewer.model.text import shortened, typed

P = TypeVar("P", bound=Identified)
T = TypeVar("T")

LONGEST = 60
DATE_HINT = "write it as 2024-06-19, 2024-06, 2024, or 2024-06~ for about"

_LISTS = (
    "sources", "agents", "places", "passages", "mentions", "claims", "steps", "proposals",
)  # fmt: skip


def checked(before: Briefing, after: Briefing, texts: Texts) -> Briefing:
    """Return what an edit has made; raises DatelineError where it would break an invariant.

    What was wrong before may stay: a file from elsewhere can be mended step by step.
    """
    for name in _LISTS:
        _typed(getattr(before, name), getattr(after, name))
    fresh = Counter(problems(after, texts)) - Counter(problems(before, texts))
    for problem in fresh:
        raise DatelineError(f"that cannot be: {problem.what}", _named(after, problem.where))
    return after


def changed(parts: tuple[P, ...], identifier: str, change: Callable[[P], P]) -> tuple[P, ...]:
    """Return the parts with one of them changed."""
    return tuple(change(part) if part.id == identifier else part for part in parts)


def mapped(parts: tuple[P, ...], change: Callable[[P], P]) -> tuple[P, ...]:
    """Return all parts changed, and the same tuple where nothing is another one."""
    made = tuple(map(change, parts))
    same = all(one is other for one, other in zip(parts, made, strict=True))
    return parts if same else made


def once(values: Iterable[T]) -> tuple[T, ...]:
    """Return values in their order, each once."""
    found: list[T] = []
    for value in values:
        if value not in found:
            found.append(value)
    return tuple(found)


def line(words: str) -> str:
    """Return what is typed as one line."""
    return " ".join(typed(words).split())


def required(words: str, what: str, hint: str) -> str:
    """Return what is typed as one line; raises DatelineError where it is empty."""
    if not (made := line(words)):
        raise DatelineError(what, hint)
    return made


def date(words: str, what: str) -> str:
    """Return an EDTF date as it is typed, "" for none; raises DatelineError."""
    if words := line(words):
        try:
            dates.parse(words)
        except ValueError as error:
            raise DatelineError(f"{words!r} is no date for “{what}”: {error}", DATE_HINT) from error
    return words


def _named(briefing: Briefing, where: str) -> str:
    """Return which part a problem is of, in its own words where it has some."""
    for claim in briefing.claims:
        if claim.id == where:
            return f"look at the claim “{shortened(claim.text, LONGEST)}”"
    names = {part.id: part.name for part in briefing.agents}
    names |= {part.id: part.name for part in briefing.places}
    return f"look at {names.get(where, where)}"


def _typed(before: tuple[P, ...], after: tuple[P, ...]) -> None:
    """Hold what is new against its type, which a struct alone does not."""
    known = set(map(id, before))
    for part in after:
        if id(part) not in known:
            try:
                msgspec.convert(msgspec.to_builtins(part), type(part))
            except msgspec.ValidationError as error:
                raise DatelineError(f"that cannot be: {one_line(str(error))}", part.id) from error
