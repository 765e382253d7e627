"""Seats kept under a name: made from a sale, collected into the next one, released; the house's need a manager."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeCinema, FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.approval import Approval
from ttms_client.errors import ApprovalRefused, HouseSeats
from ttms_client.reservation import Collected, Reservation, ReservationKind, ReservationPage, SeatsToKeep
from ttms_client.ticket import SeatState, SeatStatus
from ttms_desktop.screens.keep_reservations.view import KeepReservationsView
from ttms_desktop.screens.keep_reservations.view_model import KeepReservationsViewModel
from ttms_desktop.screens.sell_tickets.opening import HoldToSell
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.session import Counter

Heard = Callable[[SignalInstance], list[object]]


class FakeReservations:
    """Keeps seats; those of the house need the PIN 4711."""

    def __init__(self, cinema: FakeCinema, client: FakeClient) -> None:
        self._cinema, self._client = cinema, client
        self.kept: dict[int, Reservation] = {}
        self.kind = ReservationKind.NAMED

    def reserve_seats(
        self, schedule_id: int, wish: SeatsToKeep, *, hold_id: str, request_id: str, approval: Approval | None = None
    ) -> Reservation:
        seats = self._client._held(schedule_id, hold_id)
        self._cinema.put(schedule_id, [SeatStatus(seat, SeatState.RESERVED) for seat in seats])
        number = len(self.kept) + 1
        self.kept[number] = Reservation(
            number,
            schedule_id,
            self.kind,
            wish.name,
            wish.note,
            tuple(seats),
            "林晓燕",
            "2",
            self._cinema.now,
            self._cinema.now,
            "A1, A2",
        )
        return self.kept[number]

    def list_reservations(
        self, *, schedule_id: int = 0, name_contains: str = "", page_size: int = 100, page_token: str = ""
    ) -> ReservationPage:
        return ReservationPage(tuple(one for one in self.kept.values() if name_contains in one.name), "")

    def collect_reservation(
        self, reservation_id: int, *, seat_ids: Sequence[int] = (), approval: Approval | None = None, request_id: str
    ) -> Collected:
        one = self._take(reservation_id, approval)
        self._cinema.put(one.schedule_id, [SeatStatus(seat, SeatState.FREE) for seat in one.seat_ids])
        hold = self._client.hold_seats(one.schedule_id, one.seat_ids, request_id=request_id)
        return Collected(one.schedule_id, hold)

    def release_reservation(
        self, reservation_id: int, *, seat_ids: Sequence[int] = (), approval: Approval | None = None, request_id: str
    ) -> tuple[int, ...]:
        one = self._take(reservation_id, approval)
        self._cinema.put(one.schedule_id, [SeatStatus(seat, SeatState.FREE) for seat in one.seat_ids])
        return ()

    def _take(self, reservation_id: int, approval: Approval | None) -> Reservation:
        if self.kept[reservation_id].kind is ReservationKind.HOUSE:
            if approval is None:
                raise HouseSeats("no")
            if approval.pin != "4711":
                raise ApprovalRefused("no")
        return self.kept.pop(reservation_id)


@pytest.fixture
def kept(cinema: FakeCinema, client: FakeClient) -> FakeReservations:
    made = client.reservation = FakeReservations(cinema, client)
    return made


@pytest.fixture
def screen(
    counter: Counter, runner: SteppingRunner, sell: SellTicketsViewModel, kept: FakeReservations
) -> Iterator[KeepReservationsViewModel]:
    """Two seats of the first show were kept for Miller."""
    sell.choose_show(1)
    runner.settle()
    sell.take_best(2)
    runner.settle()
    sell.handing.reserving.reserve("Miller", "138")
    runner.settle()
    made = KeepReservationsViewModel(counter, runner, reserving=sell.handing.reserving)
    made.load()
    runner.settle()
    yield made
    made.deleteLater()


def test_seats_of_a_sale_are_kept_under_a_name_and_collected_into_the_next(
    sell: SellTicketsViewModel, screen: KeepReservationsViewModel, runner: SteppingRunner, heard: Heard
) -> None:
    assert not sell.cart.lines  # the sale is empty, and holds nothing
    assert sell._basket.seconds_left() is None
    [line] = screen.lines
    assert (line.name, line.seats) == ("Miller", "A1, A2")
    assert line.show.split(" · ")[1].startswith("Hall")  # before the title, whose end may be cut
    collected, refused = heard(screen.collected), heard(screen.refused)

    sell.take_best(1)
    runner.settle()
    screen.collect(1)
    assert refused == ["Finish or clear the open sale first, then collect the seats."]
    sell.clear_cart()
    runner.settle()

    screen.collect(1)
    runner.settle()
    assert len(collected) == 1
    hold = collected[0]
    assert isinstance(hold, HoldToSell)
    sell.handing.reserving.take_in(hold)
    runner.settle()
    assert len(sell.cart.lines) == 2
    assert sell.cart.can_pay


def test_seats_are_released_only_with_a_managers_pin_where_the_house_keeps_them(
    screen: KeepReservationsViewModel, kept: FakeReservations, runner: SteppingRunner, heard: Heard
) -> None:
    kept.kept[1] = replace(kept.kept[1], kind=ReservationKind.HOUSE)
    asked, done = heard(screen.approval_wanted), heard(screen.done)

    for manager, pin in (("", ""), ("wang", "1111"), ("wang", "4711")):
        screen.release(1, manager, pin)
        runner.settle()

    assert len(asked) == 2
    assert len(done) == 1
    assert screen.lines == []


@pytest.fixture
def view(screen: KeepReservationsViewModel, qtbot: QtBot) -> KeepReservationsView:
    made = KeepReservationsView(screen)
    qtbot.addWidget(made)
    assert made.bar is not None
    made.bar.setParent(made)
    made.show()
    QTest.qWaitForWindowActive(made)
    made.enter()
    return made


def test_enter_collects_the_only_reservation_that_is_found_once_it_is_known(
    view: KeepReservationsView, screen: KeepReservationsViewModel, kept: FakeReservations, runner: SteppingRunner
) -> None:
    kept.kept[2] = replace(kept.kept[1], reservation_id=2, name="Zhou")
    QTest.keyClicks(view.search, "Mill")
    QTest.keyClick(view.search, Qt.Key.Key_Return)
    assert len(kept.kept) == 2, "what is seen does not answer what was typed yet"
    runner.settle()

    assert list(kept.kept) == [2]


def test_of_several_reservations_enter_collects_none(
    view: KeepReservationsView, kept: FakeReservations, runner: SteppingRunner
) -> None:
    kept.kept[2] = replace(kept.kept[1], reservation_id=2, name="Millet")
    QTest.keyClicks(view.search, "Mill")
    QTest.keyClick(view.search, Qt.Key.Key_Return)
    runner.settle()

    assert len(kept.kept) == 2
    assert view.focusWidget() is view.table.grid


def test_only_keys_that_do_something_are_named(
    view: KeepReservationsView, screen: KeepReservationsViewModel, kept: FakeReservations, runner: SteppingRunner
) -> None:
    view.resize(1200, 600)
    assert "Del" in view.messages._text.text()

    kept.kept.clear()
    screen.load()
    runner.settle()

    assert view.messages._text.text() == "Type a name · F5 refresh"


def test_reservations_are_found_by_a_part_of_the_name(
    screen: KeepReservationsViewModel, runner: SteppingRunner
) -> None:
    screen.search("ill")
    runner.settle()
    assert len(screen.lines) == 1

    screen.search("Zhou")
    runner.settle()
    assert screen.lines == []


def test_the_house_asks_for_a_manager_and_refuses_only_what_was_tried(
    view: KeepReservationsView, screen: KeepReservationsViewModel, kept: FakeReservations, runner: SteppingRunner
) -> None:
    kept.kept[1] = replace(kept.kept[1], kind=ReservationKind.HOUSE)
    runner.settle()
    screen.release(1)
    runner.settle()
    assert view.dialog is not None
    assert screen.lines[0].name == "House seats · Miller"
    assert view.dialog.why.text() == "These are house seats. Ask a manager to enter their PIN."
    assert view.dialog.messages.text == ""

    screen.release(1, "wang", "1111")
    runner.settle()

    assert view.dialog.messages.text != ""
    view.dialog.is_changed = False
    view.dialog.reject()
