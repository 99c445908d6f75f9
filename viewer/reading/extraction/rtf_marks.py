"""What RTF says of paragraphs, for striprtf to carry through: it keeps the letters alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from viewer.model.briefing import BlockRole
from viewer.reading.extraction import styles

CELL = "\ue0c5"
"""Stands between the cells of a row."""
_MARKS: dict[BlockRole, str] = {
    "heading": "\ue0c6", "caption": "\ue0c7", "byline": "\ue0c8", "note": "\ue0c9",
}  # fmt: skip
_ROLES = {mark: role for role, mark in _MARKS.items()}

_STYLES = re.compile(r"\{\\stylesheet\b")
_NUMBERED = re.compile(r"\{\\s(\d{1,4})(?!\w)")
_BEGUN = re.compile(r"\\pard(?![a-z])(?:[{\s]*\\\*?(?!par(?![a-z])|u-?\d)[a-z]{1,32}-?\d* ?)*")
_STYLED = re.compile(r"\\s(\d{1,4})(?!\w)")
_OUTLINED = re.compile(r"\\outlinelevel[0-8](?!\d)")
_BOLD, _SIZE = re.compile(r"\\b(?![a-z0-9])"), re.compile(r"\\fs(\d{1,3})")
_LARGE = 30
"""Half points: bold type as large as this is a heading's."""
_APART = re.compile(r"\{\\\*\\fldinst\b|\{(?:\\\*)?\\footnote\b")
_END_OF_CELL = re.compile(r"(?:\\par\s?(?=[}\s]*\\(?:nest)?cell\b))|\\(?:nest)?cell\b ?")
_LONGEST = 200_000
"""How far the list of styles may reach."""
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


class Marked(NamedTuple):
    """RTF with marks, and the notes that stood in it, as RTF."""

    source: str
    notes: list[str]


def marked(source: str) -> Marked:
    """Return RTF in which headings, captions and cells bear marks."""
    kept, notes, at = [], list[str](), 0
    for start, end in _apart(source):
        kept.append(source[at:start])
        at = end
        if "footnote" in (begun := source[start : start + 14]):
            notes.append("{\\rtf1 " + source[start + begun.index("footnote") + 8 : end])
    body = "".join([*kept, source[at:]])
    roles = dict(_styles(source))
    body = _BEGUN.sub(lambda begun: _with_mark(begun[0], roles), body)
    return Marked(_END_OF_CELL.sub(_as_cell, body), notes)


def role(line: str) -> tuple[str, BlockRole | None]:
    """Return a line without marks, and what its mark says that it is."""
    found = next((_ROLES[sign] for sign in line[:40] if sign in _ROLES), None)
    cells = line.translate(_UNMARKED).split(CELL)
    return " | ".join(cell.strip() for cell in cells if cell.strip()), found


def group(source: str, start: int, longest: int) -> str:
    """Return the group that begins here, or nothing where it has no end near."""
    depth = 0
    for brace in _BRACE.finditer(source[start : start + longest]):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth == 0 and brace[0] == "}":
            return source[start : start + brace.end()]
    return ""


def _apart(source: str) -> Iterator[tuple[int, int]]:
    """Yield where the groups stand that are no part of the text around them, found in one go."""
    open_groups: list[int] = []
    outermost: int | None = None
    for brace in _BRACE.finditer(source):
        if brace[0] == "{":
            if outermost is None and _APART.match(source, brace.start()):
                outermost = len(open_groups)
            open_groups.append(brace.start())
        elif brace[0] == "}" and open_groups:
            start = open_groups.pop()
            if outermost == len(open_groups):
                yield start, brace.end()
                outermost = None


def _styles(source: str) -> Iterator[tuple[str, BlockRole]]:
    """Yield the numbers of styles whose names say what a paragraph is."""
    begun = _STYLES.search(source)
    for style in group(source, begun.start(), _LONGEST).split(";") if begun else ():
        number = _NUMBERED.search(style)
        name = re.split(r"[\\{}]", style)[-1].partition(" ")[2]  # behind the last control word
        if number and (role := styles.role(name.strip())):
            yield number[1], role


def _with_mark(begun: str, roles: dict[str, BlockRole]) -> str:
    """Return the words that begin a paragraph, with a mark where they say what it is."""
    styled = _STYLED.search(begun)
    large = any(int(size) >= _LARGE for size in _SIZE.findall(begun))
    role = roles.get(styled[1]) if styled else None
    if _OUTLINED.search(begun) or (role is None and large and _BOLD.search(begun)):
        role = "heading"
    mark = f"\\u{ord(_MARKS[role])}?" if role else ""
    return f"\\pard{mark}{begun.removeprefix(chr(92) + 'pard')}"


def _as_cell(end: re.Match[str]) -> str:
    return "" if end[0].startswith("\\par") else f"\\u{ord(CELL)}?"


_UNMARKED = dict.fromkeys(map(ord, _ROLES))
