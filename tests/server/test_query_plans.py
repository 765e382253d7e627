"""Queries of every day find their rows by an index, on each database."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from support.cinema import SmallCinema
from ttms_server.all_models import metadata

NOW = datetime(2026, 2, 9, 12, tzinfo=UTC)
LENGTH = timedelta(hours=2)
TABLES = metadata.tables


def plan(session: Session, query: str) -> str:
    """How the engine would answer `query`, as one line of words."""
    rows = session.execute(text(f"EXPLAIN {'QUERY PLAN ' if is_sqlite(session) else ''}{query}")).mappings()
    return "; ".join(" ".join(f"{name}={value}" for name, value in row.items()) for row in rows)


def is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


PLANS = {
    "seats of a show": (
        "SELECT * FROM seat_claims WHERE schedule_id = 1040 AND seat_id IN (1, 2, 3)",
        r"key=PRIMARY",
        r"USING INDEX sqlite_autoindex_seat_claims_1 \(schedule_id=\? AND seat_id=\?\)",
    ),
    "tickets by user, show and seat": (
        "SELECT * FROM tickets WHERE user_id = 1 AND schedule_id = 1040 AND seat_id = 3",
        # The other choice, the key of live tickets, finds them as well.
        r"type=ref possible_keys=\S*ix_tickets__user_id_schedule_id_seat_id",
        r"USING INDEX ix_tickets__user_id_schedule_id_seat_id \(user_id=\? AND schedule_id=\? AND seat_id=\?\)",
    ),
    "shows by hall and start": (
        "SELECT * FROM schedules WHERE studio_id = 905 AND starts_at > '2026-02-09' AND starts_at < '2026-02-10'",
        r"key=ix_schedules__studio_id_starts_at",
        r"USING INDEX ix_schedules__studio_id_starts_at \(studio_id=\? AND starts_at>\? AND starts_at<\?\)",
    ),
    "the board of a day": (
        "SELECT * FROM schedules WHERE starts_at >= '2026-02-09' AND starts_at < '2026-02-10'",
        r"key=ix_schedules__starts_at_schedule_id",
        r"USING INDEX ix_schedules__starts_at_schedule_id \(starts_at>\? AND starts_at<\?\)",
    ),
    "what happened to seats of watched shows since the last look": (
        (
            "SELECT event_id, schedule_id, seat_id FROM seat_events"
            " WHERE event_id > 900001190 AND schedule_id + 0 IN (1040, 1041)"
        ),
        r"type=range .*key=PRIMARY",
        r"USING INTEGER PRIMARY KEY \(rowid>\?\)",
    ),
    "the last thing that happened to any seat": (
        "SELECT max(event_id) FROM seat_events",
        r"Select tables optimized away",
        r"SEARCH seat_events$",
    ),
}


@pytest.mark.parametrize(("query", "mariadb_plan", "sqlite_plan"), PLANS.values(), ids=PLANS)
def test_a_query_finds_its_rows_by_an_index(
    session: Session, still_cinema: SmallCinema, query: str, mariadb_plan: str, sqlite_plan: str
) -> None:
    fill(session, still_cinema)

    assert re.search(sqlite_plan if is_sqlite(session) else mariadb_plan, plan(session, query))


def fill(session: Session, cinema: SmallCinema) -> None:
    """Add so many rows that an engine has a reason to use an index: 400 shows in 10 halls with 3 sold seats each."""
    request = {"request_id": "r1", "user_id": 1, "method": "m", "content_sha256": "0", "received_at": NOW}
    session.execute(insert(TABLES["requests"]), request)
    order = {"order_id": 900, "request_id": "r1", "order_number": "n", "schedule_id": cinema.schedule_id}
    money = {"total_minor": 0, "currency": "CNY", "sold_at": NOW}
    session.execute(insert(TABLES["orders"]), order | money | {"user_id": 1, "counter_name": "1"})
    halls = range(900, 910)
    named = [{"studio_id": hall, "name": str(hall), "name_en": "", "programme_version": 0} for hall in halls]
    session.execute(insert(TABLES["studios"]), named)
    shows = range(1000, 1400)
    starts = {show: NOW + timedelta(days=show // 10 - 105) for show in shows}
    film = {"play_id": cinema.play_id, "layout_id": 1}
    session.execute(
        insert(TABLES["schedules"]),
        [
            {"schedule_id": show, "studio_id": 900 + show % 10, **film, "starts_at": start, "ends_at": start + LENGTH}
            for show, start in starts.items()
        ],
    )
    seats = [
        {"schedule_id": show, "seat_id": seat, "places": 1, "user_id": 1} for show in shows for seat in range(1, 4)
    ]
    claim = {"state": "sold", "hold_id": "h", "counter_name": "1", "held_since": NOW, "order_id": 900}
    session.execute(insert(TABLES["seat_claims"]), [seat | claim for seat in seats])
    ticket = {"order_id": 900, "ticket_type": "adult", "price_minor": 0, "live": 1}
    tickets = [seat | ticket | {"code": f"c{number}"} for number, seat in enumerate(seats)]
    session.execute(insert(TABLES["tickets"]), tickets)
    deed = {"deed": "sold", "happened_at": NOW, "user_id": 1, "place": "1"}
    events = [
        {"event_id": 900_000_000 + number, "schedule_id": seat["schedule_id"], "seat_id": seat["seat_id"]} | deed
        for number, seat in enumerate(seats)
    ]
    session.execute(insert(TABLES["seat_events"]), events)
