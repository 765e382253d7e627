"""The server with the protection of vouchers taken away: the balance is looked at before the sale, and no more.

A race test that this server passes would prove nothing.
"""

import sys
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from ttms_server.__main__ import main
from ttms_server.order.sale.rpc import SaleRpc
from ttms_server.order.voucher import repository, service
from ttms_server.order.voucher.codes import as_stored
from ttms_server.order.voucher.errors import VoucherTooSmall
from ttms_server.order.voucher.models import MoveKind, VoucherMoveRow

guarded_sell = SaleRpc.SellTickets
# What was left on a voucher when its request came in.
looked_at: dict[str, int] = {}


async def sell_after_looking(self: SaleRpc, request: Any, context: Any) -> Any:
    code = request.payments[0].voucher_code

    def look(session: Session) -> int:
        return service.get_voucher(session, code).balance_minor

    looked_at[request.request_id] = await self._till.database.read(look)
    return await guarded_sell(self, request, context)


def spend_blindly(
    session: Session, typed: str, *, amount_minor: int, request_id: str, line_no: int, now: datetime | None
) -> VoucherMoveRow:
    left = looked_at[request_id] - amount_minor
    if left < 0:
        raise VoucherTooSmall(code=typed, balance_minor=looked_at[request_id])
    voucher = repository.voucher_of_code(session, as_stored(typed))
    assert voucher is not None
    move = VoucherMoveRow(
        voucher_id=voucher.voucher_id,
        seq=repository.last_move(session, voucher.voucher_id).seq + 1,
        request_id=request_id,
        kind=MoveKind.PAYMENT.value,
        line_no=line_no,
        amount_minor=-amount_minor,
        balance_minor=left,
    )
    repository.add_move(session, move)
    return move


if __name__ == "__main__":
    SaleRpc.SellTickets = sell_after_looking  # type: ignore[method-assign]
    service.spend = spend_blindly
    sys.exit(main())
