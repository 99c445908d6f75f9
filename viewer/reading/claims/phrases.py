"""Noun phrases beside a cue: who is the subject of "said", whom "according to" names."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import msgspec

from viewer.reading.claims.frames import Frame, Token
from viewer.reading.claims.lexicon import PERSONAL, adjectives, given_names, plurals, roles
from viewer.reading.claims.words import group, kinds_of

_LONGEST = 26
_DASHES = frozenset("–—-")


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """Tokens of a frame, from first up to last, that stand for somebody."""

    first: int
    last: int


def _in(key: str, token: Token) -> bool:
    return token.lower in group("phrases", key)


def _is_time(token: Token) -> bool:
    """Say whether a word tells the time, rather than being the name Jan."""
    return _in("times", token) and not (token.capital and token.lower in given_names())


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
    if _is_time(token) or _in("subordinators", token):
        return False
    if token.initial and len(token.text) > 5 and token.lower.endswith("ing"):
        return False
    return not (token.initial and (token.lower in roles() or _in("adverbs", token)))


def is_relative(token: Token) -> bool:
    """Say whether a word is "who", rather than the WHO."""
    return _in("relative", token) and not token.text.isupper()


def possessive(token: Token) -> bool:
    """Say whether a word is a genitive."""
    return token.lower.endswith(("’s", "'s", "s’", "s'"))


def subject_before(frame: Frame, verb: int) -> Phrase | None:
    """Return who is the subject of a verb that stands after him."""
    last = _without_helpers(frame, verb)
    if last <= 0:
        return None
    before = frame[last - 1]
    if before.text in _DASHES or before.text == ",":
        return _before_comma(frame, last - 1)
    first = _clause_start(frame, last)
    phrase = _within(frame, first, last)
    return _named_before(frame, phrase) or phrase if phrase else None


def _named_before(frame: Frame, phrase: Phrase) -> Phrase | None:
    """Return X of "X, director of Y said", whose second comma was forgotten."""
    comma = phrase.first - 1
    if comma < 1 or frame[comma].text != "," or not is_name_word(frame[comma - 1]):
        return None
    head = next((t for t in frame[phrase.first : phrase.last] if t.lower in roles()), None)
    if head is None or not _is_role_phrase(frame, phrase):
        return None
    before = _within(frame, _clause_start(frame, comma), comma)
    return before if before and before.last - before.first <= 6 else None


def _without_helpers(frame: Frame, verb: int) -> int:
    """Return where the words "has also", "later" before a verb begin."""
    last = verb
    while last > 0:
        token = frame[last - 1]
        adverb = token.lower.endswith("ly") and not token.capital and len(token.lower) > 4
        if not (adverb or _in("auxiliaries", token) or _in("adverbs", token)):
            break
        last -= 1
    return last


def _clause_start(frame: Frame, last: int) -> int:
    """Return where the clause begins whose subject ends at `last`."""
    low = max(0, last - _LONGEST)
    at = last
    depth = 0
    while at > low:
        token = frame[at - 1]
        if token.text in ")]":
            depth += 1
        elif token.text in "([":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and _bounds(frame, at - 1):
            break
        at -= 1
    return at


def _bounds(frame: Frame, at: int) -> bool:
    """Say whether a clause ends at a token."""
    token = frame[at]
    if token.quoted >= 0:
        return at + 1 >= len(frame) or not _is_plain_noun(frame[at + 1])
    if token.text in ",;:–—…?!" or (token.text == "-" and not token.word):
        return True
    if token.lower in ("and", "or"):
        return not _joins(frame, at)
    return _in("subordinators", token) and not (token.initial and at == 0)


def _is_plain_noun(token: Token) -> bool:
    """Say whether a quotation before this word is a part of its phrase: the “quartet” leader."""
    return token.word and not token.capital and token.lower in roles()


def _joins(frame: Frame, at: int) -> bool:
    """Say whether an "and" joins two who speak, rather than two clauses."""
    if at == 0 or at + 1 >= len(frame):
        return False
    low = at
    while low > 0 and at - low < 6 and _nominal(frame[low - 1]):
        low -= 1
    clean = (
        low == 0
        or frame[low - 1].text in ",;:–—"
        or frame[low - 1].quoted >= 0
        or _in("subordinators", frame[low - 1])
    )
    return low < at and clean and _nominal(frame[at + 1])


def _nominal(token: Token) -> bool:
    return token.word and (
        is_name_word(token)
        or token.lower in roles()
        or (_in("determiners", token) and not token.capital)
        or (token.initial and _in("determiners", token))
        or token.lower == "of"
    )


def _within(frame: Frame, first: int, last: int) -> Phrase | None:
    """Return the phrase that ends at `last`, without what leads up to it."""
    at = first
    after_preposition = False
    while at < last:
        token = frame[at]
        if token.lower in ("according", "citing"):
            return None
        if _in("prepositions", token) and token.text != "US":
            after_preposition = True
        elif _starts(frame, at, last, after_preposition):
            return Phrase(at, last)
        elif not _in("determiners", token):
            after_preposition = False
        at += 1
    return None


def _starts(frame: Frame, at: int, last: int, after_preposition: bool) -> bool:
    """Say whether a phrase for somebody starts at a token."""
    token = frame[at]
    if not token.word or _is_time(token) or token.lower in ("last", "next", "ago"):
        return False
    if token.lower == "there":
        return False
    if after_preposition or (_in("openers", token) and token.initial):
        return False
    following = frame[at + 1] if at + 1 < last else None
    if _in("determiners", token) and token.text != "US":
        return following is not None and not _is_time(following)
    if _in("adverbs", token) and not token.capital:
        return False
    return _in("pronouns", token) or is_name_word(token) or not is_relative(token)


def _before_comma(frame: Frame, comma: int) -> Phrase | None:
    """Return the subject of "X, director of Y, said": a name at the front of the clause."""
    low = max(0, comma - 60)
    commas = [at for at in range(low, comma) if frame[at].text in ",–—"]
    for at in commas:
        first = _clause_start(frame, at)
        phrase = _within(frame, first, at)
        if (
            phrase is None
            or frame[phrase.first].lower.endswith("ing")
            or (at != commas[0] and first != phrase.first)
        ):
            continue
        name = _set_off_name(frame, phrase, at, comma)
        if name or _looks_named(frame, phrase):
            return name or phrase
    return _listed(frame, comma, commas)


def _set_off_name(frame: Frame, phrase: Phrase, at: int, comma: int) -> Phrase | None:
    """Return the name in "the head of the agency, X, said", where the first phrase has none."""
    if is_name_word(frame[phrase.last - 1]) and not _is_role_phrase(frame, phrase):
        return None
    last = next((i for i in range(at + 1, comma + 1) if frame[i].text in ",–—"), comma)
    end = at + 1
    while end < last and (is_name_word(frame[end]) or _inner(frame[end])):
        end += 1
    whole = end == last or (end - at > 2 and _in("prepositions", frame[end]))
    fewest = 1 if any(token.lower in roles() for token in frame[phrase.first : phrase.last]) else 2
    return Phrase(at + 1, end) if whole and fewest < end - at <= 8 else None


def _is_role_phrase(frame: Frame, phrase: Phrase) -> bool:
    """Say whether a phrase is one of a role with something after it: "the mayor of Kyiv"."""
    tokens = frame[phrase.first : phrase.last]
    return any(
        token.lower in roles() and _in("prepositions", following)
        for token, following in pairwise(tokens)
    )


def _inner(token: Token) -> bool:
    return token.text == "." or token.lower in ("de", "da", "al", "van", "von", "bin", "del", "la")


def _listed(frame: Frame, comma: int, commas: list[int]) -> Phrase | None:
    """Return the subject of "Officials, however, said"."""
    for at in commas[-1:]:
        if comma - at <= 3:
            phrase = _within(frame, _clause_start(frame, at), at)
            if phrase and (frame[phrase.last - 1].lower in roles()):
                return phrase
    return None


def _looks_named(frame: Frame, phrase: Phrase) -> bool:
    """Say whether a phrase ends in a name or starts as a role does."""
    last = frame[phrase.last - 1]
    if is_name_word(last) or last.text == ")":
        return True
    return phrase.last - phrase.first <= 6 and any(
        token.lower in roles() for token in frame[phrase.first : phrase.last]
    )


def phrase_after(frame: Frame, at: int) -> Phrase | None:
    """Return the phrase for somebody that begins at a token."""
    first = at
    if first >= len(frame) or not frame[first].word or _is_time(frame[first]):
        return None
    if _in("prepositions", frame[first]) and frame[first].text != "US":
        return None
    if _in("pronouns", frame[first]) and frame[first].text != "US":
        return Phrase(first, first + 1) if frame[first].lower != "it" else None
    last = first
    while last < min(len(frame), first + _LONGEST) and _goes_on(frame, first, last):
        last += 1
    while last > first and not frame[last - 1].word and frame[last - 1].text not in ").":
        last -= 1
    return Phrase(first, last) if last > first and _somebody(frame, first, last) else None


def apposed(frame: Frame, phrase: Phrase) -> Phrase:
    """Return the name in "the mayor of Kyiv, X,"; the phrase itself where none follows."""
    tokens = frame[phrase.first : phrase.last]
    role = max((i for i, t in enumerate(tokens) if is_personal(t.lower)), default=-1)
    if role < 0 or (role + 1 < len(tokens) and not _in("prepositions", tokens[role + 1])):
        return phrase
    at = phrase.last
    if at >= len(frame) or frame[at].text != ",":
        return phrase
    last = at + 1
    while (
        last < len(frame) and last - at <= 7 and (is_name_word(frame[last]) or _inner(frame[last]))
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
    if _is_time(token) or is_relative(token) or _in("pronouns", token):
        return False
    if _in("determiners", token) and token.text != "US" and _ended(frame[at - 1]):
        return False
    if token.lower in ("and", "or"):
        return at + 1 < len(frame) and _nominal(frame[at + 1]) and _nominal(frame[at - 1])
    if _in("prepositions", token):
        return _links(frame, at)
    if _in("subordinators", token) or token.lower in ("citing", "quoting", "published"):
        return False
    if _in("auxiliaries", token) and not token.capital and token.lower not in ("s",):
        return False
    named = is_name_word(frame[at - 1]) and not possessive(frame[at - 1])
    return not named or token.capital or token.lower in roles() or _names_a_country(frame, at - 1)


def _ended(before: Token) -> bool:
    """Say whether a determiner after this word begins something else: "told parliament the …"."""
    joining = before.lower in ("and", "or") or _in("prepositions", before)
    return not joining and not _in("determiners", before)


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
    if at + 1 >= len(frame) or _is_time(frame[at + 1]):
        return False
    before = frame[at - 1]
    if before.lower in roles():
        return _in("linking", frame[at]) and not _says_where(frame, at)
    if frame[at].lower not in ("of", "for"):
        return before.lower in ("close", "familiar", "briefed")
    return True


def _says_where(frame: Frame, at: int) -> bool:
    """Say whether "in a statement", "in an interview" begins here."""
    return any(_in("occasions", token) for token in frame[at + 1 : at + 4])


def _somebody(frame: Frame, first: int, last: int) -> bool:
    """Say whether tokens stand for somebody at all."""
    return any(is_name_word(token) or token.lower in roles() for token in frame[first:last])


def is_plural(word: str) -> bool:
    """Say whether a noun is one for several who speak."""
    return word in plurals()


def is_personal(word: str) -> bool:
    """Say whether a noun is one for a person."""
    return roles().get(word) in PERSONAL
