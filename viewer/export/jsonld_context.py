"""The terms of our JSON-LD, and what they mean. Terms not in here are of our own vocabulary."""

from __future__ import annotations

from typing import Any

VOCABULARY = "urn:dateline:vocabulary:1#"
"""Its words are those of design.md §1: kinds, relations, reviews, roles, uses, precision."""

_ANNOTATIONS = {
    "Annotation": "oa:Annotation",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "describing": "oa:describing",
    "identifying": "oa:identifying",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
}
"""As in https://www.w3.org/ns/anno.jsonld."""

_SCHEMA = {
    term: f"schema:{term}"
    for term in (
        "Article", "Claim", "CreativeWork", "DataDownload", "Dataset", "GeoCoordinates", "GeoShape",
        "GovernmentOrganization", "NewsMediaOrganization", "Organization", "Person", "Place",
        "alternateName", "box", "copyrightNotice", "creditText", "datePublished", "description",
        "distribution", "encodingFormat", "geo", "headline", "identifier", "inLanguage", "latitude",
        "license", "line", "longitude", "name", "polygon", "position", "publisher", "sha256",
        "spatialCoverage", "temporalCoverage", "text", "url",
    )
}  # fmt: skip

_REFERRING = {
    "author": "schema:author",
    "appearance": "schema:appearance",
    "contentLocation": "schema:contentLocation",
    "hasPart": "schema:hasPart",
    **{
        term: f"dateline:{term}"
        for term in (
            "about", "from", "to", "at", "denies", "disputes", "supports", "qualifies", "updates",
            "duplicates", "disputedBy", "passage", "place", "agent", "voiceOf",
        )
    },
}  # fmt: skip

_CHOSEN = ("kind", "review", "borders", "precision", "use", "state")
_IN_ORDER = ("relayedBy", "agents")

CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "@vocab": VOCABULARY,
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dateline": VOCABULARY,
    "id": "@id",
    "type": "@type",
    **_ANNOTATIONS,
    **_SCHEMA,
    **{term: {"@id": iri, "@type": "@id"} for term, iri in _REFERRING.items()},
    **{term: {"@id": f"dateline:{term}", "@type": "@vocab"} for term in _CHOSEN},
    **{
        term: {"@id": f"dateline:{term}", "@type": "@id", "@container": "@list"}
        for term in _IN_ORDER
    },
    "attribution": {"@id": "dateline:attribution", "@container": "@list"},
}
