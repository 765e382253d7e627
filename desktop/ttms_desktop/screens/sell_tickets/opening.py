"""What another screen may ask the sell screen to show."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ShowToSell:
    """A show to choose on the sell screen, and its cinema day."""

    schedule_id: int
    day: date
