"""Sessions that end, links that break and servers that go away: the cart is kept, and that is said."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeCinema, FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.errors import ServerUnreachable, SessionExpired
from ttms_client.ticket import SeatState
from ttms_desktop.screens.sell_tickets.pictures import SeatLook
from ttms_desktop.screens.sell_tickets.view import SellTicketsView
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel

Heard = Callable[[SignalInstance], list[object]]


def picture(model: SellTicketsViewModel) -> str:
    """The hall as text: free ., asked ?, mine m, held h, sold x, broken b."""
    hall = model.hall
    assert hall is not None
    letters = dict(zip(SeatLook, ".?mhxbk", strict=True))
    rows: dict[int, str] = {}
    for seat in hall.seats:
        rows[seat.row] = rows.get(seat.row, "") + letters[model.look(seat.seat_id)]
    return "\n".join(rows.values())


def test_a_session_that_ends_asks_for_a_sign_in_and_keeps_the_cart(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, heard: Heard
) -> None:
    needed = heard(sell.sign_in_needed)
    sell.toggle_seat(101)
    runner.settle()
    client.unwell["hold_seats"] = [SessionExpired("over")]
    sell.toggle_seat(102)
    runner.settle()

    sell.start()
    runner.settle()

    assert needed == ["Your session has ended. Sign in again; your work is kept."]
    assert picture(sell).startswith("mm..")


def test_a_broken_link_heals_with_a_fresh_map(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, cinema: FakeCinema
) -> None:
    client.away = True
    runner.pump()
    assert sell.hall is not None
    assert not sell.hall.fresh
    FakeClient(cinema, counter_name="3").hold_seats(1, [101], request_id="meanwhile")

    client.away = False
    sell._basket.resume()
    runner.settle()

    assert picture(sell).startswith("h...")
    assert sell.hall.fresh


def test_a_lost_server_is_told_and_keeps_the_cart(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, heard: Heard
) -> None:
    told = heard(sell.connection_changed)
    sell.toggle_seat(101)
    runner.settle()
    client.away = True
    sell._link.ask()
    runner.settle()

    assert told == [False]
    assert not sell.cart.can_pay
    assert sell.cart.why_not == "The server cannot be reached. Check the network; work then goes on by itself."
    assert len(sell.cart.lines) == 1


def test_a_server_that_is_back_is_told(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, heard: Heard
) -> None:
    client.unwell["check_health"] = [ServerUnreachable("gone")]
    told = heard(sell.connection_changed)
    sell._link.ask()
    runner.settle()
    sell._link.ask()

    runner.settle()

    assert told == [False, True]


def test_a_seat_that_the_server_gave_away_leaves_the_cart_with_a_sentence(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, heard: Heard
) -> None:
    refused = heard(sell.refused)
    sell.toggle_seat(101)
    sell.toggle_seat(102)
    runner.settle()
    cinema.now += timedelta(seconds=181)
    FakeClient(cinema, counter_name="3").hold_seats(1, [101], request_id="other")

    runner.settle()

    assert picture(sell).startswith("hm..")
    assert refused == ["Row A, seat 1: no longer held for you. Choose again."]


def test_word_of_the_seats_past_does_not_take_it_from_the_cart(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    """The live map may be behind the answer that gave us the seat."""
    other = FakeClient(cinema, counter_name="3")
    hold = other.hold_seats(1, [101], request_id="other")
    other.release_seats(1, hold_id=hold.hold_id, request_id="back")
    sell.toggle_seat(101)
    runner.step()
    runner.pump()

    assert picture(sell).startswith("m...")


def test_signing_out_gives_the_seats_back_first(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, cinema: FakeCinema, heard: Heard
) -> None:
    needed = heard(sell.sign_in_needed)
    sell.toggle_seat(101)
    runner.settle()
    client.calls.clear()

    sell.sign_out()
    asked_at_once = len(runner.waiting)
    runner.settle()

    assert asked_at_once == 1
    assert client.calls == ["release_seats", "sign_out"]
    assert cinema.status(1, 101).state is SeatState.FREE
    assert needed == [""]


def test_what_could_not_be_done_without_the_server_is_not_said_twice_nor_after_it_is_back(
    qtbot: QtBot, sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient
) -> None:
    view = SellTicketsView(sell)
    qtbot.addWidget(view)
    client.away = True
    sell._link.ask()
    runner.settle()

    sell.toggle_seat(101)
    assert view.messages.text == "Not possible until the server is back."

    client.away = False
    sell._link.ask()
    runner.settle()
    assert not view.messages.text
