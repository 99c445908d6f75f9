"""Measures what is proposed as claims: on texts of our own, and on the bundled article.

    .venv/bin/python -m resources.measure.claims [-v]

A proposal finds a marked passage where they share at least half of the words of both together.
Speakers are the same where one name's words are all in the other's.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from viewer.model.briefing import Briefing
from viewer.reading.claims import propose_claims
from viewer.reading.proposals import ProposedClaim, Speaker
from viewer.store.container import load
from viewer.store.resources import bundled_briefing

DATA = Path(__file__).resolve().parent / "data"
_MARK = re.compile(r"⟦(/|[^⟧]*)⟧")
_WORD = re.compile(r"\w+")
_EMPTY = frozenset(
    ["the", "a", "an", "of", "for", "at", "in", "to", "and", "mr", "mrs", "ms", "dr"]
)


class Marked(msgspec.Struct, frozen=True):
    """A passage as a person has marked it."""

    start: int
    end: int
    direct: bool
    speakers: tuple[str, ...]
    relays: tuple[str, ...] = ()


class Text(msgspec.Struct, frozen=True):
    """A text with its marks."""

    name: str
    text: str
    marked: tuple[Marked, ...]


class Figures(msgspec.Struct):
    """Counts of one measurement."""

    marked: int = 0
    proposed: int = 0
    found: int = 0
    speaker: int = 0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall of the spans."""
        return 2 * self.found / max(1, self.marked + self.proposed)

    def line(self, name: str) -> str:
        """Return the figures as one line."""
        precision = self.found / max(1, self.proposed)
        recall = self.found / max(1, self.marked)
        right = self.speaker / max(1, self.found)
        return (
            f"{name:34} {self.marked:4} marked {self.proposed:4} proposed  "
            f"P {precision:.2f} R {recall:.2f} F1 {self.f1:.2f}  speaker {right:.2f}"
        )


def texts(path: Path) -> Iterator[Text]:
    """Yield the texts of a file, their marks taken out."""
    for part in path.read_text(encoding="utf-8").split("=== ")[1:]:
        name, _, body = part.partition("\n")
        yield _unmarked(name, body.strip())


def _unmarked(name: str, body: str) -> Text:
    words = ""
    marked: list[Marked] = []
    opened: tuple[int, list[str]] | None = None
    at = 0
    for match in _MARK.finditer(body):
        words += body[at : match.start()]
        at = match.end()
        if match.group(1) != "/":
            opened = (len(words), match.group(1).split("|"))
        elif opened:
            start, (kind, speaker, *relays) = opened
            names = tuple(relays[0].split(", ")) if relays else ()
            marked.append(Marked(start, len(words), kind == "d", (speaker,), names))
    return Text(name, words + body[at:], tuple(marked))


def overlap(text: str, a: tuple[int, int], b: tuple[int, int]) -> float:
    """Return the words that two spans share, of the words of both."""
    low, high = max(a[0], b[0]), min(a[1], b[1])
    if low >= high:
        return 0.0
    shared = len(_WORD.findall(text[low:high]))
    both = len(_WORD.findall(text[min(a[0], b[0]) : max(a[1], b[1])]))
    return shared / max(1, both)


def same(name: str, other: str) -> bool:
    """Say whether two names may be of one speaker."""
    a, b = (_plain(words) for words in (name, other))
    return bool(a and b) and (a <= b or b <= a)


def _plain(name: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(name)} - _EMPTY


def _names(speakers: Sequence[Speaker]) -> list[str]:
    return [speaker.name for speaker in speakers]


