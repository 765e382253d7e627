"""The promises about every database are kept by sales and refunds, and each notices when somebody breaks it."""

from collections.abc import Iterator
from itertools import product
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from support.cinema import SmallCinema, found_cinema, opened
from support.hall import Hall
from support.invariants import broken_promises_in
from support.mariadb import MariaDb
from support.refunds import refund
from support.reservations import reserve
from support.shifts import close
from support.tenders import card, cash, exchange, issue, offer, slip, voucher
from ttms_server import requests
from ttms_server.check.promise import Promise, number_in
from ttms_server.check.service import PROMISES, ROLLUPS, dialect_query
from ttms_server.db import Database
from ttms_server.order.checkin.service import Scan, ScanResult, check_in
from ttms_server.requests import Request

LAST_SHOW = "SELECT MAX(schedule_id) FROM schedules"
SHOW = "INSERT INTO schedules (schedule_id, play_id, studio_id, layout_id, starts_at, ends_at, cancelled_at)"
LINE = (
    "INSERT INTO ledger_entries (request_id, line_no, order_id, schedule_id, shift_id, user_id, counter_name, kind, "
    "account, ticket_type, ticket_count, place_count, amount_minor, booked_at)"
)
SAME = "order_id, schedule_id, shift_id, user_id, counter_name"
# That of the sale: it was opened first.
SHIFT = "(SELECT MIN(shift_id) FROM shifts)"
OF_ORDER = f"order_id, schedule_id, {SHIFT}, user_id, counter_name"
OF_THE_ORDER = f"o.order_id, o.schedule_id, {SHIFT}, o.user_id, o.counter_name"

LIVES = "a ticket is either valid or refunded, by a refund of its order"
SEATS = "sold seats and live tickets are the same"
COSTS = "an order costs what its tickets and extras cost and what was paid"
GIVES = "a refund gives back what its tickets and extras cost"
PRICES = "a ticket costs what its show costs in the category of its seat, for each place, unless it was given away"
RESERVED = "a reserved seat belongs to a reservation of its show that has not ended, and is free when that says"
TAKEN = "only seats that people can sit on are taken"
SUM_0 = "the lines of a booking sum to 0"
ONE_BOOKING = "an order has one booking, a refund has one, and there are no others"
REVENUE = "the revenue of a booking is that of its tickets, type by type"
TENDERS = "what was paid and given back is what the tenders' accounts received and gave"
REQUESTS = "a sale or refund has one request, and such a request has its order or refund and its answer"
WHOSE = "a line of the ledger knows whose it is, when it was and of which show"
ORDER_NUMBERS = "the orders of a counter are numbered from 1 without gaps"
REFUND_NUMBERS = "the refunds of a counter are numbered from 1 without gaps"
IN_TIME = "tickets are refunded until the show starts, unless it was cancelled"
NOT_MORE = "by no tender more goes back than came in"
TOLD = "an order that a counter was told of is there, as it was told"
THREE_SUMS = "orders less refunds are the ledger's income, and that of Z reports and open shifts"
SHIFT_OF = "a line of the ledger is in a shift of its counter"
DRAWER = "the drawer of a closed shift is empty"
Z_NUMBERS = "Z reports of a counter are numbered from 1 without gaps, and their grand total is what they took so far"
GOES_ON = "a counter goes on from its last Z report"
Z_SAYS = "a Z report says what the ledger says of its shift"
NO_HOLE = "the chain of a counter has no hole, and each link carries the hash before it"
ENDS = "a chain ends where its counter and its last Z report say"
CHAINED = "everything that was booked is in a chain"
BY_CARD = "what was paid by card has the terminal's approval, of the same sum"
TO_CARD = "what goes back to a card has the terminal's reference, of the same sum"
SLIPS = "an approval stands at what it is for"
BALANCES = "the balance of a voucher is what was paid in less what was spent, move by move, and never negative"
BEGINS = "a voucher begins with what was paid for it"
OWED = "what lies on all vouchers is what the ledger owes, request by request"
BOUGHT = "what was paid for a voucher is what the tender's account received"
EXCHANGES = "an exchange is one request that refunds and sells, and such a request is an exchange"
INSIDE = "nobody is inside with a ticket that is not valid"
LET_IN = "whoever is inside was let in at a door"
EXTRAS = "what extras brought in is what orders have of them, less what refunds gave back"
NOT_MORE_EXTRAS = "of no extra more goes back than was sold"
ONE_HALL = "no two shows are in one hall at once"

