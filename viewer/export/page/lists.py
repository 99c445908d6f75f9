"""Steps, places, people and sources as HTML lists, each item at an address of its own."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from viewer.export.cited import cited
from viewer.export.notes import unmarked
from viewer.export.page.claims import claim_links
from viewer.export.page.markup import Markup, element, joined, optional
from viewer.model.briefing import Source
from viewer.model.geometry import Bounds
from viewer.model.index import Index


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows at one of its addresses: a place, an agent, a step or a claim."""

    title: str = ""
    detail: str = ""
    note: str = ""
    claims: tuple[str, ...] = ()
    """The claims listed, as ids."""
    places: tuple[str, ...] = ()
    """Selected on the map."""
    related_places: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    """Marked in the article."""
    related_passages: tuple[str, ...] = ()
    counter_claims: tuple[str, ...] = ()
    bounds: Bounds | None = None
    """What the map goes to; east may exceed 180."""


Addresses = Mapping[str, Shown]
"""By address: ``place-moscow``, ``claim-c-visit``."""


def step_item(index: Index, step: str, shown: Shown, notes: bool) -> Markup:
    """Return a step; with its presenter notes only if they are asked for."""
    told = unmarked(index.steps[step].notes) if notes else ""
    return element(
        "li",
        _title(f"step-{step}", shown),
        optional("p", shown.detail, class_="detail"),
        _claims(index, shown),
        *(element("p", line, class_="note") for line in told.splitlines() if line),
        id=f"step-{step}",
    )


def place_item(index: Index, place: str, shown: Shown, number: int | None) -> Markup:
    """Return a place with its number on the map; one without geometry says that it has none."""
    known = index.places[place]
    vague = "approximate" if known.precision == "approximate" else ""
    facts = (known.feature, vague if number else "not on the map")
    return element(
        "li",
        optional("span", str(number or ""), class_="number"),
        _title(f"place-{place}", shown),
        element("p", " · ".join(filter(None, (shown.detail, *facts))), class_="detail"),
        optional("p", shown.note, class_="note"),
        _claims(index, shown),
        id=f"place-{place}",
    )


def agent_item(index: Index, agent: str, shown: Shown) -> Markup:
    """Return somebody who says or relays something."""
    return element(
        "li",
        _title(f"agent-{agent}", shown),
        optional("p", shown.detail, class_="detail"),
        _claims(index, shown),
        id=f"agent-{agent}",
    )


def source_item(source: Source, number: int) -> Markup:
    """Return a source with what is known of it."""
    known = cited(source, number)
    link = element("a", known.url, href=known.url, rel="noreferrer") if known.url else ""
    details = (element("p", line, class_="detail") for line in known.details)
    return element(
        "li",
        element("p", known.words),
        optional("p", link),
        *details,
        id=f"source-{source.id}",
        value=number,
    )


def _title(address: str, shown: Shown) -> Markup:
    return element("h3", element("a", shown.title, href=f"#{address}"), dir="auto")


def _claims(index: Index, shown: Shown) -> Markup:
    if not shown.claims:
        return Markup()
    label = "Claim " if len(shown.claims) == 1 else "Claims "
    return element("p", joined((label, claim_links(index, shown.claims))), class_="claim-numbers")
