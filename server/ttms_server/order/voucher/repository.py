"""Reading vouchers and moving their balances."""

from collections.abc import Collection, Sequence

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ttms_server.database_errors import OvertakenError, is_duplicate
from ttms_server.order.voucher.models import VoucherMoveRow, VoucherRow
from ttms_server.schema import values_of


def voucher_of_code(session: Session, code: str) -> VoucherRow | None:
    return session.scalar(select(VoucherRow).where(VoucherRow.code == code))


def last_move(session: Session, voucher_id: int) -> VoucherMoveRow:
    """The move that says what is left; a voucher has one from its first moment on."""
    query = select(VoucherMoveRow).where(VoucherMoveRow.voucher_id == voucher_id)
    return session.scalars(query.order_by(VoucherMoveRow.seq.desc()).limit(1)).one()


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


def codes_of_requests(session: Session, request_ids: Collection[str]) -> Sequence[tuple[str, str, int, str]]:
    """request, kind, line and code of every move that these requests made."""
    query = (
        select(VoucherMoveRow.request_id, VoucherMoveRow.kind, VoucherMoveRow.line_no, VoucherRow.code)
        .join(VoucherRow, VoucherRow.voucher_id == VoucherMoveRow.voucher_id)
        .where(VoucherMoveRow.request_id.in_(request_ids))
    )
    return [(row[0], row[1], row[2], row[3]) for row in session.execute(query)]
