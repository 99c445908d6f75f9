"""What the names of paragraph styles say, in documents of all office programs."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.model.briefing import BlockRole
from viewer.reading.extraction import dates, draft

_BEGINNINGS: tuple[tuple[str, BlockRole], ...] = (
    ("heading", "heading"), ("title", "heading"), ("subtitle", "heading"), ("byline", "byline"),
    ("footnote", "note"), ("endnote", "note"),
)  # fmt: skip
_NAMES: dict[str, BlockRole] = {
    "author": "byline", "date": "byline", "illustration": "caption", "figure": "caption",
    "table": "caption", "drawing": "caption",
}  # fmt: skip
"""LibreOffice's captions have the names of what is above them."""


def role(name: str) -> BlockRole | None:
    """Return what a paragraph of a style is; names are English in every language's program."""
    plain = _plain(name)
    if plain.endswith("caption"):  # “Caption”, pandoc's “Image Caption”
        return "caption"
    begun = (role for start, role in _BEGINNINGS if plain.startswith(start))
    return next(begun, _NAMES.get(plain))


def facts(styled: Iterable[tuple[str, str]]) -> draft.Facts:
    """Return what paragraphs state by their styles: title, who wrote it, when."""
    said: dict[str, list[str]] = {}
    for name, words in styled:
        if tidied := draft.tidy(words):
            said.setdefault(_plain(name), []).append(tidied)
    date = next(iter(said.get("date", ())), "")
    return draft.known(
        title=draft.stated(next(iter(said.get("title", ())), None)),
        author=draft.stated(", ".join(said.get("author", ()))),
        published=draft.stated(dates.found(date)),
    )


def _plain(name: str) -> str:
    """Return a name as people see it: OpenDocument writes spaces as `_20_`."""
    return name.replace("_20_", " ").casefold()
