"""Cues in a sentence: the words that say that somebody says something, and who."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from viewer.model.briefing import Kind
from viewer.reading.claims.complements import allowed, quote_before
from viewer.reading.claims.frames import Frame, Token
from viewer.reading.claims.lexicon import roles
from viewer.reading.claims.phrases import (
    Phrase,
    apposed,
    is_name_word,
    is_plural,
    is_relative,
    phrase_after,
    possessive,
)
from viewer.reading.claims.subjects import subject_before
from viewer.reading.claims.verbs import Verb, verbs
from viewer.reading.claims.words import group

Way = Literal["verb", "according", "citing", "quoted", "relay", "colon"]
_MOST = 10
"""Cues of one sentence that are looked at; no sentence that somebody reads has more."""
_MODALS = frozenset(["will", "would", "could", "can", "may", "might", "should", "must", "shall"])
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_AFTER_INVERTED = frozenset(".,;:?!)–—-…")


class Cue(msgspec.Struct, frozen=True, gc=False):
    """Words of a frame, from first up to last, that say who says something."""

    first: int
    last: int
    at: int
    """The verb."""
    subject: Phrase | None
    """None where it is that of the cue before: ", saying"."""
    kind: Kind = "statement"
    way: Way = "verb"
    inverted: bool = False
    listener: Phrase | None = None


_LEADING = frozenset(
    (
        *("citing", "quoting", "cited", "quoted", "quotes"),
        *("per", "according", "as", "reported", "in"),
    )
)
"""Words that a cue other than a verb with its subject begins with."""


@cache
def cue_words() -> frozenset[str]:
    """Return all words without one of which a sentence has no cue."""
    return frozenset(verbs()) | {
        "according",
        "per",
        "citing",
        "quoting",
        "quoted",
        "quotes",
        "cited",
        "words",
    }


@cache
def _triggers() -> frozenset[str]:
    """Return the words at which a cue may be read."""
    return cue_words() | {"as", "in"}


def read_cues(frame: Frame) -> list[Cue]:
    """Return the cues of a sentence, in order."""
    found: list[Cue] = []
    triggers = _triggers()
    for at, token in enumerate(frame):
        if token.lower not in triggers:
            continue
        cue = _preposition(frame, at) or _verb(frame, at, token, found)
        if cue is not None:
            found.append(cue)
            found += _quoting(frame, cue)
            if len(found) >= _MOST:
                break
    return found or [cue for cue in [_colon(frame)] if cue is not None]


def _quoting(frame: Frame, cue: Cue) -> list[Cue]:
    """Return who quotes, of "X quoted Y as saying"."""
    subject = subject_before(frame, cue.at) if cue.way == "quoted" else None
    return [Cue(subject.first, cue.at + 1, cue.at, subject, way="relay")] if subject else []


def _preposition(frame: Frame, at: int) -> Cue | None:
    """Return "according to X", "as per X", "citing X", "quoted X as saying"."""
    token = frame[at]
    if token.lower not in _LEADING:
        return None
    if token.lower in ("citing", "quoting", "cited"):
        return _after(frame, at, at + 1, "citing")
    if token.lower in ("quoted", "quotes") and at > 0 and not _passive(frame, at):
        return _after(frame, at, at + 1, "quoted")
    following = frame[at + 1].lower if at + 1 < len(frame) else ""
    if token.lower == "per" and _is_source(frame, at + 1):
        return _after(frame, at, at + 1, "according")
    if (token.lower, following) in (("according", "to"), ("as", "per")):
        return _after(frame, at, at + 2, "according")
    if (token.lower, following) == ("reported", "by") and not _is_measure(frame[at + 2 :]):
        return _after(frame, at, at + 2, "according")
    if token.lower == "in" and [t.lower for t in frame[at + 2 : at + 3]] == ["words"]:
        return Cue(at, at + 3, at, Phrase(at + 1, at + 2), way="according")
    if token.lower == "in" and [t.lower for t in frame[at + 1 : at + 4]] == ["the", "words", "of"]:
        return _after(frame, at, at + 4, "according")
    return None


def _is_measure(rest: Frame) -> bool:
    """Say whether "by" tells how something is counted: reported by country."""
    return bool(rest) and roles().get(rest[0].lower) == "people" and not is_plural(rest[0].lower)


def _is_source(frame: Frame, at: int) -> bool:
    """Say whether "per" names a source, rather than a rate: per CNN, per a report."""
    if at >= len(frame):
        return False
    return is_name_word(frame[at]) or frame[at].lower in ("a", "the")


def _after(frame: Frame, at: int, start: int, way: Way) -> Cue | None:
    """Return the cue that names somebody after it."""
    phrase = phrase_after(frame, start)
    if start < len(frame) and frame[start].lower in ("him", "her", "them"):
        phrase = Phrase(start, start + 1)
    if phrase is None:
        return None
    phrase = apposed(frame, phrase)
    return Cue(at, phrase.last, at, phrase, way=way)


def _verb(frame: Frame, at: int, token: Token, before: list[Cue]) -> Cue | None:
    """Return the cue that a verb makes with its subject, if it is a verb and has one."""
    if at == 0:
        return _opening(frame)
    verb = verbs().get(token.lower)
    if verb is None or _is_noun(frame, at) or (before and at < before[-1].last):
        return None
    if token.capital and not token.initial:
        return None
    if _passive(frame, at):
        return _told(frame, at)
    if _conditional(frame, at):
        return None
    inverted = _inverted(frame, at, verb)
    if inverted is not None and (quote_before(frame, at) or not _has_content(frame, inverted.last)):
        return Cue(at, inverted.last, at, inverted, verb.kind, inverted=True)
    subject = _subject(frame, at)
    elided = subject is None and _elided(frame, at, before)
    if (subject is None and not elided) or not allowed(frame, at, verb, subject):
        return None
    listener = phrase_after(frame, at + 1) if "listener" in verb.takes else None
    last = listener.last if listener else at + 1
    first = subject.first if subject else at
    return Cue(first, last, at, subject, verb.kind, listener=listener)


def _opening(frame: Frame) -> Cue | None:
    """Return the cue of a sentence that begins with it: "Said X: …"."""
    if frame[0].lower not in ("said", "says", "added", "adds"):
        return None
    phrase = phrase_after(frame, 1)
    return Cue(0, phrase.last, 0, phrase, inverted=True) if phrase else None


def _is_noun(frame: Frame, at: int) -> bool:
    """Say whether a form such as "claims" or "reports" is a noun here."""
    before = frame[at - 1]
    word = frame[at].lower
    number = before.text[0].isdigit() and "-" not in before.text
    if number or (before.lower in group("phrases", "before-noun") and before.text != "US"):
        return True
    if word in ("said", "told", "says"):
        return False
    if word.endswith("s") and before.lower.endswith(("ed", "ing")) and not before.capital:
        return True
    following = frame[at + 1].lower if at + 1 < len(frame) else ""
    if word in group("phrases", "nouns") and (following in roles() or before.text in ",;"):
        return True
    return possessive(before) or (following == "of" and not word.endswith("ed"))


def _passive(frame: Frame, at: int) -> bool:
    """Say whether a participle is passive: "was told", "is believed"."""
    if frame[at].lower.endswith("ing"):
        return False
    before = at - 1
    while before >= 0 and (
        frame[before].lower in group("phrases", "adverbs") or frame[before].lower.endswith("ly")
    ):
        before -= 1
    return before >= 0 and frame[before].lower in _BE


def _conditional(frame: Frame, at: int) -> bool:
    """Say whether a verb tells what may yet be said: "could agree", "would not say"."""
    return frame[at - 1].lower in _MODALS or (at > 1 and frame[at - 2].lower in _MODALS)


def _told(frame: Frame, at: int) -> Cue | None:
    """Return "was quoted by X as saying": the one who was quoted is the subject."""
    if frame[at].lower != "quoted":
        return None
    subject = subject_before(frame, at)
    return Cue(subject.first, at + 1, at, subject) if subject else None


def _inverted(frame: Frame, at: int, verb: Verb) -> Phrase | None:
    """Return the subject of ", said X"."""
    if "quote" not in verb.takes or frame[at].lower.endswith("ing"):
        return None
    if not (frame[at - 1].quoted >= 0 or frame[at - 1].text in ",–—-"):
        return None
    start = at + 1
    while start < len(frame) and frame[start].lower in group("phrases", "adverbs"):
        start += 1
    phrase = phrase_after(frame, start)
    if phrase is None or ("listener" in verb.takes):
        return None
    phrase = apposed(frame, phrase)
    if phrase.last >= len(frame) or frame[phrase.last].text in _AFTER_INVERTED:
        return phrase
    following = frame[phrase.last]
    closed = (
        following.quoted >= 0
        or following.lower in group("phrases", "prepositions")
        or following.lower in group("phrases", "times")
        or following.lower in group("phrases", "relative")
        or following.lower in ("as", "citing", "after", "when", "while", "last", "this", "earlier")
    )
    return phrase if closed else None


def _has_content(frame: Frame, at: int) -> bool:
    """Say whether a clause that could be what is said begins at a token."""
    words = [token for token in frame[at:] if token.word or token.quoted >= 0]
    return len(words) > 12 or any(token.quoted >= 0 for token in words[:6])


def _subject(frame: Frame, at: int) -> Phrase | None:
    """Return the subject of a verb that stands after it."""
    if frame[at].lower.endswith("ing") and frame[at - 1].lower not in _BE:
        return _of_quoted(frame, at)
    if frame[at - 1].lower in ("who", "which") and is_relative(frame[at - 1]) and at >= 2:
        return subject_before(frame, at - 1)
    return subject_before(frame, at)


def _of_quoted(frame: Frame, at: int) -> Phrase | None:
    """Return X of "was quoted by Y as saying", for the verb "saying"."""
    if frame[at - 1].lower != "as":
        return None
    for before in range(at - 1, max(0, at - 12), -1):
        if frame[before].lower in ("quoted", "cited") and _passive(frame, before):
            return subject_before(frame, before)
    return None


def _elided(frame: Frame, at: int, before: list[Cue]) -> bool:
    """Say whether a verb has the subject of the verb before it: ", adding that"."""
    previous = frame[at - 1]
    if frame[at].lower.endswith("ing"):
        return previous.text == "," or previous.quoted >= 0 or previous.lower in ("while", "before")
    if previous.lower in group("phrases", "adverbs") and at >= 2:
        previous = frame[at - 2]
    return previous.lower in ("and", "but", "or", "then") or (bool(before) and previous.text == ",")


def _colon(frame: Frame) -> Cue | None:
    """Return the cue of "X: “…”"."""
    for at in range(1, min(len(frame) - 1, 9)):
        if frame[at].text == ":" and frame[at + 1].quoted >= 0:
            phrase = phrase_after(frame, 0)
            if phrase and phrase.last == at and _named(frame[phrase.first : at]):
                return Cue(0, at + 1, at, phrase, way="colon")
    return None


def _named(tokens: Frame) -> bool:
    return is_name_word(tokens[-1]) or tokens[-1].lower in roles()


def words_of(frame: Frame, cue: Cue) -> str:
    """Return the cue's own words, for a person: ``told CNN``."""
    if cue.way == "according":
        return " ".join(_between(frame, cue.at, cue.subject.first if cue.subject else cue.at + 1))
    last = cue.listener.last if cue.listener else cue.at + 1
    return " ".join(_between(frame, cue.at, last))


def _between(frame: Frame, first: int, last: int) -> Iterator[str]:
    for token in frame[first:last]:
        if token.word:
            yield token.text
