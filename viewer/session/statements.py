"""What a proposed claim states: the article's words without who says it, which its chain tells."""

from __future__ import annotations

import re

from viewer.model.briefing import ProposedStatement, Stated
from viewer.model.text import folded, shortened
from viewer.session.times import LONGEST_READ, time_in

LONGEST_STATEMENT = 220
LEAST_WORDS = 3
AHEAD = ("announcement", "prediction")
"""Kinds that speak of what is to come."""
_MARKS = '“”„«»"'
_NO_CLAUSE = (
    "a|about|after|all|amid|an|and|as|at|before|but|by|during|everything|for|from|goodbye|hello|if|"
    "in|less|little|more|much|no|nothing|of|on|one|over|so|something|that|through|to|under|very|"
    "when|while|with|without|words|yes"
)
"""After “said” without “that”, these begin what need not be a clause: “said in Paris”."""
_VERBS = (
    "said|says?|added|adds|argue[ds]?|asserted|asserts|believe[ds]?|claim(?:ed|s)?|confirmed|"
    "confirms|expect(?:ed|s)?|explained|explains|insist(?:ed|s)?|maintain(?:ed|s)|predict(?:ed|s)?|"
    "promised|promises|reported|reports|stated|states|suggest(?:ed|s)?|warn(?:ed|s)?"
)
_WHEN = "(?:at|by|during|earlier|in|last|late|on|this|through|to|via)"
_THAT = re.compile(
    rf"\b(?:{_VERBS}|told [^,{_MARKS}]{{2,60}}?)(?: {_WHEN} [^,{_MARKS}]{{2,60}}?)? that (.+)"
)
_SAID = re.compile(rf"\b(?:said|says?) (?!(?:{_NO_CLAUSE})\b)(\w.+)", re.I)
_BOUND = re.compile(
    r"\b(?:a|and|but|its?|the|their|this|which|who|\w+[’']s|not|never|nobody|\w+n[’']t) $"
    rf"|[{_MARKS}]",
    re.I,
)
"""Before a verb: it is a noun, or a second verb, or belongs to what was quoted before, or nobody
says it."""
_AND_THAT = re.compile(r"(,? (?:and|but)) that (?!(?:is|was|has|had|would|will|may|could)\b)")
"""Before a second clause of what is said."""
_NEXT = re.compile(rf"[.?!] [{_MARKS}]")
_ACCORDING = re.compile(r"According to [^,]{2,100}, (.+)")
_ACCORDED = re.compile(r"(.+?),? according to [^,]{2,100}\.?")


def stated(exact: str, what: ProposedStatement) -> str:
    """Return what somebody says in these words of the article, as a sentence.

    A denial stays as it is, for without its verb it would say the contrary; so do words that do
    not part plainly.
    """
    words = " ".join(exact[:LONGEST_READ].split())
    own = all(speaker.kind == "article" for speaker in what.speakers)
    if own or what.kind == "denial" or len(exact) > LONGEST_READ:
        return shortened(exact, LONGEST_STATEMENT)
    said = _of_quotation(words) or _behind_speaker(words) or _before_speaker(words, what)
    plain = len(said.split()) >= LEAST_WORDS
    return shortened(_sentence(said) if plain else words, LONGEST_STATEMENT)


def times_of(
    exact: str, what: ProposedStatement, published: Stated | None
) -> tuple[Stated | None, Stated | None]:
    """Return when this was said, and the time that it speaks of, as far as the words tell it.

    The time beside who says it is when it was said; where they do not part, none is told apart.
    """
    words = " ".join(exact[:LONGEST_READ].split())
    statement = stated(exact, what)
    before = None if what.kind in AHEAD else published  # “on Friday” may be the next one
    if all(speaker.kind == "article" for speaker in what.speakers):
        return None, time_in(words, before)
    at = folded(words).find(folded(statement).rstrip("."))
    if len(statement) >= len(words) or at < 0:
        return None, None
    around = f"{words[:at]} | {words[at + len(statement) :]}"
    return time_in(around, published), time_in(statement, before)


def _of_quotation(words: str) -> str:
    """Return the words within quotation marks, where there are no others."""
    inner = words.strip(f"{_MARKS} ")
    alone = words[:1] in _MARKS and words[-1:] in _MARKS and not set(inner) & set(_MARKS)
    return inner if alone else ""


def _behind_speaker(words: str) -> str:
    """Return what follows “somebody said that”, or “according to somebody,”."""
    if found := _ACCORDING.fullmatch(words):
        return found[1]
    found = _SAID.search(words) or _THAT.search(words)
    if not found or _BOUND.search(words[: found.start()]) or _NEXT.search(words):
        return ""
    return _AND_THAT.sub(r"\1 ", found[1])


def _before_speaker(words: str, what: ProposedStatement) -> str:
    """Return what stands before “, somebody said”, or before “according to somebody”."""
    if found := _ACCORDED.fullmatch(words):
        return found[1]
    for speaker in what.speakers:
        tail = folded(f", {speaker.name} {what.cue}.")
        if what.cue and folded(words).endswith(tail):
            return words[: -len(tail)]
    return ""


def _sentence(words: str) -> str:
    words = words.rstrip(" ,;:")
    at = next((at for at, sign in enumerate(words) if sign.isalnum()), 0)
    ended = words[-1:] in ".!?…" or words[-2:-1] in ".!?"
    return f"{words[:at]}{words[at : at + 1].upper()}{words[at + 1 :]}{'' if ended else '.'}"
