"""What the exchange dialog knows and decides: the choice, the difference in words, and the exchange itself."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from ttms_client import new_request_id
from ttms_client.errors import NotSignedInError, Refused
from ttms_client.exchange import Exchanged, OldTickets
from ttms_client.payment import CardSlip, PaymentToTake, Tender
from ttms_client.refund import Proof
from ttms_client.studio import Seat, SeatKind
from ttms_desktop import messages, tasks
from ttms_desktop.money import format_money
from ttms_desktop.screens.find_orders import wording
from ttms_desktop.screens.find_orders.approving import SLIP, Added, field_asked_by
from ttms_desktop.screens.find_orders.exchange_choice import ExchangeChoice
from ttms_desktop.screens.find_orders.exchanging import ExchangeToMake, Exchanging
from ttms_desktop.screens.find_orders.extras_along import extras_text
from ttms_desktop.screens.find_orders.refund_journal import RefundIntent
from ttms_desktop.seat_names import places_text
from ttms_desktop.session import Counter
from ttms_desktop.words import joined, translate


class ExchangeViewModel(QObject):
    """Made for the ticked tickets of one order; `choice` is what the customer gets for them."""

    state_changed = Signal()
    exchanged = Signal(object)  # Exchanged
    refused = Signal(str, str)  # sentence, and the field that answers it
    sign_in_needed = Signal(object)  # words

    def __init__(self, counter: Counter, runner: tasks.Runner, choice: ExchangeChoice, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self.choice = counter, choice
        choice.setParent(self)
        self._exchanging = Exchanging(counter, runner, self)
        # The same seats of the same show keep their request until it is known what became of it.
        self._held: tuple[object, str] = (None, "")
        self._exchanging.state_changed.connect(self.state_changed)
        self._exchanging.exchanged.connect(self.exchanged)
        self._exchanging.refused.connect(self._on_refused)
        self._exchanging.sign_in_needed.connect(self._on_sign_in_needed)

    @property
    def busy_text(self) -> str:
        return self._exchanging.state_text

    @property
    def old_lines(self) -> tuple[str, str]:
        """What comes back: order and show, and its seats and extras with their price."""
        tickets = self.choice.tickets
        seats = places_text([(ticket.row_label, ticket.seat_label) for ticket in tickets])
        show = wording.show_and_hall(self.choice.order.schedule, self._counter.calendar)
        goods = filter(None, (seats, extras_text(self.choice.extras), self._money(self.choice.old_minor)))
        return f"{self.choice.order.order_number} · {show}", " · ".join(goods)

    @property
    def new_text(self) -> str:
        """The seats that the customer gets, with what they and the same extras cost; empty until all are chosen."""
        choice = self.choice
        if not choice.is_complete:
            return ""
        seats = [seat for seat_id in choice.seats.chosen if (seat := choice.seats.seat(seat_id))]
        places = places_text([(seat.row_label, seat.seat_label) for seat in seats])
        return " · ".join((f"→ {places}", *self._wheelchair_words(seats), self._money(choice.new_minor)))

    def _wheelchair_words(self, seats: list[Seat]) -> list[str]:
        """Said before such a space goes to somebody who has no wheelchair, as nobody asked for it."""
        spaces = sum(seat.kind is SeatKind.WHEELCHAIR for seat in seats)
        if not spaces:
            return []
        return [translate("FindOrders", "wheelchair spaces: {count}").format(count=spaces)]

    @property
    def asks_manager(self) -> bool:
        """Whether whoever is signed in needs a manager's PIN for the old tickets from the start."""
        return not self.choice.order.refundable

    @property
    def difference_minor(self) -> int:
        """What the customer still pays; below 0 it goes back."""
        return self.choice.new_minor - self.choice.old_minor

    @property
    def difference_text(self) -> str:
        """What happens to money, or how many seats are still to be chosen."""
        choice = self.choice
        if not choice.is_complete:
            text = translate("FindOrders", "Choose {count} seats: {chosen} chosen")
            return text.format(count=choice.places_wanted, chosen=choice.places_chosen)
        if self.difference_minor > 0:
            return translate("FindOrders", "Customer pays {amount}").format(amount=self._money(self.difference_minor))
        if self.difference_minor < 0:
            return translate("FindOrders", "Give back {amount}").format(amount=self._money(-self.difference_minor))
        return translate("FindOrders", "Nothing to pay")

    def exchange(self, tender: Tender, added: Added) -> None:
        """Exchange; the difference is paid by `tender`, a card with the reference that was typed."""
        choice, session, journal = self.choice, self._counter.session, self._counter.journal
        problem, field = self._problem_of(tender, added)
        if problem or session is None or journal is None or self.busy_text:
            self.refused.emit(problem, field)
            return
        order, tickets = choice.order, tuple(choice.to_sell())
        ids = tuple(ticket.ticket_id for ticket in choice.tickets)
        intent = RefundIntent(
            request_id=new_request_id(),
            user_name=session.user.user_name,
            cinema=session.cinema.name,
            order_number=order.order_number,
            seats_text=places_text([(ticket.row_label, ticket.seat_label) for ticket in choice.tickets]),
            total_minor=choice.old_minor,
            currency=order.currency,
            begun_at=datetime.now(UTC),
            kind="exchange",
        )
        old = OldTickets(order.order_id, ids, translate("FindOrders", "Exchange"))
        proof = added.proof if self.difference_minor < 0 else Proof(approval=added.proof.approval)
        payments = self._payments(tender, added)
        hold_id = self._hold_request(tickets)
        choice.frozen = True
        self._exchanging.start(
            ExchangeToMake(intent, old, choice.schedule_id, tickets, payments, proof, hold_id), journal
        )

    def stop(self) -> None:
        """The dialog is gone."""
        self.choice.stop()
        self._exchanging.stop()

    def _payments(self, tender: Tender, added: Added) -> tuple[PaymentToTake, ...]:
        if self.difference_minor <= 0:
            return ()
        slip = CardSlip("", added.slip) if tender is Tender.CARD else None
        return (PaymentToTake(tender, self.difference_minor, card=slip),)

    def _hold_request(self, tickets: tuple[object, ...]) -> str:
        content = (self.choice.schedule_id, tickets)
        if self._held[0] != content:
            self._held = (content, new_request_id())
        return self._held[1]

    def _problem_of(self, tender: Tender, added: Added) -> tuple[str, str]:
        if not self.choice.is_complete:
            return self.difference_text, ""
        if tender is Tender.CARD and self.difference_minor > 0 and not added.slip:
            return translate("FindOrders", "Type the reference that the terminal printed."), SLIP
        return added.problem

    def _on_refused(self, failure: tasks.Failure) -> None:
        self.choice.frozen = False
        if isinstance(failure, Refused):
            self._held = (None, "")  # the hold was given back
        if isinstance(failure, NotSignedInError):
            self._on_sign_in_needed(failure)
            return
        self.refused.emit(messages.text_for(failure, currency=self._counter.currency), field_asked_by(failure))

    def _on_sign_in_needed(self, failure: tasks.Failure) -> None:
        self.sign_in_needed.emit(messages.text_for(failure))

    def _money(self, minor: int) -> str:
        return format_money(minor, self.choice.order.currency)


def outcome_text(exchanged: Exchanged, currency: str) -> str:
    """What was done and what happens to money now."""
    difference = exchanged.order.total_minor - exchanged.refund.total_minor
    text = translate("FindOrders", "Exchanged: the new order is {number}.").format(number=exchanged.order.order_number)
    if difference > 0:
        money = translate("FindOrders", "{amount} was taken.").format(amount=format_money(difference, currency))
    elif difference < 0:
        money = translate("FindOrders", "Give {amount} back.").format(amount=format_money(-difference, currency))
    else:
        money = translate("FindOrders", "No money changes hands.")
    return joined((text, money))
