"""A deck without slides: its master and layouts, as PresentationML (ECMA-376 §19.3)."""

from __future__ import annotations

from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Pt

from viewer.export.ooxml_theme import ACCENT, RULE, Colours, themed
from viewer.export.slides.layouts import (
    BODY,
    COVER,
    FEET,
    HEAD,
    HEIGHT,
    INNER,
    LAYOUTS,
    MARGIN,
    PLAIN_COVER,
    WIDTH,
    Box,
    Slot,
    Type,
)

_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_NUMBER_FIELD = (
    '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum">'
    '<a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld>'
)


def new_deck(colours: Colours) -> Deck:
    """Return a deck without slides, with our layouts alone."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    deck.element.sldSz.attrib.pop("type", None)
    _forget(deck)
    theme = deck.slide_master.part.part_related_by(RT.THEME)
    theme._blob = themed(theme.blob, colours)
    for layout in list(deck.slide_layouts)[len(LAYOUTS) :]:
        deck.slide_layouts.remove(layout)
    _make_master(deck.slide_master)
    for layout, (name, slots) in zip(deck.slide_layouts, LAYOUTS.items(), strict=True):
        _make_layout(layout, name, slots)
    return deck


def _forget(deck: Deck) -> None:
    """Leave out what the library's template carries of its maker's machine."""
    printers = [i for i, rel in deck.part.rels.items() if rel.reltype == RT.PRINTER_SETTINGS]
    for key in printers:
        deck.part.rels.pop(key)
    package = deck.part.package
    traces = {RT.THUMBNAIL, RT.EXTENDED_PROPERTIES}
    for key in [i for i, rel in package._rels.items() if rel.reltype in traces]:
        package.drop_rel(key)


def _make_master(master: SlideMaster) -> None:
    _fill(master.shapes._spTree, (HEAD, BODY, *FEET))
    styles = master.element.find(qn("p:txStyles"))
    for name, look in (("p:titleStyle", HEAD.look), ("p:bodyStyle", BODY.look)):
        levels = (_level(look, f"lvl{number}pPr") for number in range(1, 6))
        styles.find(qn(name))[:] = [parse_xml(level) for level in levels]


def _make_layout(layout: SlideLayout, name: str, slots: tuple[Slot, ...]) -> None:
    layout.element.attrib.pop("type", None)
    layout.element.set("userDrawn", "1")
    layout.element.cSld.set("name", name)
    tree = layout.shapes._spTree
    _fill(tree, slots)
    top = Box(MARGIN, 256, 48, 4) if name in {COVER, PLAIN_COVER} else Box(MARGIN, 16, 48, 3)
    for number, (box, colour) in enumerate(((top, ACCENT), (Box(MARGIN, 504, INNER, 0.75), RULE))):
        tree.append(parse_xml(_bar(90 + number, box, colour)))


def _fill(tree: Any, slots: tuple[Slot, ...]) -> None:
    """Put placeholders in place of those that a tree of shapes has."""
    for shape in list(tree.iter_shape_elms()):
        tree.remove(shape)
    for number, each in enumerate(slots, 2):
        tree.append(parse_xml(_placeholder(number, each)))


def _placeholder(number: int, slot: Slot) -> str:
    index = f' idx="{slot.index}"' if slot.index else ""
    words = f'<a:r><a:rPr lang="en-US"/><a:t>{slot.name}</a:t></a:r>'
    return (
        f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{slot.name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{slot.type}"{index}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{_frame(slot.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'anchor="{"b" if slot.look.heading else "t"}"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle>{_level(slot.look, 'lvl1pPr')}</a:lstStyle>"
        f"<a:p>{_NUMBER_FIELD if slot.type == 'sldNum' else words}</a:p></p:txBody></p:sp>"
    )


def _level(look: Type, tag: str) -> str:
    font = "mj" if look.heading else "mn"
    return (
        f'<a:{tag} {_NAMESPACES} marL="0" indent="0" algn="{"r" if look.right else "l"}">'
        f'<a:buNone/><a:defRPr sz="{round(100 * look.size)}" b="{int(look.heading)}">'
        f'<a:solidFill><a:schemeClr val="{look.colour}"/></a:solidFill>'
        f'<a:latin typeface="+{font}-lt"/><a:ea typeface="+{font}-ea"/>'
        f'<a:cs typeface="+{font}-cs"/></a:defRPr></a:{tag}>'
    )


def _bar(number: int, box: Box, colour: str) -> str:
    return (
        f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Rule"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_frame(box)}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/>'
        f"</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _frame(box: Box) -> str:
    return (
        f'<a:xfrm><a:off x="{Pt(box.x)}" y="{Pt(box.y)}"/>'
        f'<a:ext cx="{Pt(box.width)}" cy="{Pt(box.height)}"/></a:xfrm>'
    )
