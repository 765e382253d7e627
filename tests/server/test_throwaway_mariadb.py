"""The throw-away MariaDB: what the tests of the server rely on."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pymysql
import pytest
from sqlalchemy import Connection, Engine, NullPool, create_engine, inspect, text

from support.mariadb import MariaDb, PortTakenError

ROOT = Path(__file__).resolve().parents[2]
START_AND_SLEEP = """
import time
from support.mariadb import MariaDb
with MariaDb() as server:
    print(server.process_id, server.folder, flush=True)
    time.sleep(60)
"""


@pytest.fixture(scope="module")
def spare() -> Iterator[MariaDb]:
    """A server that a test may end as it likes, if it starts it again."""
    with MariaDb() as server:
        yield server


@contextmanager
def _transaction(url: str) -> Iterator[Connection]:
    with create_engine(url, poolclass=NullPool).begin() as connection:
        yield connection


def _count_seats(url: str) -> int:
    with _transaction(url) as connection:
        return int(connection.execute(text("SELECT COUNT(*) FROM seat")).scalar_one())


def _make_seats(url: str) -> None:
    with _transaction(url) as connection:
        connection.execute(text("CREATE TABLE seat (id INT PRIMARY KEY)"))
    _add_seat(url, 1)


def _add_seat(url: str, seat_id: int) -> None:
    with _transaction(url) as connection:
        connection.execute(text("INSERT INTO seat VALUES (:id)"), {"id": seat_id})


def _is_alive(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_test_gets_an_empty_database(database_url: str) -> None:
    engine: Engine = create_engine(database_url, poolclass=NullPool)
    assert inspect(engine).get_table_names() == []
    _make_seats(database_url)
    assert _count_seats(database_url) == 1


def test_it_takes_as_many_connections_as_a_load_test_needs(mariadb_url: str) -> None:
    with _transaction(mariadb_url) as connection:
        assert connection.execute(text("SELECT @@max_connections")).scalar_one() == 500


def test_nobody_gets_in_without_the_password(mariadb: MariaDb) -> None:
    for user in ("root", "tests", "mariadb.sys", "anyone"):
        with pytest.raises(pymysql.OperationalError, match="Access denied"):
            pymysql.connect(host="127.0.0.1", port=mariadb.port, user=user)


def test_what_was_committed_survives_a_crash(spare: MariaDb) -> None:
    spare.create_database("crash")
    url = spare.url("crash")
    _make_seats(url)
    for seat_id in range(2, 5):
        spare.kill()
        spare.start()
        _add_seat(url, seat_id)
    assert _count_seats(url) == 4


def test_it_can_be_stopped_in_order_and_started_again(spare: MariaDb) -> None:
    spare.create_database("stop")
    url = spare.url("stop")
    _make_seats(url)
    spare.stop()
    assert spare.process_id is None
    spare.start()
    assert _count_seats(url) == 1


def test_a_taken_port_is_refused_in_words(spare: MariaDb) -> None:
    spare.stop()
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", spare.port))
        other.listen()
        with pytest.raises(PortTakenError, match="already in use"):
            spare.start()
    spare.start()


def test_two_servers_do_not_meet(mariadb: MariaDb, spare: MariaDb) -> None:
    assert mariadb.port != spare.port
    for server in (mariadb, spare):
        server.create_database("two")
    _make_seats(mariadb.url("two"))
    with _transaction(spare.url("two")) as connection:
        assert inspect(connection).get_table_names() == []


def test_it_ends_with_the_tests_even_if_they_are_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", START_AND_SLEEP], cwd=ROOT / "tests", stdout=subprocess.PIPE, text=True
    ) as tests:
        assert tests.stdout
        process_id, folder = tests.stdout.readline().split()
        server = int(process_id)
        assert _is_alive(server)
        tests.send_signal(signal.SIGKILL)
        tests.wait()
    deadline = time.monotonic() + 10
    while _is_alive(server) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _is_alive(server)
    shutil.rmtree(folder)


def test_nothing_is_left_when_it_is_closed() -> None:
    with MariaDb() as server:
        process_id = server.process_id
    assert process_id
    assert not _is_alive(process_id)
    assert not server.folder.exists()


def test_a_missing_mariadb_is_named_together_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("support.mariadb.PROGRAM_PATH", "/nowhere")
    with pytest.raises(RuntimeError, match=r"mariadb-install-db is not installed: run `make test`"), MariaDb():
        pass
