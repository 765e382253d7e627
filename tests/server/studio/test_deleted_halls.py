"""A hall that is deleted leaves nothing behind that another hall could be taken for."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from support.cinema import SmallCinema
from support.counter import Counter
from support.raw_calls import Caller
from support.server_thread import ServerThread
from ttms_server import clock


def hall(call: Caller, plan: str) -> Any:
    return call("CreateStudio", request_id=str(uuid4()), name=uuid4().hex, plan=plan).answer.studio


def show(call: Caller, play_id: int, studio_id: int, *, in_days: int) -> Any:
    start = clock.now().replace(second=0, microsecond=0) + timedelta(days=in_days)
    fields = {"play_id": play_id, "studio_id": studio_id, "price_minor": 4500}
    made = call("CreateSchedules", request_id=str(uuid4()), **fields, starts_at=[{"seconds": int(start.timestamp())}])
    return made.answer.schedules[0]


def test_seats_of_a_new_hall_are_not_those_of_a_deleted_one(server: ServerThread, cinema: SmallCinema) -> None:
    """SQLite gives the id of a deleted layout out again, and the sale path knows seats by the id of their layout."""
    manager = Counter(server.anybody, server.database, 0, user_name="manager")
    call = manager.call
    other, gone = hall(call, "oo"), hall(call, "oo")
    moved = show(call, cinema.play_id, gone.studio_id, in_days=50)
    manager.schedule_id = moved.schedule_id
    manager.release(manager.hold(1, 2).answer.hold_id)
    where = {"schedule_id": moved.schedule_id, "etag": moved.etag, "studio_id": other.studio_id}
    assert call("MoveSchedule", request_id=str(uuid4()), **where, starts_at=moved.starts_at).reason == "OK"
    deleted = call("DeleteStudio", request_id=str(uuid4()), studio_id=gone.studio_id, etag=gone.etag)
    assert deleted.reason == "OK"

    new = hall(call, "x<>")
    manager.schedule_id = show(call, cinema.play_id, new.studio_id, in_days=51).schedule_id

    assert manager.hold(1).reason == "SEAT_NOT_FOR_SALE"
    couple = manager.hold(2).answer
    price = {"seat_id": 2, "ticket_type": "adult", "price_minor": 9000}
    sold = manager.sell(couple.hold_id, 2, tickets=[price], payments=[{"tender": 1, "given_minor": 9000}])
    assert sold.reason == "OK"
