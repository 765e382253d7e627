"""What a booking is, as text: the columns of every row that it made, always written in the same way."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from ttms_server.order.comp.models import CompRow
from ttms_server.order.exchange.models import ExchangeRow
from ttms_server.order.extra.models import OrderExtraRow, RefundedExtraRow
from ttms_server.order.models import (
    LedgerEntryRow,
    OrderRow,
    PaymentRow,
    RefundedTicketRow,
    RefundPaymentRow,
    RefundRow,
    TicketRow,
)
from ttms_server.order.payment.models import CardSlipRow
from ttms_server.order.refund.models import RefundApprovalRow
from ttms_server.order.shift.models import CashMoveRow, ShiftRow, ZReportRow
from ttms_server.order.voucher.models import VoucherExtensionRow, VoucherMoveRow, VoucherRow
from ttms_server.schema import AnyRow, Base, NewRow, UtcDateTime, table_of, text_of_moment, values_of

VERSION = 1

# What of each table is in the chain: every column that never changes.
COLUMNS: Mapping[type[Base], tuple[str, ...]] = {
    ShiftRow: ("shift_id", "counter_name", "opened_by", "opened_at", "float_minor"),
    OrderRow: (
        "order_id",
        "order_number",
        "schedule_id",
        "user_id",
        "counter_name",
        "total_minor",
        "currency",
        "sold_at",
    ),
    TicketRow: (
        "ticket_id",
        "order_id",
        "schedule_id",
        "seat_id",
        "places",
        "user_id",
        "ticket_type",
        "price_minor",
        "code",
    ),
    PaymentRow: ("order_id", "line_no", "tender", "amount_minor", "given_minor", "change_minor"),
    RefundRow: (
        "refund_id",
        "refund_number",
        "order_id",
        "user_id",
        "counter_name",
        "reason",
        "total_minor",
        "refunded_at",
    ),
    RefundedTicketRow: ("ticket_id", "refund_id"),
    RefundPaymentRow: ("refund_id", "line_no", "tender", "amount_minor"),
    CardSlipRow: ("terminal", "approval", "kind", "line_no", "amount_minor"),
    RefundApprovalRow: ("user_id",),
    ExchangeRow: ("refund_id", "order_id"),
    VoucherRow: tuple(column.name for column in VoucherRow.__table__.columns if column.name != "request_id"),
    VoucherExtensionRow: ("voucher_id", "seq", "expires_at"),
    VoucherMoveRow: ("voucher_id", "seq", "kind", "line_no", "amount_minor", "balance_minor"),
    OrderExtraRow: ("order_id", "line_no", "extra_code", "quantity", "price_minor", "charged", "refundable"),
    RefundedExtraRow: ("refund_id", "line_no", "quantity"),
    CompRow: ("ticket_id", "order_id", "reason", "user_id"),
    CashMoveRow: ("shift_id", "reason"),
    ZReportRow: tuple(column.name for column in ZReportRow.__table__.columns if column.name != "request_id"),
    LedgerEntryRow: tuple(column.name for column in LedgerEntryRow.__table__.columns if column.name != "request_id"),
}

_AS_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)

Facts = dict[str, list[list[Any]]]


def facts_of(rows: Iterable[AnyRow]) -> Facts:
    """The columns of `rows` by table, in the order of their values."""
    facts: Facts = {}
    for row in rows:
        kind, stored = (row.kind, row) if isinstance(row, NewRow) else (type(row), values_of(row))
        values = [stored[name] for name in COLUMNS[kind]]
        for place in _moments(kind):
            values[place] = plain(values[place])
        facts.setdefault(kind.__tablename__, []).append(values)
    return sorted_facts(facts)


@cache
def _moments(kind: type[Base]) -> tuple[int, ...]:
    """Which of the columns are moments; all others are plain already."""
    columns = table_of(kind).c
    return tuple(place for place, name in enumerate(COLUMNS[kind]) if isinstance(columns[name].type, UtcDateTime))


def sorted_facts(facts: Facts) -> Facts:
    """Rows are found in any order; their first columns are a key, so that they need not be compared further."""
    return {table: sorted(rows, key=lambda row: row[:2]) for table, rows in facts.items()}


def snapshot_of(facts: Facts, *, counter_name: str, request_id: str) -> str:
    """`facts` as canonical JSON: keys in order, no blanks, every letter as it is."""
    content = {"v": VERSION, "counter": counter_name, "request": request_id, "rows": facts}
    return _AS_JSON.encode(content)


def hash_of(prev_hash: str, snapshot: str) -> str:
    """SHA-256 of the hash before and the snapshot, as 64 hexadecimal digits."""
    return hashlib.sha256(f"{prev_hash}{snapshot}".encode()).hexdigest()


def plain(value: Any) -> Any:
    """A value as JSON knows it; moments in UTC to the microsecond."""
    if isinstance(value, datetime):
        return text_of_moment(value)
    return value
