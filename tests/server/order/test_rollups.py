"""Roll-ups are what the ledger says: kept with each booking, whoever else books, and made anew by a command."""

import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from datetime import date
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from support.cinema import SmallCinema, found_cinema, opened
from support.command_line import in_here
from support.counter import new_hall
from support.hall import NOW, Hall
from support.mariadb import MariaDb
from support.refund_counter import RefundCounter
from support.refunds import refund
from support.server_thread import LoopThread, ServerThread
from support.tenders import cash, exchange, offer
from ttms_server import clock
from ttms_server.check.service import ROLLUPS, broken_promises, examine
from ttms_server.config import DatabaseSettings
from ttms_server.db import Database
from ttms_server.errors import FieldInvalid
from ttms_server.group_commit import GroupCommit
from ttms_server.order.report.days import Days
from ttms_server.order.report.selection import Basis, Grouping, Span
from ttms_server.order.report.service import get_sales_report
from ttms_server.order.report.sources import RollupSource, source_of
from ttms_server.order.rollup import repository, service
from ttms_server.order.rollup.adding import Key, Numbers
from ttms_server.order.rollup.rebuild import follow_zone, rebuild
from ttms_server.paging import page_of
from ttms_server.requests import Request

SHANGHAI, BERLIN = "Asia/Shanghai", "Europe/Berlin"
ROWS = "SELECT * FROM rollups ORDER BY schedule_id, dimension, day, user_id, name"

KEY: Key = (7, "type", "2026-02-09", 0, "adult")


@pytest.fixture(params=["sqlite", "mariadb"])
def cinema_of_its_own(request: pytest.FixtureRequest, sqlite_url: str) -> Iterator[Database]:
    """A database in which nobody else sells, with a sale, a refund and an exchange."""
    url = sqlite_url if request.param == "sqlite" else request.getfixturevalue("mariadb_url")
    with opened(url) as database:
        found_cinema(database)
        with database.writing() as session:
            live(session)
        yield database


def live(session: Session) -> None:
    """Two orders with an extra, a refund by somebody else, an exchange."""
    offer(session, "fee", 5)
    hall = Hall(session, "......")
    order = hall.sell(hall.hold("A1 A2 A3"), "A1 A2 A3", counter_name="7")
    refund(hall, order, "A2", counter_name="8")
    exchange(hall, order, "A3", into="A4", types="child")
    hall.later(hours=20)


def rows(database: Database) -> list[tuple[object, ...]]:
    with database.reading() as session:
        return [tuple(row) for row in session.execute(text(ROWS))]


def of_test(session: Session) -> Mapping[Key, Numbers]:
    return {key: numbers for key, numbers in repository.rows_of(session, KEY[2]).items() if key[0] == KEY[0]}


def of_show(session: Session, hall: Hall, day: str) -> Mapping[Key, Numbers]:
    """Others have sold in this database too."""
    return {key: numbers for key, numbers in repository.rows_of(session, day).items() if key[0] == hall.schedule_id}


def test_a_booking_is_kept_by_type_by_till_and_by_tender(session: Session) -> None:
    hall = Hall(session, "..<>")
    order = hall.sell(hall.hold("A1 A2 A3"), "A1 A2 A3", payments=[cash(18_000)], counter_name="7")
    refund(hall, order, "A2", by="manager", counter_name="8")

    clerk, manager = hall.user_id("clerk"), hall.user_id("manager")
    kept = {key[1:]: numbers for key, numbers in of_show(session, hall, "2026-02-09").items()}
    assert kept == {
        ("type", "2026-02-09", 0, "adult"): (3, 1, 18_000, 4500, 3),
        ("till", "2026-02-09", clerk, "7"): (3, 0, 18_000, 0, 4),
        ("till", "2026-02-09", manager, "8"): (0, 1, 0, 4500, -1),
        ("tender", "2026-02-09", 0, "cash"): (0, 0, 18_000, 4500, 0),
    }


def test_a_day_begins_at_six_in_the_cinema(session: Session) -> None:
    """21:59 and 22:00 in UTC are 05:59 and 06:00 in Shanghai."""
    hall = Hall(session, "..", starts_at=NOW.replace(day=11))
    hall.now = NOW.replace(hour=21, minute=59)
    hall.sell(hall.hold("A1"), "A1")
    hall.now = NOW.replace(hour=22, minute=0)
    hall.sell(hall.hold("A2"), "A2")

    for day in ("2026-02-09", "2026-02-10"):
        of_day = [numbers for key, numbers in of_show(session, hall, day).items() if key[1] == "type"]
        assert of_day == [(1, 0, 4500, 0, 1)]


