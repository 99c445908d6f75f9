"""Who has the floor in interviews and transcripts: “Ines Vogel: The dam is safe.”, “Q: … A: …”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from viewer.reading.claims.labels import Label, answered, read_label, split_turns
from viewer.reading.claims.names import Known
from viewer.reading.claims.paragraphs import Paragraph
from viewer.reading.proposals import Speaker

_OWN = re.compile(r"\b(?:I|[Mm]y|[Ww]e)\b")
"""Words of somebody who speaks himself."""
_ABOUT_TALK = re.compile(
    r"(?:This|The) (?:interview|conversation|discussion|transcript)\b"
    r"|(?:Interview|Translated|Edited|Conducted|Transcribed) by\b"
)
_SURE = frozenset(["asks", "answers", "person", "role"])
_AFTER = "*_\"”’') \n"
"""Signs behind a question mark."""
_ASIDE = frozenset("([{")
_SHORT = 300
"""Code points of the longest paragraph that is a question without a label."""
_SEEN = 3000
"""Code points of a turn that are looked at."""


class Floor(msgspec.Struct, frozen=True):
    """Who speaks in a paragraph; nobody where somebody asks, or where it is an aside."""

    speaker: Speaker | None
    certain: float = 0.8


_NOBODY = Floor(None)


def floors(
    text: str, spans: Sequence[Paragraph], known: Known
) -> tuple[list[Paragraph], list[Floor | None]]:
    """Return the paragraphs without the labels of turns, and who has the floor in each.

    None where the article itself has it.
    """
    parted = list(split_turns(text, spans))
    labels = [read_label(text, span, known) for span in parted]
    if not any(label and label.name for label in labels):
        return list(spans), [None] * len(spans)
    talk = _Talk(text, parted, answered(text, labels, known), known)
    return [talk.words(at) for at in range(len(parted))], talk.floors()


class _Talk:
    """The turns of one text: paragraphs whose label names somebody who speaks."""

    def __init__(
        self, text: str, spans: list[Paragraph], labels: list[Label | None], known: Known
    ) -> None:
        self.text = text
        self.spans = spans
        self.labels = labels
        self.known = known
        self.names = {at: label.name for at, label in enumerate(labels) if label and label.name}
        self.counts = Counter(self.names.values())
        self.asking = Counter(name for at, name in self.names.items() if self._asks(at))
        self.telling = Counter(name for at, name in self.names.items() if self._tells(at))
        self.alternates = self._alternates()
        self.turns = [at for at in self.names if self._is_turn(at)]
        self.taken = frozenset(self.turns)
        self.sole = self._sole()

    def words(self, at: int) -> Paragraph:
        """Return a paragraph, without its label where that is one of a turn."""
        label, span = self.labels[at], self.spans[at]
        return Paragraph(label.end, span.end) if label and at in self.taken else span

    def floors(self) -> list[Floor | None]:
        """Return who has the floor in each paragraph."""
        found: list[Floor | None] = [None] * len(self.spans)
        longest = max((b - a for a, b in pairwise(self.turns)), default=1)
        for at, following in pairwise([*self.turns, len(self.spans)]):
            found[at] = self._floor(at)
            if self.alternates:
                last = following == len(self.spans)
                self._go_on(found, at, following, longest if last else following)
        return found

    # Whose turn a labelled paragraph is

    def _alternates(self) -> bool:
        """Say whether several speak by turns, rather than being told of in a list."""
        sure = any(label and label.sort in _SURE for label in self.labels)
        signs = self.asking.total() + self.telling.total()
        return sure and len(self.counts) > 1 and max(self.counts.values()) > 1 and signs > 1

    def _is_turn(self, at: int) -> bool:
        """Say whether somebody speaks under a label, by what he says and who else speaks."""
        label = self.labels[at]
        if label is None:
            return False
        named = label.sort == "person" or (label.kind == "person" and " " in label.name)
        answers = at > 0 and self._asks(at - 1) and (named or label.sort == "answers")
        if not self.alternates:
            return answers or (label.sort == "person" and self._tells(at))
        repeated = self.counts[label.name] > 1 and self._shows(label.name)
        return label.sort in _SURE or answers or repeated or (named and self._tells(at))

    def _shows(self, name: str) -> bool:
        """Say whether somebody ever asks, or speaks of himself."""
        return name in self.asking or name in self.telling

    def _asks(self, at: int) -> bool:
        """Say whether a paragraph, or the one that its label stands over, ends in a question."""
        span = self._words_of(at)
        return self.text[max(span.start, span.end - 8) : span.end].rstrip(_AFTER)[-1:] == "?"

    def _tells(self, at: int) -> bool:
        """Say whether somebody speaks of himself under a label."""
        span = self._words_of(at)
        return bool(_OWN.search(self.text, span.start, min(span.end, span.start + _SEEN)))

    def _words_of(self, at: int) -> Paragraph:
        """Return a paragraph without its label, or the next one where that is all of it."""
        label, span = self.labels[at], self.spans[at]
        if label is None or label.end < span.end:
            return Paragraph(label.end, span.end) if label else span
        alone = at + 1 == len(self.spans) or self.labels[at + 1]
        return Paragraph(label.end, span.end) if alone else self.spans[at + 1]

    # Who has the floor

    def _floor(self, at: int) -> Floor:
        label = self.labels[at]
        if label is None or label.sort == "asks":
            return _NOBODY
        if label.sort == "unsure" and 2 * self.asking[label.name] >= self.counts[label.name]:
            return _NOBODY
        return Floor(Speaker(name=label.name, kind=label.kind), 0.8 if self.alternates else 0.6)

    def _sole(self) -> Floor | None:
        """Return the only one who answers, if there is one."""
        answering = [at for at in self.turns if self._floor(at).speaker]
        names = {self.names[at] for at in answering}
        return self._floor(answering[0]) if len(names) == 1 else None

    def _go_on(self, found: list[Floor | None], turn: int, end: int, longest: int) -> None:
        """Give the paragraphs behind a turn, up to an end, to whoever speaks in them.

        He speaks in no more than `longest`, until he is asked again.
        """
        floor = found[turn]
        since = turn
        for at in range(turn + 1, end):
            if self.labels[at] or self._is_over(at, floor):
                return
            if self.sole and self._asks(at - 1):
                floor, since = self.sole, at
            asked = self._is_asked(at)
            if asked:
                since = at
            if at - since >= longest:
                return
            found[at] = _NOBODY if asked or self._is_aside(at) else floor

    def _is_asked(self, at: int) -> bool:
        """Say whether a paragraph without a label is a question to the only one who answers."""
        span = self.spans[at]
        return bool(self.sole) and self._asks(at) and span.end - span.start < _SHORT

    def _is_aside(self, at: int) -> bool:
        """Say whether a paragraph is a stage direction."""
        return self.text[self.spans[at].start] in _ASIDE

    def _is_over(self, at: int, floor: Floor | None) -> bool:
        """Say whether the article speaks again: of the talk, or of who had the floor."""
        span = self.spans[at]
        if floor is None or _ABOUT_TALK.match(self.text, span.start, span.end):
            return True
        named = self.known.between(span.start, span.end) if floor.speaker else []
        return any(floor.speaker and name.name == floor.speaker.name for name in named)
