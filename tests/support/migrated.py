"""Empty databases with every table: made by the migrations once a test process, and copied from then on.

The copies are what the migrations make, table for table; `test_schema.py` looks at one of them.
"""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from sqlalchemy import URL, Connection, make_url, text

from ttms_server.config import DatabaseSettings
from ttms_server.db import Database
from ttms_server.schema_version import upgrade

_TEMPLATE = "migrated_template"


def fill_with_tables(url: str) -> None:
    """Give a database that has nothing yet all tables; one that has some is left alone."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        path = Path(address.database or "")
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(_sqlite_template(), path)
    elif address.database:
        _fill_on_server(address)


@cache
def _sqlite_template() -> Path:
    path = Path(tempfile.mkdtemp(prefix="ttms-template-")) / "cinema.db"
    _migrate(f"sqlite:///{path}")
    return path


def _migrate(url: str) -> None:
    database = Database(DatabaseSettings(url=url))
    try:
        database.claim_file()
        upgrade(database)
    finally:
        database.close()


@cache
def _template_on_server(host: str, port: int) -> set[str]:
    """The servers that have the template; the first of this process makes it."""
    return set()


def _fill_on_server(address: URL) -> None:
    made = _template_on_server(address.host or "", address.port or 0)
    template = address.set(database=_TEMPLATE)
    database = Database(DatabaseSettings(url=address.render_as_string(hide_password=False)))
    try:
        with database.engine.connect() as connection:
            if connection.scalar(
                text("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()")
            ):
                return
            if _TEMPLATE not in made:
                connection.execute(text(f"CREATE DATABASE IF NOT EXISTS {_TEMPLATE}"))
                _migrate(template.render_as_string(hide_password=False))
                made.add(_TEMPLATE)
            _copy(connection, connection.scalar(text("SELECT DATABASE()")))
    finally:
        database.close()


def _copy(connection: Connection, name: str) -> None:
    connection.execute(text("SET SESSION foreign_key_checks = 0"))
    connection.execute(text(f"USE `{_TEMPLATE}`"))
    tables = [row[0] for row in connection.execute(text("SHOW FULL TABLES WHERE Table_type = 'BASE TABLE'"))]
    tables_made = [connection.exec_driver_sql(f"SHOW CREATE TABLE `{table}`").one()[1] for table in tables]
    triggers = [row[0] for row in connection.execute(text("SHOW TRIGGERS"))]
    triggers_made = [connection.exec_driver_sql(f"SHOW CREATE TRIGGER `{trigger}`").one()[2] for trigger in triggers]
    connection.execute(text(f"USE `{name}`"))
    for statement in tables_made:
        connection.exec_driver_sql(statement.replace("%", "%%"))
    for table in tables:
        connection.exec_driver_sql(f"INSERT INTO `{table}` SELECT * FROM `{_TEMPLATE}`.`{table}`")
    for statement in triggers_made:
        connection.exec_driver_sql(statement.replace("%", "%%"))
    connection.execute(text("SET SESSION foreign_key_checks = 1"))
    connection.commit()
