"""What somebody asks of the list of shows."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class ShowOrder(Enum):
    """By start, then by id."""

    EARLIEST_FIRST = "earliest first"
    LATEST_FIRST = "latest first"


@dataclass(frozen=True, slots=True)
class ShowsAsked:
    """Shows that start in [starts_from, starts_before): of one hall or film, 0 is any; `cancelled` None is all."""

    starts_from: datetime
    starts_before: datetime
    cancelled: bool | None = False
    studio_id: int = 0
    play_id: int = 0
    order: ShowOrder = ShowOrder.EARLIEST_FIRST

    @property
    def name(self) -> str:
        """Stands in the page token: the pages of one list are no pages of another."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]
