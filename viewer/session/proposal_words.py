"""Proposals in words: what is proposed, in what context, by which rule and how surely."""

from __future__ import annotations

from typing import NamedTuple

from viewer.model.briefing import PlaceCandidate, Proposal, ProposedPlace, ProposedStatement
from viewer.model.text import shortened

CERTAINTIES = (
    (0.9, "almost certain"),
    (0.75, "likely right"),
    (0.5, "doubtful"),
    (0.0, "very doubtful"),
)
LONGEST_CONTEXT = 300
LONGEST_SIDE = 100
"""Characters of a paragraph, around the words, that a card shows."""
MOST_CANDIDATES = 9
"""As many as there are keys for them."""


class Context(NamedTuple):
    """The paragraph that words stand in, and where the words are in it, half-open."""

    words: str
    start: int
    end: int


def context(text: str, start: int, end: int) -> Context:
    """Return the paragraph of a span, cut at spaces where it is long; positions are in the cut."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    if last - first <= LONGEST_CONTEXT:
        return Context(text[first:last].replace("\n", " "), start - first, end - first)
    low, high = max(first, start - LONGEST_SIDE), min(last, end + LONGEST_SIDE)
    if low > first:
        low = _space(text, low, start)
    if high < last:
        high = text.rfind(" ", end, high) if " " in text[end:high] else high
    before = "… " * (low > first)
    after = " …" * (high < last)
    words = before + text[low:high].replace("\n", " ") + after
    return Context(words, len(before) + start - low, len(before) + end - low)


def context_of(proposal: Proposal, text: str) -> Context:
    """Return the paragraph of proposed words; the words alone where the text has them no more."""
    words, at = proposal.quote.exact, proposal.position
    if proposal.state == "orphan":
        return Context(words.replace("\n", " "), 0, len(words))
    return context(text, at.start, at.end)


def certainty_words(certainty: float) -> str:
    """Return how sure a rule is, as a person says it."""
    return next(words for least, words in CERTAINTIES if certainty >= least)


def rule_words(proposal: Proposal) -> str:
    """Return what made a proposal, and how sure it is: ``indirect speech · likely right``."""
    rule = proposal.rule.replace("-", " ").replace("_", " ").strip()
    lost = "not in the article any more" if proposal.state == "orphan" else ""
    return " · ".join(filter(None, (rule, certainty_words(proposal.certainty), lost)))


def title_words(proposal: Proposal) -> str:
    """Return in a few words what a proposal is about: the words of the article."""
    return shortened(proposal.quote.exact, 60)


def chain_words(what: ProposedStatement) -> str:
    """Return who says and who relays a proposed claim: ``Yuri Ushakov → Interfax``."""
    speakers = ", ".join(speaker.name for speaker in what.speakers)
    return " → ".join((speakers, *(relay.name for relay in reversed(what.relayed_by))))


def use_words(what: ProposedPlace) -> str:
    """Return that a place is proposed, and how the words use its name."""
    return "Place" if what.use == "literal" else "Place · by association"


def candidate_words(candidate: PlaceCandidate, country: str) -> str:
    """Return a candidate as a person tells it from others: ``Paris · city · France``."""
    parts = (candidate.name, candidate.feature, country)
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _space(text: str, low: int, start: int) -> int:
    """Return where a word begins, from `low` on but not past `start`."""
    found = text.find(" ", low, start)
    return found + 1 if found >= 0 else low
