"""The health service also knows whether the database stores anything: where nothing can be written nothing is sold."""

import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.mariadb import MariaDb
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
            assert seconds_until(lambda: not sells(server)) < 9
        assert seconds_until(lambda: sells(server)) < 4

    assert "does not store anything: not selling" in server.log
    assert "the database is well again" in server.log


@pytest.fixture
def limited_url(mariadb: MariaDb, mariadb_url: str) -> Iterator[str]:
    """An account on MariaDB that is held to what the server as a whole may do."""
    name = mariadb_url.rpartition("/")[2].partition("?")[0]
    mariadb.execute("CREATE USER limited@127.0.0.1 IDENTIFIED BY 'a secret of this test'")
    mariadb.execute(f"GRANT ALL ON `{name}`.* TO limited@127.0.0.1")
    yield f"mysql+pymysql://limited:a%20secret%20of%20this%20test@127.0.0.1:{mariadb.port}/{name}"
    mariadb.execute("DROP USER limited@127.0.0.1")


def test_a_mariadb_that_became_read_only_is_told_and_heals_by_itself(
    limited_url: str, mariadb: MariaDb, tmp_path: Path
) -> None:
    with ServerProcess(limited_url, tmp_path) as server:
        assert sells(server)
        mariadb.execute("SET GLOBAL read_only = ON")
        try:
            assert seconds_until(lambda: not sells(server)) < 9
        finally:
            mariadb.execute("SET GLOBAL read_only = OFF")
        assert seconds_until(lambda: sells(server)) < 4
