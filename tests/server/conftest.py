"""What tests of the server itself share."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from support.cinema import SmallCinema
from support.door import Door
from support.faults import Faults, faults
from support.server_thread import LoopThread
from ttms_server.db import Database


@pytest.fixture
def door(loop: LoopThread, database: Database, cinema: SmallCinema) -> Iterator[Door]:
    door = Door(loop, database)
    yield door
    door.group_commit.close()
    with database.writing() as session:
        session.execute(text("DELETE FROM document_numbers WHERE series LIKE 'test %'"))
        session.execute(text("DELETE FROM requests WHERE method = 'Test'"))


@pytest.fixture
def broken(database: Database) -> Iterator[Faults]:
    with faults(database) as found:
        yield found
