"""Frozen text: how the words of an article are kept, and how they are compared."""

from __future__ import annotations

import hashlib
import unicodedata


def frozen(text: str) -> str:
    """Return text as a source keeps it: NFC, LF line ends, no NUL or byte order mark."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    return unicodedata.normalize("NFC", text.lstrip("\ufeff"))


def typed(text: str) -> str:
    """Return what somebody has typed or pasted as a file can keep it: no half surrogate pairs."""
    return frozen(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))


def is_frozen(text: str) -> bool:
    """Say whether text is already as a source keeps it."""
    return text == frozen(text)


def sha256(text: str) -> str:
    """Return the SHA-256 of the UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def folded(text: str) -> str:
    """Return text for searching: the same length, without case, accents or typographic quotes.

    The same length as `text`, so that a position found in it is one in `text`.
    """
    return text.translate(_FOLDED)


def displayed(text: str) -> str:
    """Return text that is safe to show: the same length, what could mislead made visible.

    Controls, and the marks that override or embed a writing direction (Unicode TR 36 §2.9),
    become U+FFFD; the harmless direction marks of Arabic and Hebrew stay.
    """
    return text if text.isprintable() else text.translate(_VISIBLE)


def shortened(words: str, limit: int) -> str:
    """Return the words on one line, cut at a space before `limit` characters."""
    enough = words[: 8 * limit]  # of a megabyte, the rest need not be looked at
    line = " ".join(enough.split())
    if len(line) <= limit and len(enough) == len(words):
        return line
    return (line[:limit].rsplit(" ", 1)[0] or line[:limit]).rstrip(",;:") + "…"


def quoted(words: str) -> str:
    """Return words in quotation marks, in no second ones where they begin and end with some."""
    if words.startswith("“") and words.endswith("”") and words.count("“") == 1:
        return words
    return f"“{words}”"


_VISIBLE = dict.fromkeys(
    (
        *range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F),
        *range(0x2066, 0x206A), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF,
    ),
    "\ufffd",
)  # fmt: skip

_PLAIN = str.maketrans("‘’‚‛“”„‟«»‐‑‒–—\u00a0\u202f", '\'\'\'\'""""""-----  ')


class _Folded(dict[int, str]):
    """For `str.translate`, which folds a megabyte in no time; a character is remembered."""

    def __missing__(self, code: int) -> str:
        self[code] = character = _folded_character(chr(code))
        return character


_FOLDED = _Folded()


def _folded_character(character: str) -> str:
    if character.isascii():
        return character.lower()
    plain = character.translate(_PLAIN).casefold()[0]
    if "가" <= plain <= "힣":
        return plain
    return unicodedata.normalize("NFD", plain)[0]
