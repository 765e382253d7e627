"""What the sell screen says in a window: without shows, without the server, in another language."""

from dataclasses import replace

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeClient
from support.sell_keys import FIRST, take
from support.stepping_runner import SteppingRunner
from ttms_desktop.main_window import MainWindow
from ttms_desktop.screens.sell_tickets.show_list import ShowList
from ttms_desktop.screens.sell_tickets.view import SellTicketsView


def test_a_day_without_shows_says_what_to_do_next(view: SellTicketsView) -> None:
    view.shows.say([], "", loaded=True)

    assert view.shows._notice._hint.text() == "Choose another day at the top. A manager plans shows under Schedule."


def test_a_lost_server_is_said_and_nothing_can_be_paid(
    window: MainWindow, client: FakeClient, runner: SteppingRunner
) -> None:
    take(window.sell_view, runner, FIRST)

    client.away = True
    window._model._link.ask()
    runner.settle()

    assert window.top_bar.banner.isVisible()
    assert not window.sell_view.cart.pay_button.isEnabled()
    assert len(window._model.cart.lines) == 1


def test_the_language_changes_while_the_window_is_open(window: MainWindow, qapp: QApplication) -> None:
    window._menu._appearance.choose_language("zh_CN")
    QTest.qWait(1)
    assert window.rail.items[0].text() == "售票"
    assert window.sell_view.cart.pay_button.text() == "现金收讫并出票"

    window._menu._appearance.choose_language("en")
    QTest.qWait(1)
    assert window.sell_view.cart.pay_button.text() == "Take cash and print"


def test_an_empty_cart_says_what_to_choose_next(view: SellTicketsView) -> None:
    assert view.cart._notice._hint.text().startswith("Click seats on the seat map")

    view.cart.say_show(chosen=False)

    assert view.cart._notice._hint.text() == "Choose a show first."


def test_where_there_is_little_room_the_film_has_it_and_not_how_many_seats_there_are(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = window.sell_view
    view._open_seats()
    hall = view._model.hall
    assert hall is not None
    told = view.hall._free.text
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: told() == f"{hall.places_free} of {hall.places_total} left")

    window.resize(911, 512)

    qtbot.waitUntil(lambda: told() == f"{hall.places_free} left")


def test_shows_below_the_fold_are_hinted_at(view: SellTicketsView, qtbot: QtBot) -> None:
    one, shows = view._model.board[0], ShowList()
    qtbot.addWidget(shows)
    shows.resize(400, 300)
    shows.show()

    shows.say([replace(one, schedule_id=number, on_sale=True) for number in range(1, 10)], "", loaded=True)
    qtbot.waitUntil(lambda: shows._scroll.has_more_below)

    shows._scroll.verticalScrollBar().setValue(shows._scroll.verticalScrollBar().maximum())
    assert not shows._scroll.has_more_below
