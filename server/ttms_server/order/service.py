"""The rules of selling: what tickets cost, and the order that they become."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.config import ShiftSettings
from ttms_server.order import repository
from ttms_server.order.comp import repository as comp_repository
from ttms_server.order.comp.models import CompRow
from ttms_server.order.customer import repository as customer_repository
from ttms_server.order.errors import PriceChanged, TicketTypeNotFound
from ttms_server.order.extra import service as extra_service
from ttms_server.order.extra.lines import ExtraToSell, OrderExtra
from ttms_server.order.ledger.booking import Actor, Booking, Entry, SoldTicket
from ttms_server.order.ledger.service import book
from ttms_server.order.models import EntryKind, OrderRow, Tender, TicketRow
from ttms_server.order.payment import service as payment_service
from ttms_server.order.payment.lines import PaymentLine, PaymentToTake, RefundLine, settle
from ttms_server.order.refund.errors import ApprovalNeeded
from ttms_server.play import service as play_service
from ttms_server.play.service import Schedule, TicketPrice
from ttms_server.schema import AnyRow, NewRow
from ttms_server.studio.service import Seat
from ttms_server.ticket import service as ticket_service
from ttms_server.ticket.holder import Holder

# Without 0, 1, I and O, which people mix up when they read a code aloud.
_CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
# Each letter stands for as many bytes as any other.
_LETTER_OF_BYTE = _CODE_LETTERS.encode("ascii") * (256 // len(_CODE_LETTERS))
_CODE_LENGTH = 26  # 5 bits each: 130 bits from a cryptographic source


@dataclass(frozen=True, slots=True)
class TicketToSell:
    """A held seat, the type it is sold as, and the price on the clerk's screen."""

    seat_id: int
    ticket_type: str
    price_minor: int
    # Given away, for this reason; the price is then 0.
    comp_reason: str = ""


@dataclass(frozen=True, slots=True)
class Sale:
    """Everything that a counter says when it sells."""

    request_id: str
    schedule_id: int
    holder: Holder
    clerk_name: str
    tickets: Sequence[TicketToSell]
    payments: Sequence[PaymentToTake]
    currency: str
    shift_rules: ShiftSettings = field(default_factory=ShiftSettings)
    customer_name: str = ""
    extras: Sequence[ExtraToSell] = ()
    # Who answers for tickets that are given away: a manager who sells, or who gave a PIN.
    comps_by: int | None = None


@dataclass(frozen=True, slots=True)
class Ticket:
    """A sold ticket with the names that stand on it; `refunded_at` is None while it is valid.

    `copies` were printed after the first print; `inside` is whether somebody is inside with it.
    """

    ticket_id: int
    seat: Seat
    price: TicketPrice
    price_minor: int
    code: str
    refunded_at: datetime | None = None
    copies: int = 0
    comp_reason: str = ""
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Refund:
    """Tickets of an order that were taken back together; `next_order_number` is the number of the order they became."""

    refund_id: int
    refund_number: str
    ticket_ids: tuple[int, ...]
    lines: tuple[RefundLine, ...]
    total_minor: int
    reason: str
    refunded_at: datetime
    counter_name: str
    clerk_name: str
    next_order_number: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """A paid order; `refundable` says whether whoever asks may refund its valid tickets now.

    `previous_order_number` is the number of the order whose tickets became this one, if it did not begin as a sale.
    """

    order_id: int
    order_number: str
    schedule: Schedule
    tickets: tuple[Ticket, ...]
    payments: tuple[PaymentLine, ...]
    total_minor: int
    currency: str
    sold_at: datetime
    counter_name: str
    clerk_name: str
    refunds: tuple[Refund, ...] = ()
    refundable: bool = True
    previous_order_number: str = ""
    customer_name: str = ""
    extras: tuple[OrderExtra, ...] = ()


@dataclass(frozen=True, slots=True)
class Carried:
    """What comes along from tickets that are exchanged: payment lines of what was paid for them, and extras."""

    payments: Sequence[PaymentLine] = ()
    extras: Sequence[OrderExtra] = ()


NOTHING_CARRIED = Carried()


