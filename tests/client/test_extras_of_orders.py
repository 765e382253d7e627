"""What the client says goes back or over with tickets is what the server does."""

from itertools import product

from ttms_api.v1 import order_pb2
from ttms_client.extra import Charged, OrderExtra, order_extra_of
from ttms_server.order.extra.lines import ExtraToReturn, of_tickets, to_return
from ttms_server.order.extra.lines import OrderExtra as ServedExtra
from ttms_server.order.extra.models import Charged as ServedCharged
from ttms_server.order.extra.rpc import line_message


def both(charged: ServedCharged, quantity: int, refunded: int, *, refundable: bool) -> tuple[ServedExtra, OrderExtra]:
    """An extra as the server has it, and as the client reads it."""
    served = ServedExtra(1, "glasses", "3D", "", quantity, 250, charged, refundable, refunded)
    message = order_pb2.OrderExtra.FromString(line_message(served).SerializeToString())
    return served, order_extra_of(message)


def count(found: list[ExtraToReturn]) -> int:
    return sum(each.quantity for each in found)


def test_the_rules_come_with_the_extra() -> None:
    _, read = both(ServedCharged.TICKET, 3, 1, refundable=True)

    assert read == OrderExtra("glasses", "3D", "", 3, 250, 1, Charged.BY_TICKET, refundable=True)


def test_the_client_counts_what_goes_back_and_over_as_the_server_does() -> None:
    cases = product(ServedCharged, range(1, 4), range(4), (True, False), range(1, 4), range(3), (True, False))
    for charged, quantity, refunded, refundable, ending, left, cancelled in cases:
        if refunded <= quantity:
            served, read = both(charged, quantity, refunded, refundable=refundable)
            back = count(to_return([served], ending=ending, left=left, cancelled=cancelled))
            over = count(of_tickets([served], ending=ending, left=left))
            assert read.back_with(ending=ending, left=left, cancelled=cancelled) == back
            assert read.over_with(ending=ending, left=left) == over
