"""Blocks that people's Markdown has beside CommonMark's: notes, tables drawn of lines, divisions.

They are put into words that CommonMark's parser takes, line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_NOTE = re.compile(r" {0,3}\[\^(?P<name>[^\]\s]{1,60})\]:[ \t]*(?P<words>.*)")
_INLINE_NOTE = re.compile(r"\^\[(?P<words>[^\[\]\n]{1,600}(?:\n[^\[\]\n]{1,600}){0,10})\]")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_DIVISION = re.compile(r" {0,3}:{3,}[^:]*:*\s*")
_COLUMNS = re.compile(r"\s*-{2,}(?:\s+-{2,})+\s*")
_RULE = re.compile(r"\s*-{10,}\s*")
_GRID = re.compile(r"\s*\+(?:[-=:]+\+)+\s*")
_RUN = re.compile(r"-+")
_MOST_LINES = 300
"""How long a table may be."""


class Parted(NamedTuple):
    """Markdown for CommonMark's parser, and the notes that it refers to, as Markdown."""

    text: str
    notes: list[str]
    names: frozenset[str]
    """What the notes are called."""


def parted(text: str) -> Parted:
    """Return Markdown with its notes apart and its tables as GitHub writes them."""
    notes, names = list[str](), set[str]()
    lines = _without_notes(text.split("\n"), notes, names)
    body = "\n".join(_tabled(lines))
    notes += (note["words"] for note in _INLINE_NOTE.finditer(body))
    return Parted(_INLINE_NOTE.sub("", body), notes, frozenset(names))


def _coded(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield lines, and whether each is in a fenced block of code, or its fence."""
    fence = ""
    for line in lines:
        mark = match[1] if (match := _FENCE.match(line)) else ""
        if not fence:
            fence = mark
            yield line, bool(mark)
        else:
            yield line, True
            if mark.startswith(fence) and line.strip() == mark:
                fence = ""


def _without_notes(lines: Sequence[str], notes: list[str], names: set[str]) -> list[str]:
    """Return the lines that are no notes and no marks of a division; notes go to `notes`."""
    kept: list[str] = []
    within = blank = False
    for line, code in _coded(lines):
        if not code and (note := _NOTE.match(line)):
            names.add(note["name"])
            notes.append(note["words"])
            kept.append("")
            within, blank = True, False
        elif within and (not line.strip() or line[:1] in " \t" or not (blank or code)):
            notes[-1] += "\n" + line.removeprefix("    ").removeprefix("\t")
            blank = not line.strip()
        else:
            within = False
            kept.append("" if not code and _DIVISION.fullmatch(line) else line)
    return kept


def _tabled(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines with tables that are drawn of lines made into GitHub's."""
    code = [inside for _, inside in _coded(lines)]
    at = 0
    while at < len(lines):
        free = not code[at] and (at == 0 or not lines[at - 1].strip())
        rows, end = _drawn(lines, at) if free else ([], at)
        if not rows:
            yield lines[at]
            at += 1
            continue
        yield from ("", *_as_github(rows), "")
        at = end


def _as_github(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    width = max(map(len, rows))
    for number, row in enumerate(rows):
        cells = (cell.replace("|", "\\|") for cell in (*row, *[""] * (width - len(row))))
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield "|" + "---|" * width


def _drawn(lines: Sequence[str], at: int) -> tuple[list[list[str]], int]:
    """Return the rows of a table that begins at a line, and where it ends."""
    first, second = lines[at], lines[at + 1] if at + 1 < len(lines) else ""
    if not first.strip():
        return [], at
    if _GRID.fullmatch(first):
        return _of_grid(lines[at : at + _MOST_LINES], at)
    if _RULE.fullmatch(first):
        return _of_many_lines(lines[at : at + _MOST_LINES], at)
    if _COLUMNS.fullmatch(first) or _COLUMNS.fullmatch(second):
        return _of_lines(lines[at : at + _MOST_LINES], at, int(not _COLUMNS.fullmatch(first)))
    return [], at


def _of_lines(near: Sequence[str], at: int, head: int) -> tuple[list[list[str]], int]:
    """Read pandoc's simple table: a line a row, below dashes that show the columns."""
    starts = _starts(near[head])
    end = head + 1
    while end < len(near) and near[end].strip() and not _is_dashes(near[end]):
        end += 1
    rows = [_cells([line], starts) for line in (*near[:head], *near[head + 1 : end])]
    end += end < len(near) and _is_dashes(near[end])
    return rows, at + end


def _of_many_lines(near: Sequence[str], at: int) -> tuple[list[list[str]], int]:
    """Read pandoc's multiline table: between dashes, with empty lines between the rows."""
    head = next((n for n, line in enumerate(near[1:8], 1) if _COLUMNS.fullmatch(line)), 0)
    ends = (n for n, line in enumerate(near) if n > head and _RULE.fullmatch(line))
    if not head or not (end := next(ends, 0)):
        return [], at
    starts = _starts(near[head])
    groups: list[list[str]] = [list(near[1:head]), []]
    for line in near[head + 1 : end]:
        if line.strip():
            groups[-1].append(line)
        else:
            groups.append([])
    return [_cells(group, starts) for group in groups if group], at + end + 1


def _of_grid(near: Sequence[str], at: int) -> tuple[list[list[str]], int]:
    """Read a table with a grid of ``+---+`` and ``|``."""
    ends = (n for n, line in enumerate(near) if not line.lstrip().startswith(("+", "|")))
    end = next(ends, len(near))
    starts = [sign.end() for sign in re.finditer(r"\+", near[0])][:-1]
    groups: list[list[str]] = [[]]
    for line in near[:end]:
        if _GRID.fullmatch(line):
            groups.append([])
        else:
            groups[-1].append(line)
    rows = [_cells(group, starts) for group in groups if group]
    return [[cell.strip(" |") for cell in row] for row in rows], at + end


def _starts(columns: str) -> list[int]:
    return [run.start() for run in _RUN.finditer(columns)]


def _cells(group: Sequence[str], starts: Sequence[int]) -> list[str]:
    """Return the words of a row's cells, which may take several lines each."""
    spans = list(pairwise([0, *starts[1:], None]))
    return [" ".join(" ".join(line[low:high] for line in group).split()) for low, high in spans]


def _is_dashes(line: str) -> bool:
    return bool(_COLUMNS.fullmatch(line) or _RULE.fullmatch(line))
