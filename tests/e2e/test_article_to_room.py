"""From an article in another program's file to a briefing on a screen, by keys alone, with a kill."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers import articles, xvfb
from tests.helpers.article_files import by_libreoffice, printed, saved
from tests.helpers.keyed import Keyed, keyed
from tests.helpers.process import dateline
from viewer.model.briefing import Briefing, ProposedPlace, ProposedStatement
from viewer.session.review import count_to_go, open_proposals
from viewer.store import container

display = xvfb.display

EDITED = "The sea lane stays closed for now"
RENAMED = "Office of shipping"


def imported(window: Keyed, *files: Path) -> Briefing:
    """Import articles, leave their text as it was read, and return what is proposed of them."""
    window.focus("^Dateline — Putin")
    window.press("ctrl+n")
    window.focus("^New from articles")
    window.type(" ".join(f'"{file}"' for file in files))
    window.press("Return")
    window.focus("^New briefing")
    window.press("Return")
    window.focus("^Dateline — Harbour")
    return window.keeps(lambda briefing: briefing.proposals)


def skipped_to(window: Keyed, kind: type, briefing: Briefing) -> None:
    """Skip what stands before the first proposal of this kind; nothing was skipped before."""
    kinds = [type(proposal.what) for proposal in open_proposals(briefing)]
    window.press(*["s"] * kinds.index(kind))


def reviewed(window: Keyed, briefing: Briefing) -> Briefing:
    """Accept, reject, edit and skip a few, all by keys; returns what came of it."""
    count = count_to_go(briefing)
    window.press("a")
    window.focus("^Reviewer’s name")
    window.type("Ada")
    window.press("Return")
    window.focus("^Dateline — Harbour")
    window.keeps(lambda briefing: len(briefing.claims) == 1)
    window.press("r")
    window.press("e")
    window.focus("^Claim")
    window.type(EDITED)
    window.press("Return")
    window.focus("^Dateline — Harbour")
    briefing = window.keeps(lambda briefing: count_to_go(briefing) == count - 3)
    skipped_to(window, ProposedPlace, briefing)
    window.press("a")
    return window.keeps(lambda briefing: briefing.places)


def renamed(window: Keyed, name: str) -> None:
    """Rename an agent: search for it, go there, edit it."""
    window.press("ctrl+f")
    window.type(name)
    window.press("Return", "shift+F2")
    window.focus("^Speaker or source")
    window.press("ctrl+a")
    window.type(RENAMED)
    window.press("Return")
    window.focus("^Dateline — Harbour")
    window.keeps(lambda briefing: RENAMED in {agent.name for agent in briefing.agents})
