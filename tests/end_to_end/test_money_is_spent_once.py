"""A ticket that is exchanged and refunded at once ends once; a voucher that is spent twice at once pays once."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from support.campaign import rounds
from support.cinema import count, opened
from support.invariants import broken_promises
from support.race import all_at_once, two_counters
from support.sold_out import HeldShow, SoldTicket, hold_another_show, issue_vouchers, sell_out
from ttms_client import Client, new_request_id
from ttms_client.exchange import NewTickets, OldTickets
from ttms_client.order import TicketToSell
from ttms_client.payment import PaymentToTake, Tender

pytestmark = pytest.mark.xdist_group("the whole machine")

ROUNDS = rounds(20, full=1000)
PRICE = 4500


def patience() -> Callable[[], bool]:
    """Ask again for some seconds; a server that answers with a bug each time must not hold up the others for ever."""
    give_up = monotonic() + 20
    return lambda: monotonic() < give_up


def take_back(client: Client, ticket: SoldTicket) -> object:
    return client.refund.settle_refund(
        ticket.order_id,
        [ticket.ticket_id],
        reason="changed plans",
        request_id=new_request_id(),
        keep_trying=patience(),
        waiting=lambda _why: None,
    )


def exchange(client: Client, ticket: SoldTicket, show: HeldShow, seat_id: int) -> object:
    """Give the ticket for a seat of the other show, which costs the same."""
    return client.exchange.settle_exchange(
        OldTickets(ticket.order_id, [ticket.ticket_id], "another show"),
        NewTickets(show.schedule_id, show.hold_id, [TicketToSell(seat_id, "adult", PRICE)]),
        request_id=new_request_id(),
        keep_trying=patience(),
        waiting=lambda _why: None,
    )


def pay(client: Client, show: HeldShow, seat_id: int, code: str) -> object:
    """Pay for the seat with the voucher."""
    return client.order.settle_sale(
        show.schedule_id,
        hold_id=show.hold_id,
        tickets=[TicketToSell(seat_id, "adult", PRICE)],
        payments=[PaymentToTake(Tender.VOUCHER, PRICE, voucher_code=code)],
        request_id=new_request_id(),
        keep_trying=patience(),
        waiting=lambda _why: None,
    )


def race_of_exchange(url: str, folder: Path, *, program: str, times: int) -> list[Counter[str]]:
    """What came of each round in which the clerk exchanged a ticket while the manager refunded it."""
    sold, show = sell_out(url, times), hold_another_show(url, times)
    with two_counters(url, folder, ("clerk", "manager"), program=program) as clients:

        def end(client: Client, number: int) -> object:
            ticket = sold[number - 1]
            return exchange(client, ticket, show, number) if client is clients[0] else take_back(client, ticket)

        return all_at_once(clients, end, rounds=times)


def race_of_voucher(url: str, folder: Path, *, program: str, times: int) -> list[Counter[str]]:
    """What came of each round in which two counters were paid with one voucher that was enough for one of them."""
    sell_out(url, 10)
    codes = issue_vouchers(url, times, amount_minor=PRICE + 1)
    shows = [hold_another_show(url, times, by=name) for name in ("clerk", "second")]
    with two_counters(url, folder, ("clerk", "second"), program=program) as clients:

        def spend(client: Client, number: int) -> object:
            return pay(client, shows[clients.index(client)], number, codes[number - 1])

        return all_at_once(clients, spend, rounds=times)


def test_of_an_exchange_and_a_refund_of_one_ticket_exactly_one_happens(database_url: str, tmp_path: Path) -> None:
    outcomes = race_of_exchange(database_url, tmp_path, program="ttms_server", times=ROUNDS)

    assert outcomes == [Counter(sold=1, AlreadyRefunded=1)] * ROUNDS
    with opened(database_url) as database:
        assert broken_promises(database) == {}
        assert count(database, "SELECT COUNT(*) FROM refunded_tickets") == ROUNDS


def test_without_its_protection_a_ticket_is_exchanged_and_refunded(database_url: str, tmp_path: Path) -> None:
    outcomes = race_of_exchange(database_url, tmp_path, program="support.unguarded_refunds", times=20)

    assert max(outcome["sold"] for outcome in outcomes) == 2
    with opened(database_url) as database:
        assert broken_promises(database)


def test_of_two_who_pay_with_one_voucher_exactly_one_does(database_url: str, tmp_path: Path) -> None:
    outcomes = race_of_voucher(database_url, tmp_path, program="ttms_server", times=ROUNDS)

    assert outcomes == [Counter(sold=1, VoucherTooSmall=1)] * ROUNDS
    with opened(database_url) as database:
        assert broken_promises(database) == {}
        assert count(database, "SELECT -SUM(amount_minor) FROM voucher_moves WHERE kind = 'payment'") == PRICE * ROUNDS


def test_without_its_protection_a_voucher_pays_twice(database_url: str, tmp_path: Path) -> None:
    outcomes = race_of_voucher(database_url, tmp_path, program="support.unguarded_vouchers", times=20)

    assert max(outcome["sold"] for outcome in outcomes) == 2
    with opened(database_url) as database:
        assert "the balance of a voucher is what was paid in less what was spent, move by move, and never negative" in (
            broken_promises(database)
        )
