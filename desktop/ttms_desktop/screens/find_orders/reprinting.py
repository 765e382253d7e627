"""Printing tickets once more, the server counting each copy first, and the slip of a refund."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from ttms_client.order import Order, Refund
from ttms_client.refund import Refunded
from ttms_desktop import tasks
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.failures import PrintQueueUnwritable
from ttms_desktop.screens.changing import Changing
from ttms_desktop.session import Counter
from ttms_desktop.words import translate


class Reprinting(QObject):
    """One reprint at a time; a press while one is under way does nothing, and none is counted twice."""

    sent = Signal(object)  # words: that copies are on their way
    failed = Signal(object)
    counted = Signal()  # the order has changed

    def __init__(self, counter: Counter, runner: tasks.Runner, printer: PrintDesk | None, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner, self._printer = counter, runner, printer
        self._changing = Changing(counter, runner, self)
        if printer is not None:
            printer.failed.connect(self.failed)  # what was said to be on its way is not

    def start(self, order: Order, ticket_ids: Sequence[int]) -> None:
        """Count a copy of each of these tickets, then print them."""
        ids = tuple(ticket_ids)
        self._changing.ask(
            (order.order_id, ids),
            lambda client, request_id: client.order.reprint_tickets(order.order_id, ids, request_id=request_id),
            done=lambda copies: self._on_counted(order, copies),
            failed=self.failed.emit,
        )

    def print_new(self, order: Order) -> None:
        """The tickets of an order that was just made, each for the first time."""
        if self._printer is not None:
            self._printer.print_order(order)

    def print_refund(self, refunded: Refunded) -> None:
        """The slip of a refund that was just made, if the customer shall have one."""
        if self._printer is None:
            return
        try:
            self._printer.print_refund(refunded.order, refunded.refund)
        except PrintQueueUnwritable as failure:
            self.failed.emit(failure)

    def print_prolonged(self, refund: Refund) -> None:
        """The slips of vouchers that are valid for longer than theirs say, marked as copies."""
        printer, calls = self._printer, self._counter.client.voucher
        if printer is None or not printer.devices.devices.prints_vouchers:
            return
        for code in sorted({line.voucher_code for line in refund.lines if line.voucher_valid_until}):
            self._runner.run(
                self, partial(calls.get_voucher, code), done=printer.print_voucher_copy, failed=self.failed.emit
            )

    def _on_counted(self, order: Order, copies: Mapping[int, int]) -> None:
        self.counted.emit()
        if self._printer is not None:
            self.sent.emit(translate("FindOrders", "Sent to the printer; each ticket is marked as a copy."))
            self._printer.print_copies(order, copies)
