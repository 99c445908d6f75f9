"""Claims and sources in a handout: headings, quotes, chains, with links between them."""

from __future__ import annotations

from collections.abc import Container

from docx.text.paragraph import Paragraph

from viewer.export.cited import Cited
from viewer.export.handout import parts
from viewer.export.handout.book import Book
from viewer.export.handout.styles import KIND_STYLES
from viewer.export.report import NOT_REVIEWED, SIGNS, Entry, Opposite


def add_claim(book: Book, entry: Entry, level: int, told: Container[int]) -> None:
    """Add a claim under a heading of a level; links go to the claims that are told somewhere."""
    heading = book.add("", f"Heading {level}")
    _add_kind(heading, entry)
    heading.add_run(entry.text)
    book.mark(heading, _mark_of_claim(entry.number))
    for other in entry.disputes:
        _add_opposite(book.add("Disputed: ", "Disputed"), other, told)
    for quote in entry.quotes:
        book.add(quote, "Quote")
    _add_origin(book.add(f"{entry.chain} ", "Origin"), entry)
    for other in entry.opposites:
        if not other.against:
            _add_opposite(book.add("", "Opposite" if other.opposes else "Origin"), other, told)
    for remark in entry.remarks:
        book.add(f"Note: {remark}", "Origin")


def add_source(book: Book, source: Cited) -> None:
    """Add a source, to which the references of claims go."""
    paragraph = book.add(f"[{source.number}] {source.words}", "Source")
    book.mark(paragraph, _mark_of_source(source.number))
    if source.url:
        parts.add_web_link(book.add("", "Origin"), source.url)
    for detail in source.details:
        book.add(detail, "Origin")


def _add_kind(heading: Paragraph, entry: Entry) -> None:
    words = f"{SIGNS[entry.kind]} {entry.kind.upper()}"
    heading.add_run(words, style=KIND_STYLES[entry.kind])
    if entry.disputed:
        heading.add_run(" · DISPUTED", style="Disputed word")
    if entry.suggested:
        heading.add_run(f" · {NOT_REVIEWED}", style="Not reviewed")
    heading.add_run(f" · claim {entry.number}", style="Number").add_break()


def _add_origin(paragraph: Paragraph, entry: Entry) -> None:
    for number in entry.sources:
        parts.add_link(paragraph, f"[{number}]", _mark_of_source(number))
    if entry.dates:
        paragraph.add_run(f" · {entry.dates}")
    if entry.places:
        paragraph.add_run().add_break()
        paragraph.add_run(f"Places: {', '.join(map(str, entry.places))}")


def _add_opposite(paragraph: Paragraph, other: Opposite, told: Container[int]) -> None:
    paragraph.add_run(f"{other.words} ")
    words = f"(claim {other.number})"
    if other.number in told:
        parts.add_link(paragraph, words, _mark_of_claim(other.number))
    else:
        paragraph.add_run(words)


def _mark_of_claim(number: int) -> str:
    return f"claim_{number}"


def _mark_of_source(number: int) -> str:
    return f"source_{number}"
