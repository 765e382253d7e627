"""Extras of an order: what they cost, and what of them goes back with which tickets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ttms_server.order.extra.models import Charged


@dataclass(frozen=True, slots=True)
class ExtraToSell:
    """So many of an extra, at the price of one on the clerk's screen."""

    code: str
    quantity: int
    price_minor: int


@dataclass(frozen=True, slots=True)
class OrderExtra:
    """A line of an order: so many of an extra at this price each; `refunded` of them went back."""

    line_no: int
    code: str
    name: str
    name_en: str
    quantity: int
    price_minor: int
    charged: Charged
    refundable: bool
    refunded: int = 0

    @property
    def total_minor(self) -> int:
        return self.quantity * self.price_minor

    @property
    def is_left(self) -> bool:
        """Whether there is money of it to give back."""
        return self.refundable and self.refunded < self.quantity


@dataclass(frozen=True, slots=True)
class ExtraToReturn:
    """So many of a line go back."""

    extra: OrderExtra
    quantity: int

    @property
    def amount_minor(self) -> int:
        return self.quantity * self.extra.price_minor


def of_tickets(extras: Sequence[OrderExtra], *, ending: int, left: int) -> list[ExtraToReturn]:
    """What belongs to so many tickets that end while so many stay valid, whether its money goes back or not.

    What is charged by the ticket goes ticket by ticket, everything else with the last one, and with that one whatever
    refundable is left: of tickets that were exchanged for fewer, there is more of it than tickets.
    """
    found = []
    for extra in extras:
        rest = extra.quantity - extra.refunded
        if extra.charged is Charged.TICKET and not (left == 0 and extra.refundable):
            quantity = min(ending, rest)
        else:
            quantity = rest if left == 0 else 0
        if quantity:
            found.append(ExtraToReturn(extra, quantity))
    return found


def to_return(extras: Sequence[OrderExtra], *, ending: int, left: int, cancelled: bool) -> list[ExtraToReturn]:
    """What goes back with these tickets: what is not refundable stays, unless the show is cancelled."""
    return [it for it in of_tickets(extras, ending=ending, left=left) if it.extra.refundable or cancelled]


def carried_over(moved: Sequence[ExtraToReturn], *, after: int) -> tuple[OrderExtra, ...]:
    """The lines of the order of the new tickets, as they were sold once, behind so many lines of its own."""
    return tuple(
        replace(it.extra, line_no=line_no, quantity=it.quantity, refunded=0)
        for line_no, it in enumerate(moved, start=after + 1)
    )
