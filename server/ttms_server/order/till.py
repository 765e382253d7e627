"""What the order service works with."""

from dataclasses import dataclass

from ttms_server.clock import Clock
from ttms_server.config import CinemaSettings
from ttms_server.db import Database
from ttms_server.events import SeatEvents
from ttms_server.group_commit import GroupCommit


@dataclass(frozen=True)
class Till:
    """The doors to the database, the bells of the live maps, the cinema's currency and zone, the time."""

    database: Database
    group_commit: GroupCommit
    events: SeatEvents
    cinema: CinemaSettings
    clock: Clock


class TillRpc:
    """Base of the small classes that make up the order service."""

    def __init__(self, till: Till) -> None:
        self._till = till
