"""Cards, vouchers, exchanges and copies as counters ask for them: once however often, and refused with a reason."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from support.contents import row_counts
from support.counter import new_hall
from support.full_width import in_full_width
from support.invariants import broken_promises
from support.refund_counter import RefundCounter
from support.refunds import cancel
from support.server_thread import ServerThread
from support.watcher import Watcher


@pytest.fixture
def counter(server: ServerThread) -> RefundCounter:
    return RefundCounter(server.anybody, server.database, new_hall(server.database, plan="o" * 20))


def exchange_fields(counter: RefundCounter, order: Any, *, to: int, **changed: Any) -> dict[str, Any]:
    """Exchange the first ticket for seat `to`, but for what is changed."""
    ticket = {"seat_id": to, "ticket_type": "adult", "price_minor": 4500}
    new = {"schedule_id": counter.schedule_id, "hold_id": counter.hold(to).answer.hold_id, "tickets": [ticket]}
    return counter.refund_fields(order, [0]) | new | changed


def by_card(amount_minor: int, approval: str) -> dict[str, Any]:
    return {"tender": 2, "given_minor": amount_minor, "card": {"terminal": "t1", "approval": approval}}


def voucher_fields(paid_minor: int, **changed: Any) -> dict[str, Any]:
    cash = {"tender": 1, "given_minor": paid_minor}
    return {"request_id": str(uuid4()), "amount_minor": paid_minor, "payment": cash} | changed


def test_an_exchange_is_answered_with_both_orders_and_watchers_see_both_seats(counter: RefundCounter) -> None:
    order = counter.sold(1, 2)
    fields = exchange_fields(counter, order, to=5)
    with Watcher(counter.call, counter.schedule_id) as watcher:
        watcher.map()
        answer = counter.call("ExchangeTickets", **fields).answer
        assert set(watcher.changes()) == {1, 5}

    assert answer.refund.next_order_number == answer.order.order_number
    assert counter.seen(order) == answer.old_order
    assert counter.seen(answer.order) == answer.order


def test_an_exchange_that_is_repeated_is_one_exchange_and_gets_the_first_answer(
    server: ServerThread, counter: RefundCounter
) -> None:
    fields = exchange_fields(counter, counter.sold(1), to=5)
    first = counter.call("ExchangeTickets", **fields).answer
    before = row_counts(server.database)

    assert counter.call("ExchangeTickets", **fields).answer == first

    assert counter.call("ExchangeTickets", **(fields | {"reason": "else"})).reason == "REQUEST_ID_REUSED"
    assert row_counts(server.database) == before
    assert broken_promises(server.database) == {}


def test_an_exchange_whose_seat_is_not_held_leaves_everything_as_it_was(
    server: ServerThread, counter: RefundCounter
) -> None:
    order = counter.sold(1)
    fields = exchange_fields(counter, order, to=5, hold_id=str(uuid4()))
    before = row_counts(server.database)

    assert counter.call("ExchangeTickets", **fields).reason == "HOLD_EXPIRED"

    assert counter.seen(order) == order
    assert row_counts(server.database) == before


def test_seats_that_are_given_up_before_they_are_paid_leave_no_order_and_no_hole_in_the_numbers(
    server: ServerThread,
) -> None:
    """An order begins when it is paid: there is none to be cancelled before."""
    show = new_hall(server.database, plan="o" * 4)
    counter = RefundCounter(server.anybody, server.database, show, name="94")
    first = counter.sold(1)
    hold_id = counter.hold(2, 3).answer.hold_id
    assert counter.sell(hold_id, 2, 3, payments=[{"tender": 1, "given_minor": 1}]).reason == "PAYMENT_TOO_SMALL"
    counter.release(hold_id)
    assert counter.sell(hold_id, 2, 3).reason == "HOLD_EXPIRED"

    second = counter.sold(2)

    numbers = [int(order.order_number.rpartition("-")[2]) for order in (first, second)]
    assert numbers[1] == numbers[0] + 1
    assert len(counter.call("ListOrders", schedule_id=show).answer.orders) == 2
    assert broken_promises(server.database) == {}


def test_extras_are_sold_with_exchanged_tickets_and_the_difference_is_paid(
    server: ServerThread, counter: RefundCounter
) -> None:
    manager = RefundCounter(server.anybody, server.database, counter.schedule_id, user_name="manager", name="91")
    extra = {"code": uuid4().hex[:16], "name": "3D 眼镜", "price_minor": 500, "charged": 1}
    manager.call("SaveExtra", request_id=str(uuid4()), extra=extra)
    glasses = [{"code": extra["code"], "quantity": 1, "price_minor": 500}]
    fields = exchange_fields(counter, counter.sold(1), to=5, extras=glasses)
    assert counter.call("ExchangeTickets", **fields).details == {"total_minor": "500", "given_minor": "0"}

    answer = counter.call("ExchangeTickets", **fields, payments=[{"tender": 1, "given_minor": 1000}]).answer

    assert [(line.amount_minor, line.change_minor) for line in answer.order.payments] == [(4500, 0), (500, 500)]
    assert counter.seen(answer.order) == answer.order
    assert broken_promises(server.database) == {}


WRONG = {
    "no slip": {"tender": 2, "given_minor": 4500},
    "an empty slip": {"tender": 2, "given_minor": 4500, "card": {}},
    "the number of a card": by_card(4500, "4111 1111-1111 1111"),
    "the number of a card in full width, with dots": by_card(4500, "\uff14111.1111.1111.1111"),
    "a slip of dashes alone": by_card(4500, "- - -"),
    "a slip that nobody sees": by_card(4500, "\u3164\u200b"),
    "a slip of cash": by_card(4500, "1") | {"tender": 1},
    "a voucher without code": {"tender": 3, "given_minor": 4500},
    "a code of cash": {"tender": 1, "given_minor": 4500, "voucher_code": "AAAA"},
    "a tender that nobody knows": {"tender": 9, "given_minor": 4500},
}


@pytest.mark.parametrize("payment", WRONG.values(), ids=WRONG)
def test_a_payment_without_what_belongs_to_it_is_refused(counter: RefundCounter, payment: dict[str, Any]) -> None:
    assert counter.sell(counter.hold(1).answer.hold_id, 1, payments=[payment]).reason == "FIELD_INVALID"


def test_an_approval_that_was_used_is_refused_and_the_sale_may_be_paid_otherwise(counter: RefundCounter) -> None:
    approval, hold = uuid4().hex.upper(), counter.hold(1).answer.hold_id
    order = counter.sell(hold, 1, payments=[by_card(4500, approval)]).answer.order
    assert counter.seen(order) == order
    hold = counter.hold(2).answer.hold_id

    used = counter.sell(hold, 2, payments=[by_card(4500, approval)])

    assert (used.reason, used.details) == ("CARD_SLIP_USED", {"terminal": "T1", "approval": approval})
    assert counter.sell(hold, 2).reason == "OK"


AGAIN: dict[str, tuple[str, Callable[[str], str]]] = {
    "as it was": ("t1", str),
    "in small letters": ("T1", str.lower),
    "with dashes and spaces": ("t1", lambda approval: f"{approval[:3]}-{approval[3:5]} / {approval[5:]}"),
    "in full width": ("\uff54\uff11", in_full_width),
    "with letters that nobody sees": ("t\u200b1", lambda approval: f"\u2060{approval[:2]}\u200b{approval[2:]}\u3164"),
}


@pytest.mark.parametrize(("terminal", "typed"), AGAIN.values(), ids=AGAIN)
def test_an_approval_is_the_same_however_it_is_typed(
    counter: RefundCounter, terminal: str, typed: Callable[[str], str]
) -> None:
    approval = f"A{uuid4().hex[:8].upper()}Z"
    order = counter.sell(counter.hold(1).answer.hold_id, 1, payments=[by_card(4500, approval)]).answer.order
    assert order.payments[0].card.approval == approval

    again = by_card(4500, approval) | {"card": {"terminal": terminal, "approval": typed(approval)}}
    used = counter.sell(counter.hold(2).answer.hold_id, 2, payments=[again])

    assert (used.reason, used.details) == ("CARD_SLIP_USED", {"terminal": "T1", "approval": approval})


def test_a_refund_to_a_card_says_how_much_and_comes_again_with_the_reference(counter: RefundCounter) -> None:
    hold = counter.hold(1).answer.hold_id
    order = counter.sell(hold, 1, payments=[by_card(4500, str(uuid4()))]).answer.order
    fields = counter.refund_fields(order, [0])
    assert counter.call("RefundTickets", **fields).details == {"amount_minor": "4500"}

    answer = counter.call("RefundTickets", **fields, card={"approval": str(uuid4())}).answer

    # Without a terminal it is the counter's own.
    assert answer.refund.lines[0].card.terminal == "1"
    assert counter.seen(order).refunds[0] == answer.refund


def test_a_voucher_is_bought_once_spent_and_told(server: ServerThread, counter: RefundCounter) -> None:
    fields = voucher_fields(10_000)
    voucher = counter.call("IssueVoucher", **fields).answer.voucher
    assert counter.call("IssueVoucher", **fields).answer.voucher == voucher
    payment = {"tender": 3, "given_minor": 4500, "voucher_code": voucher.code.lower()}

    order = counter.sell(counter.hold(1).answer.hold_id, 1, payments=[payment]).answer.order

    assert (order.payments[0].tender, order.payments[0].voucher_code) == (3, voucher.code)
    assert counter.seen(order) == order
    told = counter.call("GetVoucher", code=f"{voucher.code[:4]}-{voucher.code[4:]}").answer.voucher
    assert (told.amount_minor, told.balance_minor) == (10_000, 5_500)
    assert broken_promises(server.database) == {}


def test_a_voucher_that_was_paid_by_card_tells_its_slip(counter: RefundCounter) -> None:
    slip = {"terminal": "T1", "approval": f"V{uuid4().hex[:8].upper()}"}
    payment = {"tender": 2, "given_minor": 10_000, "card": slip}

    voucher = counter.call("IssueVoucher", **voucher_fields(10_000, payment=payment)).answer.voucher

    assert (voucher.payment.card.terminal, voucher.payment.card.approval) == ("T1", slip["approval"])
    assert counter.call("GetVoucher", code=voucher.code).answer.voucher == voucher


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"amount_minor": 0}, "FIELD_INVALID"),
        ({"amount_minor": -1}, "FIELD_INVALID"),
        ({"payment": {"tender": 1, "given_minor": 99}}, "PAYMENT_TOO_SMALL"),
        ({"payment": {"tender": 3, "given_minor": 100, "voucher_code": "AAAA"}}, "FIELD_INVALID"),
        ({"expires_at": {"seconds": 1}}, "FIELD_INVALID"),
    ],
)
def test_a_voucher_that_is_none_is_refused(counter: RefundCounter, changed: dict[str, Any], reason: str) -> None:
    assert counter.call("IssueVoucher", **voucher_fields(100, **changed)).reason == reason


def test_codes_of_vouchers_are_not_told_apart_by_trying(counter: RefundCounter) -> None:
    codes = {counter.call("IssueVoucher", **voucher_fields(100)).answer.voucher.code for _ in range(20)}

    assert len(codes) == 20
    assert {len(code) for code in codes} == {16}
    assert counter.call("GetVoucher", code="A" * 16).reason == "VOUCHER_NOT_FOUND"
    assert counter.call("GetVoucher", code="A" * 41).reason == "FIELD_INVALID"


def test_every_copy_of_a_ticket_has_its_number(server: ServerThread, counter: RefundCounter) -> None:
    order = counter.sold(1, 2)
    both = [ticket.ticket_id for ticket in order.tickets]

    def copies(ticket_ids: list[int], request_id: str = "") -> list[int]:
        fields = {"request_id": request_id or str(uuid4()), "order_id": order.order_id, "ticket_ids": ticket_ids}
        return [copy.copy_no for copy in counter.call("ReprintTickets", **fields).answer.copies]

    again = str(uuid4())
    assert copies(both, again) == copies(both, again) == [1, 1]
    assert copies(both[:1]) == [2]

    assert [ticket.copies for ticket in counter.seen(order).tickets] == [2, 1]
    counter.refund(order, 0)
    refused = {"request_id": str(uuid4()), "order_id": order.order_id, "ticket_ids": both}
    assert counter.call("ReprintTickets", **refused).reason == "TICKET_NOT_FOUND"
    one = {"request_id": str(uuid4()), "order_id": order.order_id, "ticket_ids": both[1:]}
    with server.database.writing() as session:
        cancel(session, counter.schedule_id, datetime.now(UTC))
    assert counter.call("ReprintTickets", **one).reason == "SHOW_CANCELLED"
    assert broken_promises(server.database) == {}
