"""What a document of a briefing says, as plain data: the same for slides and for the handout.

Every text in it can be shown as it is: on one line, cut at a sane length, without the controls
that XML forbids. Claims that a person has rejected and hidden steps are not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from viewer.export import words
from viewer.export.cited import Cited, cited, in_short
from viewer.export.notes import unmarked
from viewer.model.briefing import Claim, Kind, Step, Viewpoint
from viewer.model.cards import Card, card
from viewer.model.index import Index
from viewer.model.text import displayed, quoted, shortened

OVERVIEW = ""
"""The key of the picture of the whole briefing; no step has this id."""

CREDIT = "Natural Earth · GeoNames CC BY 4.0"
NO_PICTURE = "There is no picture of the map here."
NO_SOURCES = "The briefing names no source."
NOT_REVIEWED = "suggested, not reviewed"
BORDERS: dict[Viewpoint, str] = {
    "recognised": "borders: recognised",
    "de-facto": "borders: de facto",
}
SIGNS: dict[Kind, str] = {
    "statement": "●", "announcement": "■", "prediction": "◇",
    "allegation": "▲", "denial": "⤺", "assessment": "◆",
}  # fmt: skip

LONGEST_TITLE = 160
LONGEST_NAME = 80
LONGEST_LINE = 300
"""Characters of a caption, a chain of attribution, a counter-claim, a detail of a source."""
LONGEST_TEXT = 600
"""Characters of a summary, a statement or a quote."""
LONGEST_NOTES = 20_000
MOST_CLAIMS = 200
"""Of one step; how many are left out is said."""
MOST_PLACES = 40
MOST_QUOTES = 6
"""Of one claim; so with counter-claims, twice as many."""


class Picture(msgspec.Struct, frozen=True):
    """A map as PNG, its sides in pixels."""

    png: bytes
    width: int
    height: int
    alt: str = ""
    """What it shows, for who cannot see it; empty: the step's own words."""


class PlaceName(msgspec.Struct, frozen=True):
    """A place with its number on the map, if it is drawn."""

    name: str
    number: int | None = None

    def __str__(self) -> str:
        return f"{self.number} {self.name}" if self.number else self.name


def ordered(places: Iterable[PlaceName]) -> tuple[PlaceName, ...]:
    """Return each place once, by its number; those that are not drawn come last."""
    return tuple(sorted(dict.fromkeys(places), key=lambda p: (p.number is None, p.number)))


class Opposite(msgspec.Struct, frozen=True):
    """A claim that stands against another one, or for it, and its number."""

    number: int
    words: str
    against: bool = False
    """Whether it denies or disputes the claim that names it."""
    opposes: bool = False
    """Whether one of the two denies or disputes the other."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One claim, in the words of a document."""

    number: int
    """In the article, from 1; the same in every step."""
    kind: Kind
    disputed: bool
    suggested: bool
    text: str
    quotes: tuple[str, ...]
    """In quotation marks."""
    chain: str
    """From the speaker outwards, with arrows."""
    dates: str
    places: tuple[PlaceName, ...]
    opposites: tuple[Opposite, ...]
    sources: tuple[int, ...]
    """Numbers of the sources that its passages stand in."""
    remarks: tuple[str, ...] = ()
    """Ratings with who signed them and the editor's note, if notes were asked for."""

    @property
    def references(self) -> str:
        """The numbers of its sources as they stand in a text: ``[1] [3]``."""
        return " ".join(f"[{number}]" for number in self.sources)

    @property
    def disputes(self) -> tuple[Opposite, ...]:
        """The claims that deny or dispute it."""
        return tuple(other for other in self.opposites if other.against)


class Group(msgspec.Struct, frozen=True):
    """Claims under a heading; a step of the briefing has one group without a heading."""

    heading: str
    entries: tuple[Entry, ...]


