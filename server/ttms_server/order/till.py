"""What the order service works with."""

from collections.abc import Sequence
from dataclasses import dataclass

from ttms_server.clock import Clock
from ttms_server.config import CinemaSettings, RefundSettings, ShiftSettings, VoucherSettings
from ttms_server.db import Database
from ttms_server.events import Events
from ttms_server.group_commit import GroupCommit
from ttms_server.order.checkin.keys import Signer
from ttms_server.order.shift.denominations import denominations_of


@dataclass(frozen=True)
class Till:
    """The doors to the database, whoever hears of events, the cinema and its rules, the signing key, the time."""

    database: Database
    group_commit: GroupCommit
    events: Events
    cinema: CinemaSettings
    shifts: ShiftSettings
    refunds: RefundSettings
    vouchers: VoucherSettings
    signer: Signer
    clock: Clock

    @property
    def denominations(self) -> Sequence[int]:
        """In what a drawer is counted here, in minor units, largest first."""
        return denominations_of(self.cinema.currency, self.shifts)


class TillRpc:
    """Base of the small classes that make up the order service."""

    def __init__(self, till: Till) -> None:
        self._till = till
