"""From lines to paragraphs: what belongs together, without what is printed on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from statistics import median, quantiles

from viewer.model.briefing import BlockRole, Stated
from viewer.reading.extraction import pdf_captions, pdf_printed, pdf_running, signs
from viewer.reading.extraction.draft import Paragraph, joint
from viewer.reading.extraction.left_out import Raw
from viewer.reading.extraction.pdf_lines import Line, Page
from viewer.reading.extraction.pdf_printed import Group

_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,400}")
_ENDS = re.compile(r"[.!?…:。！？][\"”’»“)\]]*$")
_BULLET = re.compile(r"[•◦▪‣●■]\s")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SEPARATED = re.compile(r"\s+[|–—·-]\s+|\s?[_｜|]\s?")
_HEAD = 30
"""How many lines and paragraphs may be a head: title, byline, date."""
_LAST, _NEXT = re.compile(r"([^\W\d_]+)[-\u2010\xad]$"), re.compile(r"[^\W\d_]+")


def paragraphs(
    pages: Sequence[Page], name: str = "", *, printed: bool = False
) -> tuple[list[Paragraph], dict[Line, str]]:
    """Return the paragraphs of the pages, and the lines that are no part of them, with why.

    What a browser has `printed` is a web page: it has links and offers between its paragraphs, and
    its `name` begins with the headline.
    """
    kept, running = pdf_running.parted(pages)
    printed = printed or pdf_printed.is_one(running)
    dropped = dict.fromkeys(running, "head or foot of the pages")
    if printed:
        dropped |= {line: why for page in pages for line, why in pdf_printed.furniture(page)}
    lines = [line for page in kept for line in page if line not in dropped]
    if not lines:  # a page with a number only
        lines = [line for page in pages for line in page.lines]
    groups = list(_grouped(pages, lines))
    apart = list(pdf_printed.around(groups, name)) if printed else []
    dropped |= {line: why for group, why in apart for line in group.lines}
    out = {id(group) for group, _ in apart}
    return [Paragraph(g.text, g.role) for g in groups if id(g) not in out], dropped


def _grouped(pages: Sequence[Page], lines: Sequence[Line]) -> Iterator[Group]:
    """Yield the paragraphs that lines make."""
    words = Counter(_WORD.findall("\n".join(line.text for line in lines).casefold()))
    body = _body_size(lines)
    captions = pdf_captions.below_pictures(pages, body)
    for group, heading in _groups(lines, body, captions):
        by = len(group) == 1 and signs.is_byline(group[0].text)
        role: BlockRole | None = "heading" if heading and not by else None
        role = "caption" if group[0] in captions else role
        yield Group(group, _joined([line.text for line in group], words), role)


def address(dropped: Iterable[Line]) -> Stated | None:
    """Return the address that a browser printed at the foot of the pages."""
    found = next((m[0] for line in dropped if (m := _ADDRESS.search(line.text))), None)
    return Stated(value=found) if found else None


def named(name: str, paragraphs: Sequence[Paragraph]) -> tuple[str, str] | None:
    """Return the title and the site that the name of a printed page is made of, by a heading."""
    for paragraph in paragraphs[:_HEAD]:
        rest = name.removeprefix(paragraph.text) if paragraph.role == "heading" else name
        if rest != name and _SEPARATED.match(rest):
            return paragraph.text, _SEPARATED.split(rest)[-1]
    return None


def raw(pages: Sequence[Page], dropped: Mapping[Line, str]) -> Iterator[Raw]:
    """Yield the lines of the pages as they stand there."""
    for page in pages:
        for line in page.lines:
            yield Raw(line.text, dropped.get(line, ""), kept=line not in dropped)


def joined(pages: Sequence[str]) -> list[str]:
    """Return the paragraphs of pages of which there is nothing but lines."""
    lines = [line.strip() for page in pages for line in page.split("\n")]
    width = max((len(line) for line in lines), default=0)
    words = Counter(_WORD.findall("\n".join(lines).casefold()))
    groups: list[list[str]] = [[]]
    for line in lines:
        if not line:
            groups.append([])
            continue
        groups[-1].append(line)
        if _ENDS.search(line) and len(line) < 0.8 * width:
            groups.append([])
    return [_joined(group, words) for group in groups if group]


def _body_size(lines: Sequence[Line]) -> float:
    """Return the size of the type that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _groups(
    lines: Sequence[Line], body: float, captions: AbstractSet[Line]
) -> Iterator[tuple[list[Line], bool]]:
    """Yield the lines of each paragraph, and whether it is a heading."""
    shape = _Shape(lines, body)
    group: list[Line] = []
    bylines = {line for line in lines[:_HEAD] if signs.is_byline(line.text)}
    for line in lines:
        apart = line in bylines or (
            group and (group[-1] in bylines or (line in captions) != (group[-1] in captions))
        )
        if group and (apart or shape.begins(group, line)):
            yield group, shape.is_heading(group)
            group = []
        group.append(line)
    if group:
        yield group, shape.is_heading(group)


