"""JSON-LD that a processor expands without a network: annotations, claims, places, sources."""

from __future__ import annotations

import json
from typing import Any, NoReturn

import pytest
from pyld import jsonld

from tests.helpers.briefings import TEXT, a_briefing, a_document, a_passage, a_place, a_polygon
from tests.helpers.data_files import HOSTILE, made, reviewed
from viewer.model.briefing import Briefing, TextQuoteSelector
from viewer.store import container
from viewer.store.resources import bundled_briefing

BASE = a_briefing()
BUNDLED = container.load(bundled_briefing())
SCHEMA = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"
OWN = "urn:dateline:vocabulary:1#"


def no_network(url: str, _options: object) -> NoReturn:
    raise AssertionError(f"it asked for {url}")


def expanded(briefing: Briefing = BASE) -> list[dict[str, Any]]:
    told = json.loads(made(".jsonld", a_document(briefing)))
    nodes: list[dict[str, Any]] = jsonld.expand(told, {"documentLoader": no_network})
    return nodes


def of_type(iri: str, briefing: Briefing = BASE) -> dict[str, dict[str, Any]]:
    """The nodes of a type by the id of the part."""
    nodes = (node for node in expanded(briefing) if iri in node["@type"])
    return {node["@id"].partition("#")[2] or node["@id"]: node for node in nodes}


def ids(values: list[dict[str, str]]) -> list[str]:
    return [value["@id"].partition("#")[2] for value in values]


def value(node: dict[str, Any], iri: str) -> Any:
    (only,) = node[iri]
    return only["@value"]


def test_the_bundled_briefing_expands_to_all_its_parts() -> None:
    assert len(of_type(f"{SCHEMA}Claim", BUNDLED.briefing)) == len(BUNDLED.briefing.claims)
    assert len(of_type(f"{OA}Annotation", BUNDLED.briefing)) == len(BUNDLED.briefing.passages)
    assert len(of_type(f"{SCHEMA}Place", BUNDLED.briefing)) == len(BUNDLED.briefing.places)
    assert len(of_type(f"{SCHEMA}Article", BUNDLED.briefing)) == 1


def test_it_is_rdf_without_anything_dropped() -> None:
    told = json.loads(made(".jsonld", BUNDLED))
    options = {"documentLoader": no_network, "format": "application/n-quads"}
    quads = jsonld.to_rdf(told, options)
    for passage in BUNDLED.briefing.passages:
        assert json.dumps(passage.quote.exact, ensure_ascii=False) in quads


def test_a_passage_is_found_by_its_words_and_by_its_position() -> None:
    (target,) = of_type(f"{OA}Annotation")["p-he"][f"{OA}hasTarget"]
    assert target[f"{OA}hasSource"] == [{"@id": f"urn:sha256:{BASE.sources[0].sha256}"}]
    quote, position = target[f"{OA}hasSelector"]
    assert quote["@type"] == [f"{OA}TextQuoteSelector"]
    assert value(quote, f"{OA}exact").startswith("He said")
    assert value(quote, f"{OA}prefix").endswith("Tuesday. ")
    assert position["@type"] == [f"{OA}TextPositionSelector"]
    start, end = value(position, f"{OA}start"), value(position, f"{OA}end")
    assert TEXT[start:end] == value(quote, f"{OA}exact")


def test_a_passage_describes_its_claims_and_identifies_its_places() -> None:
    annotations = of_type(f"{OA}Annotation")
    assert ids(annotations["p-he"][f"{OA}hasBody"]) == ["c-containers"]
    assert annotations["p-he"][f"{OA}motivatedBy"] == [{"@id": f"{OA}describing"}]
    assert ids(annotations["p-moscow"][f"{OA}hasBody"]) == ["moscow"]
    assert annotations["p-moscow"][f"{OA}motivatedBy"] == [{"@id": f"{OA}identifying"}]


def test_a_name_that_stands_for_somebody_says_for_whom() -> None:
    (mention,) = of_type(f"{OA}Annotation")["p-pyongyang"][f"{OWN}mention"]
    assert mention[f"{OWN}use"] == [{"@id": f"{OWN}associative"}]
    assert ids(mention[f"{OWN}agent"]) == ["a-government"]


def test_words_that_are_lost_in_the_text_have_no_position() -> None:
    lost = a_passage("Moscow", state="orphan")
    (target,) = of_type(f"{OA}Annotation", a_briefing(passages=(lost,)))["p-moscow"][
        f"{OA}hasTarget"
    ]
    assert [s["@type"] for s in target[f"{OA}hasSelector"]] == [[f"{OA}TextQuoteSelector"]]


@pytest.mark.parametrize("words", HOSTILE)
def test_the_quoted_words_are_those_of_the_text_to_the_letter(words: str) -> None:
    passage = a_passage("Moscow", quote=TextQuoteSelector(exact=words))
    briefing = a_briefing(passages=(passage,))
    (target,) = of_type(f"{OA}Annotation", briefing)["p-moscow"][f"{OA}hasTarget"]
    assert value(target[f"{OA}hasSelector"][0], f"{OA}exact") == words
    text = made(".jsonld", a_document(briefing)).decode()
    assert all(line.isprintable() for line in text.split("\n"))


