"""A disk that is full: nothing is stored, that is certain and said, and it heals by itself."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from support.cinema import count, opened
from ttms_server.database_errors import Meaning, meaning_of, rolled_back_at_commit


def test_a_full_disk_is_no_lost_answer(sqlite_url: str) -> None:
    with opened(sqlite_url) as database:
        with database.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        rows = [{"series": f"{number:032}"} for number in range(10_000)]
        with pytest.raises(DBAPIError) as full, database.writing() as session:
            session.execute(text("INSERT INTO document_numbers VALUES (:series, 1)"), rows)

        assert meaning_of(full.value) is Meaning.STOPPED
        assert rolled_back_at_commit(full.value)
        assert count(database, "SELECT COUNT(*) FROM document_numbers") == 0
