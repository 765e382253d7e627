"""Printing at this counter: tickets of a sale, copies that the server counts, receipts and reports."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ttms_client import new_request_id
from ttms_client.order import Order, Refund
from ttms_client.payment import Tender
from ttms_client.voucher import Voucher
from ttms_desktop import tasks
from ttms_desktop.printing.devices import DeviceFile
from ttms_desktop.printing.document import Document, Slip
from ttms_desktop.printing.documents import receipt_document, tickets_document
from ttms_desktop.printing.drawer import drawer_of, kick
from ttms_desktop.printing.failures import PrintQueueUnwritable
from ttms_desktop.printing.layout_file import LayoutFile
from ttms_desktop.printing.page_layout import page_layout_file
from ttms_desktop.printing.queue.job import Job, JobState
from ttms_desktop.printing.queue.queue import PrintQueue
from ttms_desktop.printing.queue.working import Attempt, Press
from ttms_desktop.printing.refund_slip import refund_document
from ttms_desktop.printing.voucher_slip import voucher_document
from ttms_desktop.printing.words import copy_text
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_FILE = "print-queue.db"


class PrintDesk(QObject):
    """Every ticket is printed once without a mark; whatever comes out later says COPY, and was counted before."""

    informed = Signal(object)  # words
    failed = Signal(object)

    def __init__(
        self,
        counter: Counter,
        runner: tasks.Runner,
        *,
        devices: DeviceFile,
        layout: LayoutFile,
        languages: str = "both",
        press: Press | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self._counter, self._runner, self._languages = counter, runner, languages
        self.devices, self.layout = devices, layout
        self.page_layout = page_layout_file(layout.path.with_name("page-layout.txt"))
        self.queue = PrintQueue(
            runner, press or Press(layout.read, page=self.page_layout.read), devices, clock=clock, parent=self
        )
        self.queue.troubled.connect(self._on_trouble)
        self.queue.failed.connect(self.failed)

    def start(self) -> None:
        """After signing in: go on with what this counter had to print."""
        journal = self._counter.journal
        if journal is None:
            raise RuntimeError("Sign in first.")
        try:
            self.queue.open(journal.folder / _FILE)
        except PrintQueueUnwritable as failure:
            self.failed.emit(failure)

    def stop(self) -> None:
        """Begin nothing more; what is printing comes to its end."""
        self.queue.close()

    @property
    def languages(self) -> str:
        """In which the cinema prints."""
        return self._languages

    # The drawer

    @property
    def has_drawer(self) -> bool:
        """Whether a cash drawer hangs at a printer of this computer."""
        return drawer_of(self.devices.devices) is not None

    def kick_drawer(self, *, failed: Callable[[tasks.Failure], None]) -> None:
        """Open the drawer now, if there is one; what it is opened for is written down before."""
        device = drawer_of(self.devices.devices)
        if device is not None:
            self._runner.run(self, lambda: kick(device), done=lambda _: None, failed=failed)

    # From the background

    def print_sale(self, order: Order) -> None:
        """The tickets of a sale that is committed, once, and its receipt if wanted. Raises PrintQueueUnwritable.

        A counter without a printer of its own has the ticket file.
        """
        devices = self.devices.devices
        if devices.prints_tickets:
            self._queue(tickets_document(order, self._counter.cinema, languages=self._languages))
            if devices.receipts_always:
                self._queue(receipt_document(order, self._counter.cinema, languages=self._languages))

    def print_issued(self, voucher: Voucher) -> None:
        """The slip of a voucher that is sold, once. Raises PrintQueueUnwritable."""
        if self.devices.devices.prints_vouchers:
            slip = voucher_document(voucher, self._counter.cinema, languages=self._languages)
            self._queue(replace(slip, opens_drawer=voucher.payment.tender is Tender.CASH))

    def print_refund(self, order: Order, refund: Refund) -> None:
        """The slip of a refund: where receipts are wanted, and whenever a voucher has another last day now.

        Raises:
            PrintQueueUnwritable: it could not be put into the queue.
        """
        devices = self.devices.devices
        has_new_day = any(line.voucher_valid_until for line in refund.lines)
        if devices.prints_tickets and (devices.receipts_always or has_new_day):
            self._queue(refund_document(order, refund, self._counter.cinema, languages=self._languages))

    # What somebody asks for

    def print_order(self, order: Order) -> None:
        """The tickets: as such if they never were in the queue, else as counted copies."""
        first = tickets_document(order, self._counter.cinema, languages=self._languages)
        if self.queue.is_open and self.queue.store.knows(first.key):
            self.reprint(order)
        else:
            self.print_document(first)

    def reprint(self, order: Order, ticket_ids: Sequence[int] = ()) -> None:
        """Copies of these tickets, or of all that are valid: counted by the server, then printed."""
        ids = ticket_ids or [ticket.ticket_id for ticket in order.tickets if ticket.refunded_at is None]
        cinema, client, request_id = self._counter.cinema, self._counter.client, new_request_id()

        def count() -> Document:
            copies = client.order.reprint_tickets(order.order_id, ids, request_id=request_id)
            return tickets_document(order, cinema, languages=self._languages, ticket_ids=ids, copies=copies)

        self._runner.run(self, count, done=self.print_document, failed=self.failed.emit)

    def print_copies(self, order: Order, copies: Mapping[int, int]) -> None:
        """Copies that the server has counted already, by ticket."""
        cinema, ids = self._counter.cinema, list(copies)
        self.print_document(tickets_document(order, cinema, languages=self._languages, ticket_ids=ids, copies=copies))

    def print_receipt(self, order: Order) -> None:
        """The receipt; after the first it is a copy."""
        self.print_document(receipt_document(order, self._counter.cinema, languages=self._languages))

    def print_voucher(self, voucher: Voucher) -> None:
        """The slip of a voucher; after the first it is a copy."""
        self.print_document(voucher_document(voucher, self._counter.cinema, languages=self._languages))

    def print_voucher_copy(self, voucher: Voucher) -> None:
        """Its slip for whoever does not know whether it was printed before, perhaps elsewhere: always a copy."""
        document = voucher_document(voucher, self._counter.cinema, languages=self._languages)
        if self.queue.is_open and not self.queue.store.knows(document.key):
            text = copy_text(1, document.languages)
            slips = tuple(slip.as_copy(1, text) for slip in document.slips)
            document = replace(document, slips=slips)
        self.print_document(document)

    def print_document(self, document: Document) -> None:
        """Into the queue; what has a subject is marked as a copy after the first."""
        try:
            self._queue(self._counted(document))
        except PrintQueueUnwritable as failure:
            self.failed.emit(failure)
            return
        text = translate("PrintDesk", "{title}: sent to the printer.")
        self.informed.emit(text.format(title=document.title))

    def print_again(self, job_id: int) -> None:
        """A copy of a document that is printed, or perhaps is; its tickets are counted first."""
        job = self.queue.store.job(job_id)
        if job is None or job.state not in (JobState.UNKNOWN, JobState.PRINTED, JobState.CANCELLED):
            return
        slips = self._doubtful(job)
        ids = [slip.ticket_id for slip in slips if slip.ticket_id]
        if not ids:
            self._put_copies(job, {}, new_request_id())
            return
        request_id = job.request_id or new_request_id()
        # The same at the next try: an answer that was lost must not count twice.
        self.queue.store.note_request(job_id, request_id)
        client, order_id = self._counter.client, job.document.order_id
        self._runner.run(
            self,
            lambda: client.order.reprint_tickets(order_id, ids, request_id=request_id),
            done=lambda copies: self._put_copies(job, copies, request_id),
            failed=self.failed.emit,
        )

    def _doubtful(self, job: Job) -> Sequence[Slip]:
        """The one slip of which nobody knows, or all of a document that is over."""
        slips = job.document.slips
        return slips[job.done : job.done + 1] if job.state is JobState.UNKNOWN else slips

    def _put_copies(self, job: Job, copies: Mapping[int, int], request_id: str) -> None:
        doubtful = self._doubtful(job)
        marked = tuple(
            self._as_copy(slip, copies, job.document.languages) if slip in doubtful else slip
            for slip in job.document.slips
        )
        document = replace(job.document, slips=marked, opens_drawer=False)
        if job.state is JobState.UNKNOWN:
            self.queue.rewrite(job.job_id, document)
        else:
            self._queue(replace(document, key=f"{job.document.key}:{request_id}"))
            self.queue.store.note_request(job.job_id, "")

    def _as_copy(self, slip: Slip, copies: Mapping[int, int], languages: str) -> Slip:
        number = copies.get(slip.ticket_id, slip.copy + 1)
        return slip.as_copy(number, copy_text(number, languages))

    def _counted(self, document: Document) -> Document:
        if not document.subject or not self.queue.store.knows(document.key):
            return document
        number = self.queue.store.copies_of(document.subject) + 1
        slips = tuple(slip.as_copy(number, copy_text(number, document.languages)) for slip in document.slips)
        return replace(document, key=f"{document.key}:{number}", slips=slips)

    def _queue(self, document: Document) -> None:
        if not self.queue.is_open:
            raise PrintQueueUnwritable(problem="closed")
        self.queue.add(document)

    def _on_trouble(self, attempt: Attempt) -> None:
        self.failed.emit(attempt.failure)
