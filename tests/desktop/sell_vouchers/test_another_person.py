"""A voucher is being sold while the session ends: whoever signs in next is told of it, and nothing ends without it."""

from dataclasses import replace

import pytest

from support.cinema import PASSWORD
from support.clerks import Clerks
from support.fake_cinema import FakeCinema, FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client import Client, new_request_id
from ttms_client.errors import ShiftNotOpen
from ttms_desktop.journal import Journal
from ttms_desktop.screens.close_shift.open_work import OpenWork
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.screens.sell_vouchers.view_model import VoucherSale, VoucherStep
from ttms_desktop.session import Counter
from ttms_desktop.terminal.simulated import Mood, SimulatedTerminal

_UNKNOWN = "It is not known yet whether this was sold: Voucher, ¥50.00."


@pytest.fixture
def sale(
    sell: SellTicketsViewModel, client: FakeClient, runner: SteppingRunner, terminal: SimulatedTerminal
) -> VoucherSale:
    """Its card is charged, and the voucher could not be sold."""
    client.unwell["settle_issue"] = [ShiftNotOpen("closed")]
    sell.vouchers.sale.take_card(5_000, 1)
    runner.settle()
    assert sell.vouchers.sale.step is VoucherStep.CHARGED
    assert list(terminal.charged.values()) == [5_000]
    return sell.vouchers.sale


def sign_in(counter: Counter, *, user_id: int = 7, user_name: str = "clerk", journal: Journal | None = None) -> None:
    assert counter.session is not None
    assert counter.journal is not None
    user = replace(counter.session.user, user_id=user_id, user_name=user_name)
    counter.signed_in(replace(counter.session, user=user), journal or counter.journal)


def texts(counter: Counter, sell: SellTicketsViewModel) -> list[str]:
    return [item.text for item in OpenWork(counter, sell).items()]


def test_nobody_closes_the_shift_or_signs_out_before_it_is_over(
    sell: SellTicketsViewModel, sale: VoucherSale, runner: SteppingRunner, counter: Counter, client: FakeClient
) -> None:
    refused: list[str] = []
    sell.refused.connect(refused.append)

    sell.sign_out()
    runner.settle()

    assert refused == ["A voucher is being sold. Ctrl+G: end that sale first."]
    assert "sign_out" not in client.calls
    assert texts(counter, sell) == ["A voucher is being sold, and that sale is not over."]


def test_the_same_person_goes_on_with_it(
    sell: SellTicketsViewModel, sale: VoucherSale, runner: SteppingRunner, counter: Counter, cinema: FakeCinema
) -> None:
    sign_in(counter)
    sell.start()
    runner.settle()
    sale.sell_charged()
    runner.settle()

    assert (sale.step, len(cinema.issued)) == (VoucherStep.DONE, 1)


def test_another_person_is_told_whom_it_waits_for_and_the_shift_stays_open(
    sell: SellTicketsViewModel,
    sale: VoucherSale,
    runner: SteppingRunner,
    counter: Counter,
    terminal: SimulatedTerminal,
) -> None:
    informed: list[str] = []
    sell.informed.connect(informed.append)
    sign_in(counter, user_id=8, user_name="boss")
    sell.start()
    runner.settle()
    assert informed == ["A sale at this counter is not settled yet: clerk must sign in here."]
    assert texts(counter, sell) == [_UNKNOWN]
    assert sale.step is VoucherStep.FORM
    informed.clear()

    sign_in(counter)
    sell.start()
    runner.settle()

    assert [text.endswith("¥50.00 was refunded to the card.") for text in informed] == [True]
    assert terminal.charged == {}
    assert texts(counter, sell) == []


def test_at_another_counter_its_card_pays_for_nothing(
    sell: SellTicketsViewModel, sale: VoucherSale, runner: SteppingRunner, counter: Counter, cinema: FakeCinema
) -> None:
    sign_in(counter, journal=counter.open_journal("3"))
    sell.start()
    runner.settle()
    sale.sell_charged()
    sale.give_back()
    runner.settle()
    assert (sale.step, cinema.issued) == (VoucherStep.FORM, {})

    informed: list[str] = []
    sell.informed.connect(informed.append)
    sign_in(counter, journal=counter.open_journal("2"))
    sell.start()
    runner.settle()
    assert [text.endswith("¥50.00 was refunded to the card.") for text in informed] == [True]


def test_a_card_that_is_approved_after_the_session_was_ended_is_told_to_everybody_at_the_counter(
    clerks: Clerks,
) -> None:
    desk = clerks.open("clerk", "7")
    sale, terminal = desk.sell.vouchers.sale, SimulatedTerminal(clerks.desktop._settings.data_folder / "terminal-book")
    terminal.moods, terminal.name = [Mood.SLOW], "S7"
    sale.cards.terminal = desk.sell.open_sales._terminal = terminal
    informed: list[str] = []
    desk.sell.informed.connect(informed.append)
    desk.window.sell_view.beside.open_vouchers()
    sale.take_card(5_000, 1)
    with Client(clerks.process.address) as admin:
        admin.user.sign_in("admin", PASSWORD, counter_name="office", request_id=new_request_id())
        [clerk] = [user for user in admin.user.list_users() if user.user_name == "clerk"]
        for session in admin.account.list_sessions(clerk.user_id):
            admin.account.end_session(session.session_id, request_id=new_request_id())
    terminal.hurry()
    clerks.until(lambda: not desk.window.is_working)

    desk.sign_in.sign_in(clerks.process.address, "second", PASSWORD, "7")
    clerks.until(lambda: bool(informed))
    assert informed == ["A sale at this counter is not settled yet: clerk must sign in here."]
    assert texts(desk.counter, desk.sell) == [_UNKNOWN]
    assert list(terminal.charged.values()) == [5_000]

    desk.sign_in.sign_in(clerks.process.address, "clerk", PASSWORD, "7")
    clerks.until(lambda: len(informed) > 1, milliseconds=30_000)
    assert informed[1].endswith("nothing was sold. ¥50.00 was refunded to the card.")
    assert texts(desk.counter, desk.sell) == []
    assert terminal.charged == {}
