"""What each format needs printed, and how its file is made of the prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
from PySide6.QtCore import QDate, QLocale

from viewer.export import provenance
from viewer.export.request import INK, ExportRequest
from viewer.map.base_file import BASE
from viewer.map.messages import PrintForm, SetTheme
from viewer.map.room import Stroke
from viewer.map.scene import Scene, scene
from viewer.map.sheet import Include, Sheet
from viewer.map.words import ENGLISH
from viewer.model.errors import DatelineError
from viewer.model.geometry import Bounds
from viewer.model.index import Index
from viewer.session.selection import NOTHING, Selection, Subject
from viewer.session.sheets import alternative, provenance_of, sheet
from viewer.store.container import Document
from viewer.store.resources import resources_root
from viewer.ui.export_job import Files, Plan
from viewer.ui.panels.overview import source_line
from viewer.ui.theme import ThemeName, load_theme

if TYPE_CHECKING:
    from viewer.ui.map.snapshot import Print, PrintOrder

IMAGE_FORMATS = {".png": "PNG", ".jpg": "JPG", ".jpeg": "JPG", ".webp": "WEBP"}
FORMS: dict[str, PrintForm] = {".pdf": "parts", ".svg": "source"}
NO_WEB_ENGINE = "install PySide6 with QtWebEngine and QtPdf"


What = Literal["present", "whole", "step", "place", "box", "steps"]


class Wanted(msgspec.Struct, frozen=True):
    """What a person wants a picture of; *steps* are all of them, a file each."""

    what: What
    request: ExportRequest


class View(msgspec.Struct, frozen=True):
    """What of a briefing is exported: what is drawn, what is selected, and where the map looks."""

    drawn: Scene
    selection: Selection
    bounds: Bounds | None
    """East may exceed 180; None: what the selection stands for."""
    ink: tuple[Stroke, ...] = ()
    """What was drawn on it with the pen."""


def requested_view(index: Index, request: ExportRequest) -> View:
    """Return the view that a request names."""
    step = index.steps[request.step] if request.step else None
    own = step.view.viewpoint if step and step.view else None
    viewpoint = request.viewpoint or own or index.briefing.viewpoint
    drawn = scene(index.briefing, index, viewpoint, ENGLISH, base=BASE.tiles)
    return View(drawn, _selection(request), unwrapped(request.bounds))


def unwrapped(bounds: Bounds | None) -> Bounds | None:
    """Return bounds whose east is beyond 180 where they lie across it."""
    if bounds is None or bounds[0] < bounds[2]:
        return bounds
    return bounds[0], bounds[1], bounds[2] + 360, bounds[3]


def picture_plan(document: Document, index: Index, request: ExportRequest, view: View) -> Plan:
    """Return the plan of a picture of a view. Raises DatelineError where no map can be drawn."""
    order = map_order(index, request, view)
    return Plan(request.out, (order,), partial(_picture, document, request, view, order))


def map_order(index: Index, request: ExportRequest, view: View) -> PrintOrder:
    """Return the order of a picture of a view. Raises DatelineError where no map can be drawn."""
    wanted = sheet(
        index,
        view.drawn,
        view.selection,
        sources=f"Source: {source_line(index)}",
        made=made_today(),
        view=view.bounds,
        exact=view.bounds is not None,
        include=Include(**{name: name in request.include for name in Include.__struct_fields__}),
    )
    if INK in request.include:
        wanted = msgspec.structs.replace(wanted, ink=view.ink)
    return _order(request, wanted)


def made_today() -> str:
    """Return when an export was made, in words."""
    return f"made {QLocale().toString(QDate.currentDate(), 'd MMM yyyy')} with Dateline"


def set_theme(name: ThemeName) -> SetTheme:
    """Return the message that draws in a theme."""
    theme = load_theme(resources_root() / "themes", name)
    return SetTheme(name=theme.name, dark=theme.dark, colours=theme.tokens)


def on_white(theme: SetTheme) -> SetTheme:
    """Return a theme for pages that are white: a ground of another colour stands there as a box."""
    return msgspec.structs.replace(theme, colours={**theme.colours, "paper": "#FFFFFF"})


def steps_plan(
    document: Document, index: Index, request: ExportRequest, drawn: Callable[[str], View]
) -> Plan:
    """Return the plan of a picture of each step that is not hidden, in numbered files."""
    steps = [step for step in index.briefing.steps if not step.hidden]
    plans = [
        picture_plan(
            document,
            index,
            msgspec.structs.replace(request, out=numbered(request.out, number), step=step.id),
            drawn(step.id),
        )
        for number, step in enumerate(steps, 1)
    ]

    def make(prints: Sequence[Print]) -> Files:
        pairs = zip(plans, prints, strict=False)  # a preview has the first only
        return {path: data for plan, one in pairs for path, data in plan.make([one]).items()}

    return Plan(request.out, tuple(plan.orders[0] for plan in plans), make)


def numbered(out: Path, number: int) -> Path:
    """Return the file of a step: ``map-03.png``."""
    return out.with_name(f"{out.stem}-{number:02}{out.suffix}")


def _picture(
    document: Document,
    request: ExportRequest,
    view: View,
    order: PrintOrder,
    prints: Sequence[Print],
) -> Files:
    from viewer.ui.map import snapshot

    (printed,) = prints
    told = provenance_of(document, order.sheet, view.selection, printed.told.bounds)
    match request.out.suffix.lower():
        case ".svg":
            content = provenance.in_svg(printed.content.decode(), told)
        case ".pdf":
            from viewer.export.pdf import Book, tagged

            book = Book(pages=printed.told.pages, alternatives=[alternative(order.sheet)])
            content = tagged(printed.content, book, told)
        case suffix:
            form = IMAGE_FORMATS[suffix]
            content = snapshot.encoded(snapshot.picture(printed.content, order), form)
            content = provenance.in_png(content, told) if form == "PNG" else content
    return {request.out: content}


def _selection(request: ExportRequest) -> Selection:
    if request.step:
        return Selection(Subject("step", request.step))
    if request.place:
        return Selection(Subject("place", request.place))
    return NOTHING


def _order(request: ExportRequest, wanted: Sheet) -> PrintOrder:
    try:
        from viewer.ui.map.snapshot import PrintOrder, density_for
    except ImportError as error:
        raise DatelineError(f"the map cannot be drawn ({error})", NO_WEB_ENGINE) from error
    width, height = request.size.width, request.size.height
    return PrintOrder(
        sheet=wanted,
        theme=set_theme(request.theme),
        width=width,
        height=height,
        density=density_for(width, height, request.dpi),
        dpi=request.dpi,
        form=FORMS.get(request.out.suffix.lower(), "whole"),
    )
