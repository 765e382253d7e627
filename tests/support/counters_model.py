"""What three counters know of their seats, orders and shifts, in a few lines and without a database."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass
class Hold:
    """What the model knows of a hold."""

    hold_id: str
    counter: str
    show: int
    seats: set[int]
    since: datetime
    until: datetime


@dataclass
class Order:
    """What the model knows of an order: its valid tickets by id, each with its seat."""

    order_id: int
    counter: str
    show: int
    tickets: dict[int, int]


@dataclass
class Said:
    """A request that was carried out, and its answer."""

    counter: str
    method: str
    fields: dict[str, Any]
    answer: Any


@dataclass
class Model:
    """Who has which seat, and which shifts are open; the rules in a few lines."""

    holds: list[Hold] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    cancelled: set[int] = field(default_factory=set)
    open_shifts: set[str] = field(default_factory=set)
    inside: set[int] = field(default_factory=set)

    def taken(self, show: int, now: datetime) -> dict[int, str]:
        held = {seat: "held" for hold in self.holds if hold.show == show and hold.until > now for seat in hold.seats}
        sold = {seat: "sold" for order in self.orders if order.show == show for seat in order.tickets.values()}
        return held | sold
