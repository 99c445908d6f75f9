"""What articles are called where one of several is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from viewer.model.briefing import Source

UNTITLED = "Untitled article"


def source_names(sources: Sequence[Source]) -> dict[str, str]:
    """Return the title of each article, by id; before it stands what tells it from its like.

    That is who published it, or its number among those of the same title. It comes first because
    the end of a long line may not be seen.
    """
    names = {source.id: _title(source) for source in sources}
    for title, count in Counter(names.values()).items():
        if count > 1:
            alike = [source for source in sources if names[source.id] == title]
            marks = zip(alike, _marks(alike), strict=True)
            names |= {source.id: f"{mark} · {title}" for source, mark in marks}
    return names


def _title(source: Source) -> str:
    title = source.title or source.publisher
    return title.value if title else UNTITLED


def _marks(alike: Sequence[Source]) -> list[str]:
    publishers = [source.publisher.value if source.publisher else "" for source in alike]
    told = all(publishers) and len(set(publishers)) == len(publishers)
    return publishers if told else [str(number) for number in range(1, len(alike) + 1)]
