"""A briefing to edit: two articles, proposals of one, a passage that only a step shows."""

from __future__ import annotations

from typing import Any

import msgspec

from tests.helpers.briefings import TEXT, a_briefing, a_passage, a_source, an_agent
from tests.helpers.proposals import a_proposed_briefing
from viewer.model import anchor
from viewer.model.briefing import Briefing, Passage
from viewer.store.container import Document

OTHER = "Another article. The Minister, it says, never left Moscow.\n"
TEXTS = {"article": TEXT, "other": OTHER}


def an_editable_briefing(**parts: Any) -> Briefing:
    """The sound briefing with a second article, and what is proposed of the first."""
    made = a_briefing(**parts)
    made = msgspec.structs.replace(
        made,
        sources=(*made.sources, a_source(OTHER, id="other", title=None, published=None)),
        agents=(
            *made.agents,
            an_agent("a-other", name="Another article", kind="article", source="other"),
            an_agent("a-same", name="Our Minister", names={"de": "Unser Minister"}),
        ),
        passages=(
            *made.passages,
            passage_of_other("never left Moscow"),
            a_passage("Tuesday", id="p-tuesday"),
        ),
    )
    return msgspec.structs.replace(made, proposals=a_proposed_briefing().proposals)


def passage_of_other(words: str) -> Passage:
    """A passage of the second article."""
    start = OTHER.index(words)
    return anchor.passage("p-other", "other", OTHER, start, start + len(words))


def an_editable_document(**parts: Any) -> Document:
    """The same as a document."""
    return Document(briefing=an_editable_briefing(**parts), texts=dict(TEXTS))
