"""Extras of an order: what they cost, and what of them goes back with which tickets."""

from collections.abc import Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class ExtraToReturn:
    """So many of a line go back."""

    extra: OrderExtra
    quantity: int

    @property
    def amount_minor(self) -> int:
        return self.quantity * self.extra.price_minor


def to_return(extras: Sequence[OrderExtra], *, ending: int, left: int, cancelled: bool) -> list[ExtraToReturn]:
    """What goes back when so many tickets end and so many stay valid.

    What is charged by the ticket goes back ticket by ticket, everything else with the last one. What is not refundable
    stays, unless the show is cancelled.
    """
    found = []
    for extra in extras:
        rest = extra.quantity - extra.refunded
        of_tickets = min(ending, rest) if extra.charged is Charged.TICKET else 0
        quantity = rest if left == 0 and extra.charged is not Charged.TICKET else of_tickets
        if quantity and (extra.refundable or cancelled):
            found.append(ExtraToReturn(extra, quantity))
    return found
