"""Changing tables in steps that may be broken off at any moment, also where each is committed by itself.

MySQL and MariaDB commit before and after every statement that changes a table: a revision that is broken off, by a
power cut or a kill, is there in part. So each step is written down, and the next start passes over those that are done:

- before a table is changed, that it is about to be; the statement commits that with all before it. Whether it came to
  its end is not known after a break; done again, "it is there already" means that it did.
- together with rows that are changed, in one transaction, that they are.

With the revision's number the notes are gone.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pymysql import err as pymysql_err
from sqlalchemy import Connection, event

_TABLE = "migration_steps"
_MAKE = f"""
CREATE TABLE IF NOT EXISTS {_TABLE} (
    statement_sha256 CHAR(64) NOT NULL, occurrence INTEGER NOT NULL, is_done INTEGER NOT NULL,
    PRIMARY KEY (statement_sha256, occurrence)
) ENGINE=InnoDB"""
_FIND = f"SELECT statement_sha256, occurrence, is_done FROM {_TABLE}"  # noqa: S608 - a name of our own
_NOTE = f"REPLACE INTO {_TABLE} VALUES (%s, %s, %s)"  # noqa: S608 - as above
_FORGET = f"DELETE FROM {_TABLE}"  # noqa: S608 - as above

_CHANGES_TABLES = re.compile(r"\s*(CREATE|ALTER|DROP|RENAME|TRUNCATE)\b", re.IGNORECASE)
_CHANGES_ROWS = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)
# 1050 table exists, 1060 column exists, 1061 key exists, 1826 and 1022 constraint exists, 1359 trigger exists;
# 1091 column or key is not there to be dropped, 1051 nor the table, 1360 nor the trigger, 1146 nor what is renamed.
_ALREADY_SO = {1050, 1060, 1061, 1826, 1022, 1359, 1091, 1051, 1360, 1146}
# So MariaDB says that a foreign key of this name exists.
_CANNOT_MAKE, _TAKEN = 1005, "errno: 121 "

Step = tuple[str, int]


@contextmanager
def resumable(connection: Connection) -> Iterator[None]:
    """Pass over the steps that an earlier run on this database has done, and write down those of this one.

    Does nothing on SQLite, where a revision is one transaction.
    """
    if connection.dialect.name == "sqlite":
        yield
        return
    with connection.begin():
        connection.exec_driver_sql(_MAKE)
        notes = _Notes({(row[0], row[1]): bool(row[2]) for row in connection.exec_driver_sql(_FIND)})
    for kind in ("do_execute", "do_executemany"):
        event.listen(connection.engine, kind, notes.on_execute)
    try:
        yield
    finally:
        for kind in ("do_execute", "do_executemany"):
            event.remove(connection.engine, kind, notes.on_execute)
    with connection.begin():
        connection.exec_driver_sql(f"DROP TABLE {_TABLE}")


class _Notes:
    """The steps of the revision that is being made; whether each is done, or only begun."""

    def __init__(self, known: dict[Step, bool]) -> None:
        self._known = known
        self._seen: Counter[str] = Counter()

    def on_execute(self, cursor: Any, statement: str, parameters: Any, _context: Any) -> bool | None:
        """True if the statement needs not be executed any more."""
        changes_tables = _CHANGES_TABLES.match(statement)
        if not changes_tables and not _CHANGES_ROWS.match(statement):
            return None
        if "alembic_version" in statement:
            if not changes_tables:
                self._known.clear()
                self._seen.clear()
                _execute(cursor, _FORGET)
            return None
        step = self._step(statement, parameters)
        if self._known.get(step):
            return True
        if not changes_tables:
            _execute(cursor, _NOTE, (*step, 1))
            return None
        was_begun = step in self._known
        _execute(cursor, _NOTE, (*step, 0))
        try:
            cursor.execute(statement, parameters)
        except pymysql_err.MySQLError as error:
            if not was_begun or not _is_already_so(error):
                raise
        _execute(cursor, _NOTE, (*step, 1))
        return True

    def _step(self, statement: str, parameters: Any) -> Step:
        key = hashlib.sha256(f"{statement}\0{parameters!r}".encode()).hexdigest()
        self._seen[key] += 1
        return key, self._seen[key]


def _is_already_so(error: pymysql_err.MySQLError) -> bool:
    number, words = error.args
    return number in _ALREADY_SO or (number == _CANNOT_MAKE and _TAKEN in words)


def _execute(cursor: Any, statement: str, parameters: Any = ()) -> None:
    """Beside the statement whose cursor this is."""
    with cursor.connection.cursor() as own:
        own.execute(statement, parameters)
