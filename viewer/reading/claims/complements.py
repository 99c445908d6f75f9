"""What must stand around a verb for it to say something: a clause, a quotation, an object."""

from __future__ import annotations

from viewer.reading.claims.frames import Frame
from viewer.reading.claims.phrases import Phrase, is_name_word
from viewer.reading.claims.verbs import Verb
from viewer.reading.claims.words import group


def quote_before(frame: Frame, at: int) -> bool:
    """Say whether a quotation stands right before a token, or one and a comma."""
    before = at - 1
    if before >= 0 and frame[before].text in ",–—-":
        before -= 1
    return before >= 0 and frame[before].quoted >= 0


def allowed(frame: Frame, at: int, verb: Verb, subject: Phrase | None) -> bool:
    """Say whether what stands around a verb is what it takes when it says something."""
    rest = frame[at + 1 :]
    takes = verb.takes
    if frame[at].lower in ("called", "calls", "call", "calling"):
        return _calls(rest)
    if "clause" in takes:
        return _says_enough(frame, at, subject)
    if "quote" in takes and (_quoted_near(frame, at, subject) or _trails(frame, at, subject)):
        return "that" in takes or "explicit" in takes or _quoted_near(frame, at, subject)
    if not rest:
        return False
    if "that" in takes and _that_follows(rest):
        return True
    if "explicit" in takes and _that_or_figure(rest):
        return True
    if "to" in takes and rest[0].lower == "to":
        return True
    if "as" in takes and any(token.lower == "as" for token in rest[:18]):
        return True
    return "object" in takes and _object_follows(rest)


def _calls(rest: Frame) -> bool:
    """Say whether "called" judges or demands, rather than names or telephones."""
    if rest and rest[0].lower in ("for", "on"):
        return True
    if rest and rest[0].lower in group("phrases", "prepositions"):
        return False
    return any(token.quoted >= 0 for token in rest[:16])


def _says_enough(frame: Frame, at: int, subject: Phrase | None) -> bool:
    outside = len(frame) - (subject.last - subject.first if subject else 0) - 1
    believes = frame[at].lower in ("believe", "believes", "believed", "thought", "think", "thinks")
    if believes and at + 1 < len(frame) and frame[at + 1].lower in ("in", "to", "of"):
        return False
    return outside >= 3 or any(token.quoted >= 0 for token in frame)


def _quoted_near(frame: Frame, at: int, subject: Phrase | None) -> bool:
    """Say whether a quotation stands right before or soon after the cue."""
    first = subject.first if subject else at
    if quote_before(frame, first):
        return True
    return any(token.quoted >= 0 for token in frame[at + 1 : at + 18])


def _trails(frame: Frame, at: int, subject: Phrase | None) -> bool:
    """Say whether the cue stands after what is said, behind a comma, and ends there."""
    first = subject.first if subject else at
    if first == 0 or frame[first - 1].text not in ",–—-":
        return False
    if (
        at + 1 >= len(frame)
        or not frame[at + 1].word
        or frame[at + 1].lower in ("citing", "quoting")
    ):
        return True
    adverbial = group("phrases", "prepositions") | group("phrases", "times")
    ends = next((i for i in range(at + 1, len(frame)) if frame[i].text in ",.;"), len(frame))
    return ends - at < 8 and frame[at + 1].lower in adverbial


def _that_follows(rest: Frame) -> bool:
    """Say whether a clause or an object follows, perhaps after "on Tuesday" or "to reporters"."""
    first = rest[0]
    if any(token.lower == "that" or token.text == ":" for token in rest[:9]):
        return True
    return (
        first.lower in group("phrases", "determiners")
        or first.lower in group("phrases", "pronouns")
        or first.lower in ("there", "how", "what", "why")
        or first.text[0].isdigit()
        or is_name_word(first)
    ) and len(rest) >= 4


def _that_or_figure(rest: Frame) -> bool:
    return rest[0].text[0].isdigit() or any(token.lower == "that" for token in rest[:9])


def _object_follows(rest: Frame) -> bool:
    first = rest[0]
    return (
        first.word
        and first.lower not in group("phrases", "prepositions")
        and first.lower not in ("and", "or", "but", "as")
        and len(rest) >= 3
    )
