"""Bringing a database to this program's schema."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from ttms_server.db import Database

MIGRATIONS = Path(__file__).parent / "migrations"


class SchemaNewerError(Exception):
    """The database was made by a newer program."""


def upgrade(database: Database) -> None:
    """Make or bring up to date all tables; does nothing where they are.

    Raises:
        SchemaNewerError: a newer program has changed the database; this one must not touch it.
    """
    with database.engine.connect() as connection:
        config = _config(connection)
        present = MigrationContext.configure(connection).get_current_revision()
        connection.rollback()
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if present is not None and present not in known:
            raise SchemaNewerError(f"The database has schema {present}, which this program does not know; update it.")
        with connection.begin():
            command.upgrade(config, "head")


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
