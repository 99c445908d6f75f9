"""A report as a Word handout (DOCX): each step on its own page, claims linked to their sources."""

from __future__ import annotations

import io
from collections.abc import Mapping

from viewer.export.handout import parts
from viewer.export.handout.book import Book
from viewer.export.handout.claims import add_claim, add_source
from viewer.export.handout.page import new_handout
from viewer.export.handout.styles import TEXT_WIDTH
from viewer.export.ooxml import describe, settled
from viewer.export.ooxml_theme import Colours
from viewer.export.report import NO_PICTURE, NO_SOURCES, OVERVIEW, Picture, Report, ReportStep

COVER, TALLEST = 215.0, 250.0
"""Points that the map on the first page, and one of a step, takes of the height at most."""

PICTURE_SHAPE = TEXT_WIDTH, TALLEST
"""Width to height of a picture that is as wide as the text."""

SOURCES = "sources"
"""The bookmark of the list of sources."""


def docx(report: Report, pictures: Mapping[str, Picture], colours: Colours) -> bytes:
    """Return the handout of a report, with the picture of each step by its id."""
    document = new_handout(report, colours)
    describe(document.core_properties, report)
    book = Book(document)
    _add_front(book, report, pictures.get(OVERVIEW))
    told = {entry.number for step in report.steps for entry in step.entries}
    for step in report.steps:
        _add_step(book, step, pictures.get(step.id), told)
    _add_sources(book, report)
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue())


def _add_front(book: Book, report: Report, picture: Picture | None) -> None:
    book.add(report.title, "Title")
    if report.summary:
        book.add(report.summary, "Subtitle")
    book.add(f"{report.counts} · {report.source_line}", "Origin")
    if picture:
        words = f"Map of {report.title}; {report.borders}"
        book.add_picture(picture, words, _joined(report.title, report.borders), COVER)
    _add_contents(book, report)


def _add_contents(book: Book, report: Report) -> None:
    """Add links to all first headings, with a field each for the page.

    A program works the pages out (Word when asked to); a wrong number would be worse than none.
    """
    book.add("Contents", "TOC Heading")
    steps = {_mark(step): _heading(step) for step in report.steps}
    for mark, heading in {**steps, SOURCES: "Sources"}.items():
        paragraph = book.add("", "toc 1")
        parts.add_link(paragraph, heading, mark, "Contents link")
        paragraph.add_run("\t")
        parts.add_field(paragraph, rf"PAGEREF {mark} \h", "")


def _add_step(book: Book, step: ReportStep, picture: Picture | None, told: set[int]) -> None:
    book.mark(book.add(_heading(step), "Heading 1"), _mark(step))
    if step.caption:
        book.add(step.caption, "Lead")
    if picture:
        caption = _joined(step.title, step.key, step.borders)
        book.add_picture(picture, step.map_words, caption, TALLEST)
    else:
        book.add(_joined(NO_PICTURE, step.key), "Caption")
    for group in step.groups:
        if group.heading:
            book.add(group.heading, "Heading 2")
        for entry in group.entries:
            add_claim(book, entry, 3 if group.heading else 2, told)
    if step.left_out:
        book.add(f"and {step.left_out} more claims", "Origin")
    if step.notes:
        _add_notes(book, step.notes)


def _add_notes(book: Book, notes: str) -> None:
    book.add("Presenter notes", "Heading 2")
    for line in filter(None, notes.splitlines()):
        book.add(line, "List Bullet" if line.lstrip().startswith("•") else "Normal")


def _add_sources(book: Book, report: Report) -> None:
    book.mark(book.add("Sources", "Heading 1"), SOURCES)
    if not report.sources:
        book.add(NO_SOURCES, "Normal")
    for source in report.sources:
        add_source(book, source)


def _heading(step: ReportStep) -> str:
    return f"{step.number}  {step.title}"


def _mark(step: ReportStep) -> str:
    return f"step_{step.number}"


def _joined(*words: str) -> str:
    return " · ".join(filter(None, words))
