"""What a database holds, for tests that say that nothing was changed."""

from sqlalchemy import text
from sqlalchemy.orm import Session

from ttms_server.all_models import metadata
from ttms_server.db import Database

_COUNTS = text(" UNION ALL ".join(f"SELECT '{name}', COUNT(*) FROM {name}" for name in sorted(metadata.tables)))


def row_counts(database: Database) -> dict[str, int]:
    """The number of rows of each table."""
    with database.reading() as session:
        return row_counts_of(session)


def row_counts_of(session: Session) -> dict[str, int]:
    """The number of rows of each table as this transaction sees it."""
    return {name: number for name, number in session.execute(_COUNTS)}  # noqa: C416 - pairs of a named tuple
