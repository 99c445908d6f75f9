"""What the word lists know of names and roles: outlets, governments, people's given names."""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from viewer.model.briefing import AgentKind
from viewer.reading.claims.words import groups, kinds_of, table

PERSONAL = frozenset(
    (
        *("leader", "minister", "politician", "diplomat", "spokesman", "official"),
        *("expert", "executive", "member", "judge"),
    )
)
"""Groups of roles that a person has."""
_ARTICLES = ("The ", "the ", "A ", "a ", "An ", "an ")
_OFFICE = frozenset(["vice", "deputy", "prime", "attorney"])


class Outlet(msgspec.Struct, frozen=True):
    """A news outlet that is known by name."""

    name: str
    adjective: str


@cache
def outlets() -> dict[str, Outlet]:
    """Return the outlets by each of their names, without an article before it."""
    found: dict[str, Outlet] = {}
    for name, adjective, others in table("outlets"):
        for form in (name, *others.split(", ")):
            if form:
                found[bare(form)] = Outlet(name, adjective)
    return found


@cache
def governments() -> dict[str, str]:
    """Return the country that a country's name, adjective or capital stands for."""
    found: dict[str, str] = {}
    for country, adjectives, others in table("countries"):
        found[country] = country
        for form in (*adjectives.split(), *others.split(", ")):
            if form:
                found[form.replace("-", " ")] = country
    return found


@cache
def adjectives() -> frozenset[str]:
    """Return the words that say of which country somebody is."""
    return frozenset(
        form.replace("-", " ") for _, forms, _ in table("countries") for form in forms.split()
    )


@cache
def roles() -> dict[str, str]:
    """Return the group of each noun for somebody who speaks."""
    return kinds_of("roles")


@cache
def plurals() -> frozenset[str]:
    """Return the nouns for several who speak."""
    found = {
        forms[-1]
        for words in groups("roles").values()
        for forms in (word.split() for word in words)
        if len(forms) > 1
    }
    return frozenset(found | {"others", "locals", "police", "troops", "authorities", "politicians"})


@cache
def given_names() -> frozenset[str]:
    """Return common given names, in lower case."""
    return frozenset(groups("genders")["female"] + groups("genders")["male"])


@cache
def genders() -> dict[str, str]:
    """Return whether a word or given name is of a woman or a man, where it is of one alone."""
    female, male = (set(groups("genders")[key]) for key in ("female", "male"))
    return dict.fromkeys(female - male, "female") | dict.fromkeys(male - female, "male")


@cache
def titles() -> frozenset[str]:
    """Return the words before a name that are no part of it, in lower case."""
    return frozenset(groups("titles")["titles"])


def is_title(word: str) -> bool:
    """Say whether a word, in lower case, may stand before a person's name."""
    return word in _before_names()


@cache
def _before_names() -> frozenset[str]:
    personal = {word for word, found in roles().items() if found in PERSONAL}
    return titles() | _OFFICE | personal


def bare(name: str) -> str:
    """Return a name without an article before it."""
    return name.partition(" ")[2] if name.startswith(_ARTICLES) else name


@lru_cache(maxsize=2048)
def body_kind(name: str) -> AgentKind | None:
    """Return the kind of a named body; None where it may be a person."""
    for known in _forms(bare(name)):
        if known in outlets():
            return "outlet"
        if known in governments():
            return "government"
    return _by_words(bare(name))


def _forms(name: str) -> list[str]:
    """Return a name, and where a short form stands behind it, each of the two."""
    long, bracket, short = name.partition(" (")
    return [name, long, short.rstrip(")")] if bracket else [name]


def _by_words(name: str) -> AgentKind | None:
    words = name.replace("(", " ").replace(")", " ").split()
    kinds = kinds_of("organisations")
    for word in reversed(words):
        kind = kinds.get(word.lower())
        if kind == "outlet" and len(words) > 1:
            return "outlet"
        if kind == "government":
            return "government"
        if kind == "organisation":
            return "organisation"
    if len(words) == 1 and len(name) > 1 and name.isupper():
        return "organisation"
    return None
