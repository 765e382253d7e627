"""The promises about every database are kept by sales, and each notices when somebody breaks it."""

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from support.hall import Hall
from support.invariants import INVARIANTS, broken_promises_in

LAST_SHOW = "SELECT MAX(schedule_id) FROM schedules"
# What somebody may do with the ledger's guards taken away, and the promises that it breaks.
CORRUPTIONS = {
    "DELETE FROM tickets WHERE seat_id = 1": {
        "sold seats and live tickets are the same",
        "an order costs what its tickets cost and what was paid",
    },
    "UPDATE seat_claims SET state = 'held', held_until = held_since, order_id = NULL WHERE seat_id = 1": {
        "sold seats and live tickets are the same"
    },
    "UPDATE tickets SET price_minor = price_minor + 1 WHERE seat_id = 1": {
        "an order costs what its tickets cost and what was paid",
        "a ticket costs what its show costs, for each of its places",
    },
    "UPDATE tickets SET places = 3 WHERE seat_id = 1": {"a ticket costs what its show costs, for each of its places"},
    f"UPDATE seat_claims SET seat_id = 9 WHERE seat_id = 3 AND schedule_id = ({LAST_SHOW})": {
        "only seats that people can sit on are taken"
    },
    f"UPDATE seat_claims SET seat_id = 4 WHERE seat_id = 3 AND schedule_id = ({LAST_SHOW})": {
        "only seats that people can sit on are taken"
    },
    "UPDATE payments SET amount_minor = amount_minor + 1, given_minor = given_minor + 1": {
        "an order costs what its tickets cost and what was paid",
        "orders are the revenue of the ledger, payments its cash",
    },
    "INSERT INTO ledger_entries SELECT request_id, 9, order_id, kind, account, 1, booked_at FROM ledger_entries "
    "WHERE line_no = 1": {
        "the lines of a booking sum to 0, and an order has exactly one",
        "orders are the revenue of the ledger, payments its cash",
    },
    "UPDATE requests SET user_id = user_id + 1": {
        "a sale has one request, and a request of a sale has its order and its answer"
    },
    "UPDATE requests SET answer = NULL": {
        "a sale has one request, and a request of a sale has its order and its answer"
    },
    "UPDATE orders SET order_number = '7-000002' WHERE counter_name = '7'": {
        "the orders of a counter are numbered from 1 without gaps"
    },
    "UPDATE document_numbers SET last_number = 2 WHERE series = 'order 7'": {
        "the orders of a counter are numbered from 1 without gaps"
    },
    "INSERT INTO schedules SELECT 99999, play_id, studio_id, layout_id, ends_at, '2099-01-01 00:00:00' "
    f"FROM schedules WHERE schedule_id = ({LAST_SHOW})": set(),
    "INSERT INTO schedules SELECT 99999, play_id, studio_id, layout_id, starts_at, ends_at "
    f"FROM schedules WHERE schedule_id = ({LAST_SHOW})": {"no two shows are in one hall at once"},
}
# The database's own keys keep these; test_schema.py shows it.
KEPT_BY_A_KEY = {"a seat of a show has one live ticket"}


@pytest.fixture
def sold(session: Session) -> Session:
    """A transaction with an order of two tickets and a held seat, and no other order."""
    hall = Hall(session, "..<>#")
    hall.sell(hall.hold("A1 A2"), "A1 A2", given=[10_000], counter_name="7")
    hall.hold("A3")
    return session


def test_a_sale_keeps_every_promise(sold: Session) -> None:
    assert broken_promises_in(sold) == {}


@pytest.mark.parametrize(("corruption", "promises"), CORRUPTIONS.items())
def test_whoever_breaks_a_promise_is_found(sold: Session, corruption: str, promises: set[str]) -> None:
    sold.execute(text(corruption))

    assert set(broken_promises_in(sold)) == promises


def test_each_promise_is_broken_by_a_test_or_kept_by_a_key() -> None:
    assert set().union(*CORRUPTIONS.values()) | KEPT_BY_A_KEY == set(INVARIANTS)
