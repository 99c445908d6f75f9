"""Heads of noun phrases: the name or noun that somebody is called by, and what goes with it."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.reading.claims.frames import Frame, Token
from viewer.reading.claims.lexicon import body_kind, given_names, is_title, roles
from viewer.reading.claims.phrases import (
    WHERE,
    Phrase,
    is_name_word,
    is_personal,
    is_plural,
    is_relative,
    possessive,
)
from viewer.reading.claims.words import group, kinds_of


def joined(frame: Frame, phrase: Phrase) -> Iterator[Phrase]:
    """Yield the parts of "Moscow and Pyongyang"; a body's own "and" is left alone."""
    first = phrase.first
    for at in range(phrase.first + 1, phrase.last - 1):
        if frame[at].lower == "and" and _parts(frame, first, at, phrase.last):
            yield Phrase(first, at)
            first = at + 1
    yield Phrase(first, phrase.last)


def _parts(frame: Frame, first: int, at: int, last: int) -> bool:
    left, right = frame[first:at], frame[at + 1 : last]
    body = any(t.lower in kinds_of("organisations") and t.capital for t in left)
    linked = any(t.lower in ("of", "for") for t in left)
    bracket = next((i for i, t in enumerate(right) if t.text == "("), len(right))
    own = body and linked and bracket <= 2 and body_kind(right[-1].text) is None
    if own or _are_where(left, right):
        return False
    return any(is_name_word(t) or t.lower in roles() for t in left) and any(
        is_name_word(t) or t.lower in roles() for t in right
    )


def _are_where(left: list[Token], right: list[Token]) -> bool:
    """Say whether an "and" joins where somebody is: farmers in Holt and Delft."""
    place = next((at for at, t in enumerate(left) if t.lower in WHERE), 0)
    people = place > 0 and left[place - 1].lower in roles()
    return people and all(is_name_word(token) for token in (*left[place + 1 :], *right))


def core_of(tokens: list[Token]) -> list[Token]:
    """Return a phrase up to its head: without "for the ministry", "who …" and what is set off."""
    for at, token in enumerate(tokens):
        if at == 0:
            continue
        relative = is_relative(token)
        set_off = token.text in ",–—"
        preposition = token.lower in group("phrases", "prepositions")
        links = preposition and token.text != "US"
        familiar = (
            not preposition
            and token.lower in group("phrases", "linking")
            and tokens[at - 1].lower in roles()
        )
        made = not token.capital and is_made(token.lower, tokens[at - 1].lower)
        aside = token.text == "(" and [t.text for t in tokens[at + 2 : at + 3]] != [")"]
        parted = relative or set_off or familiar or made or aside
        if parted or (links and not _inside_name(tokens, at)):
            return tokens[:at]
    return tokens


def is_made(word: str, before: str) -> bool:
    """Say whether a participle tells more of a noun: a letter sent, people living in Delft."""
    if word.endswith("ing"):
        return is_plural(before) or is_personal(before)
    return (word.endswith("ed") or word in group("phrases", "participles")) and before in roles()


def _inside_name(tokens: list[Token], at: int) -> bool:
    """Say whether a preposition is a part of a name: Bank of England, Secretary of State X."""
    before = tokens[at - 1]
    following = next((t for t in tokens[at + 1 : at + 3] if t.lower != "the"), None)
    if not (before.capital and following and following.capital):
        return False
    if before.lower in kinds_of("organisations"):
        topic = is_name_word(before) and tokens[at].lower == "on"  # no “Police on Main Street”
        return topic or tokens[at].lower in ("of", "for")
    return tokens[at].lower not in WHERE and is_title(before.lower) and len(tokens) > at + 3


def head_of(tokens: list[Token]) -> list[Token] | None:
    """Return the name in which a phrase ends; None where its head is a common noun."""
    core = core_of(tokens)
    if not core:
        return None
    end = len(core)
    while end > 0 and core[end - 1].text in ").":
        end -= 1
    first = end
    while first > 0 and _of_name(core, first - 1, end):
        first -= 1
    while first < end and not core[first].capital:
        first += 1
    fields = first + 1 < end and " " in core[first].text  # a list that is one token
    if fields and first > 0 and core[first - 1].lower in ("of", "for"):
        first += 1
    if first >= end:
        return None
    last = core[end - 1].lower
    if is_personal(last) and last not in given_names() and not _is_executive(core[first:end]):
        return None
    stop = len(core) if core[-1].text == ")" else end
    return _without_ministry(core[first:stop])


def _is_executive(words: list[Token]) -> bool:
    """Say whether a name is a body's: the Scottish Executive, no chief executive."""
    return len(words) > 1 and words[-1].text == "Executive" and words[-2].text != "Chief"


def _of_name(core: list[Token], at: int, end: int) -> bool:
    token = core[at]
    if at == end - 1:
        return is_name_word(token)
    if possessive(token):
        return token.capital and token.text[-1] in "’'" and core[at + 1].capital
    if token.text in "(.&":
        return True
    if not token.capital:
        inside = token.lower in (
            "of",
            "for",
            "and",
            "the",
            "de",
            "van",
            "von",
            "al",
            "bin",
            "on",
            "der",
            "la",
        )
        return inside and at > 0 and at + 1 < end
    return is_name_word(token)


def _is_portfolio(token: Token) -> bool:
    """Say whether a token is what a minister is for; one with a space is a list of that."""
    return " " in token.text or token.lower in group("titles", "portfolios")


def _without_ministry(words: list[Token]) -> list[Token]:
    """Return X of "Secretary of State X" and "Minister of Health X"."""
    for at in range(len(words) - 2, 0, -1):
        if words[at].lower == "of" and is_title(words[at - 1].lower):
            first = at + 1
            while first < len(words) - 1 and _is_portfolio(words[first]):
                first += 1
            return words[first:] if first > at + 1 else words
    return words
