"""Errors of a database, raised where a test wants them, and with the effect that they have on a real one."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pymysql
from sqlalchemy import event

from ttms_server.db import Database

# With these the engine has rolled the whole transaction back, with 1205 only the statement.
_ROLLED_BACK = {1213, 1020}
_CUT_OFF = {2006, 2013, 1927, 1053}
SQLITE_BUSY, SQLITE_LOCKED, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN, SQLITE_BUSY_SNAPSHOT = 5, 6, 10, 13, 14, 517


@dataclass
class Faults:
    """What is to go wrong in a database's writing transactions, and what was seen of them."""

    statement: int = 0
    at_statement: int = 0
    error: int = 0
    stays: bool = False
    only_writes: bool = False
    # Called in place of COMMIT, one after another; with none left COMMIT is itself.
    commits: list[Callable[[Callable[[], None], Any], None]] = field(default_factory=list)
    committed: int = 0

    def at(self, statement: int, error: int) -> None:
        """Raise `error` once, at the `statement`-th statement from now, counted from 1."""
        self.statement, self.at_statement, self.error, self.stays = 0, statement, error, False

    def from_now_on(self, error: int, *, only_writes: bool = False) -> None:
        """Raise `error` at every statement from now, or at every one that does not only look."""
        self.error, self.stays, self.only_writes = error, True, only_writes

    def must_fail(self, statement: str) -> bool:
        looks = statement.lstrip()[:6].upper() == "SELECT"
        return self.statement == self.at_statement or (self.stays and not (self.only_writes and looks))

    def no_more(self) -> None:
        self.at_statement, self.stays = 0, False


@contextmanager
def faults(database: Database) -> Iterator[Faults]:
    """Faults in the writing engine of `database` until the end of the block."""
    engine = database.engine
    found = Faults()
    plain_commit = engine.dialect.do_commit

    def execute(cursor: Any, statement: str, parameters: Any, context: Any) -> None:
        found.statement += 1
        if found.must_fail(statement):
            raise_error(found.error, cursor.connection)

    def commit(connection: Any) -> None:
        def itself() -> None:
            plain_commit(connection)
            found.committed += 1

        found.commits.pop(0)(itself, connection) if found.commits else itself()

    event.listen(engine, "do_execute", execute)
    event.listen(engine, "do_executemany", execute)
    engine.dialect.do_commit = commit  # type: ignore[method-assign,assignment]
    try:
        yield found
    finally:
        event.remove(engine, "do_execute", execute)
        event.remove(engine, "do_executemany", execute)
        engine.dialect.do_commit = plain_commit  # type: ignore[method-assign]


def lost_after(error: int) -> Callable[[Callable[[], None], Any], None]:
    """COMMIT is stored, but its answer does not arrive."""

    def commit(itself: Callable[[], None], connection: Any) -> None:
        itself()
        raise_error(error, connection)

    return commit


def lost_before(error: int) -> Callable[[Callable[[], None], Any], None]:
    """COMMIT does not arrive."""
    return lambda _itself, connection: raise_error(error, connection)


def raise_error(number: int, connection: Any) -> None:
    """Raise the error as the driver of `connection` does, and do to its transaction what the error says."""
    if isinstance(getattr(connection, "driver_connection", connection), sqlite3.Connection):
        error = sqlite3.OperationalError(f"injected {number}")
        error.sqlite_errorcode = number
        raise error
    if number in _ROLLED_BACK:
        connection.rollback()
    if number in _CUT_OFF:
        connection._force_close()
    raise pymysql.OperationalError(number, "injected")
