"""How a sale asks: no statement on its path searches through a table that grows with every sale, on each database."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, event
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


@pytest.mark.parametrize("deed", DEEDS)
def test_nothing_is_searched_for_through_all_that_was_ever_sold(busy: Database, loop: LoopThread, deed: str) -> None:
    with ServerThread(loop, busy) as server:
        counter = RefundCounter(server.anybody, busy, new_hall(busy, plan="o" * 12), user_name="manager")
        with heard(busy) as statements:
            DEEDS[deed](counter)

    asked = {statement: parameters for statement, parameters in statements if _can_be_explained(statement)}
    assert [statement for statement in asked if re.search(r"\bseat_claims\b", statement)]
    with busy.open_writing() as session:
        searched = {
            statement: found
            for statement, parameters in asked.items()
            if (found := _through_all(session, statement, parameters))
        }
    assert searched == {}


def test_a_search_through_all_tickets_is_noticed(busy: Database) -> None:
    with busy.open_writing() as session:
        assert _through_all(session, "SELECT ticket_id FROM tickets WHERE places = 2", ())
        assert _through_all(session, "UPDATE tickets SET entered = 1 WHERE places = 2", ())


def _can_be_explained(statement: str) -> bool:
    return statement.split(maxsplit=1)[0].upper() in {"SELECT", "UPDATE", "DELETE", "WITH"}


def _through_all(session: Session, statement: str, parameters: Any) -> list[str]:
    """The steps of the engine's plan that read a whole growing table."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).mappings()
        return [row["detail"] for row in rows if re.match(rf"SCAN ({GROWING})\b", row["detail"])]
    rows = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters).mappings()
    return [
        str(dict(row)) for row in rows if re.fullmatch(GROWING, row["table"] or "") and row["type"] in {"ALL", "index"}
    ]
