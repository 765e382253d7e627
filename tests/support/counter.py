"""A counter that talks to a server as the wire does: it sees reasons, bytes and repeats where a client sees less."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

from support.cinema import add_show
from support.raw_calls import Caller, Outcome
from support.sessions import token_of
from ttms_server import clock
from ttms_server.db import Database
from ttms_server.studio import service as studio_service
from ttms_server.studio.plan import parse_plan

PLAN = "oo.oo\nx<>oo"


def new_hall(database: Database, *, plan: str = PLAN, starts_in: timedelta = timedelta(hours=2)) -> int:
    """A hall of its own with a show for 45.00; returns the show."""
    with database.writing() as session:
        studio = studio_service.create_studio(session, name=uuid4().hex, name_en="", curve=0, plan=parse_plan(plan))
    return add_show(database, studio_id=studio.studio_id, starts_at=clock.now() + starts_in)


class Counter:
    """A signed-in person who sells one show."""

    def __init__(
        self, anybody: Caller, database: Database, schedule_id: int, *, user_name: str = "clerk", name: str = "1"
    ) -> None:
        token = token_of(database, user_name, now=clock.now(), counter_name=name)
        self.call = anybody.with_token(token)
        self.schedule_id = schedule_id

    def hold(self, *seat_ids: int, **changed: Any) -> Outcome:
        return self.call("HoldSeats", **self.hold_fields(*seat_ids, **changed))

    def hold_fields(self, *seat_ids: int, **changed: Any) -> dict[str, Any]:
        return {"request_id": str(uuid4()), "schedule_id": self.schedule_id, "seat_ids": seat_ids} | changed

    def release(self, hold_id: str, **changed: Any) -> Outcome:
        fields = {"request_id": str(uuid4()), "schedule_id": self.schedule_id, "hold_id": hold_id}
        return self.call("ReleaseSeats", **(fields | changed))

    def sell(self, hold_id: str, *seat_ids: int, **changed: Any) -> Outcome:
        return self.call("SellTickets", **self.sale_fields(hold_id, seat_ids, **changed))

    def sale_fields(self, hold_id: str, seat_ids: Sequence[int], **changed: Any) -> dict[str, Any]:
        """A sale of ordinary seats to adults for the exact amount, but for what is changed."""
        fields = {
            "request_id": str(uuid4()),
            "schedule_id": self.schedule_id,
            "hold_id": hold_id,
            "tickets": [{"seat_id": seat, "ticket_type": "adult", "price_minor": 4500} for seat in seat_ids],
            "payments": [{"tender": 1, "given_minor": 4500 * len(seat_ids)}],
        }
        return fields | changed
