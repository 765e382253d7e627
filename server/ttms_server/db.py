"""The database: engines for each kind, reading in a pool of threads, and office work in one transaction per call."""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.orm import Session

from ttms_server.config import DatabaseSettings
from ttms_server.database_errors import Meaning, is_duplicate, meaning_of
from ttms_server.errors import Busy, DatabaseGone, DiskFull, Refusal

T = TypeVar("T")

_TRIES = 5
_PATIENCE_SECONDS = 3.0
_CHANGED = "ttms changed rows"
_WAY_OUT = "Give the server's user the right to write there, or set [database] url or [server] state_folder."


class DatabaseInUseError(Exception):
    """Another process writes to this SQLite file; only one may."""


class DatabaseUnusableError(Exception):
    """An SQLite file cannot be made or written where it should be."""


class Database:
    """One database, by URL.

    SQLite has one writing connection and a pool of reading ones; MySQL has one pool. Sessions come from `reading()`,
    `snapshot()` and `writing()`; `read()`, `read_snapshot()` and `write()` run a function with one in a thread, so that
    the event loop never waits. Reports have threads and connections of their own (`read_report()`): however many are
    asked for, what a sale needs is free.
    """

    def __init__(self, settings: DatabaseSettings) -> None:
        url = make_url(settings.url)
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self._lock: FileLock | None = None
        self._file: tuple[int, int] | None = None
        if self.is_sqlite:
            self._writer = _sqlite_engine(url, size=1, writes=True)
            self._reader = _sqlite_engine(url, size=settings.pool_size, writes=False)
        else:
            self._writer = _mysql_engine(url, settings, size=settings.pool_size + 1)
            # One statement sees what is committed when it begins, in a transaction or not: without one it is one trip.
            self._reader = self._writer.execution_options(isolation_level="AUTOCOMMIT")
        self._reports = _report_engine(url, settings)
        self._snapshots = self._reader if self.is_sqlite else _mysql_snapshots(self._writer)
        _count_changes(self._writer)
        self._threads = ThreadPoolExecutor(settings.pool_size, thread_name_prefix="database")
        self._report_threads = ThreadPoolExecutor(settings.report_pool_size, thread_name_prefix="reports")

    def claim_file(self) -> None:
        """Become the one process that writes to an SQLite file; nothing to do for a database server.

        Raises:
            DatabaseInUseError: another process is.
            DatabaseUnusableError: nobody can write there.
        """
        if not self.is_sqlite or self._lock is not None:
            return
        path = Path(self._writer.url.database or "")
        lock = FileLock(f"{path}.lock")
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock.acquire(timeout=0)
            # Nobody else on this machine reads password hashes; SQLite's own files beside it take its mode.
            path.touch(mode=0o600)
            self._file = _file_at(path)
        except Timeout:
            raise DatabaseInUseError(f"Another TTMS server or command is writing to {path}; stop it first.") from None
        except OSError as error:
            raise DatabaseUnusableError(
                f"The database {path} cannot be written: {error.strerror}. {_WAY_OUT}"
            ) from None
        self._lock = lock

    @property
    def is_other_file(self) -> bool:
        """Whether the SQLite file was moved away, or another one put into its place, since it was claimed.

        What is stored then is in no file that anybody finds again.
        """
        return self._file is not None and self._file != _file_at(Path(self._writer.url.database or ""))

    @property
    def engine(self) -> Engine:
        """The writing engine, for migrations."""
        return self._writer

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for looking: SQLite refuses what it would write; on MySQL each statement stands for itself."""
        with Session(self._reader, autoflush=False) as session:
            yield session

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        """A session for looking in which every statement sees the same moment: that of the first one."""
        with Session(self._snapshots, autoflush=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session in a transaction that is committed at the end, or rolled back by any exception.

        Raises:
            DatabaseGone: the SQLite file is another one now.
        """
        self._refuse_other_file()
        with _writing_session(self._writer) as session:
            yield session
            commit(session)

    def open_writing(self) -> Session:
        """A session on the writing engine; the caller commits and closes it.

        Raises:
            DatabaseGone: the SQLite file is another one now.
        """
        self._refuse_other_file()
        return _writing_session(self._writer)

    async def read(self, work: Callable[[Session], T]) -> T:
        """Run `work` with a reading session in a thread.

        Raises:
            DatabaseGone: no connection, after a few tries.
        """
        return await self._in_thread(self._threads, self.reading, work)

    async def read_snapshot(self, work: Callable[[Session], T]) -> T:
        """As `read`, for what asks several times and must get answers that agree."""
        return await self._in_thread(self._threads, self.snapshot, work)

    async def read_report(self, work: Callable[[Session], T]) -> T:
        """As `read_snapshot`, for what may take long: in the threads and connections of reports; nobody waits for it.

        Raises:
            DatabaseGone: no connection, after a few tries.
        """
        return await self._in_thread(self._report_threads, self._report, work)

    @contextmanager
    def _report(self) -> Iterator[Session]:
        with Session(self._reports, autoflush=False) as session:
            yield session

    async def write(self, work: Callable[[Session], T]) -> T:
        """Run `work` as one transaction in a thread; it may run several times, so it changes nothing but the session.

        Raises:
            DatabaseGone: no connection, after a few tries.
            DiskFull: there is no room to store it.
            Busy: others were faster every time.
        """
        return await self._in_thread(self._threads, self.writing, work)

    async def _in_thread(
        self, threads: ThreadPoolExecutor, opened: Callable[[], Any], work: Callable[[Session], T]
    ) -> T:
        give_up = time.monotonic() + _PATIENCE_SECONDS
        for attempt in range(_TRIES):
            try:
                return await asyncio.get_running_loop().run_in_executor(threads, _run, opened, work)
            except Refusal:
                raise
            except Exception as error:
                outcome = after(error)
                if outcome is None:
                    raise
                last = outcome
            if time.monotonic() > give_up:
                break
            await asyncio.sleep(0.02 * 2**attempt)
        raise last

    def _refuse_other_file(self) -> None:
        if self.is_other_file:
            raise DatabaseGone

    def close(self) -> None:
        """Give back threads and connections."""
        self._threads.shutdown()
        self._report_threads.shutdown()
        self._reports.dispose()
        self._reader.dispose()
        self._writer.dispose()
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _file_at(path: Path) -> tuple[int, int] | None:
    """What tells the file at `path` from every other one on this machine; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _writing_session(engine: Engine) -> Session:
    """Rows that a statement changes are not searched among those already read: nobody here relies on it."""
    return Session(engine, expire_on_commit=False, execution_options={"synchronize_session": False})


def commit(session: Session) -> None:
    """End the transaction of `session`; if that fails, nothing more happens on its connection.

    After a failed COMMIT SQLAlchemy sends no ROLLBACK: what was left open would become a part of whatever comes next.
    """
    try:
        session.commit()
    except BaseException:
        session.invalidate()
        raise


def _run(opened: Callable[[], Any], work: Callable[[Session], T]) -> T:
    with opened() as session:
        return work(session)


def after(error: Exception) -> Exception | None:
    """What the caller hears if `error` comes up in every try; None if there is no use in another one."""
    meaning = meaning_of(error)
    if meaning is Meaning.AGAIN:
        return Busy()
    if is_duplicate(error):
        # Somebody else stored it between this unit's look and its write: the next look sees it.
        return error
    if meaning is Meaning.FULL:
        return DiskFull()
    return DatabaseGone() if meaning in {Meaning.GONE, Meaning.STOPPED} else None


def _report_engine(url: URL, settings: DatabaseSettings) -> Engine:
    """A pool of its own; its connections are made when the first report is asked for."""
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url, size=settings.report_pool_size, writes=False)
    return _mysql_snapshots(_mysql_engine(url, settings, size=settings.report_pool_size))


def _mysql_engine(url: URL, settings: DatabaseSettings, *, size: int) -> Engine:
    """READ COMMITTED: gap locks of the default level make deadlocks, and nothing here relies on a snapshot."""
    begin = (
        f"SET SESSION innodb_lock_wait_timeout={settings.lock_wait_seconds}, time_zone='+00:00', "
        "sql_mode='STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ZERO_DATE,NO_ZERO_IN_DATE'"
    )
    return create_engine(
        url.set(drivername="mysql+pymysql").update_query_dict({"charset": "utf8mb4"}),
        isolation_level="READ COMMITTED",
        skip_autocommit_rollback=True,
        hide_parameters=True,  # an error ends in the log, and what was to be stored may be a secret
        pool_size=size,
        max_overflow=0,
        pool_timeout=settings.pool_timeout_seconds,
        pool_pre_ping=settings.pool_pre_ping,
        pool_recycle=settings.pool_recycle_seconds,
        connect_args={
            "connect_timeout": settings.connect_timeout_seconds,
            "read_timeout": settings.statement_timeout_seconds,
            "write_timeout": settings.statement_timeout_seconds,
            "init_command": begin,
        },
    )


def _mysql_snapshots(engine: Engine) -> Engine:
    """The same pool; its transactions keep to what was committed at their first statement, and lock nothing."""
    return engine.execution_options(isolation_level="REPEATABLE READ")


def _sqlite_engine(url: URL, *, size: int, writes: bool) -> Engine:
    """WAL is safe with one writing connection; with two, SQLite up to 3.51.2 can damage the file at a checkpoint."""
    engine = create_engine(
        url, pool_size=size, max_overflow=0, pool_timeout=5, connect_args={"timeout": 5.0}, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # the driver's own BEGIN comes too late; ours is below
        kind = "journal_mode=WAL" if writes else "query_only=ON"
        # Without recursive_triggers a REPLACE would pass by the trigger that guards the ledger.
        for pragma in ("foreign_keys=ON", "recursive_triggers=ON", "synchronous=FULL", kind):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        # IMMEDIATE: a transaction that reads first and writes later is refused at once if another wrote meanwhile.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def counter_of_changes(session: Session) -> Callable[[], int]:
    """What counts, in the transaction that is open now, every row that a statement adds, changes or removes."""
    info = session.connection().info
    return lambda: int(info.get(_CHANGED, 0))


def _count_changes(engine: Engine) -> None:
    @event.listens_for(engine, "after_cursor_execute")
    def _count(connection: Connection, cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.lstrip()[:6].upper().startswith("SELECT"):
            # SQLite knows how many rows a statement with RETURNING changed only after all of them are fetched.
            least = int("RETURNING" in statement)
            connection.info[_CHANGED] = connection.info.get(_CHANGED, 0) + max(cursor.rowcount, least)


def ping(session: Session) -> None:
    """The smallest question that only a living database answers."""
    session.execute(text("SELECT 1"))