def test_a_claim_names_its_speaker_its_relays_and_the_article_it_appears_in() -> None:
    claim = of_type(f"{SCHEMA}Claim")["c-containers"]
    assert value(claim, f"{SCHEMA}text") == "11,000 containers went to Chukotka."
    assert ids(claim[f"{SCHEMA}author"]) == ["a-minister"]
    (relays,) = claim[f"{OWN}relayedBy"]
    assert ids(relays["@list"]) == ["a-agency"]
    assert claim[f"{SCHEMA}appearance"] == [{"@id": f"urn:sha256:{BASE.sources[0].sha256}"}]
    assert ids(claim[f"{SCHEMA}contentLocation"]) == ["chukotka"]
    assert ids(claim[f"{OWN}to"]) == ["chukotka"]
    assert value(claim, f"{SCHEMA}temporalCoverage") == "2024-06"


def test_the_chain_is_in_its_order_with_the_words_that_say_so() -> None:
    (chain,) = of_type(f"{SCHEMA}Claim")["c-containers"][f"{OWN}attribution"]
    assert [ids(link[f"{OWN}agents"][0]["@list"]) for link in chain["@list"]] == [
        ["a-article"],
        ["a-agency"],
        ["a-minister"],
    ]
    assert value(chain["@list"][1], f"{OWN}cue") == "according to the Agency"


def test_a_denial_and_what_it_denies_point_at_each_other() -> None:
    claims = of_type(f"{SCHEMA}Claim")
    assert ids(claims["c-denial"][f"{OWN}denies"]) == ["c-containers"]
    assert ids(claims["c-containers"][f"{OWN}disputedBy"]) == ["c-denial"]
    assert value(claims["c-containers"], f"{OWN}disputed") is True
    assert value(claims["c-denial"], f"{OWN}disputed") is False


def test_a_suggestion_is_told_as_one_and_what_is_rejected_is_not_told() -> None:
    visit, allegation, denial = BASE.claims
    reviews = (reviewed(visit, "suggested"), allegation, reviewed(denial, "rejected"))
    claims = of_type(f"{SCHEMA}Claim", a_briefing(claims=reviews))
    assert claims["c-visit"][f"{OWN}review"] == [{"@id": f"{OWN}suggested"}]
    assert claims["c-containers"][f"{OWN}review"] == [{"@id": f"{OWN}accepted"}]
    assert list(claims) == ["c-visit", "c-containers"]
    annotation = of_type(f"{OA}Annotation", a_briefing(claims=reviews))["p-denial"]
    assert f"{OA}hasBody" not in annotation


def test_a_place_has_its_position_latitude_apart_from_longitude() -> None:
    (geo,) = of_type(f"{SCHEMA}Place")["moscow"][f"{SCHEMA}geo"]
    assert (value(geo, f"{SCHEMA}latitude"), value(geo, f"{SCHEMA}longitude")) == (55.8, 37.6)
    assert f"{SCHEMA}geo" not in of_type(f"{SCHEMA}Place")["the-west"]


def test_a_region_is_a_shape_for_each_part_latitude_first() -> None:
    parts = of_type(f"{SCHEMA}Place")["chukotka"][f"{SCHEMA}geo"]
    assert len(parts) == 2
    triangle = a_polygon((0.0, 50.0), (9.0, 50.0), (9.0, 60.0))
    (geo,) = of_type(f"{SCHEMA}Place", a_briefing(places=(a_place(geometry=triangle),)))["moscow"][
        f"{SCHEMA}geo"
    ]
    assert value(geo, f"{SCHEMA}polygon") == "50.0,0.0 50.0,9.0 60.0,9.0 50.0,0.0"


def test_names_know_their_language() -> None:
    names = of_type(f"{SCHEMA}Place")["pyongyang"][f"{SCHEMA}alternateName"]
    assert {"@value": "평양", "@language": "ko"} in names
    odd = a_place(names={"no language": "x"})
    names = of_type(f"{SCHEMA}Place", a_briefing(places=(odd,)))["moscow"]
    assert names[f"{SCHEMA}alternateName"] == [{"@value": "x"}]


def test_a_source_is_an_article_with_what_is_known_of_it() -> None:
    (article,) = of_type(f"{SCHEMA}Article").values()
    assert value(article, f"{SCHEMA}headline") == "A visit and its echo"
    assert value(article, f"{SCHEMA}datePublished") == "2024-06-19"
    assert value(article, f"{OWN}inferred") == "published"
    assert f"{SCHEMA}publisher" not in article


def test_the_unnamed_and_the_article_itself_are_no_persons() -> None:
    assert list(of_type(f"{OWN}ArticleVoice")) == ["a-article"]
    assert list(of_type(f"{SCHEMA}Person")) == ["a-minister"]
    assert len(of_type(f"{OWN}Unnamed", BUNDLED.briefing)) == 7