def _right(names: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(same(name, want) for name in names for want in wanted)


def measure(items: Sequence[Text], direct: bool, verbose: bool) -> Figures:
    """Return how well the direct quotations, or all that somebody says, are found."""
    figures = Figures()
    for item in items:
        spoken = [c for c in propose_claims(item.text) if c.speakers[0].kind != "article"]
        proposed = [c for c in spoken if not direct or _is_direct(c)]
        marked = [m for m in item.marked if m.direct or not direct]
        figures.marked += len(marked)
        figures.proposed += len(proposed)
        left = list(proposed)
        for mark in marked:
            best = max(left, key=lambda c: overlap(item.text, _span(c), _span(mark)), default=None)
            if best is None or overlap(item.text, _span(best), _span(mark)) < 0.5:
                _tell(verbose, "missed", item, item.text[mark.start : mark.end], mark.speakers)
                continue
            left.remove(best)
            figures.found += 1
            if _right(_names(best.speakers), mark.speakers):
                figures.speaker += 1
            else:
                _tell(
                    verbose,
                    "speaker",
                    item,
                    best.quote,
                    (*_names(best.speakers), "!=", *mark.speakers),
                )
        for claim in left:
            _tell(verbose, "too many", item, claim.quote, _names(claim.speakers))
    return figures


def relays(items: Sequence[Text]) -> tuple[int, int]:
    """Return how many marked chains of relays were found, and how many there are."""
    found = total = 0
    for item in items:
        proposed = propose_claims(item.text)
        for mark in (m for m in item.marked if m.relays):
            total += 1
            found += any(
                overlap(item.text, _span(c), _span(mark)) >= 0.5
                and len(c.relayed_by) == len(mark.relays)
                and all(map(same, _names(c.relayed_by), mark.relays))
                for c in proposed
            )
    return found, total


def _is_direct(claim: ProposedClaim) -> bool:
    return "quotation" in claim.rule and not claim.rule.startswith("mixed")


def _span(of: ProposedClaim | Marked) -> tuple[int, int]:
    return of.start, of.end


def _tell(verbose: bool, what: str, item: Text, words: str, names: Sequence[str]) -> None:
    if verbose:
        sys.stdout.write(f"    {what:9} [{item.name}] {' '.join(names)}: {words[:110]!r}\n")


def bundled(verbose: bool) -> tuple[int, int, int, int]:
    """Return of the bundled claims: found, with the right speaker, of the right kind too; all."""
    briefing, text = _bundled()
    agents = {agent.id: agent for agent in briefing.agents}
    passages = {passage.id: passage.position for passage in briefing.passages}
    proposed = propose_claims(text, briefing.sources[0].blocks)
    found = right = kinds = 0
    for claim in briefing.claims:
        span = passages[claim.passages[0]]
        wanted = [agents[agent].name for agent in claim.attribution[-1].agents]
        best = max(proposed, key=lambda c: overlap(text, _span(c), (span.start, span.end)))
        if overlap(text, _span(best), (span.start, span.end)) < 0.5:
            _say(verbose, f"    missed    {claim.id}")
            continue
        found += 1
        if not all(_right(_names(best.speakers), [want]) for want in wanted):
            _say(verbose, f"    speaker   {claim.id}: {_names(best.speakers)} != {wanted}")
            continue
        right += 1
        kinds += best.kind == claim.kind
        if best.kind != claim.kind:
            _say(verbose, f"    kind      {claim.id}: {best.kind} != {claim.kind}")
    return found, right, kinds, len(briefing.claims)


def _bundled() -> tuple[Briefing, str]:
    container = load(bundled_briefing())
    return container.briefing, container.texts[container.briefing.sources[0].id]


def _say(verbose: bool, line: str) -> None:
    if verbose:
        sys.stdout.write(line + "\n")


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "-v", "--verbose", action="store_true", help="what was missed in tuning texts"
    )
    verbose = options.parse_args().verbose
    for name in ("tuning", "held-out"):
        items = list(texts(DATA / f"claims-{name}.txt"))
        tell = verbose and name == "tuning"
        _say(True, measure(items, True, tell).line(f"{name}, direct quotations"))
        _say(True, measure(items, False, tell).line(f"{name}, all that somebody says"))
        _say(True, "{:34} {} of {} chains".format(f"{name}, relays", *relays(items)))
    found, right, kinds, total = bundled(verbose)
    _say(
        True,
        f"bundled article: {found} of {total} found, {right} with the speaker, {kinds} of the kind",
    )


if __name__ == "__main__":
    main()
