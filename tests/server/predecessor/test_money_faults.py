"""Faults of the system that this one replaces, in orders and money: each is absent here, or cannot occur."""

import importlib.metadata
from datetime import datetime

import pytest
from sqlalchemy import BigInteger, DateTime, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from support.cinema import SmallCinema
from support.hall import Hall, refused
from support.raw_calls import METHODS
from support.refunds import caller, refund, refund_ids
from support.server_thread import ServerThread
from support.sessions import token_of
from ttms_server import clock
from ttms_server.all_models import metadata
from ttms_server.db import Database
from ttms_server.order.models import LedgerEntryRow
from ttms_server.schema import UtcDateTime


@pytest.fixture
def hall(session: Session) -> Hall:
    return Hall(session, "....")


def test_b04_whoever_hears_sold_has_an_order_in_the_same_answer(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2"), "A1 A2")

    assert [ticket.seat.seat_id for ticket in order.tickets] == hall.seats("A1 A2")
    found = text("SELECT COUNT(*) FROM orders WHERE order_number = :number")
    assert hall.session.scalar(found, {"number": order.order_number}) == 1
    # Whoever comes second hears of the seat, and leaves no order behind.
    assert refused(lambda: hall.hold("A2 A3", by="second")).reason == "SEAT_TAKEN"
    assert (
        hall.session.scalar(text("SELECT COUNT(*) FROM orders WHERE schedule_id = :show"), {"show": hall.schedule_id})
        == 1
    )


def test_b08_a_refund_names_an_order_that_is_there(hall: Hall) -> None:
    who = caller(hall.session, "clerk")

    assert refused(lambda: refund_ids(hall.session, 10**9, [1], who=who, now=hall.now)).reason == "ORDER_NOT_FOUND"


def test_b10_nobody_frees_a_seat_that_somebody_else_sold(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1", by="clerk")

    assert refused(lambda: refund(hall, order, "A1", by="second")).reason == "NOT_YOUR_SALE"
    assert hall.picture() == "x..."


def test_b11_a_ticket_is_refunded_once(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1")
    refund(hall, order, "A1")

    assert refused(lambda: refund(hall, order, "A1")).reason == "ALREADY_REFUNDED"
    # The seat is free, and whoever buys it next keeps it.
    hall.sell(hall.hold("A1", by="second"), "A1", by="second")
    assert refused(lambda: refund(hall, order, "A1")).reason == "ALREADY_REFUNDED"
    assert hall.picture() == "x..."


def test_b12_a_refund_leaves_the_sale_as_it_was(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1")
    refund(hall, order, "A1", reason="ill")

    lines = hall.session.execute(
        text("SELECT kind, account, amount_minor FROM ledger_entries WHERE order_id = :it ORDER BY kind DESC, account"),
        {"it": order.order_id},
    ).all()
    assert [tuple(line) for line in lines] == [
        ("sale", "cash", 4500),
        ("sale", "revenue", -4500),
        ("refund", "cash", -4500),
        ("refund", "revenue", 4500),
    ]
    assert hall.session.scalar(text("SELECT reason FROM refunds WHERE order_id = :it"), {"it": order.order_id}) == "ill"
    with pytest.raises(DBAPIError, match="the ledger only grows"):
        hall.session.execute(text("DELETE FROM ledger_entries"))


def test_b14_a_report_gives_its_connection_back(server: ServerThread, cinema: SmallCinema) -> None:
    manager = server.anybody.with_token(token_of(server.database, "manager", now=clock.now()))
    span = {"first_day": "2026-11-01", "last_day": "2026-11-30", "basis": 1}

    # Many more than the pool has connections.
    reasons = {manager("GetSalesReport", span=span, grouping=1).reason for _ in range(60)}

    assert reasons == {"OK"}
    pool = server.database.engine.pool
    assert isinstance(pool, QueuePool)
    assert pool.checkedout() == 0


def test_b40_money_is_whole_minor_units_and_times_are_moments() -> None:
    money = [column for table in metadata.tables.values() for column in table.columns if column.name.endswith("_minor")]
    times = [column for table in metadata.tables.values() for column in table.columns if column.name.endswith("_at")]

    assert len(money) > 15
    assert len(times) > 15
    assert all(isinstance(column.type, BigInteger) for column in money)
    assert all(
        isinstance(column.type, UtcDateTime) and isinstance(column.type.impl_instance, DateTime) for column in times
    )


def test_b40_a_moment_comes_back_in_utc_to_the_microsecond(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1")

    booked_at = hall.session.query(LedgerEntryRow.booked_at).filter_by(order_id=order.order_id).first()
    assert booked_at is not None
    assert booked_at[0] == hall.now
    assert isinstance(booked_at[0], datetime)
    assert booked_at[0].utcoffset() is not None


def test_b41_there_is_no_broker_whose_messages_could_be_lost() -> None:
    """By design: what a sale does is one transaction; the server's only other outside is its clients."""
    needed = {
        line.split(";")[0].split(">")[0].split("=")[0].strip().lower()
        for line in importlib.metadata.requires("ttms") or ()
    }

    assert not needed & {"redis", "nats-py", "pika", "kafka-python", "celery", "etcd3"}


def test_b44_what_was_paid_is_money_that_adds_up(hall: Hall) -> None:
    hold = hall.hold("A1 A2")

    assert refused(lambda: hall.sell(hold, "A1 A2", given=[8_999])).reason == "PAYMENT_TOO_SMALL"
    order = hall.sell(hold, "A1 A2", given=[10_000])
    assert [(line.amount_minor, line.given_minor, line.change_minor) for line in order.payments] == [
        (9_000, 10_000, 1_000)
    ]


def test_b50_whatever_changes_something_can_be_sent_again() -> None:
    changing = [method for method in METHODS if method.changes_something]

    assert len(changing) > 20
    assert all("request_id" in method.descriptor.input_type.fields_by_name for method in changing)


def test_b51_every_list_comes_in_pages(server: ServerThread, database: Database) -> None:
    lists = [method for method in METHODS if method.name.startswith("List")]
    admin = server.anybody.with_token(token_of(database, "admin", now=clock.now()))

    assert len(lists) > 5
    for method in lists:
        assert {"page_size", "page_token"} <= set(method.descriptor.input_type.fields_by_name), method
        assert admin(method, page_size=-1).reason == "FIELD_INVALID", method
