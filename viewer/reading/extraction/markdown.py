"""Markdown (CommonMark, pandoc's, GitHub's): what was meant to be read, without the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from viewer.model.briefing import BlockRole
from viewer.model.text import folded, typed
from viewer.reading.article import Article
from viewer.reading.extraction import (
    draft,
    encodings,
    front_matter,
    markdown_blocks,
    signs,
)
from viewer.reading.extraction.draft import Paragraph
from viewer.reading.extraction.left_out import Raw, with_left_out

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BREAK, _SOFT = "\n", "\v"
"""What stands for a break that is meant, and for the end of a line of the file."""
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,60})\]")
_LOWERED = re.compile(r"(?<=\w)~([^\s~]{1,12})~|(?<=\w)\^([^\s^]{1,12})\^")
_SPAN = re.compile(r"\[([^\[\]]{1,300})\]\{[.#\w][^{}]{0,200}\}")
_ATTRIBUTES = re.compile(r"\{(?:[.#][\w-]|[\w-]{1,30}=)[^{}]{0,200}\}")
_OF_HEADING = re.compile(r"\s*\{[#.-][^{}]{0,200}\}\s*$")
_LINE = re.compile(r"\|(?: +|$)")
_DEFINITION = re.compile(r"[:~] +(?=\S)")
_CAPTION = re.compile(r"(?:[Tt]able)?: +(?=\S)")
_READABLE = re.compile(r"<(?:table|figure|p|blockquote|[uod]l|h[1-6])\b", re.IGNORECASE)
_FEWEST_WORDS = 4
"""A picture's words that are fewer tell those who do not see it what it shows."""
_LONGEST_HEADING = 200
"""Characters; of a longer one, the line below was meant as a rule."""
_STYLED = ("link_close", "em_close", "strong_close", "code_inline", "image")


def read(name: str, content: bytes) -> Article:
    """Return the article in a Markdown file, with what its head states."""
    from markdown_it import MarkdownIt

    text = typed(encodings.decoded(name, content))
    front = front_matter.read(text)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.disable("smartquotes", ignoreInvalid=True)
    parted = markdown_blocks.parted(text[front.end :])
    paragraphs = list(_Reader(parser, parted.names).paragraphs(parted.text))
    notes = (p for note in parted.notes for p in _Reader(parser, parted.names).paragraphs(note))
    found = [*_head(front.values, paragraphs), *paragraphs]
    found += [Paragraph(note.text, "note") for note in notes]
    article = draft.composed(name, found, front_matter.facts(front.values))
    unread = (Raw(line, "head of the file") for line in front_matter.unused(text[: front.end]))
    return with_left_out(article, unread)


def _head(values: front_matter.Values, paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield title and subtitle, where the head of the file alone has them."""
    there = {folded(draft.tidy(paragraph.text)) for paragraph in paragraphs[:4]}
    for key in ("title", "subtitle"):
        words = " ".join(values.get(key, ()))
        if words and folded(draft.tidy(words)) not in there:
            yield Paragraph(words, "heading")


class _Reader:
    """Makes paragraphs of Markdown; knows which notes there are."""

    def __init__(self, parser: MarkdownIt, notes: frozenset[str]) -> None:
        self._parser = parser
        self._notes = notes
        self._row: list[str] | None = None
        self._role: BlockRole | None = None
        self._below_table = False

    def paragraphs(self, text: str) -> Iterator[Paragraph]:
        """Yield the paragraphs of a text."""
        for token in self._parser.parse(text):
            if token.type in ("heading_open", "heading_close"):
                self._role = "heading" if token.type == "heading_open" else None
            elif token.type == "tr_open":
                self._row = []
            elif token.type == "tr_close":
                yield Paragraph(" | ".join(cell for cell in self._row or () if cell))
                self._row, self._below_table = None, True
            elif token.type == "inline":
                yield from self._inline(token.children or ())
            elif token.type in ("fence", "code_block"):
                yield from map(Paragraph, token.content.split("\n"))
            elif token.type == "html_block" and _READABLE.match(token.content):
                yield from _of_html(token.content)

    def _inline(self, tokens: Sequence[Token]) -> Iterator[Paragraph]:
        words = self._words(tokens)
        if self._row is not None:
            self._row.append(draft.tidy(words))
        elif self._role and len(words) <= _LONGEST_HEADING:
            yield Paragraph(_OF_HEADING.sub("", words), self._role)
        else:
            for line in words.split(_BREAK):
                yield from _of_line(line, below_table=self._below_table)
            if not words.strip():
                yield from self._captions(tokens)
            self._below_table = False

    def _captions(self, tokens: Sequence[Token]) -> Iterator[Paragraph]:
        """Yield what stands below pictures that are a paragraph by themselves."""
        for token in tokens:
            words = self._words(token.children or ()) if token.type == "image" else ""
            if len(words.split()) >= _FEWEST_WORDS:
                yield Paragraph(words, "caption")

    def _words(self, tokens: Sequence[Token]) -> str:
        """Return the words of inline tokens; pictures and HTML have none."""
        words: list[str] = []
        last = ""
        for token in tokens:
            if token.type == "text":
                styled = _ATTRIBUTES.match(token.content) if last in _STYLED else None
                words.append(self._plain(token.content[styled.end() if styled else 0 :]))
            elif token.type in ("code_inline", "text_special"):
                words.append(token.content)
            elif token.type in ("softbreak", "hardbreak"):
                words.append(_BREAK if token.type == "hardbreak" else _SOFT)
            last = token.type
        return "".join(words)

    def _plain(self, text: str) -> str:
        """Return words without the marks of notes, of spans, of what stands lower or higher."""
        text = _REFERENCE.sub(lambda note: "" if note[1] in self._notes else note[0], text)
        return _LOWERED.sub(r"\1\2", _SPAN.sub(r"\1", text))


def _of_line(line: str, *, below_table: bool) -> Iterator[Paragraph]:
    """Yield the paragraphs in lines: a line block's each, a term and what it means, or one."""
    above, lines = signs.parted(line.split(_SOFT))
    yield from map(Paragraph, above)
    first, *rest = lines
    if _LINE.match(first):
        yield from map(Paragraph, _begun_anew([first, *rest], _LINE))
    elif any(map(_DEFINITION.match, rest)):
        yield from map(Paragraph, _begun_anew([first, *rest], _DEFINITION))
    elif caption := _CAPTION.match(first):
        words = _joined([first[caption.end() :], *rest])
        yield Paragraph(words, "caption" if below_table or first[0] in "tT" else None)
    else:
        yield Paragraph(_joined([first, *rest]))


def _joined(lines: Sequence[str]) -> str:
    words, *rest = lines
    for line in rest:
        words += draft.joint(words, line) + line
    return words


def _begun_anew(lines: Sequence[str], mark: re.Pattern[str]) -> list[str]:
    """Return lines joined to those before them, but for those that begin with a mark."""
    found: list[str] = []
    for line in lines:
        if (begun := mark.match(line)) or not found:
            found.append(line[begun.end() if begun else 0 :])
        else:
            found[-1] += f" {line}"
    return found


def _of_html(markup: str) -> Iterator[Paragraph]:
    """Yield what can be read in a block of HTML; of a table, a line a row."""
    from viewer.reading.extraction import html, html_text

    tree = html.parsed("the block", markup)
    for caption in tree.iter("caption"):
        caption.tag = "figcaption"
    for row in tree.iter("tr"):
        cells = (draft.tidy(cell.text_content()) for cell in row.iter("td", "th"))
        words = " | ".join(cell for cell in cells if cell)
        row.clear()
        row.text = words
    yield from html_text.everything(tree)
