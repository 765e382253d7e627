"""What the play service works with."""

from ttms_server.clock import Clock
from ttms_server.config import CinemaSettings
from ttms_server.db import Database
from ttms_server.group_commit import GroupCommit


class PlayDeskRpc:
    """Base of the small classes that make up the play service."""

    def __init__(self, database: Database, group_commit: GroupCommit, cinema: CinemaSettings, clock: Clock) -> None:
        self._database = database
        self._group_commit = group_commit
        self._cinema = cinema
        self._clock = clock