class _Shape:
    """How the text is set: its leading, its indents, where its lines end."""

    def __init__(self, lines: Sequence[Line], body: float) -> None:
        pairs = list(pairwise(lines))
        steps = [a.bottom - b.bottom for a, b in pairs if _below(a, b) and _same(a, b)]
        self._leading = median(steps) if steps else 1.2 * body
        if len(steps) > 8:  # paragraphs of one line have gaps alone
            self._leading = min(self._leading, 1.25 * quantiles(steps, n=4)[0])
        self._body = body
        widths = sorted(line.right - line.left for line in lines)
        self._width = widths[len(widths) * 3 // 4]
        mostly_bold = sum(len(x.text) for x in lines if x.bold) * 2 > sum(
            len(x.text) for x in lines
        )
        self._bold_tells = not mostly_bold

    def begins(self, group: list[Line], line: Line) -> bool:
        """Say whether a line begins a paragraph, after those of the one before it."""
        last = group[-1]
        if not _same(last, line) or (last.bold != line.bold and self._heads(group, line)):
            return True
        if _BULLET.match(line.text):
            return True
        if not _below(last, line):  # a column or a page further
            over = bool(_ENDS.search(last.text)) and not line.text[:1].islower()
            return over and self._is_short(group, over=True)
        if last.bottom - line.bottom > 1.3 * self._leading * max(1.0, line.size / self._body):
            return True
        if self._indented(group, line):
            return True
        return self._is_short(group) and bool(_ENDS.search(last.text))

    def is_heading(self, group: list[Line]) -> bool:
        """Say whether lines are a heading: larger, or bold and few, and no full sentence."""
        words = " ".join(line.text for line in group)
        if len(words) > 250 or words.endswith((",", ";")) or not re.search(r"[^\W\d_]", words):
            return False
        if group[0].size > 1.12 * self._body:
            return True
        bold = self._bold_tells and all(line.bold for line in group)
        return bold and len(words) <= 120 and not words.endswith(".")

    def _heads(self, group: list[Line], line: Line) -> bool:
        return self.is_heading(group) or (self._bold_tells and line.bold)

    def _indented(self, group: list[Line], line: Line) -> bool:
        column = _column(group)
        edge = min(each.left for each in column[1:] or column)
        indent = line.left - edge
        if len(column) == 1 and indent < 0:  # the line before was indented itself
            return False
        hangs = len(column) == 1 and _BULLET.match(group[0].text)
        return 0.6 * self._body < indent < 5 * self._body and not hangs

    def _is_short(self, group: list[Line], *, over: bool = False) -> bool:
        """Say whether the last line leaves room that a word of the next one would have taken.

        `over`: there may be too few lines of the paragraph in the column to show its width.
        """
        column = _column(group)
        edge = max(line.right for line in column)
        if over or len(column) == 1:
            edge = max(edge, min(line.left for line in column) + self._width)
        return edge - group[-1].right > 4 * self._body


def _column(group: Sequence[Line]) -> list[Line]:
    """Return the last lines of a paragraph, those that stand in one column."""
    column = [group[-1]]
    for line in reversed(group[:-1]):
        if not _below(line, column[0]):
            break
        column.insert(0, line)
    return column


def _same(a: Line, b: Line) -> bool:
    """Say whether two lines are of one size of type."""
    return abs(a.size - b.size) <= 0.12 * max(a.size, b.size)


def _below(a: Line, b: Line) -> bool:
    """Say whether a line stands below another, in its column."""
    return b.bottom < a.bottom and b.left < a.right and a.left < b.right


def _joined(lines: Sequence[str], words: Counter[str]) -> str:
    """Return lines as one, with the words that a hyphen breaks made whole."""
    text = ""
    for line in lines:
        broken, following = _LAST.search(text), _NEXT.match(line)
        if not broken or not following or not following[0][0].islower():
            glued = not text or text.endswith(("-", "\u2010", "/"))
            text += line if glued else f"{joint(text, line)}{line}"
            continue
        whole, parted = broken[1] + following[0], f"{broken[1]}-{following[0]}"
        hyphen = words[parted.casefold()] > words[whole.casefold()]
        text = text[: broken.end(1)] + ("-" if hyphen else "") + line
    return text
