"""Snapshots: a sheet printed by the map page as a PDF, and that drawn as a picture of exact size.

Nothing is taken from the screen: the size does not depend on it, and none is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

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

from viewer.export import png
from viewer.map import messages
from viewer.map.sheet import HandoutWords, Sheet
from viewer.model.errors import DatelineError
from viewer.ui.map.page import MapPage
from viewer.ui.map.profile import MapProfile

CSS_DPI = 96.0
POINTS_PER_PIXEL = 72.0 / CSS_DPI
TIMEOUT_MS = 60_000
IDLE_MS = 180_000
"""So long a page is kept for what may be printed next: it takes 100 MB."""
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


class _Asked(msgspec.Struct):
    """An order, who gave it, and who wants to know what became of it."""

    order: Order
    owner: object
    done: Callable[[Print], None]
    failed: Callable[[str], None]
    wanted: bool = True


class Printer(QObject):
    """Prints orders one after the other, in a page that no window shows.

    The page is kept, since it draws a second sheet in a quarter of the time, until nothing was
    ordered for a while or something went wrong in it.
    """

    def __init__(self, resources: Path, geodata: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[_Asked] = []
        self._printing: _Asked | None = None
        self._opened = self._ready = self._closed = False
        self._last_owner: object = None
        self._profile = MapProfile(resources, geodata, self)
        self._page: MapPage | None = None
        self._timeout = QTimer(self, singleShot=True, interval=TIMEOUT_MS)
        self._timeout.timeout.connect(self._time_out)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._drop_page)

    def warm_up(self) -> None:
        """Have the page ready for what will be ordered soon."""
        if self._opened or self._closed:
            return
        self._opened = True
        self._page = self._page or self._made_page()
        self._timeout.start()
        self._page.open()

    def print(
        self,
        order: Order,
        owner: object,
        done: Callable[[Print], None],
        failed: Callable[[str], None],
    ) -> None:
        """Print an order after its owner's earlier ones; `failed` gets why it cannot be."""
        self._waiting.append(_Asked(order, owner, done, failed))
        self.warm_up()
        if self._ready and not self._printing:
            self._send()

    def withdraw(self, owner: object) -> None:
        """Forget an owner's orders; what is being printed for it is told to nobody."""
        self._waiting = [asked for asked in self._waiting if asked.owner is not owner]
        if self._printing and self._printing.owner is owner:
            self._printing.wanted = False

    def close(self) -> None:
        """Take the page down before its profile (findings.md trap 10), whatever the owner does.

        What is ordered afterwards, by a dialog that outlives its window, is not printed.
        """
        self._closed = True
        self._waiting.clear()
        self._printing = None
        self.setParent(QCoreApplication.instance())
        self._profile.destroyed.connect(self.deleteLater)
        if self._page:
            self._page.destroyed.connect(self._profile.deleteLater)
            self._drop_page()
        else:
            self._profile.deleteLater()

    def _made_page(self) -> MapPage:
        page = MapPage(self._profile, QColor(Qt.GlobalColor.transparent))
        page.bridge.received.connect(self._receive)
        page.renderProcessTerminated.connect(lambda *_: self._fail("the map's process ended"))
        return page

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
        """Have the page draw an order; owners take turns."""
        if not (self._waiting and self._page):
            self._timeout.stop()
            self._idle.start()
            return
        others = (asked for asked in self._waiting if asked.owner is not self._last_owner)
        self._printing = next(others, self._waiting[0])
        self._waiting.remove(self._printing)
        self._last_owner = self._printing.owner
        self._idle.stop()
        self._timeout.start()
        self._page.bridge.send(_message(self._printing.order))

    def _take(self, told: messages.Printed) -> None:
        """Take what the page has drawn, as text or as a PDF."""
        if not (self._printing and self._page):
            return
        order, finish = self._printing.order, partial(self._finish, self._printing, told)
        if isinstance(order, PrintOrder) and order.form == "source":
            self._page.runJavaScript("window.sheetSource", 0, finish)
        else:
            self._page.printToPdf(finish, _layout(order))

    def _finish(
        self, asked: _Asked, told: messages.Printed, content: QByteArray | str | None
    ) -> None:
        if asked is not self._printing:  # given up meanwhile
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
        self._printing = None
        self._send()
        if asked.wanted:
            asked.done(Print(found, told))

    def _time_out(self) -> None:
        """Give up an order and the page, which may be too busy to be loaded again."""
        self._drop_page()
        self._fail("the map took too long")

    def _fail(self, why: str) -> None:
        """Give up an order, and load the page again for the others.

        It is the same page: QtWebEngine 6.11 crashes where one whose process has just ended is
        deleted while another is made.
        """
        self._timeout.stop()
        self._opened = self._ready = False
        asked, self._printing = self._printing, None
        if not asked and self._waiting:
            asked = self._waiting.pop(0)
        if asked and asked.wanted:
            asked.failed(why)
        if self._waiting:
            self.warm_up()

    def _drop_page(self) -> None:
        """End the page and its processes; it says nothing more."""
        self._timeout.stop()
        self._idle.stop()
        self._opened = self._ready = False
        if self._page:
            self._page.blockSignals(True)
            self._page.bridge.blockSignals(True)
            self._page.deleteLater()
            self._page = None


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
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    if order.dpi is not None:
        image.setDotsPerMeterX(round(order.dpi / INCH_IN_METRES))
        image.setDotsPerMeterY(round(order.dpi / INCH_IN_METRES))
    return image


QUALITY = {"JPG": 92, "WEBP": 92}
"""By Qt's names of formats."""


MOST_PIXELS = {"PNG": 16384, "JPG": 16384, "WEBP": 16383}
"""A side may have, by Qt's names of formats."""


def encoded(image: QImage, form: str) -> bytes:
    """Return a picture as the bytes of a file; `form` is one of `MOST_PIXELS`. For any thread.

    Raises DatelineError.
    """
    if form == "PNG":
        return png.encoded(_rows(image), image.width(), image.height(), image.dotsPerMeterX())
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, form, QUALITY[form]):  # type: ignore[call-overload]  # the stubs want bytes
        hint = f"a {form} has at most {MOST_PIXELS[form]} pixels a side"
        raise DatelineError(f"the picture cannot be made into a {form}", hint)
    return bytes(data.data())


def _rows(image: QImage) -> Iterator[memoryview]:
    """Give the rows of an image in RGB888, without what Qt fills them up with."""
    pixels = memoryview(image.constBits())
    for start in range(0, len(pixels), image.bytesPerLine()):
        yield pixels[start : start + 3 * image.width()]


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
