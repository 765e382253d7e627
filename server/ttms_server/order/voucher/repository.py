"""Reading vouchers and moving their balances."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, insert, select, tuple_
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ttms_server.database_errors import OvertakenError, is_duplicate
from ttms_server.order.voucher.models import VoucherExtensionRow, VoucherMoveRow, VoucherRow
from ttms_server.schema import values_of


@dataclass(frozen=True, slots=True)
class MoveOfRequest:
    """A move, by the line of its order or refund; `prolonged_until` if it made its voucher valid for longer."""

    request_id: str
    kind: str
    line_no: int
    code: str
    prolonged_until: datetime | None


def voucher_of_code(session: Session, code: str) -> VoucherRow | None:
    return session.scalar(select(VoucherRow).where(VoucherRow.code == code))


def vouchers_between(
    session: Session, begins: datetime, ends: datetime, *, before: int | None, limit: int
) -> Sequence[VoucherRow]:
    """Vouchers that were sold from `begins` until before `ends`, newest first, those before the id `before`."""
    query = select(VoucherRow).where(VoucherRow.issued_at >= begins, VoucherRow.issued_at < ends)
    if before is not None:
        query = query.where(VoucherRow.voucher_id < before)
    return session.scalars(query.order_by(VoucherRow.voucher_id.desc()).limit(limit)).all()


def balances(session: Session, voucher_ids: Collection[int]) -> Mapping[int, int]:
    """What is left on each."""
    move = VoucherMoveRow
    last = select(move.voucher_id, func.max(move.seq)).where(move.voucher_id.in_(voucher_ids)).group_by(move.voucher_id)
    query = select(move.voucher_id, move.balance_minor).where(tuple_(move.voucher_id, move.seq).in_(last))
    return dict(session.execute(query).all())


def prolonged(session: Session, voucher_ids: Collection[int]) -> Mapping[int, datetime]:
    """Until when the latest extension of each lets it be valid; those without one are not named."""
    row = VoucherExtensionRow
    query = select(row.voucher_id, row.expires_at).where(row.voucher_id.in_(voucher_ids)).order_by(row.seq)
    return dict(session.execute(query).all())


def get_voucher(session: Session, voucher_id: int) -> VoucherRow:
    return session.get_one(VoucherRow, voucher_id)


def last_move(session: Session, voucher_id: int) -> VoucherMoveRow:
    """The move that says what is left; a voucher has one from its first moment on."""
    query = select(VoucherMoveRow).where(VoucherMoveRow.voucher_id == voucher_id)
    return session.scalars(query.order_by(VoucherMoveRow.seq.desc()).limit(1)).one()


def prolonged_until(session: Session, voucher_id: int) -> datetime | None:
    """Until when its latest extension lets it be valid; None if it has none."""
    query = select(VoucherExtensionRow.expires_at).where(VoucherExtensionRow.voucher_id == voucher_id)
    return session.scalar(query.order_by(VoucherExtensionRow.seq.desc()).limit(1))


def add_extension(session: Session, extension: VoucherExtensionRow) -> None:
    session.execute(insert(VoucherExtensionRow).values(values_of(extension)))


def add_voucher(session: Session, voucher: VoucherRow) -> None:
    """Store the voucher, which gets its id."""
    session.add(voucher)
    session.flush()


def add_move(session: Session, move: VoucherMoveRow) -> None:
    """Store the move.

    Raises:
        OvertakenError: somebody moved this balance since it was read; run the whole unit again.
    """
    try:
        session.execute(insert(VoucherMoveRow).values(values_of(move)))
    except IntegrityError as error:
        if not is_duplicate(error):
            raise
        raise OvertakenError(f"voucher {move.voucher_id}") from error


def moves_of_requests(session: Session, request_ids: Collection[str]) -> Sequence[MoveOfRequest]:
    """Every move that these requests made."""
    move, extension = VoucherMoveRow, VoucherExtensionRow
    query = (
        select(move.request_id, move.kind, move.line_no, VoucherRow.code, extension.expires_at)
        .join(VoucherRow, VoucherRow.voucher_id == move.voucher_id)
        .join(extension, and_(extension.voucher_id == move.voucher_id, extension.seq == move.seq), isouter=True)
        .where(move.request_id.in_(request_ids))
    )
    return [MoveOfRequest(*row) for row in session.execute(query)]
