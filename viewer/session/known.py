"""Who and what a briefing knows by a name: places and agents, each looked up at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from viewer.model.briefing import Agent, Place, PlaceCandidate
from viewer.model.text import folded


class KnownPlaces:
    """Places, found by the candidates that they are."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places: list[Place] = []
        self._linked: dict[str, int] = {}
        self._named: dict[str, int] = {}
        self._only_named: dict[str, int] = {}
        """By a folded name, where they have no link to a gazetteer."""
        for place in places:
            self.add(place)

    def add(self, place: Place) -> None:
        """Know another place; of several that a candidate is, the first one counts."""
        row = len(self.places)
        self.places.append(place)
        if link := place.links.get("geonames"):
            self._linked.setdefault(link, row)
        for name in _names(place):
            self._named.setdefault(name, row)
            if not link:
                self._only_named.setdefault(name, row)

    def of(self, candidate: PlaceCandidate) -> Place | None:
        """Return the place that a candidate is: by its id in a gazetteer, or else by its name."""
        by_name = self._only_named if candidate.geonames else self._named
        found = (
            self._linked.get(candidate.geonames or ""),
            by_name.get(folded(candidate.name)),
        )
        return self.places[row] if (row := min(_there(found), default=None)) is not None else None


class KnownAgents:
    """Agents, found by their names."""

    def __init__(self, agents: Iterable[Agent]) -> None:
        self.agents: list[Agent] = []
        self._named: dict[str, Agent] = {}
        self._also: dict[str, Agent] = {}
        for agent in agents:
            self.add(agent)

    def add(self, agent: Agent) -> None:
        """Know another agent; of several with a name, the first one counts."""
        self.agents.append(agent)
        self._named.setdefault(folded(agent.name), agent)
        for name in agent.names.values():
            self._also.setdefault(folded(name), agent)

    def named(self, name: str) -> Agent | None:
        """Return who has this name, or else is also called so."""
        wanted = folded(name)
        return self._named.get(wanted) or self._also.get(wanted)


def is_candidate(place: Place, candidate: PlaceCandidate) -> bool:
    """Say whether a candidate is this place."""
    return KnownPlaces((place,)).of(candidate) is not None


def agent_named(agents: Sequence[Agent], name: str) -> Agent | None:
    """Return who of the agents has this name, or else is also called so."""
    return KnownAgents(agents).named(name)


def _names(place: Place) -> set[str]:
    return {folded(name) for name in (place.name, *place.names.values())}


def _there(rows: Iterable[int | None]) -> list[int]:
    return [row for row in rows if row is not None]
