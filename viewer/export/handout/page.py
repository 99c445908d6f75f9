"""A handout without text: A4, our styles and typefaces, the footer, nothing of the template's."""

from __future__ import annotations

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from viewer.export.handout import parts
from viewer.export.handout.styles import set_styles
from viewer.export.ooxml_theme import (
    ARIAL,
    GEORGIA,
    SANS,
    SANS_STAND_IN,
    SERIF,
    SERIF_STAND_IN,
    Colours,
    themed,
)  # fmt: skip
from viewer.export.report import Report
from viewer.model.text import shortened

MARGIN = Mm(22)
LONGEST_FOOTER = 70

_STYLES_WITH_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_TRACES = {RT.THUMBNAIL, RT.EXTENDED_PROPERTIES, RT.CUSTOM_XML, RT.NUMBERING, _STYLES_WITH_EFFECTS}
"""What the library's template carries beside what a document needs."""


def new_handout(report: Report, colours: Colours) -> Document:
    """Return an empty handout of a report."""
    document = docx.Document()
    _forget(document)
    set_styles(document, colours)
    _set_theme(document, colours)
    _set_language(document, report.language)
    _set_page(document)
    _add_footer(document, report)
    return document


def _forget(document: Document) -> None:
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, each in relations.items() if each.reltype in _TRACES]:
            del relations[key]


def _set_theme(document: Document, colours: Colours) -> None:
    theme = document.part.part_related_by(RT.THEME)
    theme._blob = themed(theme.blob, colours)
    fonts = document.part.part_related_by(RT.FONT_TABLE)
    fonts._blob = _font_table().encode()


def _font_table() -> str:
    """Return our typefaces, each with what stands in for it (ECMA-376 §17.8.3.1)."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<w:fonts {nsdecls('w')}>{_font(SERIF, SERIF_STAND_IN, GEORGIA, 'roman')}"
        f"{_font(SANS, SANS_STAND_IN, ARIAL, 'swiss')}</w:fonts>"
    )


def _font(name: str, stand_in: str, panose: str, family: str) -> str:
    return (
        f'<w:font w:name="{name}"><w:altName w:val="{stand_in}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="00"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
    )


def _set_language(document: Document, language: str) -> None:
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
    for element in document.settings.element.iter(qn("w:themeFontLang")):
        element.set(qn("w:val"), language)


def _set_page(document: Document) -> None:
    (section,) = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN


def _add_footer(document: Document, report: Report) -> None:
    """Add a footer: the title on the left, the page and how many there are on the right."""
    (section,) = document.sections
    paragraph = section.footer.paragraphs[0]
    paragraph.style = "Footer"
    paragraph.add_run(f"{shortened(report.title, LONGEST_FOOTER)}\t")
    parts.add_field(paragraph, "PAGE", "1")
    paragraph.add_run(" / ")
    parts.add_field(paragraph, "NUMPAGES", "1")
