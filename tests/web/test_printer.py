"""The page that prints: kept from one order to the next, and given up when something goes wrong."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.export.request import ExportRequest, Size, Theme
from viewer.model.index import Index
from viewer.store import container
from viewer.store.resources import bundled_briefing
from viewer.ui.export_job import started_printer
from viewer.ui.export_plans import map_order, requested_view
from viewer.ui.map.snapshot import Print, Printer, PrintOrder, picture


@pytest.fixture
def printer(qapp: QApplication, qtbot: QtBot) -> Iterator[Printer]:
    made = started_printer(qapp)
    yield made
    made.close()
    qtbot.waitUntil(lambda: not shiboken6.isValid(made))


def order(name: str, width: int = 900, theme: Theme = "light") -> PrintOrder:
    request = ExportRequest(out=Path(name), size=Size(width, 600), theme=theme)
    index = Index(container.load(bundled_briefing()).briefing)
    return map_order(index, request, requested_view(index, request))


class Customer:
    """Orders, and keeps what comes of it."""

    def __init__(self, printer: Printer) -> None:
        self.printer = printer
        self.prints: list[Print] = []
        self.complaints: list[str] = []

    def order(self, *orders: PrintOrder) -> None:
        for one in orders:
            self.printer.print(one, self, self.prints.append, self.complaints.append)


def printed(printer: Printer, qtbot: QtBot, *orders: PrintOrder) -> list[bytes]:
    customer = Customer(printer)
    customer.order(*orders)
    qtbot.waitUntil(lambda: len(customer.prints) == len(orders), timeout=60_000)
    assert not customer.complaints
    return [one.content for one in customer.prints]


def test_what_was_printed_before_does_not_show(printer: Printer, qtbot: QtBot) -> None:
    png, svg, pdf = order("a.png"), order("a.svg"), order("a.pdf")
    dark = order("b.pdf", 700, theme="dark")
    first_svg, first_png = printed(printer, qtbot, svg, png)
    again_svg, again_png = printed(printer, qtbot, pdf, dark, svg, png)[-2:]
    assert again_svg == first_svg
    assert picture(again_png, png) == picture(first_png, png)


def test_withdrawn_orders_are_told_to_nobody_and_hold_nobody_up(
    printer: Printer, qtbot: QtBot
) -> None:
    gone, other = Customer(printer), Customer(printer)
    gone.order(*[order("a.png")] * 3)
    other.order(order("b.png", 640))
    printer.withdraw(gone)
    qtbot.waitUntil(lambda: len(other.prints) == 1, timeout=60_000)
    assert not gone.prints and not gone.complaints


def test_an_order_withdrawn_while_it_is_printed_is_not_taken_for_the_next(
    printer: Printer, qtbot: QtBot
) -> None:
    gone, other = Customer(printer), Customer(printer)
    gone.order(order("a.png"), order("a.png"))
    qtbot.waitUntil(lambda: len(gone.prints) == 1, timeout=60_000)
    printer.withdraw(gone)
    wide = order("b.svg", 1300)
    other.order(wide)
    qtbot.waitUntil(lambda: len(other.prints) == 1, timeout=60_000)
    assert b'width="1300"' in other.prints[0].content
    assert len(gone.prints) == 1


def test_a_short_job_takes_turns_with_a_long_one(printer: Printer, qtbot: QtBot) -> None:
    long, short = Customer(printer), Customer(printer)
    long.order(*[order("a.png")] * 6)
    short.order(order("b.png"))
    qtbot.waitUntil(lambda: len(short.prints) == 1, timeout=60_000)
    assert len(long.prints) < 3


def test_when_the_page_ends_one_order_fails_and_the_others_are_printed(
    printer: Printer, qtbot: QtBot
) -> None:
    unlucky, other = Customer(printer), Customer(printer)
    printed(printer, qtbot, order("a.png"))
    unlucky.order(order("a.png"))
    other.order(order("b.png"))
    page = printer.findChild(QWebEnginePage)
    assert page
    os.kill(page.renderProcessPid(), signal.SIGKILL)
    qtbot.waitUntil(lambda: len(other.prints) == 1, timeout=60_000)
    assert unlucky.complaints == ["the map's process ended"]
    assert not other.complaints


def test_a_page_that_hangs_is_given_up_for_another(printer: Printer, qtbot: QtBot) -> None:
    printed(printer, qtbot, order("a.png"))
    unlucky, other = Customer(printer), Customer(printer)
    page, clock = printer.findChild(QWebEnginePage), printer.findChild(QTimer)
    assert page and clock
    page.runJavaScript("for (;;);")
    clock.setInterval(3000)
    unlucky.order(order("a.png"))
    other.order(order("b.png"))
    qtbot.waitUntil(lambda: len(other.prints) == 1, timeout=60_000)
    assert unlucky.complaints == ["the map took too long"]
