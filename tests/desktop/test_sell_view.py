"""The sell screen in a window: keys, clicks, states, and sizes at which nothing may be cut off."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeCinema, FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.extra import Charged, Extra
from ttms_client.payment import Tender
from ttms_client.ticket import SeatState, SeatStatus
from ttms_desktop import style
from ttms_desktop.appearance import Appearance
from ttms_desktop.config import load
from ttms_desktop.main_window import MainWindow
from ttms_desktop.screens.sell_tickets.view import SellTicketsView
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.screens.sign_in.view_model import SignInViewModel
from ttms_desktop.session import Counter
from ttms_desktop.terminal.card_terminal import NotCharged
from ttms_desktop.terminal.manual import ManualTerminal
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.more_button import MoreButton
from ttms_desktop.widgets.seat_glyphs import SeatLook

_FIRST, _SECOND, _COUPLE = 101, 102, 203


@pytest.fixture
def sign_in(counter: Counter, runner: SteppingRunner, memory: QSettings) -> SignInViewModel:
    return SignInViewModel(counter, runner, settings=load(None, {}), memory=memory)


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, sign_in: SignInViewModel, sell: SellTicketsViewModel, memory: QSettings
) -> Iterator[MainWindow]:
    """Counter 2 with the first show open."""
    style.apply_theme(qapp, "light")
    made = MainWindow(sign_in, sell, Appearance(memory, language="en"))
    qtbot.addWidget(made)
    made.show()
    made.show_work()
    QTest.qWait(1)
    yield made
    made.close()


@pytest.fixture
def view(window: MainWindow) -> SellTicketsView:
    return window.sell_view


def press(view: SellTicketsView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view.window().focusWidget() or view, key)


def take(view: SellTicketsView, runner: SteppingRunner, *seats: int) -> None:
    for seat in seats:
        where = view.hall.map.seat_rectangle(seat).center().toPoint()
        QTest.mouseClick(view.hall.map.viewport(), Qt.MouseButton.LeftButton, pos=where)
        runner.settle()


def beyond_reach(view: SellTicketsView, buttons: list[BusyButton]) -> list[str]:
    """Those that are neither seen nor in the menu of a button for more that is seen."""
    offered = [one for more in view.findChildren(MoreButton) if more.isVisible() for one in more.folded]
    return [one.accessibleName() or one.text() for one in buttons if not one.isVisible() and one not in offered]


def cut_off(window: QWidget) -> list[str]:
    """Buttons that have less room than they need, and widgets that reach out of their parents."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, BusyButton) and widget.height() < widget.sizeHint().height():
            found.append(f"too low: {widget.text()}")
        parent = widget.parentWidget()
        scrolled = parent is not None and parent.objectName() == "qt_scrollarea_viewport"
        if parent is not None and not widget.isWindow() and not scrolled:
            inside = parent.rect().adjusted(-1, -1, 1, 1)
            if not inside.contains(widget.geometry()):
                found.append(f"outside: {type(widget).__name__} {widget.geometry()} in {parent.rect()}")
    return found


def test_two_seats_are_sold_with_the_keyboard_alone(view: SellTicketsView, runner: SteppingRunner) -> None:
    view.hall.map.setFocus()
    view.hall.map.focus_seat(_FIRST)

    press(view, Qt.Key.Key_Space)
    runner.settle()
    press(view, Qt.Key.Key_Right, Qt.Key.Key_Space)
    runner.settle()
    press(view, Qt.Key.Key_C, Qt.Key.Key_Return)
    runner.settle()

    sale = view._model.last_sale
    assert sale is not None
    assert (sale.ticket_count, sale.total_text) == (2, "¥67.50")


def test_a_click_takes_a_seat_and_a_second_one_gives_it_back(view: SellTicketsView, runner: SteppingRunner) -> None:
    take(view, runner, _FIRST)
    assert view.hall.map.look(_FIRST) is SeatLook.MINE

    take(view, runner, _FIRST)
    assert view.hall.map.look(_FIRST) is SeatLook.FREE
    assert not view._model.cart.lines


def test_a_seat_that_another_counter_takes_changes_on_the_map(
    view: SellTicketsView, client: FakeClient, runner: SteppingRunner
) -> None:
    client.cinema.put(1, [SeatStatus(_SECOND, SeatState.SOLD)])
    runner.settle()

    assert view.hall.map.look(_SECOND) is SeatLook.SOLD


