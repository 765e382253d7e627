"""Seats chosen together, seats left alone, and seats that go to another counter."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, SignalInstance
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.fake_cinema import CINEMA, PASSWORD, FakeCinema, FakeClient
from support.fake_holding import FakeHolding
from support.stepping_runner import SteppingRunner
from ttms_client.studio import SeatCategory
from ttms_client.ticket import PriceInCategory, SeatState, SeatStatus
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.devices import DeviceFile
from ttms_desktop.printing.layout import layout_file
from ttms_desktop.printing.ticket_files import TicketFiles
from ttms_desktop.screens.sell_tickets.pictures import SeatLook
from ttms_desktop.screens.sell_tickets.reserve_dialog import ReserveDialog
from ttms_desktop.screens.sell_tickets.view import SellTicketsView
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.session import Counter
from ttms_desktop.terminal.manual import ManualTerminal
from ttms_desktop.widgets.seat_map_marks import SeatMark

Heard = Callable[[SignalInstance], list[object]]


@pytest.fixture
def cinema() -> FakeCinema:
    return FakeCinema("......\n......")


@pytest.fixture
def client(cinema: FakeCinema) -> FakeClient:
    made = FakeClient(cinema)
    made.holding = FakeHolding(made)
    return made


@pytest.fixture
def other(cinema: FakeCinema, runner: SteppingRunner, tmp_path: Path) -> Iterator[SellTicketsViewModel]:
    """Counter 3 with the first show open."""
    client = FakeClient(cinema, counter_name="3")
    client.holding = FakeHolding(client)
    counter = Counter(lambda _address: client, tmp_path / "open-sales-3")
    session = counter.connect("fake:1").user.sign_in("clerk", PASSWORD, counter_name="3", request_id="r")
    counter.signed_in(session, counter.open_journal("3"))
    counter.clock.learn(cinema.now)
    files = TicketFiles(tmp_path / "tickets-3", languages="both", cinema=lambda: CINEMA)
    devices, layout = DeviceFile(tmp_path / "printers-3.json"), layout_file(tmp_path / "layout-3.txt")
    printer = PrintDesk(counter, runner, devices=devices, layout=layout)
    model = SellTicketsViewModel(counter, runner, files=files, printer=printer, terminal=ManualTerminal())
    model.start()
    model.choose_show(1)
    runner.settle()
    yield model
    model.stop()
    model.deleteLater()
    counter.close()


@pytest.fixture
def view(qtbot: QtBot, sell: SellTicketsViewModel) -> SellTicketsView:
    made = SellTicketsView(sell)
    qtbot.addWidget(made)
    made.resize(1290, 700)
    made.show()
    QTest.qWait(1)
    made.hall.map.setFocus()
    return made


def press(view: SellTicketsView, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(view.window().focusWidget() or view, key, modifier)


def in_cart(model: SellTicketsViewModel) -> list[int]:
    return [line.seat_id for line in model.cart.lines]


def test_seats_chosen_together_are_held_in_one_call_and_given_back_together(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient
) -> None:
    client.cinema.put(1, [SeatStatus(102, SeatState.SOLD)])
    runner.settle()

    sell.picking.choose([101, 102, 103])
    runner.settle()
    assert in_cart(sell) == [101, 103]
    assert client.calls.count("hold_seats") == 1

    sell.picking.choose([101, 103])
    runner.settle()
    assert in_cart(sell) == []
    assert client.calls.count("release_seats") == 1


def test_a_seat_left_alone_is_told_with_the_alternative_and_never_refused(
    view: SellTicketsView, sell: SellTicketsViewModel, runner: SteppingRunner
) -> None:
    sell.picking.choose([102, 103])
    runner.settle()

    assert in_cart(sell) == [102, 103]
    assert view.hall.strip.isVisible()
    assert view.hall.strip.text == "Left alone: Row A, seat 1"
    assert view.hall.strip.button.text() == "Take Row A, seats 1, 2"
    assert view.hall.map._marks == {101: SeatMark.ALONE, 102: SeatMark.BETTER}
    assert sell.cart.can_pay, "a warning, no veto"


def test_one_key_takes_the_alternative_at_the_same_prices(
    view: SellTicketsView, sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient
) -> None:
    sell.picking.choose([102, 103])
    runner.settle()
    sell.change_type(103, "child")

    press(view, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    runner.settle()

    assert sorted(in_cart(sell)) == [101, 102]
    assert sorted(line.type_name for line in sell.cart.lines) == ["Adult", "Child"]
    assert client.cinema.status(1, 103).state is SeatState.FREE
    assert not view.hall.strip.isVisible()


def test_an_alternative_is_of_the_same_category_and_the_legend_tells_what_each_costs(
    view: SellTicketsView, sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    categories = (SeatCategory("Front", "#0F766E"), SeatCategory("Back", ""))
    seats = tuple(replace(seat, category=seat.row) for seat in cinema.layout.seats)
    cinema.layout = replace(cinema.layout, seats=seats, categories=categories)
    adult, child = (replace(one, prices_in_categories=(PriceInCategory(2, 6000),)) for one in cinema.prices)
    cinema.prices = (adult, child)
    cinema.put(1, [SeatStatus(seat_id, SeatState.SOLD) for seat_id in (101, 105)])
    sell._basket.watch.reload()
    runner.settle()

    sell.picking.choose([103, 104])
    runner.settle()

    assert sell.picking.lonely is not None
    assert (sell.picking.lonely.alone, sell.picking.lonely.instead) == ((102,), ())
    assert view.hall._legend.accessibleName().startswith("Front ¥45.00, Back ¥60.00, Available")
    assert sell.picking.explain(201) == "Row B, seat 1\nBack\nAdult ¥60.00\nAvailable"


def test_nothing_is_told_where_nobody_is_left_alone(sell: SellTicketsViewModel, runner: SteppingRunner) -> None:
    sell.picking.choose([101, 102])
    runner.settle()

    assert sell.picking.lonely is None


def test_the_seats_of_a_typed_line_are_seen_before_they_are_taken(
    view: SellTicketsView, sell: SellTicketsViewModel
) -> None:
    press(view, Qt.Key.Key_Slash)
    QTest.keyClicks(view.line.field, "2a")

    seen = {seat for seat, mark in view.hall.map._marks.items() if mark is SeatMark.PREVIEW}
    assert seen == {203, 204}
    assert in_cart(sell) == []

    press(view, Qt.Key.Key_Escape)
    assert not view.hall.map._marks


def test_pointing_at_a_number_shows_the_best_seats_and_a_click_takes_them(
    view: SellTicketsView, sell: SellTicketsViewModel, runner: SteppingRunner
) -> None:
    two = view.hall.best.buttons[1]
    QApplication.sendEvent(two, QEvent(QEvent.Type.Enter))
    assert view.hall.map._marks == {203: SeatMark.PREVIEW, 204: SeatMark.PREVIEW}

    QTest.mouseClick(two, Qt.MouseButton.LeftButton)
    QApplication.sendEvent(two, QEvent(QEvent.Type.Leave))
    runner.settle()

    assert sorted(in_cart(sell)) == [203, 204]
    assert not view.hall.map._marks


def test_a_screen_reader_is_told_every_seat_of_the_hall(view: SellTicketsView, sell: SellTicketsViewModel) -> None:
    sell.toggle_seat(101)
    tree = QAccessible.queryAccessibleInterface(view.hall.map)
    names = [tree.child(place).text(QAccessible.Text.Name) for place in range(tree.childCount())]

    assert len(names) == 12
    assert names[:2] == ["Row A, seat 1: being held… · Adult ¥45.00", "Row A, seat 2: available · Adult ¥45.00"]


def test_without_the_server_seats_are_neither_handed_over_nor_kept(
    view: SellTicketsView, sell: SellTicketsViewModel, client: FakeClient, runner: SteppingRunner
) -> None:
    sell.picking.choose([101, 102])
    runner.settle()
    can = [(view.hall.hand_over.isEnabled(), view.hall.reserve.isEnabled())]
    client.away = True
    sell._link.ask()
    runner.settle()
    can.append((view.hall.hand_over.isEnabled(), view.hall.reserve.isEnabled()))
    said = []
    for key in (Qt.Key.Key_H, Qt.Key.Key_R):
        view.messages.clear()
        press(view, key, Qt.KeyboardModifier.ControlModifier)
        said.append(view.messages.text)

    assert can == [(True, True), (False, False)]
    assert said == [sell.connection_text] * 2
    assert sell.connection_text.endswith("by itself. The seats stay in this sale.")
    assert not view.hand_over.is_open
    assert QApplication.activeModalWidget() is None

    client.away = False
    sell._link.ask()
    runner.settle()
    assert view.hall.hand_over.isEnabled()


def test_held_seats_go_to_another_counter_by_keys(
    view: SellTicketsView, sell: SellTicketsViewModel, other: SellTicketsViewModel, runner: SteppingRunner, heard: Heard
) -> None:
    told = heard(sell.informed)
    sell.picking.choose([101, 102])
    runner.settle()
    press(view, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(view.hand_over.field, "3")
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert in_cart(sell) == [101, 102], "they are this counter's until the other takes them"
    assert view.hall.strip.text == "Offered to counter 3: it can take over the seats in this show."
    assert [offer.text for offer in other.handing.offers] == ["Counter 2 hands over: Row A, seats 1, 2."]

    other.handing.take()
    runner.settle()

    assert (in_cart(sell), sorted(in_cart(other))) == ([], [101, 102])
    assert (sell.look(101), other.look(101)) == (SeatLook.HELD, SeatLook.MINE)
    assert sell.describe(101) == "Row A, seat 1: held by counter 3, released in 3:00"
    assert told[-1] == "Counter 3 has taken over Row A, seats 1, 2."
    assert other.handing.offers == ()
    assert not view.hall.strip.isVisible()

    sell.toggle_seat(105)
    other.pay_cash()
    runner.settle()
    assert (sell.look(101), in_cart(sell)) == (SeatLook.SOLD, [105])


def test_an_offer_is_taken_back_by_a_key_and_the_other_counter_sees_it_go(
    view: SellTicketsView, sell: SellTicketsViewModel, other: SellTicketsViewModel, runner: SteppingRunner, heard: Heard
) -> None:
    told, refused = heard(sell.informed), heard(sell.refused)
    sell.picking.choose([101, 102])
    runner.settle()
    sell.handing.offer("3")
    runner.settle()
    assert view.hall.strip.button.text() == "Take back"
    assert other.handing.offers

    for _ in range(3):
        press(view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    runner.settle()

    assert (other.handing.offers, sell.handing.waiting_text) == ((), "")
    assert told[-1] == "The seats are no longer offered; they stay yours."
    assert not refused
    assert in_cart(sell) == [101, 102]
    sell.pay_cash()
    runner.settle()
    assert sell.look(101) is SeatLook.SOLD


def test_an_offer_that_was_taken_meanwhile_is_not_taken_back(
    view: SellTicketsView, sell: SellTicketsViewModel, other: SellTicketsViewModel, runner: SteppingRunner
) -> None:
    sell.toggle_seat(101)
    runner.settle()
    sell.handing.offer("3")
    runner.settle()
    other.handing.take()

    view.hall.strip.button.click()
    runner.settle()

    assert (in_cart(sell), in_cart(other)) == ([], [101])


def test_keys_that_come_before_the_servers_answer_neither_sell_nor_lose_anything(
    view: SellTicketsView, sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient
) -> None:
    sell.toggle_seat(101)
    press(view, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(view.hand_over.field, "3")
    press(view, Qt.Key.Key_Return)

    assert view.hand_over.is_open
    assert view.messages.text == "The seats are being held. Try again in a moment."
    runner.settle()
    assert "sell" not in client.calls
    press(view, Qt.Key.Key_Return)
    runner.settle()
    assert client.calls.count("offer_hold") == 1


def test_seats_are_kept_by_their_key_also_while_a_lonely_seat_is_told(
    view: SellTicketsView, sell: SellTicketsViewModel, runner: SteppingRunner, heard: Heard
) -> None:
    refused = heard(sell.handing.reserving.not_reserved)
    sell.toggle_seat(102)
    press(view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    dialog = view.findChild(ReserveDialog)
    assert dialog is not None
    dialog.name.setText("Miller")
    dialog.confirm()
    assert refused == ["The seats are being held. Try again in a moment."]
    assert dialog.isVisible()
    dialog.is_changed = False
    dialog.reject()
    dialog.setParent(None)
    runner.settle()
    assert sell.picking.lonely is not None

    press(view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)

    dialog = view.findChild(ReserveDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


def test_an_offer_waits_while_this_counter_sells_something_else(
    sell: SellTicketsViewModel, other: SellTicketsViewModel, runner: SteppingRunner, heard: Heard
) -> None:
    refused = heard(other.refused)
    sell.toggle_seat(101)
    other.toggle_seat(201)
    runner.settle()
    sell.handing.offer("3")
    runner.settle()

    other.handing.take()
    runner.settle()

    assert refused == ["Finish or clear this sale first, then take over the seats."]
    assert (in_cart(sell), in_cart(other)) == ([101], [201])


@pytest.mark.parametrize("name", ["2", " "])
def test_seats_are_not_handed_over_to_nobody_or_to_oneself(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, heard: Heard, name: str
) -> None:
    refused = heard(sell.refused)
    sell.toggle_seat(101)
    runner.settle()

    assert not sell.handing.offer(name)

    assert refused == ["Type the name of the other counter."]
    assert "offer_hold" not in client.calls


def test_a_tip_says_kind_price_and_who_holds_it(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient
) -> None:
    until = client.cinema.now + CINEMA.hold_time
    client.cinema.put(1, [SeatStatus(101, SeatState.HELD, "3", "h", until, "4")])
    client.cinema.put(1, [SeatStatus(102, SeatState.RESERVED, "3", "", until, "", 9), SeatStatus(103, SeatState.HOUSE)])
    runner.settle()

    assert sell.picking.explain(104) == "Row A, seat 4\nAdult ¥45.00\nAvailable"
    assert sell.picking.explain(101).endswith("Held by counter 3, released in 3:00 · offered to counter 4")
    assert sell.picking.explain(102) == "Row A, seat 2\nReserved until 12:03"
    assert (sell.look(103), sell.describe(103)) == (SeatLook.KEPT, "Row A, seat 3: house seat")
    assert sell.picking.captions() == {101: ("3", "3:00")}
