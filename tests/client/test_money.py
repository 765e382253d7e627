"""Cards, vouchers, extras, comps, exchanges and cancelled shows through the client: what the calls say and return."""

from collections.abc import Callable, Iterator
from typing import TypedDict
from uuid import uuid4

import pytest
from sqlalchemy import text

from support.cinema import PASSWORD
from support.counter import new_hall
from support.server_thread import ServerThread
from ttms_client import Client, new_request_id
from ttms_client.approval import Approval
from ttms_client.errors import (
    ApprovalNeeded,
    ApprovalRefused,
    CardSlipMissing,
    CardSlipUsed,
    ChangedMeanwhile,
    ExtraNotFound,
    ExtraPriceChanged,
    NameTaken,
    NoRight,
    ShowNotCancelled,
    TtmsError,
    VoucherTooSmall,
)
from ttms_client.exchange import NewTickets, OldTickets
from ttms_client.extra import Charged, Extra, ExtraToSell
from ttms_client.order import Basket, Order, OrderFilter, TicketToSell
from ttms_client.payment import CardSlip, PaymentToTake, Tender
from ttms_client.refund import NO_PROOF, Proof

PRICE = 4500


class Settling(TypedDict):
    """What every call says that asks until there is an answer."""

    request_id: str
    keep_trying: Callable[[], bool]
    waiting: Callable[[TtmsError], None]


def once() -> Settling:
    return {"request_id": new_request_id(), "keep_trying": lambda: False, "waiting": lambda _why: None}


def at(server: ServerThread, user_name: str, counter: str) -> Client:
    client = Client(server.address)
    client.user.sign_in(user_name, PASSWORD, counter_name=counter, request_id=new_request_id())
    return client


@pytest.fixture
def show(server: ServerThread) -> int:
    return new_hall(server.database, plan="o" * 12)


@pytest.fixture
def clerk(server: ServerThread) -> Iterator[Client]:
    with at(server, "clerk", uuid4().hex[:12]) as client:
        yield client


@pytest.fixture
def manager(server: ServerThread) -> Iterator[Client]:
    with at(server, "manager", uuid4().hex[:12]) as client:
        yield client


def slip() -> CardSlip:
    return CardSlip("T1", uuid4().hex.upper())


def cash(amount_minor: int) -> PaymentToTake:
    return PaymentToTake(Tender.CASH, amount_minor)


def adult(seat_id: int) -> TicketToSell:
    return TicketToSell(seat_id, "adult", PRICE)


def sell(client: Client, show: int, basket: Basket, *payments: PaymentToTake) -> Order:
    seats = [ticket.seat_id for ticket in basket.tickets]
    hold = client.ticket.hold_seats(show, seats, request_id=new_request_id())
    return client.order.sell_tickets(
        show, hold_id=hold.hold_id, tickets=basket, payments=payments, request_id=new_request_id()
    )


def test_a_voucher_is_settled_and_found_by_its_request_but_not_as_an_order(clerk: Client) -> None:
    request_id = new_request_id()
    assert clerk.voucher.find_issued(request_id) is None

    sold = clerk.voucher.settle_issue(2000, cash(5000), request_id=request_id, keep_trying=lambda: False, waiting=print)

    assert (sold.amount_minor, sold.payment.change_minor) == (2000, 3000)
    assert clerk.voucher.find_issued(request_id) == sold
    assert clerk.order.find_sale(request_id) is None


def test_an_order_of_everything_by_every_means(clerk: Client, manager: Client, show: int) -> None:
    extra = Extra(uuid4().hex[:16], "3D 眼镜", "3D glasses", 500, Charged.BY_PIECE, refundable=True)
    saved = manager.extra.save_extra(extra, request_id=new_request_id())
    assert saved in clerk.extra.list_extras()
    voucher = clerk.voucher.issue_voucher(2000, cash(2000), request_id=new_request_id())
    card = slip()
    basket = Basket([adult(1)], "Ada", [ExtraToSell(saved.code, 2, 500)])

    order = sell(
        clerk,
        show,
        basket,
        PaymentToTake(Tender.VOUCHER, 2000, voucher_code=voucher.code),
        PaymentToTake(Tender.CARD, 3000, card),
        cash(1000),
    )

    assert (order.total_minor, order.customer_name) == (5500, "Ada")
    assert [(line.tender, line.amount_minor, line.change_minor) for line in order.payments] == [
        (Tender.VOUCHER, 2000, 0),
        (Tender.CARD, 3000, 0),
        (Tender.CASH, 500, 500),
    ]
    assert (order.payments[1].card, order.payments[0].voucher_code) == (card, voucher.code)
    assert [(line.code, line.name_en, line.quantity) for line in order.extras] == [(saved.code, "3D glasses", 2)]
    assert clerk.order.get_order(order.order_id) == order
    assert clerk.voucher.get_voucher(voucher.code).balance_minor == 0
    [found] = clerk.order.list_orders(OrderFilter(schedule_id=show, customer="ada")).orders
    assert (found.order_id, found.customer_name) == (order.order_id, "Ada")


