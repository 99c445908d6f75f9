"""What stands before the text of a Markdown file: YAML, pandoc's title block, MultiMarkdown's.

Of YAML as much is read as such heads hold: words, lists, maps of names, blocks of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from viewer.model.briefing import Stated
from viewer.reading.extraction import dates, draft

_YAML = re.compile(r"---[ \t]*\n(?P<lines>(?:.*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_PERCENT = re.compile(r"(?:%.*\n(?:[ \t]+\S.*\n)*){1,3}")
_PLAIN = re.compile(r"(?:[A-Za-z][\w ]{1,20}:[ \t]+\S.*\n){2,20}(?=\s*\n)")
_PAIR = re.compile(r"(?P<key>[A-Za-z_][\w -]{1,30}?)[ \t]*:(?:[ \t]+(?P<value>.*)|$)")
_PART = re.compile(r"[ \t]+\S.*|-[ \t]+\S.*|#.*|[ \t]*|[\]}][ \t]*")
"""A line of YAML below a key, a comment, or nothing."""
_COMMENT = re.compile(r"(?<!\s)\s+#\s.*$")
_KEYS = {
    "title": "title", "headline": "title", "author": "author", "authors": "author",
    "byline": "author", "date": "published", "published": "published", "pubdate": "published",
    "publishdate": "published", "publisher": "publisher", "site": "publisher",
    "publication": "publisher", "lang": "language", "language": "language", "url": "url",
    "source": "url", "link": "url", "canonical": "url", "canonical_url": "url",
}  # fmt: skip
_SHOWN = _KEYS.keys() | {"subtitle"}
_MARK = re.compile(r"(?:---|\.\.\.|%.*)?\s*")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?")
_NAMES = ("name", "literal", "family")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")

Values = dict[str, list[str]]


class Front(NamedTuple):
    """What a head says, and where the text begins."""

    values: Values
    end: int


def read(text: str) -> Front:
    """Return the head of a Markdown text; there may be none."""
    if match := _yaml(text):
        return Front(_of_yaml(match["lines"].split("\n")), match.end())
    if match := _PERCENT.match(text):
        return Front(_of_percents(match[0]), match.end())
    if (match := _PLAIN.match(text)) and (values := _of_yaml(match[0].split("\n"))).get("title"):
        return Front(values, match.end())
    return Front({}, 0)


def is_before(text: str) -> bool:
    """Say whether a text begins with front matter in YAML."""
    return bool(_yaml(text))


def _yaml(text: str) -> re.Match[str] | None:
    match = _YAML.match(text)
    return match if match and _is_yaml(match["lines"].split("\n")) else None


def _is_yaml(lines: list[str]) -> bool:
    """Say whether lines between two rules are keys and values, and not a part of the text."""
    full = [line for line in lines if line.strip() and not line.startswith("#")]
    if not full:
        return False
    pairs = [_PAIR.fullmatch(line.rstrip()) for line in full]
    if not all(pair or _PART.fullmatch(line) for pair, line in zip(pairs, full, strict=True)):
        return False
    keys = [pair["key"] for pair in pairs if pair]
    named = any(key.lower() in _KEYS or key[0].islower() for key in keys)
    return named and pairs[0] is not None


def facts(values: Values) -> draft.Facts:
    """Return what the values of a head state of the article."""
    found: draft.Facts = {}
    for key, said in values.items():
        if (field := _KEYS.get(key)) and (value := _value(field, said)):
            found.setdefault(field, value)
    return found


def unused(head: str) -> Iterator[str]:
    """Yield the lines of a head that state no field of the article."""
    used = False
    for line in head.split("\n"):
        if pair := _PAIR.fullmatch(line.rstrip()):
            used = pair["key"].lower() in _SHOWN
        if not used and not _MARK.fullmatch(line):
            yield line


def _value(field: str, said: list[str]) -> Stated | None:
    words = ", ".join(said) if field == "author" else " ".join(said)
    if field == "published":
        return draft.stated(dates.found(words))
    if field == "url" and not words.startswith(("http://", "https://")):
        return None
    if field == "language" and not _TAG.fullmatch(words):
        return None
    return draft.stated(words)


def _of_percents(block: str) -> Values:
    """Return pandoc's title block: a line each for title, authors and date."""
    parts = re.split(r"^%[ \t]*", block, flags=re.MULTILINE)[1:]
    lines = [" ".join(part.split()) for part in parts]
    people = [name.strip() for name in re.split(r";|\n", parts[1])] if len(parts) > 1 else []
    said = {"title": lines[:1], "author": people, "date": lines[2:3]}
    return {key: kept for key, words in said.items() if (kept := [w for w in words if w])}


def _of_yaml(lines: list[str]) -> Values:
    """Return the values of top-level keys, in small letters."""
    values: Values = {}
    key = ""
    for line in lines:
        pair = _PAIR.fullmatch(line.rstrip())
        if pair:
            key = pair["key"].lower()
            values[key] = _words(pair["value"] or "")
        elif key and (inner := line.strip()) and line[:1] in " \t-":
            values[key] += _inner(inner)
    return values


def _inner(line: str) -> list[str]:
    """Return what a line below a key adds: of a map no more than a name."""
    pair = _PAIR.fullmatch(line.removeprefix("-").strip())
    if pair and pair["value"] and not line.startswith(("http", "“", '"')):
        named = pair["key"].lower() in _NAMES
        return _words(pair["value"]) if named else []
    return _words(re.sub(r"^-\s+", "", line))


def _words(value: str) -> list[str]:
    value = value.strip()
    if not value or _BLOCK.fullmatch(value):
        return []
    if value.startswith("[") and value.endswith("]"):
        return [word for part in value[1:-1].split(",") for word in _words(part)]
    if value[:1] in "\"'" and len(value) > 1 and value.endswith(value[0]):
        inner = value[1:-1]
        return [inner.replace("''", "'") if value[0] == "'" else _unescaped(inner)]
    return [_COMMENT.sub("", value)]


def _unescaped(words: str) -> str:
    return re.sub(r"\\([\"\\/])", r"\1", words)
