"""The server with the protection of shifts taken away: whether one is open is looked at before it is closed, no more.

A race test that this server passes would prove nothing.
"""

import sys
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from ttms_server.__main__ import main
from ttms_server.auth import current_caller
from ttms_server.order.chain.service import Step
from ttms_server.order.counter.service import get_counter
from ttms_server.order.ledger.service import Drawer, book_cash
from ttms_server.order.models import Account, EntryKind
from ttms_server.order.shift import opening, repository, service
from ttms_server.order.shift.models import ZReportRow
from ttms_server.order.shift.report.figures import figures_of
from ttms_server.order.shift.rpc import ShiftRpc
from ttms_server.order.shift.service import Count, Deed

guarded_close = ShiftRpc.CloseShift
guarded_close_shift = service.close_shift


async def close_after_looking(self: ShiftRpc, request: Any, context: Any) -> Any:
    counter_name = current_caller.get().counter_name
    await self._till.database.read(
        lambda session: service.get_open_shift(session, get_counter(session, counter_name)).shift_id
    )
    return await guarded_close(self, request, context)


def close_blindly(session: Session, deed: Deed, count: Count) -> ZReportRow:
    """Make a report, of whatever there is: without an open shift of one that nobody opened."""
    before = get_counter(session, deed.actor.counter_name)
    if before.shift_id is not None:
        return guarded_close_shift(session, deed, count)
    shift = opening.open_shift(session, before, deed.booking(EntryKind.CLOSE), float_minor=0)
    figures = figures_of(session, service.get_open_shift(session, shift.counter))
    report = service._z_report(session, deed, count, before=shift.counter, figures=figures)
    repository.add_z_report(session, report)
    after = replace(before, z_number=report.z_number, grand_total_minor=report.grand_total_minor)
    moves = [(Account.SAFE, count.counted_minor), (Account.OVER_SHORT, -count.counted_minor)]
    drawer = Drawer(shift.shift_id, Step(before, after))
    book_cash(session, deed.booking(EntryKind.CLOSE), drawer, moves=moves, documents=[*shift.rows, report])
    return report


if __name__ == "__main__":
    ShiftRpc.CloseShift = close_after_looking  # type: ignore[method-assign]
    service.close_shift = close_blindly
    sys.exit(main())
