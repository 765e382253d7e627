"""What the orders screen knows and decides; every method returns at once, answers arrive as signals."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from ttms_client import new_request_id
from ttms_client.errors import FieldInvalid, NotSignedInError
from ttms_client.exchange import Exchanged
from ttms_client.order import Order
from ttms_client.payment import Tender
from ttms_client.refund import Refunded
from ttms_client.user import Role
from ttms_desktop import messages, tasks
from ttms_desktop.money import format_money
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.reasons import kept_reason
from ttms_desktop.screens.find_orders import wording
from ttms_desktop.screens.find_orders.approving import NOTHING_ADDED, Added, field_asked_by
from ttms_desktop.screens.find_orders.chosen_order import ChosenOrder
from ttms_desktop.screens.find_orders.exchange_choice import ExchangeChoice
from ttms_desktop.screens.find_orders.exchange_model import ExchangeViewModel, outcome_text
from ttms_desktop.screens.find_orders.extras_along import extras_text
from ttms_desktop.screens.find_orders.listing import Listing
from ttms_desktop.screens.find_orders.open_refunds import OpenRefunds
from ttms_desktop.screens.find_orders.opening import OrdersOf, TicketScanned
from ttms_desktop.screens.find_orders.order_list import is_code
from ttms_desktop.screens.find_orders.pictures import ListState, OrderPicture, RefundPicture
from ttms_desktop.screens.find_orders.reasons import LONGEST_REASON, reasons_for
from ttms_desktop.screens.find_orders.refund_journal import RefundIntent
from ttms_desktop.screens.find_orders.refunding import Refunding, RefundState, RefundToMake
from ttms_desktop.screens.find_orders.refunding_show import RefundingShow
from ttms_desktop.screens.find_orders.reprinting import Reprinting
from ttms_desktop.screens.find_orders.seat_history import SeatHistory
from ttms_desktop.screens.sell_tickets.wording import film_title
from ttms_desktop.seat_names import places_text
from ttms_desktop.session import Counter
from ttms_desktop.words import joined, translate


class FindOrdersViewModel(QObject):
    """Orders are listed (`listing`) and one is chosen; its tickets are ticked and their money is given back."""

    order_changed = Signal()  # the chosen order, or its ticks
    state_changed = Signal()  # of the refund
    refunded = Signal(object)  # RefundPicture
    refund_refused = Signal(str, str)  # sentence, and the field that it belongs to or nothing
    refused = Signal(object)  # words
    informed = Signal(object)  # words
    sent = Signal(object)  # words: to the printer
    sign_in_needed = Signal(object)  # words

    def __init__(
        self,
        counter: Counter,
        runner: tasks.Runner,
        *,
        printer: PrintDesk | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._reprinting = Reprinting(counter, runner, printer, self)
        self.listing = Listing(counter, runner, self)
        self._chosen = ChosenOrder(counter, runner, self)
        self._refunding = Refunding(counter, runner, self)
        self._open_refunds = OpenRefunds(counter, runner, self)
        self.last_refund: RefundPicture | None = None
        self._listen()

    def _listen(self) -> None:
        self.listing.arrived.connect(self._on_list)
        self._chosen.changed.connect(self.order_changed)
        self._refunding.state_changed.connect(self.state_changed)
        self._refunding.refunded.connect(self._on_refunded)
        self._refunding.refused.connect(self._on_refund_refused)
        self._refunding.sign_in_needed.connect(self._on_failed)
        self._open_refunds.informed.connect(self.informed)
        self._reprinting.sent.connect(self.sent)
        self._reprinting.counted.connect(self._chosen.load)
        for failing in (self.listing, self._chosen, self._open_refunds, self._reprinting):
            failing.failed.connect(self._on_failed)

    # What is shown

    @property
    def chosen_id(self) -> int:
        return self._chosen.order_id

    @property
    def order_state(self) -> ListState:
        return self._chosen.state

    @property
    def order(self) -> OrderPicture | None:
        order = self._chosen.order
        return wording.picture_of(order, self._counter.calendar, self._counter.clock.now()) if order else None

    @property
    def ticked(self) -> frozenset[int]:
        return self._chosen.ticked

    @property
    def ticked_amount(self) -> str:
        """What goes back for the ticked tickets, their extras included."""
        return format_money(self._chosen.ticked_minor, self._counter.currency)

    @property
    def ticked_count(self) -> str:
        return wording.tickets_text(len(self.ticked)) if self.ticked else self.ticked_extras

    @property
    def ticked_seats(self) -> str:
        """The seats whose tickets are ticked, in one line."""
        return self._seats_of(self._chosen.order, self.ticked)

    @property
    def ticked_extras(self) -> str:
        """Which extras go back with the ticked tickets; empty if none."""
        return extras_text(self._chosen.ticked_extras)

    @property
    def reasons(self) -> list[str]:
        """What can be picked as the reason, the likeliest first."""
        return reasons_for(cancelled=self.is_cancelled)

    @property
    def is_cancelled(self) -> bool:
        """Whether the show of the chosen order was cancelled."""
        order = self._chosen.order
        return order is not None and order.schedule.cancelled_at is not None

    @property
    def asks_manager(self) -> bool:
        """Whether whoever is signed in needs a manager's PIN for the chosen order from the start."""
        order = self.order
        return order is not None and order.asks_manager

    @property
    def pays_cash(self) -> bool:
        """Whether the chosen order was paid in cash alone, so that cash goes back."""
        order = self._chosen.order
        return order is not None and all(payment.tender is Tender.CASH for payment in order.payments)

    @property
    def paid_by(self) -> str:
        """The means by which the chosen order was paid, and by which its money goes back."""
        order = self._chosen.order
        paid = dict.fromkeys(payment.tender for payment in order.payments) if order else ()
        return " + ".join(wording.tender_text(tender) for tender in paid)

    @property
    def why_not(self) -> str:
        """Why nothing can be refunded now; empty if it can."""
        if self._refunding.is_busy:
            return self._refunding.state_text
        order = self.order
        if order is None:
            return translate("FindOrders", "Choose an order first.")
        if order.why_not:
            return order.why_not
        return "" if self.ticked or self.ticked_extras else translate("FindOrders", "Tick the tickets to refund.")

    @property
    def refund_state(self) -> RefundState:
        return self._refunding.state

    @property
    def refund_text(self) -> str:
        """What is going on while refunding or checking; empty while choosing."""
        return self._refunding.state_text

    # What the clerk does

    def start(self) -> None:
        """The screen has come to the front: everything as it is now, and what an earlier run left open."""
        self._open_refunds.settle()
        self.refresh()

    def stop(self) -> None:
        """Ask nothing more; a refund that is not known yet is kept in its file for the next sign-in."""
        self._refunding.stop()
        self._open_refunds.stop()
        self._chosen.stop()
        self.listing.pause()

    def refresh(self) -> None:
        """List again, and look at the chosen order again."""
        self.listing.refresh()
        if not self._refunding.is_busy:
            self._chosen.load()

    def open(self, what: object) -> None:
        """List what another screen asked for."""
        if isinstance(what, OrdersOf):
            self.close_result()
            self.listing.open(what)
        elif isinstance(what, TicketScanned):
            self.close_result()
            self.listing.search(what.code)

    def choose_order(self, order_id: int) -> None:
        if order_id != self._chosen.order_id:
            self.last_refund = None
        self._chosen.choose(order_id)

    def reload_order(self) -> None:
        """Look at the chosen order again."""
        self._chosen.load()

    def close_result(self) -> None:
        """The customer has the money."""
        if self.last_refund is not None:
            self.last_refund = None
            self.order_changed.emit()

    def tick(self, ticket_id: int) -> None:
        if self._may_change():
            self._chosen.tick(ticket_id)

    def tick_all(self) -> None:
        if self._may_change():
            self._chosen.tick_all()

    def reprint(self) -> None:
        """Print the ticked tickets once more, or all valid ones while none is ticked."""
        order = self._chosen.order
        valid = [ticket.ticket_id for ticket in order.tickets if ticket.refunded_at is None] if order else []
        ticked = [ticket_id for ticket_id in valid if ticket_id in self.ticked] or valid
        if order is None or not ticked:
            self.informed.emit(translate("FindOrders", "Choose an order with valid tickets first."))
        elif self.is_cancelled:
            text = translate(
                "FindOrders",
                "The show is cancelled: its tickets admit nobody and are not printed. Refund or exchange them.",
            )
            self.refused.emit(text)
        else:
            self._reprinting.start(order, ticked)

    def exchange(self, parent: QObject) -> ExchangeViewModel | None:
        """What is needed to exchange the ticked tickets; None, with a sentence, if they cannot be."""
        order = self._chosen.order
        if self.why_not or order is None or not self.ticked:
            self.refused.emit(self.why_not or translate("FindOrders", "All its tickets are refunded."))
            return None
        tickets = [ticket for ticket in order.tickets if ticket.ticket_id in self.ticked]
        choice = ExchangeChoice(self._counter, self._runner, order, tickets, parent)
        made = ExchangeViewModel(self._counter, self._runner, choice, parent)
        made.exchanged.connect(self._on_exchanged)
        made.sign_in_needed.connect(self.sign_in_needed)
        return made

    @property
    def show_to_refund(self) -> int:
        """The cancelled show that is looked at, if whoever is signed in may refund all of it; else 0."""
        session, order = self._counter.session, self._chosen.order
        if session is None or session.user.role is Role.CLERK:
            return 0
        if self.listing.refunds_of:
            return self.listing.refunds_of
        picture = self.order
        return order.schedule.schedule_id if order and picture and picture.warns else 0

    def refund_show(self, parent: QObject) -> RefundingShow | None:
        """What is needed to refund all orders of the cancelled show; None, with a sentence, without one."""
        if not self.show_to_refund:
            text = translate("FindOrders", "Choose a cancelled show; a manager refunds its orders.")
            self.informed.emit(text)
            return None
        made = RefundingShow(self._counter, self._runner, self.show_to_refund, self.show_to_refund_text, parent)
        made.sign_in_needed.connect(self.sign_in_needed)
        return made

    @property
    def show_to_refund_text(self) -> str:
        """Which show that is."""
        order = self._chosen.order
        if order is not None and order.schedule.schedule_id == self.show_to_refund:
            return f"{film_title(order.schedule)} · {wording.show_and_hall(order.schedule, self._counter.calendar)}"
        return self.listing.lens_title

    def history(self, parent: QObject) -> SeatHistory | None:
        """What was done with the seats of the chosen order; None while none is chosen."""
        order = self._chosen.order
        return SeatHistory(self._counter, self._runner, order, parent) if order else None

    @property
    def looked_at_seat(self) -> int:
        """The seat of the first ticked ticket, or of the first one."""
        order = self._chosen.order
        if order is None:
            return 0
        ticked = [ticket.seat_id for ticket in order.tickets if ticket.ticket_id in self.ticked]
        return (ticked or [ticket.seat_id for ticket in order.tickets])[0]

    def refund(self, reason: str, added: Added = NOTHING_ADDED) -> None:
        """Give back the money of the ticked tickets; ignored while a refund is under way."""
        order, session, journal = self._chosen.order, self._counter.session, self._counter.journal
        if self._refunding.is_busy or session is None or journal is None:
            return
        problem, field = self._problem_of(reason, added)
        if problem or self.why_not or order is None:
            self.refund_refused.emit(problem or self.why_not, field)
            return
        intent = RefundIntent(
            request_id=new_request_id(),
            user_name=session.user.user_name,
            cinema=session.cinema.name,
            order_number=order.order_number,
            seats_text=self.ticked_seats,
            total_minor=self._chosen.ticked_minor,
            currency=order.currency,
            begun_at=datetime.now(UTC),
        )
        ticket_ids = tuple(ticket.ticket_id for ticket in order.tickets if ticket.ticket_id in self.ticked)
        self.last_refund = None
        made = RefundToMake(intent, order.order_id, ticket_ids, kept_reason(reason.strip()), added.proof)
        self._refunding.start(made, journal)

    def retranslate(self) -> None:
        """Say everything again, in the new language."""
        self.listing.question_changed.emit()
        self.listing.changed.emit()
        self.order_changed.emit()
        self.state_changed.emit()

    # What happened

    def _problem_of(self, reason: str, added: Added) -> tuple[str, str]:
        """What is wrong with what was typed, and in which field."""
        if not reason.strip():
            return translate("FindOrders", "Choose a reason, or type one."), "reason"
        if len(reason.strip()) > LONGEST_REASON:
            return translate("FindOrders", "At most {count} characters.").format(count=LONGEST_REASON), "reason"
        return added.problem

    def _may_change(self) -> bool:
        if self._refunding.is_busy:
            self.informed.emit(self._refunding.state_text)
        return not self._refunding.is_busy

    def _on_list(self, meant: Order | None) -> None:
        """Something is chosen always; but a refund that was just made stays in sight, even if it left the list."""
        ids = self.listing.order_ids
        if meant is not None and self.last_refund is not None and meant.order_id == self.chosen_id:
            self._chosen.take(meant)
        elif meant is not None:
            self.last_refund = None
            if is_code(self.listing.typed):
                self._chosen.take_scanned(meant, self.listing.typed)
            else:
                self._chosen.take(meant)
        elif self.chosen_id not in ids and self.last_refund is None:
            self._chosen.choose(ids[0] if ids else 0)

    def _on_refunded(self, refunded: Refunded) -> None:
        refund, order = refunded.refund, refunded.order
        self.last_refund = RefundPicture(
            amount_text=format_money(refund.total_minor, order.currency),
            number=refund.refund_number,
            free_seats="" if order.schedule.cancelled_at else self._seats_of(order, frozenset(refund.ticket_ids)),
            vouchers_text=wording.vouchers_text(refund, self._counter.calendar),
        )
        self._chosen.take(order)
        self.listing.refresh()
        self.refunded.emit(self.last_refund)
        self._reprinting.print_refund(refunded)

    def _on_exchanged(self, exchanged: Exchanged) -> None:
        self._chosen.take(exchanged.order)
        self.listing.refresh()
        said = outcome_text(exchanged, self._counter.currency)
        vouchers = wording.vouchers_text(exchanged.refund, self._counter.calendar)
        self.informed.emit(joined((said, vouchers)))
        self._reprinting.print_new(exchanged.order)
        self._reprinting.print_prolonged(exchanged.refund)

    def _seats_of(self, order: Order | None, ticket_ids: frozenset[int]) -> str:
        tickets = order.tickets if order else ()
        places = [(each.row_label, each.seat_label) for each in tickets if each.ticket_id in ticket_ids]
        return places_text(places)

    def _on_refund_refused(self, failure: tasks.Failure) -> None:
        if isinstance(failure, NotSignedInError):
            self._on_failed(failure)
            return
        if isinstance(failure, FieldInvalid):
            self.refund_refused.emit(messages.text_at_field(failure), "reason")
        else:
            text = messages.text_for(failure, currency=self._counter.currency)
            self.refund_refused.emit(text, field_asked_by(failure))
        self._chosen.load()

    def _on_failed(self, failure: tasks.Failure) -> None:
        text = messages.text_for(failure, currency=self._counter.currency)
        if isinstance(failure, NotSignedInError):
            self.sign_in_needed.emit(text)
        else:
            self.refused.emit(text)
