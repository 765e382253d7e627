"""Extras that go back with tickets of an order, or over to another order with them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from ttms_client.extra import OrderExtra
from ttms_client.order import Order
from ttms_desktop.screens.sell_tickets.wording import in_language

_TIMES = "\N{NO-BREAK SPACE}\N{MULTIPLICATION SIGN}\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class ExtraAlong:
    """So many of a line of the order."""

    extra: OrderExtra
    quantity: int


def extras_back(order: Order, ticket_ids: Collection[int]) -> list[ExtraAlong]:
    """What goes back when these valid tickets are refunded; with none, what an order without a valid one still has."""
    ending, left = len(ticket_ids), _left(order, ticket_ids)
    cancelled = bool(ticket_ids) and order.schedule.cancelled_at is not None
    return _counted((extra, extra.back_with(ending=ending, left=left, cancelled=cancelled)) for extra in order.extras)


def extras_over(order: Order, ticket_ids: Collection[int]) -> list[ExtraAlong]:
    """What goes over to the new order when these valid tickets are exchanged."""
    ending, left = len(ticket_ids), _left(order, ticket_ids)
    return _counted((extra, extra.over_with(ending=ending, left=left)) for extra in order.extras)


def minor_with(order: Order, ticket_ids: Collection[int], extras: Sequence[ExtraAlong]) -> int:
    """What these tickets and extras cost together."""
    tickets = sum(ticket.price_minor for ticket in order.tickets if ticket.ticket_id in ticket_ids)
    return tickets + sum(each.quantity * each.extra.price_minor for each in extras)


def extras_text(extras: Sequence[ExtraAlong]) -> str:
    """How many of what, separated by dots; empty without any."""
    return " · ".join(f"{each.quantity}{_TIMES}{in_language(each.extra.name, each.extra.name_en)}" for each in extras)


def _left(order: Order, ticket_ids: Collection[int]) -> int:
    return sum(ticket.refunded_at is None and ticket.ticket_id not in ticket_ids for ticket in order.tickets)


def _counted(found: Iterable[tuple[OrderExtra, int]]) -> list[ExtraAlong]:
    return [ExtraAlong(extra, quantity) for extra, quantity in found if quantity]
