"""A disk that is full: nothing is stored, that is certain and said, and selling goes on once there is room."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pymysql
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from support.cinema import count, found_cinema, opened
from support.faults import SQLITE_FULL, faults
from support.mariadb import MariaDb
from support.race import signed_in
from support.server_thread import LoopThread, ServerThread
from ttms_client import Client, new_request_id
from ttms_client.errors import DiskFull, TtmsError
from ttms_client.order import TicketToSell
from ttms_client.payment import PaymentToTake, Tender
from ttms_server.check.service import broken_promises
from ttms_server.database_errors import Meaning, meaning_of, rolled_back_at_commit
from ttms_server.db import Database

ROOM = "\n".join(["o" * 40] * 40)
# So large are the tables of MariaDB at most: with those of the cinema there is little room left.
SMALL_MARIADB = ("--innodb-file-per-table=0", "--innodb-data-file-path=ibdata1:34M")


@contextmanager
def full(database: Database) -> Iterator[None]:
    """The file of an SQLite database cannot grow until the end of the block."""
    with database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    yield
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")


def fill(database: Database) -> DBAPIError:
    """Store in a table of its own until there is no room; returns the database's complaint."""
    with database.engine.connect() as connection:
        connection.execute(text("CREATE TABLE filling (much TEXT)"))
        connection.commit()
    while True:
        try:
            with database.writing() as session:
                session.execute(text("INSERT INTO filling VALUES (:much)"), [{"much": "x" * 10_000}] * 20)
        except DBAPIError as error:
            return error


def unheard(error: TtmsError) -> None:
    """A full disk is an answer: nobody waits for another."""
    raise AssertionError(error)


class Counter:
    """Sells one seat after another."""

    def __init__(self, client: Client, schedule_id: int) -> None:
        self._client, self._schedule_id = client, schedule_id
        self._seats = iter(range(1, 1600))
        self.sold = 0

    def sell(self) -> None:
        """A seat, held and paid for; a refused sale is refused whatever is asked, and the hold stays as it was."""
        seat_id = next(self._seats)
        hold = self._client.ticket.hold_seats(self._schedule_id, [seat_id], request_id=new_request_id())
        self._client.order.settle_sale(
            self._schedule_id,
            hold_id=hold.hold_id,
            tickets=[TicketToSell(seat_id, "adult", 4500)],
            payments=[PaymentToTake(Tender.CASH, 4500)],
            request_id=new_request_id(),
            keep_trying=lambda: True,
            waiting=unheard,
        )
        self.sold += 1

    def sell_until_full(self) -> None:
        """Raises StopIteration if the disk never is."""
        with suppress(DiskFull):
            while True:
                self.sell()


def test_a_sale_on_a_full_disk_is_refused_and_goes_through_once_there_is_room(
    loop: LoopThread, sqlite_url: str
) -> None:
    with opened(sqlite_url) as database:
        schedule_id = found_cinema(database, plan=ROOM).schedule_id
        with ServerThread(loop, database) as server, Client(server.address) as client:
            counter = Counter(signed_in(client), schedule_id)
            with full(database):
                counter.sell_until_full()
                assert count(database, "SELECT COUNT(*) FROM orders") == counter.sold
            counter.sell()
        assert count(database, "SELECT COUNT(*) FROM orders") == counter.sold
        with database.snapshot() as session:
            assert broken_promises(session) == {}


def test_a_sale_on_a_full_disk_of_mariadb_is_refused_whole(loop: LoopThread) -> None:
    with MariaDb(SMALL_MARIADB) as mariadb:
        mariadb.create_database("ttms")
        with opened(mariadb.url("ttms")) as database:
            schedule_id = found_cinema(database, plan=ROOM).schedule_id
            with ServerThread(loop, database) as server, Client(server.address) as client:
                counter = Counter(signed_in(client), schedule_id)
                assert meaning_of(fill(database)) is Meaning.FULL
                counter.sell_until_full()
            assert count(database, "SELECT COUNT(*) FROM orders") == counter.sold
            with database.snapshot() as session:
                assert broken_promises(session) == {}


def test_a_full_disk_is_no_lost_answer(sqlite_url: str) -> None:
    with opened(sqlite_url) as database:
        with full(database):
            rows = [{"series": f"{number:032}"} for number in range(10_000)]
            with pytest.raises(DBAPIError) as refused, database.writing() as session:
                session.execute(text("INSERT INTO document_numbers VALUES (:series, 1)"), rows)

        assert meaning_of(refused.value) is Meaning.FULL
        assert rolled_back_at_commit(refused.value)
        assert count(database, "SELECT COUNT(*) FROM document_numbers") == 0


@pytest.mark.parametrize(
    ("number", "words", "meaning"),
    [
        (1114, "The table 'orders' is full", Meaning.FULL),
        (1021, "Disk full (/tmp/#sql_1); waiting for someone to free some space...", Meaning.FULL),
        (1030, 'Got error 28 "No space left on device" from storage engine InnoDB', Meaning.FULL),
        (1026, 'Error writing file "./ttms-bin" (errno: 5 "Input/output error")', Meaning.STOPPED),
        (3, 'Error writing file "/tmp/MYfd=1" (Errcode: 28 "No space left on device")', Meaning.FULL),
        (1030, 'Got error 280 "?" from storage engine InnoDB', Meaning.STOPPED),
    ],
)
def test_numbers_of_mariadb_that_mean_a_full_disk(number: int, words: str, meaning: Meaning) -> None:
    assert meaning_of(DBAPIError("", {}, pymysql.OperationalError(number, words))) is meaning


def test_a_server_whose_disk_is_full_says_so_when_its_health_is_asked(loop: LoopThread, sqlite_url: str) -> None:
    with opened(sqlite_url) as database, ServerThread(loop, database) as server, Client(server.address) as client:
        health = server.app.health
        health.write_every_seconds = 0
        with faults(database) as broken:
            broken.from_now_on(SQLITE_FULL)
            loop.run(health.look())
            with pytest.raises(DiskFull):
                client.check_health()
        loop.run(health.look())
        client.check_health()
