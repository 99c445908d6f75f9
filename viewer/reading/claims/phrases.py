"""Noun phrases for somebody, and the phrase that begins at a word: whom "according to" names."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from viewer.reading.claims.frames import Frame, Token
from viewer.reading.claims.lexicon import PERSONAL, adjectives, given_names, plurals, roles
from viewer.reading.claims.words import group, groups, kinds_of

LONGEST = 26
_COMPOUND = re.compile(r"(?:-olds?|-of-\w+)\Z")
WHERE = frozenset(["in", "at", "near", "around", "outside", "across"])
"""Prepositions that tell where somebody is."""


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """Tokens of a frame, from first up to last, that stand for somebody."""

    first: int
    last: int


def listed(key: str, token: Token) -> bool:
    """Say whether a word is in one of the lists of words around cues."""
    return token.lower in _lists()[key]


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {key: group("phrases", key) for key in groups("phrases")}


def is_time(token: Token) -> bool:
    """Say whether a word tells the time, rather than being the name Jan."""
    return listed("times", token) and not (token.capital and token.lower in given_names())


@cache
def _function_words() -> frozenset[str]:
    keys = ("determiners", "pronouns", "openers", "prepositions")
    return frozenset().union(*(group("phrases", key) for key in keys))


def is_name_word(token: Token) -> bool:
    """Say whether a capital is that of a name rather than of a sentence's beginning."""
    if not token.capital:
        return False
    if token.lower in _function_words():
        return token.text.isupper() and len(token.text) > 1 and token.lower == "us"
    if is_time(token) or listed("subordinators", token):
        return False
    if token.initial and len(token.text) > 5 and token.lower.endswith("ing"):
        return False
    return not (token.initial and (token.lower in roles() or listed("adverbs", token)))


def is_relative(token: Token) -> bool:
    """Say whether a word is "who", rather than the WHO."""
    return listed("relative", token) and not token.text.isupper()


def possessive(token: Token) -> bool:
    """Say whether a word is a genitive."""
    return token.lower.endswith(("’s", "'s", "s’", "s'"))


def nominal(token: Token) -> bool:
    """Say whether a word may be one of a phrase for somebody."""
    return token.word and (
        is_name_word(token)
        or token.lower in roles()
        or (listed("determiners", token) and not token.capital)
        or (token.initial and listed("determiners", token))
        or token.lower == "of"
    )


def inside_name(token: Token) -> bool:
    """Say whether a sign or small word may stand inside a name."""
    return token.text == "." or token.lower in ("de", "da", "al", "van", "von", "bin", "del", "la")


def phrase_after(frame: Frame, at: int) -> Phrase | None:
    """Return the phrase for somebody that begins at a token."""
    first = at
    if first >= len(frame) or not frame[first].word or is_time(frame[first]):
        return None
    if frame[first].lower == "what":
        return None
    if listed("prepositions", frame[first]) and frame[first].text != "US":
        return None
    if listed("pronouns", frame[first]) and frame[first].text != "US":
        return Phrase(first, first + 1) if frame[first].lower != "it" else None
    last = first
    while last < min(len(frame), first + LONGEST) and _goes_on(frame, first, last):
        last += 1
    while last > first and not frame[last - 1].word and frame[last - 1].text not in ").":
        last -= 1
    return Phrase(first, last) if last > first and _somebody(frame, first, last) else None


def apposed(frame: Frame, phrase: Phrase) -> Phrase:
    """Return the name in "the mayor of Kyiv, X,"; the phrase itself where none follows."""
    tokens = frame[phrase.first : phrase.last]
    role = max((i for i, t in enumerate(tokens) if is_personal(t.lower)), default=-1)
    if role < 0 or (role + 1 < len(tokens) and not listed("prepositions", tokens[role + 1])):
        return phrase
    at = phrase.last
    if at >= len(frame) or frame[at].text != ",":
        return phrase
    last = at + 1
    while (
        last < len(frame)
        and last - at <= 7
        and (is_name_word(frame[last]) or inside_name(frame[last]))
    ):
        last += 1
    while frame[last - 1].text == ".":
        last -= 1
    ends = last >= len(frame) or frame[last].text in ",.;:" or frame[last].quoted >= 0
    return Phrase(at + 1, last) if last - at > 1 and ends else phrase


