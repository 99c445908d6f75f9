"""How long proposals take: of a megabyte of news, and of an article of 50 kB as a whole process.

The articles are made of the paragraphs of the bundled one and of the texts that claims are measured
on, in an order of their own each.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from resources.measure.claims import DATA, texts
from viewer.reading.claims import propose_claims
from viewer.reading.places import propose_places
from viewer.store import container
from viewer.store.resources import bundled_briefing

SUGGEST = [sys.executable, "-m", "viewer", "suggest", "--json"]
ARTICLE, ARTICLES = 50_000, 20
"""Bytes of an article, and how many there are."""
RUNS = 3


def articles() -> list[str]:
    """Return articles of 50 kB, a megabyte of them."""
    bundled = container.load(bundled_briefing()).texts.values()
    marked = (text.text for path in sorted(DATA.glob("*.txt")) for text in texts(path))
    paragraphs = [part for text in (*bundled, *marked) for part in text.split("\n\n")]
    return [_article(paragraphs, random.Random(number)) for number in range(ARTICLES)]


def _article(paragraphs: list[str], order: random.Random) -> str:
    words: list[str] = []
    size = 0
    while size < ARTICLE:
        words.append(order.choice(paragraphs))
        size += len(words[-1].encode()) + 2
    return "\n\n".join(words)


def processor(proposed: list[str]) -> float:
    """Return the seconds of the processor that places and claims of these articles take."""
    propose_places("Paris")  # the gazetteer is read once
    propose_claims("He said so.")
    return statistics.median(_once(proposed) for _ in range(RUNS))


def _once(proposed: list[str]) -> float:
    start = time.process_time()
    for text in proposed:
        propose_places(text)
        propose_claims(text)
    return time.process_time() - start


def process(article: str) -> float:
    """Return the seconds that ``dateline suggest`` takes, from its start to its end."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(article, encoding="utf-8")
        return statistics.median(_suggested(path) for _ in range(RUNS))


def _suggested(path: Path) -> float:
    start = time.perf_counter()
    subprocess.run([*SUGGEST, path], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
