"""Which addresses the dossier offers: made from ids that have the form of their gazetteer."""

from __future__ import annotations

import pytest

from tests.helpers.briefings import a_briefing, a_place, a_source
from viewer.model.briefing import Stated
from viewer.model.index import Index
from viewer.session.links import addresses
from viewer.session.selection import Subject

MOSCOW = Subject("place", "moscow")


def index_of(**links: str) -> Index:
    return Index(a_briefing(places=(a_place(links=links),)))


def test_a_place_is_linked_to_its_gazetteers() -> None:
    found = addresses(index_of(geonames="524901", wikidata="Q649"), MOSCOW)
    assert [(address.words, address.url) for address in found] == [
        ("GeoNames 524901", "https://www.geonames.org/524901"),
        ("Wikidata Q649", "https://www.wikidata.org/wiki/Q649"),
    ]


@pytest.mark.parametrize("wrong", ["", "../../evil", "1?x", "524901\n", "Q1", "٥٢٤٩٠١", "1" * 13])
def test_an_id_of_another_form_makes_no_address(wrong: str) -> None:
    assert addresses(index_of(geonames=wrong), MOSCOW) == ()


def test_the_whole_briefing_is_linked_to_its_article() -> None:
    url = "https://example.org/article"
    index = Index(a_briefing(sources=(a_source(url=Stated(value=url)),)))
    assert [address.url for address in addresses(index, None)] == [url]


def test_an_unknown_gazetteer_and_other_subjects_have_none() -> None:
    assert addresses(index_of(atlas="1"), MOSCOW) == ()
    assert addresses(Index(a_briefing()), Subject("passage", "p-moscow")) == ()
