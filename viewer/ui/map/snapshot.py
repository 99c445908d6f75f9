"""Snapshots: a sheet printed by the map page as a PDF, and that drawn as a picture of exact size.

Nothing is taken from the screen: the size does not depend on it, and none is needed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QMarginsF,
    QObject,
    QSize,
    QSizeF,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize
from PySide6.QtPdf import QPdfDocument

from viewer.map import messages
from viewer.map.sheet import HandoutWords, Sheet
from viewer.model.errors import DatelineError
from viewer.ui.map.page import MapPage
from viewer.ui.map.profile import MapProfile

CSS_DPI = 96.0
POINTS_PER_PIXEL = 72.0 / CSS_DPI
TIMEOUT_MS = 60_000
INCH_IN_METRES = 0.0254

USUAL_LONG_SIDE = 1440.0
LEAST_SHEET = (640.0, 420.0)
"""The least long and short side of a sheet in CSS pixels."""


class PrintOrder(msgspec.Struct, frozen=True, kw_only=True):
    """What to print: a sheet, in a theme, as a picture of so many pixels."""

    sheet: Sheet
    theme: messages.SetTheme
    width: int
    height: int
    density: float
    """Device pixels to a CSS pixel: text and lines grow with it."""
    dpi: int | None = None
    """What the picture says of its resolution; None: nothing."""
    form: messages.PrintForm = "whole"


class HandoutOrder(msgspec.Struct, frozen=True, kw_only=True):
    """A document of pages to print: laid out in CSS pixels, printed `enlarge` times as large."""

    sheets: tuple[Sheet, ...]
    theme: messages.SetTheme
    width: float
    height: float
    enlarge: float


Order = PrintOrder | HandoutOrder
HANDOUT_DENSITY = 2.0
"""Detail of the maps in a handout, in device pixels to a CSS pixel."""


class Print(msgspec.Struct, frozen=True):
    """An order as it came out: a PDF, or the text of an SVG file where *source* was ordered."""

    content: bytes
    told: messages.Printed


class _Waiting(NamedTuple):
    """An order, and who wants to know what became of it."""

    order: Order
    done: Callable[[Print], None]
    failed: Callable[[str], None]


class Printer(QObject):
    """Prints orders one after the other, in one page that no window shows."""

    def __init__(self, resources: Path, geodata: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[_Waiting] = deque()
        self._ready = False
        self._profile = MapProfile(resources, geodata, self)
        self._page = MapPage(self._profile, QColor(Qt.GlobalColor.transparent))
        self._page.bridge.received.connect(self._receive)
        self._page.renderProcessTerminated.connect(lambda *_: self._fail("the map's process ended"))
        self._timeout = QTimer(self, singleShot=True, interval=TIMEOUT_MS)
        self._timeout.timeout.connect(lambda: self._fail("the map took too long"))
        self._timeout.start()
        self._page.open()

    def print(
        self, order: Order, done: Callable[[Print], None], failed: Callable[[str], None]
    ) -> None:
        """Print an order when those before it are; `failed` gets why it cannot be."""
        self._waiting.append(_Waiting(order, done, failed))
        if self._ready and len(self._waiting) == 1:
            self._send()

    def close(self) -> None:
        """Take the page down before its profile (findings.md trap 10), whatever the owner does."""
        self._waiting.clear()
        self._timeout.stop()
        self.setParent(QCoreApplication.instance())
        self._page.destroyed.connect(self._profile.deleteLater)
        self._profile.destroyed.connect(self.deleteLater)
        self._page.deleteLater()

    def _receive(self, message: messages.FromPage) -> None:
        match message:
            case messages.Ready():
                self._ready = True
                self._send()
            case messages.Printed():
                self._take(message)
            case messages.Trouble(what=what):
                self._fail(what)

    def _send(self) -> None:
        """Have the page draw the order whose turn it is."""
        if not self._waiting:
            self._timeout.stop()
            return
        self._timeout.start()
        self._page.bridge.send(_message(self._waiting[0].order))

    def _take(self, told: messages.Printed) -> None:
        """Take what the page has drawn, as text or as a PDF."""
        if not self._waiting:
            return
        order, finish = self._waiting[0].order, partial(self._finish, told)
        if isinstance(order, PrintOrder) and order.form == "source":
            self._page.runJavaScript("window.sheetSource", 0, finish)
        else:
            self._page.printToPdf(finish, _layout(order))

    def _finish(self, told: messages.Printed, content: QByteArray | str | None) -> None:
        if not self._waiting:
            return
        match content:
            case str():
                found = content.encode()
            case QByteArray():
                found = bytes(content.data())
            case None:
                found = b""
        if not found:
            self._fail("the page gave no print")
            return
        done = self._waiting.popleft().done
        self._send()
        done(Print(found, told))

    def _fail(self, why: str) -> None:
        """Give up all that wait: a page in which something went wrong prints nothing more."""
        self._timeout.stop()
        waiting = tuple(self._waiting)
        self._waiting.clear()
        for order in waiting:
            order.failed(why)


def picture(pdf: bytes, order: PrintOrder) -> QImage:
    """Return the PDF's first page as an image of exactly the size that was ordered.

    For any thread. Raises DatelineError.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    image = document.render(0, QSize(order.width, order.height))
    document.close()
    if image.isNull():
        size = f"{order.width}×{order.height} pixels"
        raise DatelineError(f"cannot make a picture of {size}", "try a smaller one")
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    if order.dpi is not None:
        image.setDotsPerMeterX(round(order.dpi / INCH_IN_METRES))
        image.setDotsPerMeterY(round(order.dpi / INCH_IN_METRES))
    return image


