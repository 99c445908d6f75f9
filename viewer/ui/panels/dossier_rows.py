"""What the dossier says of a place and of a passage, in a line or two."""

from __future__ import annotations

from viewer.model.briefing import Mention, Place, Point
from viewer.model.index import Index
from viewer.ui.panels.rows import Row
from viewer.ui.words import KIND_WORDS, STATES, coordinate_words

_PRECISION = {"site": "", "city": "", "region": "", "approximate": "approximate area"}


def passage_row(index: Index, passage_id: str) -> Row:
    """Return a passage as a list has it: in its words' surroundings where it names a place."""
    passage = index.passages[passage_id]
    mentions = index.mentions_by_passage.get(passage_id, ())
    if mentions:
        detail = " · ".join(_use(index, mention) for mention in mentions)
        before, after = passage.quote.prefix, passage.quote.suffix
        words = f"…{before}{passage.quote.exact}{after}…"
        match = (len(before) + 1, len(before) + 1 + len(passage.quote.exact))
        detail = " · ".join(filter(None, (detail, STATES[passage.state])))
        return Row(passage_id, " ".join(words.splitlines()), detail, True, match)
    kinds = dict.fromkeys(KIND_WORDS[c.kind] for c in index.claims_by_passage.get(passage_id, ()))
    detail = " · ".join(filter(None, (*kinds, STATES[passage.state])))
    return Row(passage_id, passage.quote.exact, detail, True)


def place_line(place: Place, names: str) -> str:
    """Return what a place is: ``평양 · city · 39.03° N 125.75° E``."""
    parts = [names, place.feature, _PRECISION[place.precision]]
    if isinstance(place.geometry, Point):
        parts.append(coordinate_words(*place.geometry.coordinates))
    if place.geometry is None:
        parts.append("not on the map")
    return " · ".join(part for part in parts if part)


def _use(index: Index, mention: Mention) -> str:
    place = index.places[mention.place].name if mention.place in index.places else mention.place
    if mention.use == "literal":
        return f"names {place}"
    agent = index.agents.get(mention.agent or "")
    return f"{place}: stands for {agent.name}" if agent else f"{place}: by association"
