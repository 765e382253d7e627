"""What a group of operations adds, kept until it is written together, and what the group has read.

An operation that only adds rows leaves them here; they are written in few statements with those of its neighbours,
before the commit. Whatever else is done with the session comes after them: any other statement writes what waits first,
so code that knows nothing of batches sees the database as if each row had been written at once.

Which of two processes may do something is decided by the keys of what is written, as ever; a group that loses is rolled
back and run again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Result, Table, event, insert
from sqlalchemy.orm import ORMExecuteState, Session

from ttms_server.db import counter_of_changes
from ttms_server.schema import AnyRow, Base, NewRow, table_of, values_of
from ttms_server.statements import insert_rows

T = TypeVar("T")

_KEY = "ttms batch"
# A statement on what no batch holds back: it needs not wait until that is written.
BESIDE = {"beside_batch": True}


class Part(Protocol):
    """Rows of a batch that are more than added: how a slice holds them back."""

    def write(self, connection: Connection) -> None:
        """Write what waits."""

    def forget(self) -> None:
        """Somebody else wrote through the session: what was read may be old."""


P = TypeVar("P", bound=Part)


class First(Protocol):
    """What an operation puts before its effects."""

    def __call__(self, *, only_looks: bool) -> Iterable[tuple[Table, Mapping[str, Any]]]:
        """The rows that must be there before a statement that changes something, or that `only_looks`."""


def _nothing(*, only_looks: bool) -> Iterable[tuple[Table, Mapping[str, Any]]]:  # noqa: ARG001 - of a First
    return ()


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a batch was when an operation began."""

    waiting: int
    written: int
    undo: int


