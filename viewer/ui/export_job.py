"""An export as a job: sheets printed one after the other, made into files in a thread, written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, Signal

from viewer.model.errors import DatelineError, UnwritableError
from viewer.store import atomic
from viewer.store.resources import geodata_root, resources_root
from viewer.ui.operations import Operation

if TYPE_CHECKING:
    from viewer.ui.map.snapshot import Order, Print, Printer

Files = Mapping[Path, bytes]
Taker = Callable[[dict[Path, bytes]], None]


class Plan(msgspec.Struct, frozen=True):
    """What an export needs printed, and how files are made of the prints.

    `make` and `each` run in threads, and may raise DatelineError.
    """

    out: Path
    orders: tuple[Order, ...]
    make: Callable[[Sequence[Any]], Files]
    """Makes the files of the prints, or of what `each` has made of them."""
    each: Callable[[Any, Print], Any] | None = None
    """What is made of an order's print while the next one is printed."""


class ExportJob(QObject):
    """Carries out a plan: exactly one of `done` and `failed` follows, unless it is cancelled.

    Nothing is written before everything is made.
    """

    done = Signal(object)
    """The path of the file, of the first one if there are several."""
    failed = Signal(object)
    """A DatelineError."""
    cancelled = Signal()
    progressed = Signal(int, int)
    """Sheets printed, and how many there are."""

    def __init__(
        self, plan: Plan, printer: Printer | None, parent: QObject, take: Taker | None = None
    ) -> None:
        """`printer` may be None where nothing is ordered; `take` gets the files, not the disk."""
        super().__init__(parent)
        self._plan, self._take_files = plan, take
        self._prints: list[Future[Any]] = []
        self._threads = ThreadPoolExecutor(max_workers=1)
        self._gone = False
        self._printer = printer
        if printer is None:
            self._make()
            return
        for order in plan.orders:
            printer.print(order, self, self._take, self._give_up)

    def cancel(self) -> None:
        """Give up; what is being made is not written."""
        self._gone = True
        self._close()
        self.cancelled.emit()

    def _take(self, printed: Print) -> None:
        order = self._plan.orders[len(self._prints)]
        each = self._plan.each or _as_it_is
        self._prints.append(self._threads.submit(each, order, printed))
        self.progressed.emit(len(self._prints), len(self._plan.orders))
        if len(self._prints) == len(self._plan.orders):
            self._make()

    def _make(self) -> None:
        work = partial(self._work, tuple(self._prints))
        Operation(work, self._finish, self._fail, self).start()

    def _work(self, prints: Sequence[Future[Any]]) -> Files:
        files = self._plan.make([made.result() for made in prints])
        for path, content in files.items() if self._take_files is None else ():
            if self._gone:
                break
            atomic.write(path, content)
        return files

    def _finish(self, files: Files) -> None:
        if self._gone:
            return
        self._close()
        if self._take_files:
            self._take_files(dict(files))
        self.done.emit(next(iter(files)))

    def _give_up(self, why: str) -> None:
        self._fail(UnwritableError(f"cannot make {self._plan.out.name}", why))

    def _fail(self, error: DatelineError) -> None:
        if self._gone:
            return
        self._close()
        self.failed.emit(error)

    def _close(self) -> None:
        if self._printer:
            self._printer.withdraw(self)
        self._threads.shutdown(wait=False, cancel_futures=True)
        self.deleteLater()


def started_printer(parent: QObject) -> Printer:
    """Return a printer; WebEngine is imported no earlier. Its owner closes it."""
    from viewer.ui.map.snapshot import Printer

    return Printer(resources_root(), geodata_root(), parent)


def _as_it_is(_order: Order, printed: Print) -> Print:
    return printed
