"""A counter on the wire that sells a show and takes its tickets back."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from support.counter import Counter
from support.raw_calls import Outcome


class RefundCounter(Counter):
    """What a counter does after it has sold."""

    def sold(self, *seat_ids: int) -> Any:
        """The order of these seats."""
        return self.sell(self.hold(*seat_ids).answer.hold_id, *seat_ids).answer.order

    def refund(self, order: Any, *numbers: int, **changed: Any) -> Outcome:
        """Take back the tickets with these numbers in the order, from 0."""
        return self.call("RefundTickets", **self.refund_fields(order, numbers, **changed))

    def refund_fields(self, order: Any, numbers: Sequence[int], **changed: Any) -> dict[str, Any]:
        """A good refund, but for what is changed."""
        fields = {
            "request_id": str(uuid4()),
            "order_id": order.order_id,
            "ticket_ids": [order.tickets[number].ticket_id for number in numbers],
            "reason": "changed plans",
        }
        return fields | changed

    def seen(self, order: Any) -> Any:
        """The order as it is now."""
        return self.call("GetOrder", order_id=order.order_id).answer.order
