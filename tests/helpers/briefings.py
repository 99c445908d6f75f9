"""A small sound briefing, and its parts with any field changed: ``a_claim(kind="denial")``.

The default briefing is about one article (`TEXT`): the article itself says where a minister went,
relays through an agency what he alleges of Pyongyang, and reports a denial of it. One place has
an outline on both sides of 180°, one has no geometry, and the text holds an astral character.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from viewer.model import anchor
from viewer.model.briefing import (
    Agent,
    Briefing,
    Claim,
    Focus,
    Link,
    Mention,
    MultiPolygon,
    Passage,
    Place,
    PlaceRole,
    Point,
    Polygon,
    Relation,
    Review,
    Source,
    Stated,
    Step,
    View,
)
from viewer.model.text import sha256
from viewer.store import container
from viewer.store.container import Document

TEXT = (
    "A visit 🕊 and its echo\n"
    "\n"
    "The minister flew from Moscow to Pyongyang on Tuesday. He said, according to the Agency, "
    "that “11,000 containers” had gone to Chukotka.\n"
    "Pyongyang has denied it.\n"
)

MOSCOW = Point(coordinates=(37.6, 55.8))
CHUKOTKA = MultiPolygon(
    coordinates=(
        (((170.0, 60.0), (180.0, 60.0), (180.0, 70.0), (170.0, 70.0), (170.0, 60.0)),),
        (((-180.0, 60.0), (-170.0, 60.0), (-170.0, 70.0), (-180.0, 70.0), (-180.0, 60.0)),),
    )
)
"""Twenty degrees wide, cut at the antimeridian as RFC 7946 wants it."""


def a_polygon(*corners: tuple[float, float]) -> Polygon:
    """A polygon of one closed ring."""
    return Polygon(coordinates=((*corners, corners[0]),))


def a_source(text: str = TEXT, **fields: Any) -> Source:
    """The article, with the hash of this text."""
    known: dict[str, Any] = {
        "id": "article",
        "sha256": sha256(text),
        "title": Stated(value="A visit and its echo"),
        "published": Stated(value="2024-06-19", inferred=True, basis="the text says Tuesday"),
    }
    return Source(**{**known, **fields})


def an_agent(id: str = "a-minister", **fields: Any) -> Agent:  # noqa: A002
    """A person who says something."""
    return Agent(**{"id": id, "name": "The Minister", "kind": "person", **fields})


def a_place(id: str = "moscow", **fields: Any) -> Place:  # noqa: A002
    """A city with a point."""
    return Place(**{"id": id, "name": "Moscow", "geometry": MOSCOW, "precision": "city", **fields})


def a_passage(words: str, text: str = TEXT, **fields: Any) -> Passage:
    """The passage of these words, where they first stand; its id is `p-` and their first one."""
    start = text.index(words)
    first = "".join(c for c in words.split()[0].lower() if c.isascii() and c.isalnum())
    made = anchor.passage(f"p-{first}", "article", text, start, start + len(words))
    return msgspec.structs.replace(made, **fields)


def a_claim(id: str = "c-visit", **fields: Any) -> Claim:  # noqa: A002
    """A statement that the article makes in its own voice."""
    known: dict[str, Any] = {
        "id": id,
        "text": "The minister went to Pyongyang.",
        "kind": "statement",
        "passages": ("p-the",),
        "attribution": (Link(agents=("a-article",)),),
        "review": Review(state="accepted", by="a tester", when="2024-06-20"),
    }
    return Claim(**{**known, **fields})


def a_step(id: str = "s-visit", **fields: Any) -> Step:  # noqa: A002
    """A stop with a view and a focus."""
    known: dict[str, Any] = {
        "title": "The visit",
        "view": View(bounds=(30.0, 35.0, 130.0, 60.0)),
        "focus": Focus(places=("moscow", "pyongyang"), claims=("c-visit",)),
    }
    return Step(id=id, **{**known, **fields})


def a_briefing(**parts: Any) -> Briefing:
    """The sound briefing, with the parts that are named here put in place of its own."""
    known: dict[str, Any] = {
        "title": "A visit",
        "summary": "A small briefing for tests.",
        "sources": (a_source(),),
        "agents": _agents(),
        "places": _places(),
        "passages": _passages(),
        "mentions": (
            Mention(id="m-moscow", passage="p-moscow", place="moscow", use="literal"),
            Mention(
                id="m-government",
                passage="p-pyongyang",
                place="pyongyang",
                use="associative",
                agent="a-government",
            ),
        ),
        "claims": (a_claim(places=_ROUTE), _allegation(), _denial()),
        "steps": (a_step(), a_step("s-echo", title="The echo", focus=Focus(claims=("c-denial",)))),
    }
    return Briefing(**{**known, **parts})


def a_document(briefing: Briefing | None = None, text: str = TEXT, **fields: Any) -> Document:
    """A document of the briefing and the text of its one source."""
    return Document(briefing=briefing or a_briefing(), texts={"article": text}, **fields)


def a_file(folder: Path, briefing: Briefing | None = None, name: str = "a.briefing") -> Path:
    """Write the briefing as an archive into the folder; returns its path."""
    container.save(a_document(briefing), folder / name)
    return folder / name


_ROUTE = (PlaceRole(place="moscow", role="from"), PlaceRole(place="pyongyang", role="to"))


def _agents() -> tuple[Agent, ...]:
    return (
        an_agent("a-article", name="Our article", kind="article", source="article"),
        an_agent(),
        an_agent("a-agency", name="The Agency", kind="outlet"),
        an_agent("a-government", name="North Korean government", kind="government"),
    )


def _places() -> tuple[Place, ...]:
    korean = {"en": "Pyongyang", "ko": "평양"}
    city = Point(coordinates=(125.75, 39.03))
    return (
        a_place(names={"en": "Moscow", "ru": "Москва"}, rank=1),
        a_place("pyongyang", name="Pyongyang", names=korean, geometry=city, rank=1),
        a_place("chukotka", name="Chukotka", geometry=CHUKOTKA, precision="region"),
        a_place("the-west", name="The West", geometry=None, precision="approximate"),
    )


def _passages() -> tuple[Passage, ...]:
    return (
        a_passage("The minister flew from Moscow to Pyongyang on Tuesday."),
        a_passage("Moscow"),
        a_passage("He said, according to the Agency, that “11,000 containers” had gone"),
        a_passage("Pyongyang has denied it.", id="p-denial"),
        a_passage("Pyongyang"),
    )


def _allegation() -> Claim:
    return a_claim(
        "c-containers",
        text="11,000 containers went to Chukotka.",
        kind="allegation",
        passages=("p-he",),
        attribution=(
            Link(agents=("a-article",)),
            Link(agents=("a-agency",), cue="according to the Agency"),
            Link(agents=("a-minister",), cue="He said"),
        ),
        places=(PlaceRole(place="chukotka", role="to"),),
        time=Stated(value="2024-06", inferred=True, basis="the visit"),
    )


def _denial() -> Claim:
    return a_claim(
        "c-denial",
        text="No containers went anywhere.",
        kind="denial",
        passages=("p-denial",),
        attribution=(Link(agents=("a-article",)), Link(agents=("a-government",), cue="denied")),
        places=(PlaceRole(place="pyongyang", role="from"),),
        relations=(Relation(type="denies", claim="c-containers"),),
    )