@dataclass(frozen=True, slots=True)
class Recorded:
    """A sale that is stored but not booked yet: the order, its entry of the ledger, and every row that was made."""

    order: Order
    entry: Entry
    documents: Sequence[AnyRow]


def sell_tickets(session: Session, sale: Sale, *, now: datetime) -> Order:
    """Sell held seats: order, tickets, payment lines and ledger entries, all or nothing with the caller's transaction.

    Raises:
        ScheduleNotFound, SeatNotFound, SeatNotForSale, SeatRepeated, TicketTypeNotFound: the request is wrong.
        PriceChanged: a price on the clerk's screen is not the show's.
        AmountInvalid, PaymentTooSmall, CardSlipUsed, VoucherNotFound, VoucherExpired, VoucherTooSmall: the money is.
        ExtraNotFound, ExtraPriceChanged, FieldInvalid: the extras are wrong.
        ApprovalNeeded: tickets are given away, and nobody answers for it.
        ShowBegun, HoldExpired: too late.
        ShiftNotOpen: the rules ask for an open shift.
    """
    recorded = record_sale(session, sale, now=now)
    book(session, [recorded.entry], documents=recorded.documents, rules=sale.shift_rules)
    return recorded.order


def record_sale(session: Session, sale: Sale, *, now: datetime, carried: Carried = NOTHING_CARRIED) -> Recorded:
    """Everything of a sale but its booking.

    Raises:
        as `sell_tickets`, but for ShiftNotOpen.
    """
    goods = _with_extras(_goods(session, sale), carried.extras)
    paid = sum(line.amount_minor for line in carried.payments)
    payments = (*carried.payments, *settle(goods.total_minor - paid, sale.payments))
    # An order for nothing has a line of nothing, which says by which means.
    payments = payments or (PaymentLine(Tender.CASH, 0, 0, 0),)
    order = _add_order(session, sale, goods.total_minor, now)
    order_id = order["order_id"]
    ticket_service.sell_held_seats(
        session, schedule=goods.schedule, seat_ids=[*goods.seats], holder=sale.holder, order_id=order_id, now=now
    )
    tickets = _add_tickets(session, sale, order_id, seats=goods.seats)
    taken = payment_service.take(session, payments, order_id=order_id, request_id=sale.request_id, now=now)
    if sale.customer_name:
        customer_repository.add(session, order_id, sale.customer_name)
    sold = _order(sale, order, goods, tickets, payments)
    entry = _entry(order, tickets, payments, extras_minor=sum(extra.total_minor for extra in goods.extras))
    given_away = _add_comps(session, sale, tickets)
    extras = extra_service.store(session, goods.extras, order_id=order_id)
    return Recorded(sold, entry, [order, *tickets, *taken, *given_away, *extras])


def price_of(session: Session, sale: Sale) -> int:
    """What the tickets and extras cost together, in minor units.

    Raises:
        ScheduleNotFound, SeatNotFound, SeatNotForSale, SeatRepeated, TicketTypeNotFound, PriceChanged: as above.
    """
    return _goods(session, sale).total_minor


@dataclass(frozen=True, slots=True)
class _Goods:
    """What is sold: the show, its seats by id in the order of the request, its prices, extras, and what it costs."""

    schedule: Schedule
    seats: Mapping[int, Seat]
    prices: Mapping[str, TicketPrice]
    extras: tuple[OrderExtra, ...]
    total_minor: int


def _goods(session: Session, sale: Sale) -> _Goods:
    seat_ids = [ticket.seat_id for ticket in sale.tickets]
    ticket_service.refuse_repeated(seat_ids)
    schedule = play_service.get_schedule(session, sale.schedule_id)
    found = ticket_service.find_seats(session, schedule, seat_ids)
    seats = {seat_id: found[seat_id] for seat_id in seat_ids}
    prices = {price.ticket_type: price for price in play_service.get_prices(session, sale.schedule_id)}
    extras = tuple(extra_service.priced(session, sale.extras, tickets=len(sale.tickets)))
    total = sum(_price(ticket, seats[ticket.seat_id], prices, comps_by=sale.comps_by) for ticket in sale.tickets)
    return _Goods(schedule, seats, prices, extras, total + sum(extra.total_minor for extra in extras))


