"""Looking at the promises that `ttms-server check` looks at, and at what counters were told."""

from collections.abc import Collection

from sqlalchemy import text
from sqlalchemy.orm import Session

from ttms_server.check import service
from ttms_server.db import Database
from ttms_server.order.chain import verify


def broken_promises(database: Database) -> dict[str, list[str]]:
    """What breaks a promise, by the promise; nothing if all is well and the chains prove it."""
    with database.snapshot() as session:
        found = broken_promises_in(session)
        if faults := [str(fault) for fault in verify.faults(session)]:
            found["the chains prove the books"] = faults
        return found


def broken_promises_in(session: Session) -> dict[str, list[str]]:
    """As this transaction sees it, without proving the chains."""
    return dict(service.broken_promises(session))


def lost_orders(database: Database, acknowledged: Collection[tuple[str, int]]) -> list[tuple[str, int]]:
    """Those of the orders that counters were told of (number, total in minor units) that are not there as told."""
    with database.reading() as session:
        there = {tuple(row) for row in session.execute(text("SELECT order_number, total_minor FROM orders"))}
    return [order for order in acknowledged if order not in there]
