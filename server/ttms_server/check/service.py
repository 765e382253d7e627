"""Looking whether the promises are kept; the queries use joins and window functions that every engine of ours has."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from ttms_server.all_models import metadata
from ttms_server.check import of_tables
from ttms_server.check.of_doors import DOORS
from ttms_server.check.of_money import MONEY
from ttms_server.check.of_refunds import REFUNDS
from ttms_server.check.of_seats import SEATS
from ttms_server.check.of_shifts import SHIFTS
from ttms_server.check.of_tenders import TENDERS
from ttms_server.check.promise import Promise
from ttms_server.order.chain import verify
from ttms_server.order.rollup import service as rollup_service

PROMISES = (*SEATS, *MONEY, *REFUNDS, *TENDERS, *SHIFTS, *DOORS)
_CHAIN = "every link of every chain says what the tables say"
ROLLUPS = "the roll-ups that reports read say what the ledger says, row by row"
# Of what is broken only the beginning is shown.
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of a promise: how many rows were looked through, and which break it (the first few of them)."""

    code: str
    text: str
    looked_at: int
    looks_at: str
    broken: int
    first: tuple[str, ...]


def examine(session: Session) -> Iterator[Finding]:
    """Each promise in turn; the session's snapshot is one moment. First the tables: without one nothing can be said."""
    missing, readable = of_tables.faults(session)
    tables = len(metadata.tables)
    yield Finding("I11", of_tables.TEXT, tables, "tables", len(missing), tuple(missing[:_SHOWN]))
    if readable:
        yield from _examine_rows(session)


def _examine_rows(session: Session) -> Iterator[Finding]:
    counts: dict[str, int] = {}
    for promise in PROMISES:
        if promise.looks_at not in counts:
            counts[promise.looks_at] = _count(session, promise.looks_at)
        rows = broken_rows(session, promise)
        yield Finding(
            promise.code, promise.text, counts[promise.looks_at], promise.looks_at, len(rows), tuple(rows[:_SHOWN])
        )
    differences = [str(difference) for difference in rollup_service.differences(session)]
    rollups = _count(session, "rollups")
    yield Finding("I6", ROLLUPS, rollups, "rollups", len(differences), tuple(differences[:_SHOWN]))
    faults = list(verify.faults(session))
    links = _count(session, "chain_links")
    shown = tuple(map(str, faults[:_SHOWN]))
    yield Finding("I9", _CHAIN, links, "chain_links", len(faults), shown)


def broken_promises(session: Session) -> Mapping[str, list[str]]:
    """What breaks a promise, by the promise; nothing if all is well. The contents of the chains are not looked at."""
    found = {promise.text: broken_rows(session, promise) for promise in PROMISES}
    found[ROLLUPS] = [str(difference) for difference in rollup_service.differences(session)]
    return {promise: rows for promise, rows in found.items() if rows}


def broken_rows(session: Session, promise: Promise) -> list[str]:
    rows = session.execute(text(dialect_query(promise, session)))
    return [str(tuple(row)) for row in rows]


def _count(session: Session, table: str) -> int:
    return int(session.execute(text(f"SELECT COUNT(*) FROM {table}")).scalar_one())  # noqa: S608 - names of our own


def dialect_query(promise: Promise, session: Session) -> str:
    """The promise's query as this database understands it: SQLite has CONCAT() only from 3.44 on."""
    if session.get_bind().dialect.name == "sqlite":
        return re.sub(r"CONCAT\(('%'|'[^']*'), ([^(),]+|HEX\([^()]+\))(?:, ('[^']*'))?\)", _joined, promise.query)
    return promise.query


def _joined(found: re.Match[str]) -> str:
    return " || ".join(part for part in found.groups() if part)
