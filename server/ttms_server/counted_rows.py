"""Rows that count something, by key: read once, changed in memory, written together with the group.

What an earlier group of this process wrote is known and not read again; the write says whether it is still so.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table

from ttms_server.batch import Batch
from ttms_server.statements import Change, change_rows, find_rows, insert_rows

Row = Mapping[str, Any]


class CountedRows:
    """The rows of one table with a key of one column, as this group has them now."""

    def __init__(self, batch: Batch, table: Table, guard: str) -> None:
        """`guard` is the column that every change counts up."""
        self._batch, self._table, self._guard = batch, table, guard
        [self._key] = (column.name for column in table.primary_key)
        self._names = tuple(column.name for column in table.columns)
        self._rows: dict[Any, Row | None] = {}
        # What the database has of those that were changed.
        self._stored: dict[Any, Row | None] = {}

    def find(self, key: Any) -> Row | None:
        """The row with this key; None if there is none yet."""
        if key not in self._rows:
            known: Row | None = self._batch.known((self._table, key))
            self._rows[key] = known or self._read(key)
        return self._rows[key]

    def put(self, row: Row) -> None:
        """This is the row of its key from now on."""
        key = row[self._key]
        before = self.find(key)
        is_first = key not in self._stored
        if is_first:
            self._stored[key] = before
        self._rows[key] = row

        def undo() -> None:
            self._rows[key] = before
            if is_first:
                del self._stored[key]

        self._batch.changed(undo)

    def write(self, connection: Connection) -> None:
        new, changes = [], []
        for key, stored in sorted(self._stored.items()):
            row = self._rows[key]
            assert row is not None
            if stored is None:
                new.append(row)
            else:
                values = {name: row[name] for name in self._names if name != self._key}
                changes.append(Change({name: stored[name] for name in (self._key, self._guard)}, values))
            self._batch.teach((self._table, key), row)
        self._stored.clear()
        insert_rows(connection, self._table, new)
        change_rows(connection, self._table, changes)

    def forget(self) -> None:
        """Nobody else writes these rows within the process."""

    def _read(self, key: Any) -> Row | None:
        rows = find_rows(self._batch.connection(), self._table, self._names, [key], among=self._key)
        return dict(zip(self._names, rows[0], strict=True)) if rows else None


def counted_rows(batch: Batch, table: Table, *, guard: str) -> CountedRows:
    """The rows of this table as the group has them."""
    return batch.part(table, lambda made: CountedRows(made, table, guard))
