"""Held seats that go from one counter to another: offered here, taken over there, seen by both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ttms_client import new_request_id
from ttms_client.errors import NotSignedInError
from ttms_client.ticket import Hold, SeatState, SeatStatus
from ttms_desktop import messages, tasks
from ttms_desktop.screens.sell_tickets.basket import Basket
from ttms_desktop.screens.sell_tickets.reserving import Reserving
from ttms_desktop.screens.sell_tickets.seat_holds import SeatHolds
from ttms_desktop.seat_names import places_text
from ttms_desktop.session import Counter
from ttms_desktop.words import translate


@dataclass(frozen=True, slots=True)
class Offer:
    """Seats that another counter holds and hands over to this one."""

    hold_id: str
    counter_name: str
    seat_ids: tuple[int, ...]
    text: str


class Handing(QObject):
    """Both sides of handing over; offers are seen in the hall that is shown."""

    changed = Signal()
    refused = Signal(object)  # words
    informed = Signal(object)  # words
    failed = Signal(object)

    def __init__(
        self, counter: Counter, runner: tasks.Runner, basket: Basket, *, may_take: Callable[[], bool], parent: QObject
    ) -> None:
        """`may_take` says why not, where nothing can be changed now."""
        super().__init__(parent)
        self._counter, self._runner, self._basket, self._may_take = counter, runner, basket, may_take
        self._seen: tuple[Offer, ...] = ()
        self.reserving = Reserving(counter, runner, basket, self)
        self.reserving.reserved.connect(self.informed)
        self.reserving.session_ended.connect(self.failed)
        self.waiting_text = ""  # that seats of this sale wait for another counter; empty while none do
        self._under_way = False
        basket.seats_changed.connect(self.renew)
        basket.map_changed.connect(self.renew)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What can be taken over now, one hold each."""
        return self._seen

    @property
    def neighbours(self) -> list[str]:
        """The other counters that hold seats of this show: likely takers."""
        own = self._counter.name
        names = {status.counter_name for status in self._basket.watch.statuses.values() if status.hold_id}
        return sorted(name for name in names if name and name != own)

    def why_not_begin(self) -> str:
        """Why there is nothing to hand over; empty if there is, even if the server still reserves it."""
        if not self._basket.cart:
            return translate("SellTickets", "There are no seats in this sale to hand over. Choose seats first.")
        return ""

    def _why_not_offer(self) -> str:
        """Why nothing can be handed over now; empty if it can."""
        problem, holds = self.why_not_begin(), self._basket.holds
        if problem:
            return problem
        if not self._basket.is_settled or holds is None or not holds.hold_id:
            return translate("SellTickets", "The seats are being held. Try again in a moment.")
        return ""

    def offer(self, counter_name: str) -> bool:
        """Let this counter take the seats of the sale over; False, and why, if that cannot be."""
        name, problem = counter_name.strip(), self._why_not_offer()
        if not name or name == self._counter.name:
            problem = problem or translate("SellTickets", "Type the name of the other counter.")
        holds = self._basket.holds
        if not self._may_take():
            return False
        if problem or holds is None:
            self.refused.emit(problem)
            return False
        calls, request_id = self._counter.client.holding, new_request_id()
        schedule_id, hold_id = holds.schedule_id, holds.hold_id
        # From here on it may go, whether or not the answer arrives.
        holds.offered_ids.add(hold_id)
        self._runner.run(
            self,
            lambda: calls.offer_hold(schedule_id, hold_id=hold_id, counter_name=name, request_id=request_id),
            done=lambda _hold: self._on_offered(name),
            failed=self._on_failed,
        )
        return True

    def take(self) -> None:
        """Take over the first offer; where there is none, take back what was offered from here."""
        holds = self._basket.holds
        if self.waiting_text and not self._seen:
            self._withdraw()
            return
        if not self._seen or self._under_way or holds is None or not self._may_take():
            return
        if self._basket.cart or holds.held:
            text = translate("SellTickets", "Finish or clear this sale first, then take over the seats.")
            self.refused.emit(text)
            return
        self._under_way = True
        calls, request_id = self._counter.client.holding, new_request_id()
        schedule_id, hold_id = holds.schedule_id, self._seen[0].hold_id
        self._runner.run(
            self,
            lambda: calls.take_hold(schedule_id, hold_id=hold_id, request_id=request_id),
            done=lambda hold: self._on_taken(schedule_id, hold),
            failed=self._on_failed,
        )

    def _withdraw(self) -> None:
        holds = self._basket.holds
        if self._under_way or holds is None or not self._may_take():
            return
        self._under_way = True
        calls, request_id = self._counter.client.holding, new_request_id()
        schedule_id, hold_id = holds.schedule_id, holds.hold_id
        self._runner.run(
            self,
            lambda: calls.offer_hold(schedule_id, hold_id=hold_id, counter_name="", request_id=request_id),
            done=lambda _hold: self._on_withdrawn(holds, hold_id),
            failed=self._on_failed,
        )

    def _on_withdrawn(self, holds: SeatHolds, hold_id: str) -> None:
        self._under_way = False
        holds.offered_ids.discard(hold_id)
        self.informed.emit(translate("SellTickets", "The seats are no longer offered; they stay yours."))
        self.renew()

    def _on_offered(self, name: str) -> None:
        text = translate("SellTickets", "Counter {name} can take over the seats now; until it does they are yours.")
        self.informed.emit(text.format(name=name))

    def _on_taken(self, schedule_id: int, hold: Hold) -> None:
        self._under_way = False
        if schedule_id == self._basket.schedule_id:
            self._basket.adopt(hold)
        self.renew()

    def _on_failed(self, failure: tasks.Failure) -> None:
        self._under_way = False
        if isinstance(failure, NotSignedInError):
            self.failed.emit(failure)
        else:
            self.refused.emit(messages.text_for(failure, currency=self._counter.currency))

    def renew(self) -> None:
        """Look again: at every change, and when words are in another language."""
        found, waiting = tuple(self._offers()), self._waiting()
        if (found, waiting) != (self._seen, self.waiting_text):
            self._seen, self.waiting_text = found, waiting
            self.changed.emit()

    def _waiting(self) -> str:
        holds, statuses = self._basket.holds, self._basket.watch.statuses
        own = [statuses[seat_id] for seat_id in holds.held if seat_id in statuses] if holds else []
        offered = [status.offered_to for status in own if holds and holds.owns(status) and status.offered_to]
        if not offered:
            return ""
        text = translate("SellTickets", "Offered to counter {name}: it can take over the seats in this show.")
        return text.format(name=offered[0])

    def _offers(self) -> Sequence[Offer]:
        own, by_hold = self._counter.name, dict[str, list[SeatStatus]]()
        for status in self._basket.watch.statuses.values():
            if status.state is SeatState.HELD and status.offered_to == own and status.counter_name != own:
                by_hold.setdefault(status.hold_id, []).append(status)
        return [self._offer(hold_id, statuses) for hold_id, statuses in by_hold.items()]

    def _offer(self, hold_id: str, statuses: Sequence[SeatStatus]) -> Offer:
        seat_ids = tuple(sorted(status.seat_id for status in statuses))
        found = (self._basket.seats.seat(seat_id) for seat_id in seat_ids)
        places = places_text([(seat.row_label, seat.seat_label) for seat in found if seat])
        text = translate("SellTickets", "Counter {name} hands over: {seats}.")
        name = statuses[0].counter_name
        return Offer(hold_id, name, seat_ids, text.format(name=name, seats=places))
