"""Commands that go through years of sales wait for the database longer than a counter may."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import text

from support.cinema import opened
from support.command_line import in_here
from ttms_server.db import Database

_SLOW_SECONDS = 2.5


@contextmanager
def slow_orders(database: Database) -> Iterator[None]:
    """Whoever reads the orders gets no answer for some seconds."""
    locked = threading.Event()

    def hold() -> None:
        with database.engine.connect() as connection:
            connection.execute(text("LOCK TABLES orders WRITE, ledger_entries WRITE"))
            locked.set()
            time.sleep(_SLOW_SECONDS)
            connection.execute(text("UNLOCK TABLES"))

    holding = threading.Thread(target=hold)
    holding.start()
    assert locked.wait(10)
    try:
        yield
    finally:
        holding.join()


@pytest.mark.parametrize("command", [("check",), ("rollups", "compare")], ids=" ".join)
def test_a_statement_that_takes_longer_than_a_counter_may_wait_is_waited_for(
    mariadb_url: str, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("TTMS_DATABASE_STATEMENT_TIMEOUT_SECONDS", "1")
    with opened(mariadb_url) as database, slow_orders(database):
        begun = time.monotonic()
        ended = in_here(*command, "--database-url", mariadb_url)
        took = time.monotonic() - begun

    assert (ended.code, ended.complained) == (0, "")
    assert took > 1
