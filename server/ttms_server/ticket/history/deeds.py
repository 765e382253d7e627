"""What can be done with a seat."""

from enum import StrEnum


class SeatDeed(StrEnum):
    """What somebody did with a seat."""

    HELD = "held"
    RELEASED = "released"
    OFFERED = "offered"
    TAKEN_OVER = "taken over"
    SOLD = "sold"
    REFUNDED = "refunded"
    ENTERED = "entered"
    LEFT = "left"
    RESERVED = "reserved"
    COLLECTED = "collected"
