"""The health service also knows whether the database stores anything: where nothing can be written nothing is sold."""

import resource
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pymysql
import pytest
from sqlalchemy import make_url

from support.cinema import found_cinema, opened
from support.race import signed_in
from support.server_process import ServerProcess
from ttms_client import Client
from ttms_client.errors import DatabaseGone


def sells(server: ServerProcess) -> bool:
    with Client(server.address) as client:
        try:
            client.check_health()
        except DatabaseGone:
            return False
    return True


def seconds_until(true: Callable[[], bool]) -> float:
    """How long it took until `true`; at most 15."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < 15
        time.sleep(0.05)
    return time.monotonic() - began


@contextmanager
def full_disk(server: ServerProcess, folder: Path) -> Iterator[None]:
    """The server's files cannot grow meanwhile, as on a disk that is full."""
    largest = max(file.stat().st_size for file in folder.glob("*.log"))
    _, hard = resource.prlimit(server.process_id, resource.RLIMIT_FSIZE)
    resource.prlimit(server.process_id, resource.RLIMIT_FSIZE, (largest + 4096, hard))
    yield
    resource.prlimit(server.process_id, resource.RLIMIT_FSIZE, (hard, hard))


def test_a_full_disk_under_sqlite_is_told_and_heals_by_itself(sqlite_url: str, tmp_path: Path) -> None:
    with ServerProcess(sqlite_url, tmp_path) as server:
        assert sells(server)
        with full_disk(server, tmp_path):
            assert seconds_until(lambda: not sells(server)) < 7
        assert seconds_until(lambda: sells(server)) < 4

    assert "does not store anything: not selling" in server.log
    assert "the database is well again" in server.log


def test_an_sqlite_file_that_is_moved_or_replaced_is_told_and_nothing_is_stored_beside_it(
    sqlite_url: str, tmp_path: Path
) -> None:
    file = Path(make_url(sqlite_url).database or "")
    with opened(sqlite_url) as database:
        found_cinema(database)
    with ServerProcess(sqlite_url, tmp_path) as server:
        assert sells(server)
        for replaced in (False, True):
            file.rename(tmp_path / "elsewhere")
            if replaced:
                shutil.copy(tmp_path / "elsewhere", file)
            assert seconds_until(lambda: not sells(server)) < 7
            with Client(server.address) as client, pytest.raises(DatabaseGone):
                signed_in(client, "clerk")
            (tmp_path / "elsewhere").rename(file)
            assert seconds_until(lambda: sells(server)) < 7

    assert "the database file was moved or replaced; stop this server" in server.log


@contextmanager
def read_only(url: str) -> Iterator[None]:
    """Nobody can change a table of MariaDB meanwhile, as while a backup is made."""
    place = make_url(url)
    assert place.host
    assert place.port
    assert place.username
    connection = pymysql.connect(
        host=place.host, port=place.port, user=place.username, password=str(place.password), autocommit=True
    )
    with connection, connection.cursor() as cursor:
        cursor.execute("FLUSH TABLES WITH READ LOCK")
        yield
        cursor.execute("UNLOCK TABLES")


def test_a_mariadb_that_stores_nothing_is_told_and_heals_by_itself(mariadb_url: str, tmp_path: Path) -> None:
    with ServerProcess(mariadb_url, tmp_path) as server:
        assert sells(server)
        with read_only(mariadb_url):
            assert seconds_until(lambda: not sells(server)) < 7
        assert seconds_until(lambda: sells(server)) < 4
