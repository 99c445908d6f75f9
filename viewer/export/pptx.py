"""A report as a deck of slides (PPTX): a title, the steps, the sources. Its text can be edited.

Claims that do not fit beside the map go on, in two columns, on further slides.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from itertools import chain, cycle

from pptx.slide import Slide

from viewer.export.ooxml import describe, settled
from viewer.export.ooxml_theme import Colours
from viewer.export.report import CREDIT, NO_PICTURE, OVERVIEW, Picture, Report, ReportStep
from viewer.export.slides import layouts, write
from viewer.export.slides.claims import SIZES, source_blocks, step_blocks
from viewer.export.slides.layouts import CAPTION, FIRST, FOOT, KEY, SECOND, SUMMARY, TITLE, slot
from viewer.export.slides.master import new_deck
from viewer.export.slides.text import Block, Column, Paragraph, flowed

PICTURE_SHAPE = layouts.MAP_BOX.width, layouts.MAP_BOX.height
"""Width to height of a picture that fills its place on a slide."""

Page = list[list[Paragraph]]
"""The columns of text on one slide."""


def pptx(report: Report, pictures: Mapping[str, Picture], colours: Colours) -> bytes:
    """Return the slides of a report, with the picture of each step by its id."""
    deck = _Deck(report, pictures, colours)
    deck.add_cover()
    for step in report.steps:
        deck.add_step(step)
    deck.add_sources()
    return deck.packed()


class _Deck:
    """A deck as it grows."""

    def __init__(self, report: Report, pictures: Mapping[str, Picture], colours: Colours) -> None:
        self._report, self._pictures = report, pictures
        self._deck = new_deck(colours)
        describe(self._deck.core_properties, report)

    def packed(self) -> bytes:
        out = io.BytesIO()
        self._deck.save(out)
        return settled(out.getvalue())

    def add_cover(self) -> None:
        report, picture = self._report, self._pictures.get(OVERVIEW)
        layout = layouts.COVER if picture else layouts.PLAIN_COVER
        slide = self._new(layout, report.title, report.borders)
        self._say(slide, layout, SUMMARY, report.summary)
        self._say(slide, layout, CAPTION, report.counts)
        if picture:
            words = f"Map of {report.title}; {report.borders}"
            write.add_picture(slide, picture, words, layouts.COVER_BOX)

    def add_step(self, step: ReportStep) -> None:
        picture = self._pictures.get(step.id)
        pages = _pages(step, with_map=picture is not None)
        for number, page in enumerate(pages, 1):
            layout = layouts.MAP if picture and number == 1 else layouts.TEXT
            slide = self._new(layout, step.title, step.borders, _part(number, len(pages)))
            caption = step.caption if picture else f"{step.caption} {NO_PICTURE}".strip()
            self._say(slide, layout, CAPTION, caption)
            self._put(slide, layout, page)
            if layout == layouts.MAP and picture:
                self._say(slide, layout, KEY, step.key)
                write.add_picture(slide, picture, step.map_words, layouts.MAP_BOX)
            if number == 1 and step.notes:
                write.add_notes(slide, step.notes, self._report.language)

    def add_sources(self) -> None:
        blocks = source_blocks(self._report.sources)
        pages = flowed(blocks, cycle(_columns(layouts.SOURCES)))
        for number, page in enumerate(pages, 1):
            part = _part(number, len(pages))
            slide = self._new(layouts.SOURCES, "Sources", self._report.borders, part)
            self._put(slide, layouts.SOURCES, [page])

    def _new(self, layout: str, title: str, borders: str, part: str = "") -> Slide:
        slide: Slide = self._deck.slides.add_slide(self._deck.slide_layouts.get_by_name(layout))
        write.add_foot(slide, len(self._deck.slides))
        self._say(slide, layout, TITLE, title, part)
        self._say(slide, layout, FOOT, self._report.source_line, f" · {CREDIT} · {borders}")
        return slide

    def _say(self, slide: Slide, layout: str, index: int, words: str, ending: str = "") -> None:
        write.say(slide, slot(layout, index), words, ending, self._report.language)

    def _put(self, slide: Slide, layout: str, page: Page) -> None:
        indices = [each.index for each in layouts.LAYOUTS[layout] if each.index in {FIRST, SECOND}]
        for number, index in enumerate(indices):
            paragraphs = page[number] if number < len(page) else []
            write.fill(slide, index, paragraphs, self._report.language)


def _pages(step: ReportStep, *, with_map: bool) -> list[Page]:
    """Return the text of a step's slides, as large as it can be on the fewest."""
    options = ([*_paged(step_blocks(step, sizes), with_map=with_map)] for sizes in SIZES)
    return min(options, key=len)


def _paged(blocks: list[Block], *, with_map: bool) -> Iterator[Page]:
    """Flow blocks beside the map, if there is one, and on into the columns of further slides."""
    beside, wide = _columns(layouts.MAP), _columns(layouts.TEXT)
    first = beside if with_map else wide
    flow = flowed(blocks, chain(first, cycle(wide)))
    yield flow[: len(first)]
    for start in range(len(first), len(flow), len(wide)):
        yield flow[start : start + len(wide)]


def _columns(layout: str) -> tuple[Column, ...]:
    boxes = (each.box for each in layouts.LAYOUTS[layout] if each.index in {FIRST, SECOND})
    return tuple(Column(box.width, box.height) for box in boxes)


def _part(number: int, count: int) -> str:
    return f" ({number} of {count})" if count > 1 else ""
