"""An article in the making: paragraphs with a role, put together as frozen text with positions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from viewer.model.briefing import Block, BlockRole, Stated
from viewer.model.errors import UnreadableError
from viewer.model.text import typed
from viewer.reading.article import Article
from viewer.reading.extraction import datelines, languages, signs, wires

MAX_TEXT = 5_000_000
"""The longest text, in characters: some ten novels."""
MAX_WORDS = 400
"""The longest title, name or address, in characters."""

Facts = dict[str, Stated]
"""What is known of an article, by the name of its field."""


class Paragraph(NamedTuple):
    """One paragraph, and what it is where it is not plain text."""

    text: str
    role: BlockRole | None = None


def composed(name: str, paragraphs: Iterable[Paragraph], facts: Facts) -> Article:
    """Return the article of these paragraphs, with what they say of it; raises UnreadableError."""
    tidied = (Paragraph(tidy(p.text), p.role) for p in paragraphs)
    kept = [p for p in tidied if p.text and not is_rule(p.text)]
    text, blocks = _joined(_titled(kept))
    return finished(name, text, blocks, facts)


def finished(name: str, text: str, blocks: list[Block], facts: Facts) -> Article:
    """Return an article whose text stands; what is not known is looked for in it."""
    if not text.strip():
        raise UnreadableError(f"{name} holds no text", "choose a file with text in it")
    if len(text) > MAX_TEXT:
        hint = f"an article has at most {MAX_TEXT // 10**6} million characters: take a part of it"
        raise UnreadableError(f"{name} holds too much text", hint)
    found = signs.read(text, blocks, facts)
    said = {f for f, value in found.facts.items() if not (value.inferred and f == "title")}
    better = {f: v for f, v in facts.items() if v.value and not (v.inferred and f in said)}
    if "published" in found.dateline:
        better = {f: v for f, v in better.items() if v.basis != datelines.MADE}
    known = {**found.dateline, **found.facts, **better}
    if "title" in known:
        known["title"] = wires.clean(known["title"])
    if "language" not in known and (language := languages.guessed(text)):
        known["language"] = Stated(
            value=language, inferred=True, basis="The words of the text are of that language."
        )
    article = Article(text=text, blocks=tuple(found.blocks))
    return msgspec.structs.replace(article, **known)


def tidy(text: str) -> str:
    """Return the text of one paragraph: on one line, without what cannot be seen.

    Quotation marks, dashes and no-break spaces stay as they are.
    """
    if "\n" in text:
        text = _BROKEN.sub("", text)
    return _SPACES.sub(" ", typed(text).translate(_INVISIBLE)).strip()


def joint(before: str, after: str) -> str:
    """Return what stands between two lines of a paragraph: in Chinese and Japanese nothing."""
    whole = before[-1:] and after[:1] and _UNSPACED.match(before[-1] + after[0])
    return "" if whole else " "


def is_rule(words: str) -> bool:
    """Say whether a paragraph is but a line between others, made of signs."""
    return bool(_RULE.fullmatch(words))


def stated(value: str | None) -> Stated | None:
    """Return a value that the file states, tidied; None where there is nothing."""
    words = tidy(value or "")[:MAX_WORDS].strip()
    return Stated(value=words) if words else None


def inferred(value: str | None, basis: str) -> Stated | None:
    """Return a value that was inferred, and from what."""
    words = tidy(value or "")[:MAX_WORDS].strip()
    return Stated(value=words, inferred=True, basis=basis) if words else None


def known(**fields: Stated | None) -> Facts:
    """Return what there is of these fields."""
    return {field: value for field, value in fields.items() if value}


def _titled(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, with the title marked by its looks where nothing marks a heading."""
    if any(paragraph.role == "heading" for paragraph in paragraphs):
        return paragraphs
    at = signs.title([paragraph.text for paragraph in paragraphs])
    if at is None or paragraphs[at].role:
        return paragraphs
    title = paragraphs[at]._replace(role="heading")
    return [*paragraphs[:at], title, *paragraphs[at + 1 :]]


def _joined(paragraphs: list[Paragraph]) -> tuple[str, list[Block]]:
    blocks, at = [], 0
    for words, role in paragraphs:
        if role:
            blocks.append(Block(start=at, end=at + len(words), role=role))
        at += len(words) + 1
    return "\n".join(p.text for p in paragraphs), blocks


_OF_CHINESE = r"[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uffef]"
_UNSPACED = re.compile(f"{_OF_CHINESE}{{2}}")
_BROKEN = re.compile(rf"(?<={_OF_CHINESE})[ \t\r]*\n[ \t\r]*(?={_OF_CHINESE})")
_RULE = re.compile(r"(?:([-–—_=~*·•#+])\s?)(?:\1\s?){2,200}")
_SPACES = re.compile(r"[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_INVISIBLE = dict.fromkeys(
    (
        *range(0x09),
        *range(0x0E, 0x1C),
        *range(0x7F, 0x85),
        *range(0x86, 0xA0),
        0xAD,
        0x200B,
        0x2060,
        0xFEFF,
    )
)
"""Controls, soft hyphens and marks without a width; the joiners of Persian and emoji stay."""
