"""Rows of numbers that are only added to, by key: collected in memory, added in one statement with the group.

Nobody reads them before he adds: additions commute, so several processes need not agree who comes first. They are
written in the order of their keys, lest two groups wait for each other.
"""

from collections.abc import Mapping
from functools import cache
from operator import add
from typing import Any

from sqlalchemy import Connection, Dialect, Table
from sqlalchemy.orm import Session

from ttms_server.batch import Batch, batch_of
from ttms_server.statements import sign

Key = tuple[Any, ...]
Numbers = tuple[int, ...]


class AddedRows:
    """What a group adds to the rows of one table: all columns but those of the primary key are numbers."""

    def __init__(self, batch: Batch, table: Table) -> None:
        self._batch, self._table = batch, table
        self._waiting: dict[Key, Numbers] = {}

    def add(self, numbers: Mapping[Any, Numbers]) -> None:
        before = {key: self._waiting.get(key) for key in numbers}
        for key, more in numbers.items():
            seen = before[key]
            self._waiting[key] = more if seen is None else tuple(map(add, seen, more))

        def undo() -> None:
            for key, seen in before.items():
                if seen is None:
                    del self._waiting[key]
                else:
                    self._waiting[key] = seen

        self._batch.changed(undo)

    def write(self, connection: Connection) -> None:
        _add(connection, self._table, self._waiting)
        self._waiting.clear()

    def forget(self) -> None:
        """Nothing was read."""


def add_to_rows(session: Session, table: Table, numbers: Mapping[Any, Numbers]) -> None:
    """Add `numbers` to the rows with these primary keys, which are made where they are missing.

    With the group, or at once. Keys and numbers are tuples in the order of the columns.
    """
    if not numbers:
        return
    if batch := batch_of(session):
        batch.part(table, lambda made: AddedRows(made, table)).add(numbers)
    else:
        _add(session.connection(), table, numbers)


def _add(connection: Connection, table: Table, numbers: Mapping[Any, Numbers]) -> None:
    if numbers:
        rows = [(*key, *numbers[key]) for key in sorted(numbers)]
        connection.exec_driver_sql(_statement(connection.dialect, table), rows)


@cache
def _statement(dialect: Dialect, table: Table) -> str:
    """For plain texts and whole numbers, which drivers take as they are."""
    keys = [column.name for column in table.primary_key]
    numbers = [column.name for column in table.columns if not column.primary_key]
    names = [*keys, *numbers]
    text = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join([sign(dialect)] * len(names))})"  # noqa: S608 - names of our own
    if dialect.name == "sqlite":
        sums = ", ".join(f"{name} = {name} + excluded.{name}" for name in numbers)
        return f"{text} ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {sums}"
    return f"{text} ON DUPLICATE KEY UPDATE {', '.join(f'{name} = {name} + VALUES({name})' for name in numbers)}"
