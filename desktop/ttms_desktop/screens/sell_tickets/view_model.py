"""What the sell screen knows and decides; every method returns at once, answers arrive as signals."""

from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_client.errors import NotSignedInError
from ttms_client.order import Order
from ttms_desktop import day as days
from ttms_desktop import messages, tasks
from ttms_desktop.money import format_money
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.ticket_files import TicketFiles
from ttms_desktop.screens.sell_tickets import wording
from ttms_desktop.screens.sell_tickets.after_sale import AfterSale
from ttms_desktop.screens.sell_tickets.basket import Basket
from ttms_desktop.screens.sell_tickets.cart_picture import cart_picture
from ttms_desktop.screens.sell_tickets.checkout import Sale
from ttms_desktop.screens.sell_tickets.drawer_opening import DrawerOpening
from ttms_desktop.screens.sell_tickets.handing import Handing
from ttms_desktop.screens.sell_tickets.leaving import Leaving
from ttms_desktop.screens.sell_tickets.link_watch import LinkWatch
from ttms_desktop.screens.sell_tickets.open_sales import OpenSales
from ttms_desktop.screens.sell_tickets.paying import Paying
from ttms_desktop.screens.sell_tickets.payment import Payment
from ttms_desktop.screens.sell_tickets.picking import Picking
from ttms_desktop.screens.sell_tickets.pictures import (
    CartPicture,
    DayChoice,
    HallPicture,
    SaleState,
    SaleSummary,
    SeatLook,
    ShowLine,
)
from ttms_desktop.screens.sell_tickets.quick_sale import QuickSale
from ttms_desktop.screens.sell_tickets.show_board import ShowBoard
from ttms_desktop.screens.sell_vouchers.desk import VoucherDesk
from ttms_desktop.session import Counter
from ttms_desktop.terminal.card_terminal import CardTerminal
from ttms_desktop.words import translate

_TICK_MS = 1_000
_BOARD_MS = 100  # many seats that change at once are counted once


