"""Bytes to text, whatever they are encoded in."""

from __future__ import annotations

import codecs
import logging
import re

from viewer.model.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as UTF-16's does, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 100_000
_LEGACY = (
    "cp1252", "cp1251", "cp1250", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "cp932", "euc_jp", "iso2022_jp", "gb18030", "big5", "cp949", "cp866", "iso8859_2", "cp874",
)  # fmt: skip
_AS_BROWSERS = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "shift_jis": "cp932", "gb2312": "gb18030",
    "gbk": "gb18030", "euc_kr": "cp949", "iso8859-9": "cp1254",
}  # fmt: skip
"""The WHATWG's reading of labels: what they are taken for holds more characters."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

_log = logging.getLogger(__name__)


def decoded(name: str, content: bytes, label: str | None = None) -> str:
    """Return the text in bytes; `label` is the encoding that they are said to be in.

    Raises UnreadableError for what is no text.
    """
    text = _marked(content) or _labelled(content, label) or _guessed(content)
    strange = len(_CONTROL.findall(text[:_SAMPLE])) + text[:_SAMPLE].count("\ufffd")
    if strange > max(8, min(len(text), _SAMPLE) / 20):
        hint = "it is damaged, or of another kind than its name says"
        raise UnreadableError(f"{name} holds no text", hint)
    return text


def _marked(content: bytes) -> str | None:
    """Return the text of bytes that begin with a byte order mark."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    return None


def _labelled(content: bytes, label: str | None) -> str | None:
    """Return the text by its label, unless that cannot be true."""
    if not label:
        return None
    try:
        encoding = codecs.lookup(label.strip(" \"'")).name
        return content.decode(_AS_BROWSERS.get(encoding, encoding))
    except (LookupError, ValueError, TypeError, AssertionError, UnicodeError):
        return None


def _guessed(content: bytes) -> str:
    for encoding in (*_disguised(content), "utf-8"):
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    return _legacy(content)


def _disguised(content: bytes) -> list[str]:
    """Return an encoding whose bytes would pass for ASCII: UTF-16 by its many NULs, ISO-2022."""
    if b"\x1b$B" in content[:_SAMPLE] or b"\x1b$@" in content[:_SAMPLE]:
        return ["iso2022_jp"]
    even, odd = content[:4000:2].count(0), content[1:4000:2].count(0)
    if max(even, odd) < len(content[:4000]) / 25 or len(content) % 2:
        return []
    return ["utf-16-be"] if even > odd else ["utf-16-le"]


def _legacy(content: bytes) -> str:
    """Return the text of bytes in an encoding of before Unicode."""
    sample = content[:_SAMPLE]
    try:  # nearly all letters plain: Western, where that gives letters and quotation marks
        western = sample.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    high = [character for character in western if character > "\x7f"]
    if western and len(high) < len(western) / 8 and all(c in _WESTERN for c in high):
        return content.decode("cp1252", "replace")
    return content.decode(_likeliest(sample) or "cp1252", "replace")


def _likeliest(sample: bytes) -> str | None:
    """Return the encoding that gives the likeliest letters; a guess that fails is no guess."""
    import charset_normalizer

    try:
        found = charset_normalizer.from_bytes(sample, cp_isolation=list(_LEGACY), threshold=0.6)
    except Exception:  # what it raises for odd text is no closed list
        _log.info("the encoding of a text cannot be guessed", exc_info=True)
        return None
    best = found.best()
    return best.encoding if best else None


_WESTERN = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüœŒ‘’“”„‚«»‹›–—…€£°§©®·•¿¡\xa0½¼²³ºª´"
)
