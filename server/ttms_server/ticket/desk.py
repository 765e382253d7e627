"""What the ticket service works with."""

from dataclasses import dataclass

from ttms_server.clock import Clock
from ttms_server.config import SellingSettings, Settings
from ttms_server.db import Database
from ttms_server.events import SeatEvents
from ttms_server.group_commit import GroupCommit
from ttms_server.ticket.watch import SeatWatch


@dataclass(frozen=True)
class Desk:
    """The doors to the database, the live maps and their bells, the settings, the time."""

    database: Database
    group_commit: GroupCommit
    events: SeatEvents
    watch: SeatWatch
    settings: Settings
    clock: Clock

    @property
    def rules(self) -> SellingSettings:
        return self.settings.selling


class DeskRpc:
    """Base of the small classes that make up the ticket service."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
