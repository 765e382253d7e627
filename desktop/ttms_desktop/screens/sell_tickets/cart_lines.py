"""The lines of the cart, one of them current: letters and Del mean that one."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ttms_desktop.screens.sell_tickets.cart_line import CartLineRow
from ttms_desktop.screens.sell_tickets.pictures import CartLine, PricePicture

_NOTCH = 120  # of a wheel, in eighths of a degree


class CartLines(QScrollArea):
    """All lines, scrolled so that the current one is seen; the first one in sight is whole, however it is scrolled."""

    type_chosen = Signal(int, str)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[int, CartLineRow] = {}
        self._lines: tuple[CartLine, ...] = ()
        self._prices: tuple[PricePicture, ...] = ()
        self._current: int | None = None
        self._fixed = False
        self._turned = 0  # the wheel, by less than a line
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch()
        self._rest = QSpacerItem(0, 0)
        self._column.addSpacerItem(self._rest)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(self._show_current)
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled)

    @property
    def current(self) -> int | None:
        """The seat whose line is current."""
        return self._current

    def say(self, lines: tuple[CartLine, ...], prices: tuple[PricePicture, ...], *, fixed: bool = False) -> None:
        """Show these lines; a new one becomes current. While they are `fixed` they are shown, and cannot change."""
        added = [line.seat_id for line in lines if line.seat_id not in self._rows]
        there = [line.seat_id for line in lines]
        self._lines, self._prices, self._fixed = lines, prices, fixed
        self._drop_rows(set(there))
        if added:
            self._current = added[-1]
        elif self._current not in there:
            self._current = there[-1] if there else None
        self._fill_rows()

    def make_current(self, seat_id: int) -> None:
        """The line of a seat becomes current, if it has one."""
        if seat_id in self._rows and seat_id != self._current:
            self._current = seat_id
            self._fill_rows()

    def _fill_rows(self) -> None:
        for place, line in enumerate(self._lines):
            row = self._rows.get(line.seat_id) or self._new_row(line.seat_id)
            row.say(line, self._prices, current=line.seat_id == self._current, fixed=self._fixed)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
        if self._current is not None:
            # Only after the layout has been made anew is it known where the row is.
            QTimer.singleShot(0, self, self._show_current)

    def _show_current(self) -> None:
        """Its name and its price above all: no line is cut through at the top."""
        if self._current not in self._rows:
            return
        self._leave_room()
        self.ensureWidgetVisible(self._rows[self._current], 0, 0)
        bar = self.verticalScrollBar()
        bar.setValue(next((top for top in self._tops() if top >= bar.value()), bar.maximum()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A line a notch."""
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        tops, bar = self._tops(), self.verticalScrollBar()
        if notches and tops:
            place = sum(top <= bar.value() for top in tops) - 1 - notches
            bar.setValue(tops[max(0, min(place, len(tops) - 1))])
        event.accept()

    def _on_scrolled(self, _action: int) -> None:
        """Wherever the bar is dragged, a line begins there."""
        bar, tops = self.verticalScrollBar(), self._tops()
        if tops:
            bar.setSliderPosition(min(tops, key=lambda top: abs(top - bar.sliderPosition())))

    def _tops(self) -> list[int]:
        return [self._rows[line.seat_id].y() for line in self._lines if line.seat_id in self._rows]

    def _leave_room(self) -> None:
        """Below the last line, so that the page ends with a whole line at the top too."""
        tops, room = self._tops(), self.viewport().height()
        last = self._rows[self._lines[-1].seat_id].geometry()
        end = last.y() + last.height()
        first = next((top for top in tops if end - top <= room), last.y())
        rest = max(first + room - end, 0) if end > room else 0
        if rest != self._rest.sizeHint().height():
            self._rest.changeSize(0, rest, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self._column.invalidate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_current()

    def _new_row(self, seat_id: int) -> CartLineRow:
        row = self._rows[seat_id] = CartLineRow(seat_id)
        row.pressed.connect(self.make_current)
        row.type_chosen.connect(self.type_chosen)
        row.removed.connect(self.removed)
        return row

    def _drop_rows(self, keep: set[int]) -> None:
        for seat_id in set(self._rows) - keep:
            row = self._rows.pop(seat_id)
            row.hide()
            row.setParent(None)
            row.deleteLater()
