"""Storing shifts and Z reports, and adding up what the ledger says of a shift."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from ttms_server.order.models import Account, LedgerEntryRow
from ttms_server.order.shift.models import CashMoveRow, ShiftRow, ZReportRow
from ttms_server.schema import table_of

_LINES, _MOVES, _REPORTS = table_of(LedgerEntryRow).c, table_of(CashMoveRow).c, table_of(ZReportRow).c


def add_shift(session: Session, shift: ShiftRow) -> None:
    """Store the shift, which gets its id."""
    session.add(shift)
    session.flush()


def add_cash_move(session: Session, move: CashMoveRow) -> None:
    session.add(move)
    session.flush()


def add_z_report(session: Session, report: ZReportRow) -> None:
    session.add(report)
    session.flush()


def shift(session: Session, shift_id: int) -> ShiftRow | None:
    return session.get(ShiftRow, shift_id)


def bookings(session: Session, shift_id: int) -> dict[str, int]:
    """How many bookings of each kind a shift has; an order that was paid by two means is one sale."""
    query = select(_LINES.kind, func.count(_LINES.request_id.distinct())).where(_LINES.shift_id == shift_id)
    return {kind: int(number) for kind, number in session.execute(query.group_by(_LINES.kind))}


def sums(session: Session, shift_id: int) -> Sequence[Row[str, str, str | None, int, int]]:
    """kind, account, ticket type, tickets and money of a shift's lines, added up."""
    keys = (_LINES.kind, _LINES.account, _LINES.ticket_type)
    return session.execute(
        select(
            *keys,
            func.sum(_LINES.ticket_count),
            func.sum(_LINES.amount_minor),
        )
        .where(_LINES.shift_id == shift_id)
        .group_by(*keys)
    ).all()


def cash_in(session: Session, shift_id: int) -> int:
    """How much cash a shift's lines have put into its drawer, in minor units."""
    query = select(func.sum(_LINES.amount_minor))
    query = query.where(_LINES.shift_id == shift_id, _LINES.account == Account.CASH.value)
    return int(session.scalar(query) or 0)


def sums_of_shows(session: Session, shift_id: int) -> Sequence[Row[int, str, int, int]]:
    """show, kind, tickets and money of a shift's revenue lines, added up."""
    keys = (_LINES.schedule_id, _LINES.kind)
    return session.execute(
        select(*keys, func.sum(_LINES.ticket_count), func.sum(_LINES.amount_minor))
        .where(_LINES.shift_id == shift_id, _LINES.account == Account.REVENUE.value)
        .group_by(*keys)
        .order_by(*keys)
    ).all()


def free_tickets(session: Session, shift_id: int) -> int:
    """Tickets of the shift's sales that cost nothing."""
    query = select(func.sum(_LINES.ticket_count)).where(
        _LINES.shift_id == shift_id,
        _LINES.account == Account.REVENUE.value,
        _LINES.kind == "sale",
        _LINES.amount_minor == 0,
    )
    return int(session.scalar(query) or 0)


def cash_moves(session: Session, shift_id: int) -> Sequence[Row[datetime, int, int, str]]:
    """when, who, how much into the drawer, and why, of each move of a shift in its order."""
    return session.execute(
        select(_LINES.booked_at, _LINES.user_id, _LINES.amount_minor, _MOVES.reason)
        .join_from(table_of(CashMoveRow), table_of(LedgerEntryRow), _LINES.request_id == _MOVES.request_id)
        .where(_MOVES.shift_id == shift_id, _LINES.account == Account.CASH.value)
        .order_by(_LINES.booked_at, _LINES.request_id)
    ).all()


def z_report(session: Session, counter_name: str, z_number: int) -> ZReportRow | None:
    return session.get(ZReportRow, (counter_name, z_number))


def last_z_hash(session: Session, counter_name: str) -> str:
    """The end of the chain that the counter's last Z report names; empty if it has none."""
    query = select(_REPORTS.chain_hash).where(_REPORTS.counter_name == counter_name)
    return session.scalar(query.order_by(_REPORTS.z_number.desc()).limit(1)) or ""


def z_reports(
    session: Session, *, counter_name: str, before: tuple[datetime, str, int] | None, limit: int
) -> Sequence[ZReportRow]:
    """Reports, newest first, of one counter or of all; `before` is moment, counter and number of the last one seen."""
    query = select(ZReportRow)
    if counter_name:
        query = query.where(_REPORTS.counter_name == counter_name)
    if before is not None:
        at, counter, number = before
        later_key = (_REPORTS.counter_name > counter) | (
            (_REPORTS.counter_name == counter) & (_REPORTS.z_number < number)
        )
        query = query.where((_REPORTS.closed_at < at) | ((_REPORTS.closed_at == at) & later_key))
    order = (_REPORTS.closed_at.desc(), _REPORTS.counter_name, _REPORTS.z_number.desc())
    return session.scalars(query.order_by(*order).limit(limit)).all()
