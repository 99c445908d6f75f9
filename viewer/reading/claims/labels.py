"""Names and roles at the front of a paragraph: “Ines Vogel: …”, “MR. HAHN: …”, “Q: …”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from viewer.model.briefing import AgentKind
from viewer.reading.claims.lexicon import bare, body_kind, given_names, is_title, outlets
from viewer.reading.claims.names import Known, split_title
from viewer.reading.claims.paragraphs import Paragraph
from viewer.reading.claims.phrases import is_personal
from viewer.reading.claims.verbs import verbs
from viewer.reading.claims.words import group

Sort = Literal["asks", "answers", "person", "role", "unsure", "heading"]
_LABEL = re.compile(
    r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s{1,3})?[*_>•–—-]{0,3} ?"
    r"(?P<name>[^\W\d_a-z][\w.’'-]*(?: [\w.’'-]+){0,4})"
    r"(?: ?\([^()\n]{1,60}\)|, (?P<aside>[^:,“”\"\n]{2,50}))?"
    r"[*_]{0,3} ?:[*_]{0,3}(?:\s+|\Z)"
)
"""A name, perhaps with a time before it and a party or an office behind it, and a colon."""
_LONGEST = 180
"""Code points from the start of a paragraph to the colon of its label."""
_LETTER = re.compile(r"[*_]{0,3}(?P<name>[QA])\d{0,2}[.:][*_]{0,3}\s+")
_INLINE = re.compile(r"(?<=[?.!…\"”’')*_])\s+(?=[*_]{0,3}[QA]:[*_]{0,3}\s)")
_INTRODUCED = re.compile(
    r"\b(?:with|asked|asks?|interview(?:ed|s)?|(?:spoke|speaks|talk(?:s|ed)) (?:to|with))"
    r"(?: [\w.]+){0,3} \Z"
)
_BEFORE = 4000
"""Code points before the first answer in which somebody is introduced."""
_QUOTED = frozenset("\"“„«»‘'”")
_ARTICLES = frozenset(["the", "a", "an"])


class Label(msgspec.Struct, frozen=True):
    """What stands before the words of a paragraph."""

    start: int
    end: int
    """Where the words begin."""
    sort: Sort
    name: str = ""
    kind: AgentKind = "person"


def split_turns(text: str, spans: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs, those parted that have both a question and its answer."""
    for span in spans:
        at = span.start
        if _LETTER.match(text, span.start, min(span.end, span.start + 16)):
            for gap in _INLINE.finditer(text, span.start, span.end):
                yield Paragraph(at, gap.start())
                at = gap.end()
        yield Paragraph(at, span.end) if at != span.start else span


def read_label(text: str, span: Paragraph, known: Known) -> Label | None:
    """Return the label of a paragraph, if it has one; a heading's, where it is of nobody."""
    if letter := _LETTER.match(text, span.start, min(span.end, span.start + 16)):
        sort: Sort = "asks" if letter["name"] == "Q" else "answers"
        return Label(span.start, letter.end(), sort, letter["name"])
    if text.find(":", span.start, min(span.end, span.start + _LONGEST)) < 0:
        return None
    match = _LABEL.match(text, span.start, span.end)
    if match is None or any(word in verbs() for word in (match["aside"] or "").lower().split()):
        return None
    if match.end() < span.end and text[match.end()] in _QUOTED:
        return _heading(span)
    found = _who(match["name"], span.start, known)
    if found is None:
        return _heading(span) if _is_heading(match["name"]) else None
    sort, name, kind = found
    return Label(span.start, match.end(), sort, name, kind)


def answered(text: str, labels: Sequence[Label | None], known: Known) -> list[Label | None]:
    """Return the labels, with a name for the A of questions and answers; none without a Q."""
    given = [label for label in labels if label]
    first = next((label.start for label in given if label.sort == "answers"), None)
    if first is None:
        return list(labels)
    if all(label.sort != "asks" for label in given):
        return [None if label and label.sort == "answers" else label for label in labels]
    people = Counter(label.name for label in given if label.sort == "person")
    name = people.most_common(1)[0][0] if people else _introduced(text, first, known)
    who = {"name": name or "Unknown", "kind": "person" if name else "unnamed"}
    return [
        msgspec.structs.replace(label, **who) if label and label.sort == "answers" else label
        for label in labels
    ]


def _introduced(text: str, before: int, known: Known) -> str:
    """Return whom a text speaks of most before the first answer."""
    weights: Counter[str] = Counter()
    for named in known.between(before - _BEFORE, before):
        if known.may_be_person(named.name):
            lead = text[max(0, named.start - 60) : named.start]
            weights[named.name] += 3 if _INTRODUCED.search(lead) else 1
    return weights.most_common(1)[0][0] if weights else ""


def _heading(span: Paragraph) -> Label:
    """Return a label that stays where it is, and only ends the turn before it."""
    return Label(span.start, span.start, "heading")


def _is_heading(name: str) -> bool:
    """Say whether some words are a heading, as in “Key points: …”, not in “The answer is: …”."""
    words = name.lower().split()
    starts = words[0] in group("phrases", "determiners") | group("phrases", "pronouns")
    return len(words) <= 3 and not starts


def _who(label: str, at: int, known: Known) -> tuple[Sort, str, AgentKind] | None:
    """Return whom a label names: how surely, by what name, and of what kind he is."""
    lower = label.lower().split()
    if len(lower) == 1 and lower[0] in group("talks", "asking"):
        return "asks", label, "unnamed"
    if outlet := outlets().get(bare(label)):
        return "unsure", outlet.name, "outlet"
    if _is_role(lower):
        return "role", label.capitalize() if label.isupper() else label, "unnamed"
    words = [word.capitalize() if word.isupper() else word for word in label.split()]
    behind = max((n for n, word in enumerate(words[:-1], 1) if is_personal(word)), default=0)
    words = words[behind:]  # the name, behind a role
    if not all(word[0].isupper() or not word[0].isalpha() for word in words):
        return None
    named, title = split_title(words)
    full = known.full(" ".join(named), at)
    if kind := body_kind(full):
        return "unsure", full, kind
    if behind or title or _is_person(named, full, known):
        return "person", full, "person"
    return "unsure", full, "person" if known.may_be_person(full) else "organisation"


def _is_role(words: list[str]) -> bool:
    """Say whether a label is a role: Reporter, The Chair, Speaker 2, Audience member."""
    talking = group("talks", "talking")
    nouns = [word for word in words if not word.isdigit()]
    if not nouns or not (nouns[-1] in talking or is_personal(nouns[-1])):
        return False
    return all(word in talking or is_title(word) or word in _ARTICLES for word in nouns)


def _is_person(named: list[str], full: str, known: Known) -> bool:
    if known.is_person(full) or known.is_person(named[-1]):
        return True
    if len(named) == 1:
        short = full != named[0] and known.may_be_person(full)
        return short or named[0].lower() in given_names()
    return named[0].lower() in given_names()
