"""The rules of money: what a sale costs, what was given and goes back, and how it stands in the ledger."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.config import ShiftSettings
from ttms_server.order import repository
from ttms_server.order.errors import AmountInvalid, PaymentTooSmall, PriceChanged, TicketTypeNotFound
from ttms_server.order.ledger.booking import Actor, Booking, SoldTicket
from ttms_server.order.ledger.service import book
from ttms_server.order.models import EntryKind, OrderRow, PaymentRow, Tender, TicketRow
from ttms_server.play import service as play_service
from ttms_server.play.service import Schedule, TicketPrice
from ttms_server.studio.service import Seat
from ttms_server.ticket import service as ticket_service
from ttms_server.ticket.repository import Holder

# More than this in one hand is a slip of the finger: 1 000 000.00 in a currency of two decimals.
MOST_GIVEN_MINOR = 100_000_000

# Without 0, 1, I and O, which people mix up when they read a code aloud.
_CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_CODE_LENGTH = 26  # 5 bits each: 130 bits from a cryptographic source


@dataclass(frozen=True, slots=True)
class TicketToSell:
    """A held seat, the type it is sold as, and the price on the clerk's screen."""

    seat_id: int
    ticket_type: str
    price_minor: int


@dataclass(frozen=True, slots=True)
class PaymentToTake:
    """What the customer gave."""

    tender: Tender
    given_minor: int


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


@dataclass(frozen=True, slots=True)
class Ticket:
    """A sold ticket with the names that stand on it; `refunded_at` is None while it is valid."""

    ticket_id: int
    seat: Seat
    price: TicketPrice
    price_minor: int
    code: str
    refunded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """A payment as stored: what counted, what was given, what went back."""

    tender: Tender
    amount_minor: int
    given_minor: int
    change_minor: int


@dataclass(frozen=True, slots=True)
class RefundLine:
    """What was given back by one means of payment."""

    tender: Tender
    amount_minor: int


@dataclass(frozen=True, slots=True)
class Refund:
    """Tickets of an order that were taken back together."""

    refund_id: int
    refund_number: str
    ticket_ids: tuple[int, ...]
    lines: tuple[RefundLine, ...]
    total_minor: int
    reason: str
    refunded_at: datetime
    counter_name: str
    clerk_name: str


@dataclass(frozen=True, slots=True)
class Order:
    """A paid order; `refundable` says whether whoever asks may refund its valid tickets now."""

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


def sell_tickets(session: Session, sale: Sale, *, now: datetime) -> Order:
    """Sell held seats: order, tickets, payment lines and ledger entries, all or nothing with the caller's transaction.

    Raises:
        ScheduleNotFound, SeatNotFound, SeatNotForSale, SeatRepeated, TicketTypeNotFound: the request is wrong.
        PriceChanged: a price on the clerk's screen is not the show's.
        AmountInvalid, PaymentTooSmall: the money is wrong.
        ShowBegun, HoldExpired: too late.
        ShiftNotOpen: the rules ask for an open shift.
    """
    seat_ids = [ticket.seat_id for ticket in sale.tickets]
    ticket_service.refuse_repeated(seat_ids)
    schedule = play_service.get_schedule(session, sale.schedule_id)
    seats = ticket_service.find_seats(session, schedule, seat_ids)
    prices = {price.ticket_type: price for price in play_service.get_prices(session, sale.schedule_id)}
    total = sum(_price(ticket, seats[ticket.seat_id], prices) for ticket in sale.tickets)
    payments = settle(total, sale.payments)
    order = _add_order(session, sale, total, now)
    ticket_service.sell_held_seats(
        session, schedule=schedule, seat_ids=seat_ids, holder=sale.holder, order_id=order.order_id, now=now
    )
    tickets = _add_tickets(session, sale, order.order_id, seats=seats)
    _book_sale(session, sale, order, tickets=tickets, payments=_add_payments(session, order.order_id, payments))
    return Order(
        order.order_id,
        order.order_number,
        schedule,
        tuple(
            Ticket(row.ticket_id, seats[row.seat_id], prices[row.ticket_type], row.price_minor, row.code)
            for row in tickets
        ),
        payments,
        total,
        sale.currency,
        now,
        sale.holder.counter_name,
        sale.clerk_name,
    )


