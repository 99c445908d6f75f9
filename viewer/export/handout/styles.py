"""The styles of a handout as data: every paragraph and every run of it has one of them.

Sizes, room and indents are points.
"""

from __future__ import annotations

from typing import Any, Literal, get_args

import msgspec
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from viewer.export.ooxml_theme import Colours, hexadecimal
from viewer.model.briefing import Kind

TEXT_WIDTH = 470.0
"""Between the margins of an A4 page."""


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How text of one style looks; None is as the text around it."""

    name: str
    type: Literal["paragraph", "character"] = "paragraph"
    size: float | None = None
    colour: str | None = None
    """A token of `resources/themes`."""
    serif: bool = False
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    before: float = 0
    after: float = 0
    left: float = 0
    level: int | None = None
    """Of a heading, from 1."""
    keep: bool = False
    """Whether it stays on the page of what follows."""
    new_page: bool = False
    bar: bool = False
    """Whether a line runs along its left side."""
    tab: bool = False
    """Whether a tab goes to the right margin."""
    ours: bool = True
    """False: Word has a style of this name, which it knows the purpose of."""


KIND_STYLES: dict[Kind, str] = {kind: f"Kind {kind}" for kind in get_args(Kind)}

_KINDS = tuple(
    Look(name=name, type="character", size=9, colour=kind, bold=True)
    for kind, name in KIND_STYLES.items()
)  # fmt: skip

LOOKS = (
    Look(name="Title", size=30, serif=True, bold=True, before=24, after=8, ours=False),
    Look(name="Subtitle", size=13, colour="muted", after=10, ours=False),
    Look(name="Heading 1", size=20, serif=True, bold=True, after=4, level=1, keep=True,
         new_page=True, ours=False),
    Look(name="Heading 2", size=12.5, serif=True, bold=True, before=14, after=2, level=2,
         keep=True, ours=False),
    Look(name="Heading 3", size=12.5, serif=True, bold=True, before=14, after=2, level=3,
         keep=True, ours=False),
    Look(name="TOC Heading", size=13, bold=True, before=18, after=4, keep=True, ours=False),
    Look(name="toc 1", size=11, after=3, tab=True, ours=False),
    Look(name="Caption", size=9, colour="muted", before=3, after=8, ours=False),
    Look(name="Quote", size=11, serif=True, italic=True, after=3, left=12, keep=True, bar=True,
         ours=False),
    Look(name="Footer", size=8.5, colour="muted", tab=True, ours=False),
    Look(name="List Bullet", size=10.5, after=2, left=12, ours=False),
    Look(name="Lead", size=12, colour="muted", after=8),
    Look(name="Map", before=4, keep=True),
    Look(name="Disputed", size=12.5, colour="disputed", bold=True, after=3, keep=True),
    Look(name="Origin", size=9.5, colour="muted", after=1),
    Look(name="Opposite", size=9.5, colour="disputed", after=1),
    Look(name="Source", size=11, serif=True, before=10, after=2, keep=True),
    *_KINDS,
    Look(name="Disputed word", type="character", size=9, colour="disputed", bold=True),
    Look(name="Not reviewed", type="character", size=9, colour="muted", bold=False, italic=True),
    Look(name="Number", type="character", size=9, colour="muted", bold=False),
    Look(name="Contents link", type="character", colour="ink"),
    Look(name="Hyperlink", type="character", colour="accent", underline=True, ours=False),
)  # fmt: skip


def set_styles(document: Document, colours: Colours) -> None:
    """Put our styles in place of all those of the library's template but the defaults."""
    for style in list(document.styles):
        if not style.element.get(qn("w:default")):
            style.delete()
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.font.size, normal.font.color.rgb = Pt(10.5), _rgb(colours["ink"])
    normal.paragraph_format.space_after = Pt(6)
    for look in LOOKS:
        _add(document, look, colours)


def _add(document: Document, look: Look, colours: Colours) -> None:
    paragraphs = look.type == "paragraph"
    type_ = WD_STYLE_TYPE.PARAGRAPH if paragraphs else WD_STYLE_TYPE.CHARACTER
    style = document.styles.add_style(look.name, type_, builtin=not look.ours)
    style.quick_style, style.hidden = True, False
    assert isinstance(style, CharacterStyle)
    _set_font(style, look, colours)
    if isinstance(style, ParagraphStyle):
        style.base_style = document.styles["Normal"]
        _set_paragraph(style, look, colours)


def _set_font(style: CharacterStyle, look: Look, colours: Colours) -> None:
    font = style.font
    font.bold, font.italic, font.underline = look.bold, look.italic, look.underline
    if look.size:
        font.size = Pt(look.size)
    if look.colour:
        font.color.rgb = _rgb(colours[look.colour])
    if look.serif or (look.type == "character" and look.size):
        _set_family(style, "major" if look.serif else "minor")


def _set_family(style: CharacterStyle, family: str) -> None:
    """Name the theme's typeface, which follows the theme where a name would not."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script, suffix in (("ascii", "HAnsi"), ("hAnsi", "HAnsi"), ("eastAsia", "EastAsia")):
        fonts.set(qn(f"w:{script}Theme"), f"{family}{suffix}")


def _set_paragraph(style: ParagraphStyle, look: Look, colours: Colours) -> None:
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.line_spacing = 1.2
    layout.keep_with_next, layout.page_break_before = look.keep, look.new_page
    layout.keep_together = True
    if look.left:
        layout.left_indent = Pt(look.left)
    if look.tab:
        layout.tab_stops.add_tab_stop(Pt(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    properties = style.element.get_or_add_pPr()
    if look.level:
        level = OxmlElement("w:outlineLvl", {qn("w:val"): str(look.level - 1)})
        properties.append(level)
    if look.bar:
        properties.insert_element_before(_bar(colours["rule"]), *_AFTER_BORDERS)


_AFTER_BORDERS = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl",
)  # fmt: skip
"""What comes after the borders of a paragraph (ECMA-376 §17.3.1.26)."""


def _bar(colour: str) -> Any:
    borders = OxmlElement("w:pBdr")
    line = {"val": "single", "sz": "12", "space": "8", "color": hexadecimal(colour)}
    borders.append(OxmlElement("w:left", {qn(f"w:{key}"): value for key, value in line.items()}))
    return borders


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(hexadecimal(colour))
