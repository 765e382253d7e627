"""What another screen asks the orders screen to show."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ttms_client.order import OrderFilter


@dataclass(frozen=True, slots=True)
class TicketScanned:
    """The order of a ticket whose code was just scanned."""

    code: str


@dataclass(frozen=True, slots=True)
class OrdersOf:
    """Some orders and what they are called, e.g. "Metropolis · 1 to 22 November".

    Either all that `wanted` allows, or, with `to_refund_of`, those that wait for a refund because this show was
    cancelled; with `refund_all` the dialog that refunds them all opens as well. `title_anew` says the title again after
    the language was changed.
    """

    title: str = ""
    wanted: OrderFilter = field(default_factory=OrderFilter)
    to_refund_of: int = 0
    refund_all: bool = False
    title_anew: Callable[[], str] | None = field(default=None, compare=False)

    @property
    def title_now(self) -> str:
        """The title in the language of this moment."""
        return self.title_anew() if self.title_anew else self.title
