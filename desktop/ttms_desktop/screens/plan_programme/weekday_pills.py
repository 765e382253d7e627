"""Seven weekdays, each on or off."""

from PySide6.QtCore import QEvent, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.hover_button import HoverButton
from ttms_desktop.widgets.painting import line_of_text, surface

_HEIGHT = 34
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class _Pill(HoverButton):
    """One weekday; Space or a click turns it."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(50, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn, area, on = style.colors(), QRectF(self.rect()), self.isChecked()
        outline = worn.accent if self.hasFocus() else worn.muted if self.hovered else "" if on else worn.line
        fill = worn.accent_soft if on else worn.panel
        surface(painter, area, fill=fill, outline=outline, line=2 if self.hasFocus() else 1, corner=_HEIGHT / 2)
        font = style.font(style.Size.SECOND, strong=on)
        ink, center = worn.accent if on else worn.muted, Qt.AlignmentFlag.AlignHCenter
        line_of_text(painter, area, self.text(), font=font, color=ink, align=center)
        painter.end()


class WeekdayPills(QWidget):
    """`weekdays` are those that are on, 0 for Monday; arrows go along them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pills = [_Pill() for _ in range(7)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.space(1))
        for pill in self.pills:
            row.addWidget(pill)
            pill.toggled.connect(self._on_toggled)
        self.setFocusProxy(self.pills[0])
        self._retranslate()

    @property
    def weekdays(self) -> frozenset[int]:
        return frozenset(day for day, pill in enumerate(self.pills) if pill.isChecked())

    def set_weekdays(self, weekdays: frozenset[int]) -> None:
        for day, pill in enumerate(self.pills):
            pill.setChecked(day in weekdays)

    def set_refused(self, refused: bool) -> None:  # noqa: FBT001 - a Qt setter
        """The sentence below says enough."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        place = next((place for place, pill in enumerate(self.pills) if pill.hasFocus()), None)
        if step is None or place is None:
            super().keyPressEvent(event)
            return
        self.pills[max(0, min(6, place + step))].setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        for day, pill in enumerate(self.pills, start=1):
            pill.setText(QLocale().dayName(day, QLocale.FormatType.ShortFormat))
            pill.setAccessibleName(QLocale().dayName(day, QLocale.FormatType.LongFormat))

    def _on_toggled(self, _on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.changed.emit()
