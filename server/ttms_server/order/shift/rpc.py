"""Shifts and their reports on the wire."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import order_pb2 as pb
from ttms_server import wire
from ttms_server.auth import current_caller
from ttms_server.errors import FieldInvalid
from ttms_server.fields import checked_number, checked_text
from ttms_server.order.errors import AmountInvalid
from ttms_server.order.ledger.booking import Actor
from ttms_server.order.shift import denominations, service
from ttms_server.order.shift.report import service as reports
from ttms_server.order.shift.report.rpc import shift_message, z_message
from ttms_server.order.shift.service import Count, Deed
from ttms_server.order.till import TillRpc
from ttms_server.user.service import Caller

LONGEST_REASON = 200
_DIRECTIONS = (pb.CASH_DIRECTION_IN, pb.CASH_DIRECTION_OUT, pb.CASH_DIRECTION_NONE)


class ShiftRpc(TillRpc):
    """Translates; the rules stand in `service.py`."""

    async def OpenShift(self, request: pb.OpenShiftRequest, context: Any) -> pb.OpenShiftResponse:
        caller = current_caller.get()
        float_minor = _checked_amount(request.float_minor, least=0, most=self._most_brought)

        def apply(session: Session) -> bytes:
            row = service.open_shift(session, self._deed(caller, request.request_id), float_minor=float_minor)
            shift = shift_message(reports.named_shift(session, row))
            return wire.encoded(pb.OpenShiftResponse(shift=shift, denominations_minor=self._till.denominations))

        answer = await self._till.group_commit.submit(wire.request_of(request, caller), apply)
        return pb.OpenShiftResponse.FromString(answer)

    async def MoveCash(self, request: pb.MoveCashRequest, context: Any) -> pb.MoveCashResponse:
        reason = checked_text(request.reason, "reason", longest=LONGEST_REASON)
        if request.direction not in _DIRECTIONS:
            raise FieldInvalid("direction", "must be in, out or none")
        if request.direction == pb.CASH_DIRECTION_NONE:
            if request.amount_minor:
                raise FieldInvalid("amount_minor", "must be 0 where nothing is moved")
        elif request.direction == pb.CASH_DIRECTION_IN:
            _checked_amount(request.amount_minor, least=1, most=self._most_brought)
        else:
            _checked_amount(request.amount_minor, least=1)
        caller = current_caller.get()

        def apply(session: Session) -> bytes:
            deed, amount, known = self._deed(caller, request.request_id), request.amount_minor, self._till.denominations
            if request.direction == pb.CASH_DIRECTION_NONE:
                service.open_drawer(session, deed, reason=reason, rules=self._till.shifts)
            elif request.direction == pb.CASH_DIRECTION_IN:
                service.put_in(session, deed, amount_minor=amount, reason=reason)
            else:
                service.take_out(session, deed, amount_minor=amount, reason=reason, known=known)
            return wire.encoded(pb.MoveCashResponse())

        answer = await self._till.group_commit.submit(wire.request_of(request, caller), apply)
        return pb.MoveCashResponse.FromString(answer)

    async def CloseShift(self, request: pb.CloseShiftRequest, context: Any) -> pb.CloseShiftResponse:
        caller, counted = current_caller.get(), _counted(request.counted, self._till.denominations)
        counted_minor = denominations.sum_of(counted, self._till.denominations)
        note = checked_text(request.note, "note", longest=LONGEST_REASON, empty=True)
        count = Count(counted, _checked_amount(counted_minor, least=0), note)

        def apply(session: Session) -> bytes:
            row = service.close_shift(session, self._deed(caller, request.request_id), count)
            return wire.encoded(pb.CloseShiftResponse(z_report=z_message(reports.named_z_report(session, row))))

        answer = await self._till.group_commit.submit(wire.request_of(request, caller), apply)
        return pb.CloseShiftResponse.FromString(answer)

    @property
    def _most_brought(self) -> int:
        return denominations.most_brought(self._till.denominations)

    def _deed(self, caller: Caller, request_id: str) -> Deed:
        return Deed(request_id, Actor(caller.user_id, caller.counter_name), self._till.clock())


def _checked_amount(amount_minor: int, *, least: int, most: int = denominations.MOST_IN_DRAWER_MINOR) -> int:
    if not least <= amount_minor <= most:
        raise AmountInvalid(amount_minor=amount_minor, limit_minor=most)
    return amount_minor


def _counted(lines: Sequence[pb.Counted], known: Sequence[int]) -> Mapping[int, int]:
    most, counted = denominations.most_of_each(known), dict[int, int]()
    for line in lines:
        if line.denomination_minor in counted:
            raise FieldInvalid("counted", "must name each denomination once")
        counted[line.denomination_minor] = checked_number(line.count, "counted.count", least=0, most=most)
    return counted
