"""The server without its protection: a seat or a slot is looked at before it is taken, and no write has a guard.

This is the predecessor's fault B01. A race test that this server passes would prove nothing.
"""

import sys
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from ttms_server.__main__ import main
from ttms_server.order import repository as order_repository
from ttms_server.play import films, programme
from ttms_server.play.errors import ScheduleOverlaps
from ttms_server.play.programme import slots_for
from ttms_server.play.rpc import PlayRpc, rules_of
from ttms_server.schema import NewRow
from ttms_server.studio import service as studio_service
from ttms_server.ticket import repository
from ttms_server.ticket.errors import SeatTaken
from ttms_server.ticket.holder import Holder
from ttms_server.ticket.models import ClaimState, SeatClaimRow
from ttms_server.ticket.rpc import TicketRpc
from ttms_server.user import repository as user_repository

guarded_claim = repository.claim
guarded_hold = TicketRpc.HoldSeats
guarded_create_shows = PlayRpc.CreateSchedules
guarded_find_conflicts = programme.find_conflicts
guarded_add_tickets = order_repository.add_tickets


async def hold_after_looking(self: TicketRpc, request: Any, context: Any) -> Any:
    def look(session: Session) -> None:
        taken = [seat_id for seat_id, _ in repository.ends_of_claims(session, request.schedule_id, request.seat_ids)]
        if taken:
            raise SeatTaken(list(studio_service.get_seats(session, 1, taken).values()))

    await self._desk.database.read(look)
    return await guarded_hold(self, request, context)


def claim_blindly(
    session: Session, schedule_id: int, seats: Mapping[int, int], holder: Holder, **times: datetime
) -> bool:
    session.execute(
        delete(SeatClaimRow).where(SeatClaimRow.schedule_id == schedule_id, SeatClaimRow.seat_id.in_(seats))
    )
    return guarded_claim(session, schedule_id, seats, holder, **times)


def sell_blindly(
    session: Session, schedule_id: int, holder: Holder, seat_ids: Collection[int], *, order_id: int, now: datetime
) -> int:
    session.execute(
        update(SeatClaimRow)
        .where(SeatClaimRow.schedule_id == schedule_id, SeatClaimRow.seat_id.in_(seat_ids))
        .values(state=ClaimState.SOLD.value, held_until=None, order_id=order_id)
    )
    return len(seat_ids)


def add_tickets_beside_the_key(session: Session, tickets: Sequence[NewRow]) -> None:
    for ticket in tickets:
        ticket["live"] = None
    guarded_add_tickets(session, tickets)


async def create_shows_after_looking(self: PlayRpc, request: Any, context: Any) -> Any:
    def look(session: Session) -> None:
        play, studio = films.get_play(session, request.play_id), studio_service.get_studio(session, request.studio_id)
        slots = slots_for(play, studio, [start.ToDatetime(tzinfo=UTC) for start in request.starts_at])
        conflicts = guarded_find_conflicts(session, slots, rules_of(self._cinema), now=None)
        if conflicts:
            raise ScheduleOverlaps(conflicts, studio_name=studio.name)

    await self._database.read(look)
    return await guarded_create_shows(self, request, context)


if __name__ == "__main__":
    PlayRpc.CreateSchedules = create_shows_after_looking  # type: ignore[method-assign]
    programme.find_conflicts = lambda *_, **__: []
    user_repository.count_up_administrators = lambda session: 1
    TicketRpc.HoldSeats = hold_after_looking  # type: ignore[method-assign]
    repository.claim = claim_blindly
    repository.sell = sell_blindly
    order_repository.add_tickets = add_tickets_beside_the_key
    sys.exit(main())
