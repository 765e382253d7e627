"""What all tests can ask for: databases, empty and real."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from support.mariadb import MariaDb


@pytest.fixture(scope="session")
def mariadb() -> Iterator[MariaDb]:
    """One MariaDB server per test process, started when the first test asks for it."""
    with MariaDb() as server:
        yield server


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of an SQLite database that does not exist yet."""
    return f"sqlite:///{tmp_path / 'cinema.db'}"


@pytest.fixture
def mariadb_url(mariadb: MariaDb) -> Iterator[str]:
    """The address of an empty database on MariaDB."""
    name = f"test_{uuid4().hex}"
    mariadb.create_database(name)
    yield mariadb.url(name)
    mariadb.drop_database(name)


@pytest.fixture(params=["sqlite", "mariadb"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, once on each engine."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url
