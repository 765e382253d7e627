"""Rows that count something, by key: read once a group, changed in memory, written together.

Two processes that count on the same row both write what follows from it, and the second meets the first at that key: a
counter's next link, a series' next number. So what is written here needs no guard of its own.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table

from ttms_server.batch import Batch, binder, bound, sign


class CountedRows:
    """The rows of one table with a key of one column, as this group has them now."""

    def __init__(self, batch: Batch, table: Table) -> None:
        self._batch, self._table = batch, table
        [self._key] = (column.name for column in table.primary_key)
        self._names = tuple(column.name for column in table.columns)
        self._rows: dict[Any, Mapping[str, Any] | None] = {}
        self._changed: dict[Any, None] = {}

    def find(self, key: Any) -> Mapping[str, Any] | None:
        """The row with this key; None if there is none yet."""
        if key not in self._rows:
            connection = self._batch.session.connection()
            columns = ", ".join(self._names)
            text = f"SELECT {columns} FROM {self._table.name} WHERE {self._key} = {sign(connection.dialect)}"  # noqa: S608
            row = connection.exec_driver_sql(text, (key,)).mappings().one_or_none()
            self._rows[key] = None if row is None else {**row}
        return self._rows[key]

    def put(self, row: Mapping[str, Any]) -> None:
        """This is the row of its key from now on."""
        key = row[self._key]
        before, was_changed = self._rows.get(key), key in self._changed
        self._rows[key] = row
        self._changed[key] = None

        def undo() -> None:
            self._rows[key] = before
            if not was_changed:
                del self._changed[key]

        self._batch.changed(undo)

    def write(self, connection: Connection) -> None:
        if not self._changed:
            return
        dialect = connection.dialect
        binders = [binder(dialect, self._table, name) for name in self._names]
        rows = [row for key in self._changed if (row := self._rows[key]) is not None]
        connection.exec_driver_sql(self._upsert(dialect), [bound(row, self._names, binders) for row in rows])
        self._changed.clear()

    def forget(self) -> None:
        self._rows.clear()

    def _upsert(self, dialect: Any) -> str:
        names = [name for name in self._names if name != self._key]
        if dialect.name == "sqlite":
            news = ", ".join(f"{name} = excluded.{name}" for name in names)
            rest = f"ON CONFLICT ({self._key}) DO UPDATE SET {news}"
        else:
            rest = "ON DUPLICATE KEY UPDATE " + ", ".join(f"{name} = VALUES({name})" for name in names)
        signs = ", ".join([sign(dialect)] * len(self._names))
        return f"INSERT INTO {self._table.name} ({', '.join(self._names)}) VALUES ({signs}) {rest}"  # noqa: S608


def counted_rows(batch: Batch, table: Table) -> CountedRows:
    """The rows of this table as the group has them."""
    return batch.part(table, lambda made: CountedRows(made, table))
