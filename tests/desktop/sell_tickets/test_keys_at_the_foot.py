"""The line at the foot of the sell screen: it tells the keys of what is in front."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from support.fake_cinema import FakeCinema, FakeClient
from support.sell_keys import FIRST, SECOND, press, take
from support.stepping_runner import SteppingRunner
from ttms_desktop.screens.sell_tickets.view import SellTicketsView
from ttms_desktop.terminal.manual import ManualTerminal


def told(view: SellTicketsView) -> str:
    return view.messages._text.text().replace("\n", " · ")


def test_cash_tells_its_own_keys_and_that_of_a_part_once_a_part_is_typed(
    view: SellTicketsView, runner: SteppingRunner
) -> None:
    take(view, runner, FIRST)
    assert told(view).startswith("1 to 9 best seats · ")

    press(view, Qt.Key.Key_F8)
    assert told(view) == "Enter take cash and print · Esc back"
    QTest.keyClicks(view.cart.cash.given, "10")
    assert told(view) == "Enter take cash and print · F8 take as part payment · Esc back"

    press(view, Qt.Key.Key_Escape)
    assert told(view).startswith("1 to 9 best seats · ")


def test_a_voucher_is_looked_up_before_it_pays(
    view: SellTicketsView, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    cinema.vouchers["GIFT"] = 1000
    take(view, runner, FIRST)

    press(view, Qt.Key.Key_F10)
    assert told(view) == "Enter look it up · Esc back"
    QTest.keyClicks(view.pay.voucher.code, "GIFT")
    press(view, Qt.Key.Key_Return)
    runner.settle()
    assert told(view) == "Enter pay ¥10.00 with it · Esc back"
    QTest.keyClicks(view.pay.voucher.code, "2")
    assert told(view) == "Enter look it up · Esc back"


def test_a_card_at_the_terminal_is_approved_or_not_and_never_left(
    view: SellTicketsView, runner: SteppingRunner
) -> None:
    view._model.payment.cards.terminal = ManualTerminal()
    take(view, runner, FIRST)

    press(view, Qt.Key.Key_F9)
    assert told(view) == "Enter charge the card · Esc back"
    press(view, Qt.Key.Key_Return)
    runner.settle()
    assert told(view) == "Enter it was charged · F9 not charged"


@pytest.mark.parametrize(
    ("key", "says"),
    [
        (Qt.Key.Key_Slash, "Tab complete · Enter take the seats · Esc back"),
        (Qt.Key.Key_F11, "Enter issue and print · Esc back"),
    ],
)
def test_what_is_typed_into_tells_enter_and_esc(
    view: SellTicketsView, runner: SteppingRunner, key: Qt.Key, says: str
) -> None:
    take(view, runner, FIRST)

    press(view, key)
    assert told(view) == says

    press(view, Qt.Key.Key_Escape)
    assert told(view).startswith("1 to 9 best seats · ")


def test_a_way_to_pay_takes_enter_from_the_sale_line(view: SellTicketsView, runner: SteppingRunner) -> None:
    take(view, runner, FIRST)
    press(view, Qt.Key.Key_Slash)

    press(view, Qt.Key.Key_F10)
    press(view, Qt.Key.Key_Return)

    assert not view.line.is_open
    assert view.pay.voucher.problem.text() == "Fill this in."


def test_the_sale_line_stays_while_nothing_can_be_paid(view: SellTicketsView) -> None:
    press(view, Qt.Key.Key_Slash, Qt.Key.Key_F9)

    assert view.line.is_open
    assert told(view) == "Tab complete · Enter take the seats · Esc back"


def test_an_empty_sale_tells_only_what_chooses_seats(view: SellTicketsView, runner: SteppingRunner) -> None:
    assert told(view) == "1 to 9 best seats · / sale line · ↑↓←→ Space choose a seat"

    take(view, runner, FIRST)
    assert told(view).endswith("ticket type · Del remove · Enter take cash")

    view._model.pay_cash()
    runner.settle()
    assert told(view) == "1 to 9 best seats · / sale line · ↑↓←→ Space choose a seat"


def test_once_a_part_is_paid_del_undoes_it_and_the_seats_stay(view: SellTicketsView, runner: SteppingRunner) -> None:
    take(view, runner, FIRST, SECOND)
    assert view.hall.hand_over.isEnabled()

    press(view, Qt.Key.Key_F8)
    assert not view.hall.hand_over.isEnabled()
    QTest.keyClicks(view.cart.cash.given, "10")
    press(view, Qt.Key.Key_F8)
    runner.settle()

    assert told(view) == "Del undo the last payment · Enter take cash"
    assert view.cart._count.text() == "2 tickets\nLeft to pay"
    row = view.cart.lines._rows[SECOND]
    assert row._seat.text().endswith(" · Adult")
    assert all(part.isHidden() for part in (row._types, row._remove))
    assert not view.hall.hand_over.isEnabled()

    press(view, Qt.Key.Key_Delete)
    runner.settle()
    view.messages.clear()
    assert told(view).endswith("ticket type · Del remove · Enter take cash")
    assert not any(part.isHidden() for part in (row._types, row._remove))


def test_without_the_server_no_key_is_told_that_needs_it(
    view: SellTicketsView, runner: SteppingRunner, client: FakeClient
) -> None:
    client.away = True
    view._model._link.ask()
    runner.settle()

    assert told(view) == "↑↓←→ look at a seat"
