"""Who is the subject of a verb that stands after him: the phrase before "said"."""

from __future__ import annotations

from itertools import pairwise

from viewer.reading.claims.frames import Frame, Token
from viewer.reading.claims.lexicon import roles
from viewer.reading.claims.phrases import (
    LONGEST,
    WHERE,
    Phrase,
    has_role,
    inside_name,
    is_name_word,
    is_relative,
    is_time,
    listed,
    nominal,
)

_DASHES = frozenset("–—-")
_OBJECTS = frozenset(["what", "which", "whom", "who"])
"""Relatives that may be the object of a clause, whose subject stands behind them."""
_GENITIVE = frozenset(["'s", "’s"])


def subject_before(frame: Frame, verb: int) -> Phrase | None:
    """Return who is the subject of a verb that stands after him."""
    last = _without_helpers(frame, verb)
    if last <= 0:
        return None
    before = frame[last - 1]
    if before.text in _DASHES or before.text == ",":
        return _before_comma(frame, last - 1)
    first = _behind_relative(frame, _clause_start(frame, last), last)
    phrase = _within(frame, first, last)
    if phrase is None or _is_clause(frame, phrase):
        return None
    return _named_before(frame, phrase) or phrase


def _behind_relative(frame: Frame, first: int, last: int) -> int:
    """Return where the subject begins of "what officials said", "a powder which he called …"."""
    for at in range(last - 2, first - 1, -1):
        if frame[at].lower in _OBJECTS and not frame[at].text.isupper():
            return at + 1 if _is_whole(frame[at + 1 : last], frame[at].lower) else first
    return first


def _is_whole(words: Frame, relative: str) -> bool:
    """Say whether words are a subject and no more, rather than "who heads the chamber"."""
    head = words[-1]
    if listed("pronouns", head) and len(words) == 1:
        return True
    if not (is_name_word(head) or head.lower in roles()):
        return False
    if listed("determiners", words[0]) or is_name_word(words[0]):
        return True
    if relative == "who" and len(words) > 1:
        return False
    return not any(
        word.capital or listed("determiners", word) or word.lower.endswith(("s", "ed"))
        for word in words[:-1]
    )


def _is_clause(frame: Frame, phrase: Phrase) -> bool:
    """Say whether a phrase has a verb of its own, so that it stands for nobody."""
    tokens = frame[phrase.first : phrase.last]
    if len(tokens) == 1:
        return False
    if listed("pronouns", tokens[0]) and not is_relative(tokens[1]):
        return not listed("determiners", tokens[1])
    for token in tokens:
        if is_relative(token):
            return False
        if listed("auxiliaries", token) and not token.capital and token.text not in _GENITIVE:
            return True
    return False


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
    last = _without_time(frame, verb)
    while last > 0:
        token = frame[last - 1]
        adverb = token.lower.endswith("ly") and not token.capital and len(token.lower) > 4
        adverb = adverb and token.lower not in roles()
        if not (adverb or listed("auxiliaries", token) or listed("adverbs", token)):
            break
        last -= 1
    return last


def _without_time(frame: Frame, verb: int) -> int:
    """Return where "on Tuesday", "last week" before a verb begins."""
    last = verb
    while last > 1 and is_time(frame[last - 1]):
        last -= 1
    if last == verb:
        return verb
    if frame[last - 1].lower in ("last", "this", "early", "late"):
        last -= 1
    return last - 1 if last > 1 and frame[last - 1].lower in ("on", "in") else last


def _clause_start(frame: Frame, last: int) -> int:
    """Return where the clause begins whose subject ends at `last`."""
    low = max(0, last - LONGEST)
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
    if token.lower == "that" and _tells_more(frame, at):
        return False
    return listed("subordinators", token) and not (token.initial and at == 0)


def _tells_more(frame: Frame, at: int) -> bool:
    """Say whether "that" is who it was: "the company that runs the dam", not "told staff that"."""
    if at < 2 or at + 1 >= len(frame) or frame[at - 1].lower not in roles():
        return False
    following = frame[at + 1]
    opens = listed("determiners", following) or listed("pronouns", following)
    noun = following.capital or following.lower in roles()
    verb = following.lower.endswith(("s", "ed")) or listed("auxiliaries", following)
    return verb and not (opens or noun) and listed("determiners", frame[at - 2])


def _is_plain_noun(token: Token) -> bool:
    """Say whether a quotation before this word is a part of its phrase: the “quartet” leader."""
    return token.word and not token.capital and token.lower in roles()


def _joins(frame: Frame, at: int) -> bool:
    """Say whether an "and" joins two who speak, rather than two clauses."""
    if at == 0 or at + 1 >= len(frame):
        return False
    low = at
    while low > 0 and at - low < 6 and nominal(frame[low - 1]):
        low -= 1
    if 1 < low < at and frame[low - 1].lower in WHERE and frame[low - 2].lower in roles():
        low -= 2
        while low > 0 and at - low < LONGEST and nominal(frame[low - 1]):
            low -= 1
    clean = (
        low == 0
        or frame[low - 1].text in ",;:–—"
        or frame[low - 1].quoted >= 0
        or listed("subordinators", frame[low - 1])
    )
    return low < at and clean and nominal(frame[at + 1])


def _within(frame: Frame, first: int, last: int) -> Phrase | None:
    """Return the phrase that ends at `last`, without what leads up to it."""
    at = first
    after_preposition = False
    while at < last:
        token = frame[at]
        if token.lower in ("according", "citing"):
            return None
        if listed("prepositions", token) and token.text != "US":
            after_preposition = True
        elif _starts(frame, at, last, after_preposition):
            return Phrase(at, last)
        elif not listed("determiners", token):
            after_preposition = False
        at += 1
    return None


def _starts(frame: Frame, at: int, last: int, after_preposition: bool) -> bool:
    """Say whether a phrase for somebody starts at a token."""
    token = frame[at]
    if not token.word or is_time(token) or token.lower in ("last", "next", "ago"):
        return False
    if token.lower == "there":
        return False
    if after_preposition or (listed("openers", token) and token.initial):
        return False
    following = frame[at + 1] if at + 1 < last else None
    if listed("determiners", token) and token.text != "US":
        return following is not None and not is_time(following)
    if listed("adverbs", token) and not token.capital:
        return False
    return listed("pronouns", token) or is_name_word(token) or not is_relative(token)


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
    while end < last and (is_name_word(frame[end]) or inside_name(frame[end])):
        end += 1
    whole = end == last or (end - at > 2 and listed("prepositions", frame[end]))
    fewest = 1 if any(token.lower in roles() for token in frame[phrase.first : phrase.last]) else 2
    return Phrase(at + 1, end) if whole and fewest < end - at <= 8 else None


def _is_role_phrase(frame: Frame, phrase: Phrase) -> bool:
    """Say whether a phrase is one of a role with something after it: "the mayor of Kyiv"."""
    tokens = frame[phrase.first : phrase.last]
    return any(
        token.lower in roles() and listed("prepositions", following)
        for token, following in pairwise(tokens)
    )


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
        has_role(token) for token in frame[phrase.first : phrase.last]
    )
