"""Statements of the sale path as text for the driver: rows to find, to insert and to change, on each database.

SQLAlchemy would make each anew from objects; here the columns' types alone say how values are written and read.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Table

from ttms_server.database_errors import OvertakenError

Values = tuple[Any, ...]


def find_rows(
    connection: Connection,
    table: Table,
    names: tuple[str, ...],
    keys: Collection[Any],
    *,
    among: str,
    where: Mapping[str, Any] | None = None,
) -> list[Values]:
    """The columns `names` of the rows whose column `among` is one of `keys`, and which are as `where` says."""
    if not keys:
        return []
    fixed = where or {}
    mark = sign(connection.dialect)
    text = (
        f"SELECT {', '.join(names)} FROM {table.name} "  # noqa: S608 - names of our own
        f"WHERE {''.join(f'{name} = {mark} AND ' for name in fixed)}{among} IN ({', '.join([mark] * len(keys))})"
    )
    read = _reader(connection.dialect, table, names)
    return [read(row) for row in connection.exec_driver_sql(text, (*fixed.values(), *keys))]


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """One statement for all rows, on each database, without compiling it anew."""
    if rows:
        text, bound = _insert(connection.dialect, table, tuple(rows[0]))
        connection.exec_driver_sql(text, [bound(row) for row in rows])


@dataclass(frozen=True, slots=True)
class Change:
    """New values of a row, if it is still as `where` says: its key, and what was read of it."""

    where: Mapping[str, Any]
    values: Mapping[str, Any]


def change_rows(connection: Connection, table: Table, changes: Sequence[Change]) -> None:
    """Carry out all changes, which name the same columns; one statement on a server, where each is a journey.

    Raises:
        OvertakenError: one of the rows is not as it was read.
    """
    if not changes:
        return
    keys, values = tuple(changes[0].where), tuple(changes[0].values)
    bound_key, bound_values = binder(connection.dialect, table, keys), binder(connection.dialect, table, values)
    wheres = [bound_key(change.where) for change in changes]
    news = [bound_values(change.values) for change in changes]
    mark = sign(connection.dialect)
    one = " AND ".join(f"{name} = {mark}" for name in keys)
    if connection.dialect.name == "sqlite":
        text = f"UPDATE {table.name} SET {', '.join(f'{name} = {mark}' for name in values)} WHERE {one}"  # noqa: S608
        result = connection.exec_driver_sql(text, [(*new, *where) for new, where in zip(news, wheres, strict=True)])
    else:
        place = [keys.index(column.name) for column in table.primary_key]
        ids = [tuple(where[at] for at in place) for where in wheres]
        columns = dict(zip(values, zip(*news, strict=True), strict=True))
        text, given = _set_by_key(table, ids, columns)
        text += f" WHERE {' OR '.join([f'({one})'] * len(changes))}"
        result = connection.exec_driver_sql(text, (*given, *(value for where in wheres for value in where)))
    if result.rowcount != len(changes):
        raise OvertakenError(table.name)


def _set_by_key(table: Table, ids: Sequence[Values], columns: Mapping[str, Values]) -> tuple[str, list[Any]]:
    """UPDATE with a value for each of the rows, where they differ, and its parameters; for MySQL's driver.

    Each row is named by its key; what else is asked of it must not make the database go through another index.
    """
    when = f"WHEN {' AND '.join(f'{column.name} = %s' for column in table.primary_key)} THEN %s"
    case = f"CASE {' '.join([when] * len(ids))} END"
    sets: list[str] = []
    given: list[Any] = []
    for name, new in columns.items():
        if all(value == new[0] for value in new):
            sets.append(f"{name} = %s")
            given.append(new[0])
        else:
            sets.append(f"{name} = {case}")
            for key, value in zip(ids, new, strict=True):
                given += [*key, value]
    return f"UPDATE {table.name} FORCE INDEX (PRIMARY) SET {', '.join(sets)}", given  # noqa: S608


@cache
def binder(dialect: Dialect, table: Table, names: tuple[str, ...]) -> Callable[[Mapping[str, Any]], Values]:
    """What turns a row into its values under these `names`, as the driver takes them."""
    pick = itemgetter(*names) if len(names) > 1 else partial(_only, names[0])
    types = [table.c[name].type.dialect_impl(dialect) for name in names]
    turns = [(place, turn) for place, kind in enumerate(types) if (turn := kind.bind_processor(dialect)) is not None]

    def bound(row: Mapping[str, Any]) -> Values:
        values = list(pick(row))
        for place, turn in turns:
            values[place] = turn(values[place])
        return tuple(values)

    return bound if turns else pick


@cache
def _reader(dialect: Dialect, table: Table, names: tuple[str, ...]) -> Callable[[Sequence[Any]], Values]:
    """What turns a row as the driver has it into the values of these columns."""
    types = [table.c[name].type.dialect_impl(dialect) for name in names]
    turns = [
        (place, turn) for place, kind in enumerate(types) if (turn := kind.result_processor(dialect, None)) is not None
    ]

    def read(row: Sequence[Any]) -> Values:
        values = list(row)
        for place, turn in turns:
            values[place] = turn(values[place])
        return tuple(values)

    return read if turns else tuple


def _only(name: str, row: Mapping[str, Any]) -> tuple[Any]:
    return (row[name],)


def sign(dialect: Dialect) -> str:
    """How the driver writes a parameter."""
    return "?" if dialect.paramstyle == "qmark" else "%s"


@cache
def _insert(
    dialect: Dialect, table: Table, names: tuple[str, ...]
) -> tuple[str, Callable[[Mapping[str, Any]], Values]]:
    signs = ", ".join([sign(dialect)] * len(names))
    text = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({signs})"  # noqa: S608 - names of our own
    return text, binder(dialect, table, names)
