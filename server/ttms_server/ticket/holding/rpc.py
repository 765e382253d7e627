"""Holds that live on, on the wire."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import ticket_pb2 as pb
from ttms_server import wire
from ttms_server.auth import current_caller
from ttms_server.events import SeatsHeld
from ttms_server.fields import checked_id, checked_text, checked_uuid
from ttms_server.ticket.desk import DeskRpc
from ttms_server.ticket.holder import Holder
from ttms_server.ticket.holding import service
from ttms_server.ticket.service import Hold
from ttms_server.user.counters import service as counters
from ttms_server.user.counters.service import LONGEST_COUNTER

Request = pb.ExtendHoldRequest | pb.BeginPaymentRequest | pb.OfferHoldRequest | pb.TakeHoldRequest


class HoldingRpc(DeskRpc):
    """Translates; the rules stand in `service.py`."""

    async def ExtendHold(self, request: pb.ExtendHoldRequest, context: Any) -> pb.ExtendHoldResponse:
        rules = self._desk.rules

        def extend(session: Session, schedule_id: int, holder: Holder) -> Hold:
            return service.extend_hold(session, schedule_id, holder, now=self._desk.clock(), rules=rules)

        return pb.ExtendHoldResponse(hold=await self._change(request, extend))

    async def BeginPayment(self, request: pb.BeginPaymentRequest, context: Any) -> pb.BeginPaymentResponse:
        rules = self._desk.rules

        def begin(session: Session, schedule_id: int, holder: Holder) -> Hold:
            return service.begin_payment(session, schedule_id, holder, now=self._desk.clock(), rules=rules)

        return pb.BeginPaymentResponse(hold=await self._change(request, begin))

    async def OfferHold(self, request: pb.OfferHoldRequest, context: Any) -> pb.OfferHoldResponse:
        counter_name = checked_text(request.counter_name, "counter_name", longest=LONGEST_COUNTER, empty=True)

        def offer(session: Session, schedule_id: int, holder: Holder) -> Hold:
            named = counters.existing(session, counter_name) if counter_name else ""
            return service.offer_hold(session, schedule_id, holder, counter_name=named, now=self._desk.clock())

        return pb.OfferHoldResponse(hold=await self._change(request, offer))

    async def TakeHold(self, request: pb.TakeHoldRequest, context: Any) -> pb.TakeHoldResponse:
        def take(session: Session, schedule_id: int, holder: Holder) -> Hold:
            return service.take_hold(session, schedule_id, holder, now=self._desk.clock())

        return pb.TakeHoldResponse(hold=await self._change(request, take))

    async def _change(self, request: Request, work: Callable[[Session, int, Holder], Hold]) -> pb.Hold:
        schedule_id = checked_id(request.schedule_id, "schedule_id")
        caller = current_caller.get()
        holder = Holder(checked_uuid(request.hold_id, "hold_id"), caller.user_id, caller.counter_name)

        def apply(session: Session) -> bytes:
            hold = work(session, schedule_id, holder)
            message = pb.Hold(
                hold_id=hold.hold_id,
                seat_ids=hold.seat_ids,
                held_until=wire.optional_moment(hold.held_until),
                server_time=wire.moment(self._desk.clock()),
            )
            return wire.encoded(message)

        hold = pb.Hold.FromString(await self._desk.group_commit.submit(wire.request_of(request, caller), apply))
        self.tell(SeatsHeld, request.request_id, schedule_id, seat_ids=tuple(hold.seat_ids))
        return hold
