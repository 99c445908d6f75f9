"""Words in the balloons of KML, which are HTML: data is never markup there."""

from __future__ import annotations

from html import escape


def in_html(words: str) -> str:
    """Return words as HTML; `$` too, for which a balloon would fill in data (§12.7)."""
    return escape(words).replace("$", "&#36;")


def paragraph(words: str) -> str:
    """Return words as a paragraph; none for none."""
    return f"<p>{in_html(words)}</p>" if words else ""
