"""A field for a day: typed, counted up and down, or chosen in a calendar."""

import re
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ttms_desktop import style
from ttms_desktop.widgets.calendar_popup import CalendarPopup
from ttms_desktop.widgets.hover_button import HoverButton
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.painting import surface

_BUTTON = 30
_ICON_SIDE = 18
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})|(\d{2})(\d{2})")
_NUMBERS = re.compile(r"\d+")


def read_day(text: str, near: date | None = None) -> date | None:
    """The day that was meant: 2026-11-22, 20261122, 2026年11月22日; without a year or month the one of `near`."""
    together = _TOGETHER.fullmatch(text.strip())
    parts = [int(part) for part in together.groups() if part] if together else _numbers(text)
    if near is not None and 1 <= len(parts) < 3:
        parts = [near.year, near.month][: 3 - len(parts)] + parts
    if len(parts) != 3:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


def _numbers(text: str) -> list[int]:
    return [int(part) for part in _NUMBERS.findall(text)]


class DayEdit(LineEdit):
    """Alt+Down opens the calendar; the weekday stands behind the date."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._near: date | None = None
        self._limits: dict[str, date | None] = {}
        self._popup: CalendarPopup | None = None
        self._button = _CalendarButton(self)
        self._button.clicked.connect(self.open_calendar)
        self.setMaxLength(16)
        self.editingFinished.connect(self._write_out)
        self.textChanged.connect(self._say_weekday)
        self._retranslate()

    @property
    def day(self) -> date | None:
        """What is typed; None while it is no day."""
        return read_day(self.text(), self._near)

    def set_day(self, day: date | None) -> None:
        """Show `day`; a day typed later without its year or month is meant near to it."""
        self._near = day or self._near
        self.setText("" if day is None else day.isoformat())

    def set_days(self, *, first: date | None = None, last: date | None = None, today: date | None = None) -> None:
        """What the calendar offers, and which day is today there."""
        self._limits = {"first": first, "last": last, "today": today}
        self._near = self._near or today

    def open_calendar(self) -> None:
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.day_chosen.connect(self.set_day)
        self._popup.set_days(**self._limits)
        self._popup.open_below(self, self.day or self._near)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, day = _STEPS.get(Qt.Key(event.key())), self.day
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif step is not None and day is not None:
            self.set_day(day + timedelta(days=step))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._button.setGeometry(self.width() - _BUTTON - 5, (self.height() - _BUTTON) // 2, _BUTTON, _BUTTON)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setPlaceholderText(self.tr("year-month-day"))
        self._button.setToolTip(self.tr("Calendar (Alt+↓)"))
        self._button.setAccessibleName(self._button.toolTip())
        self._say_weekday()

    def _tail_width(self) -> int:
        return _BUTTON - 2

    def _write_out(self) -> None:
        day = self.day
        if day is not None and self.text() != day.isoformat():
            self.set_day(day)

    def _say_weekday(self) -> None:
        day = self.day
        self.set_unit("" if day is None else QLocale().toString(QDate(day.year, day.month, day.day), "ddd"))


class _CalendarButton(HoverButton):
    """The calendar at the end of the field; the keyboard opens it from the field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn = style.colors()
        if self.hovered:
            surface(painter, QRectF(self.rect()), fill=worn.line, corner=style.Radius.SMALL)
        drawn = style.pixmap("calendar", worn.muted, side=_ICON_SIDE, ratio=self.devicePixelRatioF())
        painter.drawPixmap((self.width() - _ICON_SIDE) // 2, (self.height() - _ICON_SIDE) // 2, drawn)
        painter.end()