def test_made_anew_they_are_as_they_were_kept(cinema_of_its_own: Database) -> None:
    kept = rows(cinema_of_its_own)
    with cinema_of_its_own.writing() as session:
        session.execute(text("UPDATE rollups SET gross_minor = 1, places = -7"))
        session.execute(text("DELETE FROM rollups WHERE dimension = 'type'"))
        session.execute(text("INSERT INTO rollups VALUES (1, 'till', '2020-02-30', 1, 'x', 1, 1, 1, 1, 1)"))

    assert rebuild(cinema_of_its_own, SHANGHAI) == 2

    assert rows(cinema_of_its_own) == kept != []


def test_the_command_names_each_row_that_differs_and_makes_all_anew(cinema_of_its_own: Database) -> None:
    url = cinema_of_its_own.engine.url.render_as_string(hide_password=False)
    with cinema_of_its_own.writing() as session:
        session.execute(text("UPDATE rollups SET gross_minor = gross_minor + 1 WHERE dimension = 'tender'"))
        session.execute(text("DELETE FROM rollups WHERE name = '8'"))
    cinema_of_its_own.close()

    compared = in_here("rollups", "compare", "--database-url", url)
    first, second, advice = compared.said.splitlines()
    rebuilt = in_here("rollups", "rebuild", "--database-url", url)
    again = in_here("rollups", "compare", "--database-url", url)

    assert compared.code == 1
    assert "tender cash: kept 0 sold, 0 refunded, 15751 - " in first
    assert "till 8 of user" in second
    assert "kept nothing, ledger 0 sold, 1 refunded, 0 - 4500 minor units, -1 places" in second
    assert advice == "Make them anew from the ledger: ttms-server rollups rebuild."
    assert (rebuilt.code, rebuilt.said) == (0, "Made the roll-ups of 1 days anew.\n")
    assert (again.code, again.said) == (0, "The roll-ups say what the ledger says.\n")


def test_check_shows_roll_ups_that_are_not_the_ledgers(cinema_of_its_own: Database) -> None:
    with cinema_of_its_own.writing() as session:
        session.execute(text("UPDATE rollups SET places = 9 WHERE dimension = 'type' AND name = 'child'"))
        [found] = [finding for finding in examine(session) if finding.text == ROLLUPS]

    assert (found.broken, found.looks_at) == (1, "rollups")
    assert "type child: kept 1 sold, 0 refunded, 2250 - 0 minor units, 9 places" in found.first[0]


def test_a_cinema_that_moves_to_another_zone_gets_the_days_of_that(cinema_of_its_own: Database) -> None:
    """05:00 in UTC is in Shanghai the same day, 06:00 in Berlin the day that begins."""
    with cinema_of_its_own.writing() as session:
        hall = Hall(session, "..", starts_at=NOW.replace(day=12))
        hall.now = NOW.replace(day=10, hour=23)
        hall.sell(hall.hold("A1"), "A1")
        assert {"2026-02-11"} == {day for day in repository.days(session) if day > "2026-02-10"}
    days = Days(date(2026, 2, 10), date(2026, 2, 10))
    in_berlin = Span(days, Basis.BOOKING_DAY, ZoneInfo(BERLIN))
    page = page_of(0, "", key_length=2)
    with cinema_of_its_own.reading() as session:
        before = get_sales_report(session, in_berlin, Grouping.COUNTER, page)
        assert not isinstance(source_of(session, in_berlin), RollupSource)

    follow_zone(cinema_of_its_own, BERLIN)

    with cinema_of_its_own.reading() as session:
        assert list(service.differences(session)) == []
        assert "2026-02-11" not in repository.days(session)
        assert isinstance(source_of(session, in_berlin), RollupSource)
        after = get_sales_report(session, in_berlin, Grouping.COUNTER, page)
    assert after == before
    assert after.total.sums.tickets_sold == 1


