"""Sales that an earlier run of this program left without an answer: found out after signing in, never sold again."""

import time
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from ttms_client.errors import NotSignedInError
from ttms_desktop import tasks
from ttms_desktop.journal import Journal, SaleIntent
from ttms_desktop.money import format_money
from ttms_desktop.printing.ticket_files import TicketFiles
from ttms_desktop.screens.sell_tickets.checkout import Sale, make_ticket
from ttms_desktop.session import Counter

translate = QCoreApplication.translate
_AGAIN_MS = 2_000
# A request that was sent may still be carried out for as long as its deadline; before that, "not sold" is not known.
_ON_ITS_WAY = timedelta(seconds=16)


class OpenSales(QObject):
    """Asks for each open sale until the answer is definite."""

    found = Signal(object)  # Sale
    informed = Signal(str)
    failed = Signal(object)

    def __init__(self, counter: Counter, runner: tasks.Runner, files: TicketFiles, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner, self._files = counter, runner, files
        self._journal: Journal | None = None
        self._open: list[SaleIntent] = []
        self._asking = False
        self._since = 0.0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._ask)

    @property
    def is_settled(self) -> bool:
        return not self._open

    def settle(self, journal: Journal, *, except_for: str = "") -> None:
        """Ask for all that the journal has, except for the sale that is on its way now."""
        session = self._counter.session
        if session is None:
            return
        self._journal, self._since = journal, time.monotonic()
        pending = [intent for intent in journal.pending() if intent.request_id != except_for]
        me = (session.user.user_name, session.cinema.name)
        self._open = [intent for intent in pending if (intent.user_name, intent.cinema) == me]
        others = [intent for intent in pending if (intent.user_name, intent.cinema) != me]
        if others:
            names = ", ".join(sorted({intent.user_name for intent in others}))
            self.informed.emit(
                translate(
                    "SellTickets", "A sale at this counter is not settled yet: {names} must sign in here."
                ).format(names=names)
            )
        self._ask()

    def stop(self) -> None:
        self._again.stop()
        self._open = []

    def _ask(self) -> None:
        if self._open and not self._asking:
            self._asking = True
            intent, client = self._open[0], self._counter.client

            def find() -> Sale | None:
                order = client.order.find_sale(intent.request_id)
                return make_ticket(self._files, order) if order else None

            self._runner.run(self, find, done=self._on_answer, failed=self._on_failed)

    def _on_answer(self, sale: Sale | None) -> None:
        self._asking = False
        if not self._open or self._journal is None:
            return
        intent = self._open[0]
        if sale is None and not _is_old(intent) and time.monotonic() - self._since < _ON_ITS_WAY.total_seconds():
            self._again.start()
            return
        self._open.pop(0)
        self._journal.end(intent.request_id)
        if sale is not None:
            self.found.emit(sale)
        self.informed.emit(_outcome_text(intent, sale))
        self._ask()

    def _on_failed(self, failure: tasks.Failure) -> None:
        self._asking = False
        if isinstance(failure, NotSignedInError):
            self.failed.emit(failure)
        elif self._open:
            self._again.start()


def _outcome_text(intent: SaleIntent, sale: Sale | None) -> str:
    total = format_money(intent.total_minor, intent.currency)
    if sale is None:
        return translate(
            "SellTickets", "The interrupted sale ({show}, {total}) did not happen: nothing was sold. Return the money."
        ).format(show=intent.show_text, total=total)
    return translate(
        "SellTickets", "The interrupted sale ({show}, {total}) was made: order {number}. Its tickets are ready."
    ).format(show=intent.show_text, total=total, number=sale.order.order_number)


def _is_old(intent: SaleIntent) -> bool:
    """By this computer's clock; after one that was set back, the time since signing in decides."""
    return datetime.now(UTC) - intent.begun_at >= _ON_ITS_WAY
