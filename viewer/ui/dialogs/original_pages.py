"""The pages of a PDF, one below the other, as wide as there is room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from viewer.reading.pictures import PagePicture, Pages
from viewer.ui.panels.labels import PlainLabel

GAP = 10
_BYTES = 3


class PagesView(QScrollArea):
    """Scrolls by keys and mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Pages of the original")
        self.verticalScrollBar().setSingleStep(40)

    def show_pages(self, pages: Pages) -> None:
        """Show these pages from the top."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(GAP)
        for number, picture in enumerate(pages.shown, 1):
            if (image := _image(picture)) is not None:
                column.addWidget(_Page(image, f"Page {number} of {pages.count}"))
        if pages.count > len(pages.shown):
            rest = PlainLabel()
            rest.setProperty("muted", True)
            rest.show_text(f"The first {len(pages.shown)} of {pages.count} pages.")
            column.addWidget(rest)
        column.addStretch(1)
        self.setWidget(inner)
        self.verticalScrollBar().setValue(0)


class _Page(QWidget):
    """One page, as wide as it may be."""

    def __init__(self, image: QImage, name: str) -> None:
        super().__init__()
        self._image = image
        self.setAccessibleName(name)
        self.setToolTip(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that goes with the width."""
        super().resizeEvent(event)
        self.setFixedHeight(self._fitting(self.width()).height())

    def sizeHint(self) -> QSize:
        """Return the size of the picture."""
        return self._fitting(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page."""
        size = self._fitting(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect().adjusted(0, 0, size.width() - self.width(), 0), self._image)
        painter.end()

    def _fitting(self, width: int) -> QSize:
        shown = min(max(width, 1), self._image.width())
        return QSize(shown, max(1, self._image.height() * shown // self._image.width()))


def _image(picture: PagePicture) -> QImage | None:
    """Return a page as Qt draws it; None for what is no whole page."""
    try:
        pixels = picture.unpacked()
    except ValueError:
        return None
    row = picture.width * _BYTES
    shape = picture.width, picture.height
    return QImage(pixels, *shape, row, QImage.Format.Format_RGB888).copy()  # it shares the bytes
