"""Tables that are made or changed stay whole when that is broken off: the next start goes on where it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partialmethod
from typing import Any

import pytest
from pymysql.cursors import Cursor
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from support import old_database
from support.campaign import rounds, tell
from support.cinema import opened
from support.invariants import broken_promises
from ttms_server import migration_steps
from ttms_server.all_models import metadata
from ttms_server.config import DatabaseSettings
from ttms_server.db import Database
from ttms_server.schema_version import SchemaBrokenError, newest_revision, present_revision, upgrade

# Every so many statements one try; in the campaign more of them.
APART = rounds(200, full=9)
READS = ("SELECT", "SHOW", "DESCRIBE", "EXPLAIN", "SET")


class PowerCutError(Exception):
    """The program is gone, and its connection."""


class Power:
    """Cut at the statement with this number: before the database hears of it, or before its answer is heard."""

    def __init__(self, *, cut_at: int, unheard: bool) -> None:
        self.cut_at, self.unheard = cut_at, unheard
        self.statements = 0

    def execute(self, cursor: Cursor, query: Any, args: Any = None) -> Any:
        if query.split(maxsplit=1)[0].upper() in READS:
            return _EXECUTE(cursor, query, args)
        self.statements += 1
        if self.statements < self.cut_at:
            return _EXECUTE(cursor, query, args)
        if self.statements == self.cut_at and not self.unheard:
            _EXECUTE(cursor, query, args)
        cursor.connection._force_close()  # type: ignore[attr-defined] # as a killed program closes it
        raise PowerCutError


_EXECUTE = Cursor.execute


def _through(cursor: Cursor, power: Power, query: Any, args: Any = None) -> Any:
    return power.execute(cursor, query, args)


@contextmanager
def connected(url: str) -> Iterator[Database]:
    database = Database(DatabaseSettings(url=url, statement_timeout_seconds=600))
    try:
        yield database
    finally:
        database.close()


def upgrade_with(url: str, power: Power, patched: pytest.MonkeyPatch) -> bool:
    """Whether it came to its end."""
    with connected(url) as database, patched.context() as cut:
        cut.setattr(Cursor, "execute", partialmethod(_through, power))
        try:
            upgrade(database)
        except (PowerCutError, DBAPIError):
            return False
    return True


def emptied(url: str, *, with_old_sales: bool) -> None:
    """An empty database, or one of the first schema with sales."""
    with connected(url) as database:
        with database.engine.begin() as connection:
            connection.execute(text("SET FOREIGN_KEY_CHECKS = 0"))
            for table in inspect(connection).get_table_names():
                connection.execute(text(f"DROP TABLE {table}"))
            connection.execute(text("SET FOREIGN_KEY_CHECKS = 1"))
        if with_old_sales:
            old_database.fill(database, shows=2)


def columns_of(database: Database) -> dict[str, Any]:
    inspector = inspect(database.engine)
    return {
        table: (
            [(column["name"], str(column["type"]), column["nullable"]) for column in inspector.get_columns(table)],
            sorted(str(sorted(index.items(), key=str)) for index in inspector.get_indexes(table)),
            sorted(str(key["constrained_columns"]) for key in inspector.get_foreign_keys(table)),
            sorted(str(check["name"]) for check in inspector.get_check_constraints(table)),
        )
        for table in sorted(inspector.get_table_names())
    }


def facts(url: str) -> tuple[Any, ...]:
    """Everything that must be the same, however often the power was cut."""
    with connected(url) as database:
        with database.reading() as session:
            rows = {table: session.scalar(text(f"SELECT COUNT(*) FROM {table}")) for table in sorted(metadata.tables)}
            triggers = session.scalars(
                text(
                    "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE() ORDER BY 1"
                )
            ).all()
            revision = present_revision(session.connection())
        return revision, columns_of(database), rows, triggers, broken_promises(database)


@pytest.mark.parametrize("with_old_sales", [False, True], ids=["an empty database", "sales of the first schema"])
def test_an_update_that_is_broken_off_anywhere_goes_on(
    mariadb_url: str, monkeypatch: pytest.MonkeyPatch, *, with_old_sales: bool
) -> None:
    emptied(mariadb_url, with_old_sales=with_old_sales)
    whole = Power(cut_at=10**9, unheard=False)
    assert upgrade_with(mariadb_url, whole, monkeypatch)
    wanted = facts(mariadb_url)
    assert wanted[0] == newest_revision()
    assert wanted[-1] == {}

    for number, cut_at in enumerate(range(5, whole.statements, APART)):
        emptied(mariadb_url, with_old_sales=with_old_sales)
        assert not upgrade_with(mariadb_url, Power(cut_at=cut_at, unheard=number % 2 == 0), monkeypatch)
        # And once more, soon after the first.
        upgrade_with(mariadb_url, Power(cut_at=20 + number % 7, unheard=number % 3 == 0), monkeypatch)
        assert upgrade_with(mariadb_url, Power(cut_at=10**9, unheard=False), monkeypatch), cut_at
        assert facts(mariadb_url) == wanted, cut_at
    tell(f"broken off at every {APART}th of {whole.statements} statements")


def test_without_notes_it_cannot_go_on_and_says_what_to_do(mariadb_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    emptied(mariadb_url, with_old_sales=False)
    monkeypatch.setattr(migration_steps, "_NOTE", "SELECT %s, %s, %s")
    assert not upgrade_with(mariadb_url, Power(cut_at=60, unheard=False), monkeypatch)

    with connected(mariadb_url) as database, pytest.raises(SchemaBrokenError, match="Restore the last copy"):
        upgrade(database)


REVISIONS = {
    "two at once": ("INSERT INTO alembic_version VALUES ('0003')", r"Restore the last copy"),
    "none, but tables": ("DELETE FROM alembic_version", r"already exists.*Restore the last copy"),
}


@pytest.mark.parametrize(("change", "said"), REVISIONS.values(), ids=REVISIONS)
def test_a_wrong_revision_is_told_in_words(database_url: str, change: str, said: str) -> None:
    with opened(database_url) as database:
        with database.writing() as session:
            session.execute(text(change))
        with pytest.raises(SchemaBrokenError, match=said):
            upgrade(database)