def test_a_refused_operation_of_a_group_leaves_nothing_in_the_roll_ups(
    loop: LoopThread, database: Database, cinema: SmallCinema
) -> None:
    def adding(numbers: Numbers, *, refuse: bool = False) -> "Future[bytes]":
        def apply(session: Session) -> bytes:
            repository.add(session, {KEY: numbers})
            if refuse:
                repository.add(session, {(*KEY[:4], "child"): numbers})
                raise FieldInvalid("x", "is refused")
            return b""

        return loop.start(door.submit(Request(str(uuid4()), 1, "Test", "c"), apply))

    door, entered, release = GroupCommit(database, clock.now), threading.Event(), threading.Event()

    def hold(_session: Session) -> bytes:
        entered.set()
        release.wait(10)
        return b""

    try:
        holding = loop.start(door.submit(Request(str(uuid4()), 1, "Test", "c"), hold))
        assert entered.wait(10)
        first, refused, last = adding((1, 0, 10, 0, 1)), adding((5, 5, 5, 5, 5), refuse=True), adding((2, 1, 20, 5, 1))
        loop.run(_nothing())
        release.set()
        holding.result(10)
        first.result(10), last.result(10)
        with pytest.raises(FieldInvalid):
            refused.result(10)
        with database.reading() as session:
            assert of_test(session) == {KEY: (3, 1, 30, 5, 2)}
    finally:
        door.close()
        with database.writing() as session:
            session.execute(text("DELETE FROM requests WHERE method = 'Test'"))
            session.execute(text("DELETE FROM rollups WHERE schedule_id = 7 AND day = '2026-02-09'"))


async def _nothing() -> None:
    pass


def test_several_processes_add_to_the_same_rows_and_nothing_is_lost(loop: LoopThread, mariadb: MariaDb) -> None:
    """Each a server of its own, with all of its counters selling one show, while the roll-ups are made anew."""
    name = f"rollups_{uuid4().hex}"
    mariadb.create_database(name)
    try:
        with opened(mariadb.url(name)) as database:
            found_cinema(database)
            show = new_hall(database, plan="\n".join(["o" * 20] * 4))
            second = Database(DatabaseSettings(url=mariadb.url(name)))
            with ServerThread(loop, database) as one, ServerThread(loop, second) as other:
                sellers = [
                    threading.Thread(
                        target=_sell_seats, args=(server, show, range(1 + place, 81, 4)), name=f"seller {place}"
                    )
                    for place, server in enumerate([one, other, one, other])
                ]
                for seller in sellers:
                    seller.start()
                while any(seller.is_alive() for seller in sellers):
                    rebuild(database, SHANGHAI)
                for seller in sellers:
                    seller.join()
            second.close()

            with database.reading() as session:
                assert list(service.differences(session)) == []
                assert broken_promises(session) == {}
                sold = "SELECT SUM(tickets_sold) FROM rollups WHERE dimension = 'till'"
                assert session.scalar(text(sold)) == 80
    finally:
        mariadb.drop_database(name)


def _sell_seats(server: ServerThread, show: int, seats: range) -> None:
    till = RefundCounter(server.anybody, server.database, show, name=f"P{seats.start}")
    for seat in seats:
        assert till.sold(seat).order_id


def test_however_many_reports_are_stuck_counters_sell(loop: LoopThread, server: ServerThread) -> None:
    settings, stuck, go_on = server.settings.database, threading.Semaphore(0), threading.Event()

    def long_report(session: Session) -> int:
        session.execute(text("SELECT COUNT(*) FROM rollups"))
        stuck.release()
        go_on.wait(30)
        return 0

    reports = [
        loop.start(server.database.read_report(long_report))
        for _ in range(settings.report_pool_size + settings.pool_size + 2)
    ]
    try:
        for _ in range(settings.report_pool_size):
            assert stuck.acquire(timeout=10)
        assert not stuck.acquire(timeout=0.05)
        counter = RefundCounter(server.anybody, server.database, new_hall(server.database))

        order = counter.sold(1)

        assert counter.refund(order, 0).answer.refund.refund_number
        assert not any(report.done() for report in reports)
    finally:
        go_on.set()
        for report in reports:
            assert report.result(30) == 0


def test_readers_that_are_stuck_would_keep_a_counter_waiting(loop: LoopThread, server: ServerThread) -> None:
    """The twin: had reports no threads of their own, whoever calls would not even be known."""
    go_on, entered = threading.Event(), threading.Semaphore(0)

    def long_reading(_session: Session) -> int:
        entered.release()
        go_on.wait(30)
        return 0

    readings = [loop.start(server.database.read(long_reading)) for _ in range(server.settings.database.pool_size)]
    held = threading.Event()
    try:
        for _ in readings:
            assert entered.acquire(timeout=10)
        counter = RefundCounter(server.anybody, server.database, new_hall(server.database))

        def hold() -> None:
            counter.hold(1)
            held.set()

        selling = threading.Thread(target=hold, name="seller")
        selling.start()
        assert not held.wait(0.3)
    finally:
        go_on.set()
        assert [reading.result(30) for reading in readings] == [0] * len(readings)
    selling.join(30)
    assert held.is_set()
