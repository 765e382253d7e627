"""A year of sales that is over, put into a database in bulk: the rows that selling makes, chained as it does.

`ttms-server check` finds nothing wrong with it, and what is sold afterwards goes on from there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle, islice

from sqlalchemy import func, insert, select, text
from sqlalchemy.orm import Session

from bench.past_sales import PastOrder, PastSales, PastShow
from ttms_server import clock
from ttms_server.config import CinemaSettings
from ttms_server.db import Database
from ttms_server.order.rollup.rebuild import rebuild
from ttms_server.play import films
from ttms_server.play.films import Play
from ttms_server.play.models import PlayKind, SchedulePriceRow, ScheduleRow
from ttms_server.schema import table_of
from ttms_server.studio import service as studio_service
from ttms_server.studio.plan import parse_plan
from ttms_server.user.models import UserRow

DAYS, HALLS, FILMS = 365, 10, 20
ROWS, ROW_SEATS = 25, 40
# As many in a small database as in a large one, so that reports have the same rows.
LEAST_SHOWS = 28 * DAYS
MOST_TICKETS_A_SHOW = ROWS * ROW_SEATS
MINUTES = 100
PRICES_MINOR = {"adult": 4500, "child": 2250}
_SIZES_OF_ORDERS = (2, 1, 4, 2, 3, 2, 5, 1)
_ORDERS_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Year:
    """The days of the shows, as reports spell them."""

    first_day: str
    last_day: str


def fill(database: Database, tickets: int, progress: Callable[[int], None] = lambda _sold: None) -> Year:
    """Sell `tickets` for shows of the year that ended yesterday; `progress` is told how many are sold so far."""
    today = clock.now().replace(hour=4, minute=0, second=0, microsecond=0)
    begin = today - timedelta(days=DAYS + 1)
    with database.writing() as session:
        shows = _programme(session, begin, count=max(LEAST_SHOWS, -(-tickets // MOST_TICKETS_A_SHOW)))
        sales = PastSales(session.scalars(select(UserRow.user_id).where(UserRow.user_name == "clerk")).one())
    orders, sold = _orders(shows, tickets), 0
    while some := list(islice(orders, _ORDERS_AT_ONCE)):
        with database.writing() as session:
            sales.add(session, some)
        sold += sum(len(order.seat_ids) for order in some)
        progress(sold)
    with database.writing() as session:
        sales.end(session)
    rebuild(database, CinemaSettings.time_zone)
    _analyze(database)
    return Year(str(begin.date()), str(today.date() - timedelta(days=1)))


def _programme(session: Session, begin: datetime, *, count: int) -> list[PastShow]:
    """Shows that follow one another in ten halls, spread evenly over the year."""
    plan = parse_plan("\n".join(["o" * ROW_SEATS] * ROWS))
    halls = [
        studio_service.create_studio(session, name=f"{number} 年厅", name_en=f"Year {number}", curve=0, plan=plan)
        for number in range(1, HALLS + 1)
    ]
    plays = [
        films.create_play(session, Play(0, PlayKind.FILM, f"旧片 {number}", f"Old {number}", MINUTES, 1927, "", ""))
        for number in range(1, FILMS + 1)
    ]
    apart = timedelta(days=DAYS) / -(-count // HALLS)
    first = 1 + (session.scalar(select(func.max(ScheduleRow.schedule_id))) or 0)
    shows = [
        PastShow(first + number, (begin + (number // HALLS) * apart).replace(microsecond=0)) for number in range(count)
    ]
    rows = [
        {
            "schedule_id": show.schedule_id,
            "play_id": plays[number % FILMS].play_id,
            "studio_id": halls[number % HALLS].studio_id,
            "layout_id": halls[number % HALLS].layout_id,
            "starts_at": show.starts_at,
            "ends_at": show.starts_at + timedelta(minutes=MINUTES),
            "price_minor": PRICES_MINOR["adult"],
        }
        for number, show in enumerate(shows)
    ]
    prices = [
        {"schedule_id": show.schedule_id, "ticket_type": kind, "price_minor": minor}
        for show in shows
        for kind, minor in PRICES_MINOR.items()
    ]
    session.execute(insert(table_of(ScheduleRow)), rows)
    session.execute(insert(table_of(SchedulePriceRow)), prices)
    return shows


def _orders(shows: list[PastShow], tickets: int) -> Iterator[PastOrder]:
    """All tickets in orders of one to five, as many for each show."""
    sizes = cycle(_SIZES_OF_ORDERS)
    for number, show in enumerate(shows):
        left = tickets // len(shows) + (number < tickets % len(shows))
        seat = 1
        while left:
            size = min(next(sizes), left)
            kinds = ["adult"] * size if size < 3 else ["adult"] * (size - 1) + ["child"]
            prices = [(kind, PRICES_MINOR[kind]) for kind in kinds]
            yield PastOrder(show, list(range(seat, seat + size)), prices)
            seat, left = seat + size, left - size


def _analyze(database: Database) -> None:
    with database.writing() as session:
        if database.is_sqlite:
            session.execute(text("ANALYZE"))
        else:
            for table in (
                "orders",
                "tickets",
                "ledger_entries",
                "seat_claims",
                "schedules",
                "requests",
                "chain_links",
                "rollups",
            ):
                session.execute(text(f"ANALYZE TABLE {table}"))
