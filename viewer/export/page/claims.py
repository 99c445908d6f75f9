"""Claims as HTML cards: kind, statement, chain, words, dates, places, the other side."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.export.page.markup import Markup, element, joined, optional, text
from viewer.export.report import NOT_REVIEWED
from viewer.export.words import stated_date
from viewer.model.briefing import Claim, Kind, Stated
from viewer.model.cards import Card, Counter, card
from viewer.model.index import Index
from viewer.model.text import quoted

SIGNS: dict[Kind, str] = {
    "statement": "M8 1.6a6.4 6.4 0 1 0 .01 0z",
    "announcement": "M2.3 2.3h11.4v11.4H2.3z",
    "prediction": "M8 1 15 8 8 15 1 8z",
    "allegation": "M8 1 15.7 14.4H.3z",
    "denial": "M5.5 2 1.3 5.8l4.2 3.8M1.3 5.8H10a4 4 0 0 1 0 8H5.5",
    "assessment": "M8 1 15 8 8 15 1 8z",
}
"""Outlines in a box of 16, as the window draws them (viewer/ui/icons.py)."""


def signs() -> Markup:
    """Return the signs of the kinds, for cards to refer to."""
    drawn = (
        element("symbol", element("path", d=path), id=f"sign-{kind}", viewBox="0 0 16 16")
        for kind, path in SIGNS.items()
    )
    return element("svg", *drawn, hidden=True, aria_hidden="true", width=0, height=0)


def claim_card(index: Index, claim: Claim) -> Markup:
    """Return one claim as an item of a list, at the address ``claim-ID``."""
    shown = card(index, claim)
    return element(
        "li",
        _head(shown),
        element("h3", shown.text, class_="statement", dir="auto"),
        element("p", _chain(shown), class_="chain"),
        *(element("blockquote", quoted(words), dir="auto") for words in shown.quotes),
        optional("p", " · ".join(_dates(shown)), class_="dates"),
        optional("p", joined(_places(index, claim), " · "), class_="places"),
        optional("p", joined(map(_counter, shown.counters), " · "), class_="counters"),
        *(element("p", note, class_="note") for note in shown.notes),
        id=f"claim-{claim.id}",
        class_=f"claim {shown.kind}",
        value=shown.number,
        tabindex=-1,
    )


def claim_links(index: Index, claims: tuple[str, ...]) -> Markup:
    """Return the numbers of claims as links to them."""
    return joined(
        (
            element("a", str(index.article_numbers[claim]), href=f"#claim-{claim}")
            for claim in claims
        ),
        " ",
    )


def _head(shown: Card) -> Markup:
    sign = element("svg", Markup(f'<use href="#sign-{shown.kind}"/>'), aria_hidden="true")
    return element(
        "p",
        element("span", str(shown.number), class_="number"),
        element("span", sign, shown.kind, class_="kind"),
        optional("strong", "disputed" if shown.disputed else "", class_="disputed"),
        optional("em", NOT_REVIEWED if shown.suggested else "", class_="suggested"),
        class_="head",
    )


def _chain(shown: Card) -> Markup:
    speaker, *relays = shown.chain
    return joined((element("b", speaker), *relays), " → ")


def _dates(shown: Card) -> Iterator[str]:
    known: tuple[tuple[str, Stated | None], ...] = (("said", shown.said), ("about", shown.time))
    return (f"{what} {stated_date(stated)}" for what, stated in known if stated)


def _places(index: Index, claim: Claim) -> Iterator[Markup]:
    for place in dict.fromkeys(role.place for role in claim.places):
        if place in index.places:
            yield element("a", index.places[place].name, href=f"#place-{place}")


def _counter(counter: Counter) -> Markup:
    kind = "against" if counter.opposes else None
    return element("a", text(counter.words), href=f"#claim-{counter.claim}", class_=kind)
