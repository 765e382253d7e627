"""The orders screen in a window: scanned, chosen and refunded with keys alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.find_orders.fake_till import FakeTill
from desktop.find_orders.orders_desk import Desk
from support.stepping_runner import SteppingRunner
from ttms_desktop import style
from ttms_desktop.screens.find_orders.opening import OrdersOf
from ttms_desktop.screens.find_orders.pictures import Shown
from ttms_desktop.screens.find_orders.view_model import FindOrdersViewModel


@pytest.fixture
def desk(qapp: QApplication, orders: FindOrdersViewModel, runner: SteppingRunner, qtbot: QtBot) -> Iterator[Desk]:
    if style.colors() is not style.LIGHT or not qapp.styleSheet():
        style.apply_theme(qapp, "light")
    made = Desk(orders, runner, qtbot)
    yield made
    made.window.close()


def test_the_keys_go_to_the_search_first(desk: Desk) -> None:
    assert desk.window.focusWidget() is desk.view.orders_bar.search
    assert [line.number for line in desk.view.list.table.rows] == ["2-000003", "2-000002", "2-000001"]
    assert desk.view.list.table.chosen.number == "2-000003"


def test_a_ticket_is_scanned_and_refunded_with_three_keys(desk: Desk, till: FakeTill) -> None:
    ticket = till.orders[1].tickets[0]
    desk.scan(ticket.code)
    text = desk.view.panel.refund_button.text()

    desk.press(Qt.Key.Key_F9, Qt.Key.Key_1, Qt.Key.Key_Return)

    assert text == "Refund ¥45.00 · 1 ticket"
    assert till.calls.count(("settle_refund", (ticket.ticket_id,), "Customer cannot come")) == 1
    assert desk.view.panel.result.isVisible()
    assert desk.view.panel.result.text == "¥45.00 back to the customer · 2-R000001"
    assert QApplication.activeModalWidget() is None


def test_enter_leads_from_the_search_to_the_tickets_of_the_one_order_that_is_meant(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Return)
    assert desk.window.focusWidget() in desk.view.panel.rows.values()
    assert desk.model.order is not None
    assert desk.model.order.number == "2-000003"

    desk.view.enter()
    desk.scan("2-000002")
    assert desk.window.focusWidget() in desk.view.panel.rows.values()
    assert desk.model.order.number == "2-000002"


def test_of_several_orders_one_is_chosen_before_its_tickets(desk: Desk) -> None:
    desk.scan("2-")
    assert desk.window.focusWidget() is desk.view.list.table.grid
    assert len(desk.view.list.table.rows) == 3

    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert desk.window.focusWidget() in desk.view.panel.rows.values()


def test_who_types_on_before_the_answer_goes_on_typing(desk: Desk) -> None:
    search = desk.view.orders_bar.search
    QTest.keyClicks(search, "2-000002")
    QTest.keyClick(search, Qt.Key.Key_Return)
    QTest.keyClick(search, Qt.Key.Key_End)
    QTest.keyClick(search, Qt.Key.Key_Backspace)
    desk.settle()

    assert desk.window.focusWidget() is search


def test_a_scan_is_caught_while_the_keys_are_in_the_list(desk: Desk, till: FakeTill) -> None:
    desk.view.list.table.setFocus()

    desk.scan(till.orders[2].tickets[0].code)

    assert desk.model.chosen_id == 2


def test_a_second_scan_replaces_the_first(desk: Desk, till: FakeTill) -> None:
    desk.scan(till.orders[1].tickets[0].code)
    desk.scan(till.orders[2].tickets[0].code)

    assert desk.view.orders_bar.search.value == till.orders[2].tickets[0].code
    assert desk.model.chosen_id == 2


def test_arrows_choose_an_order_and_space_takes_tickets_out(desk: Desk, till: FakeTill) -> None:
    desk.view.list.table.setFocus()
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert desk.model.chosen_id == 1

    desk.press(Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)

    assert desk.model.ticked == {103}
    assert desk.view.panel.refund_button.text() == "Refund ¥22.50 · 1 ticket"
    assert [row.isChecked() for row in desk.view.panel.rows.values()] == [False, False, True]


def test_without_a_reason_the_dialog_stays_and_says_so(desk: Desk, till: FakeTill) -> None:
    desk.press(Qt.Key.Key_F9, Qt.Key.Key_Return)

    dialog = desk.view._dialog
    assert dialog is not None
    assert dialog.form.refusal("reason") == "Choose a reason, or type one."
    assert till.request_ids == []

    desk.press(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_a_reason_of_ones_own_is_typed(desk: Desk, till: FakeTill) -> None:
    desk.press(Qt.Key.Key_F9, Qt.Key.Key_5)
    assert desk.view._dialog is not None
    QTest.keyClicks(desk.view._dialog.other, "Fell ill")
    desk.press(Qt.Key.Key_Return)

    assert till.orders[3].refunds[0].reason == "Fell ill"


def test_why_nothing_can_be_refunded_is_said_instead_of_asking(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F9, Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Escape)

    desk.press(Qt.Key.Key_F9)

    assert QApplication.activeModalWidget() is None
    assert desk.view.messages.text == "All its tickets are refunded."
    assert not desk.view.panel.refund_button.isVisible()


def test_while_no_answer_comes_the_panel_tells_and_the_window_can_be_used(desk: Desk, runner: SteppingRunner) -> None:
    from ttms_client.errors import ServerUnreachable

    desk.press(Qt.Key.Key_F9, Qt.Key.Key_1)
    assert desk.view._dialog is not None
    desk.view._dialog.confirm()
    busy = desk.view._dialog.busy
    desk.model._refunding._on_waiting(ServerUnreachable("away"))
    QApplication.processEvents()

    assert busy
    assert QApplication.activeModalWidget() is None
    assert desk.view.panel.refund_button.busy
    assert desk.view.panel._why_not.text() == "No answer yet. Checking whether the refund was made…"

    desk.settle()
    assert desk.view.panel.result.isVisible()


def test_a_refund_is_told_even_if_its_order_leaves_the_list(desk: Desk, till: FakeTill) -> None:
    till.cancel(till.shows[1])
    desk.view.open(OrdersOf(to_refund_of=1, title="Metropolis"))
    desk.settle()
    order = desk.model.order
    assert order is not None
    amount = desk.model.ticked_amount
    desk.press(Qt.Key.Key_F9, Qt.Key.Key_1, Qt.Key.Key_Return)
    desk.settle()

    assert till.request_ids
    assert desk.view.messages.text == f"{order.number}: {amount} refunded"
    desk.press(Qt.Key.Key_Escape)
    assert desk.view.messages.text == ""
    assert desk.model.last_refund is None


def test_a_refunded_order_of_a_cancelled_show_is_found_among_all_of_its_orders(desk: Desk, till: FakeTill) -> None:
    till.cancel(till.shows[1])
    desk.view.open(OrdersOf(to_refund_of=1, title="Metropolis"))
    desk.settle()
    order = desk.model.order
    assert order is not None
    desk.press(Qt.Key.Key_F9, Qt.Key.Key_1, Qt.Key.Key_Return)
    desk.settle()
    waiting = desk.model.listing.order_ids
    shown = desk.model.listing.shown
    desk.view.orders_bar.shown.chosen.emit(Shown.ALL)
    desk.settle()

    assert (shown, order.order_id in waiting) == (Shown.TO_REFUND, False)
    assert desk.view.orders_bar.lens.isVisible()
    assert [line.refunded for line in desk.model.listing.lines if line.order_id == order.order_id] == [True]
    assert len(desk.model.listing.order_ids) == len(waiting) + 1


def test_the_days_are_opened_below_their_button_which_stands_there_again(desk: Desk) -> None:
    desk.view.open(OrdersOf(to_refund_of=1, title="Metropolis"))
    desk.settle()
    bar = desk.view.orders_bar
    QTest.keyClick(desk.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    left = menu.mapToGlobal(QPoint(0, 0)).x() - bar.days.day.mapToGlobal(QPoint(0, 0)).x()
    menu.close()

    assert bar.days.day.isVisible()
    assert not bar.lens.isVisible()
    assert abs(left) < bar.days.day.width()


def test_the_foot_tells_the_keys_of_what_can_be_done_now(desk: Desk, till: FakeTill) -> None:
    valid = desk.view.messages._hint
    desk.press(Qt.Key.Key_F9, Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    refunded = desk.view.messages._hint
    till.cancel(till.shows[1])
    desk.view.open(OrdersOf(to_refund_of=1, title="Metropolis"))
    desk.settle()

    assert valid.split(" · ")[2:7] == ["Space tick", "F9 refund", "F6 exchange", "F7 reprint", "F4 history"]
    assert refunded == "Type or scan · Enter tickets · F4 history · PgUp PgDn day"
    assert desk.view.messages._hint == (
        "Type or scan · Enter tickets · Space tick · F9 refund · F6 exchange · F4 history"
    )


def test_esc_goes_back_step_by_step(desk: Desk) -> None:
    desk.view.open(OrdersOf(to_refund_of=1, title="Metropolis"))
    desk.settle()
    lens = desk.view.orders_bar.lens.isVisible()
    desk.press(Qt.Key.Key_Escape)

    assert lens
    assert not desk.view.orders_bar.lens.isVisible()
    assert desk.view.orders_bar.days.isVisible()


def test_pages_are_days_and_the_segments_are_reached_by_keys(desk: Desk) -> None:
    desk.press(Qt.Key.Key_PageUp)
    assert desk.view.orders_bar.days.day.text() == "Yesterday · Sat 21 November"
    desk.press(Qt.Key.Key_PageDown)
    assert desk.view.orders_bar.days.day.text() == "Today · Sun 22 November"

    desk.view.orders_bar.shown._pills[0].setFocus()
    desk.press(Qt.Key.Key_Right)

    assert desk.model.listing.empty_text[0] == "Nothing to refund"
    assert not desk.view.orders_bar.days.next_button.isEnabled()


def test_the_end_of_the_list_brings_more(desk: Desk, till: FakeTill) -> None:
    for place in range(130):
        till.sell(till.shows[1], [("Z", str(place))], at=till.now)
    desk.press(Qt.Key.Key_F5)
    assert len(desk.view.list.table.rows) == 100
    assert desk.view.list.more_button.isVisible()

    bar = desk.view.list.table.grid.verticalScrollBar()
    bar.setValue(bar.maximum())
    desk.settle()

    assert len(desk.view.list.table.rows) == 133
    assert not desk.view.list.more_button.isVisible()


def test_a_narrow_window_has_fewer_columns_and_a_small_one_only_one_side(desk: Desk) -> None:
    wide = len(desk.view.list.table._model.columns)
    desk.resize(850, 466)
    narrow = len(desk.view.list.table._model.columns)
    desk.resize(600, 400)
    desk.view.list.table.setFocus()
    desk.press(Qt.Key.Key_Return)

    assert (wide, narrow) == (7, 4)
    assert desk.view.panel.isVisible()
    assert not desk.view.list.isVisible()
    desk.press(Qt.Key.Key_Escape)
    assert desk.view.list.isVisible()


def test_a_window_that_grows_has_columns_that_fit_beside_the_order(desk: Desk) -> None:
    desk.resize(600, 400)
    desk.resize(804, 440)

    assert len(desk.view.list.table._model.columns) == 4
    assert desk.view.list.table.grid.horizontalScrollBar().maximum() == 0


def test_at_150_percent_the_name_of_a_film_is_read_whole_beside_the_order(desk: Desk) -> None:
    desk.resize(839, 466)

    assert desk.view.list.table.grid.header.sectionSize(1) >= 172  # as "Song of the Fishermen" needs
    refund = desk.view.panel.refund_button
    assert refund.width() >= refund.full_width  # its key is seen


def test_at_150_percent_the_number_of_an_order_to_be_refunded_is_read_whole(desk: Desk, till: FakeTill) -> None:
    till.cancel(till.orders[3].schedule)
    desk.press(Qt.Key.Key_F5)
    desk.resize(839, 466)

    assert desk.view.panel._pill.text() == "To refund"
    assert desk.view.panel._number.toolTip() == ""

    # As in a look whose letters come after the texts: what was reckoned with the earlier ones is reckoned again.
    desk.view.panel.history_button.set_keyless(keyless=False)
    for _ in range(2):  # one lays out with the key, one without it
        QApplication.processEvents()
    assert desk.view.panel._number.toolTip() == ""


def test_a_scanner_types_into_the_search_after_the_columns_have_changed(desk: Desk, till: FakeTill) -> None:
    desk.resize(850, 466)
    desk.view.list.table.setFocus()

    desk.scan(till.orders[1].tickets[0].code)

    assert desk.model.chosen_id == 1


def test_an_order_higher_than_its_panel_hints_at_what_lies_below(desk: Desk, till: FakeTill) -> None:
    page = desk.view.panel._scroll
    before = page.has_more_below
    till.sell(till.shows[1], [("Z", str(place)) for place in range(1, 19)], at=till.now)
    desk.press(Qt.Key.Key_F5)
    desk.view.list.table.choose(desk.view.list.table.rows[0])
    desk.settle()

    hinted = page._fold.isVisible()
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())

    assert (before, hinted, page._fold.isVisible()) == (False, True, False)


def test_a_failure_has_a_way_to_try_again(desk: Desk, till: FakeTill) -> None:
    till.away = True
    desk.model.listing.choose_day(None)
    desk.settle()
    notice = desk.view.list.table._notice
    assert "cannot be reached" in notice.text

    till.away = False
    QTest.mouseClick(notice.action, Qt.MouseButton.LeftButton)
    desk.settle()

    assert len(desk.view.list.table.rows) == 3


def test_other_days_are_offered_at_the_foot_only_where_a_day_is_listed(desk: Desk) -> None:
    said = desk.view.messages._text
    assert "PgUp PgDn day" in said.text()

    desk.model.listing.choose_shown(Shown.TO_REFUND)
    desk.settle()
    assert "PgUp" not in said.text()

    desk.model.listing.choose_shown(Shown.ALL)
    desk.settle()
    assert "PgUp PgDn day" in said.text()
