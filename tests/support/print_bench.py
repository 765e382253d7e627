"""For tests of printing: a counter that sells and prints, a client that counts copies, a clock that a test moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from support.fake_cinema import CINEMA, FakeCinema, FakeClient
from support.fake_printer import FakePrinter, NetworkLine
from support.stepping_runner import SteppingRunner
from ttms_client.errors import ServerUnreachable
from ttms_client.order import Order
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.devices import Device
from ttms_desktop.printing.documents import tickets_document
from ttms_desktop.printing.escpos_printer import EscposPrinter
from ttms_desktop.printing.layout import STANDARD, slip_lines
from ttms_desktop.printing.queue.job import Job
from ttms_desktop.printing.slip_image import black_rows, slip_image
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel


class CountingClient(FakeClient):
    """The same request is counted once, whether its answer arrives or not."""

    def __init__(self, cinema: FakeCinema) -> None:
        super().__init__(cinema)
        self.copies: dict[int, int] = {}
        self._counted: dict[str, Mapping[int, int]] = {}

    def reprint_tickets(self, order_id: int, ticket_ids: Sequence[int], *, request_id: str) -> Mapping[int, int]:
        self.begin("reprint_tickets", request_id)
        if request_id not in self._counted:
            for ticket_id in ticket_ids:
                self.copies[ticket_id] = self.copies.get(ticket_id, 0) + 1
            self._counted[request_id] = {ticket_id: self.copies[ticket_id] for ticket_id in ticket_ids}
        if self.lost_answers.get("reprint_tickets", 0) > 0:
            self.lost_answers["reprint_tickets"] -= 1
            raise ServerUnreachable("the answer was lost")
        return self._counted[request_id]


@dataclass
class Patience:
    """How long is waited for a printer: long where it answers, however busy this machine is, else short."""

    answer_seconds: float = 10.0
    printed_seconds: float = 10.0

    def printer(self, device: Device) -> EscposPrinter:
        return EscposPrinter(device, answer_seconds=self.answer_seconds, printed_seconds=self.printed_seconds)


@dataclass
class Clock:
    """Seconds that pass when a test says so."""

    now: float = 1_000_000.0

    def __call__(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += seconds


class Till:
    """Sells at counter 2, one seat after the other."""

    def __init__(self, sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema) -> None:
        self._sell, self._runner, self._cinema = sell, runner, cinema
        self._seats = iter([seat.seat_id for seat in cinema.layout.seats])

    def sell(self, places: int = 1) -> Order:
        for _ in range(places):
            self._sell.toggle_seat(next(self._seats))
        self._runner.settle()
        self._sell.pay_cash()
        self._runner.settle()
        order = self._sell.last_order
        assert order is not None
        return order

    @property
    def orders(self) -> int:
        return len(self._cinema.orders)


@dataclass
class PrintBench:
    """A counter that sells, its printer, and all that a test may do to both."""

    till: Till
    printing: PrintDesk
    runner: SteppingRunner
    clock: Clock
    patience: Patience
    printer: FakePrinter
    line: NetworkLine
    client: CountingClient
    told: list[object]

    @property
    def the_job(self) -> Job:
        (job,) = self.printing.queue.open_jobs
        return job

    def try_again(self, seconds: float = 40.0) -> None:
        self.clock.pass_by(seconds)
        self.printing.queue.work()
        self.runner.settle()

    def dots(self, order: Order, copies: Mapping[int, int] | None = None) -> list[bytes]:
        """How its tickets look on wide paper, or as these copies."""
        document = tickets_document(order, CINEMA, languages="both", copies=copies)
        return [black_rows(slip_image(slip_lines(slip, STANDARD), width=576)) for slip in document.slips]
