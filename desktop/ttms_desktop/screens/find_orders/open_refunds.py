"""Refunds that an earlier run of this program left without an answer: found out after signing in, never made again."""

import time
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_client.errors import NotSignedInError
from ttms_client.refund import RefundBatch, Refunded
from ttms_desktop import tasks
from ttms_desktop.calls import Calls
from ttms_desktop.money import format_money
from ttms_desktop.screens.find_orders.refund_journal import RefundIntent, RefundJournal
from ttms_desktop.screens.find_orders.refunding_show_words import interrupted_text
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_AGAIN_MS = 2_000
# A request that was sent may still be carried out until its deadline; before that, "not refunded" is not known.
_ON_ITS_WAY = timedelta(seconds=16)


class OpenRefunds(QObject):
    """Asks for each open refund until the answer is definite."""

    informed = Signal(object)  # words
    failed = Signal(object)  # nobody is signed in any more

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._journal: RefundJournal | None = None
        self._open: list[RefundIntent] = []
        self._of_shows: dict[str, list[tuple[RefundIntent, RefundBatch | None]]] = {}
        self._asking = False
        self._since = 0.0
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._ask)

    @property
    def is_settled(self) -> bool:
        return not self._open

    def settle(self) -> None:
        """Ask for all that this counter has left open."""
        session, journal = self._counter.session, self._counter.journal
        if session is None or journal is None:
            return
        self._journal, self._since, self._of_shows = RefundJournal(journal), time.monotonic(), {}
        pending = self._journal.pending()
        me = (session.user.user_name, session.cinema.name)
        self._open = [intent for intent in pending if (intent.user_name, intent.cinema) == me]
        self._tell_of([intent for intent in pending if (intent.user_name, intent.cinema) != me])
        self._ask()

    def stop(self) -> None:
        """Ask no more; what is not known stays in the journal."""
        self._again.stop()
        self._open, self._of_shows = [], {}

    def _tell_of(self, others: list[RefundIntent]) -> None:
        if others:
            names = ", ".join(sorted({intent.user_name for intent in others}))
            text = translate("FindOrders", "A refund at this counter is not settled yet: {names} must sign in here.")
            self.informed.emit(text.format(names=names))

    def _ask(self) -> None:
        if self._open and not self._asking and self._counter.session is not None:
            self._asking = True
            intent, client = self._open[0], self._counter.client
            self._runner.run(self, lambda: _asked(client, intent), done=self._on_answer, failed=self._on_failed)

    def _on_answer(self, refunded: Refunded | RefundBatch | None) -> None:
        self._asking = False
        if not self._open or self._journal is None:
            return
        intent = self._open[0]
        if refunded is None and not _is_old(intent) and time.monotonic() - self._since < _ON_ITS_WAY.total_seconds():
            self._again.start()
            return
        self._open.pop(0)
        if intent.kind == "show":
            assert not isinstance(refunded, Refunded)
            self._of_shows.setdefault(intent.order_number, []).append((intent, refunded))
            self._tell_of_show(intent.order_number)
        else:
            assert not isinstance(refunded, RefundBatch)
            self.informed.emit(_outcome_text(intent, refunded))
            self._journal.end(intent.request_id)
        self._ask()

    def _tell_of_show(self, show_text: str) -> None:
        """Once all that was asked for of this show is known: one sum, which somebody takes out of the drawer."""
        if self._journal is None or any((it.kind, it.order_number) == ("show", show_text) for it in self._open):
            return
        found = self._of_shows.pop(show_text)
        batches = [batch for _, batch in found if batch is not None]
        self.informed.emit(interrupted_text(show_text, batches, self._counter))
        for intent, _ in found:
            self._journal.end(intent.request_id)

    def _on_failed(self, failure: tasks.Failure) -> None:
        self._asking = False
        if isinstance(failure, NotSignedInError):
            self.failed.emit(failure)
        elif self._open:
            self._again.start()


def _asked(client: Calls, intent: RefundIntent) -> Refunded | RefundBatch | None:
    if intent.kind == "show":
        return client.refund.find_show_refund(intent.request_id)
    return client.refund.find_refund(intent.request_id)


def _outcome_text(intent: RefundIntent, refunded: Refunded | None) -> str:
    total = format_money(intent.total_minor, intent.currency)
    if intent.kind == "exchange":
        return _exchange_text(intent, refunded)
    if refunded is None:
        return translate(
            "FindOrders",
            "The interrupted refund (order {order}, {total}) did not happen: give no money back, or refund again.",
        ).format(order=intent.order_number, total=total)
    return translate(
        "FindOrders",
        "The interrupted refund (order {order}) was made: number {number}. {total} belongs to the customer.",
    ).format(order=intent.order_number, total=total, number=refunded.refund.refund_number)


def _exchange_text(intent: RefundIntent, refunded: Refunded | None) -> str:
    if refunded is None:
        text = translate(
            "FindOrders", "The interrupted exchange (order {order}) did not happen: the old tickets are valid."
        )
        return text.format(order=intent.order_number)
    text = translate(
        "FindOrders", "The interrupted exchange (order {order}) was made: the new order is {number}. Print its tickets."
    )
    return text.format(order=intent.order_number, number=refunded.refund.next_order_number)


def _is_old(intent: RefundIntent) -> bool:
    """By this computer's clock; after one that was set back, the time since signing in decides."""
    return datetime.now(UTC) - intent.begun_at >= _ON_ITS_WAY