def _goes_on(frame: Frame, first: int, at: int) -> bool:
    """Say whether a phrase that has begun takes in a token."""
    token = frame[at]
    if token.quoted >= 0:
        return False
    if not token.word:
        return _punctuation_inside(frame, at)
    if at == first:
        return True
    if is_time(token) or is_relative(token) or listed("pronouns", token):
        return False
    if listed("determiners", token) and token.text != "US" and _ended(frame[at - 1]):
        return False
    if token.lower in ("and", "or"):
        return at + 1 < len(frame) and nominal(frame[at + 1]) and nominal(frame[at - 1])
    if listed("prepositions", token):
        return _links(frame, at)
    if listed("subordinators", token) or token.lower in ("citing", "quoting", "published"):
        return False
    if listed("auxiliaries", token) and not token.capital and token.lower not in ("s",):
        return False
    named = is_name_word(frame[at - 1]) and not possessive(frame[at - 1])
    return not named or token.capital or token.lower in roles() or _names_a_country(frame, at - 1)


def _ended(before: Token) -> bool:
    """Say whether a determiner after this word begins something else: "told parliament the …"."""
    joining = before.lower in ("and", "or") or listed("prepositions", before)
    return not joining and not listed("determiners", before)


def _names_a_country(frame: Frame, at: int) -> bool:
    return (
        frame[at].text in adjectives()
        or frame[at].lower in kinds_of("organisations")
        or (frame[at].text.isupper())
        or (at > 0 and f"{frame[at - 1].text} {frame[at].text}" in adjectives())
    )


def _punctuation_inside(frame: Frame, at: int) -> bool:
    token = frame[at]
    if token.text in "()":
        return _in_brackets(frame, at)
    if token.text == ".":
        return (len(frame[at - 1].text) <= 2 and at + 1 < len(frame) and frame[at + 1].capital) or (
            frame[at - 1].lower
            in ("mr", "mrs", "ms", "dr", "sen", "gen", "rep", "gov", "prof", "lt")
        )
    return token.text == "&"


def _in_brackets(frame: Frame, at: int) -> bool:
    """Say whether a bracket holds a short form: (KCNA)."""
    if frame[at].text == "(":
        return at + 2 < len(frame) and frame[at + 2].text == ")" and frame[at + 1].capital
    return at >= 2 and frame[at - 2].text == "("


def _links(frame: Frame, at: int) -> bool:
    """Say whether a preposition goes on with a phrase: "a spokesman for the ministry"."""
    if at + 1 >= len(frame) or is_time(frame[at + 1]):
        return False
    before = frame[at - 1]
    if before.lower in roles():
        return listed("linking", frame[at]) and not _says_where(frame, at)
    if frame[at].lower not in ("of", "for"):
        return before.lower in ("close", "familiar", "briefed")
    return True


def _says_where(frame: Frame, at: int) -> bool:
    """Say whether "in a statement", "in an interview" begins here."""
    return any(listed("occasions", token) for token in frame[at + 1 : at + 4])


def _somebody(frame: Frame, first: int, last: int) -> bool:
    """Say whether tokens stand for somebody at all."""
    return any(is_name_word(token) or has_role(token) for token in frame[first:last])


def has_role(token: Token) -> bool:
    """Say whether a noun is one for somebody: a leader, a 34-year-old, a mother-of-two."""
    word = token.lower
    return word in roles() or ("-" in word and bool(_COMPOUND.search(word)))


def is_plural(word: str) -> bool:
    """Say whether a noun is one for several who speak."""
    return word in plurals()


def is_personal(word: str) -> bool:
    """Say whether a noun is one for a person."""
    return roles().get(word) in PERSONAL
