"""A briefing far larger than anyone's: 200 steps, 5,000 claims, on a text of a megabyte."""

from __future__ import annotations

from viewer.model import anchor
from viewer.model.briefing import (
    Agent,
    Briefing,
    Claim,
    Focus,
    Link,
    Place,
    PlaceRole,
    Point,
    Relation,
    Review,
    Source,
    Step,
    View,
)
from viewer.model.text import sha256
from viewer.store.container import Document

STEPS, CLAIMS, PLACES, AGENTS = 200, 5000, 60, 200
SENTENCE = (
    "In the year {n} the speaker {a} said of place {p} that {n} things had come to pass there, and "
    "that more of them would follow before long, whatever else might be said of it by anyone."
)
REVIEW = Review(state="accepted", by="a benchmark", when="2026-01-01")


def document() -> Document:
    """Return the large briefing."""
    sentences = [SENTENCE.format(n=n, a=n % AGENTS, p=n % PLACES) for n in range(CLAIMS)]
    text = "\n\n".join(sentences) + "\n"
    starts = _starts(sentences)
    briefing = Briefing(
        title="A large briefing",
        sources=(Source(id="article", sha256=sha256(text)),),
        agents=(
            Agent(id="article-itself", name="The article", kind="article", source="article"),
            *(Agent(id=f"a-{n}", name=f"Speaker {n}", kind="person") for n in range(AGENTS)),
        ),
        places=tuple(_place(n) for n in range(PLACES)),
        passages=tuple(
            anchor.passage(f"p-{n}", "article", text, start, start + len(sentence))
            for n, (start, sentence) in enumerate(zip(starts, sentences, strict=True))
        ),
        claims=tuple(_claim(n) for n in range(CLAIMS)),
        steps=tuple(_step(n) for n in range(STEPS)),
    )
    return Document(briefing=briefing, texts={"article": text})


def _starts(sentences: list[str]) -> list[int]:
    starts, at = [], 0
    for sentence in sentences:
        starts.append(at)
        at += len(sentence) + 2
    return starts


def _place(n: int) -> Place:
    where = Point(coordinates=(-150.0 + 5 * n, -40.0 + (n * 37) % 90))
    return Place(id=f"place-{n}", name=f"Place {n}", geometry=where, precision="city")


def _claim(n: int) -> Claim:
    denied = n % 50 == 49
    return Claim(
        id=f"c-{n}",
        text=f"{n} things came to pass at place {n % PLACES}.",
        kind="denial" if denied else "statement",
        passages=(f"p-{n}",),
        attribution=(Link(agents=("article-itself",)), Link(agents=(f"a-{n % AGENTS}",))),
        places=(PlaceRole(place=f"place-{n % PLACES}"),),
        relations=(Relation(type="denies", claim=f"c-{n - 1}"),) if denied else (),
        review=REVIEW,
    )


def _step(n: int) -> Step:
    west = -150.0 + 5 * (n % PLACES)
    return Step(
        id=f"s-{n}",
        title=f"What was said, part {n + 1}",
        view=View(bounds=(west, -40.0, min(west + 60, 180.0), 60.0)),
        focus=Focus(
            places=(f"place-{n % PLACES}",),
            claims=tuple(f"c-{(n * 25 + k) % CLAIMS}" for k in range(25)),
        ),
        notes="Say **who** says it.\n\n- Then go on.",
    )
