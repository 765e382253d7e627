"""What a database holds, for tests that say that nothing was changed."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ttms_server.all_models import metadata
from ttms_server.db import Database


def row_counts(database: Database) -> dict[str, int]:
    """The number of rows of each table."""
    with database.reading() as session:
        return row_counts_of(session)


def row_counts_of(session: Session) -> dict[str, int]:
    """The number of rows of each table as this transaction sees it."""
    tables = metadata.sorted_tables
    return {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}
