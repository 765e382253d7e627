"""The sell screen in windows of every size: nothing is cut off, and everything is reached."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeCinema, FakeClient
from support.sell_keys import FIRST, SECOND, take
from support.stepping_runner import SteppingRunner
from ttms_client.extra import Charged, Extra
from ttms_client.ticket import SeatState, SeatStatus
from ttms_desktop.main_window import MainWindow
from ttms_desktop.screens.sell_tickets.view import SellTicketsView
from ttms_desktop.terminal.card_terminal import NotCharged
from ttms_desktop.terminal.manual import ManualTerminal
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.more_button import MoreButton


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


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (911, 512), (853, 533), (683, 384)])
def test_nothing_is_cut_off_at_any_size(
    window: MainWindow, runner: SteppingRunner, qtbot: QtBot, size: tuple[int, int]
) -> None:
    view = window.sell_view
    view._model.payment.cards.terminal = ManualTerminal()
    view._open_seats()
    take(view, runner, FIRST, SECOND)
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

    take(view, runner, FIRST)
    view._model.pay_cash()
    runner.settle()
    take(view, runner, SECOND)

    view._open_seats()
    hall, cart = view.hall, view.cart
    zooms = [hall._zoom_in, hall._zoom_out, hall._zoom]
    assert beyond_reach(view, [hall.reserve, hall.hand_over, *zooms]) == []
    view._open_cart()
    assert beyond_reach(view, [cart.pay_button, *cart.ways.all, *cart.extras.offered, cart._reprint]) == []


def after_a_sale(window: MainWindow, runner: SteppingRunner, size: tuple[int, int]) -> SellTicketsView:
    """The screen in a window of this size, with what was sold last."""
    view = window.sell_view
    window.resize(*size)
    take(view, runner, FIRST)
    view._model.pay_cash()
    runner.settle()
    return view


@pytest.mark.parametrize("size", [(1024, 600), (911, 512), (853, 533)])
def test_at_150_percent_the_seat_the_last_sale_and_the_free_seats_are_told(
    window: MainWindow, runner: SteppingRunner, size: tuple[int, int]
) -> None:
    view = after_a_sale(window, runner, size)
    take(view, runner, SECOND)

    QTest.qWait(1)
    told = [view.hall._focused, view.hall._free, view.cart._last_line]
    assert [part.text() for part in told if not part.isVisible()] == []
    assert view.cart._last_line.toolTip() == ""  # all of it is read
    assert view.hall._focused.toolTip() == ""


@pytest.mark.parametrize("size", [(1366, 768), (1120, 640), (911, 512), (853, 533)])
def test_the_map_stays_where_it_is_whatever_happens_to_its_seats(
    window: MainWindow, client: FakeClient, runner: SteppingRunner, size: tuple[int, int]
) -> None:
    """Else the next click takes the seat beside the one that was meant."""
    view, seats = window.sell_view, [101, 102, 103, 104]
    window.resize(*size)
    view._open_seats()
    QTest.qWait(1)

    def place() -> list[QRectF]:
        QTest.qWait(1)
        top_left = view.hall.map.viewport().mapTo(window, QPoint())
        return [view.hall.map.seat_rectangle(seat).translated(top_left) for seat in seats]

    before = place()
    ends = client.cinema.now + timedelta(minutes=3)
    changes = [
        SeatStatus(101, SeatState.RESERVED),
        SeatStatus(102, SeatState.HELD, counter_name="17", held_until=ends),
        SeatStatus(103, SeatState.SOLD),
    ]
    for change in changes:
        client.cinema.put(1, [change])
        runner.settle()
        assert place() == before, change.state
    take(view, runner, 104)
    assert place() == before


@pytest.mark.parametrize("size", [(1366, 768), (911, 512)])
def test_the_legend_tells_every_kind_of_seat(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.sell_view._open_seats()
    QTest.qWait(1)

    assert "Out of order" in window.sell_view.hall._legend.accessibleName()
    assert not window.sell_view.hall._legend.toolTip()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (911, 512)])
def test_the_head_tells_its_keys_and_who_works_here_where_there_is_room(
    window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    QTest.qWait(1)

    days = window.sell_view.days
    assert days.previous_button.width() >= days.previous_button.full_width
    assert days.next_button.sizeHint().width() == days.next_button.full_width
    assert window.top_bar._counter.isVisible()


@pytest.mark.parametrize(("others", "told"), [(20, "Counter 2 · 林晓燕"), (80, "Counter 2"), (160, "")])
def test_at_150_percent_whoever_works_here_gives_way_before_the_counter_does(
    window: MainWindow, others: int, told: str
) -> None:
    sign = QLabel()
    sign.setPixmap(QPixmap(others, 20))
    window.resize(911, 512)
    window.top_bar.add_sign(sign)
    QTest.qWait(1)

    counter = window.top_bar._counter
    assert (counter.text() if counter.isVisible() else "") == told


@pytest.mark.parametrize(("size", "has_key"), [((1366, 768), True), ((911, 512), False)])
def test_emptying_the_sale_shows_its_key_where_there_is_room(
    window: MainWindow, runner: SteppingRunner, size: tuple[int, int], *, has_key: bool
) -> None:
    view = window.sell_view
    window.resize(*size)
    take(view, runner, FIRST)
    QTest.qWait(1)

    clear = view.cart._clear
    assert clear.width() >= (clear.full_width if has_key else clear.bare_width)
    assert (clear.sizeHint().width() == clear.full_width) is has_key


@pytest.mark.parametrize("size", [(1366, 768), (911, 512), (853, 533)])
def test_what_can_be_printed_after_a_sale_shows_its_key(
    window: MainWindow, runner: SteppingRunner, size: tuple[int, int]
) -> None:
    view = after_a_sale(window, runner, size)
    QTest.qWait(1)

    for button in (view.cart.sale_card._print, view.cart.sale_card._receipt):
        assert button.isVisible()
        assert button.width() >= button.full_width


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

    take(view, runner, FIRST)
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
    take(view, runner, FIRST)

    view.cart.more.click()

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = {action.text(): action for action in menu.actions()}
    assert list(offered) == ["Voucher\tF10", "Comp\tF11", "Customer’s name\tCtrl+N"]
    offered["Voucher\tF10"].trigger()
    assert view.cart.entry is view.pay.voucher


@pytest.mark.parametrize("size", [(1366, 768), (911, 512), (853, 490)])
def test_menus_open_inside_of_the_window(window: MainWindow, runner: SteppingRunner, size: tuple[int, int]) -> None:
    view = window.sell_view
    window.move(0, 0)
    window.resize(*size)
    take(view, runner, FIRST)
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


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (911, 512), (853, 533)])
def test_why_nothing_is_sold_is_read_whole_in_the_head(
    window: MainWindow, client: FakeClient, runner: SteppingRunner, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    client.away = True
    window._model._link.ask()
    runner.settle()
    banner = window.top_bar.banner

    def is_whole() -> bool:
        text = banner._text
        return banner.isVisible() and text.heightForWidth(text.width()) <= banner.height()

    qtbot.waitUntil(is_whole)
    client.away = False
    window._model._link.ask()
    runner.settle()
    qtbot.waitUntil(window.sell_view.days.vouchers.isVisible)