def settle(total_minor: int, payments: Sequence[PaymentToTake]) -> tuple[PaymentLine, ...]:
    """How the payments cover the total; the change is taken from the last of them.

    Raises:
        AmountInvalid: negative or absurd money, or a line that pays nothing of the total.
        PaymentTooSmall: less than the total was given.
    """
    lines: list[PaymentLine] = []
    left = total_minor
    for payment in payments:
        pays_nothing = (lines and left == 0) or (payment.given_minor == 0 and len(payments) > 1)
        if not 0 <= payment.given_minor <= MOST_GIVEN_MINOR or pays_nothing:
            raise AmountInvalid(amount_minor=payment.given_minor, limit_minor=MOST_GIVEN_MINOR)
        amount = min(left, payment.given_minor)
        lines.append(PaymentLine(payment.tender, amount, payment.given_minor, payment.given_minor - amount))
        left -= amount
    if left:
        given = sum(payment.given_minor for payment in payments)
        raise PaymentTooSmall(total_minor=total_minor, given_minor=given)
    return tuple(lines)


def _price(ticket: TicketToSell, seat: Seat, prices: Mapping[str, TicketPrice]) -> int:
    if ticket.ticket_type not in prices:
        raise TicketTypeNotFound(ticket.ticket_type[:16])
    price = prices[ticket.ticket_type].price_minor * seat.places
    if ticket.price_minor != price:
        raise PriceChanged(seat_id=seat.seat_id, shown_minor=ticket.price_minor, price_minor=price)
    return price


def _add_order(session: Session, sale: Sale, total_minor: int, now: datetime) -> OrderRow:
    number = repository.next_number(session, f"order {sale.holder.counter_name}")
    order = OrderRow(
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


def _add_tickets(session: Session, sale: Sale, order_id: int, *, seats: Mapping[int, Seat]) -> Sequence[TicketRow]:
    rows = [
        TicketRow(
            order_id=order_id,
            schedule_id=sale.schedule_id,
            seat_id=ticket.seat_id,
            places=seats[ticket.seat_id].places,
            user_id=sale.holder.user_id,
            ticket_type=ticket.ticket_type,
            price_minor=ticket.price_minor,
            code=_new_code(),
            live=1,
        )
        for ticket in sale.tickets
    ]
    repository.add_tickets(session, rows)
    return rows


def _add_payments(session: Session, order_id: int, payments: Sequence[PaymentLine]) -> Sequence[PaymentRow]:
    rows = [
        PaymentRow(
            order_id=order_id,
            line_no=number,
            tender=line.tender.value,
            amount_minor=line.amount_minor,
            given_minor=line.given_minor,
            change_minor=line.change_minor,
        )
        for number, line in enumerate(payments, start=1)
    ]
    repository.add_payments(session, rows)
    return rows


def _book_sale(
    session: Session, sale: Sale, order: OrderRow, *, tickets: Sequence[TicketRow], payments: Sequence[PaymentRow]
) -> None:
    """Double entry: each tender's account receives its amount, revenue gives it; the lines sum to 0."""
    actor = Actor(order.user_id, order.counter_name)
    book(
        session,
        Booking(order.request_id, EntryKind.SALE, actor, order.sold_at, order),
        tenders=[(Tender(line.tender), line.amount_minor) for line in payments],
        sold=[SoldTicket(ticket.ticket_type, ticket.places, ticket.price_minor) for ticket in tickets],
        documents=[order, *tickets, *payments],
        rules=sale.shift_rules,
    )


def _new_code() -> str:
    return "".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH))
