"""How well places are proposed: `python resources/measure/places.py GEOVIRUS.xml`.

The corpus (GeoVirus, CC BY) is for measuring alone. Articles with an even number, in the order of
their sources, were developed on (develop); those with an odd one were kept out of sight (hold-out).
"""

from __future__ import annotations

import math
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from viewer.reading.places import propose_places
from viewer.reading.proposals import ProposedMention

EARTH_KM = 6371.0
NEAR_KM = 161.0
BINS = 5


@dataclass(frozen=True)
class Gold:
    """A place of the corpus: a span of code points, longitude and latitude."""

    start: int
    end: int
    lon: float
    lat: float


@dataclass(frozen=True)
class Article:
    """A text with its places."""

    source: str
    text: str
    places: tuple[Gold, ...]


@dataclass
class Tally:
    """What was found of what there is."""

    right: int = 0
    overlapping: int = 0
    proposed: int = 0
    there: int = 0
    near: int = 0
    towns: int = 0
    towns_near: int = 0
    certain: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, article: Article, mentions: Sequence[ProposedMention]) -> None:
        """Count one article's proposals."""
        spans = {(gold.start, gold.end): gold for gold in article.places}
        self.proposed += len(mentions)
        self.there += len(spans)
        for mention in mentions:
            gold = spans.get((mention.start, mention.end))
            self.overlapping += any(
                g.start < mention.end and mention.start < g.end for g in spans.values()
            )
            self.certain.append((mention.certainty, gold is not None))
            if gold:
                self.right += 1
                near = distance(gold, mention) <= NEAR_KM
                self.near += near
                if mention.candidates[0].feature in ("city", "capital", "district"):
                    self.towns += 1
                    self.towns_near += near

    def line(self, name: str) -> str:
        """The figures as one line of a table."""
        exact = scores(self.right, self.proposed, self.there)
        loose = scores(self.overlapping, self.proposed, self.there)
        near = f"{self.near / max(1, self.right):.3f} {self.towns_near / max(1, self.towns):.3f}"
        return f"{name:24} {exact}   {loose}   {near}   {self.there:5} {self.proposed:5}"


def scores(right: int, proposed: int, there: int) -> str:
    """Precision, recall and F1."""
    precision, recall = right / max(1, proposed), min(1.0, right / max(1, there))
    return (
        f"{precision:.3f} {recall:.3f} {2 * precision * recall / max(1e-9, precision + recall):.3f}"
    )


def distance(gold: Gold, mention: ProposedMention) -> float:
    """Kilometres between a place and the first candidate of a proposal, on a sphere."""
    best = mention.candidates[0]
    lon1, lat1, lon2, lat2 = map(math.radians, (gold.lon, gold.lat, best.lon, best.lat))
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def read(path: Path) -> list[Article]:
    """The articles of the corpus. Its positions count from one."""
    root = ET.parse(path).getroot()  # a file that the caller trusts
    return [
        Article(
            article.findtext("source", ""),
            article.findtext("text", ""),
            tuple(_gold(place) for place in article.iter("location")),
        )
        for article in root.findall("article")
    ]


def _gold(place: ET.Element) -> Gold:
    start, end = (int(place.findtext(name, "0")) - 1 for name in ("start", "end"))
    lon, lat = (float(place.findtext(name, "0")) for name in ("lon", "lat"))
    return Gold(start, end, lon, lat)


def half(articles: Iterable[Article], which: int) -> list[Article]:
    """The articles whose source has an even (0) or odd (1) number."""
    found = list(articles)
    numbers = {source: i for i, source in enumerate(dict.fromkeys(a.source for a in found))}
    return [article for article in found if numbers[article.source] % 2 == which]


KINDS: dict[str, Callable[[ProposedMention], bool]] = {
    "all": lambda mention: bool(mention.rule),
    "all but adjectives": lambda mention: "adjective" not in mention.rule,
    "literal": lambda mention: mention.use == "literal",
}


def main(path: Path) -> None:
    """Print the figures of both halves."""
    articles = read(path)
    propose_places("Paris")
    print(f"{'':24} exact P R    F1      overlap P R  F1      @161km towns  there found")
    for name, part in (("develop", half(articles, 0)), ("hold-out", half(articles, 1))):
        began = time.process_time()
        found = [propose_places(article.text) for article in part]
        seconds = time.process_time() - began
        for kind, wanted in KINDS.items():
            tally = Tally()
            for article, mentions in zip(part, found, strict=True):
                tally.add(article, [mention for mention in mentions if wanted(mention)])
            print(tally.line(f"{name}, {kind}"))
        print(calibration(part, found))
        size = sum(len(article.text.encode()) for article in part) / 1e6
        print(f"{seconds / size:.2f} s of processor a MB\n")


def calibration(articles: Sequence[Article], found: Sequence[Sequence[ProposedMention]]) -> str:
    """How often proposals of about the same certainty are right, without adjectives."""
    tally = Tally()
    for article, mentions in zip(articles, found, strict=True):
        tally.add(article, [mention for mention in mentions if "adjective" not in mention.rule])
    rows = sorted(tally.certain)
    parts = [rows[len(rows) * i // BINS : len(rows) * (i + 1) // BINS] for i in range(BINS)]
    means = [(sum(c for c, _ in p) / len(p), sum(ok for _, ok in p) / len(p)) for p in parts if p]
    return "certainty, right: " + ", ".join(f"{said:.2f} {was:.2f}" for said, was in means)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
