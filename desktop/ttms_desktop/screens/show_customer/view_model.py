"""What the customer is shown: it follows the sell screen and changes nothing there."""

from datetime import timedelta
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from ttms_client.order import Order
from ttms_desktop import tasks
from ttms_desktop.day import day_text
from ttms_desktop.screens.sell_tickets.pictures import CartPicture, HallPicture, SaleSummary
from ttms_desktop.screens.sell_tickets.show_board import ShowBoard
from ttms_desktop.screens.sell_tickets.wording import (
    film_title,
    hall_name,
    in_language,
    show_text,
    tickets_text,
)
from ttms_desktop.screens.show_customer.pictures import PaidPicture, ProgrammeLine, SalePicture, Scene, TicketLine
from ttms_desktop.screens.show_customer.posters import Posters
from ttms_desktop.seat_names import places_text
from ttms_desktop.session import Counter

# As long as it takes to put the change away and hold a telephone to the code.
_PAID_MS = 60_000
_MOST_AHEAD = timedelta(days=7)


class SaleOnShow(Protocol):
    """What is looked at of the sell screen."""

    @property
    def cart_changed(self) -> SignalInstance: ...

    @property
    def map_changed(self) -> SignalInstance: ...

    @property
    def seats_changed(self) -> SignalInstance: ...

    @property
    def sold(self) -> SignalInstance: ...

    @property
    def cart(self) -> CartPicture: ...

    @property
    def hall(self) -> HallPicture | None: ...

    @property
    def last_order(self) -> Order | None: ...

    @property
    def cinema_text(self) -> str: ...

    @property
    def clock_text(self) -> str: ...


