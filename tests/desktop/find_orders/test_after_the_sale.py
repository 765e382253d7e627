"""After the sale: tickets printed once more and counted, what was done with a seat, orders found by what is spoken."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Signal, SignalInstance
from pytestqt.qtbot import QtBot

from desktop.find_orders.conftest import settle
from desktop.find_orders.fake_till import FakeTill
from support.fake_cinema import FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.holding import SeatDeed, SeatEvent, SeatEventPage
from ttms_client.order import Order
from ttms_client.play import Schedule
from ttms_client.ticket import SellingState, ShowOnBoard
from ttms_desktop.messages import text_for
from ttms_desktop.printing.failures import PrinterAway
from ttms_desktop.screens.find_orders.spoken import Spoken, spoken
from ttms_desktop.screens.find_orders.view import FindOrdersView
from ttms_desktop.screens.find_orders.view_model import FindOrdersViewModel
from ttms_desktop.session import Counter

Heard = Callable[[SignalInstance], list[object]]


class Printer(QObject):
    """Takes down what is printed."""

    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.printed: list[tuple[str, int]] = []

    def print_copies(self, order: Order, copies: Mapping[int, int]) -> None:
        labels = {ticket.ticket_id: ticket.seat_label for ticket in order.tickets}
        self.printed += [(labels[ticket_id], copy) for ticket_id, copy in copies.items()]


def test_every_reprint_is_counted_by_the_server_before_it_is_printed_and_none_twice(
    counter: Counter, runner: SteppingRunner, till: FakeTill, heard: Heard
) -> None:
    printer = Printer()
    model = FindOrdersViewModel(counter, runner, printer=printer)  # type: ignore[arg-type]
    model.start()
    settle(model, runner)
    model.choose_order(1)
    settle(model, runner)
    sent, refused = heard(model.sent), heard(model.refused)

    till.lost = 1
    model.reprint()
    settle(model, runner)
    assert (printer.printed, len(refused)) == ([], 1)

    model.reprint()  # once more, after no answer came: the same copies
    settle(model, runner)
    assert printer.printed == [("11", 1), ("12", 1), ("3", 1)]
    assert sent == ["Sent to the printer; each ticket is marked as a copy."]

    model.tick_all()
    model.tick(102)
    model.reprint()
    settle(model, runner)
    assert printer.printed[3:] == [("12", 2)]
    model.stop()
    model.deleteLater()


def test_a_printer_that_fails_takes_back_what_was_said_about_a_copy(
    counter: Counter, runner: SteppingRunner, till: FakeTill, qtbot: QtBot
) -> None:
    printer = Printer()
    model = FindOrdersViewModel(counter, runner, printer=printer)  # type: ignore[arg-type]
    view = FindOrdersView(model)
    qtbot.addWidget(view)
    model.start()
    settle(model, runner)
    model.choose_order(1)
    settle(model, runner)

    model.reprint()
    settle(model, runner)
    assert view.messages.text == "Sent to the printer; each ticket is marked as a copy."
    printer.failed.emit(PrinterAway(printer="lp0"))
    assert view.messages.text == text_for(PrinterAway(printer="lp0"))
    assert view.messages.property("tone") == "danger"


def test_tickets_of_a_cancelled_show_are_not_printed_and_the_clerk_is_told_what_to_do(
    counter: Counter, runner: SteppingRunner, till: FakeTill, heard: Heard
) -> None:
    printer = Printer()
    till.cancel(till.orders[1].schedule)
    model = FindOrdersViewModel(counter, runner, printer=printer)  # type: ignore[arg-type]
    model.start()
    settle(model, runner)
    model.choose_order(1)
    settle(model, runner)
    refused = heard(model.refused)

    model.reprint()
    settle(model, runner)

    assert printer.printed == []
    assert refused == ["The show is cancelled: its tickets admit nobody and are not printed. Refund or exchange them."]
    model.stop()
    model.deleteLater()


def test_the_history_of_a_seat_is_told_by_the_cinemas_clock(
    orders: FindOrdersViewModel, runner: SteppingRunner, client: FakeClient, till: FakeTill
) -> None:
    orders.choose_order(2)
    settle(orders, runner)
    events = (
        SeatEvent(SeatDeed.ENTERED, till.now, "王建国", "north"),
        SeatEvent(SeatDeed.SOLD, till.now - timedelta(hours=2), "林晓燕", "2"),
    )
    client.holding = _Events(events)
    keeper = QObject()
    history = orders.history(keeper)
    assert history is not None

    history.look(orders.looked_at_seat)
    runner.settle()

    assert client.holding.asked == [(1, 201)]
    assert [(line.deed, line.who.split(" · ")[0]) for line in history.lines] == [
        ("Checked in", "王建国"),
        ("Sold", "林晓燕"),
    ]
    assert history.seats == [(201, "Row A, seat 1")]


class _Events:
    def __init__(self, events: tuple[SeatEvent, ...]) -> None:
        self._events = events
        self.asked: list[tuple[int, int]] = []

    def list_seat_events(self, schedule_id: int, seat_id: int) -> SeatEventPage:
        self.asked.append((schedule_id, seat_id))
        return SeatEventPage(self._events, "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1930", Spoken("19:30")),
        ("9:05 h12", Spoken("09:05", "H12")),
        ("1930 H 12", Spoken("19:30", "H12")),
        ("2561", None),
        ("2-000042", None),
        ("Miller", None),
    ],
)
def test_time_and_seat_are_understood_as_they_are_spoken(typed: str, meant: Spoken | None) -> None:
    assert spoken(typed) == meant


def test_an_order_is_found_by_its_customer_and_by_show_and_seat(
    orders: FindOrdersViewModel, runner: SteppingRunner, client: FakeClient, till: FakeTill, evening: Schedule
) -> None:
    till.orders[2] = replace(till.orders[2], customer_name="Miller")
    client.ticket = _Board([ShowOnBoard(evening, 120, 114, SellingState.OPEN, evening.starts_at)])

    orders.listing.search("Mil")
    settle(orders, runner)
    assert orders.listing.order_ids == [2]

    time = orders._counter.calendar.time_text(evening.starts_at)
    orders.listing.search(f"{time.replace(':', '')} j3")
    settle(orders, runner)
    assert orders.listing.order_ids == [1]


class _Board:
    def __init__(self, shows: list[ShowOnBoard]) -> None:
        self._shows = shows

    def list_show_board(self, _begin: object, _end: object, *, include_cancelled: bool) -> list[ShowOnBoard]:
        return self._shows
