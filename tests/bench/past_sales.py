"""Orders of the past as rows of every table that a sale writes, and the links that chain them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from ttms_server.order.chain.models import ChainLinkRow
from ttms_server.order.chain.snapshot import COLUMNS, Facts, hash_of, plain, snapshot_of, sorted_facts
from ttms_server.order.counter.models import CounterRow
from ttms_server.order.models import DocumentNumberRow, LedgerEntryRow, OrderRow, PaymentRow, TicketRow
from ttms_server.order.shift.models import ShiftRow
from ttms_server.requests import RequestRow
from ttms_server.schema import Base, table_of
from ttms_server.statements import insert_rows
from ttms_server.ticket.history.models import SeatEventRow
from ttms_server.ticket.models import SeatClaimRow

# A counter's numbers have six digits: the tickets of ten million are more orders than four counters can number.
COUNTERS = tuple(f"P{number}" for number in range(1, 21))
# Letters of the server's codes for the eight digits of a ticket's number.
_LETTERS = str.maketrans("01234567", "ABCDEFGH")
# Rows refer to those of tables before theirs.
_TABLES: tuple[type[Base], ...] = (
    RequestRow,
    ShiftRow,
    OrderRow,
    TicketRow,
    PaymentRow,
    LedgerEntryRow,
    SeatClaimRow,
    SeatEventRow,
    ChainLinkRow,
)

Row = dict[str, Any]
Rows = dict[type[Base], list[Row]]


@dataclass(frozen=True, slots=True)
class PastShow:
    """A show that is over."""

    schedule_id: int
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class PastOrder:
    """Seats of one place each; `prices` has a ticket type and what it cost for each of them."""

    show: PastShow
    seat_ids: Sequence[int]
    prices: Sequence[tuple[str, int]]


@dataclass(slots=True)
class _Counter:
    name: str
    shift_id: int = 0
    seq: int = 0
    hash: str = ""


class PastSales:
    """Counters that take turns; a database that nobody sold in before them."""

    def __init__(self, user_id: int) -> None:
        self._user_id = user_id
        self._counters = [_Counter(name) for name in COUNTERS]
        self._orders = self._tickets = 0

    def add(self, session: Session, orders: Sequence[PastOrder]) -> None:
        """Store them all, a statement for each table, as the server's own groups are written."""
        rows: Rows = defaultdict(list)
        for order in orders:
            self._sell(order, rows)
        connection = session.connection()
        for table in _TABLES:
            if rows[table]:
                insert_rows(connection, table_of(table), rows[table])

    def end(self, session: Session) -> None:
        """Leave the counters as they are after their last sale, each with its shift open."""
        used = [counter for counter in self._counters if counter.seq]
        counters = [
            {
                "counter_name": counter.name,
                "shift_id": counter.shift_id,
                "chain_seq": counter.seq,
                "chain_hash": counter.hash,
                "z_number": 0,
                "grand_total_minor": 0,
            }
            for counter in used
        ]
        numbers = [{"series": f"order {counter.name}", "last_number": counter.seq} for counter in used]
        session.execute(insert(table_of(CounterRow)), counters)
        session.execute(insert(table_of(DocumentNumberRow)), numbers)

    def _sell(self, order: PastOrder, rows: Rows) -> None:
        self._orders += 1
        counter = self._counters[self._orders % len(self._counters)]
        counter.seq += 1
        sold_at = order.show.starts_at - timedelta(minutes=10 + self._orders * 7 % 3000)
        sale = _Sale(
            f"{self._orders:08x}-0000-4000-8000-{self._orders:012x}",
            self._orders,
            {"user_id": self._user_id, "counter_name": counter.name},
            sold_at,
            order,
        )
        booked: Rows = {}
        if not counter.shift_id:
            counter.shift_id = COUNTERS.index(counter.name) + 1
            booked[ShiftRow] = [sale.shift(counter.shift_id)]
        booked[OrderRow] = [sale.order(f"{counter.name}-{counter.seq:06d}")]
        booked[TicketRow] = sale.tickets(self._tickets + 1)
        booked[PaymentRow] = [sale.payment()]
        booked[LedgerEntryRow] = sale.entries(counter.shift_id)
        self._tickets += len(order.seat_ids)
        rows[ChainLinkRow].append(_link(counter, sale.request_id, booked))
        rows[RequestRow].append(sale.request(booked[OrderRow][0]["order_number"]))
        rows[SeatClaimRow] += sale.claims()
        rows[SeatEventRow] += sale.events()
        for table, made in booked.items():
            rows[table] += made


