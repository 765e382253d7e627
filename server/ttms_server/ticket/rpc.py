"""The ticket service on the wire."""

from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import ticket_pb2 as pb
from ttms_api.v1.ticket_pb2_grpc import TicketServiceServicer
from ttms_server import wire
from ttms_server.auth import current_caller
from ttms_server.errors import FieldInvalid
from ttms_server.events import SeatsHeld, ShowCancelled, ShowMoved
from ttms_server.fields import checked_etag, checked_id, checked_uuid
from ttms_server.group_commit import Ahead
from ttms_server.paging import page_of
from ttms_server.play.messages import schedule_message
from ttms_server.play.rpc import rules_of
from ttms_server.play.show_list import ShowsAsked
from ttms_server.studio.rpc import layout_message
from ttms_server.ticket import programme, service
from ttms_server.ticket.best.rpc import BestRpc
from ttms_server.ticket.claim_book import look_ahead
from ttms_server.ticket.history.rpc import HistoryRpc
from ttms_server.ticket.holder import Holder
from ttms_server.ticket.holding.rpc import HoldingRpc
from ttms_server.ticket.live.news import Changes, Claims
from ttms_server.ticket.models import ClaimState
from ttms_server.ticket.programme import Move
from ttms_server.ticket.reservation.rpc import ReservationRpc
from ttms_server.ticket.service import Claim, Hold, SellingState, ShowOnBoard, ShowPlan

MOST_NAMED = 100

_SELLING = {
    SellingState.OPEN: pb.SELLING_STATE_OPEN,
    SellingState.STOPPED: pb.SELLING_STATE_STOPPED,
    SellingState.BEGUN: pb.SELLING_STATE_BEGUN,
    SellingState.CANCELLED: pb.SELLING_STATE_CANCELLED,
}
_STATES = {
    ClaimState.HELD: pb.SEAT_STATE_HELD,
    ClaimState.SOLD: pb.SEAT_STATE_SOLD,
    ClaimState.RESERVED: pb.SEAT_STATE_RESERVED,
    ClaimState.HOUSE: pb.SEAT_STATE_HOUSE,
}


