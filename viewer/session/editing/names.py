"""Other names of a place or an agent, as one line of words: ``ru: Москва; The Kremlin``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

from viewer.session.editing.parts import line

PARTED = ";"
UNDETERMINED = "und"
"""BCP 47 for a language that nobody has said."""
_TAGGED = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*):\s*(\S.*)")


def words_of(names: dict[str, str]) -> str:
    """Return names as a line."""
    shown = (
        name if tag.split("-")[0] == UNDETERMINED else f"{tag}: {name}"
        for tag, name in names.items()
    )
    return f"{PARTED} ".join(shown)


def names_of(words: str, before: dict[str, str]) -> dict[str, str]:
    """Return the names of a line by their BCP 47 tags; a line that says the same keeps them all."""
    if line(words) == line(words_of(before)):
        return before
    names: dict[str, str] = {}
    bare = []
    for part in map(line, words.split(PARTED)):
        tagged = _TAGGED.fullmatch(part)
        if tagged and tagged[1] not in names:
            names[tagged[1]] = tagged[2]
        elif part:
            bare.append(tagged[2] if tagged else part)
    return with_aliases(names, bare)


def with_aliases(names: dict[str, str], aliases: Iterable[str]) -> dict[str, str]:
    """Return the names with others of no known language, each once."""
    names = dict(names)
    for alias in aliases:
        if alias and alias not in names.values():
            names[_free_tag(names)] = alias
    return names


def united(name: str, names: dict[str, str], other: str, others: dict[str, str]) -> dict[str, str]:
    """Return the names of one thing that had two: the other's name is kept as an alias."""
    merged = dict(names)
    aliases = [other]
    for tag, alias in others.items():
        if tag in merged or tag.split("-")[0] == UNDETERMINED:
            aliases.append(alias)
        else:
            merged[tag] = alias
    return with_aliases(merged, (alias for alias in aliases if alias != name))


def _free_tag(names: dict[str, str]) -> str:
    tags = (UNDETERMINED if n == 1 else f"{UNDETERMINED}-x-{n}" for n in count(1))
    return next(tag for tag in tags if tag not in names)