class Batch:
    """The rows of one transaction that wait to be written. Used by the thread of the transaction alone.

    `lasting` survives the transaction: what is read into it never changes in the database.
    """

    def __init__(self, session: Session, lasting: dict[Any, Any]) -> None:
        self.session = session
        self._lasting = lasting
        self._rows: dict[Table, list[Mapping[str, Any]]] = {}
        self._parts: dict[Any, Any] = {}
        self._read: dict[Any, Any] = {}
        self._learned: dict[Any, Any] = {}
        self._undo: list[Callable[[], object]] = []
        self._waiting = self._written = 0
        self._is_at_work = False
        # How many rows this transaction has changed so far, and of those the batch itself.
        self.changes = counter_of_changes(session)
        self.rows_written = 0
        # Rows that must be there before anything else of the operation is: the request whose effect that is. Asked
        # before each statement of the operation itself; by then what waits of it is about to be written.
        self.first: First = _nothing
        session.info[_KEY] = self
        event.listen(session, "do_orm_execute", self._on_execute)
        event.listen(session, "before_flush", self._on_flush)

    # What operations do

    def connection(self) -> Connection:
        """For looking, with statements that need not wait until the batch is written."""
        return self.session.connection()

    def add(self, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        """Let these rows wait; each has the same columns."""
        waiting = self._rows.setdefault(table, [])
        before = len(waiting)
        waiting.extend(rows)

        def undo() -> None:
            del waiting[before:]

        if len(waiting) > before:
            self.changed(undo)

    def changed(self, undo: Callable[[], object]) -> None:
        """Something waits that `undo` takes back."""
        self._waiting += 1
        self._undo.append(undo)

    def part(self, key: Any, make: Callable[["Batch"], P]) -> P:
        """The part with this key, made at its first use."""
        if key not in self._parts:
            self._parts[key] = make(self)
        found: P = self._parts[key]
        return found

    def remember(self, key: Any, read: Callable[[], T]) -> T:
        """What `read` found, until somebody writes beside the batch."""
        if key not in self._read:
            self._read[key] = read()
        found: T = self._read[key]
        return found

    def known(self, key: Any) -> Any:
        """What this or an earlier group was taught; None if nothing."""
        if key in self._learned:
            return self._learned[key]
        value = self._lasting.get(key)
        if value is not None:
            self._learned[key] = value
        return value

    def teach(self, key: Any, value: Any) -> None:
        """Know `value` for good, if the transaction becomes durable; only for what stays true."""
        self._learned[key] = value

    def unlearn(self, key: Any) -> None:
        """Nobody asks for it again, and it need not be kept."""
        self._learned.pop(key, None)
        self._lasting.pop(key, None)

    def forget_known(self) -> None:
        """Something is deleted: its id may come again, on SQLite, for something else."""
        self._lasting.clear()
        self._learned.clear()

    # What the group does

    def mark(self) -> Mark:
        return Mark(self._waiting, self._written, len(self._undo))

    def undo(self, mark: Mark) -> bool:
        """Take back what waits since `mark`; False if some of it was written already."""
        if self._written != mark.written and self._waiting != mark.waiting:
            return False
        while len(self._undo) > mark.undo:
            self._undo.pop()()
            self._waiting -= 1
        return True

    def write(self) -> None:
        """Write everything that waits."""
        if not self._undo:
            return
        with self.at_work() as connection:
            for table in sorted(self._rows, key=_place):
                insert_rows(connection, table, self._rows[table])
            for part in self._parts.values():
                part.write(connection)
        self._rows.clear()
        self._undo.clear()
        self._written += 1

    def committed(self) -> None:
        """The transaction is durable: what it learned or used stays, before it what nobody asked for of late."""
        for key, value in self._learned.items():
            self._lasting.pop(key, None)
            self._lasting[key] = value

    def _on_execute(self, state: ORMExecuteState) -> Result[Any] | None:
        if not self._is_at_work and not state.execution_options.get("beside_batch"):
            self._write_for_others(forget=not state.is_select)
        return None

    def _on_flush(self, *_unused: object) -> None:
        if not self._is_at_work:
            self._write_for_others(forget=True)

    @contextmanager
    def at_work(self) -> Iterator[Connection]:
        """The connection, for statements of the batch itself."""
        before, self._is_at_work = self.changes(), True
        try:
            yield self.session.connection()
        finally:
            self._is_at_work = False
        self.rows_written += self.changes() - before

    def _write_for_others(self, *, forget: bool) -> None:
        if first := list(self.first(only_looks=not forget)):
            with self.at_work() as connection:
                for table, row in first:
                    insert_rows(connection, table, [row])
        self.write()
        if forget:
            self._read.clear()
            for part in self._parts.values():
                part.forget()


def batch_of(session: Session) -> Batch | None:
    """The batch of the group in which `session` works; None if it writes at once."""
    found: Batch | None = session.info.get(_KEY)
    return found


def add_rows(session: Session, rows: Sequence[AnyRow]) -> None:
    """Store rows of one table whose keys are known: with those of the group, or at once."""
    if not rows:
        return
    if batch := batch_of(session):
        kind = rows[0].kind if isinstance(rows[0], NewRow) else type(rows[0])
        batch.add(table_of(kind), [row if isinstance(row, NewRow) else values_of(row) for row in rows])
        return
    session.add_all(row for row in rows if not isinstance(row, NewRow))
    session.flush()
    for row in rows:
        if isinstance(row, NewRow):
            session.execute(insert(table_of(row.kind)), row)


def learned(session: Session, key: Any, read: Callable[[], T]) -> T:
    """What never changes once it is there: read once by the process, or now where no group is at work."""
    batch = batch_of(session)
    if batch is None:
        return read()
    known: T | None = batch.known(key)
    if known is None:
        known = read()
        batch.teach(key, known)
    return known


def remembered(session: Session, key: Any, read: Callable[[], T]) -> T:
    """What the group has read before and nobody has written since; or read now."""
    batch = batch_of(session)
    return read() if batch is None else batch.remember(key, read)


@cache
def _places() -> dict[Table, int]:
    return {table: place for place, table in enumerate(Base.metadata.sorted_tables)}


def _place(table: Table) -> int:
    """Whoever is referred to comes first."""
    return _places()[table]
