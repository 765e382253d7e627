"""What another screen asks the orders screen to show."""

from dataclasses import dataclass

from ttms_client.order import OrderFilter


@dataclass(frozen=True, slots=True)
class OrdersOf:
    """Some orders and what they are called, e.g. "Metropolis · 1 to 22 November".

    Either all that `wanted` allows, or, with `to_refund_of`, those that wait for a refund because this show was
    cancelled.
    """

    title: str = ""
    wanted: OrderFilter | None = None
    to_refund_of: int = 0

    @property
    def filter(self) -> OrderFilter:
        if self.wanted is not None:
            return self.wanted
        return OrderFilter(only_to_refund=True, schedule_id=self.to_refund_of)