def test_a_letter_and_del_mean_the_current_line(view: SellTicketsView, runner: SteppingRunner) -> None:
    take(view, runner, _FIRST, _SECOND)
    view.cart.lines.make_current(_FIRST)

    press(view, Qt.Key.Key_C)
    assert [line.type_name for line in view._model.cart.lines] == ["Child", "Adult"]

    press(view, Qt.Key.Key_Delete)
    runner.settle()
    assert [line.seat_id for line in view._model.cart.lines] == [_SECOND]


def test_the_line_below_the_hall_says_what_the_seat_is_sold_as(view: SellTicketsView, runner: SteppingRunner) -> None:
    take(view, runner, _FIRST)
    assert view.hall.seat_text == "Row A, seat 1: in this sale · Adult ¥45.00"

    press(view, Qt.Key.Key_C)
    assert view.hall.seat_text == "Row A, seat 1: in this sale · Child ¥22.50"

    take(view, runner, _FIRST)
    assert view.hall.seat_text == "Row A, seat 1: free · Adult ¥45.00"


def test_too_little_cash_is_refused_in_words_at_the_field(view: SellTicketsView, runner: SteppingRunner) -> None:
    take(view, runner, _FIRST)

    press(view, Qt.Key.Key_F8)
    QTest.keyClicks(view.cart.cash.given, "40")
    press(view, Qt.Key.Key_Return)

    assert view.cart.cash._problem.text() == "¥5.00 is missing. Ask for more or take a seat out."
    assert view.cart.cash.given.property("tone") == "danger"
    assert view._model.last_sale is None


def test_change_is_shown_before_and_after_the_sale(view: SellTicketsView, runner: SteppingRunner) -> None:
    take(view, runner, _FIRST)

    press(view, Qt.Key.Key_F8)
    QTest.keyClicks(view.cart.cash.given, "100")
    assert view.cart.cash._change.text() == "¥55.00"

    press(view, Qt.Key.Key_Return)
    runner.settle()
    assert view.cart.sale_card._change.text() == "¥55.00"
    assert not view.cart.is_cash_open


def test_esc_leads_back_from_the_cash_to_the_seats(view: SellTicketsView, runner: SteppingRunner) -> None:
    take(view, runner, _FIRST)
    press(view, Qt.Key.Key_F8)

    press(view, Qt.Key.Key_Escape)

    assert not view.cart.is_cash_open
    assert view.window().focusWidget() is view.hall.map


def test_cash_is_not_opened_for_an_empty_cart(view: SellTicketsView) -> None:
    press(view, Qt.Key.Key_F8)

    assert not view.cart.is_cash_open
    assert not view.cart.pay_button.isEnabled()


def test_a_function_key_chooses_the_show_that_bears_it(view: SellTicketsView, runner: SteppingRunner) -> None:
    press(view, Qt.Key.Key_F2)
    runner.settle()

    assert [line.chosen for line in view._model.board] == [False, True]


def test_a_day_without_shows_says_what_to_do_next(view: SellTicketsView) -> None:
    view.shows.say([], "", loaded=True)

    assert view.shows._notice._hint.text() == "Choose another day at the top. A manager plans shows under Schedule."


def test_a_lost_server_is_said_and_nothing_can_be_paid(
    window: MainWindow, client: FakeClient, runner: SteppingRunner
) -> None:
    take(window.sell_view, runner, _FIRST)

    client.away = True
    window._model._link.ask()
    runner.settle()

    assert window.top_bar.banner.isVisible()
    assert not window.sell_view.cart.pay_button.isEnabled()
    assert len(window._model.cart.lines) == 1


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (911, 512), (853, 533), (683, 384)])
def test_nothing_is_cut_off_at_any_size(
    window: MainWindow, runner: SteppingRunner, qtbot: QtBot, size: tuple[int, int]
) -> None:
    view = window.sell_view
    view._model.payment.cards.terminal = ManualTerminal()
    view._open_seats()
    take(view, runner, _FIRST, _SECOND)
    window.resize(*size)
    qtbot.waitUntil(lambda: cut_off(window) == [])

    view._open_cart()
    qtbot.waitUntil(lambda: cut_off(window) == [])

    for panel in (view.pay.card, view.pay.voucher, view.pay.free, view.pay.name):
        view.pay.open(panel)
        view.cart.pay()
        runner.settle()
        qtbot.waitUntil(lambda: cut_off(window) == [])
        view._model.payment.cards.tell(NotCharged())
        runner.settle()
        view.pay.go_back()
    view.pay.open_cash()
    view.cart.cash.pay()
    qtbot.waitUntil(lambda: cut_off(window) == [])

    view.cart.cash.given.setText("100")
    view.cart.pay()
    runner.settle()
    qtbot.waitUntil(lambda: cut_off(window) == [])