class SellTicketsViewModel(QObject):
    """A show is chosen, seats go into the cart and are held at once, cash is taken."""

    board_changed = Signal()
    map_changed = Signal()  # another hall, another language, or fresh again: redraw all of it
    seats_changed = Signal(list)  # seat_ids whose look changed
    cart_changed = Signal()
    countdown_changed = Signal(int)  # seconds left of the hold
    busy_changed = Signal(bool)
    state_changed = Signal()  # state, state_text, can_pay …
    refused = Signal(object)  # something was not done; the sentence says what to do next
    informed = Signal(object)  # good to know
    sold = Signal(object)  # SaleSummary
    connection_changed = Signal(bool)
    day_changed = Signal()
    sign_in_needed = Signal(object)  # the session is over; the work is kept

    def __init__(
        self,
        counter: Counter,
        runner: tasks.Runner,
        *,
        files: TicketFiles,
        printer: PrintDesk,
        terminal: CardTerminal,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._user_id = 0
        self._board = ShowBoard(counter, runner, self)
        self._basket = Basket(counter, runner, self)
        self._link = LinkWatch(counter, runner, self)
        self._paying = Paying(counter, runner, self._basket, files, self)
        self.payment = Payment(
            counter, runner, self._basket, self._paying, link=self._link, terminal=terminal, parent=self
        )
        self.open_sales = OpenSales(counter, runner, files, terminal, self)
        self.after_sale = AfterSale(counter, runner, files, printer, self)
        self.drawer = DrawerOpening(counter, runner, printer, self)
        self.vouchers = VoucherDesk(counter, runner, printer, terminal, why_not=self.payment.why_not_else, parent=self)
        self.quick = QuickSale(counter, self._board, self._basket, self)
        self.picking = Picking(self._basket, self._may_take, self)
        self.handing = Handing(counter, runner, self._basket, may_take=self._may_take, parent=self)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.tick)
        self._board_soon = QTimer(self)
        self._board_soon.setSingleShot(True)
        self._board_soon.setInterval(_BOARD_MS)
        self._leaving = Leaving(counter, runner, self._basket, self._link, self)
        self._was_busy = False
        self._listen()

    def _listen(self) -> None:
        self._board.changed.connect(self.board_changed)
        self._board.day_changed.connect(self.day_changed)
        self._basket.map_changed.connect(self.map_changed)
        self._basket.map_changed.connect(self.board_changed)
        self._basket.seats_changed.connect(self.seats_changed)
        self._basket.seats_changed.connect(self._board_soon.start)
        self._board_soon.timeout.connect(self.board_changed)
        self._basket.cart_changed.connect(self.cart_changed)
        self._link.changed.connect(self._on_link)
        self._paying.state_changed.connect(self._on_state)
        self._paying.sold.connect(self._on_sold)
        self._basket.countdown_changed.connect(self.countdown_changed)
        self._leaving.left.connect(lambda: self.sign_in_needed.emit(""))
        self.open_sales.found.connect(self._on_found)
        self.open_sales.voucher_found.connect(self.vouchers.sale.take_found)
        self.after_sale.sold.connect(self.sold)
        self.payment.changed.connect(self.cart_changed)
        for refusing in (self._basket, self._paying, self.payment, self.quick, self.picking, self.handing):
            refusing.refused.connect(self.refused)
        parts = (self._basket, self.payment, self.open_sales, self.after_sale, self.handing, self.drawer, self.vouchers)
        for telling in (*parts, self.quick):
            telling.informed.connect(self.informed)
        for failing in (*parts, self._board, self._paying):
            failing.failed.connect(self._on_failed)

    # What is shown

    @property
    def board(self) -> list[ShowLine]:
        return self._board.lines(chosen=self._basket.schedule_id, chosen_free=self._basket.seats.free_places())

    @property
    def board_text(self) -> str:
        """How many shows are still sold on the day, e.g. "14 shows on sale"."""
        count = sum(line.on_sale for line in self.board)
        if count == 1:
            return translate("SellTickets", "1 show on sale")
        return translate("SellTickets", "{count} shows on sale").format(count=count)

    @property
    def board_loaded(self) -> bool:
        """False until the first answer for this day: draw that it waits, not that it is empty."""
        return self._board.shows is not None

    @property
    def hall(self) -> HallPicture | None:
        """None until a show is chosen and its map has arrived."""
        return self._basket.seats.picture()

    @property
    def hall_waiting(self) -> bool:
        """Whether a show is chosen whose map has not arrived yet."""
        return self._basket.schedule_id is not None and self._basket.watch.map is None

    def look(self, seat_id: int) -> SeatLook:
        return self._basket.seats.look(seat_id)

    def describe(self, seat_id: int) -> str:
        """A seat in words, for hover and screen readers: "Row H, seat 11: held by counter 3, free again in 1:12"."""
        return self._basket.seats.describe(seat_id)

    def describe_focused(self, seat_id: int) -> str:
        """The seat that has the keys; with others in this sale, all of them: "Row H, seats 11, 12: in this sale"."""
        return self._basket.describe_focused(seat_id)

    @property
    def held_elsewhere_text(self) -> str:
        """For the legend: "Counter 3 holds 2 · 1:12", empty while nobody else holds any."""
        return self._basket.seats.held_elsewhere_text()

    @property
    def cart(self) -> CartPicture:
        why_not = self._paying.why_not(self._link)
        return cart_picture(self._basket, self.payment, currency=self._counter.currency, why_not=why_not)

    @property
    def state(self) -> SaleState:
        return self._paying.state

    @property
    def state_text(self) -> str:
        """What is going on while paying or checking; empty while choosing."""
        return self._paying.state_text

    @property
    def busy(self) -> bool:
        return self._paying.is_busy

    @property
    def sells_vouchers(self) -> bool:
        """Whether a voucher is on its way, or its card at the terminal or charged."""
        return self.vouchers.sale.is_busy

    @property
    def connected(self) -> bool:
        return self._link.connected

    @property
    def connection_text(self) -> str:
        """Why nothing can be sold now, and that the cart is kept; empty while connected."""
        if self._link.failure is None:
            return ""
        problem = messages.text_for(self._link.failure)
        if not self._basket.cart:
            return problem
        return translate("SellTickets", "{problem} The seats stay in this sale.").format(problem=problem)

    @property
    def day(self) -> date:
        return self._board.day

    @property
    def day_text(self) -> str:
        """The chosen day, e.g. "Today · Sun 22 November"."""
        return days.day_text(self._board.day, self._board.today)

    @property
    def days(self) -> list[DayChoice]:
        """Today and the days after it for which there is a programme as a rule."""
        return self._board.choices()

    @property
    def is_first_day(self) -> bool:
        """Whether there is no earlier day to sell for."""
        return self._board.day <= self._board.today

    @property
    def clock_text(self) -> str:
        """The cinema's time of day now, by the server's clock: "19:12"."""
        return self._counter.calendar.time_text(self._counter.clock.now())

    @property
    def counter_text(self) -> str:
        """Who works here, "Counter 2 · Li Na"; empty before signing in."""
        return wording.who_text(self._counter.session)

    @property
    def cinema_text(self) -> str:
        session = self._counter.session
        return wording.in_language(session.cinema.name, session.cinema.name_en) if session else ""

    @property
    def last_sale(self) -> SaleSummary | None:
        return self.after_sale.summary

    @property
    def last_order(self) -> Order | None:
        """The order behind `last_sale`."""
        return self.after_sale.order

    # What the clerk does

    def start(self) -> None:
        """Begin after signing in, or go on after signing in again; sales left open by an earlier run are settled."""
        session, journal = self._counter.session, self._counter.journal
        if session is None or journal is None:
            raise RuntimeError("Sign in first.")
        if self._user_id not in (0, session.user.user_id):
            # Another person has neither the hold nor the customer.
            self._basket.lose()
        self._user_id = session.user.user_id
        self.vouchers.resume()
        self._board.start()
        self.payment.load()
        self._link.start()
        self._tick.start()
        self._basket.resume()
        self.open_sales.settle(journal)
        self.retranslate()

    def stop(self) -> None:
        """End all streams and questions; held seats are given back."""
        self._tick.stop()
        self._link.stop()
        self._board.stop()
        self.open_sales.stop()
        self.vouchers.stop()
        self._paying.stop()
        self.payment.stop()
        if not self.busy and not self.payment.is_begun:
            self._basket.give_up()
        self._basket.stop()

    def retranslate(self) -> None:
        """Say everything again, in the new language."""
        for signal in (self.day_changed, self.board_changed, self.map_changed, self.cart_changed, self.state_changed):
            signal.emit()
        self.connection_changed.emit(self.connected)

    def choose_day(self, day: date) -> None:
        self._board.choose_day(day)

    def next_day(self) -> None:
        self._board.choose_day(self._board.day + timedelta(days=1))

    def previous_day(self) -> None:
        self._board.choose_day(self._board.day - timedelta(days=1))

    def choose_show(self, schedule_id: int) -> None:
        """Watch this show's hall; seats of another show in the cart are given back, and that is said."""
        if self._may_change():
            self._basket.choose_show(schedule_id)

    def toggle_seat(self, seat_id: int) -> None:
        if self._may_take():
            self._basket.toggle(seat_id)

    def take_best(self, count: int) -> None:
        """The best seats for so many people."""
        if self._may_take():
            self.quick.take_best(count)

    def take_line(self, text: str) -> bool:
        """Take the seats of a sale line; False, and why, if it cannot be."""
        return self._may_take() and self.quick.take(text)

    def change_type(self, seat_id: int, ticket_type: str) -> None:
        if self._may_change():
            self._basket.change_type(seat_id, ticket_type)

    def next_type(self, seat_id: int) -> None:
        """The next ticket type in the order of the prices."""
        if self._may_change():
            self._basket.next_type(seat_id)

    def remove(self, seat_id: int) -> None:
        if self._may_change():
            self._basket.remove([seat_id])

    def clear_cart(self) -> None:
        if self._may_change():
            self._basket.remove(self._basket.cart.seat_ids)

    def change_text(self, given_minor: int) -> str:
        """The change for this amount, or empty while it is too little."""
        change = given_minor - self.payment.left_minor
        return format_money(change, self._counter.currency) if change >= 0 else ""

    def pay_cash(self, given_minor: int | None = None) -> None:
        """Sell what is in the cart; None means that exactly what is left was given. Ignored while busy."""
        self.payment.pay_cash(given_minor)

    def sign_out(self) -> None:
        """Give the seats back and end the session; not while a sale is under way."""
        if self._may_change():
            self._leaving.leave(self.stop)

    def tick(self) -> None:
        """Once a second."""
        self._board.follow_clock()
        self.payment.tick()
        self._basket.tick(keep=self.busy or self.payment.is_begun)

    # What happened

    def _may_change(self) -> bool:
        problem = self.payment.why_not_change() or self.vouchers.sale.why_not_leave()
        if self.busy:
            self.informed.emit(self.state_text)
        elif problem:
            self.refused.emit(problem)
        return not self.busy and not problem

    def _may_take(self) -> bool:
        may_change = self._may_change()
        if may_change and not self.connected:
            self.refused.emit(self.connection_text)
        return may_change and self.connected

    def _on_state(self) -> None:
        self.state_changed.emit()
        self.cart_changed.emit()
        if self.busy != self._was_busy:
            self._was_busy = self.busy
            self.busy_changed.emit(self.busy)

    def _on_link(self, connected: bool) -> None:  # noqa: FBT001 - Qt's signal
        if connected:
            self._basket.resume()
            self._board.refresh()
        else:
            self._paying.lost_link(self.connection_text)
        self.connection_changed.emit(connected)
        self.state_changed.emit()
        self.cart_changed.emit()

    def _on_sold(self, sale: Sale) -> None:
        self.after_sale.take(sale, found_later=False)
        self._board.refresh()

    def _on_found(self, sale: Sale) -> None:
        self.after_sale.take(sale, found_later=True)

    def _on_failed(self, failure: tasks.Failure) -> None:
        text = messages.text_for(failure, currency=self._counter.currency)
        if isinstance(failure, NotSignedInError):
            self.sign_in_needed.emit(text)
        else:
            self.refused.emit(text)