QUALITY = {"PNG": 80, "JPG": 92, "WEBP": 92}
"""By Qt's names of formats. A PNG loses nothing at any: at 80 it is packed in two thirds of the
time that Qt's own choice takes, and a tenth larger."""


MOST_PIXELS = {"PNG": 16384, "JPG": 16384, "WEBP": 16383}
"""A side may have, by Qt's names of formats."""


def encoded(image: QImage, form: str) -> bytes:
    """Return an image as the bytes of a file; `form` is one of `QUALITY`. For any thread.

    Raises DatelineError.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, form, QUALITY[form]):  # type: ignore[call-overload]  # the stubs want bytes
        hint = f"a {form} has at most {MOST_PIXELS[form]} pixels a side"
        raise DatelineError(f"the picture cannot be made into a {form}", hint)
    return bytes(data.data())


def density_for(width: int, height: int, dpi: int | None) -> float:
    """Return device pixels to a CSS pixel: by dpi if given, else for a sheet of usual size.

    A sheet is never smaller than `LEAST_SHEET`, so that its words have room: below, all shrinks.
    """
    by_size = max(1.0, max(width, height) / USUAL_LONG_SIDE)
    wanted = by_size if dpi is None else dpi / CSS_DPI
    most = min(max(width, height) / LEAST_SHEET[0], min(width, height) / LEAST_SHEET[1])
    return min(wanted, most)


def _message(order: Order) -> messages.ToPage:
    if isinstance(order, HandoutOrder):
        return messages.PrintHandout(
            sheets=order.sheets,
            theme=order.theme,
            words=HandoutWords(),
            width=order.width,
            height=order.height,
            enlarge=order.enlarge,
            density=HANDOUT_DENSITY,
        )
    return messages.Print(
        sheet=order.sheet,
        theme=order.theme,
        width=order.width / order.density,
        height=order.height / order.density,
        density=order.density,
        form=order.form,
    )


def _layout(order: Order) -> QPageLayout:
    """Return a page of the sheet's size; whole points, rounded up, so that one page holds it."""
    points = POINTS_PER_PIXEL * (
        1 / order.density if isinstance(order, PrintOrder) else order.enlarge
    )
    size = QSizeF(order.width * points, order.height * points)
    page = QPageSize(size, QPageSize.Unit.Point, "sheet", QPageSize.SizeMatchPolicy.ExactMatch)
    orientation = QPageLayout.Orientation.Portrait
    margins = QMarginsF(0, 0, 0, 0)
    return QPageLayout(page, orientation, margins, QPageLayout.Unit.Point, margins)
