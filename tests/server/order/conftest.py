"""Ninety days of a cinema on each engine, for the tests of reports and lists."""

from collections.abc import Iterator

import pytest

from support.cinema import opened
from support.mariadb import MariaDb
from support.season import Season, live_through
from support.season_copy import copy
from ttms_server.db import Database


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Season]]:
    with opened(f"sqlite:///{tmp_path_factory.mktemp('season') / 'cinema.db'}") as database:
        yield database, live_through(database)


@pytest.fixture(scope="session", params=["sqlite", "mariadb"])
def season(request: pytest.FixtureRequest, lived: tuple[Database, Season]) -> Iterator[Database]:
    """The ninety days on each engine; nothing changes them."""
    if request.param == "sqlite":
        yield lived[0]
        return
    mariadb: MariaDb = request.getfixturevalue("mariadb")
    mariadb.create_database("season")
    with opened(mariadb.url("season")) as database:
        copy(lived[0], database)
        yield database
