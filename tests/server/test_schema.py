"""The tables: made by migrations as the models say, and guarded by the database itself, on each engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, Connection, delete, insert, inspect, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from support import old_database
from support.cinema import SmallCinema, count, opened
from support.contents import row_counts
from support.invariants import broken_promises
from ttms_server.all_models import metadata
from ttms_server.config import DatabaseSettings
from ttms_server.database_errors import is_duplicate
from ttms_server.db import Database
from ttms_server.schema import text_of_moment
from ttms_server.schema_version import SchemaNewerError, upgrade

NOW = datetime(2026, 2, 9, 12, tzinfo=UTC)
TABLES = metadata.tables


def refused(session: Session, table: str, **row: Any) -> IntegrityError:
    """The error with which the database refuses the row."""
    with pytest.raises(IntegrityError) as error:
        session.execute(insert(TABLES[table]).values(row))
    return error.value


def add(session: Session, table: str, **row: Any) -> None:
    session.execute(insert(TABLES[table]).values(row))


@pytest.fixture
def rows(still_cinema: SmallCinema) -> dict[str, dict[str, Any]]:
    """One good row for each of the tables that sales are made of; written in this order they belong together."""
    show = {"schedule_id": still_cinema.schedule_id}
    claim = {"state": "held", "places": 1, "hold_id": "h", "counter_name": "1", "held_since": NOW, "held_until": NOW}
    request = {"request_id": "r1", "user_id": 1, "method": "SellTickets", "content_sha256": "0", "received_at": NOW}
    order = {"order_id": 900, "request_id": "r1", "order_number": "1-000900", **show, "user_id": 1, "counter_name": "1"}
    ticket = {"order_id": 900, **show, "seat_id": 2, "places": 1, "user_id": 1, "ticket_type": "adult", "live": 1}
    done = {**show, "user_id": 1, "counter_name": "1", "ticket_count": 0, "place_count": 0, "booked_at": NOW}
    entry = {"request_id": "r1", "line_no": 1, "order_id": 900, "shift_id": 900, "kind": "sale", "account": "cash"}
    shift = {"shift_id": 900, "request_id": "r1", "counter_name": "1", "opened_by": 1, "opened_at": NOW}
    money = ("gross", "refunded", "net", "grand_total", "expected", "counted", "variance")
    z_report = {"counter_name": "99", "z_number": 1, "shift_id": 900, "request_id": "r1", "closed_by": 1}
    link = {"counter_name": "99", "seq": 1, "request_id": "r1", "prev_hash": "", "hash": "h", "snapshot": "{}"}
    ends = {"chain_seq": 1, "chain_hash": "h", "previous_chain_hash": ""}
    who = {"user_id": 1, "counter_name": "1"}
    refund = {"refund_id": 900, "request_id": "r1", "refund_number": "1-R000900", "order_id": 900, **who}
    return {
        "seat_claims": {**show, "seat_id": 2, "user_id": 1, **claim},
        "requests": request,
        "orders": {**order, "total_minor": 4500, "currency": "CNY", "sold_at": NOW},
        "tickets": {**ticket, "ticket_id": 900, "price_minor": 4500, "code": "c1"},
        "shifts": {**shift, "float_minor": 0},
        "ledger_entries": {**entry, **done, "amount_minor": 4500},
        "cash_moves": {"request_id": "r1", "shift_id": 900, "reason": "r"},
        "z_reports": {
            **z_report,
            **{f"{name}_minor": 0 for name in money},
            **ends,
            "closed_at": NOW,
            "counted": "",
            "note": "",
        },
        "chain_links": link,
        "refunds": {**refund, "reason": "r", "total_minor": 4500, "refunded_at": NOW},
        "refunded_tickets": {"ticket_id": 900, "refund_id": 900},
        "refund_payments": {"refund_id": 900, "line_no": 1, "tender": "cash", "amount_minor": 4500},
        **rows_of_tenders(),
    }


def rows_of_tenders() -> dict[str, dict[str, Any]]:
    """Cards, vouchers, extras and comps of the same order and refund."""
    request, money = {"request_id": "r1"}, {"given_minor": 4500, "change_minor": 0, "tender": "cash"}
    issued = {"user_id": 1, "counter_name": "1", "issued_at": NOW, "expires_at": None}
    extra = {"price_minor": 500, "charged": "piece", "refundable": 1}
    move = {"kind": "issue", "line_no": 1, "amount_minor": 4500, "balance_minor": 4500}
    slip = {"terminal": "t1", "approval": "a1", "kind": "payment", "line_no": 1, "amount_minor": 4500}
    return {
        "card_slips": request | slip,
        "vouchers": request | issued | money | {"voucher_id": 900, "code": "c900", "amount_minor": 4500},
        "voucher_moves": request | move | {"voucher_id": 900, "seq": 1},
        "exchanges": request | {"refund_id": 900, "order_id": 900},
        "extras": extra | {"code": "e900", "name": "n", "name_en": "", "retired_at": None},
        "order_extras": extra | {"order_id": 900, "line_no": 1, "extra_code": "e900", "quantity": 1},
        "refunded_extras": {"refund_id": 900, "line_no": 1, "quantity": 1},
        "comps": {"ticket_id": 900, "order_id": 900, "reason": "r", "user_id": 1},
        "order_customers": {"order_id": 900, "customer_name": "Ada", "name_key": "ada"},
    }


@pytest.fixture
def sold(session: Session, rows: dict[str, dict[str, Any]]) -> Session:
    """A transaction in which one of each of `rows` stands."""
    for table, row in rows.items():
        add(session, table, **row)
    return session


def test_the_migrations_make_what_the_models_say(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_the_migrations_make_the_checks_that_the_models_name(database: Database) -> None:
    found = inspect(database.engine)
    for table in metadata.sorted_tables:
        named = {str(check.name) for check in table.constraints if isinstance(check, CheckConstraint)}
        assert {check["name"] for check in found.get_check_constraints(table.name)} == named


def test_every_text_on_mariadb_is_told_apart_by_every_letter(database: Database) -> None:
    if database.is_sqlite:
        query = "SELECT COUNT(*) FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'"
    else:
        query = (
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() "
            "AND (engine <> 'InnoDB' OR table_collation <> 'utf8mb4_bin')"
        )
    with database.reading() as session:
        # The one is Alembic's own table.
        assert session.scalar(text(query)) == 1
        assert session.scalar(text("SELECT COUNT(*) FROM users WHERE user_name_key = 'CLERK'")) == 0


def test_migrating_twice_is_harmless(database: Database) -> None:
    before = row_counts(database)

    upgrade(database)

    assert row_counts(database) == before


def test_a_database_of_a_newer_program_is_left_alone(database_url: str) -> None:
    with opened(database_url) as database:
        with database.writing() as session:
            session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
            session.execute(text("DROP TABLE seats"))
        with pytest.raises(SchemaNewerError, match=r"schema 9999.*does not know"):
            upgrade(database)
        assert "seats" not in inspect(database.engine).get_table_names()


def test_an_old_database_keeps_its_sales_and_its_ledger_adds_up(database_url: str) -> None:
    database = Database(DatabaseSettings(url=database_url))
    database.claim_file()
    try:
        sales = old_database.fill(database, shows=12)
        before = row_counts_of_old(database)

        upgrade(database)

        # One line of revenue for each type: the first of each three orders had two types.
        assert row_counts(database).items() >= (before | {"ledger_entries": before["ledger_entries"] + 12}).items()
        assert broken_promises(database) == {}
        assert revenue(database) == (sales.total_minor, sales.tickets, sales.places)
        with pytest.raises(DBAPIError, match="the ledger only grows"), database.writing() as session:
            session.execute(text("UPDATE ledger_entries SET amount_minor = 1"))
        with database.reading() as session:
            assert session.scalar(text("SELECT MIN(price_minor) FROM schedules")) == 4500
    finally:
        database.close()


def row_counts_of_old(database: Database) -> dict[str, int]:
    tables = ["orders", "tickets", "payments", "requests", "seat_claims", "schedules", "ledger_entries"]
    return {table: count(database, f"SELECT COUNT(*) FROM {table}") for table in tables}


def revenue(database: Database) -> tuple[int, ...]:
    """Money, tickets and places of all sales, as the ledger alone says it."""
    query = (
        "SELECT -SUM(amount_minor), SUM(ticket_count), SUM(place_count) FROM ledger_entries WHERE account = 'revenue'"
    )
    with database.reading() as session:
        return tuple(map(int, session.execute(text(query)).one()))


KEYS: dict[str, tuple[str, dict[str, Any]]] = {
    "a seat of a show has one claim": ("seat_claims", {"state": "sold", "held_until": None, "order_id": 900}),
    "a seat of a show has one live ticket": ("tickets", {"ticket_id": 901, "code": "c2"}),
    "a code is one ticket": ("tickets", {"ticket_id": 901, "seat_id": 3}),
    "a request makes one order": ("orders", {"order_id": 901, "order_number": "1-000901"}),
    "a request is stored once": ("requests", {"user_id": 2}),
    "a line of the ledger stands once": ("ledger_entries", {"amount_minor": 1}),
    "a request makes one refund": ("refunds", {"refund_id": 901, "refund_number": "1-R000901"}),
    "a ticket is refunded once": ("refunded_tickets", {}),
    "a request opens one shift": ("shifts", {"shift_id": 901}),
    "a request moves cash once": ("cash_moves", {"reason": "again"}),
    "a number of a counter is one Z report": ("z_reports", {"shift_id": 901, "request_id": "r2"}),
    "a shift ends once": ("z_reports", {"z_number": 2}),
    "a link has one successor": ("chain_links", {"request_id": "r2"}),
    "a request is booked once": ("chain_links", {"seq": 2}),
    "an approval of a terminal counts once": ("card_slips", {"line_no": 2}),
    "a request makes one voucher": ("vouchers", {"voucher_id": 901, "code": "c901"}),
    "the same money of a voucher moves once": ("voucher_moves", {"amount_minor": 1}),
    "a request exchanges once": ("exchanges", {}),
    "a code is one extra": ("extras", {"name": "other"}),
    "a line of extras stands once": ("order_extras", {"quantity": 2}),
    "a line of extras goes back once a refund": ("refunded_extras", {"quantity": 2}),
    "a ticket is given away once": ("comps", {"reason": "other"}),
    "an order is for one customer": ("order_customers", {"customer_name": "Eve"}),
    "a line of a refund stands once": ("refund_payments", {"amount_minor": 1}),
}


@pytest.mark.parametrize(("table", "changed"), KEYS.values(), ids=KEYS)
def test_the_database_refuses_a_duplicate(
    sold: Session, rows: dict[str, dict[str, Any]], table: str, changed: dict[str, Any]
) -> None:
    assert is_duplicate(refused(sold, table, **(rows[table] | changed)))


def test_a_receipt_number_is_one_order(sold: Session, rows: dict[str, dict[str, Any]]) -> None:
    add(sold, "requests", **(rows["requests"] | {"request_id": "r2"}))

    assert is_duplicate(refused(sold, "orders", **(rows["orders"] | {"order_id": 901, "request_id": "r2"})))


def test_a_refund_number_is_one_refund(sold: Session, rows: dict[str, dict[str, Any]]) -> None:
    add(sold, "requests", **(rows["requests"] | {"request_id": "r2"}))

    assert is_duplicate(refused(sold, "refunds", **(rows["refunds"] | {"refund_id": 901, "request_id": "r2"})))


def test_a_seat_may_be_sold_again_once_its_ticket_is_not_live_any_more(
    sold: Session, rows: dict[str, dict[str, Any]]
) -> None:
    for number in (901, 902):
        add(sold, "tickets", **(rows["tickets"] | {"ticket_id": number, "code": f"c{number}", "live": None}))


def test_names_are_unique(session: Session) -> None:
    user = {"display_name": "", "role": "clerk", "password_hash": "", "created_at": NOW}
    add(session, "document_numbers", series="order 99", last_number=1)

    assert is_duplicate(refused(session, "users", user_name="Clerk", user_name_key="clerk", **user))
    assert is_duplicate(refused(session, "studios", name="1 厅", name_en="", programme_version=0))
    assert is_duplicate(refused(session, "document_numbers", series="order 99", last_number=2))


ORPHANS: dict[str, tuple[str, dict[str, Any]]] = {
    "a claim on a seat of no show": ("seat_claims", {"schedule_id": 9999}),
    "a claim of nobody": ("seat_claims", {"seat_id": 3, "user_id": 9999}),
    "an order of no request": ("orders", {"order_id": 901, "order_number": "1-000901", "request_id": "r9"}),
    "a ticket of no order": ("tickets", {"ticket_id": 901, "seat_id": 3, "code": "c2", "order_id": 9999}),
    "a ticket of no type": ("tickets", {"ticket_id": 901, "seat_id": 3, "code": "c2", "ticket_type": "dog"}),
    "a line of the ledger of no order": ("ledger_entries", {"line_no": 2, "order_id": 9999}),
    "a line of the ledger of no show": ("ledger_entries", {"line_no": 2, "schedule_id": 9999}),
    "a line of the ledger of no shift": ("ledger_entries", {"line_no": 2, "shift_id": 9999}),
    "a link of no request": ("chain_links", {"seq": 2, "request_id": "r9"}),
    "a Z report of no shift": ("z_reports", {"z_number": 2, "shift_id": 9999, "request_id": "r2"}),
    "a refund of no request": ("refunds", {"refund_id": 901, "refund_number": "n", "request_id": "r9"}),
    "a refunded ticket that was never sold": ("refunded_tickets", {"ticket_id": 9999}),
    "a refunded ticket of no refund": ("refunded_tickets", {"ticket_id": 901, "refund_id": 9999}),
    "a slip of no request": ("card_slips", {"approval": "a2", "request_id": "r9"}),
    "a move of no voucher": ("voucher_moves", {"voucher_id": 9999}),
    "an extra of no order": ("order_extras", {"order_id": 9999}),
    "an extra that nobody offers": ("order_extras", {"line_no": 2, "extra_code": "none"}),
    "an extra that goes back with no refund": ("refunded_extras", {"refund_id": 9999}),
    "a ticket that was given away and never sold": ("comps", {"ticket_id": 9999}),
    "a customer of no order": ("order_customers", {"order_id": 9999}),
    "money given back by no refund": ("refund_payments", {"refund_id": 9999}),
}


@pytest.mark.parametrize(("table", "changed"), ORPHANS.values(), ids=ORPHANS)
def test_the_database_refuses_an_orphan(
    sold: Session, rows: dict[str, dict[str, Any]], table: str, changed: dict[str, Any]
) -> None:
    assert not is_duplicate(refused(sold, table, **(rows[table] | changed)))


def test_what_has_orders_cannot_be_deleted(sold: Session, still_cinema: SmallCinema) -> None:
    for table, key, value in [
        ("schedules", "schedule_id", still_cinema.schedule_id),
        ("plays", "play_id", still_cinema.play_id),
        ("studios", "studio_id", still_cinema.studio_id),
        ("orders", "order_id", 900),
        ("requests", "request_id", "r1"),
    ]:
        with pytest.raises(IntegrityError):
            sold.execute(delete(TABLES[table]).where(TABLES[table].c[key] == value))


NONSENSE: dict[str, tuple[str, dict[str, Any]]] = {
    "a hold without end": ("seat_claims", {"seat_id": 3, "held_until": None}),
    "a sold seat without order": ("seat_claims", {"seat_id": 3, "state": "sold", "held_until": None}),
    "a state that nobody knows": ("seat_claims", {"seat_id": 3, "state": "free"}),
    "a negative price": ("tickets", {"ticket_id": 901, "seat_id": 3, "code": "c2", "price_minor": -1}),
    "a negative total": ("orders", {"order_id": 901, "order_number": "n", "total_minor": -1}),
    "a refund of less than nothing": ("refunds", {"refund_id": 901, "refund_number": "n", "total_minor": -1}),
    "less than nothing given back": ("refund_payments", {"line_no": 2, "amount_minor": -1}),
    "a booking that nobody knows": ("ledger_entries", {"line_no": 2, "kind": "gift"}),
    "revenue of no ticket type": ("ledger_entries", {"line_no": 2, "account": "revenue"}),
    "cash of a ticket type": ("ledger_entries", {"line_no": 2, "ticket_type": "adult"}),
    "a sale of no order": ("ledger_entries", {"line_no": 2, "order_id": None, "schedule_id": None}),
    "moved cash of an order": ("ledger_entries", {"line_no": 2, "kind": "cash_in"}),
    "a float of less than nothing": ("shifts", {"shift_id": 901, "request_id": "r2", "float_minor": -1}),
    "a Z report that does not add up": ("z_reports", {"z_number": 2, "request_id": "r2", "net_minor": 1}),
    "a variance that is none": ("z_reports", {"z_number": 2, "request_id": "r2", "variance_minor": 1}),
    "a link before the first": ("chain_links", {"seq": 0, "request_id": "r2"}),
    "a slip over nothing": ("card_slips", {"approval": "a2", "amount_minor": 0}),
    "a voucher that owes money": ("voucher_moves", {"seq": 2, "balance_minor": -1}),
    "a voucher over nothing": ("vouchers", {"voucher_id": 901, "amount_minor": 0, "given_minor": 0}),
    "no pieces of an extra": ("order_extras", {"line_no": 2, "quantity": 0}),
    "an extra that pays the customer": ("extras", {"code": "e901", "price_minor": -1}),
    "an extra by the kilo": ("extras", {"code": "e901", "charged": "kilo"}),
    "no pieces that go back": ("refunded_extras", {"line_no": 2, "quantity": 0}),
    "less places than tickets": ("ledger_entries", {"line_no": 2, "ticket_count": 2, "place_count": 1}),
}


@pytest.mark.parametrize(("table", "changed"), NONSENSE.values(), ids=NONSENSE)
def test_the_database_refuses_nonsense(
    sold: Session, rows: dict[str, dict[str, Any]], table: str, changed: dict[str, Any]
) -> None:
    with pytest.raises(DBAPIError, match=r"ck_|CHECK"):
        sold.execute(insert(TABLES[table]).values(rows[table] | changed))


GROWING = {
    **dict.fromkeys(("ledger_entries", "z_reports", "chain_links"), "counter_name"),
    **dict.fromkeys(("card_slips", "vouchers", "voucher_moves", "exchanges"), "request_id"),
    "order_extras": "charged",
    "refunded_extras": "line_no",
    "comps": "reason",
}


@pytest.mark.parametrize(("table", "column"), GROWING.items(), ids=GROWING)
@pytest.mark.parametrize(
    "change", ["UPDATE {0} SET {1} = '2'", "DELETE FROM {0}", "REPLACE INTO {0} SELECT * FROM {0}"]
)
def test_the_database_refuses_to_change_the_books(sold: Session, table: str, column: str, change: str) -> None:
    with pytest.raises(DBAPIError, match="only grows"):
        sold.execute(text(change.format(table, column)))


@contextmanager
def plain_connection(database: Database) -> Iterator[Connection]:
    """A connection that is rolled back."""
    with database.engine.connect() as connection:
        yield connection


def test_a_number_column_refuses_text(database: Database, cinema: SmallCinema) -> None:
    with plain_connection(database) as connection, pytest.raises(DBAPIError, match=r"cannot store TEXT|truncated"):
        connection.execute(text("UPDATE schedule_prices SET price_minor = '12.50 EUR'"))


def test_a_text_column_refuses_what_is_too_long_on_mariadb(mariadb_url: str) -> None:
    with (
        opened(mariadb_url) as database,
        plain_connection(database) as connection,
        pytest.raises(DBAPIError, match="too long"),
    ):
        connection.execute(text("INSERT INTO document_numbers VALUES (:series, 1)"), {"series": "s" * 33})


def test_a_reading_session_cannot_write_on_sqlite(sqlite_url: str) -> None:
    with opened(sqlite_url) as database, database.reading() as session, pytest.raises(DBAPIError, match="readonly"):
        session.execute(text("DELETE FROM ticket_types"))


def test_the_hour_that_comes_twice_is_stored_as_two_moments() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    first, second = (datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=berlin) for fold in (0, 1))

    assert text_of_moment(first) == text_of_moment(first.astimezone(UTC)) == "2026-10-25T00:30:00.000000Z"
    assert text_of_moment(second) == "2026-10-25T01:30:00.000000Z"