@pytest.mark.parametrize(
    "size", [(1366, 768), (1280, 720), (1024, 600), (1024, 560), (911, 512), (853, 533), (683, 384)]
)
def test_a_mouse_reaches_every_action_at_any_size(
    window: MainWindow, cinema: FakeCinema, runner: SteppingRunner, size: tuple[int, int]
) -> None:
    view = window.sell_view
    cinema.extras = [Extra("3d", "3D 眼镜", "3D glasses", 500, Charged.BY_TICKET, refundable=True)]
    view._model.payment.load()
    runner.settle()
    window.resize(*size)
    view._open_seats()
    assert beyond_reach(view, view.hall.best.buttons) == []

    take(view, runner, _FIRST)
    view._model.pay_cash()
    runner.settle()
    take(view, runner, _SECOND)

    view._open_seats()
    hall, cart = view.hall, view.cart
    zooms = [hall._zoom_in, hall._zoom_out, hall._zoom]
    assert beyond_reach(view, [hall.reserve, hall.hand_over, *zooms]) == []
    view._open_cart()
    assert beyond_reach(view, [cart.pay_button, *cart.ways.all, *cart.extras.offered, cart._reprint]) == []


@pytest.mark.parametrize("size", [(1024, 600), (911, 512), (853, 533)])
def test_at_150_percent_the_seat_the_last_sale_and_the_free_seats_are_told(
    window: MainWindow, runner: SteppingRunner, size: tuple[int, int]
) -> None:
    view = window.sell_view
    window.resize(*size)
    take(view, runner, _FIRST)
    view._model.pay_cash()
    runner.settle()
    take(view, runner, _SECOND)

    QTest.qWait(1)
    told = [view.hall._focused, view.hall._free, view.cart._last_line]
    assert [part.text() for part in told if not part.isVisible()] == []
    assert view.cart._last_line.toolTip() == ""  # all of it is read
    assert view.hall._focused.toolTip() == ""


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (853, 533), (683, 384)])
def test_the_name_of_a_film_is_cut_before_hall_and_time(
    window: MainWindow, cinema: FakeCinema, runner: SteppingRunner, size: tuple[int, int]
) -> None:
    view, show = window.sell_view, cinema.shows[1]
    film = "The Spring River Flows East, and After Eight Long Years Somebody Comes Home"
    cinema.shows[1] = replace(show, schedule=replace(show.schedule, play_title_en=film))
    window.resize(*size)
    view._choose_show(2)
    runner.settle()
    QTest.qWait(1)
    assert view.hall._title._cut().startswith("Hall 2 · T")
    assert view.hall._title._cut().endswith("… · 16:00")

    take(view, runner, _FIRST)
    view._model.pay_cash()
    runner.settle()
    QTest.qWait(1)
    assert view.cart.sale_card._show._cut().startswith("Hall 2 · The S")
    assert view.cart.sale_card._show._cut().endswith(" · 16:00")


def test_what_is_folded_away_is_in_the_menu_with_its_key_and_does_the_same(
    window: MainWindow, runner: SteppingRunner
) -> None:
    view = window.sell_view
    window.resize(853, 533)
    take(view, runner, _FIRST)

    view.cart.more.click()

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = {action.text(): action for action in menu.actions()}
    assert list(offered) == ["Voucher\tF10", "Free\tF11", "Customer's name\tCtrl+N"]
    offered["Voucher\tF10"].trigger()
    assert view.cart.entry is view.pay.voucher


@pytest.mark.parametrize("size", [(1366, 768), (911, 512), (853, 490)])
def test_menus_open_inside_of_the_window(window: MainWindow, runner: SteppingRunner, size: tuple[int, int]) -> None:
    view = window.sell_view
    window.move(0, 0)
    window.resize(*size)
    take(view, runner, _FIRST)
    QTest.qWait(1)

    more = [one.open_menu for one in (view.cart.more, view.hall.more) if one.isVisible()]
    for open_menu in (view.days.open_days, *more):
        open_menu()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert window.frameGeometry().contains(menu.geometry()), menu.geometry()
        menu.close()


