"""Where a claim is at home: its attribution starts with the article, or articles, of its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from viewer.model.briefing import Agent, AgentKind, Briefing, Link
from viewer.model.errors import DatelineError
from viewer.session.editing.merging import chain, redirected_links


class Homes:
    """The articles of passages, and their voices; looked up once for all claims of a briefing."""

    def __init__(self, briefing: Briefing) -> None:
        self._source_of = {passage.id: passage.source for passage in briefing.passages}
        self._agents = {agent.id: agent for agent in briefing.agents}

    def at_home(self, links: tuple[Link, ...], passages: Iterable[str]) -> tuple[Link, ...]:
        """Return a chain that starts where the passages stand; raises DatelineError."""
        first = self._first(links[0], passages)
        if first is links[0]:
            return links
        made = (first, *links[1:])
        # a voice that is new there may be the next link already
        return made if set(first.agents) & set(links[0].agents) else chain(made)

    def _first(self, link: Link, passages: Iterable[str]) -> Link:
        """Return the first link of a chain with those alone who speak where the passages stand."""
        sources = {self._source_of[passage] for passage in passages if passage in self._source_of}
        kept = redirected_links((link,), self._those_of(sources))
        return kept[0] if kept else Link(agents=(self._voice(sources),))

    def _those_of(self, sources: set[str]) -> Callable[[str], str | None]:
        def at_home(agent: str) -> str | None:
            known = self._agents.get(agent)
            return agent if known and known.source in sources else None

        return at_home

    def _voice(self, sources: set[str]) -> str:
        agents = self._agents.values()
        found = (a.id for a in agents if a.kind == "article" and a.source in sources)
        if voice := next(found, None):
            return voice
        hint = "choose words of another article"
        raise DatelineError("the article has no voice of its own", hint)


def without_source(agent: Agent, source: str) -> Agent:
    """Return an agent who spoke for a source that goes: for others it is an outlet like any."""
    if agent.source != source:
        return agent
    kind: AgentKind = "outlet" if agent.kind == "article" else agent.kind
    return msgspec.structs.replace(agent, kind=kind, source=None)
