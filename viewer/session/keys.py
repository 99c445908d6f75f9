"""The keys of the commands: the usual ones, or those that a person has chosen instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from viewer.session.command import Command

Chosen = Mapping[str, tuple[str, ...]]
"""Keys by a command's id, where they are not the usual ones; an empty tuple is none at all."""


def keys_of(command: Command, chosen: Chosen) -> tuple[str, ...]:
    """Return a command's keys, as Qt's portable key sequences."""
    return chosen.get(command.id, command.keys)


def holders(
    keys: Iterable[str], command: Command, commands: Iterable[Command], chosen: Chosen
) -> tuple[Command, ...]:
    """Return the other commands of the same place that have one of these keys."""
    wanted = set(keys)
    others = (c for c in commands if c.where == command.where and c.id != command.id)
    return tuple(other for other in others if wanted & set(keys_of(other, chosen)))


def with_keys(
    chosen: Chosen, command: Command, keys: tuple[str, ...], commands: Iterable[Command]
) -> dict[str, tuple[str, ...]]:
    """Return the choice with a command's keys changed; who had one of them before has it no more.

    The usual keys are no choice.
    """
    changed = dict(chosen)
    for other in holders(keys, command, commands, chosen):
        left = tuple(key for key in keys_of(other, chosen) if key not in keys)
        changed[other.id] = left
    changed[command.id] = keys
    usual = {c.id: c.keys for c in commands}
    return {i: k for i, k in changed.items() if usual.get(i) != k}
