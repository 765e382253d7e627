"""What all tests can ask for: databases, empty and real."""

import gc
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
from support.order_of_tests import pytest_collection_modifyitems, pytest_xdist_make_scheduler  # noqa: F401 - hooks
from support.server_process import ServerProcess
from support.server_thread import LoopThread, ServerThread
from ttms_server.db import Database

_SELDOM = 50_000  # objects made before Python looks for garbage; else 700


def pytest_configure() -> None:
    keep_files_in_memory()
    store_passwords_cheaply()
    ServerProcess.prepared = True


def pytest_collection_finish() -> None:
    """What is there for all tests is not looked through for garbage again and again; it took a sixth of their time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_SELDOM)


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
def engine(request: pytest.FixtureRequest) -> str:
    """Everything that asks for a database of the process runs once on each engine."""
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def database(
    engine: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """A database in which tests sell and plan as they like; those of a process share it."""
    with opened(_new_url(engine, "shared", request, tmp_path_factory)) as database:
        yield database


@pytest.fixture(scope="session")
def cinema(database: Database) -> SmallCinema:
    """The small cinema in `database`; a test that sells makes a hall of its own."""
    return found_cinema(database)


@pytest.fixture(scope="session")
def still(engine: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database to which nothing is committed but the small cinema: what a test finds in it does not grow."""
    with opened(_new_url(engine, "still", request, tmp_path_factory)) as database:
        yield database


@pytest.fixture(scope="session")
def still_cinema(still: Database) -> SmallCinema:
    """The small cinema in `still`."""
    return found_cinema(still)


@pytest.fixture
def session(still: Database, still_cinema: SmallCinema) -> Iterator[Session]:
    """A transaction in which a test may do anything: it is rolled back."""
    with still.open_writing() as session:
        yield session


def _new_url(engine: str, name: str, request: pytest.FixtureRequest, folders: pytest.TempPathFactory) -> str:
    """The address of an empty database on this engine; a process may come back to an engine."""
    if engine == "sqlite":
        return f"sqlite:///{folders.mktemp(name) / 'cinema.db'}"
    mariadb: MariaDb = request.getfixturevalue("mariadb")
    name = f"{name}_{uuid4().hex}"
    mariadb.create_database(name)
    return mariadb.url(name)


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
