"""How a sale asks: each statement on its path finds its rows in a table that grows by the index made for it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, event, inspect
from sqlalchemy.orm import Session

from bench import filling
from support.cinema import found_cinema, opened
from support.counter import new_hall
from support.mariadb import MariaDb
from support.refund_counter import RefundCounter
from support.server_thread import LoopThread, ServerThread
from ttms_server.db import Database

Statement = tuple[str, Any]

# Not those of refunds: the year has none, and an engine reads an empty table from end to end.
GROWING = (
    "requests|orders|tickets|payments|ledger_entries|chain_links|seat_claims|seat_events|schedules|schedule_prices"
)
TICKETS, SHOWS = 1200, 200


@pytest.fixture(scope="module", params=["sqlite", "mariadb"])
def busy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A cinema that has sold so much that an engine has a reason to use an index."""
    url = f"sqlite:///{tmp_path_factory.mktemp('busy') / 'cinema.db'}"
    if request.param == "mariadb":
        mariadb: MariaDb = request.getfixturevalue("mariadb")
        name = f"busy_{uuid4().hex}"
        mariadb.create_database(name)
        url = mariadb.url(name)
    with opened(url) as database, pytest.MonkeyPatch.context() as patched:
        patched.setattr(filling, "LEAST_SHOWS", SHOWS)
        found_cinema(database)
        filling.fill(database, TICKETS)
        yield database


@contextmanager
def heard(database: Database) -> Iterator[list[Statement]]:
    """What goes to this database, on any of its connections."""
    statements: list[Statement] = []

    def hear(connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:  # noqa: FBT001 - SQLAlchemy's
        if connection.engine.url.database == database.engine.url.database:
            statements.append((statement, parameters[0] if many else parameters))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def hold(counter: RefundCounter) -> None:
    held = counter.hold(1, 2)
    assert counter.release(held.answer.hold_id).answer


def sell(counter: RefundCounter) -> None:
    assert len(counter.sold(1, 2).tickets) == 2


def repeat_a_sale(counter: RefundCounter) -> None:
    fields = counter.sale_fields(counter.hold(3).answer.hold_id, [3])
    first, again = (counter.call("SellTickets", **fields).answer for _ in range(2))
    assert first == again


def refund(counter: RefundCounter) -> None:
    assert counter.refund(counter.sold(5, 6), 0).answer


def look(counter: RefundCounter) -> None:
    assert counter.call("WatchSeatMap", schedule_id=counter.schedule_id).answer.HasField("map")
    assert counter.seen(counter.sold(8)).tickets


DEEDS: dict[str, Callable[[RefundCounter], None]] = {
    "holding and releasing": hold,
    "selling": sell,
    "selling again with the same request": repeat_a_sale,
    "refunding": refund,
    "looking at seats and orders": look,
}

# The columns of the indexes by which each deed finds its rows, on each database.
_HOLDS = {("requests", "request_id"), ("seat_claims", "schedule_id, seat_id"), ("schedules", "schedule_id")}
_SALES = _HOLDS | {("schedule_prices", "schedule_id, ticket_type")}
_ORDERS = {("orders", "order_id"), ("tickets", "order_id"), ("payments", "order_id, line_no")}
INDEXES: dict[str, set[tuple[str, str]]] = {
    "holding and releasing": _HOLDS,
    "selling": _SALES,
    "selling again with the same request": _SALES,
    "refunding": _SALES | _ORDERS | {("tickets", "ticket_id")},
    "looking at seats and orders": _SALES | _ORDERS,
}


@pytest.mark.parametrize("deed", DEEDS)
def test_every_statement_finds_its_rows_by_the_index_that_is_meant(busy: Database, loop: LoopThread, deed: str) -> None:
    with ServerThread(loop, busy) as server:
        counter = RefundCounter(server.anybody, busy, new_hall(busy, plan="o" * 12), user_name="manager")
        with heard(busy) as statements:
            DEEDS[deed](counter)

    asked = {statement: parameters for statement, parameters in statements if _can_be_explained(statement)}
    with busy.open_writing() as session:
        used = {step for statement, parameters in asked.items() for step in _steps(session, statement, parameters)}
    assert used == INDEXES[deed]


def test_a_search_through_all_tickets_is_noticed(busy: Database) -> None:
    with busy.open_writing() as session:
        for statement in (
            "SELECT ticket_id FROM tickets WHERE places = 2",
            "UPDATE tickets SET live = 1 WHERE places = 2",
        ):
            assert _steps(session, statement, ()) == {("tickets", "")}


def _can_be_explained(statement: str) -> bool:
    return statement.split(maxsplit=1)[0].upper() in {"SELECT", "UPDATE", "DELETE", "WITH"}


def _steps(session: Session, statement: str, parameters: Any) -> set[tuple[str, str]]:
    """How the engine finds rows of growing tables: table and columns of the index; "" where it reads all of them."""
    connection = session.connection()
    if connection.dialect.name == "mysql":
        rows = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters).mappings()
        steps = {(row["table"], "" if row["type"] in {"ALL", "index"} else row["key"]) for row in rows if row["table"]}
    else:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).mappings()
        # The largest of a key is at the end of the table, and not searched for: a SEARCH that uses nothing.
        form = r"(?:SCAN (\w+)|SEARCH (\w+) USING (?:COVERING INDEX |INDEX |INTEGER )(\w+))"
        found = [re.match(form, row["detail"]) for row in rows]
        steps = {(step[1] or step[2], step[3] or "") for step in found if step}
    return {(table, _columns(session, table, key)) for table, key in steps if re.fullmatch(GROWING, table)}


def _columns(session: Session, table: str, key: str | None) -> str:
    """The columns of an index; those of the primary key where the database has no other name for it."""
    if not key:
        return ""
    inspector = inspect(session.connection())
    if key.startswith("sqlite_autoindex"):
        rows = session.connection().exec_driver_sql(f"PRAGMA index_info({key})").mappings()
        return ", ".join(row["name"] for row in rows)
    if key == "PRIMARY":
        return ", ".join(inspector.get_pk_constraint(table)["constrained_columns"])
    [columns] = [index["column_names"] for index in inspector.get_indexes(table) if index["name"] == key]
    return ", ".join(map(str, columns))