class TicketRpc(BestRpc, HoldingRpc, HistoryRpc, ReservationRpc, TicketServiceServicer):
    """Translates; the rules stand in `service.py`."""

    async def ListShowBoard(self, request: pb.ListShowBoardRequest, context: Any) -> pb.ListShowBoardResponse:
        page = page_of(request.page_size, request.page_token, key_length=3)
        first, last = wire.span(request.starts_from, request.starts_before)
        asked = ShowsAsked(first, last, None if request.include_cancelled else False)
        now, rules = self._desk.clock(), self._desk.rules
        board = await self._desk.database.read(
            lambda session: service.list_show_board(session, page, asked, now=now, rules=rules)
        )
        return pb.ListShowBoardResponse(
            shows=[_show(show) for show in board.items], next_page_token=board.next_page_token
        )

    async def WatchSeatMap(
        self, request: pb.WatchSeatMapRequest, context: Any
    ) -> AsyncIterator[pb.WatchSeatMapResponse]:
        schedule_id = checked_id(request.schedule_id, "schedule_id")
        plan = await self._plan(schedule_id)  # so that a show that is not there is refused at once
        async with aclosing(self._desk.watch.turns(schedule_id)) as turns:
            async for turn in turns:
                if isinstance(turn, Changes):
                    yield turn.once(self._changes)
                    continue
                if turn.version != plan.schedule.version:
                    plan = await self._plan(schedule_id)
                yield pb.WatchSeatMapResponse(map=self._map(plan, turn.claims))

    def _changes(self, changes: Changes) -> pb.WatchSeatMapResponse:
        seats = [
            pb.SeatStatus(seat_id=seat_id, state=pb.SEAT_STATE_FREE) if claim is None else _status(claim)
            for seat_id, claim in changes.seats.items()
        ]
        stamp = wire.moment(self._desk.clock())
        return pb.WatchSeatMapResponse(changes=pb.SeatChanges(seats=seats, server_time=stamp))

    async def _plan(self, schedule_id: int) -> ShowPlan:
        return await self._desk.database.read(lambda session: service.get_show_plan(session, schedule_id))

    async def HoldSeats(self, request: pb.HoldSeatsRequest, context: Any) -> pb.HoldSeatsResponse:
        schedule_id = checked_id(request.schedule_id, "schedule_id")
        seat_ids = _checked_seats(request.seat_ids)
        if not seat_ids:
            raise FieldInvalid("seat_ids", "must name a seat")
        holder = _holder(request.hold_id or request.request_id)
        encoded = await self._desk.group_commit.submit(
            wire.request_of(request, current_caller.get()),
            lambda session: wire.encoded(
                self._hold(
                    service.hold_seats(
                        session,
                        schedule_id=schedule_id,
                        seat_ids=seat_ids,
                        holder=holder,
                        adding=bool(request.hold_id),
                        now=self._desk.clock(),
                        rules=self._desk.rules,
                    )
                )
            ),
            ahead=Ahead(look_ahead, [(schedule_id, seat_id) for seat_id in seat_ids]),
        )
        answer = pb.HoldSeatsResponse.FromString(encoded)
        self.tell(SeatsHeld, request.request_id, schedule_id, seat_ids=tuple(answer.seat_ids))
        return answer

    async def ReleaseSeats(self, request: pb.ReleaseSeatsRequest, context: Any) -> pb.ReleaseSeatsResponse:
        schedule_id = checked_id(request.schedule_id, "schedule_id")
        seat_ids = _checked_seats(request.seat_ids)
        holder = _holder(request.hold_id)

        def apply(session: Any) -> bytes:
            left = service.release_seats(
                session, schedule_id=schedule_id, seat_ids=seat_ids, holder=holder, now=self._desk.clock()
            )
            until = wire.optional_moment(left.held_until)
            answer = pb.ReleaseSeatsResponse(
                seat_ids=left.seat_ids, held_until=until, server_time=wire.moment(self._desk.clock())
            )
            return wire.encoded(answer)

        answer = await self._desk.group_commit.submit(wire.request_of(request, current_caller.get()), apply)
        self.tell(SeatsHeld, request.request_id, schedule_id)
        return pb.ReleaseSeatsResponse.FromString(answer)

    async def MoveSchedule(self, request: pb.MoveScheduleRequest, context: Any) -> pb.MoveScheduleResponse:
        move = _move(request)
        rules = rules_of(self._desk.settings.cinema)

        def apply(session: Session) -> bytes:
            moved = programme.move_schedule(session, move, rules=rules, now=self._desk.clock())
            return wire.encoded(pb.MoveScheduleResponse(schedule=schedule_message(moved)))

        answer = await self._desk.group_commit.submit(wire.request_of(request, current_caller.get()), apply)
        self.tell(ShowMoved, request.request_id, move.schedule_id)
        return pb.MoveScheduleResponse.FromString(answer)

    async def CancelSchedule(self, request: pb.CancelScheduleRequest, context: Any) -> pb.CancelScheduleResponse:
        schedule_id, version = checked_id(request.schedule_id, "schedule_id"), checked_etag(request.etag)

        def apply(session: Session) -> bytes:
            cancelled = programme.cancel_schedule(
                session, schedule_id, version=version, reason=request.reason, now=self._desk.clock()
            )
            return wire.encoded(
                pb.CancelScheduleResponse(
                    schedule=schedule_message(cancelled.schedule),
                    places_sold=cancelled.places_sold,
                    already_cancelled=cancelled.already_cancelled,
                )
            )

        caller = current_caller.get()
        answer = pb.CancelScheduleResponse.FromString(
            await self._desk.group_commit.submit(wire.request_of(request, caller), apply)
        )
        if not answer.already_cancelled:
            self._desk.events.tell(
                ShowCancelled(
                    request_id=request.request_id,
                    counter_name=caller.counter_name,
                    schedule_ids=(schedule_id,),
                    places_sold=answer.places_sold,
                    reason=answer.schedule.cancel_reason,
                )
            )
        return answer

    def _hold(self, hold: Hold) -> pb.HoldSeatsResponse:
        return pb.HoldSeatsResponse(
            hold_id=hold.hold_id,
            seat_ids=hold.seat_ids,
            held_until=wire.optional_moment(hold.held_until),
            server_time=wire.moment(self._desk.clock()),
        )

    def _map(self, plan: ShowPlan, claims: Claims) -> pb.SeatMap:
        now: datetime = self._desk.clock()
        return pb.SeatMap(
            schedule=schedule_message(plan.schedule),
            layout=layout_message(plan.layout),
            taken=[_status(claim) for claim in claims.values()],
            prices=[
                pb.TicketPrice(
                    ticket_type=price.ticket_type,
                    name=price.name,
                    name_en=price.name_en,
                    price_minor=price.price_minor,
                    key=price.key,
                    prices_in_categories=[
                        pb.PriceInCategory(category=category, price_minor=minor)
                        for category, minor in price.in_categories.items()
                    ],
                )
                for price in plan.prices
            ],
            selling_state=_SELLING[service.selling_state(plan.schedule, now=now, rules=self._desk.rules)],
            selling_stops_at=wire.moment(service.selling_stops_at(plan.schedule, self._desk.rules)),
            server_time=wire.moment(now),
        )


def _move(request: pb.MoveScheduleRequest) -> Move:
    """Where the show shall be, and what it shall cost; without a mask its price stays."""
    changed = wire.changed_fields(request, {"studio_id", "starts_at", "price_minor"})
    if not request.HasField("update_mask"):
        changed = {"studio_id", "starts_at"}
    return Move(
        checked_id(request.schedule_id, "schedule_id"),
        checked_etag(request.etag),
        checked_id(request.studio_id, "studio_id") if "studio_id" in changed else None,
        wire.checked_moment(request.starts_at, "starts_at") if "starts_at" in changed else None,
        request.price_minor if "price_minor" in changed else None,
    )


def _holder(hold_id: str) -> Holder:
    caller = current_caller.get()
    return Holder(checked_uuid(hold_id, "hold_id"), caller.user_id, caller.counter_name)


def _checked_seats(seat_ids: Sequence[int]) -> list[int]:
    if len(seat_ids) > MOST_NAMED:
        raise FieldInvalid("seat_ids", f"must name at most {MOST_NAMED} seats")
    return list(seat_ids)


def _status(claim: Claim) -> pb.SeatStatus:
    held = claim.state is ClaimState.HELD
    return pb.SeatStatus(
        seat_id=claim.seat_id,
        state=_STATES[claim.state],
        counter_name="" if claim.state is ClaimState.SOLD else claim.counter_name,
        hold_id=claim.hold_id if held else "",
        held_until=wire.optional_moment(claim.held_until),
        offered_to=claim.offered_to,
        reservation_id=claim.reservation_id,
    )


def _show(show: ShowOnBoard) -> pb.ShowOnBoard:
    return pb.ShowOnBoard(
        schedule=schedule_message(show.schedule),
        places_total=show.places_total,
        places_free=show.places_free,
        selling_state=_SELLING[show.selling_state],
        selling_stops_at=wire.moment(show.selling_stops_at),
        places_sold=show.places_sold,
    )
