"""The hall of the chosen show: heading, zoom, seat map, what the focused seat is or what asks for attention, legend."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.sell_tickets.best_seats_bar import BestSeatsBar
from ttms_desktop.screens.sell_tickets.hint_strip import HintStrip
from ttms_desktop.screens.sell_tickets.pictures import HallPicture, SeatPicture
from ttms_desktop.screens.sell_tickets.pictures import SeatLook as PictureLook
from ttms_desktop.screens.sell_tickets.pictures import SeatShape as PictureShape
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import ElidedLabel, label, plain_tip, wrapped
from ttms_desktop.widgets.more_button import MoreButton
from ttms_desktop.widgets.notice import Notice
from ttms_desktop.widgets.pages import Pages
from ttms_desktop.widgets.seat_glyphs import Band, SeatLook
from ttms_desktop.widgets.seat_legend import LegendEntry, SeatLegend
from ttms_desktop.widgets.seat_map import SeatMap
from ttms_desktop.widgets.seat_map_geometry import HallShape, SeatShape, SeatSpot
from ttms_desktop.widgets.seat_map_marks import Caption
from ttms_desktop.widgets.seat_tints import tint

_LOOKS = {
    PictureLook.FREE: SeatLook.FREE,
    PictureLook.PENDING: SeatLook.PENDING,
    PictureLook.MINE: SeatLook.MINE,
    PictureLook.HELD: SeatLook.HELD,
    PictureLook.SOLD: SeatLook.SOLD,
    PictureLook.KEPT: SeatLook.KEPT,
    PictureLook.BROKEN: SeatLook.FREE,  # told by the shape
}
_SHAPES = {
    PictureShape.STANDARD: SeatShape.STANDARD,
    PictureShape.WHEELCHAIR: SeatShape.WHEELCHAIR,
    PictureShape.COUPLE: SeatShape.COUPLE,
    PictureShape.BROKEN: SeatShape.BROKEN,
    PictureShape.COMPANION: SeatShape.COMPANION,
}
_FOR_ZOOMS, _FOR_ONE, _FOR_BOTH, _FOR_KEYS = 560, 400, 460, 600
_WIDEST = 16777215


class HallPanel(QFrame):
    """What a clerk looks at while choosing seats."""

    shows_wanted = Signal()
    cart_wanted = Signal()

    def __init__(
        self, describe: Callable[[int], str], explain: Callable[[int], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._describe = describe
        self._hall: HallPicture | None = None
        self._shape = HallShape(0, 0, 0, ())
        self._shape_of: HallPicture | None = None
        self._waiting = self._low = self._single = self._has_seats = False
        self._held_text = ""
        self.map = SeatMap()
        self.map.set_describer(describe, explain)
        self.strip = HintStrip()
        self.best = BestSeatsBar()
        self._has_heading = True
        # Else the best seats are not offered, as nobody asks for a number of them, and a seat is described
        # only while the keys go to the map: it stands beside what was chosen.
        self.sells = True
        self.tell_focused = describe  # what the line under the map says of the seat with the keys
        self.hand_over = BusyButton(ButtonKind.QUIET, key="Ctrl+H")
        self.reserve = BusyButton(ButtonKind.QUIET, key="Ctrl+R")
        self.shows_button = BusyButton(ButtonKind.PLAIN)
        self.cart_button = BusyButton(ButtonKind.PLAIN)
        self._title = ElidedLabel("title")
        self._free = label("muted")
        self._zoom_out = BusyButton(ButtonKind.QUIET)
        self._zoom_in = BusyButton(ButtonKind.QUIET)
        self._zoom = BusyButton(ButtonKind.QUIET)
        self.more = MoreButton()
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
        head.addWidget(self.more)
        head.addWidget(self.cart_button)
        return head

    def _map_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.space(1))
        column.addWidget(self.map, 1)
        column.addWidget(self._under_map())
        column.addWidget(self._legend)
        return page

    def _under_map(self) -> QWidget:
        """As high as it is whatever it says: the map must not move under a mouse."""
        self._focused.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.hand_over.hide()
        self.reserve.hide()
        self._plain = QWidget()
        row = QHBoxLayout(self._plain)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._focused, 1)
        row.addWidget(self.best)
        row.addWidget(self.reserve)
        row.addWidget(self.hand_over)
        self._under = Pages(self._plain, self.strip)
        self._under.setFixedHeight(self.strip.height())
        return self._under

    def _connect(self) -> None:
        self._zoom_in.clicked.connect(self.map.zoom_in)
        self._zoom_out.clicked.connect(self.map.zoom_out)
        self._zoom.clicked.connect(self.map.zoom_to_fit)
        self.map.zoom_changed.connect(self._on_zoomed)
        self.map.seat_focused.connect(self._say_focused)
        self.map.installEventFilter(self)
        self.shows_button.clicked.connect(self.shows_wanted)
        self.cart_button.clicked.connect(self.cart_wanted)

    @property
    def has_hall(self) -> bool:
        return self._hall is not None

    @property
    def seat_text(self) -> str:
        """What is said about the focused seat."""
        return self._focused.text()

    def say(self, hall: HallPicture | None, *, waiting: bool, held_text: str) -> None:
        """Show this hall; None while no show is chosen or its map has not come yet."""
        self._hall, self._waiting, self._held_text = hall, waiting, held_text
        if hall is not None:
            self.map.set_hall(self._shape_for(hall), {seat: _LOOKS[look] for seat, look in hall.looks.items()})
            self.map.set_choosing(hall.can_choose)
            self.best.setEnabled(hall.can_choose)
            self.map.set_dimmed(not hall.fresh)
        self._say_heading()
        self._say_legend()
        self._say_focused()

    def _shape_for(self, hall: HallPicture) -> HallShape:
        """The same shape for the same hall: it is compared and placed once."""
        before = self._shape_of
        if before is None or (before.seats, before.categories) != (hall.seats, hall.categories):
            tints = tuple(category.colour for category in hall.categories)
            seats = tuple(_spot(seat) for seat in hall.seats)
            self._shape = HallShape(hall.row_count, hall.column_count, hall.curve, seats, tints)
        self._shape_of = hall
        return self._shape

    def say_captions(self, captions: Mapping[int, tuple[str, str]]) -> None:
        """Who holds the seats that others hold, and how long still."""
        self.map.set_captions({seat: Caption(*caption) for seat, caption in captions.items()})
        self.map.refresh_hover()

    def say_hint(self, text: str, *, action: str = "", key: str = "", tone: str = "warning") -> None:
        """Something that asks for attention, instead of the focused seat; an empty text takes it away."""
        if text:
            self.strip.say(text, action=action, key=key, tone=tone)
        self._under.turn_to(self.strip if text else self._plain)
        self._fold_under()

    def _fold_under(self) -> None:
        """In a very small window the strip comes only while it asks, and there is no legend."""
        asks, tiny = self._under.current is self.strip, self._low and self._single
        self._under.setVisible(not tiny or asks)
        self._legend.setVisible(not tiny)
        self._legend.set_slim(slim=self._low)
        self._fold_buttons(tiny=tiny)

    def _fold_buttons(self, *, tiny: bool) -> None:
        """The keys on the buttons give way first, then the buttons: they are offered by the one for more."""
        zooms, width = (self._zoom_in, self._zoom_out, self._zoom), self.width()
        folds_zooms, has_one = self._single or width < _FOR_ZOOMS, not tiny and width >= _FOR_ONE
        for zoom in zooms:
            zoom.setVisible(self._has_heading and not folds_zooms)
        offers_best = self.sells and not self._has_seats
        folded = [*self.best.buttons] if offers_best and not has_one else []
        for button, fits in ((self.reserve, has_one), (self.hand_over, has_one and width >= _FOR_BOTH)):
            button.setVisible(self._has_seats and fits)
            button.setMaximumWidth(_WIDEST if width >= _FOR_KEYS else button.bare_width)
            folded += [button] if self._has_seats and not fits else []
        self.best.setVisible(offers_best and has_one)
        self.best.more.setVisible(width >= _FOR_KEYS)  # else the words about a seat need the room
        self.more.offer([*folded, *(zooms if folds_zooms and self._has_heading else ())])

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
        self._low, self._single = low, cart
        self._fold_under()

    def hide_heading(self) -> None:
        """All room for the map, where something else says which show it is; keys and wheel go on zooming."""
        self._has_heading = False
        self._title.hide()
        self._free.hide()
        self._fold_under()

    def say_sale(self, *, has_seats: bool, may_leave: bool) -> None:
        """What can be done with the seats of the sale besides selling them, while it has some and they `may_leave` it.

        The best seats are offered until then; their keys stay, but the words about a seat need the room.
        """
        self._say_focused()
        self._has_seats = has_seats
        for button in (self.hand_over, self.reserve):
            button.setEnabled(may_leave)
        self._fold_under()

    def say_total(self, text: str) -> None:
        """What the button to the cart says, where the cart is folded away."""
        self.cart_button.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_free()
        self._fold_under()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._say_focused()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.map.setAccessibleName(self.tr("Seat map"))
        self.shows_button.setText(self.tr("Shows"))
        self.hand_over.setText(self.tr("Hand over"))
        self.reserve.setText(self.tr("Reserve"))
        tips = (self.tr("Fit (0)"), self.tr("Zoom in (+ or wheel)"), self.tr("Zoom out (- or wheel)"))
        for button, tip in zip((self._zoom, self._zoom_in, self._zoom_out), tips, strict=True):
            button.setToolTip(plain_tip(tip))
            button.setAccessibleName(tip)
        self._on_zoomed(self.map.zoom)
        self._say_heading()
        self._say_legend()

    def _on_zoomed(self, percent: int) -> None:
        self._zoom.setText(f"{percent}%")
        self._zoom.updateGeometry()

    def _say_heading(self) -> None:
        hall = self._hall
        self._pages.turn_to(self._notice if hall is None else self._page)
        self._closed.setText(hall.closed_text if hall else "")
        self._closed.setVisible(bool(hall and hall.closed_text))
        self._title.say(hall.title if hall else "", giving=hall.film if hall else "")
        self._say_free()
        for button in (self._zoom, self._zoom_in, self._zoom_out):
            button.setEnabled(hall is not None)
        if self._waiting:
            self._notice.say(self.tr("Loading the hall…"), waits=True)
        else:
            hint = self.tr("Choose one on the left or with its F key.")
            self._notice.say(self.tr("No show chosen"), hint, icon="halls")

    def _say_free(self) -> None:
        """Where there is little room the name of the film has it."""
        hall, roomy = self._hall, self.width() >= _FOR_KEYS
        self._free.setText("" if hall is None else hall.free_text if roomy else hall.free_short_text)

    def _say_focused(self) -> None:
        seat = self.map.focused_seat if self.sells or self.map.hasFocus() else None
        self._focused.setText(self.tell_focused(seat) if seat is not None and self._hall is not None else "")

    def _say_legend(self) -> None:
        """As long as it is whatever happens to the seats: the map above it must not move under a mouse."""
        standard, widest = SeatShape.STANDARD, self._hall.widest_held_text if self._hall else ""
        held = self._held_text or self.tr("Held elsewhere")
        entries = [
            *self._categories(),
            LegendEntry(standard, SeatLook.FREE, self.tr("Available")),
            LegendEntry(standard, SeatLook.MINE, self.tr("This sale") if self.sells else self.tr("Chosen")),
            LegendEntry(standard, SeatLook.SOLD, self.tr("Sold")),
            LegendEntry(standard, SeatLook.KEPT, self.tr("Reserved")),
        ]
        kinds = {
            SeatShape.WHEELCHAIR: self.tr("Wheelchair"),
            SeatShape.COMPANION: self.tr("Companion"),
            SeatShape.COUPLE: self.tr("Couple seat"),
            SeatShape.BROKEN: self.tr("Out of order"),
        }
        there = self._shape.shapes if self._hall else frozenset()
        entries += [LegendEntry(kind, SeatLook.FREE, text) for kind, text in kinds.items() if kind in there]
        entries.append(
            LegendEntry(standard, SeatLook.HELD, held, widest=max(widest, self.tr("Held elsewhere"), key=len))
        )
        self._legend.say(tuple(entries))

    def _categories(self) -> list[LegendEntry]:
        """The categories of the hall with their own prices, where they have some."""
        found = enumerate(self._hall.categories if self._hall else (), start=1)
        return [
            LegendEntry(
                SeatShape.STANDARD,
                SeatLook.FREE,
                f"{one.name} {one.price_text}".strip(),
                Band(tint(number, one.colour), number),
            )
            for number, one in found
        ]


def _spot(seat: SeatPicture) -> SeatSpot:
    return SeatSpot(
        seat_id=seat.seat_id,
        row=seat.row,
        column=seat.column,
        row_label=seat.row_label,
        seat_label=seat.seat_label,
        shape=_SHAPES[seat.shape],
        category=seat.category,
        x=seat.x,
        y=seat.y,
        turn=seat.turn,
    )
