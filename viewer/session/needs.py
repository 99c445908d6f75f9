"""What a command lacks that cannot be done now, in words for who has pressed its key."""

from __future__ import annotations

from viewer.session.command import Command, Needs

READ_ONLY = "this briefing is read-only"
WITHOUT_EDITING: frozenset[Needs] = frozenset(
    ["nothing", "map", "selection", "claim", "past", "future", "text", "network"]
)
"""What does not need a briefing that can be edited."""
LACKS: dict[Needs, str] = {
    "map": "there is no map",
    "selection": "select something first",
    "claim": "choose a claim first",
    "past": "nothing was selected before",
    "future": "nothing was selected after this",
    "changed": "nothing has changed since it was saved",
    "undo": "there is no edit to take back",
    "redo": "there is no edit to make again",
    "editable": READ_ONLY,
    "step": "choose a step first",
    "no steps": "the briefing has steps already",
    "proposals": "nothing is left to review",
    "words": "select words in the article first",
    "standing claim": "choose an accepted claim first",
    "unconfirmed claim": "choose a claim first that somebody else has accepted",
    "words and claim": "choose a claim, and select words in the article, first",
    "words and passage": "choose a passage, and select words in the article, first",
    "subject": "choose a place or a speaker first",
    "part": "choose a place, a speaker or a passage first",
    "article": "there is no article",
    "text": "there is no article",
    "place to move": "choose a place first that has a point, or none yet",
    "region": "choose a place first that has an area",
    "map to draw on": "there is no map",
    "network": "the network is switched off",
    "editable and network": "the network is switched off",
}
"""What to say of each need that is not met."""


def lacking(command: Command, *, editable: bool) -> str:
    """Return what a command lacks, after its name; `editable`: the briefing can be edited."""
    why = LACKS[command.needs]
    if not editable and command.needs not in WITHOUT_EDITING:
        why = READ_ONLY
    return f"{command.title.removesuffix('…')}: {why}"
