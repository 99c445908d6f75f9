"""A presentation told as text: headings and paragraphs, for those who listen to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from viewer.model.briefing import Claim, Step
from viewer.model.cards import card
from viewer.model.index import Index
from viewer.model.text import quoted
from viewer.session.selection import Subject, claims_of


class Told(msgspec.Struct, frozen=True):
    """One paragraph; a heading has a level from 1."""

    text: str
    level: int = 0
    quote: bool = False


def telling(index: Index, steps: Sequence[Step], source: str) -> Iterator[Told]:
    """Yield a presentation from its title to its sources; presenter notes are left out."""
    yield Told(index.briefing.title, 1)
    if index.briefing.summary:
        yield Told(index.briefing.summary)
    yield Told(f"Source: {source}")
    for number, step in enumerate(steps, 1):
        yield Told(f"{number} of {len(steps)}: {step.title}", 2)
        if step.caption:
            yield Told(step.caption)
        places = [index.places[i].name for i in step.focus.places if i in index.places]
        if places:
            yield Told(f"On the map: {', '.join(places)}.")
        for claim in claims_of(index, Subject("step", step.id)):
            yield from _claim(index, claim)


def _claim(index: Index, claim: Claim) -> Iterator[Told]:
    shown = card(index, claim)
    marks = [shown.kind.capitalize()]
    marks += ["disputed"] * shown.disputed + ["suggested, not reviewed"] * shown.suggested
    yield Told(f"{', '.join(marks)}: {shown.text}", 3)
    for words in shown.quotes:
        yield Told(quoted(words), quote=True)
    yield Told(f"Said by {', through '.join(shown.chain)}.")
    for counter in shown.counters:
        if counter.opposes:
            words = counter.words.removesuffix(".")
            yield Told(f"{words[:1].upper()}{words[1:]}.")