class ShowCustomerViewModel(QObject):
    """Programme while nothing is sold, the cart while there is one, and what was paid until the next one begins."""

    changed = Signal()
    seats_changed = Signal(list)  # seat_ids whose look changed
    programme_changed = Signal()

    def __init__(self, counter: Counter, runner: tasks.Runner, sale: SaleOnShow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter, self._sale = counter, sale
        self._paid: tuple[Order, SaleSummary] | None = None
        self._shown = False
        self._board = ShowBoard(counter, runner, self)
        self._paid_over = QTimer(self, singleShot=True, interval=_PAID_MS)
        self._paid_over.timeout.connect(self.end_paid)
        self._posters = Posters(counter, runner, self)
        self._board.changed.connect(self._on_board)
        self._posters.changed.connect(self.programme_changed)
        sale.cart_changed.connect(self._on_cart)
        sale.map_changed.connect(self.changed)
        sale.seats_changed.connect(self.seats_changed)
        sale.sold.connect(self._on_sold)

    # What is shown

    @property
    def scene(self) -> Scene:
        if self._sale.cart.lines:
            return Scene.SALE
        return Scene.PAID if self._paid is not None else Scene.PROGRAMME

    @property
    def cinema_text(self) -> str:
        return self._sale.cinema_text

    @property
    def clock_text(self) -> str:
        return self._sale.clock_text if self._counter.session else ""

    @property
    def hall(self) -> HallPicture | None:
        """The seats of the show that is being sold."""
        return self._sale.hall

    def sale(self) -> SalePicture:
        cart, hall = self._sale.cart, self._sale.hall
        place, title, time_text = _parts(hall)
        return SalePicture(
            title=title,
            show_text=f"{time_text} · {place}".strip(" ·"),
            lines=(
                *(TicketLine(f"{line.seat_text} · {line.type_name}", line.price_text) for line in cart.lines),
                *(
                    TicketLine(extra.name, f"{extra.count} x {extra.price_text}")
                    for extra in cart.extras
                    if extra.count
                ),
            ),
            count_text=cart.count_text,
            total_text=cart.total_text,
            # Without the code of a voucher, which is money to whoever reads it here.
            paid=tuple(TicketLine(line.text.partition(" ")[0], line.amount_text) for line in cart.paid),
            left_text=cart.left_text if cart.paid else "",
        )

    def paid(self) -> PaidPicture | None:
        """None as long as nothing was sold just now."""
        if self._paid is None:
            return None
        order, summary = self._paid
        return PaidPicture(
            title=show_text(order.schedule, self._counter.calendar),
            seats_text=_seats_of(order),
            total_text=summary.total_text,
            given_text=summary.given_text,
            change_text=summary.change_text,
            has_change=summary.change_minor > 0,
            order_number=order.order_number,
            receipt=self._receipt(order, summary),
        )

    @property
    def programme_text(self) -> str:
        """Which day it is for; after the last show of today the next one."""
        return day_text(self._board.day, self._board.today) if self._board.shows is not None else ""

    def programme(self) -> list[ProgrammeLine]:
        """The shows of the day that are still sold, or were sold out."""
        lines = self._board.lines(chosen=None, chosen_free=None) if self._board.shows is not None else []
        films = self._films()
        return [
            ProgrammeLine(
                schedule_id=line.schedule_id,
                time_text=line.time_text,
                title=line.title,
                hall=line.hall,
                state_text=line.state_text,
                on_sale=not line.sold_out,
                poster=self._posters.images.get(films[line.schedule_id]),
            )
            for line in lines
            if line.on_sale
        ]

    def _films(self) -> dict[int, int]:
        """The film of each show of the day."""
        return {show.schedule.schedule_id: show.schedule.play_id for show in self._board.shows or ()}

    # What happens

    def start(self) -> None:
        """The display is seen."""
        self._shown = True
        if self._counter.session is not None:
            self._board.start()
        self.changed.emit()

    def stop(self) -> None:
        """It is not seen any more: ask nothing."""
        self._shown = False
        self._board.stop()
        self._paid_over.stop()

    def on_signed_in(self) -> None:
        """Somebody has signed in: the programme can be asked for."""
        if self._shown:
            self.start()

    def end_paid(self) -> None:
        """Back to the programme."""
        self._paid = None
        self.changed.emit()

    def _on_board(self) -> None:
        board = self._board
        is_over = board.shows is not None and not self.programme()
        if self._shown and is_over and board.day < board.today + _MOST_AHEAD:
            board.choose_day(board.day + timedelta(days=1))
        else:
            if self._shown:
                self._posters.want(self._films().values())
            self.programme_changed.emit()

    def _on_cart(self) -> None:
        if self._sale.cart.lines and self._paid is not None:
            self._paid = None
            self._paid_over.stop()
        self.changed.emit()

    def _on_sold(self, summary: SaleSummary) -> None:
        order = self._sale.last_order
        if order is not None and not summary.found_later:
            self._paid = (order, summary)
            if self._shown:
                self._paid_over.start()
            self.changed.emit()

    def _receipt(self, order: Order, summary: SaleSummary) -> str:
        """In words, so that any telephone shows it without a network; the codes of the tickets open the door."""
        calendar = self._counter.calendar
        lines = [
            in_language(self._counter.cinema.name, self._counter.cinema.name_en),
            order.order_number,
            f"{film_title(order.schedule)} · {hall_name(order.schedule)}",
            f"{calendar.date_text(order.schedule.starts_at)} {calendar.time_text(order.schedule.starts_at)}",
            _seats_of(order),
            f"{tickets_text(len(order.tickets))} · {summary.total_text}",
        ]
        return "\n".join(lines)


def _seats_of(order: Order) -> str:
    return places_text([(ticket.row_label, ticket.seat_label) for ticket in order.tickets])


def _parts(hall: HallPicture | None) -> tuple[str, str, str]:
    """Hall, film and time out of "Hall 2 · Metropolis · 19:30"; a title may have dots of its own."""
    place, _, rest = (hall.title if hall else "").partition(" · ")
    title, _, time_text = rest.rpartition(" · ")
    return place, title, time_text