# What somebody may do with the ledger's guards taken away, and the promises that it breaks.
CORRUPTIONS = {
    "DELETE FROM tickets WHERE seat_id = 1": {SEATS, COSTS, REVENUE},
    "UPDATE seat_claims SET state = 'held', held_until = held_since, order_id = NULL WHERE seat_id = 1": {SEATS},
    "UPDATE tickets SET price_minor = price_minor + 1 WHERE seat_id = 1": {COSTS, PRICES, REVENUE},
    "UPDATE tickets SET places = 3 WHERE seat_id = 1": {PRICES, REVENUE},
    "UPDATE tickets SET ticket_type = 'child' WHERE seat_id = 1": {PRICES, REVENUE},
    f"UPDATE seat_claims SET seat_id = 9 WHERE seat_id = 3 AND schedule_id = ({LAST_SHOW})": {TAKEN},
    f"UPDATE seat_claims SET seat_id = 4 WHERE seat_id = 3 AND schedule_id = ({LAST_SHOW})": {TAKEN},
    "UPDATE payments SET amount_minor = amount_minor + 1, given_minor = given_minor + 1": {COSTS, TENDERS},
    f"{LINE} SELECT request_id, 9, {SAME}, kind, account, ticket_type, 0, 0, 1, booked_at FROM ledger_entries "
    "WHERE line_no = 1 AND kind = 'sale'": {SUM_0, TENDERS, DRAWER, Z_SAYS, ROLLUPS},
    f"{LINE} SELECT request_id, 9, {OF_ORDER}, 'sale', 'revenue', 'adult', 1, 1, 0, sold_at FROM orders": {
        REVENUE,
        ROLLUPS,
    },
    f"{LINE} SELECT r.request_id, 8, {OF_THE_ORDER}, 'sale', 'cash', NULL, 0, 0, 0, r.refunded_at "
    "FROM refunds r JOIN orders o ON o.order_id = r.order_id": {ONE_BOOKING, WHOSE},
    f"{LINE} SELECT request_id, 8, {OF_ORDER}, 'refund', 'cash', NULL, 0, 0, 0, sold_at FROM orders": {ONE_BOOKING},
    f"{LINE} SELECT request_id, 8, order_id, {{other_show}}, {SHIFT}, user_id, counter_name, 'sale', 'cash', NULL, 0, "
    "0, 0, sold_at FROM orders": {WHOSE, ROLLUPS},
    "UPDATE rollups SET gross_minor = gross_minor + 1 WHERE dimension = 'till'": {ROLLUPS},
    "DELETE FROM rollups WHERE dimension = 'tender'": {ROLLUPS},
    "UPDATE rollups SET day = '2020-01-01' WHERE dimension = 'type'": {ROLLUPS},
    "INSERT INTO rollups VALUES (1, 'type', 'no day', 0, 'adult', 0, 0, 0, 0, 0)": {ROLLUPS},
    "UPDATE orders SET user_id = user_id + 1": {WHOSE, REQUESTS},
    "UPDATE refunds SET counter_name = 'x'": {WHOSE, REFUND_NUMBERS},
    "UPDATE requests SET user_id = user_id + 1 WHERE method = 'SellTicketsRequest'": {REQUESTS},
    "UPDATE requests SET user_id = user_id + 1 WHERE method = 'RefundTicketsRequest'": {REQUESTS},
    "UPDATE requests SET answer = NULL": {REQUESTS, TOLD},
    "UPDATE orders SET order_number = '7-000002' WHERE counter_name = '7'": {ORDER_NUMBERS, TOLD},
    "UPDATE document_numbers SET last_number = 2 WHERE series = 'order 7'": {ORDER_NUMBERS},
    "UPDATE refunds SET refund_number = '8-R000002'": {REFUND_NUMBERS},
    "UPDATE document_numbers SET last_number = 2 WHERE series = 'refund 8'": {REFUND_NUMBERS},
    # The ticket in seat 2 was refunded.
    "UPDATE tickets SET live = 1 WHERE seat_id = 2": {LIVES, SEATS},
    "UPDATE tickets SET live = NULL WHERE seat_id = 1": {LIVES, SEATS},
    "DELETE FROM refunded_tickets": {LIVES, GIVES, REVENUE},
    "INSERT INTO refunded_tickets SELECT t.ticket_id, r.refund_id FROM tickets t, refunds r WHERE t.seat_id = 1": {
        LIVES,
        GIVES,
        REVENUE,
    },
    "UPDATE refunds SET total_minor = total_minor + 1": {GIVES, THREE_SUMS},
    "UPDATE refund_payments SET amount_minor = amount_minor - 1": {GIVES, TENDERS},
    "UPDATE refund_payments SET amount_minor = amount_minor + 90000": {GIVES, TENDERS, NOT_MORE},
    "UPDATE refund_payments SET tender = 'card'": {TENDERS, NOT_MORE, TO_CARD},
    "UPDATE refunds SET refunded_at = (SELECT MAX(starts_at) FROM schedules)": {IN_TIME, WHOSE},
    f"{SHOW} SELECT 99999, play_id, studio_id, layout_id, ends_at, '2099-01-01 00:00:00', NULL "
    f"FROM schedules WHERE schedule_id = ({LAST_SHOW})": set(),
    f"{SHOW} SELECT 99999, play_id, studio_id, layout_id, starts_at, ends_at, starts_at "
    f"FROM schedules WHERE schedule_id = ({LAST_SHOW})": set(),
    f"{SHOW} SELECT 99999, play_id, studio_id, layout_id, starts_at, ends_at, NULL "
    f"FROM schedules WHERE schedule_id = ({LAST_SHOW})": {ONE_HALL},
    f"{LINE} SELECT request_id, 8, NULL, NULL, {SHIFT}, user_id, counter_name, 'cash_in', 'cash', NULL, 0, 0, 5, "
    "sold_at FROM orders": {SUM_0, DRAWER, Z_SAYS},
    f"{LINE} SELECT request_id, 8, NULL, NULL, {SHIFT}, user_id, '8', 'cash_in', 'safe', NULL, 0, 0, 0, refunded_at "
    "FROM refunds": {SHIFT_OF},
    "INSERT INTO order_extras SELECT order_id, 9, 'fee', 1, 5, 'order', 0 FROM orders WHERE counter_name = '7'": {
        COSTS,
        EXTRAS,
    },
    "INSERT INTO refunded_extras SELECT refund_id, 9, 1 FROM refunds WHERE counter_name = '8'": {NOT_MORE_EXTRAS},
    "INSERT INTO comps SELECT ticket_id, order_id, 'forged', user_id FROM tickets WHERE seat_id = 1": {PRICES},
    "UPDATE counters SET z_number = 3 WHERE counter_name = '7'": {GOES_ON},
    "UPDATE counters SET grand_total_minor = 3 WHERE counter_name = '7'": {GOES_ON},
    "UPDATE counters SET chain_hash = 'x' WHERE counter_name = '7'": {ENDS},
    "UPDATE counters SET chain_seq = chain_seq - 1 WHERE counter_name = '7'": {ENDS},
    "INSERT INTO chain_links SELECT '7', 9, request_id, 'x', 'y', '{{}}' FROM requests WHERE method = 'Looked'": {
        NO_HOLE,
        ENDS,
    },
    "INSERT INTO shifts (request_id, counter_name, opened_by, opened_at, float_minor) "
    "SELECT request_id, '7', user_id, received_at, 0 FROM requests WHERE method = 'Looked'": {CHAINED},
    "INSERT INTO z_reports SELECT counter_name, 3, (SELECT MAX(shift_id) FROM shifts), (SELECT request_id FROM "
    "requests WHERE method = 'Looked'), closed_by, closed_at, 1, 1, 0, 0, 0, 0, 0, '', '', chain_seq, chain_hash, '' "
    "FROM z_reports": {Z_NUMBERS, GOES_ON, Z_SAYS, THREE_SUMS, DRAWER, CHAINED},
}
# As above, of a database with a voucher, an order that was paid with it and by card, and an exchange.
OF_TENDERS = {
    "UPDATE card_slips SET amount_minor = amount_minor + 1 WHERE kind = 'payment'": {BY_CARD},
    "DELETE FROM card_slips WHERE kind = 'payment'": {BY_CARD},
    "UPDATE card_slips SET amount_minor = amount_minor + 1 WHERE kind = 'refund'": {TO_CARD},
    "UPDATE card_slips SET kind = 'voucher' WHERE kind = 'refund'": {SLIPS},
    "UPDATE voucher_moves SET balance_minor = balance_minor + 1 WHERE seq = 2": {BALANCES},
    "UPDATE voucher_moves SET amount_minor = amount_minor + 1, balance_minor = balance_minor + 1 WHERE seq = 1": {
        BALANCES,
        BEGINS,
        OWED,
    },
    "UPDATE vouchers SET amount_minor = amount_minor + 1, given_minor = given_minor + 1": {BEGINS, BOUGHT},
    "UPDATE vouchers SET tender = 'cash'": {BOUGHT, SLIPS},
    "DELETE FROM exchanges": {EXCHANGES, BY_CARD, TO_CARD},
}
GUARDED = ["seat_events", "card_slips", "vouchers", "voucher_moves", "exchanges"]
# As above, of a database in which somebody is inside with a ticket.
OF_DOORS = {
    "UPDATE tickets SET live = NULL WHERE entered = 1": {INSIDE, LIVES, SEATS},
    "DELETE FROM seat_events WHERE deed = 'entered'": {LET_IN},
}
OF_RESERVATIONS = {
    "UPDATE reservations SET ended_at = reserved_at, ending = 'released'": {RESERVED},
    "UPDATE seat_claims SET state = 'house' WHERE state = 'reserved'": {RESERVED},
    "UPDATE seat_claims SET reservation_id = reservation_id + 1 WHERE state = 'reserved'": {RESERVED},
    "UPDATE reservations SET kept_until = reserved_at": {RESERVED},
}
# The database's own keys keep these; test_schema.py shows it.
KEPT_BY_A_KEY = {"a seat of a show has one live ticket", "a ticket is refunded once"}