@dataclass(frozen=True, slots=True)
class _Sale:
    request_id: str
    order_id: int
    actor: Row
    sold_at: datetime
    wanted: PastOrder

    @property
    def total_minor(self) -> int:
        return sum(price for _, price in self.wanted.prices)

    @property
    def schedule_id(self) -> int:
        return self.wanted.show.schedule_id

    def request(self, order_number: str) -> Row:
        return {
            "request_id": self.request_id,
            "user_id": self.actor["user_id"],
            "method": "SellTicketsRequest",
            "content_sha256": "0" * 64,
            "answer": order_number.encode(),
            "received_at": self.sold_at,
        }

    def shift(self, shift_id: int) -> Row:
        return {
            "shift_id": shift_id,
            "request_id": self.request_id,
            "counter_name": self.actor["counter_name"],
            "opened_by": self.actor["user_id"],
            "opened_at": self.sold_at,
            "float_minor": 0,
        }

    def order(self, order_number: str) -> Row:
        return {
            "order_id": self.order_id,
            "request_id": self.request_id,
            "order_number": order_number,
            "schedule_id": self.schedule_id,
            **self.actor,
            "total_minor": self.total_minor,
            "currency": "CNY",
            "sold_at": self.sold_at,
        }

    def tickets(self, first_id: int) -> list[Row]:
        return [
            {
                "ticket_id": ticket_id,
                "order_id": self.order_id,
                "schedule_id": self.schedule_id,
                "seat_id": seat_id,
                "places": 1,
                "user_id": self.actor["user_id"],
                "ticket_type": kind,
                "price_minor": price,
                "code": _code(ticket_id),
                "live": 1,
                "entered": 0,
            }
            for ticket_id, (seat_id, (kind, price)) in enumerate(
                zip(self.wanted.seat_ids, self.wanted.prices, strict=True), first_id
            )
        ]

    def payment(self) -> Row:
        amounts = {"amount_minor": self.total_minor, "given_minor": self.total_minor, "change_minor": 0}
        return {"order_id": self.order_id, "line_no": 1, "tender": "cash", **amounts}

    def entries(self, shift_id: int) -> list[Row]:
        sums: dict[str, list[int]] = {}
        for kind, price in self.wanted.prices:
            sums.setdefault(kind, []).append(price)
        lines: list[tuple[str, str | None, int, int]] = [("cash", None, 0, self.total_minor)]
        lines += [("revenue", kind, len(prices), -sum(prices)) for kind, prices in sums.items()]
        return [
            {
                "request_id": self.request_id,
                "line_no": number,
                "order_id": self.order_id,
                "schedule_id": self.schedule_id,
                "shift_id": shift_id,
                **self.actor,
                "kind": "sale",
                "account": account,
                "ticket_type": kind,
                "ticket_count": count,
                "place_count": count,
                "amount_minor": amount,
                "booked_at": self.sold_at,
            }
            for number, (account, kind, count, amount) in enumerate(lines, start=1)
        ]

    def claims(self) -> list[Row]:
        return [
            {
                "schedule_id": self.schedule_id,
                "seat_id": seat_id,
                "state": "sold",
                "places": 1,
                "hold_id": self.request_id,
                **self.actor,
                "held_since": self.sold_at,
                "held_until": None,
                "order_id": self.order_id,
            }
            for seat_id in self.wanted.seat_ids
        ]

    def events(self) -> list[Row]:
        return [
            {
                "schedule_id": self.schedule_id,
                "seat_id": seat_id,
                "deed": "sold",
                "happened_at": self.sold_at,
                "user_id": self.actor["user_id"],
                "place": self.actor["counter_name"],
            }
            for seat_id in self.wanted.seat_ids
        ]


def _link(counter: _Counter, request_id: str, booked: Rows) -> Row:
    """The next link of the counter, which moves on."""
    facts: Facts = {
        table.__tablename__: [[plain(row[name]) for name in COLUMNS[table]] for row in rows]
        for table, rows in booked.items()
    }
    snapshot = snapshot_of(sorted_facts(facts), counter_name=counter.name, request_id=request_id)
    before, counter.hash = counter.hash, hash_of(counter.hash, snapshot)
    return {
        "counter_name": counter.name,
        "seq": counter.seq,
        "request_id": request_id,
        "prev_hash": before,
        "hash": counter.hash,
        "snapshot": snapshot,
    }


def _code(number: int) -> str:
    return f"{number:026o}".translate(_LETTERS)
