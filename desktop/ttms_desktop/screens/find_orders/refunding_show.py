"""All orders of a cancelled show, given back some at a time until only those are left that need somebody.

Nothing is given back twice: a press that was not answered is repeated under its request_id, and whatever else was done
meanwhile, here or elsewhere, is no longer among what the server lists. What goes out of the drawer is written down
before it is asked for, and kept until whoever pressed has seen the sum: after a power cut the next sign-in says it.
"""

from collections import Counter as Sums
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QObject, Signal

from ttms_client.errors import AlreadyRefunded
from ttms_client.payment import Tender
from ttms_client.refund import OrderToRefund, OrderToRefundPage, RefundBatch
from ttms_desktop import messages, tasks
from ttms_desktop.calls import Calls
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.reasons import kept_reason
from ttms_desktop.screens.changing import Changing, needs_sign_in, refusal_of, sign_in_text
from ttms_desktop.screens.find_orders.reasons import LONGEST_REASON
from ttms_desktop.screens.find_orders.show_notes import ShowNotes
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

AT_ONCE = 10


class Stage(Enum):
    """Where the refund of the show stands."""

    LOADING = 1
    READY = 2  # nothing is under way; what is left is listed
    REFUNDING = 3
    DONE = 4  # all that could be given back was


class RefundingShow(QObject):
    """One opening of the dialog; `changed` says that anything of it is another."""

    changed = Signal()
    refused = Signal(str, str)  # sentence, and the field that it belongs to or nothing
    sign_in_needed = Signal(object)  # words

    def __init__(
        self, counter: Counter, runner: tasks.Runner, schedule_id: int, show_text: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._counter, self._runner, self._schedule_id = counter, runner, schedule_id
        self._notes = ShowNotes(counter, show_text)
        # Also when somebody else signs in and the dialog goes with its screen: then the file keeps what was not seen.
        self.destroyed.connect(self._notes.let_go)
        self._changing = Changing(counter, runner, self)
        self._reason, self._gives_cash, self._goes_on, self._stopping = "", False, False, False
        self.stage = Stage.LOADING
        self.orders: tuple[OrderToRefund, ...] = ()
        self.given_back: Mapping[Tender, int] = Sums()
        self.refunds = 0
        self.prolonged: tuple[datetime, ...] = ()

    @property
    def currency(self) -> str:
        return self._counter.currency

    @property
    def calendar(self) -> CinemaCalendar:
        return self._counter.calendar

    @property
    def counter_name(self) -> str:
        """Out of whose drawer cash goes back."""
        return self._counter.name

    @property
    def is_stopping(self) -> bool:
        """Whether it ends with the orders that are on their way."""
        return self._stopping

    def to_give_back(self, *, gives_cash: bool) -> list[OrderToRefund]:
        """Those that need nobody else: no card's terminal, and no customer unless `gives_cash`."""
        return [order for order in self.orders if needs(order) is None or (gives_cash and needs(order) is Tender.CASH)]

    def load(self) -> None:
        """Find out what waits, whatever was known before."""
        self._set(Stage.LOADING)
        self._next_page((), "")

    def start(self, reason: str, *, gives_cash: bool) -> None:
        """Give back what can be, some orders at a time; again after it was stopped or failed."""
        if self.stage is not Stage.READY:
            return
        problem = _problem_of(reason.strip())
        if problem:
            self.refused.emit(problem, "reason")
            return
        self._reason, self._gives_cash, self._stopping = kept_reason(reason.strip()), gives_cash, False
        self._send()

    def stop(self) -> None:
        """Send no more; what is on its way is still answered."""
        self._stopping = self.stage is Stage.REFUNDING
        self._goes_on = False
        self.changed.emit()

    def _next_page(self, known: tuple[OrderToRefund, ...], token: str) -> None:
        client, schedule_id = self._counter.client, self._schedule_id

        def done(page: OrderToRefundPage) -> None:
            orders = known + page.orders
            if page.next_page_token:
                self._next_page(orders, page.next_page_token)
            else:
                self._on_listed(orders)

        self._runner.run(
            self,
            lambda: client.refund.list_orders_to_refund(schedule_id, page_token=token),
            done=done,
            failed=self._on_not_listed,
        )

    def _on_listed(self, orders: tuple[OrderToRefund, ...]) -> None:
        self.orders = orders
        if self._goes_on:
            self._goes_on = False
            self._send()
        else:
            self._set(Stage.READY)

    def _on_not_listed(self, failure: tasks.Failure) -> None:
        self._goes_on = False
        self._set(Stage.READY)
        self._say(failure)

    def _send(self) -> None:
        """The next orders; the same ones under the same request_id if no answer came."""
        ids = tuple(order.order_id for order in self.to_give_back(gives_cash=self._gives_cash)[:AT_ONCE])
        if not ids:
            self._set(Stage.DONE)
            return
        self._set(Stage.REFUNDING)
        reason, schedule_id, notes = self._reason, self._schedule_id, self._notes
        intent = notes.intent(sum(amount_of(order) for order in self.orders if order.order_id in ids))

        def refund(calls: Calls, key: str) -> RefundBatch:
            with notes.written(replace(intent, request_id=key)):
                return calls.refund.refund_cancelled_show(
                    schedule_id, reason=reason, request_id=key, most_orders=AT_ONCE, order_ids=ids
                )

        self._changing.ask((ids, reason), refund, done=lambda batch: self._on_done(ids, batch), failed=self._on_failed)

    def leave(self) -> None:
        """Whoever pressed has seen what was given back."""
        self._notes.seen()

    def _on_done(self, ids: Sequence[int], batch: RefundBatch) -> None:
        self.refunds += len(batch.refunds)
        sums: Sums[Tender] = Sums(self.given_back)
        for refund in batch.refunds:
            for line in refund.lines:
                sums[line.tender] += line.amount_minor
                if line.voucher_valid_until is not None:
                    self.prolonged += (line.voucher_valid_until,)
        self.given_back = sums
        self.orders = tuple(order for order in self.orders if order.order_id not in ids)
        if self._stopping:
            self._stopping = False
            self._set(Stage.READY)
        else:
            self._send()

    def _on_failed(self, failure: tasks.Failure) -> None:
        if isinstance(failure, AlreadyRefunded) and not self._stopping:
            # Somebody was faster with one of them: none of them was given back here, so look again and go on.
            self._goes_on = True
            self.load()
            return
        self._stopping = False
        self._set(Stage.READY)
        self._say(failure)

    def _say(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
        refusal = refusal_of(failure, fields={"reason": "reason"}, currency=self.currency)
        self.refused.emit(refusal.text or messages.text_for(failure), refusal.field)

    def _set(self, stage: Stage) -> None:
        self.stage = stage
        self.changed.emit()


def needs(order: OrderToRefund) -> Tender | None:
    """What keeps it from being given back alone: a card's terminal first, then the customer for the cash."""
    means = {line.tender for line in order.lines if line.amount_minor}
    return next((tender for tender in (Tender.CARD, Tender.OTHER, Tender.CASH) if tender in means), None)


def amount_of(order: OrderToRefund) -> int:
    """What goes back in all, in minor units."""
    return sum(line.amount_minor for line in order.lines)


def _problem_of(reason: str) -> str:
    if not reason:
        return translate("FindOrders", "Choose a reason, or type one.")
    if len(reason) > LONGEST_REASON:
        return translate("FindOrders", "At most {count} characters.").format(count=LONGEST_REASON)
    return ""