def test_what_is_wrong_with_money_has_its_class(clerk: Client, manager: Client, show: int) -> None:
    used, code = slip(), uuid4().hex[:16]
    sell(clerk, show, Basket([adult(1)]), PaymentToTake(Tender.CARD, PRICE, used))
    with pytest.raises(CardSlipUsed):
        sell(clerk, show, Basket([adult(2)]), PaymentToTake(Tender.CARD, PRICE, used))
    voucher = clerk.voucher.issue_voucher(PRICE - 1, cash(PRICE), request_id=new_request_id())
    with pytest.raises(VoucherTooSmall):
        sell(clerk, show, Basket([adult(3)]), PaymentToTake(Tender.VOUCHER, PRICE, voucher_code=voucher.code))
    with pytest.raises(ExtraNotFound):
        sell(clerk, show, Basket([adult(4)], extras=[ExtraToSell("none", 1, 1)]), cash(PRICE + 1))
    extra = Extra(code, "费", "", 100, Charged.BY_ORDER, refundable=False)
    saved = manager.extra.save_extra(extra, request_id=new_request_id())
    with pytest.raises(ExtraPriceChanged):
        sell(clerk, show, Basket([adult(5)], extras=[ExtraToSell(code, 1, 99)]), cash(PRICE + 99))
    with pytest.raises(NameTaken):
        manager.extra.save_extra(extra, request_id=new_request_id())
    manager.extra.save_extra(saved, request_id=new_request_id())
    with pytest.raises(ChangedMeanwhile):
        manager.extra.save_extra(saved, request_id=new_request_id())
    with pytest.raises(NoRight):
        clerk.extra.save_extra(extra, request_id=new_request_id())


def test_a_clerk_gives_a_ticket_away_with_the_pin_of_a_manager(clerk: Client, manager: Client, show: int) -> None:
    manager.user.set_pin(PASSWORD, "2468", request_id=new_request_id())
    comp = TicketToSell(1, "adult", 0, "press")
    with pytest.raises(ApprovalNeeded):
        sell(clerk, show, Basket([comp]), cash(0))
    comp = TicketToSell(2, "adult", 0, "press")
    with pytest.raises(ApprovalRefused):
        sell(clerk, show, Basket([comp], approval=Approval("manager", "8642")), cash(0))
    comp = TicketToSell(3, "adult", 0, "press")

    order = sell(clerk, show, Basket([comp], approval=Approval("manager", "2468")), cash(0))

    assert (order.total_minor, order.tickets[0].comp_reason) == (0, "press")


def test_what_was_paid_by_card_is_exchanged_and_goes_back_to_the_card(clerk: Client, show: int) -> None:
    order = sell(clerk, show, Basket([adult(1)]), PaymentToTake(Tender.CARD, PRICE, slip()))
    hold = clerk.ticket.hold_seats(show, [2], request_id=new_request_id())
    old = OldTickets(order.order_id, [order.tickets[0].ticket_id], "another seat")

    done = clerk.exchange.settle_exchange(old, NewTickets(show, hold.hold_id, [adult(2)]), **once())

    assert done.refund.next_order_number == done.order.order_number
    assert done.order.previous_order_number == order.order_number
    ids = [ticket.ticket_id for ticket in done.order.tickets]
    with pytest.raises(CardSlipMissing) as missing:
        clerk.refund.settle_refund(done.order.order_id, ids, reason="ill", proof=NO_PROOF, **once())
    assert missing.value.details["amount_minor"] == str(PRICE)
    back = slip()
    refunded = clerk.refund.settle_refund(done.order.order_id, ids, reason="ill", proof=Proof(card=back), **once())
    assert [(line.tender, line.amount_minor, line.card) for line in refunded.refund.lines] == [
        (Tender.CARD, PRICE, back)
    ]


def test_a_cancelled_show_is_worked_off(server: ServerThread, clerk: Client, manager: Client, show: int) -> None:
    sell(clerk, show, Basket([adult(1)]), cash(PRICE))
    by_card = sell(clerk, show, Basket([adult(2)]), PaymentToTake(Tender.CARD, PRICE, slip()))
    with pytest.raises(ShowNotCancelled):
        manager.refund.refund_cancelled_show(show, reason="no power", request_id=new_request_id())
    with server.database.writing() as session:
        session.execute(text("UPDATE schedules SET cancelled_at = starts_at WHERE schedule_id = :it"), {"it": show})

    page = manager.refund.list_orders_to_refund(show, page_size=1)
    rest = manager.refund.list_orders_to_refund(show, page_token=page.next_page_token)
    assert [[(line.tender, line.amount_minor) for line in it.lines] for it in page.orders + rest.orders] == [
        [(Tender.CASH, PRICE)],
        [(Tender.CARD, PRICE)],
    ]
    assert (rest.orders[0].order_number, rest.next_page_token) == (by_card.order_number, "")
    only = [by_card.order_id]
    nothing = manager.refund.refund_cancelled_show(show, reason="x", request_id=new_request_id(), order_ids=only)
    assert (nothing.refunds, nothing.orders_left) == ((), 2)

    first = manager.refund.refund_cancelled_show(show, reason="no power", request_id=new_request_id())

    assert ([refund.total_minor for refund in first.refunds], first.orders_left) == ([PRICE], 1)
    [waits] = first.at_terminal
    assert (waits.order_id, waits.order_number, waits.amount_minor) == (by_card.order_id, by_card.order_number, PRICE)
    slips = {waits.order_id: slip()}
    last = manager.refund.refund_cancelled_show(show, reason="no power", request_id=new_request_id(), slips=slips)
    assert (len(last.refunds), last.at_terminal, last.orders_left) == (1, (), 0)
