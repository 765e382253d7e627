"""What can stand at a place of a hall."""

from enum import StrEnum


class SeatKind(StrEnum):
    """What stands at a place; the values are those of the database and of plans."""

    STANDARD = "standard"
    WHEELCHAIR = "wheelchair"
    COUPLE = "couple"
    BROKEN = "broken"
    COMPANION = "companion"
