"""Running heads, feet and page numbers: what is printed on pages and is no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from viewer.reading.extraction.pdf_lines import Line, Page

_MARGIN = 0.11
"""How much of a page's height, above and below, may hold them."""
_WHITE = 0.8
"""The space that parts them from the text, in times of the height of a line."""
_MOST = 0.6
"""What stands on more pages than this share of three or more is a head, even so close."""
_NUMBER = re.compile(
    r"(?:(?:page|seite|pagina|página|стр\.?)\s*)?[-–—(\[]?\s*\d{1,4}\s*[-–—)\]]?"
    r"(?:\s*(?:/|of|von|de|из|sur)\s*\d{1,4})?",
    re.IGNORECASE,
)
_BROWSER = re.compile(
    r"(?:https?|file)://\S|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\.?,? \d{1,2}[:.]\d\d\b"
)
"""What browsers print above and below a page: when, and the address."""


def parted(pages: Sequence[Page]) -> tuple[list[list[Line]], list[Line]]:
    """Return the lines of each page that are text, and all the lines that are not."""
    edges = [_edges(page) for page in pages]
    apart = [_apart(page, found) for page, found in zip(pages, edges, strict=True)]
    close, free = _counted(edges), _counted(apart)
    needed = 2 if len(pages) < 8 else 3
    most = max(3, _MOST * len(pages))
    kept: list[list[Line]] = []
    dropped: list[Line] = []
    for page, lines, alone in zip(pages, edges, apart, strict=True):
        rows = [line for line in lines if _BROWSER.match(line.text)]
        running = {
            line
            for line in lines
            if close[_key(line)] >= most
            or (line in alone and (free[_key(line)] >= needed or _NUMBER.fullmatch(line.text)))
            or any(abs(line.bottom - row.bottom) < row.height / 2 for row in rows)
        }
        dropped += [line for line in page.lines if line in running]
        kept.append([line for line in page.lines if line not in running])
    return kept, dropped


def is_of_browser(line: Line) -> bool:
    """Say whether a browser printed this line above or below its page."""
    return bool(_BROWSER.search(line.text))


def _counted(pages: Sequence[Sequence[Line]]) -> Counter[tuple[str, int]]:
    """Return on how many pages each line stands."""
    return Counter(key for lines in pages for key in {_key(line) for line in lines})


def _key(line: Line) -> tuple[str, int]:
    """Return what is the same of a running head on every page: its words and its height."""
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.bottom / 3)


def _edges(page: Page) -> list[Line]:
    """Return the lines near the upper and the lower edge of a page."""
    edge = _MARGIN * page.height
    return [x for x in page.lines if x.bottom > page.height - edge or x.top < edge]


def _apart(page: Page, edges: Sequence[Line]) -> list[Line]:
    """Return the lines at the edges that white space parts from the text."""
    middle = page.height / 2
    return [
        line
        for line in edges
        if _space(line, page.lines, above=line.bottom > middle) > _WHITE * line.height
    ]


def _space(line: Line, lines: Sequence[Line], *, above: bool) -> float:
    """Return the white between the row of a line, or what stands close to it, and the text."""
    inward = 1 if above else -1
    reach = line.bottom if above else line.top
    ends = [(x.top, x.bottom) if above else (x.bottom, x.top) for x in lines]
    for near, far in sorted(ends, key=lambda each: -inward * each[0]):
        white = inward * (reach - near)
        if white > _WHITE * line.height:
            return white
        if inward * (reach - far) > 0:
            reach = far
            if abs(reach - (line.bottom if above else line.top)) > 4 * line.height:
                return 0.0  # that was the text
    return line.height  # there is nothing else on the page
