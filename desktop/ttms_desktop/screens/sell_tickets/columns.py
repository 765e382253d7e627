"""Shows, hall and cart side by side; in a small window the shows and then the cart are folded away."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.sell_tickets.cart_panel import CartPanel
from ttms_desktop.screens.sell_tickets.hall_panel import HallPanel
from ttms_desktop.screens.sell_tickets.show_list import SCROLL_ROOM, ShowList

_TWO_COLUMNS, _THREE_COLUMNS = 700, 1060
_LOW = 560
_LIST_WIDTH, _CART_WIDTH, _SLIM_CART_WIDTH = 288 + SCROLL_ROOM, 328, 296
_WIDEST = 16777215


class Place(Enum):
    """Which part is seen where not all fit."""

    SHOWS = auto()
    SEATS = auto()
    CART = auto()


class Columns:
    """Arranges the parts in `area`; those of `foot` stand one above the other."""

    def __init__(
        self, area: QWidget, *, shows: ShowList, hall: HallPanel, cart: CartPanel, foot: Sequence[QWidget]
    ) -> None:
        self._area = area
        self._shows, self._hall, self._cart, self._foot = shows, hall, cart, _stacked(foot)
        self.place = Place.SHOWS
        self._grid = QGridLayout(area)
        self._grid.setContentsMargins(style.space(4), style.space(3), style.space(4), style.space(2))
        self._grid.setHorizontalSpacing(0)
        self._grid.setColumnMinimumWidth(2, style.space(3))
        self._grid.setVerticalSpacing(style.space(1))
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(0, 1)
        self.fold()

    @property
    def is_single(self) -> bool:
        """Whether only one part is seen at a time."""
        return self._area.width() < _TWO_COLUMNS

    def go_to(self, place: Place) -> None:
        """Show this part, if not all are shown anyway."""
        self.place = place
        self.fold()

    def fold(self) -> None:
        """Show list, then cart, give way before anything is cut off."""
        one, two = self.is_single, self._area.width() < _THREE_COLUMNS
        shown = self.place if one or self.place is not Place.CART else Place.SEATS
        self._arrange(one=one, two=two)
        self._size(one=one, two=two)
        self._shows.setVisible(not two or shown is Place.SHOWS)
        self._hall.setVisible(not two or shown is Place.SEATS)
        self._cart.setVisible(not one or shown is Place.CART)
        self._hall.set_folded(shows=two, cart=one, low=self._area.height() < _LOW)
        self._cart.seats_button.setVisible(one)

    def _arrange(self, *, one: bool, two: bool) -> None:
        """Columns of the grid: shows, hall, a gap, cart; a part that is alone takes them all."""
        for part in (self._shows, self._hall, self._cart, self._foot):
            self._grid.removeWidget(part)
        span = 4 if one else 2 if two else 1
        self._grid.addWidget(self._shows, 0, 0, 1, span)
        self._grid.addWidget(self._hall, 0, 0 if two else 1, 1, span)
        self._grid.addWidget(self._cart, 0, 0 if one else 3, 1 if one else 2, 4 if one else 1)
        self._grid.addWidget(self._foot, 1, 0, 1, 4 if one else 2)

    def _size(self, *, one: bool, two: bool) -> None:
        self._shows.setMinimumWidth(0 if two else _LIST_WIDTH)
        self._shows.setMaximumWidth(_WIDEST if two else _LIST_WIDTH)
        cart_width = _SLIM_CART_WIDTH if two else _CART_WIDTH
        self._cart.setMinimumWidth(0 if one else cart_width)
        self._cart.setMaximumWidth(_WIDEST if one else cart_width)


def _stacked(parts: Sequence[QWidget]) -> QWidget:
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        column.addWidget(part)
    return around
