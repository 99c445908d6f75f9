"""Addresses that a briefing gives: of its sources, and of places in gazetteers."""

from __future__ import annotations

import re

import msgspec

from viewer.model.index import Index
from viewer.session.selection import Subject

GAZETTEERS = {
    "geonames": ("GeoNames", r"[0-9]{1,12}", "https://www.geonames.org/{}"),
    "wikidata": ("Wikidata", r"Q[0-9]{1,12}", "https://www.wikidata.org/wiki/{}"),
}
"""Name in a place's links to its words, the form of its ids, and the address of one."""


class Address(msgspec.Struct, frozen=True):
    """A name for an address, and the address as the file has it, not to be trusted."""

    words: str
    url: str


def addresses(index: Index, subject: Subject | None) -> tuple[Address, ...]:
    """Return the addresses that belong to what the dossier shows."""
    if subject is None:
        return tuple(
            Address("The article’s address", source.url.value)
            for source in index.briefing.sources
            if source.url
        )
    if subject.kind != "place":
        return ()
    links = index.places[subject.id].links
    return tuple(
        Address(f"{words} {links[name]}", address.format(links[name]))
        for name, (words, form, address) in GAZETTEERS.items()
        if re.fullmatch(form, links.get(name, ""))
    )
