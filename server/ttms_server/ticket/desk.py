"""What the ticket service works with."""

from dataclasses import dataclass
from typing import Any

from ttms_server.auth import current_caller
from ttms_server.clock import Clock
from ttms_server.config import SellingSettings, Settings
from ttms_server.db import Database
from ttms_server.events import Event, Events
from ttms_server.group_commit import GroupCommit
from ttms_server.ticket.live.feed import SeatWatch


@dataclass(frozen=True)
class Desk:
    """The doors to the database, whoever hears of events, the live maps, the settings, the time."""

    database: Database
    group_commit: GroupCommit
    events: Events
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

    def tell(self, kind: type[Event], request_id: str, schedule_id: int, **facts: Any) -> None:
        """Something of this kind happened to seats of this show, at the caller's counter."""
        counter_name = current_caller.get().counter_name
        event = kind(request_id=request_id, counter_name=counter_name, schedule_ids=(schedule_id,), **facts)
        self._desk.events.tell(event)
