"""Choosing one of a few things that all are seen: a row of pills; a menu where the row is too long."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.hover_button import HoverButton
from ttms_desktop.widgets.labels import plain_tip
from ttms_desktop.widgets.menus import Menu, open_below
from ttms_desktop.widgets.painting import line_of_text, surface, width_of

_HEIGHT = 34
_MARGIN = 16
_GAP = 6
_TAIL = " ▾"
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Segment:
    """One thing to choose."""

    value: object
    text: str
    tip: str = ""


class _Pill(HoverButton):
    """A segment as a button; only the chosen one is reached by Tab, the arrows do the rest."""

    def __init__(self, segment: Segment, *, chosen: bool, opens: bool = False) -> None:
        super().__init__()
        self.segment = segment
        self.setText(segment.text + (_TAIL if opens else ""))
        self.setAccessibleName(segment.text)
        self.setToolTip(plain_tip(segment.tip))
        self.set_chosen(chosen=chosen)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_chosen(self, *, chosen: bool) -> None:
        self.chosen = chosen
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if chosen else Qt.FocusPolicy.NoFocus)
        self.update()

    def sizeHint(self) -> QSize:
        # As wide as when it is chosen, so that nothing moves.
        return QSize(round(width_of(self.text(), style.font(style.Size.ROW, strong=True))) + 2 * _MARGIN, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()  # a button would move the focus only
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn = style.colors()
        fill = worn.accent if self.chosen else worn.background
        outline = "" if self.chosen else worn.muted if self.hovered else worn.line
        surface(painter, QRectF(self.rect()), fill=fill, outline=outline, corner=_HEIGHT / 2)
        if self.hasFocus():
            ring = QRectF(self.rect()).adjusted(3, 3, -3, -3)
            color = worn.on_accent if self.chosen else worn.accent
            surface(painter, ring, fill="", outline=color, line=2, corner=ring.height() / 2)
        ink = worn.on_accent if self.chosen else worn.text
        font = style.font(style.Size.ROW, strong=self.chosen)
        center = Qt.AlignmentFlag.AlignHCenter
        line_of_text(painter, QRectF(self.rect()), self.text(), font=font, color=ink, align=center)
        painter.end()


class Segments(QWidget):
    """One segment is chosen; `chosen(value)` says that the user chose another."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments: tuple[Segment, ...] = ()
        self._value: object = None
        self._pills: list[_Pill] = []
        self._must_fold = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addStretch()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> object:
        return self._value

    def say(self, segments: Sequence[Segment], value: object) -> None:
        """Offer `segments` with `value` chosen."""
        if tuple(segments) != self._segments:
            self._segments, self._value = tuple(segments), value
            self._fill()
            self.updateGeometry()
        elif value != self._value:
            self._value = value
            self._mark()

    @property
    def full_width(self) -> int:
        """What is needed to see all of them."""
        pills = [_Pill(each, chosen=True).sizeHint().width() + _GAP for each in self._segments]
        return sum(pills) - _GAP if pills else 0

    def set_folded(self, *, folded: bool) -> None:
        """Be a menu even if there would be room: others in the same line need it."""
        if folded != self._must_fold:
            self._must_fold = folded
            self._fill()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() if self._must_fold else QSize(self.full_width, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        widest = max((_Pill(each, chosen=True, opens=True).sizeHint().width() for each in self._segments), default=60)
        return QSize(widest, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_folded() != (len(self._pills) < len(self._segments)):
            self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        values = [segment.value for segment in self._segments]
        place = values.index(self._value) + step if self._value in values else 0
        self._choose(values[max(0, min(len(values) - 1, place))])

    def _is_folded(self) -> bool:
        return len(self._segments) > 1 and (self._must_fold or self.full_width > self.width())

    def _fill(self) -> None:
        focused = self.window().focusWidget()
        had_focus = any(pill is focused for pill in self._pills)
        for old in self._pills:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        folded = self._is_folded()
        self._pills = [
            _Pill(each, chosen=each.value == self._value, opens=folded)
            for each in self._segments
            if not folded or each.value == self._value
        ]
        for place, pill in enumerate(self._pills):
            pill.clicked.connect(self._on_clicked)
            self._row.insertWidget(place, pill)
            if had_focus and pill.chosen:
                pill.show()  # the layout would show it only later, and what is hidden takes no keys
                pill.setFocus()

    def _mark(self) -> None:
        """Another one is chosen; the keys go with it."""
        if self._is_folded():
            self._fill()
            return
        had_focus = any(pill.hasFocus() for pill in self._pills)
        for pill in self._pills:
            pill.set_chosen(chosen=pill.segment.value == self._value)
            if had_focus and pill.chosen:
                pill.setFocus()

    def _on_clicked(self) -> None:
        pill = self.sender()
        assert isinstance(pill, _Pill)
        if self._is_folded():
            self._open_menu(pill)
        else:
            self._choose(pill.segment.value)

    def _choose(self, value: object) -> None:
        if value != self._value:
            self._value = value
            self._mark()
            self.chosen.emit(value)

    def _open_menu(self, pill: _Pill) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, segment in enumerate(self._segments):
            action = menu.addAction(segment.text)
            action.setCheckable(True)
            action.setChecked(segment.value == self._value)
            action.setData(place)
        menu.triggered.connect(self._on_menu)
        open_below(menu, pill)

    def _on_menu(self, action: QAction) -> None:
        self._choose(self._segments[int(action.data())].value)
