"""What all tests can ask for: databases, empty and real."""

from collections.abc import Generator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from support.cheap_passwords import store_passwords_cheaply
from support.cinema import SmallCinema, found_cinema, opened
from support.fast_folder import keep_files_in_memory
from support.garbage_of_qt import dies_here
from support.mariadb import MariaDb
from support.order_of_tests import pytest_collection_modifyitems  # noqa: F401 - pytest looks for it here
from support.server_thread import LoopThread, ServerThread
from ttms_server.db import Database


def pytest_configure() -> None:
    keep_files_in_memory()
    store_passwords_cheaply()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """A test is over, and what it asked for is gone, when its garbage is looked for."""
    if not isinstance(item, pytest.Function) or "qapp" not in item.fixturenames:
        return (yield)
    with dies_here():
        return (yield)


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


@pytest.fixture(scope="session", params=["sqlite", "mariadb"])
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database with the small cinema, once on each engine; the tests of a process share it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('shared') / 'cinema.db'}"
    if request.param == "mariadb":
        mariadb: MariaDb = request.getfixturevalue("mariadb")
        mariadb.create_database("shared")
        url = mariadb.url("shared")
    with opened(url) as database:
        yield database


@pytest.fixture(scope="session")
def cinema(database: Database) -> SmallCinema:
    """The small cinema in `database`; a test that sells makes a hall of its own."""
    return found_cinema(database)


@pytest.fixture
def session(database: Database, cinema: SmallCinema) -> Iterator[Session]:
    """A transaction in which a test may do anything: it is rolled back."""
    with database.open_writing() as session:
        yield session


@pytest.fixture(scope="session")
def loop() -> Iterator[LoopThread]:
    """The event loop of all servers in this process."""
    loop = LoopThread()
    yield loop
    loop.close()


@pytest.fixture(scope="module")
def server(loop: LoopThread, database: Database, cinema: SmallCinema) -> Iterator[ServerThread]:
    """A real server over `database` with the real clock, shared by the tests of a file."""
    with ServerThread(loop, database) as server:
        yield server
