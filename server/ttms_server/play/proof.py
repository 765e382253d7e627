"""Shows as they were when seats of them were claimed: proved when the claims are written, or the group looks again.

A claim names a seat of the hall in which the show was when it was looked at. The row of the show is what a claim refers
to, so on a database server whoever moves the show and whoever claims its seats wait for each other there; whoever comes
second must see it.
"""

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from ttms_server.batch import batch_of
from ttms_server.database_errors import OvertakenError
from ttms_server.play.models import ScheduleRow
from ttms_server.schema import table_of
from ttms_server.statements import find_rows

_SHOWS = table_of(ScheduleRow)


class SeenShows:
    """Which version of each show the group has relied on."""

    def __init__(self) -> None:
        self._versions: dict[int, int] = {}

    def rely_on(self, schedule_id: int, version: int) -> None:
        self._versions.setdefault(schedule_id, version)

    def write(self, connection: Connection) -> None:
        """Nothing is written; it comes after the claims, which have locked the shows.

        Raises:
            OvertakenError: somebody changed one of them; run the whole unit again.
        """
        found = find_rows(connection, _SHOWS, ("schedule_id", "version"), self._versions, among="schedule_id")
        if dict(found) != self._versions:
            raise OvertakenError("schedules")
        self._versions.clear()

    def forget(self) -> None:
        """What was relied on is still to be proved."""


def prove_later(session: Session, schedule_id: int, version: int) -> None:
    """Let nothing of the group be stored unless the show is still at `version`; SQLite has one process that writes."""
    batch = batch_of(session)
    if batch is not None and session.get_bind().dialect.name != "sqlite":
        batch.part(SeenShows, lambda _: SeenShows()).rely_on(schedule_id, version)
