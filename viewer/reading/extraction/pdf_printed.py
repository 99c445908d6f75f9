"""What a web page that a browser has printed holds beside its article: menus, buttons, banners."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from viewer.model.briefing import BlockRole
from viewer.reading.extraction import buttons, html_text, pdf_running, signs
from viewer.reading.extraction.pdf_lines import Line, Page

_BANNER = re.compile(
    r"(?:we|this (?:web)?site|our (?:web)?site|our partners)(?: and our (?:\d+ )?partners)?"
    r" (?:uses?|stores?|value) .{0,60}\b(?:cookies|privacy)\b.*|we value your privacy.*"
    r"|(?:by (?:continuing|clicking|using)\b.{0,80}\bcookies\b|cookies help us|cookies? (?:notice"
    r"|consent)\b).*"
    r"|(?:wir|diese (?:web)?seite)\b.{0,40}\b(?:verwenden|nutzen|verwendet"
    r"|nutzt)\b.{0,60}\bcookies\b.*"
    r"|(?:nous|ce site) utilis(?:ons|e) .{0,60}\bcookies\b.*|(?:este sitio|utilizamos"
    r"|usamos)\b.{0,60}\bcookies\b.*"
    r"|(?:questo sito|utilizziamo)\b.{0,60}\bcookies?\b.*|(?:мы|сайт) использу(?:ем"
    r"|ет) .{0,60}\b(?:cookie|куки).*",
    re.IGNORECASE,
)
_CLOSE = 1.8
"""How near the next line of a paragraph is, in times of the height of a line."""
_MOST_OF_BANNER = 8
"""How many lines a banner has."""
_SENTENCE = re.compile(r"[.!?…:。！？؟][\"”’»“)\]]*$")
_SHORT = 100
"""Characters of a line that is no paragraph of an article."""
_MENU, _OTHERS = "menu", "more articles"


class Group(NamedTuple):
    """The lines of a paragraph, and what it is."""

    lines: list[Line]
    text: str
    role: BlockRole | None


def is_one(dropped: Sequence[Line]) -> bool:
    """Say whether a browser has printed the pages, by what stands above and below them."""
    return any(map(pdf_running.is_of_browser, dropped))


def furniture(page: Page) -> Iterator[tuple[Line, str]]:
    """Yield the lines of a page that are rows of buttons, or of a banner."""
    last: Line | None = None
    banner = 0
    for line in page.lines:
        goes_on = last is not None and _goes_on(last, line)
        begins = not goes_on and bool(_BANNER.match(line.text))
        banner = banner + 1 if begins or (banner and goes_on) else 0
        if 0 < banner <= _MOST_OF_BANNER:
            yield line, "cookie notice"
        elif buttons.is_row(line.text):
            yield line, "button"
        last = line


def around(groups: Sequence[Group], name: str) -> Iterator[tuple[Group, str]]:
    """Yield what stands before the headline, between the paragraphs and behind the article."""
    first = _headline(groups, name)
    listed = False
    for number, group in enumerate(groups):
        why = html_text.noise(group.text)
        told = bool(_SENTENCE.search(group.text)) or group.role == "caption"
        if number < first and not (told or signs.is_byline(group.text)):
            why = why or _MENU
        listed = (listed and not told) or (bool(why) and group.role == "heading" and number > first)
        if why or listed:
            yield group, why or _OTHERS


def _goes_on(last: Line, line: Line) -> bool:
    """Say whether a line is of one paragraph with the last, or beside it."""
    same = abs(last.size - line.size) <= 0.12 * last.size
    return same and -0.5 * line.height < last.bottom - line.bottom < _CLOSE * last.height


def _is_told(words: str) -> bool:
    return len(words) > _SHORT and bool(_SENTENCE.search(words))


def _headline(groups: Sequence[Group], name: str) -> int:
    """Return which group is the headline: it begins the page's name, or is the largest above."""
    text = (n for n, group in enumerate(groups) if not group.role and _is_told(group.text))
    above = groups[: next(text, 0)]
    heads = [number for number, group in enumerate(above) if group.role == "heading"]
    named = (number for number in heads if name.startswith(groups[number].text))
    if (headline := next(named, None)) is not None:
        return headline
    return max(heads, key=lambda number: (groups[number].lines[0].size, -number), default=0)