def _with_extras(goods: _Goods, more: Sequence[OrderExtra]) -> _Goods:
    total = goods.total_minor + sum(extra.total_minor for extra in more)
    return replace(goods, extras=(*goods.extras, *more), total_minor=total)


def _order(
    sale: Sale, order: NewRow, goods: _Goods, tickets: Sequence[NewRow], payments: Sequence[PaymentLine]
) -> Order:
    return Order(
        order["order_id"],
        order["order_number"],
        goods.schedule,
        tuple(
            Ticket(
                row["ticket_id"],
                goods.seats[row["seat_id"]],
                goods.prices[row["ticket_type"]],
                row["price_minor"],
                row["code"],
                comp_reason=wanted.comp_reason,
            )
            for row, wanted in zip(tickets, sale.tickets, strict=True)
        ),
        tuple(payments),
        order["total_minor"],
        sale.currency,
        order["sold_at"],
        sale.holder.counter_name,
        sale.clerk_name,
        customer_name=sale.customer_name,
        extras=goods.extras,
    )


def _price(ticket: TicketToSell, seat: Seat, prices: Mapping[str, TicketPrice], *, comps_by: int | None) -> int:
    if ticket.ticket_type not in prices:
        raise TicketTypeNotFound(ticket.ticket_type[:16])
    price = prices[ticket.ticket_type].minor_in(seat.category) * seat.places
    if ticket.comp_reason:
        if comps_by is None:
            raise ApprovalNeeded(amount_minor=price, limit_minor=0)
        price = 0
    if ticket.price_minor != price:
        raise PriceChanged(seat_id=seat.seat_id, shown_minor=ticket.price_minor, price_minor=price)
    return price


def _add_order(session: Session, sale: Sale, total_minor: int, now: datetime) -> NewRow:
    number = repository.next_number(session, f"order {sale.holder.counter_name}")
    order = NewRow(
        OrderRow,
        request_id=sale.request_id,
        order_number=f"{sale.holder.counter_name}-{number:06d}",
        schedule_id=sale.schedule_id,
        user_id=sale.holder.user_id,
        counter_name=sale.holder.counter_name,
        total_minor=total_minor,
        currency=sale.currency,
        sold_at=now,
    )
    repository.add_order(session, order)
    return order


def _add_tickets(session: Session, sale: Sale, order_id: int, *, seats: Mapping[int, Seat]) -> Sequence[NewRow]:
    rows = [
        NewRow(
            TicketRow,
            order_id=order_id,
            schedule_id=sale.schedule_id,
            seat_id=ticket.seat_id,
            places=seats[ticket.seat_id].places,
            user_id=sale.holder.user_id,
            ticket_type=ticket.ticket_type,
            price_minor=ticket.price_minor,
            code=_new_code(),
            live=1,
            entered=0,
        )
        for ticket in sale.tickets
    ]
    repository.add_tickets(session, rows)
    return rows


def _add_comps(session: Session, sale: Sale, tickets: Sequence[NewRow]) -> list[CompRow]:
    comps = [
        CompRow(ticket_id=row["ticket_id"], order_id=row["order_id"], reason=wanted.comp_reason, user_id=sale.comps_by)
        for row, wanted in zip(tickets, sale.tickets, strict=True)
        if wanted.comp_reason
    ]
    comp_repository.add(session, comps)
    return comps


def _entry(order: NewRow, tickets: Sequence[NewRow], payments: Sequence[PaymentLine], *, extras_minor: int) -> Entry:
    """Double entry: each tender's account receives its amount, revenue and extras give it."""
    actor = Actor(order["user_id"], order["counter_name"])
    facts = order["sold_at"], order["order_id"], order["schedule_id"]
    return Entry(
        Booking(order["request_id"], EntryKind.SALE, actor, *facts),
        [(line.tender, line.amount_minor) for line in payments],
        [SoldTicket(ticket["ticket_type"], ticket["places"], ticket["price_minor"]) for ticket in tickets],
        extras_minor,
    )


def _new_code() -> str:
    return secrets.token_bytes(_CODE_LENGTH).translate(_LETTER_OF_BYTE).decode("ascii")
