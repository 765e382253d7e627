"""`ttms-server check` compares the tables with those of the program: what is missing is named, on each engine."""

import pytest
from sqlalchemy import text

from support.cinema import found_cinema, opened
from support.command_line import in_here
from ttms_server.check import of_tables
from ttms_server.db import Database


def check(database_url: str) -> tuple[int, list[str]]:
    """The exit code, and what stands under the promise about the tables."""
    ended = in_here("check", "--database-url", database_url)
    lines = ended.said.splitlines()
    assert of_tables.TEXT in lines[0]
    return ended.code, [line.strip() for line in lines if line.startswith("    ")]


def change(database: Database, statement: str) -> None:
    with database.engine.connect() as connection:
        connection.execute(text(statement))
        connection.commit()


def test_a_database_as_it_was_made_lacks_nothing(database_url: str) -> None:
    with opened(database_url) as database:
        found_cinema(database)
        change(database, "CREATE INDEX somebodys_own ON plays (director)")
        change(database, "CREATE TABLE somebodys_table (number INTEGER)")

    assert check(database_url) == (0, [])
    assert in_here("check", "--database-url", database_url).said.endswith("\nThe books are whole.\n")


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        (
            {
                "": "DROP INDEX ix_ledger_entries__account_booked_at",
                "mysql": "DROP INDEX ix_ledger_entries__account_booked_at ON ledger_entries",
            },
            "the index ix_ledger_entries__account_booked_at of ledger_entries is missing",
        ),
        (
            {"": "DROP TRIGGER ledger_entries_no_update"},
            "the guard of ledger_entries that refuses every update is missing",
        ),
        ({"": "ALTER TABLE plays DROP COLUMN area"}, "the column plays.area is missing"),
        (
            {"": "ALTER TABLE plays ADD COLUMN stars INTEGER"},
            "there is a column plays.stars that this program does not know",
        ),
        ({"": "DROP TABLE comps"}, "the table comps is missing"),
    ],
)
def test_what_is_missing_or_strange_is_named(database_url: str, statements: dict[str, str], words: str) -> None:
    with opened(database_url) as database:
        dialect = "" if database.is_sqlite else "mysql"
        change(database, statements.get(dialect, statements[""]))

    code, said = check(database_url)

    assert (code, said[0]) == (1, words)


def test_every_table_that_only_grows_has_its_guards_and_no_other_has(database: Database) -> None:
    dialect = "sqlite" if database.is_sqlite else "mysql"
    with database.reading() as session:
        found = set(session.scalars(text(of_tables._TRIGGERS[dialect])))

    assert found == {f"{table}_no_{change}" for table in of_tables.GROWING for change in ("update", "delete")}


def test_a_key_and_a_check_that_a_restore_lost_are_named(mariadb_url: str) -> None:
    """SQLite makes no table anew without them unless somebody writes it out."""
    with opened(mariadb_url) as database:
        change(database, "ALTER TABLE id_blocks DROP PRIMARY KEY")
        change(database, "ALTER TABLE plays DROP CONSTRAINT ck_plays__running_minutes")

    code, said = check(mariadb_url)

    assert code == 1
    assert said[0].startswith("the primary key of id_blocks is not (")
    assert said[1] == "the check ck_plays__running_minutes of plays is missing"
