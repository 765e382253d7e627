"""A month that opens under a field or a day; a click or Enter chooses a day of it."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import label, plain_tip
from ttms_desktop.widgets.painting import line_of_text, surface
from ttms_desktop.widgets.popups import make_round, place_below, round_mask

_WIDTH, _HEIGHT = 308, 300
_CENTER = Qt.AlignmentFlag.AlignHCenter
_WEEKDAYS = tuple(Qt.DayOfWeek)


class _Month(QCalendarWidget):
    """The days; weeks begin on Monday."""

    def __init__(self) -> None:
        super().__init__()
        self.setNavigationBarVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        self.today: QDate | None = None

    def dress(self) -> None:
        """The names of the weekdays in the colours worn now; days are painted below."""
        plain = QTextCharFormat()
        plain.setForeground(QColor(style.colors().muted))
        plain.setBackground(QColor(style.colors().panel))
        plain.setFont(style.font(style.Size.SMALL))
        self.setHeaderTextFormat(plain)
        for day in _WEEKDAYS:
            self.setWeekdayTextFormat(day, plain)

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        shown = day if isinstance(day, QDate) else QDate(day.year, day.month, day.day)
        worn = style.colors()
        painter.save()
        painter.fillRect(rect, QColor(worn.panel))
        chosen = shown == self.selectedDate()
        if chosen or shown == self.today:
            side = min(rect.width(), rect.height()) - 2
            disc = QRectF(rect.center().x() - side / 2 + 0.5, rect.center().y() - side / 2 + 0.5, side, side)
            fill, outline = (worn.accent, "") if chosen else ("", worn.accent)
            surface(painter, disc, fill=fill, outline=outline, corner=style.Radius.CONTROL)
        usable = self.minimumDate() <= shown <= self.maximumDate() and shown.month() == self.monthShown()
        ink = worn.on_accent if chosen else worn.text if usable else worn.sold_text
        font = style.font(style.Size.SECOND, strong=chosen)
        line_of_text(painter, QRectF(rect), str(shown.day()), font=font, color=ink, align=_CENTER)
        painter.restore()


class CalendarPopup(QFrame):
    """Opens with `open_below`, says `day_chosen(date)` and closes; Esc closes without a choice."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        make_round(self)
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.setMask(round_mask(self.size()))
        self._month = _Month()
        self._name = label("title")
        self._earlier, self._later = BusyButton(ButtonKind.QUIET), BusyButton(ButtonKind.QUIET)
        self._arrange()
        self._earlier.clicked.connect(self._month.showPreviousMonth)
        self._later.clicked.connect(self._month.showNextMonth)
        self._month.currentPageChanged.connect(self._say_month)
        self._month.clicked.connect(self._on_chosen)
        self._month.activated.connect(self._on_chosen)
        self._dress()

    def _arrange(self) -> None:
        self._earlier.set_icon("previous")
        self._later.set_icon("next")
        head = QHBoxLayout()
        head.addWidget(self._earlier)
        head.addWidget(self._name, 1, _CENTER)
        head.addWidget(self._later)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.space(3), style.space(2), style.space(3), style.space(2))
        column.addLayout(head)
        column.addWidget(self._month, 1)

    def set_days(self, *, first: date | None = None, last: date | None = None, today: date | None = None) -> None:
        """Which days can be chosen, and which one is today."""
        self._month.setMinimumDate(_qt(first) if first else QDate(1900, 1, 1))
        self._month.setMaximumDate(_qt(last) if last else QDate(2199, 12, 31))
        self._month.today = _qt(today) if today else None

    def open_below(self, owner: QWidget, day: date | None) -> None:
        """Open with `day` chosen, below the field or button that it belongs to."""
        if day is not None:
            self._month.setSelectedDate(_qt(day))
        self._say_month(self._month.yearShown(), self._month.monthShown())
        self.move(place_below(owner, self.size()))
        self.show()
        self._month.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, worn = QPainter(self), style.colors()
        surface(painter, QRectF(self.rect()), fill=worn.panel, outline=worn.line, corner=style.Radius.CONTROL)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange):
            self._dress()

    def _dress(self) -> None:
        self._month.setLocale(QLocale())
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)  # which the locale has changed
        self._month.dress()
        self._say_month(self._month.yearShown(), self._month.monthShown())
        for button, tip in ((self._earlier, self.tr("Previous month")), (self._later, self.tr("Next month"))):
            button.setToolTip(plain_tip(tip))
            button.setAccessibleName(tip)
        for taking_keys in (self._month, *self._month.findChildren(QTableView)):
            taking_keys.setAccessibleName(self.tr("Calendar"))

    def _say_month(self, year: int, month: int) -> None:
        self._name.setText(QLocale().toString(QDate(year, month, 1), self.tr("MMMM yyyy")))

    def _on_chosen(self, day: QDate) -> None:
        self.close()
        self.day_chosen.emit(date(day.year(), day.month(), day.day()))


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
