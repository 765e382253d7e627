"""The customer's screen follows the clerk's, shows nothing that is not theirs, and never takes the keys."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeCinema, FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.errors import ServerUnreachable
from ttms_client.play import Poster
from ttms_client.ticket import SeatState, SeatStatus
from ttms_desktop.screens.sell_tickets.pictures import CartPicture, ExtraPicture, PaidLine
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.screens.show_customer.pictures import Scene, TicketLine
from ttms_desktop.screens.show_customer.view import CustomerDisplay, other_screen
from ttms_desktop.screens.show_customer.view_model import ShowCustomerViewModel
from ttms_desktop.session import Counter
from ttms_desktop.widgets.seat_glyphs import SeatLook

FIRST, SECOND, HELD = 101, 102, 103


class Films:
    """Their posters; `away` is a lost server."""

    def __init__(self) -> None:
        self.pictures: dict[int, bytes] = {}
        self.asked: list[int] = []
        self.away = False

    def get_poster(self, play_id: int) -> Poster:
        self.asked.append(play_id)
        if self.away:
            raise ServerUnreachable("away")
        return Poster("image/png", self.pictures.get(play_id, b""))


def png() -> bytes:
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(20, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkRed)
    image.save(content, "PNG")  # type: ignore[call-overload]
    return bytes(content.data().data())


@pytest.fixture
def films(client: FakeClient) -> Films:
    made = client.play = Films()
    return made


@pytest.fixture
def customer(
    counter: Counter, runner: SteppingRunner, sell: SellTicketsViewModel, films: Films
) -> Iterator[ShowCustomerViewModel]:
    model = ShowCustomerViewModel(counter, runner, sell)
    yield model
    model.stop()
    model.deleteLater()


@pytest.fixture
def display(customer: ShowCustomerViewModel, runner: SteppingRunner, qtbot: QtBot) -> Iterator[CustomerDisplay]:
    made = CustomerDisplay(customer)
    qtbot.addWidget(made)
    made.show()
    runner.settle()
    yield made
    made.close()


def scene_of(display: CustomerDisplay) -> str:
    return type(display.scene).__name__


def test_the_programme_is_followed_by_the_sale_and_that_by_the_change(
    customer: ShowCustomerViewModel, display: CustomerDisplay, sell: SellTicketsViewModel, runner: SteppingRunner
) -> None:
    assert scene_of(display) == "ProgrammeScene"
    assert [(line.time_text, line.title) for line in customer.programme()] == [
        ("14:00", "Metropolis"),
        ("16:00", "Metropolis"),
    ]
    for seat in (FIRST, SECOND):
        sell.toggle_seat(seat)
    runner.settle()
    assert scene_of(display) == "SaleScene"
    assert (customer.sale().title, customer.sale().show_text) == ("Metropolis", "14:00 · Hall 2")
    assert [line.text for line in customer.sale().lines] == ["Row A, seat 1 · Adult", "Row A, seat 2 · Adult"]
    assert display.sale.total.text() == "¥90.00"

    sell.pay_cash(10_000)
    runner.settle()
    assert scene_of(display) == "PaidScene"
    assert [figure.text() for figure in display.paid.figures] == ["¥90.00", "¥100.00", "¥10.00"]
    order = sell.last_order
    assert order is not None
    assert display.paid.qr.text.splitlines()[1:3] == [order.order_number, "Metropolis · Hall 2"]

    sell.toggle_seat(HELD)
    runner.settle()
    assert scene_of(display) == "SaleScene"
    sell.clear_cart()
    runner.settle()
    assert scene_of(display) == "ProgrammeScene"


class PartlyPaid:
    """The sell screen with glasses in the cart and a voucher taken for a part of it."""

    def __init__(self, sell: SellTicketsViewModel) -> None:
        self._sell = sell

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sell, name)

    @property
    def cart(self) -> CartPicture:
        paid = (PaidLine("Voucher 23456789ABCDEFGH", "¥40.00"),)
        glasses = (ExtraPicture("3D glasses", "¥5.00", 2), ExtraPicture("Fee", "¥1.00", 0))
        return replace(self._sell.cart, paid=paid, left_text="¥15.00", extras=glasses)


def test_parts_that_are_paid_and_what_is_left_are_seen_and_no_voucher_code(
    counter: Counter, runner: SteppingRunner, sell: SellTicketsViewModel, qtbot: QtBot
) -> None:
    partly_paid: Any = PartlyPaid(sell)
    model = ShowCustomerViewModel(counter, runner, partly_paid)
    display = CustomerDisplay(model)
    qtbot.addWidget(display)
    sell.toggle_seat(FIRST)
    runner.settle()
    sale = model.sale()
    said = (display.sale.left.text(), display.sale.left.isHidden())
    display.close()
    model.deleteLater()

    assert sale.lines[1:] == (TicketLine("3D glasses", "2 x ¥5.00"),)
    assert sale.paid == (TicketLine("Voucher", "¥40.00"),)
    assert said == ("¥15.00", False)


def test_what_was_paid_goes_after_a_while(
    customer: ShowCustomerViewModel, display: CustomerDisplay, sell: SellTicketsViewModel, runner: SteppingRunner
) -> None:
    sell.toggle_seat(FIRST)
    runner.settle()
    sell.pay_cash()
    runner.settle()
    assert customer.scene is Scene.PAID
    assert not display.paid.figures[2].isVisible()  # nothing to give back
    customer.end_paid()
    assert scene_of(display) == "ProgrammeScene"


def test_the_poster_of_a_film_is_asked_for_once(
    customer: ShowCustomerViewModel, display: CustomerDisplay, films: Films, runner: SteppingRunner
) -> None:
    assert films.asked == [1]
    assert customer.programme()[0].poster is None
    customer.start()
    runner.settle()
    assert films.asked == [1]  # a film without one is no reason to ask again


def test_a_poster_is_shown_as_soon_as_the_server_has_told_it(
    counter: Counter, sell: SellTicketsViewModel, films: Films, runner: SteppingRunner
) -> None:
    films.pictures[1], films.away = png(), True
    model = ShowCustomerViewModel(counter, runner, sell)
    model.start()
    runner.settle()
    lost = model.programme()[0].poster
    films.away = False
    model.start()
    runner.settle()
    shown = [line.poster for line in model.programme()]
    model.stop()
    model.deleteLater()

    assert lost is None
    assert all(poster is not None and poster.width() == 20 for poster in shown)


def test_after_the_last_show_of_today_the_programme_is_that_of_the_next_day_with_shows(
    customer: ShowCustomerViewModel, cinema: FakeCinema, runner: SteppingRunner
) -> None:
    cinema.shows = [cinema.show(5, timedelta(hours=50))]
    customer.start()
    runner.settle()
    assert [line.schedule_id for line in customer.programme()] == [5]
    assert customer.programme_text == "Tue 24 November"


def test_the_map_shows_their_seats_and_no_names_of_other_counters(
    display: CustomerDisplay, sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    sell.toggle_seat(FIRST)
    runner.settle()
    held = SeatStatus(HELD, SeatState.HELD, "3", "hold-3", cinema.now + timedelta(minutes=2))
    cinema.put(1, [held, SeatStatus(SECOND, SeatState.SOLD)])
    runner.settle()

    looks = [display.sale.map.look(seat) for seat in (FIRST, SECOND, HELD)]
    assert looks == [SeatLook.MINE, SeatLook.SOLD, SeatLook.SOLD]


def test_the_window_takes_no_keys_and_opens_on_the_other_screen(display: CustomerDisplay, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    display.close()
    display.open_beside(field)

    assert field.hasFocus()
    assert not display.isFullScreen()  # there is one screen here
    assert other_screen(QGuiApplication.screens(), field.screen()) is None
    assert other_screen(["clerk's", "customer's"], "clerk's") == "customer's"