@pytest.fixture(scope="module", params=["sqlite", "mariadb"])
def still(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database of this file alone: what others have sold and refunded in theirs would be in the way."""
    url = f"sqlite:///{tmp_path_factory.mktemp('promises') / 'cinema.db'}"
    if request.param == "mariadb":
        mariadb: MariaDb = request.getfixturevalue("mariadb")
        mariadb.create_database("promises")
        url = mariadb.url("promises")
    with opened(url) as database:
        with database.writing() as session:
            for table, change in product(GUARDED, ["update", "delete"]):
                session.execute(text(f"DROP TRIGGER {table}_no_{change}"))
        yield database


@pytest.fixture(scope="module")
def still_cinema(still: Database) -> SmallCinema:
    return found_cinema(still)


@pytest.fixture
def sold(session: Session) -> Session:
    """A transaction with an order of two tickets, one of them refunded, and a held seat; no other order.

    Counter 7, which sold them, has closed its shift; counter 8, which refunded one, has not. One request did nothing.
    """
    offer(session, "fee", 5)
    hall = Hall(session, "..<>#")
    order = hall.sell(hall.hold("A1 A2"), "A1 A2", given=[10_000], counter_name="7")
    refund(hall, order, "A2", counter_name="8")
    hall.hold("A3")
    close(hall, counter_name="7", counted={5000: 1, 100: 40})
    requests.begin(session, Request(str(uuid4()), 1, "Looked", "0" * 64), hall.now)
    session.execute(text("UPDATE requests SET answer = X'00' WHERE method = 'Looked'"))
    return session


@pytest.fixture
def traded(session: Session) -> Session:
    """A voucher bought by card; an order paid with it, by card and in cash; one of its tickets exchanged for less."""
    hall = Hall(session, "....")
    bought = issue(hall, 3000, card(3000))
    order = hall.sell(hall.hold("A1 A2"), "A1 A2", payments=[cash(2000), voucher(3000, bought.code), card(4000)])
    exchange(hall, order, "A2", into="A3", types="child", slip=slip())
    exchange(hall, order, "A1", into="A4", types="child", slip=slip())
    return session


def test_a_sale_and_a_refund_keep_every_promise(sold: Session) -> None:
    assert broken_promises_in(sold) == {}


@pytest.mark.parametrize(("corruption", "promises"), CORRUPTIONS.items())
def test_whoever_breaks_a_promise_is_found(sold: Session, corruption: str, promises: set[str]) -> None:
    other_show = sold.scalar(text("SELECT MIN(schedule_id) FROM schedules"))
    sold.execute(text(corruption.format(other_show=other_show)))

    assert set(broken_promises_in(sold)) == promises


def test_cards_vouchers_and_exchanges_keep_every_promise(traded: Session) -> None:
    assert broken_promises_in(traded) == {}


@pytest.mark.parametrize(("corruption", "promises"), OF_TENDERS.items())
def test_whoever_breaks_a_promise_of_tenders_is_found(traded: Session, corruption: str, promises: set[str]) -> None:
    traded.execute(text(corruption))

    assert set(broken_promises_in(traded)) == promises


@pytest.mark.parametrize(("corruption", "promises"), OF_DOORS.items())
def test_whoever_breaks_a_promise_of_doors_is_found(session: Session, corruption: str, promises: set[str]) -> None:
    hall = Hall(session, "..")
    order = hall.sell(hall.hold("A1"), "A1")
    scan = Scan(order.tickets[0].code, hall.schedule_id, (hall.user_id("clerk"), "door"), hall.now)
    assert check_in(session, scan, ZoneInfo("UTC")).result is ScanResult.VALID
    assert broken_promises_in(session) == {}

    session.execute(text(corruption))

    assert set(broken_promises_in(session)) == promises


@pytest.mark.parametrize(("corruption", "promises"), OF_RESERVATIONS.items())
def test_whoever_breaks_a_promise_of_reservations_is_found(
    session: Session, corruption: str, promises: set[str]
) -> None:
    hall = Hall(session, "..")
    reserve(hall, hall.hold("A1"))
    assert broken_promises_in(session) == {}

    session.execute(text(corruption))

    assert set(broken_promises_in(session)) == promises


@pytest.mark.parametrize(
    ("counter", "name", "number"), [("7", "7-000007", 7), ("1", "1-1000001", 1_000_001), ("é-1", "é-1-000012", 12)]
)
def test_numbers_of_orders_are_compared_as_numbers(session: Session, counter: str, name: str, number: int) -> None:
    """The order after 999,999 stands before it in the order of letters."""
    written = f"SELECT {number_in('name', '-')} FROM (SELECT '{counter}' AS counter_name, '{name}' AS name) n"

    assert session.scalar(text(dialect_query(Promise("I8", "", "", written), session))) == number


def test_each_promise_is_broken_by_a_test_or_kept_by_a_key() -> None:
    found = set().union(*CORRUPTIONS.values(), *OF_TENDERS.values(), *OF_DOORS.values(), *OF_RESERVATIONS.values())
    assert found | KEPT_BY_A_KEY == {promise.text for promise in PROMISES} | {ROLLUPS}
