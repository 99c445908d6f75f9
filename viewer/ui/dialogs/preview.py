"""What a picture will look like: printed as it will be, shown small, and dragged out whole."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QImage, QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from viewer.model.errors import DatelineError
from viewer.store import atomic
from viewer.ui.export_job import Plan
from viewer.ui.operations import Operation

if TYPE_CHECKING:
    from viewer.ui.map.snapshot import Print, Printer, PrintOrder

WAIT_MS = 200
"""So long nothing may change before it is drawn anew."""
LEAST = QSize(420, 320)
SIDE = 1200
"""The longer side of what is shown, in pixels."""
DRAGGED_WIDTH = 240


class Preview(QLabel):
    """Shows the plan of a picture that it was given last."""

    def __init__(self, printer: Printer, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumSize(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAccessibleName("Preview")
        self.setToolTip("Drag the picture out of the window to use it elsewhere")
        self._printer = printer
        printer.warm_up()
        self._folder = tempfile.TemporaryDirectory(prefix="dateline-")
        self._plan: Callable[[], Plan] | None = None
        self._print: tuple[Plan, Print] | None = None
        self._image = QImage()
        self._pressed: QPoint | None = None
        self._pull: object = None
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._draw)
        self.setText("Drawing the preview …")

    def show_plan(self, plan: Callable[[], Plan]) -> None:
        """Show what this plan makes, once nothing else is asked for."""
        self._plan, self._print = plan, None
        self._printer.withdraw(self)
        self._timer.start()

    def end(self) -> None:
        """Draw nothing more, and remove what was made to be dragged."""
        self._timer.stop()
        self._printer.withdraw(self)
        self._folder.cleanup()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture."""
        super().resizeEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag begins, if it becomes one."""
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Make the whole picture, which the drag will carry."""
        if self._pressed is None or self._print is None:
            return
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._pressed, self._pull = None, object()
            work = partial(_written, *self._print, Path(self._folder.name) / "map.png")
            Operation(work, partial(self._drag, self._pull), self._tell, self).start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drag nothing."""
        self._pressed = self._pull = None

    def _drag(self, pull: object, file: Path) -> None:
        """Carry the picture as a file and as an image, if the mouse is held since the pull."""
        if pull is not self._pull:
            return
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        data.setImageData(self._image)
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(QPixmap.fromImage(self._image).scaledToWidth(DRAGGED_WIDTH))
        drag.exec(Qt.DropAction.CopyAction)
        self._pull = None

    def _draw(self) -> None:
        if self._plan is None:
            return
        try:
            plan = self._plan()
        except DatelineError as error:
            self._tell(error)
            return
        self._printer.print(plan.orders[0], self, partial(self._take, plan), self.setText)

    def _take(self, plan: Plan, printed: Print) -> None:
        from viewer.ui.map.snapshot import PrintOrder

        order = plan.orders[0]
        assert isinstance(order, PrintOrder)
        self._print = plan, printed
        Operation(partial(_small, order, printed), self._show, self._tell, self).start()

    def _show(self, image: QImage) -> None:
        self._image = image
        self._fit()

    def _tell(self, error: DatelineError) -> None:
        self.setText(str(error))

    def _fit(self) -> None:
        if self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        scaled = self._image.scaled(
            self.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        self.setPixmap(QPixmap.fromImage(scaled))


def _small(order: PrintOrder, printed: Print) -> QImage:
    """Return a print as a picture for the screen. For any thread."""
    from viewer.ui.map import snapshot

    shrink = SIDE / max(order.width, order.height)
    width, height = (max(1, round(side * shrink)) for side in (order.width, order.height))
    shown = msgspec.structs.replace(order, width=width, height=height)
    return snapshot.picture(printed.content, shown)


def _written(plan: Plan, printed: Print, file: Path) -> Path:
    """Write the picture that a plan makes of its first print. For any thread."""
    content, *_ = plan.make([printed]).values()
    atomic.write(file, content)
    return file
