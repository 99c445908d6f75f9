"""HTML that is safe by how it is made: text becomes markup only by being escaped."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape
from typing import Any

from viewer.model.text import displayed


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Value = str | bool | int | None
"""Of an attribute: None and False leave it out, True gives it no value."""

VOID = frozenset({"input", "link", "meta"})


def text(words: str) -> Markup:
    """Return words as HTML, what could mislead in them made visible; markup as it is."""
    return words if isinstance(words, Markup) else Markup(escape(displayed(words)))


def element(name: str, *content: str, **attributes: Value) -> Markup:
    """Return an element; content that is no markup is escaped.

    In an attribute's name an underscore is a hyphen; at the end, as in ``class_``, it is nothing.
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{joined(content)}</{name}>")


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Return parts behind each other."""
    return Markup(text(between).join(map(text, parts)))


def optional(name: str, words: str, **attributes: Value) -> Markup:
    """Return an element, or nothing where there are no words."""
    return element(name, words, **attributes) if words else Markup()


def data_block(name: str, value: Any) -> Markup:
    """Return JSON values as a data block, which is never run and in which no markup can start."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    safe = re.sub("[<>&\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", written)
    return Markup(f'<script type="application/json" id="{escape(name)}">{safe}</script>')


def language(tag: str) -> str | None:
    """Return a BCP 47 tag as it is, None for what is none."""
    return tag if re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}", tag) else None


def _attribute(key: str, value: Value) -> str:
    name = key.removesuffix("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
