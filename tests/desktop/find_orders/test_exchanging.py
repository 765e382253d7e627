"""Exchanging tickets: seats of another show, the difference, and an answer that is lost."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.find_orders.conftest import settle
from desktop.find_orders.fake_till import FakeTill
from support.fake_cinema import FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.errors import SeatTaken, ServerUnreachable, TtmsError
from ttms_client.exchange import Exchanged, NewTickets, OldTickets
from ttms_client.order import Refund
from ttms_client.payment import CardSlip, PaymentToTake, RefundLine, Tender
from ttms_client.refund import NO_PROOF, Proof
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.devices import Device, DeviceKind, Devices
from ttms_desktop.screens.find_orders.approving import Added
from ttms_desktop.screens.find_orders.exchange_dialog import ExchangeDialog
from ttms_desktop.screens.find_orders.exchange_model import ExchangeViewModel
from ttms_desktop.screens.find_orders.refund_journal import RefundJournal
from ttms_desktop.screens.find_orders.reprinting import Reprinting
from ttms_desktop.screens.find_orders.view_model import FindOrdersViewModel
from ttms_desktop.screens.sell_tickets.pictures import SeatShape
from ttms_desktop.session import Counter

Heard = Callable[[SignalInstance], list[object]]


class FakeExchanges:
    """Exchanges at the till; `lost` loses answers after they are made."""

    def __init__(self, till: FakeTill, client: FakeClient) -> None:
        self._till, self.client = till, client
        self.lost = 0
        self.asked: list[tuple[str, OldTickets, NewTickets]] = []
        self._done: dict[str, Exchanged] = {}

    def settle_exchange(
        self,
        old: OldTickets,
        new: NewTickets,
        *,
        request_id: str,
        keep_trying: Callable[[], bool],
        waiting: Callable[[TtmsError], None],
        proof: Proof = NO_PROOF,
    ) -> Exchanged:
        while True:
            self.asked.append((request_id, old, new))
            if request_id not in self._done:
                order = self._till.orders[old.order_id]
                back = self._till.give_back(order, old.ticket_ids, at=self._till.now, reason=old.reason)
                made = self._till.sell(order.schedule, [("K", "1")] * len(new.tickets), at=self._till.now)
                self._done[request_id] = Exchanged(back.refund, back.order, made)
            if not self.lost:
                return self._done[request_id]
            self.lost -= 1
            waiting(ServerUnreachable("the answer was lost"))
            assert keep_trying()


@pytest.fixture
def exchanges(client: FakeClient, till: FakeTill) -> FakeExchanges:
    made = FakeExchanges(till, client)
    client.exchange = made
    return made


@pytest.fixture
def exchange(
    orders: FindOrdersViewModel, runner: SteppingRunner, client: FakeClient, exchanges: FakeExchanges
) -> Iterator[ExchangeViewModel]:
    """Two of the three tickets of order 1 shall become seats of the first show of the board."""
    orders.choose_order(1)
    settle(orders, runner)
    orders.tick(103)
    keeper = QObject()
    model = orders.exchange(keeper)
    assert model is not None
    model.choice.choose_show(client.cinema.shows[0].schedule.schedule_id)
    runner.settle()
    yield model
    model.stop()
    runner.settle()
    keeper.deleteLater()


@pytest.fixture
def left_open(counter: Counter) -> Callable[[], list[str]]:
    """The orders of which the journal does not know yet what became."""
    assert counter.journal is not None
    journal = RefundJournal(counter.journal)
    return lambda: [intent.order_number for intent in journal.pending()]


def free_seats(model: ExchangeViewModel, count: int) -> list[int]:
    hall = model.choice.hall
    assert hall is not None
    free = [seat.seat_id for seat in hall.seats if seat.places == 1 and model.choice.seats.is_free(seat.seat_id)]
    return free[:count]


def test_as_many_seats_as_come_back_are_chosen_and_the_difference_is_said(exchange: ExchangeViewModel) -> None:
    assert exchange.difference_text == "Choose 2 seats: 0 chosen"

    first, second, third = free_seats(exchange, 3)
    exchange.choice.toggle([first])
    assert exchange.difference_text == "Choose 2 seats: 1 chosen"
    exchange.choice.toggle([second, third])

    assert exchange.choice.seats.chosen == [second, third]  # of too many the first one goes
    assert exchange.choice.is_complete
    assert exchange.difference_minor == exchange.choice.new_minor - 9000
    exchange.choice.toggle([second])
    assert not exchange.choice.is_complete


def test_the_best_seats_of_a_sale_are_not_offered_in_an_exchange(exchange: ExchangeViewModel, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    dialog = ExchangeDialog(exchange, window)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.wait(20)

    offered = not dialog.hall.best.isHidden()
    dialog.is_changed = False
    dialog.reject()

    assert not offered


def test_chosen_seats_are_not_left_any_more(exchange: ExchangeViewModel) -> None:
    assert exchange.choice.hall is not None
    before = exchange.choice.hall.places_free

    exchange.choice.toggle(free_seats(exchange, 2))

    assert exchange.choice.hall.places_free == before - 2


def test_a_seat_is_described_only_while_the_keys_go_to_the_map(
    exchange: ExchangeViewModel, runner: SteppingRunner, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    dialog = ExchangeDialog(exchange, window)
    dialog.begin()
    runner.settle()
    dialog.hall.map.focus_seat(free_seats(exchange, 1)[0])

    told = []
    for field in (dialog.show_choice, dialog.hall.map, dialog.show_choice):
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        told.append(bool(dialog.hall.seat_text))
    dialog.is_changed = False
    dialog.reject()

    assert told == [False, True, False]


def test_a_lost_answer_is_asked_for_under_the_same_request_until_it_is_known(
    exchange: ExchangeViewModel,
    exchanges: FakeExchanges,
    runner: SteppingRunner,
    left_open: Callable[[], list[str]],
    heard: Heard,
) -> None:
    done = heard(exchange.exchanged)
    exchange.choice.toggle(free_seats(exchange, 2))
    exchanges.lost = 2

    exchange.exchange(Tender.CASH, Added())
    exchange.exchange(Tender.CASH, Added())  # pressed twice
    runner.settle()

    assert len(done) == 1
    assert len({request_id for request_id, _, _ in exchanges.asked}) == 1
    assert len(exchanges.asked) == 3
    _, old, new = exchanges.asked[0]
    assert (old.order_id, tuple(old.ticket_ids), len(new.tickets)) == (1, (101, 102), 2)
    paid = sum(payment.given_minor for payment in new.payments)
    assert paid == max(0, exchange.difference_minor)
    assert left_open() == []
    assert exchanges.client.calls.count("hold_seats") == 1


def test_a_seat_that_somebody_took_meanwhile_exchanges_nothing(
    exchange: ExchangeViewModel,
    exchanges: FakeExchanges,
    runner: SteppingRunner,
    left_open: Callable[[], list[str]],
    heard: Heard,
) -> None:
    refused = heard(exchange.refused)
    exchange.choice.toggle(free_seats(exchange, 2))
    exchanges.client.unwell["hold_seats"] = [SeatTaken("taken", {"seat_ids": "1"})]

    exchange.exchange(Tender.CASH, Added())
    runner.settle()

    assert len(refused) == 1
    assert exchanges.asked == []
    assert left_open() == []


def test_a_card_pays_the_difference_only_with_the_terminals_reference(
    exchange: ExchangeViewModel, exchanges: FakeExchanges, runner: SteppingRunner, heard: Heard
) -> None:
    refused = heard(exchange.refused)
    exchange.choice.toggle(free_seats(exchange, 2))
    exchange.choice.tickets = tuple(replace(ticket, price_minor=100) for ticket in exchange.choice.tickets)

    exchange.exchange(Tender.CARD, Added())
    exchange.exchange(Tender.CARD, Added(slip="A77"))
    runner.settle()

    assert refused == [("Type the reference that the terminal printed.", "slip")]
    assert exchanges.asked[0][2].payments == (
        PaymentToTake(Tender.CARD, exchange.difference_minor, card=CardSlip("", "A77")),
    )


@pytest.mark.parametrize("height", [512, 768])
def test_the_seats_have_most_of_the_dialog(
    exchange: ExchangeViewModel, runner: SteppingRunner, qtbot: QtBot, height: int
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(911, height)
    window.show()
    dialog = ExchangeDialog(exchange, window)
    dialog.begin()
    runner.settle()
    QApplication.processEvents()

    assert dialog.height() <= height
    assert dialog.hall.map.height() >= dialog.height() * 0.45
    assert dialog._scroll.verticalScrollBar().maximum() == 0
    assert dialog.day.isVisible()
    assert dialog.show_choice.isVisible()
    dialog.set_busy("Exchanging…")
    assert not dialog.show_choice.isEnabled()
    dialog.set_busy("")
    assert dialog.show_choice.isEnabled()
    dialog.close()


@pytest.mark.parametrize(("height", "low"), [(768, False), (512, True)])
def test_what_comes_back_and_the_new_seats_are_told_with_their_prices(
    exchange: ExchangeViewModel, qtbot: QtBot, height: int, *, low: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(911, height)
    window.show()
    dialog = ExchangeDialog(exchange, window)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.hall.map.seats_chosen.emit([])
    order, old = exchange.old_lines

    exchange.choice.toggle(free_seats(exchange, 2))
    said, new = dialog.tickets.text(), exchange.new_text
    dialog.is_changed = False
    dialog.reject()

    assert said == (f"{old}\n{new}" if low else f"{order} · {old} {new}")
    assert new.startswith("→ Row")


def test_spaces_for_wheelchairs_are_told_before_somebody_without_one_gets_them(exchange: ExchangeViewModel) -> None:
    choice = exchange.choice
    hall = choice.hall
    assert hall is not None
    spaces = [seat.seat_id for seat in hall.seats if seat.shape is SeatShape.WHEELCHAIR]
    choice.toggle(free_seats(exchange, 2))
    plain = exchange.new_text

    choice.toggle(spaces[:1])

    assert "wheelchair" not in plain
    assert " · wheelchair spaces: 1 · " in exchange.new_text


def test_a_voucher_that_an_exchange_makes_valid_for_longer_gets_a_new_slip(
    counter: Counter, runner: SteppingRunner, client: FakeClient, printing: PrintDesk, tmp_path: Path
) -> None:
    printing.devices.write(Devices(receipts=Device(DeviceKind.FILE, str(tmp_path / "paper"), answers=False)))
    client.cinema.vouchers["ABCD234567EFGHJK"] = 4_500
    until = client.cinema.now + timedelta(days=30)
    back = (RefundLine(Tender.VOUCHER, 4_500, None, "ABCD234567EFGHJK", until), RefundLine(Tender.CASH, 100))
    refund = Refund(1, "2-R000001", (101,), back, 4_600, "", client.cinema.now, "2", "林晓燕", "2-000002")
    keeper = QObject()

    Reprinting(counter, runner, printing, keeper).print_prolonged(refund)
    runner.settle()

    assert [(job.document.subject, job.document.slips[0].copy) for job in printing.queue.jobs] == [
        ("voucher:ABCD234567EFGHJK", 1)
    ]
