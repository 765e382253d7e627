"""Seats of the sale that are kept under a name for later, and kept seats that somebody comes for."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from ttms_client.approval import Approval
from ttms_client.errors import NoAnswer
from ttms_client.reservation import Collected, Reservation, SeatsToKeep
from ttms_desktop import tasks
from ttms_desktop.screens.changing import Changing, needs_sign_in, refusal_of
from ttms_desktop.screens.sell_tickets.basket import Basket
from ttms_desktop.screens.sell_tickets.opening import HoldToSell
from ttms_desktop.session import Counter
from ttms_desktop.words import translate


class Reserving(QObject):
    """One request at a time, under one request_id until it is known what came of it."""

    busy_changed = Signal(bool)
    reserved = Signal(object)  # what was done, in a sentence
    collected = Signal(object)  # HoldToSell
    refused = Signal(object)  # why not, of what was collected
    not_reserved = Signal(object)  # why not, in a sentence
    session_ended = Signal(object)

    def __init__(self, counter: Counter, runner: tasks.Runner, basket: Basket, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._basket = counter, basket
        self._changing = Changing(counter, runner, self)
        self._changing.busy_changed.connect(self.busy_changed)
        self._coming: HoldToSell | None = None
        basket.map_changed.connect(self._adopt)

    def why_not_begin(self) -> str:
        """Why there is nothing to keep; empty if there is, even if the server still reserves it."""
        if not self._basket.cart:
            return translate("SellTickets", "There are no seats in this sale to reserve. Choose seats first.")
        return ""

    def why_not_collect(self) -> str:
        """Why kept seats cannot come into the sale now; empty if they can."""
        if self._basket.cart:
            return translate("SellTickets", "Finish or clear the open sale first, then collect the seats.")
        return ""

    def reserve(self, name: str, note: str) -> None:
        """Keep all seats of the sale under this name; the sale is empty then."""
        problem, holds = self.why_not_begin(), self._basket.holds
        if problem:
            self.not_reserved.emit(problem)
            return
        if not self._basket.is_settled or holds is None or not holds.hold_id:
            text = translate("SellTickets", "The seats are being held. Try again in a moment.")
            self.not_reserved.emit(text)
            return
        schedule_id, hold_id, wish = holds.schedule_id, holds.hold_id, SeatsToKeep(name.strip(), note.strip())
        self._changing.ask(
            ("reserve", schedule_id, hold_id, wish),
            lambda client, request_id: client.reservation.reserve_seats(
                schedule_id, wish, hold_id=hold_id, request_id=request_id
            ),
            done=self._on_reserved,
            failed=self._on_not_reserved,
        )

    def collect(self, reservation_id: int, day: date, approval: Approval | None) -> None:
        """Hold the seats of this reservation, to sell them."""
        self._changing.ask(
            ("collect", reservation_id, approval),
            lambda client, request_id: client.reservation.collect_reservation(
                reservation_id, approval=approval, request_id=request_id
            ),
            done=lambda collected: self._on_collected(collected, day),
            failed=self.refused.emit,
        )

    def take_in(self, coming: HoldToSell) -> None:
        """The sale becomes these seats, as soon as their hall is seen."""
        self._coming = coming
        self._basket.choose_show(coming.schedule_id)
        self._adopt()

    def _on_reserved(self, reservation: Reservation) -> None:
        self._basket.lose()
        self._basket.watch.reload()
        until = self._counter.calendar.time_text(reservation.kept_until)
        text = translate("SellTickets", "Reserved for {name} until {until}; the seats are under Reservations.")
        self.reserved.emit(text.format(name=reservation.name, until=until))

    def _on_not_reserved(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.session_ended.emit(failure.__cause__ if isinstance(failure, NoAnswer) else failure)
        else:
            self.not_reserved.emit(refusal_of(failure, fields={}, currency=self._counter.currency).text)

    def _on_collected(self, collected: Collected, day: date) -> None:
        self.collected.emit(HoldToSell(collected.schedule_id, day, collected.hold))

    def _adopt(self) -> None:
        coming, watch = self._coming, self._basket.watch
        if coming is None or watch.schedule_id != coming.schedule_id or watch.map is None:
            return
        self._coming = None
        self._basket.adopt(coming.hold)
