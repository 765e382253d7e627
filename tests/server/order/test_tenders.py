"""Paying by card, with vouchers and by several means, and how it goes back."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from support.contents import row_counts_of
from support.full_width import in_full_width
from support.hall import Hall, refused
from support.invariants import broken_promises_in
from support.refunds import approved_by, cancel, refund
from support.shifts import x_report
from support.tenders import card, cash, exchange, issue, slip, voucher
from ttms_server.config import RefundSettings
from ttms_server.order.chain import verify
from ttms_server.order.models import Tender
from ttms_server.order.payment.lines import MOST_GIVEN_MINOR, PaymentToTake, RefundLine
from ttms_server.order.voucher import service as voucher_service

LIMIT = RefundSettings(clerk_limit_minor=4499)


@pytest.fixture
def hall(session: Session) -> Hall:
    return Hall(session, "....\n....")


def accounts(session: Session) -> dict[str, int]:
    """What each account of the ledger comes to."""
    rows = session.execute(text("SELECT account, SUM(amount_minor) FROM ledger_entries GROUP BY account"))
    return {row[0]: int(row[1]) for row in rows}


def balance(hall: Hall, code: str) -> int:
    return voucher_service.get_voucher(hall.session, code).balance_minor


def test_an_order_is_paid_by_several_means(hall: Hall) -> None:
    before = accounts(hall.session)
    bought = issue(hall, 5000)

    order = hall.sell(hall.hold("A1 A2"), "A1 A2", payments=[voucher(5000, bought.code), card(3000), cash(2000)])

    assert [(line.tender, line.amount_minor, line.change_minor) for line in order.payments] == [
        (Tender.VOUCHER, 5000, 0),
        (Tender.CARD, 3000, 0),
        (Tender.CASH, 1000, 1000),
    ]
    after = accounts(hall.session)
    moved = {account: after[account] - before.get(account, 0) for account in after}
    assert {name: amount for name, amount in moved.items() if amount} == {"cash": 6000, "card": 3000, "revenue": -9000}
    assert balance(hall, bought.code) == 0
    assert broken_promises_in(hall.session) == {}


@pytest.mark.parametrize("payment", [card(4501), card(9000)])
def test_only_cash_gives_change(hall: Hall, payment: PaymentToTake) -> None:
    hold = hall.hold("A1")

    refusal = refused(lambda: hall.sell(hold, "A1", payments=[payment]))

    assert (refusal.reason, refusal.details["limit_minor"]) == ("AMOUNT_INVALID", "4500")


def test_cash_has_its_own_limit(hall: Hall) -> None:
    hold = hall.hold("A1")

    refusal = refused(lambda: hall.sell(hold, "A1", payments=[cash(MOST_GIVEN_MINOR + 1)]))

    assert refusal.details["limit_minor"] == str(MOST_GIVEN_MINOR)


def test_an_approval_pays_once(hall: Hall) -> None:
    hall.sell(hall.hold("A1"), "A1", payments=[card(4500, "777")])
    hold = hall.hold("A2")

    refusal = refused(lambda: hall.sell(hold, "A2", payments=[card(4500, "777")]))

    assert (refusal.reason, refusal.details) == ("CARD_SLIP_USED", {"terminal": "T1", "approval": "777"})


def test_what_was_paid_by_card_goes_back_to_the_card(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2"), "A1 A2", payments=[cash(2000), card(7000)])
    reference = slip()

    done = refund(hall, order, "A1", slip=reference)

    assert done.refund.lines == (RefundLine(Tender.CARD, 4500, reference),)
    rest = refund(hall, order, "A2", slip=slip())
    assert [(line.tender, line.amount_minor) for line in rest.refund.lines] == [
        (Tender.CARD, 2500),
        (Tender.CASH, 2000),
    ]
    assert broken_promises_in(hall.session) == {}


def test_nothing_goes_back_to_a_card_without_the_terminals_reference(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1", payments=[card(4500)])
    before = row_counts_of(hall.session)

    refusal = refused(lambda: refund(hall, order, "A1"))

    assert (refusal.reason, refusal.details) == ("CARD_SLIP_MISSING", {"amount_minor": "4500"})
    assert row_counts_of(hall.session) | {"requests": 0} == before | {"requests": 0}


def test_a_slip_is_not_asked_for_where_nothing_was_paid_by_card(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1")

    done = refund(hall, order, "A1", slip=slip())

    assert done.refund.lines == (RefundLine(Tender.CASH, 4500),)
    assert broken_promises_in(hall.session) == {}


def test_a_voucher_is_spent_in_parts_and_gets_back_what_it_paid(hall: Hall) -> None:
    bought = issue(hall, 10_000, card(10_000))
    first = hall.sell(hall.hold("A1"), "A1", payments=[voucher(4500, bought.code)])
    hall.sell(hall.hold("A2"), "A2", payments=[voucher(4500, in_full_width(bought.code.lower()))])
    assert balance(hall, bought.code) == 1000

    done = refund(hall, first, "A1")

    assert done.refund.lines == (RefundLine(Tender.VOUCHER, 4500, voucher_code=bought.code),)
    assert balance(hall, "-".join([bought.code[:8], bought.code[8:]])) == 5500
    assert broken_promises_in(hall.session) == {}


@pytest.mark.parametrize(
    ("code", "amount", "reason"),
    [("NOSUCHVOUCHER234", 4500, "VOUCHER_NOT_FOUND"), ("", 4500, "VOUCHER_TOO_SMALL")],
)
def test_a_voucher_pays_no_more_than_it_has(hall: Hall, code: str, amount: int, reason: str) -> None:
    bought = issue(hall, 4400)
    hold = hall.hold("A1")

    refusal = refused(lambda: hall.sell(hold, "A1", payments=[voucher(amount, code or bought.code)]))

    assert refusal.reason == reason
    assert balance(hall, bought.code) == 4400


def test_a_voucher_that_has_expired_pays_nothing_until_money_goes_back_to_it(hall: Hall) -> None:
    bought = issue(hall, 9000, expires_at=hall.now + timedelta(minutes=1))
    order = hall.sell(hall.hold("A1"), "A1", payments=[voucher(4500, bought.code)])
    hall.later(minutes=1)
    hold = hall.hold("A2")

    refusal = refused(lambda: hall.sell(hold, "A2", payments=[voucher(4500, bought.code)]))

    assert refusal.reason == "VOUCHER_EXPIRED"
    done = refund(hall, order, "A1")
    until = hall.now + timedelta(days=30)
    assert done.refund.lines == (RefundLine(Tender.VOUCHER, 4500, None, bought.code, until),)
    assert voucher_service.get_voucher(hall.session, bought.code).expires_at == until
    assert balance(hall, bought.code) == 9000
    hall.sell(hall.hold("A3"), "A3", payments=[voucher(4500, bought.code)])


def test_a_voucher_that_is_valid_for_long_or_for_ever_keeps_its_day(hall: Hall) -> None:
    for expires_at in (None, hall.now + timedelta(days=31)):
        bought = issue(hall, 9000, expires_at=expires_at)
        order = hall.sell(hall.hold("A1"), "A1", payments=[voucher(4500, bought.code)])
        (line,) = refund(hall, order, "A1").refund.lines
        assert line.voucher_valid_until is None
        assert voucher_service.get_voucher(hall.session, bought.code).expires_at == expires_at


def test_of_several_refunds_to_a_voucher_the_latest_counts(hall: Hall) -> None:
    bought = issue(hall, 9000, expires_at=hall.now + timedelta(minutes=1))
    order = hall.sell(hall.hold("A1 A2"), "A1 A2", payments=[voucher(9000, bought.code)])
    refund(hall, order, "A1")
    hall.later(minutes=1)
    refund(hall, order, "A2")

    found = voucher_service.get_voucher(hall.session, bought.code)
    assert (found.expires_at, found.balance_minor) == (hall.now + timedelta(days=30), 9000)
    assert broken_promises_in(hall.session) == {}
    assert list(verify.faults(hall.session)) == []


def test_an_exchange_makes_no_voucher_valid_again_but_for_what_goes_back_to_it(hall: Hall) -> None:
    bought = issue(hall, 9000, expires_at=hall.now + timedelta(minutes=1))
    order = hall.sell(hall.hold("A1"), "A1", payments=[voucher(4500, bought.code)])
    hall.later(minutes=1)
    expired = voucher_service.get_voucher(hall.session, bought.code).expires_at

    same = exchange(hall, order, "A1", into="A2").order
    assert voucher_service.get_voucher(hall.session, bought.code).expires_at == expired

    exchange(hall, same, "A2", into="A1", types="child")
    assert voucher_service.get_voucher(hall.session, bought.code).expires_at == hall.now + timedelta(days=30)
    assert broken_promises_in(hall.session) == {}


def test_without_days_of_grace_a_voucher_stays_expired(hall: Hall) -> None:
    bought = issue(hall, 9000, expires_at=hall.now + timedelta(minutes=1))
    order = hall.sell(hall.hold("A1"), "A1", payments=[voucher(4500, bought.code)])
    hall.later(minutes=1)

    (line,) = refund(hall, order, "A1", rules=RefundSettings(voucher_days=0)).refund.lines

    assert line.voucher_valid_until is None
    assert voucher_service.get_voucher(hall.session, bought.code).expires_at == bought.expires_at


def test_a_sold_voucher_is_money_of_the_shift_but_no_revenue(hall: Hall) -> None:
    issue(hall, 5000, cash(6000), counter_name="31")
    issue(hall, 3000, card(3000), counter_name="31")

    report = x_report(hall.session, "31").figures

    assert (report.vouchers_sold, report.vouchers_minor, report.gross_minor) == (2, 8000, 0)
    assert {line.tender: line.taken_minor for line in report.tenders.values()} == {Tender.CASH: 5000, Tender.CARD: 3000}
    assert report.expected_minor == 5000


def test_an_order_that_is_refunded_in_parts_has_one_limit(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2"), "A1 A2")
    rules = RefundSettings(clerk_limit_minor=4500)

    refund(hall, order, "A1", rules=rules)

    refusal = refused(lambda: refund(hall, order, "A2", rules=rules))
    assert (refusal.reason, refusal.details) == ("APPROVAL_NEEDED", {"amount_minor": "9000", "limit_minor": "4500"})
    refund(hall, order, "A2", rules=rules, approver=approved_by(hall.session, "manager"))


def test_above_the_limit_a_clerk_needs_a_manager(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2"), "A1 A2", types="adult child")

    refusal = refused(lambda: refund(hall, order, "A1", rules=LIMIT))

    assert (refusal.reason, refusal.details) == ("APPROVAL_NEEDED", {"amount_minor": "4500", "limit_minor": "4499"})
    refund(hall, order, "A2", rules=LIMIT)
    refund(hall, order, "A1", rules=LIMIT, approver=approved_by(hall.session, "manager"))
    query = "SELECT display_name FROM refund_approvals JOIN users USING (user_id)"
    assert hall.session.scalars(text(query)).all()[-1:] == ["Manager"]


def test_a_manager_needs_nobody(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1")

    assert refund(hall, order, "A1", by="manager", rules=LIMIT).refund.total_minor == 4500


def test_with_an_approval_a_clerk_refunds_what_somebody_else_sold(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1", by="second"), "A1", by="second")
    assert refused(lambda: refund(hall, order, "A1")).reason == "NOT_YOUR_SALE"

    done = refund(hall, order, "A1", approver=approved_by(hall.session, "manager"))

    assert done.refund.clerk_name == "Clerk"


def test_refunds_stop_when_the_cinema_says_so_unless_the_show_is_cancelled(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2"), "A1 A2")
    rules = RefundSettings(stop_minutes=120)
    hall.later(minutes=1)

    refusal = refused(lambda: refund(hall, order, "A1", rules=rules))

    assert (refusal.reason, refusal.details) == ("REFUNDS_STOPPED", {"minutes": "120"})
    cancel(hall.session, hall.schedule_id, hall.now)
    assert refund(hall, order, "A1", rules=rules).refund.total_minor == 4500


def test_an_order_that_is_paid_by_several_means_is_one_sale_of_the_shift(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2"), "A1 A2", payments=[card(4000), cash(5000)], counter_name="32")
    refund(hall, order, "A1 A2", slip=slip(), counter_name="32")

    report = x_report(hall.session, "32").figures

    assert (report.sales, report.refunds, report.expected_minor) == (1, 1, 0)