class ReportStep(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a document: a map, what it shows, the claims on it."""

    id: str
    """Of the step, and the key of its picture; `OVERVIEW` where the briefing has no steps."""
    number: int
    """Among the steps that are shown, from 1."""
    title: str
    caption: str
    places: tuple[PlaceName, ...]
    groups: tuple[Group, ...]
    left_out: int
    """How many claims are too many for a step of a document."""
    borders: str
    notes: str = ""
    """For the presenter, as plain lines, if they were asked for."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All claims of the step."""
        return tuple(entry for group in self.groups for entry in group.entries)

    @property
    def key(self) -> str:
        """The numbered places of the step and of its claims, as one line under the map."""
        named = (*self.places, *(place for entry in self.entries for place in entry.places))
        return " · ".join(map(str, ordered(place for place in named if place.number)))

    @property
    def map_words(self) -> str:
        """What the map shows, where its picture does not say so."""
        places = ", ".join(map(str, self.places))
        return f"Map of {self.title}{f': {places}' if places else ''}; {self.borders}"


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All that a document of a briefing says."""

    title: str
    summary: str
    language: str
    """A BCP 47 tag."""
    counts: str
    """``12 steps · 57 claims · 15 places``."""
    keywords: tuple[str, ...]
    sources: tuple[Cited, ...]
    source_line: str
    """The first source in short, and how many more there are."""
    steps: tuple[ReportStep, ...]
    borders: str


def report(
    index: Index,
    numbers: Mapping[str, int],
    *,
    notes: bool = False,
    viewpoint: Viewpoint | None = None,
) -> Report:
    """Return what a document of a briefing says.

    `numbers` are the places' numbers on the map by id. Presenter notes, ratings and the editor's
    notes on claims are in it only with `notes`. `viewpoint` is put in place of the briefing's and
    its steps' own.
    """
    briefing = index.briefing
    teller = _Teller(index, numbers, notes, viewpoint)
    shown = [step for step in briefing.steps if not step.hidden]
    steps = tuple(teller.step(step, number) for number, step in enumerate(shown, 1))
    sources = tuple(cited(source, number) for number, source in enumerate(briefing.sources, 1))
    return Report(
        title=_line(briefing.title, LONGEST_TITLE),
        summary=_line(briefing.summary, LONGEST_TEXT),
        language=_language(briefing.language),
        counts=_counts(index, len(steps)),
        keywords=tuple(_line(place.name, LONGEST_NAME) for place in briefing.places[:MOST_PLACES]),
        sources=sources,
        source_line=in_short(sources),
        steps=steps or (teller.overview(),),
        borders=BORDERS[viewpoint or briefing.viewpoint],
    )


class _Teller:
    """Tells steps and claims of one briefing, with the numbers that they share."""

    def __init__(
        self, index: Index, numbers: Mapping[str, int], notes: bool, viewpoint: Viewpoint | None
    ) -> None:
        self._index, self._numbers = index, numbers
        self._notes, self._viewpoint = notes, viewpoint
        self._source_numbers = {s.id: n for n, s in enumerate(index.briefing.sources, 1)}

    def step(self, step: Step, number: int) -> ReportStep:
        focus = [i for i in step.focus.claims if i in self._index.article_numbers]
        entries = tuple(self._entry(self._index.claims[i]) for i in focus[:MOST_CLAIMS])
        own = step.view.viewpoint if step.view else None
        return ReportStep(
            id=step.id,
            number=number,
            title=_line(step.title, LONGEST_TITLE),
            caption=_line(step.caption or "", LONGEST_LINE),
            places=ordered(self._places(step.focus.places)),
            groups=(Group("", entries),) if entries else (),
            left_out=len(focus) - len(entries),
            borders=BORDERS[self._viewpoint or own or self._index.briefing.viewpoint],
            notes=unmarked(step.notes[:LONGEST_NOTES]) if self._notes else "",
        )

    def overview(self) -> ReportStep:
        """Return one step with the main places, and all claims by the place they concern first."""
        briefing, standing = self._index.briefing, self._index.standing
        best = min((place.rank for place in briefing.places), default=1)
        groups: dict[str, list[Entry]] = {}
        for claim in sorted(standing[:MOST_CLAIMS], key=self._first_number):
            entry = self._entry(claim)
            heading = entry.places[0] if entry.places else "Without a place"
            groups.setdefault(str(heading), []).append(entry)
        return ReportStep(
            id=OVERVIEW,
            number=1,
            title="What is said of which place",
            caption="",
            places=ordered(self._places(p.id for p in briefing.places if p.rank == best)),
            groups=tuple(Group(heading, tuple(entries)) for heading, entries in groups.items()),
            left_out=max(0, len(standing) - MOST_CLAIMS),
            borders=BORDERS[self._viewpoint or briefing.viewpoint],
        )

    def _entry(self, claim: Claim) -> Entry:
        shown = card(self._index, claim)
        passages = (self._index.passages[i] for i in claim.passages if i in self._index.passages)
        numbers = {
            self._source_numbers[p.source] for p in passages if p.source in self._index.sources
        }
        return Entry(
            number=shown.number,
            kind=shown.kind,
            disputed=shown.disputed,
            suggested=shown.suggested,
            text=_line(shown.text, LONGEST_TEXT),
            quotes=tuple(quoted(_line(q, LONGEST_TEXT)) for q in shown.quotes[:MOST_QUOTES]),
            chain=_line(" → ".join(shown.chain), LONGEST_LINE),
            dates=_line(_dates(shown), LONGEST_LINE),
            places=self._places(role.place for role in claim.places),
            opposites=tuple(self._opposites(claim, shown)),
            sources=tuple(sorted(numbers)),
            remarks=tuple(_line(note, LONGEST_TEXT) for note in shown.notes if self._notes),
        )

    def _opposites(self, claim: Claim, shown: Card) -> Iterable[Opposite]:
        against = {other.id for other in self._index.counters.get(claim.id, ())}
        for counter in shown.counters[: 2 * MOST_QUOTES]:
            yield Opposite(
                number=self._index.article_numbers[counter.claim],
                words=_line(counter.words, LONGEST_LINE),
                against=counter.opposes and counter.claim in against,
                opposes=counter.opposes,
            )

    def _places(self, ids: Iterable[str]) -> tuple[PlaceName, ...]:
        known = [i for i in dict.fromkeys(ids) if i in self._index.places][:MOST_PLACES]
        return tuple(
            PlaceName(_line(self._index.places[i].name, LONGEST_NAME), self._numbers.get(i))
            for i in known
        )

    def _first_number(self, claim: Claim) -> float:
        """Return the number of the place that a claim is listed under; the others come last."""
        first = next(
            (role.place for role in claim.places if role.place in self._index.places), None
        )
        if first is None:
            return float("inf")
        return self._numbers.get(first, len(self._numbers) + 1)


def _line(text: str, limit: int) -> str:
    return displayed(shortened(text, limit))


def _language(tag: str) -> str:
    """Return a BCP 47 tag as it is, English for what is none."""
    return tag if re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}", tag) else "en"


def _counts(index: Index, steps: int) -> str:
    counted = {"step": steps, "claim": len(index.standing), "place": len(index.briefing.places)}
    named = (f"{count} {name}{'s' * (count != 1)}" for name, count in counted.items() if count)
    return " · ".join(named)


def _dates(shown: Card) -> str:
    said = f"said {words.stated_date(shown.said)}" if shown.said else ""
    time = f"speaks of {words.stated_date(shown.time)}" if shown.time else ""
    return " · ".join(filter(None, (said, time)))
