"""What a description such as "a US official" tells: whether of somebody, and of what kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from viewer.model.briefing import AgentKind
from viewer.reading.claims.frames import Token
from viewer.reading.claims.heads import head_of
from viewer.reading.claims.lexicon import bare, governments, outlets, roles
from viewer.reading.claims.phrases import is_plural
from viewer.reading.claims.words import group
from viewer.reading.proposals import Speaker

UNSURE = 0.5
"""How sure it is that a noun which no list has is one for somebody: an undertaker."""
SHOWN_NOWHERE = 0.55
"""How sure it is of a capital that may be the sentence's alone: Tests, Photographs."""
_THING = 0.2
"""How sure it is of a noun that has no such ending: a dam."""
_SOMEBODY = re.compile(
    r"(?:m[ae]n|persons?|people|folk|[ct]ians?|\w{3}(?:ists?|eers?|nauts?)|-olds?|-of-\w+)\Z"
)
"""Endings of nouns for people, up to 34-year-old and mother-of-two."""
_MAYBE = re.compile(r"(?:er|or|ant|ent|ee)s?\Z")
"""Endings of nouns for who does something, which things have too."""
_WORDS = re.compile(r"\w+(?:[-’']\w+)*")
_OWNED = frozenset(["the", "this", "that", "these", "those", "his", "her", "its", "their", "our"])


class Party(msgspec.Struct, frozen=True):
    """Somebody as a phrase has him."""

    speaker: Speaker
    expert: bool = False
    certain: float = 1.0
    """How sure it is that he is meant."""


def unnamed(words: str, core: list[Token], start: int, end: int) -> Party:
    """Return the party of a description that nobody's name is known for."""
    role = core[-1].lower
    found = roles().get(role, "")
    kind: AgentKind = "unnamed"
    if (
        found in ("government", "organisation", "outlet")
        and not is_plural(role)
        and not words.lower().startswith(("a ", "an ", "one ", "another "))
    ):
        kind = "government" if found == "government" else "organisation"
        words = bare(words)
    return Party(
        Speaker(name=words, kind=kind, start=start, end=end),
        found == "expert",
        0.9 if found else _sure_of_bare(role) if len(core) == 1 else _sure_of(role),
    )


def _sure_of_bare(noun: str) -> float:
    """Return how sure it is of a word alone: some; carabinieri, since things have articles."""
    some = noun in group("phrases", "determiners")
    return 0.7 if some else max(UNSURE, _sure_of(noun))


def _sure_of(noun: str) -> float:
    """Return how sure it is, by its ending, that an unknown noun is one for somebody."""
    if _SOMEBODY.search(noun):
        return 0.9
    return UNSURE if _MAYBE.search(noun) else _THING


def are_bare_reports(tokens: list[Token]) -> bool:
    """Say whether a phrase is "reports", whose they are being left open."""
    role = tokens[-1].lower
    reports = role in group("phrases", "pieces") and is_plural(role)
    return reports and tokens[0].lower not in _OWNED and head_of(tokens[:-1]) is None


def unnamed_reports(start: int, end: int) -> Speaker:
    """Return the speaker of what is said to be said, by nobody in particular."""
    return Speaker(name="Unnamed reports", kind="unnamed", start=start, end=end)


def alike(described: str, role: str, found: str, modifiers: set[str]) -> int:
    """Return how well what the text says of somebody fits a role and its modifiers."""
    words = _words_of(described)
    if role in words:
        score = 3
    elif found in _role_groups(words) and found != "member":  # no lawyer is a neighbour
        score = 2
    else:
        return 0
    countries = {
        governments()[m.capitalize()] for m in modifiers if m.capitalize() in governments()
    }
    theirs = {governments()[w.capitalize()] for w in words if w.capitalize() in governments()}
    if countries and theirs and not countries & theirs:
        return 0
    return score + 2 * len(modifiers & words)


@lru_cache(maxsize=256)
def _words_of(described: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(described.lower()))


def _role_groups(words: Iterable[str]) -> set[str]:
    return {roles()[word] for word in words if word in roles()}


def is_expert(described: str) -> bool:
    """Say whether somebody judges rather than decides: a professor, an institute's director."""
    words = _words_of(described)
    found = _role_groups(words)
    return "expert" in found or (
        "executive" in found and not words.isdisjoint(group("kinds", "learned"))
    )


def acronym(name: str) -> str:
    """Return the short form that stands behind a name in brackets."""
    match = re.search(r"\(([^)]+)\)", name)
    return match.group(1) if match else ""


def outlet_in(tokens: list[Token]) -> str:
    """Return the outlet that a phrase names: "a Deutsche Welle (DW) article"."""
    words = [token.text.removesuffix("’s").removesuffix("'s") for token in tokens if token.word]
    for size in (4, 3, 2, 1):
        for first in range(len(words) - size + 1):
            name = " ".join(words[first : first + size])
            if name in outlets():
                return name
    return ""