@pytest.mark.parametrize("size", [(1366, 768), (911, 512), (683, 384)])
def test_nothing_of_the_sign_in_is_cut_off(window: MainWindow, size: tuple[int, int]) -> None:
    window.show_sign_in("User name or password is wrong. Try again.")
    window.resize(*size)
    QTest.qWait(20)

    assert cut_off(window) == []
    assert window.sign_in_view._problem.text() == "User name or password is wrong. Try again."


def test_the_language_changes_while_the_window_is_open(window: MainWindow, qapp: QApplication) -> None:
    window._menu._appearance.choose_language("zh_CN")
    QTest.qWait(1)
    assert window.rail.items[0].text() == "售票"
    assert window.sell_view.cart.pay_button.text() == "现金收讫并出票"

    window._menu._appearance.choose_language("en")
    QTest.qWait(1)
    assert window.sell_view.cart.pay_button.text() == "Take cash and print"


def test_a_total_is_split_over_voucher_cash_and_card_with_keys_alone(
    view: SellTicketsView, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    cinema.vouchers["GIFT"] = 1000
    take(view, runner, _FIRST, _SECOND)

    def after(*keys: Qt.Key, typed: str = "") -> str:
        for key in keys:
            press(view, key)
            runner.settle()
            if typed and view.focusWidget() is not None and key is keys[0]:
                QTest.keyClicks(view.window().focusWidget(), typed)
        return view.cart._total.text()

    enter = Qt.Key.Key_Return
    assert after(Qt.Key.Key_F10, enter, enter, typed="GIFT") == "¥80.00"
    assert after(Qt.Key.Key_F8, Qt.Key.Key_F8, typed="30") == "¥50.00"
    assert after(Qt.Key.Key_Delete) == "¥80.00"
    after(Qt.Key.Key_F9, enter)

    (order,) = cinema.orders.values()
    assert [line.tender for line in order.payments] == [Tender.VOUCHER, Tender.CARD]
    assert view.cart.entry is None


def test_esc_never_leaves_a_card_that_is_at_the_terminal(
    view: SellTicketsView, runner: SteppingRunner, sell: SellTicketsViewModel
) -> None:
    sell.payment.cards.terminal = ManualTerminal()
    take(view, runner, _FIRST)
    press(view, Qt.Key.Key_F9, Qt.Key.Key_Return)
    runner.settle()

    press(view, Qt.Key.Key_Escape)
    assert view.cart.entry is view.pay.card
    assert view.messages.text == "A card is at the terminal. Wait for its answer."
    view.pay.card.reference.setText("4111 1111 1111 1111")
    press(view, Qt.Key.Key_Return)
    assert view.pay.card.problem.text().startswith("This is the number of a card")
    view.pay.card.reference.setText("A-17")
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert sell.last_order is not None
    assert [line.card.approval for line in sell.last_order.payments if line.card] == ["A-17"]


def test_a_card_that_the_terminal_did_not_charge_is_told_with_f9(
    view: SellTicketsView, runner: SteppingRunner, sell: SellTicketsViewModel
) -> None:
    sell.payment.cards.terminal = ManualTerminal()
    take(view, runner, _FIRST)
    press(view, Qt.Key.Key_F9, Qt.Key.Key_Return)
    runner.settle()

    press(view, Qt.Key.Key_F9)
    runner.settle()

    assert not sell.payment.is_begun
    assert view.cart.entry is view.pay.card
    press(view, Qt.Key.Key_Escape)
    assert view.cart.entry is None


def test_a_reference_that_is_too_long_is_refused_in_words_and_not_cut(
    view: SellTicketsView, runner: SteppingRunner, sell: SellTicketsViewModel
) -> None:
    sell.payment.cards.terminal = ManualTerminal()
    take(view, runner, _FIRST)
    press(view, Qt.Key.Key_F9, Qt.Key.Key_Return)
    runner.settle()

    QTest.keyClicks(view.pay.card.reference, "A" * 65)
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert view.pay.card.reference.text() == "A" * 65
    assert view.pay.card.problem.text() == "A reference has at most 64 characters. Look at the slip again."
    assert sell.payment.cards.is_busy


def test_fifty_clicks_on_the_button_and_as_many_enters_are_one_order(
    view: SellTicketsView, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    take(view, runner, _FIRST)

    for number in range(50):
        QTest.mouseClick(view.cart.pay_button, Qt.MouseButton.LeftButton)
        press(view, Qt.Key.Key_Return)
        if number % 10 == 0 and runner.waiting:
            runner.step()
    runner.settle()
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert len(cinema.orders) == 1
