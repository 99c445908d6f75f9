"""Text and pictures of a report put on slides."""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Pt

from viewer.export.measure import cut
from viewer.export.report import Picture
from viewer.export.slides.layouts import FOOT, NUMBER, Box, Slot
from viewer.export.slides.text import LEADING, Paragraph, Run

_SCHEME = (
    '<a:solidFill xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:schemeClr val="{colour}"/></a:solidFill>'
)


def placeholder(slide: Slide, index: int) -> Shape:
    """Return a slide's placeholder by its index."""
    found = next(s for s in slide.placeholders if s.placeholder_format.idx == index)
    assert isinstance(found, Shape)
    return found


def fill(slide: Slide, index: int, paragraphs: Sequence[Paragraph], language: str) -> None:
    """Put paragraphs into a placeholder, or take it off the slide where there are none."""
    shape = placeholder(slide, index)
    if not paragraphs:
        shape.element.getparent().remove(shape.element)
        return
    for number, each in enumerate(paragraphs):
        _add(shape.text_frame, number, each, language)


def say(slide: Slide, slot: Slot, words: str, ending: str, language: str) -> None:
    """Put words into a placeholder in the largest size that they fit in, cut before the ending."""
    shape = placeholder(slide, slot.index)
    if not words + ending:
        shape.element.getparent().remove(shape.element)
        return
    size, fitting = _fitted(words, ending, slot)
    shape.text_frame.text = fitting
    (paragraph,) = shape.text_frame.paragraphs
    paragraph.line_spacing = Pt(LEADING * size)
    run = paragraph.runs[0]
    run.font.size = None if size == slot.look.size else Pt(size)
    _mark_language(run._r, language)


def add_foot(slide: Slide, number: int) -> None:
    """Put placeholders of a footer and the slide's number on it, which the library leaves out."""
    tree = slide.shapes._spTree
    placeholders: Any = slide.slide_layout.placeholders
    for original in placeholders:
        if original.placeholder_format.idx in {FOOT, NUMBER}:
            element = deepcopy(original.element)
            element.nvSpPr.cNvPr.set("id", str(slide.shapes._next_shape_id))
            element.spPr[:] = []
            tree.append(element)
    placeholder(slide, NUMBER).element.find(f".//{qn('a:fld')}/{qn('a:t')}").text = str(number)


def add_picture(slide: Slide, picture: Picture, words: str, box: Box) -> None:
    """Put a map into a box, as large as it fits, with what it shows as its description.

    It stands before the text boxes in the order that is read out, right after the title.
    """
    scale = min(box.width / picture.width, box.height / picture.height)
    width, height = picture.width * scale, picture.height * scale
    left, top = box.x + (box.width - width) / 2, box.y + (box.height - height) / 2
    shape = slide.shapes.add_picture(
        io.BytesIO(picture.png), Pt(left), Pt(top), Pt(width), Pt(height)
    )
    shape.name = "Map"
    element: Any = shape._element
    element.nvPicPr.cNvPr.set("descr", picture.alt or words)
    title = slide.shapes.title
    if title is not None:
        title.element.addnext(element)


def add_notes(slide: Slide, notes: str, language: str) -> None:
    """Give a slide its presenter's notes."""
    frame = slide.notes_slide.notes_text_frame
    if notes and frame is not None:
        frame.text = notes
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                _mark_language(run._r, language)


def _fitted(words: str, ending: str, slot: Slot) -> tuple[float, str]:
    """Return the size in which words fit whole, or else the smallest and what fits in it."""
    size, box, bold = slot.look.size, slot.box, slot.look.heading
    while True:
        lines = int(box.height // (LEADING * size))
        fitting = cut(words, size, box.width, lines, ending=ending, bold=bold)
        if size <= slot.look.least or fitting == words + ending:
            return size, fitting
        size = max(slot.look.least, size - 2)


def _add(frame: TextFrame, number: int, paragraph: Paragraph, language: str) -> None:
    added = frame.add_paragraph() if number else frame.paragraphs[0]
    added.line_spacing = Pt(LEADING * paragraph.size)
    added.space_before = Pt(paragraph.before if number else 0)
    for run in paragraph.runs:
        _add_run(added, run, paragraph.size, language)


def _add_run(paragraph: Any, run: Run, size: float, language: str) -> None:
    added = paragraph.add_run()
    added.text = run.text
    font = added.font
    font.size, font.bold, font.italic = Pt(size), run.bold, run.italic
    font._rPr.insert(0, parse_xml(_SCHEME.format(colour=run.colour)))
    font.name = "+mj-lt" if run.serif else "+mn-lt"
    _mark_language(added._r, language)
    if run.url:
        added.hyperlink.address = run.url


def _mark_language(run: Any, language: str) -> None:
    run.get_or_add_rPr().set("lang", language)
