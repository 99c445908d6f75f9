"""Documents and data as plans: what they need printed, and who makes the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from viewer.export import formats
from viewer.export.request import DocumentRequest, ExportRequest, Size
from viewer.map.scene import numbers
from viewer.model.index import Index
from viewer.session.sheets import alternative
from viewer.store.container import Document
from viewer.store.resources import resources_root
from viewer.ui.export_job import Files, Plan
from viewer.ui.export_plans import map_order, on_white, requested_view
from viewer.ui.handout_plan import handout_plan
from viewer.ui.theme import load_theme

if TYPE_CHECKING:
    from viewer.export.report import Picture, Report
    from viewer.ui.map.snapshot import Print, PrintOrder

MAP_WIDTH = 1600
"""Of a map in a document, in pixels: sharp in print at the width of a page."""
MAP_DPI = 180
MAP_PARTS = ("scale",)


def document_plan(document: Document, index: Index, request: DocumentRequest) -> Plan:
    """Return the plan of a file of the format that its suffix names. Raises DatelineError."""
    kind = formats.of(request.out)
    if kind.write:
        return Plan(request.out, (), partial(_data, document, index, request))
    if kind.suffix == ".html":
        return Plan(request.out, (), partial(_page, document, index, request))
    if kind.suffix == ".pdf":
        return handout_plan(document, index, request)
    maker = _MAKERS[kind.suffix]
    ids = ("", *(step.id for step in index.briefing.steps if not step.hidden))
    orders = tuple(_map(index, request, step, maker.shape()) for step in ids)
    return Plan(request.out, orders, partial(_made, index, request, ids), each=_picture)


class _Maker(NamedTuple):
    """How a document is made: the shape of its maps, width by height, and its module's function."""

    shape: Callable[[], tuple[float, float]]
    make: Callable[[Report, Mapping[str, Picture], Mapping[str, str]], bytes]


def _data(
    document: Document, index: Index, request: DocumentRequest, _prints: Sequence[Print]
) -> Files:
    write = formats.of(request.out).write
    assert write
    return {request.out: write(document, index, request.viewpoint)}


def _page(
    document: Document, index: Index, request: DocumentRequest, _prints: Sequence[Print]
) -> Files:
    from viewer.session.pages import page

    return {request.out: page(document, index, request.viewpoint, notes=request.notes)}


def _map(
    index: Index, request: DocumentRequest, step: str, shape: tuple[float, float]
) -> PrintOrder:
    """Return the order of the map of a step, or of the whole briefing, without words beside it."""
    wide, high = shape
    asked = ExportRequest(
        out=Path("map.png"),
        step=step or None,
        size=Size(MAP_WIDTH, round(MAP_WIDTH * high / wide)),
        dpi=MAP_DPI,
        viewpoint=request.viewpoint,
        include=MAP_PARTS,
    )
    order = map_order(index, asked, requested_view(index, asked))
    if request.out.suffix.lower() == ".docx":
        return msgspec.structs.replace(order, theme=on_white(order.theme))
    return order


def _made(
    index: Index, request: DocumentRequest, ids: Sequence[str], pictures: Sequence[Picture]
) -> Files:
    """Return the document with the pictures of the steps with these ids."""
    from viewer.export.report import report

    told = report(index, numbers(index), notes=request.notes, viewpoint=request.viewpoint)
    colours = load_theme(resources_root() / "themes", "light").tokens
    make = _MAKERS[request.out.suffix.lower()].make
    return {request.out: make(told, dict(zip(ids, pictures, strict=True)), colours)}


def _picture(order: PrintOrder, printed: Print) -> Picture:
    from viewer.export.report import Picture
    from viewer.ui.map import snapshot

    png = snapshot.encoded(snapshot.picture(printed.content, order), "PNG")
    return Picture(png, order.width, order.height, alternative(order.sheet))


def _pptx(told: Report, pictures: Mapping[str, Picture], colours: Mapping[str, str]) -> bytes:
    from viewer.export.pptx import pptx

    return pptx(told, pictures, colours)


def _docx(told: Report, pictures: Mapping[str, Picture], colours: Mapping[str, str]) -> bytes:
    from viewer.export.docx import docx

    return docx(told, pictures, colours)


def _pptx_shape() -> tuple[float, float]:
    from viewer.export.pptx import PICTURE_SHAPE

    return PICTURE_SHAPE


def _docx_shape() -> tuple[float, float]:
    from viewer.export.docx import PICTURE_SHAPE

    return PICTURE_SHAPE


_MAKERS = {".pptx": _Maker(_pptx_shape, _pptx), ".docx": _Maker(_docx_shape, _docx)}
