"""Giving money back: what is ticked, every refusal in words, and refunds whose answer is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QSettings, SignalInstance
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.find_orders.conftest import settle
from desktop.find_orders.fake_till import FakeTill
from support.stepping_runner import SteppingRunner
from ttms_client.approval import Approval
from ttms_client.errors import (
    ApprovalNeeded,
    ApprovalRefused,
    FieldInvalid,
    OutcomeUnknown,
    ServerUnreachable,
    SessionExpired,
)
from ttms_client.payment import PaymentLine, Tender
from ttms_desktop.appearance import Appearance
from ttms_desktop.screens.find_orders.approving import Added
from ttms_desktop.screens.find_orders.pictures import RefundPicture
from ttms_desktop.screens.find_orders.refund_dialog import RefundDialog
from ttms_desktop.screens.find_orders.refund_journal import RefundJournal
from ttms_desktop.screens.find_orders.refunding import RefundState
from ttms_desktop.screens.find_orders.view_model import FindOrdersViewModel
from ttms_desktop.session import Counter

Heard = Callable[[SignalInstance], list[object]]


@pytest.fixture
def first(orders: FindOrdersViewModel, runner: SteppingRunner) -> FindOrdersViewModel:
    """The order with three tickets is chosen."""
    orders.choose_order(1)
    settle(orders, runner)
    return orders


def open_refunds(counter: Counter) -> list[str]:
    assert counter.journal is not None
    return [intent.order_number for intent in RefundJournal(counter.journal).pending()]


def test_all_valid_tickets_are_ticked_at_first(first: FindOrdersViewModel) -> None:
    assert len(first.ticked) == 3
    assert (first.ticked_amount, first.ticked_count) == ("¥112.50", "3 tickets")
    assert first.ticked_seats == "Row H, seats 11, 12 · Row J, seat 3"
    assert first.why_not == ""


def test_a_refund_gives_the_money_of_the_ticked_tickets_back(
    first: FindOrdersViewModel, runner: SteppingRunner, counter: Counter, heard: Heard
) -> None:
    done = heard(first.refunded)
    first.tick(101)

    first.refund("Wrong show or time")
    settle(first, runner)

    assert done == [RefundPicture("¥67.50", "2-R000001", "Row H, seat 12 · Row J, seat 3")]
    assert first.order is not None
    assert first.order.state_text == "2 of 3 refunded"
    assert [ticket.valid for ticket in first.order.tickets] == [True, False, False]
    assert "2-R000001" in first.order.tickets[1].note
    assert first.order.refunds[0].note == "Wrong show or time"
    assert first.ticked == frozenset()
    assert open_refunds(counter) == []


def test_a_voucher_that_is_valid_again_is_told_with_its_day(
    first: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill
) -> None:
    till.voucher_valid_until = datetime(2026, 12, 21, 17, 30, tzinfo=UTC)  # past midnight in Shanghai
    first.refund("Wrong show or time")
    settle(first, runner)

    assert first.last_refund is not None
    assert first.last_refund.vouchers_text == "Voucher ABCD234567EFGHJK: now valid until 22 Dec 2026"
    assert first.order is not None
    assert first.order.refunds[0].note.endswith(f" · {first.last_refund.vouchers_text}")


def test_a_picked_reason_is_kept_in_one_language_and_read_in_the_windows(
    first: FindOrdersViewModel, till: FakeTill, runner: SteppingRunner, memory: QSettings
) -> None:
    appearance = Appearance(memory, language="zh_CN")
    try:
        first.refund(first.reasons[1])
        settle(first, runner)
        assert first.order is not None
        read = first.order.refunds[0].note
    finally:
        appearance.choose_language("en")
    first.retranslate()

    assert read == "买错场次或时间"
    assert [call[2] for call in till.calls if call[0] == "settle_refund"] == ["Wrong show or time"]
    assert first.order.refunds[0].note == "Wrong show or time"


def test_the_result_stays_in_sight_even_if_the_order_leaves_the_list(
    first: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill
) -> None:
    from ttms_desktop.screens.find_orders.opening import OrdersOf

    till.cancel(till.shows[1])
    first.open(OrdersOf(to_refund_of=1))
    settle(first, runner)
    chosen = first.chosen_id

    first.refund("Show cancelled")
    settle(first, runner)

    assert chosen not in first.listing.order_ids
    assert first.chosen_id == chosen
    assert first.last_refund is not None
    assert first.last_refund.free_seats == ""  # nobody can buy them

    first.choose_order(first.listing.order_ids[0])
    assert first.last_refund is None


def test_without_a_reason_nothing_is_sent(first: FindOrdersViewModel, runner: SteppingRunner, heard: Heard) -> None:
    refused = heard(first.refund_refused)

    first.refund("  ")
    first.refund("x" * 201)

    assert refused == [("Choose a reason, or type one.", "reason"), ("At most 200 characters.", "reason")]
    assert not runner.waiting


def test_nothing_ticked_is_said(first: FindOrdersViewModel, runner: SteppingRunner, heard: Heard) -> None:
    refused = heard(first.refund_refused)
    first.tick_all()

    first.refund("Customer cannot come")

    assert refused == [("Tick the tickets to refund.", "")]
    assert not runner.waiting


def test_a_ticket_that_somebody_refunded_meanwhile_is_named_with_its_number(
    first: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill, counter: Counter, heard: Heard
) -> None:
    refused = heard(first.refund_refused)
    till.give_back(till.orders[1], [101], at=till.now)

    first.refund("Customer cannot come")
    settle(first, runner)

    text = "Row H, seat 11 was already refunded (number 2-R000001); no money goes back again."
    assert refused == [(text, "")]
    assert first.ticked == {102, 103}  # it was looked at again
    assert open_refunds(counter) == []


def test_after_the_show_has_begun_nothing_is_refunded(
    first: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill, counter: Counter, heard: Heard
) -> None:
    refused = heard(first.refund_refused)
    till.now += timedelta(hours=8)
    counter.clock.learn(till.now)

    first.refund("Customer cannot come")
    settle(first, runner)

    assert refused == [("The show has begun; its tickets can no longer be sold or refunded.", "")]
    assert first.why_not == refused[0][0]  # type: ignore[index]


def test_a_clerk_is_told_that_somebody_else_sold_it(
    orders: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill, heard: Heard
) -> None:
    """Before anything is sent, and by the server if the screen does not know."""
    till.may_refund_all = False
    refused = heard(orders.refund_refused)

    orders.refund("Customer cannot come")  # number 3 is somebody else's, and was read while all was allowed
    settle(orders, runner)

    assert refused == [("Somebody else sold this order. Ask a manager to refund it.", "manager")]
    assert (orders.why_not, orders.asks_manager) == ("", True)


def test_a_manager_approves_with_a_pin_what_the_clerk_may_not_give_back_alone(
    first: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill, counter: Counter, heard: Heard
) -> None:
    refused, done = heard(first.refund_refused), heard(first.refunded)
    till.unwell["settle_refund"] = [
        ApprovalNeeded("much", {"amount_minor": "11250", "limit_minor": "10000"}),
        ApprovalRefused("no"),
    ]
    needed = "On your own you may refund or comp at most ¥100.00. Ask a manager to approve it with a PIN."
    wrong = "User name or PIN is wrong, or this person may not approve. Ask a manager."

    for added in (Added(), Added("manager", ""), Added("manager", "1111"), Added("manager", "4711")):
        first.refund("Customer cannot come", added)
        settle(first, runner)

    assert refused == [(needed, "manager"), ("The manager types the PIN here.", "pin"), (wrong, "pin")]
    assert len(done) == 1
    assert till.proofs[-1].approval == Approval("manager", "4711")
    assert open_refunds(counter) == []
    assert counter.session is not None  # the clerk is signed in still


def test_a_reason_that_the_server_does_not_take_is_said_at_the_field(
    first: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill, heard: Heard
) -> None:
    refused = heard(first.refund_refused)
    rule = {"field": "reason", "rule": "must not hold control characters"}
    till.unwell["settle_refund"] = [FieldInvalid("x", rule)]

    first.refund("a\x07b")
    settle(first, runner)

    assert refused == [("It contains invisible characters.", "reason")]


def test_a_refund_without_an_answer_is_asked_for_with_the_same_request_id(
    first: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill, heard: Heard
) -> None:
    states: list[RefundState] = []
    first.state_changed.connect(lambda: states.append(first.refund_state))
    done = heard(first.refunded)
    till.lost = 3

    first.refund("Customer cannot come")
    settle(first, runner)

    assert len(till.request_ids) == 4
    assert len(set(till.request_ids)) == 1
    assert states == [RefundState.REFUNDING, RefundState.CHECKING, RefundState.CHOOSING]
    assert len(done) == 1
    assert len(till.orders[1].refunds) == 1


def test_each_press_is_a_refund_of_its_own(first: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill) -> None:
    for ticket_id in (101, 102):
        first.tick_all()
        if first.ticked:
            first.tick_all()
        first.tick(ticket_id)
        first.refund("Customer cannot come")
        settle(first, runner)

    assert len(set(till.request_ids)) == 2


def test_while_a_refund_is_checked_nothing_else_is_begun_and_it_is_said(
    first: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill, heard: Heard
) -> None:
    first.refund("Customer cannot come")
    first._refunding._on_waiting(ServerUnreachable("away"))
    informed = heard(first.informed)

    first.tick(101)
    first.refund("Customer cannot come")

    assert informed == ["No answer yet. Checking whether the refund was made…"]
    assert first.why_not == informed[0]
    assert len(first.ticked) == 3
    assert len(runner.waiting) == 1
    first._refunding._on_long()
    assert "Do not refund again" in first.refund_text


def test_a_refund_that_nobody_knows_of_stays_in_the_journal(
    first: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill, counter: Counter, heard: Heard
) -> None:
    """The program ends while it is still being asked for."""
    refused, done = heard(first.refund_refused), heard(first.refunded)
    till.away = True

    first.refund("Customer cannot come")
    first.stop()
    settle(first, runner)

    assert open_refunds(counter) == ["2-000001"]
    assert not refused
    assert not done


def test_a_lost_session_asks_for_the_sign_in_and_goes_on(
    first: FindOrdersViewModel, runner: SteppingRunner, heard: Heard
) -> None:
    needed = heard(first.sign_in_needed)
    unknown = OutcomeUnknown("x")
    unknown.__cause__ = SessionExpired("over")
    first.refund("Customer cannot come")

    first._refunding._on_waiting(unknown)

    assert needed == ["Your session has ended. Sign in again; your work is kept."]
    assert first.refund_state is RefundState.CHECKING


def test_nothing_is_sent_that_could_not_be_written_down(
    first: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill, counter: Counter, heard: Heard
) -> None:
    refused = heard(first.refund_refused)
    assert counter.journal is not None
    folder = counter.journal.folder
    counter.journal.close()
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()

    first.refund("Customer cannot come")
    settle(first, runner)

    assert len(refused) == 1
    assert "cannot record the refund (No such file or directory)" in refused[0][0]  # type: ignore[index]
    assert till.request_ids == []


def test_an_answer_about_the_order_that_is_older_than_the_refund_is_passed_over(
    first: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill
) -> None:
    first.reload_order()
    older = runner.waiting.pop()
    first.refund("Customer cannot come")
    refund = runner.waiting.pop()
    seen = till.orders[1]

    refund()
    till.orders[1] = seen  # what the older question saw
    older()

    assert first.order is not None
    assert first.order.state_text == "Refunded"


def test_a_refund_names_the_means_by_which_the_order_was_paid(
    orders: FindOrdersViewModel, till: FakeTill, runner: SteppingRunner, qtbot: QtBot
) -> None:
    paid = (PaymentLine(Tender.VOUCHER, 4_500, 4_500, 0), PaymentLine(Tender.CARD, 6_750, 6_750, 0))
    till.orders[1] = replace(till.orders[1], payments=paid)
    orders.choose_order(1)
    settle(orders, runner)
    window = QWidget()
    qtbot.addWidget(window)

    dialog = RefundDialog(orders, window)
    qtbot.addWidget(dialog)

    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Give back ¥112.50 · Voucher + Card" in said
