"""What the user service works with."""

from dataclasses import dataclass

from ttms_server.clock import Clock
from ttms_server.config import Settings
from ttms_server.db import Database
from ttms_server.group_commit import GroupCommit
from ttms_server.user.mailcode.outbox import Outbox


@dataclass(frozen=True)
class UserDesk:
    """The doors to the database, the mail that goes out, the settings, the time."""

    database: Database
    group_commit: GroupCommit
    outbox: Outbox
    settings: Settings
    clock: Clock


class UserDeskRpc:
    """Base of the small classes that make up the user service."""

    def __init__(self, desk: UserDesk) -> None:
        self._desk = desk


def host_of(peer: str) -> str:
    """The machine of a gRPC peer such as "ipv4:192.0.2.7:50312", without the port that changes with each connection."""
    return peer.rpartition(":")[0]
