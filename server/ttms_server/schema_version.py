"""Bringing a database to this program's schema, whoever else does the same at that moment."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ttms_server.config import CinemaSettings, DatabaseSettings
from ttms_server.database_errors import Meaning, meaning_of
from ttms_server.db import Database, DatabaseInUseError
from ttms_server.migration_steps import resumable

MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = "ttms-migrate"
_PATIENCE_SECONDS = 60.0
_LOOK_AGAIN_SECONDS = 0.1
_ANY_CINEMA = CinemaSettings()


class SchemaNewerError(Exception):
    """The database was made by a newer program."""


class SchemaOlderError(Exception):
    """There is no database yet, or one that has to be brought up to date first."""


class SchemaBrokenError(Exception):
    """The tables are not those that the database says it has; the text says what to do."""

    def __init__(self, reason: object) -> None:
        super().__init__(
            "The database's tables are neither those of a cinema nor empty, or in part those of a newer program "
            f"({reason}). Restore the last copy of it; for a new cinema name an empty database."
        )


class SchemaBusyError(Exception):
    """Another program has been changing the tables for too long."""


def ready_database(
    settings: DatabaseSettings, cinema: CinemaSettings = _ANY_CINEMA, *, patience_seconds: float = 0
) -> Database:
    """The database of this process alone if it is SQLite, with its tables up to date.

    Old sales are sorted into the days of the cinema, and its currency becomes that of new books.

    Raises:
        DatabaseInUseError: another process still writes to the SQLite file after `patience_seconds`.
        DatabaseUnusableError, SchemaNewerError, SchemaBusyError: it cannot be used.
    """
    patient = Database(settings.patient())
    try:
        _claim_file(patient, patience_seconds)
        upgrade(patient, cinema)
    except BaseException:
        patient.close()
        raise
    if patient.is_sqlite:  # which keeps its lock, and has no time limit for a statement
        return patient
    patient.close()
    return Database(settings)


def existing_database(settings: DatabaseSettings) -> Database:
    """The database as it is, whoever else works with it; SQLite only to be read.

    Raises:
        SchemaOlderError, SchemaNewerError: it has no tables, or not those of this program.
    """
    database = Database(settings)
    try:
        _refuse_other_schema(database)
    except BaseException:
        database.close()
        raise
    return database


def _refuse_other_schema(database: Database) -> None:
    file = database.engine.url.database if database.is_sqlite else None
    if file is not None and not Path(file).exists():  # which a look would make
        raise SchemaOlderError(f"There is no database {file}; ttms-server init makes one.")
    with database.reading() as session:
        present = present_revision(session.connection())
    newest = newest_revision()
    if present is None or (newest is not None and present < newest):
        raise SchemaOlderError("The database has to be brought up to date first: ttms-server migrate.")
    if present != newest:
        raise SchemaNewerError(f"The database has schema {present}, which this program does not know; update it.")


def upgrade(database: Database, cinema: CinemaSettings = _ANY_CINEMA) -> None:
    """Make or bring up to date all tables; does nothing where they are.

    Raises:
        SchemaNewerError: a newer program has changed the database; this one must not touch it.
        SchemaBrokenError: the tables are not what the database says that they are.
        SchemaBusyError: another program does the same, and does not come to an end.
    """
    with database.engine.connect() as connection, _alone(connection):
        config = _config(connection, cinema)
        scripts = ScriptDirectory.from_config(config)
        try:
            present = present_revision(connection)
        finally:
            connection.rollback()
        if present == scripts.get_current_head():
            return
        if present is not None and present not in {script.revision for script in scripts.walk_revisions()}:
            raise SchemaNewerError(f"The database has schema {present}, which this program does not know; update it.")
        with resumable(connection), _broken_tables_are_told(), connection.begin():
            command.upgrade(config, "head")


@contextmanager
def _broken_tables_are_told() -> Iterator[None]:
    """What a statement of a revision cannot do with these tables is no fault of the program."""
    try:
        yield
    except DBAPIError as error:
        if meaning_of(error) is not Meaning.BUG:
            raise
        raise SchemaBrokenError(error.orig) from error


def present_revision(connection: Connection) -> str | None:
    """The revision of the tables that are there; None if there are none.

    Raises:
        SchemaBrokenError: there are several.
    """
    try:
        return MigrationContext.configure(connection).get_current_revision()
    except CommandError as error:
        raise SchemaBrokenError(error) from error


def newest_revision() -> str | None:
    """The revision that this program works with."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def _config(connection: Connection, cinema: CinemaSettings = _ANY_CINEMA) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["time_zone"] = cinema.time_zone
    config.attributes["currency"] = cinema.currency
    return config


def _claim_file(database: Database, patience_seconds: float) -> None:
    give_up = time.monotonic() + patience_seconds
    while True:
        try:
            return database.claim_file()
        except DatabaseInUseError:
            if time.monotonic() >= give_up:
                raise
        time.sleep(_LOOK_AGAIN_SECONDS)


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """Nobody else changes these tables meanwhile. For SQLite the lock on its file sees to that.

    MySQL commits after each statement that changes a table, so no transaction can; and what is asked for here need
    hold only where one person starts several programs, not across the nodes of a cluster.
    """
    if connection.dialect.name == "sqlite":
        yield
        return
    give_up = time.monotonic() + _PATIENCE_SECONDS
    while _number(connection, "SELECT GET_LOCK(CONCAT(%s, DATABASE()), 0)") != 1:
        if time.monotonic() > give_up:
            raise SchemaBusyError("Another TTMS program is changing the database's tables; try again when it is done.")
        time.sleep(_LOOK_AGAIN_SECONDS)
    try:
        yield
    finally:
        with suppress(DBAPIError):  # a connection that is gone has lost its lock
            _number(connection, "SELECT RELEASE_LOCK(CONCAT(%s, DATABASE()))")


def _number(connection: Connection, query: str) -> object:
    """Asked in a transaction of its own, so that what follows begins afresh."""
    with connection.begin():
        return connection.exec_driver_sql(query, (f"{_LOCK}-",)).scalar_one()
