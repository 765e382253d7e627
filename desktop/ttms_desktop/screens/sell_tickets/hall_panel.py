"""The hall of the chosen show: heading, zoom, seat map, what the focused seat is, legend."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.sell_tickets.pictures import HallPicture, SeatPicture
from ttms_desktop.screens.sell_tickets.pictures import SeatLook as PictureLook
from ttms_desktop.screens.sell_tickets.pictures import SeatShape as PictureShape
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import ElidedLabel, label, wrapped
from ttms_desktop.widgets.notice import Notice
from ttms_desktop.widgets.pages import Pages
from ttms_desktop.widgets.seat_glyphs import SeatLook
from ttms_desktop.widgets.seat_legend import LegendEntry, SeatLegend
from ttms_desktop.widgets.seat_map import SeatMap
from ttms_desktop.widgets.seat_map_geometry import HallShape, SeatShape, SeatSpot

_LOOKS = {
    PictureLook.FREE: SeatLook.FREE,
    PictureLook.PENDING: SeatLook.PENDING,
    PictureLook.MINE: SeatLook.MINE,
    PictureLook.HELD: SeatLook.HELD,
    PictureLook.SOLD: SeatLook.SOLD,
    PictureLook.BROKEN: SeatLook.FREE,  # told by the shape
}
_SHAPES = {
    PictureShape.STANDARD: SeatShape.STANDARD,
    PictureShape.WHEELCHAIR: SeatShape.WHEELCHAIR,
    PictureShape.COUPLE: SeatShape.COUPLE,
    PictureShape.BROKEN: SeatShape.BROKEN,
}


class HallPanel(QFrame):
    """What a clerk looks at while choosing seats."""

    shows_wanted = Signal()
    cart_wanted = Signal()

    def __init__(self, describe: Callable[[int], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._describe = describe
        self._hall: HallPicture | None = None
        self._waiting = False
        self._held_text = ""
        self.map = SeatMap()
        self.map.set_describer(describe)
        self.shows_button = BusyButton(ButtonKind.PLAIN)
        self.cart_button = BusyButton(ButtonKind.PLAIN)
        self._title = ElidedLabel("title")
        self._free = label("muted")
        self._zoom_out = BusyButton(ButtonKind.QUIET)
        self._zoom_in = BusyButton(ButtonKind.QUIET)
        self._zoom = BusyButton(ButtonKind.QUIET)
        self._closed = wrapped("warning")
        self._focused = ElidedLabel("row")
        self._legend = SeatLegend()
        self._notice = Notice()
        self._arrange()
        self._connect()
        self._retranslate()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(style.space(4), style.space(2), style.space(4), style.space(2))
        column.setSpacing(style.space(1))
        column.addLayout(self._head())
        column.addWidget(self._closed)
        self._page = self._map_page()
        self._pages = Pages(self._notice, self._page)
        column.addWidget(self._pages, 1)

    def _head(self) -> QHBoxLayout:
        self._zoom_out.set_icon("zoom-out")
        self._zoom_in.set_icon("zoom-in")
        self._title.setMinimumHeight(36)
        self.shows_button.hide()
        self.cart_button.hide()
        head = QHBoxLayout()
        head.setSpacing(style.space(1))
        head.addWidget(self.shows_button)
        head.addSpacing(style.space(1))
        head.addWidget(self._title, 1)
        head.addWidget(self._free)
        head.addSpacing(style.space(2))
        for button in (self._zoom_out, self._zoom, self._zoom_in):
            head.addWidget(button)
        head.addWidget(self.cart_button)
        return head

    def _map_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.space(1))
        column.addWidget(self.map, 1)
        self._focused.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self._focused)
        column.addWidget(self._legend)
        return page

    def _connect(self) -> None:
        self._zoom_in.clicked.connect(self.map.zoom_in)
        self._zoom_out.clicked.connect(self.map.zoom_out)
        self._zoom.clicked.connect(self.map.zoom_to_fit)
        self.map.zoom_changed.connect(self._on_zoomed)
        self.map.seat_focused.connect(self._say_focused)
        self.shows_button.clicked.connect(self.shows_wanted)
        self.cart_button.clicked.connect(self.cart_wanted)

    @property
    def has_hall(self) -> bool:
        return self._hall is not None

    def say(self, hall: HallPicture | None, *, waiting: bool, held_text: str) -> None:
        """Show this hall; None while no show is chosen or its map has not come yet."""
        self._hall, self._waiting, self._held_text = hall, waiting, held_text
        if hall is not None:
            self.map.set_hall(_shape(hall), {seat: _LOOKS[look] for seat, look in hall.looks.items()})
            self.map.set_choosing(hall.can_choose)
            self.map.set_dimmed(not hall.fresh)
        self._say_heading()
        self._say_legend()
        self._say_focused()

    def say_seats(self, hall: HallPicture | None, seats: list[int], held_text: str) -> None:
        """Some seats changed."""
        self._hall, self._held_text = hall, held_text
        if hall is not None:
            self.map.set_looks({seat: _LOOKS[hall.looks[seat]] for seat in seats if seat in hall.looks})
        self._say_heading()
        self._say_legend()
        self._say_focused()

    def say_held(self, held_text: str) -> None:
        """The countdown in the legend goes on."""
        if held_text or self._held_text:
            self._held_text = held_text
            self._say_legend()
            self._say_focused()

    def set_folded(self, *, shows: bool, cart: bool, low: bool) -> None:
        """Whether the shows and the cart are folded away, and can be opened from here; `low`: little height."""
        self.shows_button.setVisible(shows)
        self.cart_button.setVisible(cart)
        for part in (self._zoom, self._zoom_in, self._zoom_out):
            part.setVisible(not cart)
        self._free.setVisible(not shows or cart)
        self._focused.setVisible(not low)
        self._legend.setVisible(not (low and cart))

    def say_total(self, text: str) -> None:
        """What the button to the cart says, where the cart is folded away."""
        self.cart_button.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.map.setAccessibleName(self.tr("Seat map"))
        self.shows_button.setText(self.tr("Shows"))
        self._zoom.setToolTip(self.tr("Fit (Ctrl+0)"))
        self._zoom_in.setToolTip(self.tr("Larger (Ctrl++)"))
        self._zoom_out.setToolTip(self.tr("Smaller (Ctrl+-)"))
        self._on_zoomed(self.map.zoom)
        self._say_heading()
        self._say_legend()

    def _on_zoomed(self, percent: int) -> None:
        self._zoom.setText(f"{percent} %")
        self._zoom.updateGeometry()

    def _say_heading(self) -> None:
        hall = self._hall
        self._pages.turn_to(self._notice if hall is None else self._page)
        self._closed.setText(hall.closed_text if hall else "")
        self._closed.setVisible(bool(hall and hall.closed_text))
        self._title.setText(hall.title if hall else "")
        self._free.setText(hall.free_text if hall else "")
        for button in (self._zoom, self._zoom_in, self._zoom_out):
            button.setEnabled(hall is not None)
        if self._waiting:
            self._notice.say(self.tr("Loading the hall …"), waits=True)
        else:
            self._notice.say(self.tr("No show chosen"), self.tr("Choose one at the left or with its F key."))

    def _say_focused(self) -> None:
        seat = self.map.focused_seat
        self._focused.setText(self._describe(seat) if seat is not None and self._hall is not None else "")

    def _say_legend(self) -> None:
        standard = SeatShape.STANDARD
        entries = [
            LegendEntry(standard, SeatLook.FREE, self.tr("Free")),
            LegendEntry(standard, SeatLook.MINE, self.tr("This sale")),
            LegendEntry(standard, SeatLook.HELD, self._held_text or self.tr("Held elsewhere")),
            LegendEntry(standard, SeatLook.SOLD, self.tr("Sold")),
        ]
        kinds = {
            SeatShape.WHEELCHAIR: self.tr("Wheelchair"),
            SeatShape.COUPLE: self.tr("Couple seat"),
            SeatShape.BROKEN: self.tr("Out of order"),
        }
        there = {_SHAPES[seat.shape] for seat in self._hall.seats} if self._hall else set()
        entries += [LegendEntry(kind, SeatLook.FREE, text) for kind, text in kinds.items() if kind in there]
        self._legend.say(tuple(entries))


def _shape(hall: HallPicture) -> HallShape:
    seats = tuple(_spot(seat) for seat in hall.seats)
    return HallShape(hall.row_count, hall.column_count, hall.curve, seats)


def _spot(seat: SeatPicture) -> SeatSpot:
    return SeatSpot(seat.seat_id, seat.row, seat.column, seat.row_label, seat.seat_label, _SHAPES[seat.shape])
