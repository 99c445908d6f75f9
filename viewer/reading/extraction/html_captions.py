"""Captions of pictures and tables, marked: trafilatura knows none."""

from __future__ import annotations

from typing import Any

from viewer.reading.extraction.draft import tidy

MARK = "\ue0c4"
"""Stands before a caption while trafilatura has the page."""
_OTHER_CAPTIONS = (
    ".//*[self::p or self::div or self::span or self::dd][not(ancestor::figure)]"
    "[contains(@class, 'caption') or contains(@class, 'Caption')]"
    "[not(.//*[contains(@class, 'caption') or contains(@class, 'Caption')])][not(.//img)]"
)
_LONGEST_CAPTION = 600


def mark(page: Any) -> None:
    """Make paragraphs that bear a mark of captions, in place of their figures."""
    for element in page.xpath(_OTHER_CAPTIONS):
        words = tidy(element.text_content())
        if words and len(words) < _LONGEST_CAPTION and element.getparent() is not None:
            element.clear(keep_tail=True)
            element.tag = "p"
            element.text = f"{MARK} {words}"
    for caption in list(page.iter("caption")):
        words, table = tidy(caption.text_content()), caption.getparent()
        if table is not None and table.tag == "table" and 0 < len(words) < _LONGEST_CAPTION:
            table.addprevious(_marked(words))
            caption.drop_tree()
    for figure in list(page.iter("figure")):
        captions = [tidy(c.text_content()) for c in figure.iter("figcaption")]
        if figure.getparent() is None or not (words := " ".join(captions).strip()):
            continue
        if len(figure.xpath(".//p")) > 3:
            continue  # an article in a figure
        figure.addprevious(_marked(words))
        if figure.find(".//table") is None and figure.find(".//blockquote") is None:
            figure.drop_tree()
            continue
        figure.tag = "div"
        for caption in list(figure.iter("figcaption")):
            caption.drop_tree()


def _marked(words: str) -> Any:
    from lxml import html

    paragraph = html.Element("p")
    paragraph.text = f"{MARK} {words}"
    return paragraph
