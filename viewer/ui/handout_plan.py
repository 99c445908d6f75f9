"""The handout as a plan: all its pages printed at once, and made one tagged PDF with links."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from viewer.export.request import DocumentRequest
from viewer.model.errors import DatelineError
from viewer.model.index import Index
from viewer.session.handout import handout
from viewer.session.selection import NOTHING
from viewer.session.sheets import alternative, provenance_of
from viewer.store.container import Document
from viewer.ui.export_job import Files, Plan
from viewer.ui.export_plans import NO_WEB_ENGINE, made_today, on_white, set_theme

if TYPE_CHECKING:
    from viewer.export.pdf import Book
    from viewer.ui.map.snapshot import HandoutOrder, Print

A4 = (595.0, 842.0)
"""In points."""
POINTS = 0.86
"""Of paper to a CSS pixel of the layout: the smallest text has 8 points."""


def handout_plan(document: Document, index: Index, request: DocumentRequest) -> Plan:
    """Return the plan of a handout. Raises DatelineError where no map can be drawn."""
    try:
        from viewer.ui.map.snapshot import POINTS_PER_PIXEL, HandoutOrder
    except ImportError as error:
        raise DatelineError(f"the map cannot be drawn ({error})", NO_WEB_ENGINE) from error
    sheets = handout(index, request.viewpoint, notes=request.notes, made=made_today())
    width, height = (side / POINTS for side in A4)
    enlarge = POINTS / POINTS_PER_PIXEL
    theme = on_white(set_theme("light"))
    order = HandoutOrder(sheets=sheets, theme=theme, width=width, height=height, enlarge=enlarge)
    return Plan(request.out, (order,), partial(_made, document, request, order))


def _made(
    document: Document, request: DocumentRequest, order: HandoutOrder, prints: Sequence[Print]
) -> Files:
    from viewer.export.pdf import tagged

    (printed,) = prints
    told = provenance_of(document, order.sheets[0], NOTHING, printed.told.bounds)
    return {request.out: tagged(printed.content, _book(order, printed), told)}


def _book(order: HandoutOrder, printed: Print) -> Book:
    from viewer.export.pdf import Book, Link

    told = printed.told
    return Book(
        pages=told.pages,
        alternatives=[alternative(sheet) for sheet in order.sheets if sheet.mapped],
        links=[Link(link.page, _points(link.box), link.to) for link in told.links],
        outline=[(entry.title, entry.page) for entry in told.outline],
    )


def _points(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Return a box of left, top, width, height in CSS pixels in points, as PDF has it."""
    left, top, width, height = box
    bottom = A4[1] - (top + height) * POINTS
    return left * POINTS, bottom, (left + width) * POINTS, bottom + height * POINTS
