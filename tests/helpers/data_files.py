"""Data exports as files, and a briefing whose every word is out to break them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tests.helpers.briefings import (
    MOSCOW,
    TEXT,
    a_briefing,
    a_claim,
    a_document,
    a_passage,
    a_place,
    a_source,
    a_step,
    an_agent,
)
from viewer.export import formats
from viewer.model.briefing import (
    Briefing,
    Claim,
    Link,
    Mention,
    PlaceRole,
    Rating,
    Review,
    ReviewState,
    Source,
    Stated,
    Viewpoint,
)
from viewer.model.briefing import TextQuoteSelector as Quote
from viewer.model.index import Index
from viewer.store.container import Document

DATA = tuple(suffix for suffix, kind in formats.FORMATS.items() if kind.write)

HOSTILE = (
    "<script>alert(1)</script><b onclick=x>&amp;&#60;",
    "]]><![CDATA[x]]><!-- --><?php ?>",
    "a\x00b\x01\x08\x0b\x0c\x1b[2J\x1f\x7f\x85\x9bz",
    "\u202egnp.exe\u2066\u2069\u202a",
    "\ufdd0\ufffe\uffff\ufeff\U0001fffe\U0010ffff",
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1+1", "＝1",
    "$[description] ${x} {{x}} %s {0}",
    "# h\n\n- a\n> b\n```\n    c\n---\n1. d\n| e |",
    "[a](javascript:x) ![i](http://evil.example/i.png) <http://evil.example> *b* _c_ `d` [^1]",
    "www.evil.example http://evil.example a@evil.example \\",
    "- a", "1. b", "2) c", "===",
    "'; DROP TABLE places; --",
    "one\r\ntwo,\"three\"\n",
    "🕊 평양 עברית",
)  # fmt: skip


def made(
    suffix: str, document: Document | None = None, viewpoint: Viewpoint | None = None
) -> bytes:
    """The export of a document in the format of this suffix."""
    document = document or a_document()
    write = formats.FORMATS[suffix].write
    assert write
    index = Index(document.briefing)
    return write(document, index, viewpoint or document.briefing.viewpoint)


def a_data_file(
    folder: Path,
    suffix: str,
    document: Document | None = None,
    viewpoint: Viewpoint | None = None,
) -> Path:
    """The same as a file; returns its path."""
    path = folder / f"export{suffix}"
    path.write_bytes(made(suffix, document, viewpoint))
    return path


def reviewed(claim: Claim, state: ReviewState) -> Claim:
    """The claim in another state of review."""
    return msgspec.structs.replace(claim, review=Review(state=state))


def a_hostile_briefing() -> Briefing:
    """Each word of `HOSTILE` in every field of a source, agent, place, passage, claim and step."""
    numbered = list(enumerate(HOSTILE))
    return a_briefing(
        title=" ".join(HOSTILE),
        summary=" ".join(HOSTILE),
        language=HOSTILE[0],
        sources=(a_source(), *(_source(n, words) for n, words in numbered)),
        agents=(
            an_agent("a-article", name=HOSTILE[0], kind="article", source="article"),
            *(
                an_agent(f"a-{n}", name=words, names={words[:40]: words}, description=words)
                for n, words in numbered
            ),
        ),
        places=tuple(
            a_place(
                f"place-{n}",
                name=words,
                names={words[:40]: words},
                feature=words,
                links={words[:40]: words},
                note=words,
                geometry=MOSCOW,
            )
            for n, words in numbered
        ),
        passages=tuple(
            a_passage("Moscow", id=f"p-{n}", quote=Quote(exact=words, prefix=words, suffix=words))
            for n, words in numbered
        ),
        mentions=tuple(
            Mention(id=f"m-{n}", passage=f"p-{n}", place=f"place-{n}", use="literal")
            for n, _ in numbered
        ),
        claims=tuple(_claim(n, words) for n, words in numbered),
        steps=tuple(a_step(f"s-{n}", title=words, notes=words) for n, words in numbered),
    )


def _source(number: int, words: str) -> Source:
    said = Stated(value=words, inferred=True, basis=words)
    return a_source(
        TEXT + str(number),
        id=f"source-{number}",
        title=said,
        publisher=said,
        author=said,
        published=said,
        language=said,
        url=said,
        rights=said,
    )


def _claim(number: int, words: str) -> Claim:
    said, rating = Stated(value=words, basis=words), Rating(value=words, by=words, note=words)
    return a_claim(
        f"c-{number}",
        text=words,
        passages=(f"p-{number}",),
        attribution=(
            Link(agents=("a-article",)),
            Link(agents=(f"a-{number}",), cue=words),
            Link(agents=(f"a-{number}",), cue=words),
        ),
        places=(PlaceRole(place=f"place-{number}"),),
        time=said,
        said=said,
        note=words,
        credibility=rating,
    )
