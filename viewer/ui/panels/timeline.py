"""The timeline: when the claims speak of, and when they were said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import cycle, pairwise

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from viewer.session.timeline import Event, Row
from viewer.ui.style import Style
from viewer.ui.words import count_words, date_words

LEFT, RIGHT, TOP = 96, 36, 10
"""Pixels beside the lines and above them; LEFT is more where the rows' names need it."""
BELOW = 15
"""Pixels from the middle of a line to the end of its row."""
ROWS: tuple[Row, ...] = ("speaks-of", "said")
ROW_NAMES = {"speaks-of": "Speaks of", "said": "Said"}
UNLIMITED = (1 << 24) - 1
"""Qt's QWIDGETSIZE_MAX."""
MOST = 60
"""Events of a row that get a button; on a longer line they would only hide each other."""


SIDE = 24
"""Of the buttons, in pixels: the least size of a target."""


class EventButton(QAbstractButton):
    """One event: a dot in the middle of its time, hollow where that is inferred."""

    def __init__(self, event: Event, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.event_shown = event
        self._claims = cycle(event.claims)
        self._style = style
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        inferred = ", inferred" if event.inferred else ""
        claims = count_words(len(event.claims), "claim", "claims")
        self.words = f"{date_words(event.edtf)}{inferred}"
        self.setAccessibleName(f"{ROW_NAMES[event.row]} {self.words}: {claims}")
        self.setToolTip(f"{self.words} · {claims}")

    def next_claim(self) -> str:
        """Return the event's claims one after the other, from call to call."""
        return next(self._claims)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dot, ringed when it has the keyboard."""
        theme = self._style.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dot = QRectF(self.rect()).adjusted(7, 7, -7, -7)
        colour = theme["accent"] if self.isChecked() else theme["ink"]
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(theme["paper"] if self.event_shown.inferred else colour)
        painter.drawEllipse(dot)
        if self.hasFocus():
            painter.setPen(QPen(theme["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot.adjusted(-4, -4, 4, 4))
        painter.end()

    def sizeHint(self) -> QSize:
        """Return the least size of a target."""
        return QSize(SIDE, SIDE)


class TimelinePanel(QWidget):
    """Two lines, one scale: choosing an event chooses its claims in turn."""

    claim_chosen = Signal(str)
    room_changed = Signal()
    """It can have less height than before, or needs more."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._events: tuple[Event, ...] = ()
        self._buttons: list[EventButton] = []
        self._scale: list[int] = []
        self._left, self._row = LEFT, 46
        self.setAccessibleName("Timeline")
        style.changed.connect(self._restyle)
        self._restyle()

    def show_events(self, events: Sequence[Event]) -> None:
        """Show the events of a briefing."""
        for button in self._buttons:
            button.deleteLater()
        kept = [e for row in ROWS for e in _most([e for e in events if e.row == row])]
        self._events = tuple(kept)
        self._scale = sorted({day for event in kept for day in (event.first, event.last)})
        self._buttons = [self._button(event) for event in kept]
        self._make_room()

    def mark(self, claim: str | None) -> None:
        """Mark the events of a claim."""
        for button in self._buttons:
            button.setChecked(claim in button.event_shown.claims)

    def focus_line(self) -> None:
        """Put the keyboard on the chosen event, else the first."""
        chosen = [b for b in self._buttons if b.isChecked()] or self._buttons
        if chosen:
            chosen[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sizeHint(self) -> QSize:
        """Return the height of two lines with their labels."""
        return QSize(600, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons where their days are."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from event to event."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        focused = [n for n, button in enumerate(self._buttons) if button.hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        self._buttons[(focused[0] + step) % len(self._buttons)].setFocus()

    def event(self, event: QEvent) -> bool:
        """Follow a change of the locale."""
        if event.type() == QEvent.Type.LocaleChange:
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the two lines, their names, and the dates that have room; or why there are none."""
        painter = QPainter(self)
        if self._events:
            self._draw_lines(painter)
            self._draw_spans(painter)
            self._draw_dates(painter)
        else:
            painter.setPen(self._style.theme["muted"])
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "No claim has a date")
        painter.end()

    def _draw_lines(self, painter: QPainter) -> None:
        theme, fonts = self._style.theme, self._style.fonts
        for row in ROWS:
            middle = self._middle(row)
            painter.setFont(fonts.sans(0.86, QFont.Weight.Medium))
            painter.setPen(theme["muted"])
            name_box = QRectF(20, middle - self._row / 2, self._left - 24, self._row)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(name_box, flags, ROW_NAMES[row])
            painter.setPen(QPen(theme["line"], 1.4))
            painter.drawLine(self._left, round(middle), self.width() - RIGHT, round(middle))

    def _draw_spans(self, painter: QPainter) -> None:
        """Draw how long the longer times are: the chosen ones strongly."""
        for button in sorted(self._buttons, key=lambda button: button.isChecked()):
            event = button.event_shown
            colour = QColor(self._style.theme["accent" if button.isChecked() else "line"])
            colour.setAlphaF(1.0 if button.isChecked() else 0.5)
            left, right = self._x(event.first), self._x(event.last)
            middle = self._middle(event.row)
            painter.fillRect(QRectF(left, middle - 3, max(right - left, 1), 6), colour)

    def _draw_dates(self, painter: QPainter) -> None:
        """Write each event's date above its dot, as long as it does not run into the last one."""
        painter.setFont(self._style.fonts.sans(0.82))
        metrics = painter.fontMetrics()
        for row in ROWS:
            right = float(self._left - 40)
            for button in sorted(self._of(row), key=lambda b: b.geometry().center().x()):
                width = metrics.horizontalAdvance(button.words)
                centre = button.geometry().center().x()
                left = min(max(centre - width / 2, self._left - 30), self.width() - width - 6)
                if left <= right + 10:
                    continue
                chosen = button.isChecked()
                painter.setPen(self._style.theme["accent" if chosen else "muted"])
                top = self._middle(row) - 11 - metrics.height()
                painter.drawText(
                    QRectF(left, top, width + 2, metrics.height()),
                    Qt.AlignmentFlag.AlignLeft,
                    button.words,
                )
                right = left + width

    def _button(self, event: Event) -> EventButton:
        button = EventButton(event, self._style, self)
        button.clicked.connect(partial(self._choose, button))
        button.show()
        return button

    def _choose(self, button: EventButton) -> None:
        """Choose the event's first claim, or the next one when it is chosen again."""
        self.claim_chosen.emit(button.next_claim())

    def _of(self, row: Row) -> list[EventButton]:
        return [button for button in self._buttons if button.event_shown.row == row]

    def _middle(self, row: Row) -> float:
        height = (self.height() - TOP) / 2
        return TOP + height * ROWS.index(row) + (height + self._row) / 2 - BELOW

    def _place(self) -> None:
        for row in ROWS:
            buttons = sorted(self._of(row), key=self._centre)
            centres = spread([self._centre(b) for b in buttons], SIDE - 4, self.width() - RIGHT)
            for button, centre in zip(buttons, centres, strict=True):
                corner = round(centre - SIDE / 2), round(self._middle(row) - SIDE / 2)
                button.setGeometry(*corner, SIDE, SIDE)

    def _centre(self, button: EventButton) -> float:
        event = button.event_shown
        return (self._x(event.first) + self._x(event.last)) / 2

    def _x(self, day: int) -> float:
        """Return where a day stands: the gaps between days shrink with the cube root.

        News speaks of last week and of decades ago on one line; a linear one shows neither.
        """
        gaps = [(later - earlier) ** (1 / 3) for earlier, later in pairwise(self._scale)]
        total = sum(gaps) or 1
        before = sum(gaps[: self._scale.index(day)])
        share = before / total if gaps else 0.5
        return self._left + 14 + share * (self.width() - self._left - RIGHT - 28)

    def _restyle(self) -> None:
        """Measure the names and the dates at their size."""
        fonts = self._style.fonts
        names = QFontMetrics(fonts.sans(0.86, QFont.Weight.Medium))
        widest = max(names.horizontalAdvance(name) for name in ROW_NAMES.values())
        self._left = max(LEFT, widest + 34)
        self._row = max(46, QFontMetrics(fonts.sans(0.82)).height() + 11 + BELOW)
        self._make_room()

    def _make_room(self) -> None:
        """Take the height of both lines; without a date that of the words for it."""
        high = TOP + 2 * self._row if self._events else self._row
        most = UNLIMITED if self._events else high
        if (high, most) != (self.minimumHeight(), self.maximumHeight()):
            self.setMinimumHeight(high)
            self.setMaximumHeight(most)
            self.room_changed.emit()
        self._place()
        self.update()


def spread(centres: Sequence[float], gap: float, right: float) -> list[float]:
    """Return ascending centres moved apart to at least `gap`, none past `right` if they fit."""
    placed: list[float] = []
    for centre in centres:
        placed.append(max(centre, placed[-1] + gap) if placed else centre)
    limit = right
    for n in reversed(range(len(placed))):
        placed[n] = min(placed[n], limit)
        limit = placed[n] - gap
    return placed


def _most(events: list[Event]) -> list[Event]:
    """Return the events with most claims, in their order."""
    kept = sorted(events, key=lambda event: -len(event.claims))[:MOST]
    return [event for event in events if event in kept]
