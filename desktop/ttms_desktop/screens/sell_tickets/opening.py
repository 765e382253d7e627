"""What another screen may ask the sell screen to show."""

from dataclasses import dataclass
from datetime import date

from ttms_client.ticket import Hold


@dataclass(frozen=True, slots=True)
class ShowToSell:
    """A show to choose on the sell screen, and its cinema day."""

    schedule_id: int
    day: date


@dataclass(frozen=True, slots=True)
class HoldToSell:
    """Seats that were collected from a reservation and are held by this counter now; and the show's cinema day."""

    schedule_id: int
    day: date
    hold: Hold
