"""Ids that are known before their rows are written: taken from the database in blocks.

They are keys and no numbers for people: what a process did not use up of a block is a gap that nobody sees.
"""

from collections import deque

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.batch import Batch
from ttms_server.schema import ID, TABLE_OPTIONS, Base, table_of, text

_SIZE = 500


class IdBlockRow(Base):
    """From which id on the next block of a table begins."""

    __tablename__ = "id_blocks"
    __table_args__ = TABLE_OPTIONS

    table_name: Mapped[str] = mapped_column(text(32), primary_key=True)
    next_id: Mapped[int] = mapped_column(ID)


_BLOCKS = table_of(IdBlockRow)
_OF = _BLOCKS.c.table_name == bindparam("of")
_TAKE = update(_BLOCKS).where(_OF).values(next_id=_BLOCKS.c.next_id + bindparam("so_many"))
_FIND = select(_BLOCKS.c.next_id).where(_OF)
_MOVE = update(_BLOCKS).where(_OF).values(next_id=bindparam("to"))


def next_id(batch: Batch, row: type[Base]) -> int:
    """An id for a new row of this table, whose primary key is one number."""
    key = (IdBlockRow, row)
    left: deque[int] | None = batch.known(key)
    if not left:
        left = _take(batch, row)
        batch.teach(key, left)
    return left.popleft()


def _take(batch: Batch, row: type[Base]) -> deque[int]:
    """The next block; whatever was stored beside the blocks is behind it."""
    name = row.__tablename__
    with batch.at_work() as connection:
        highest = _highest(connection, row)
        if connection.execute(_TAKE, {"of": name, "so_many": _SIZE}).rowcount == 0:
            first = highest + 1
            connection.execute(_BLOCKS.insert(), {"table_name": name, "next_id": first + _SIZE})
        else:
            first = connection.execute(_FIND, {"of": name}).scalar_one() - _SIZE
            if first <= highest:
                first = highest + 1
                connection.execute(_MOVE, {"of": name, "to": first + _SIZE})
    return deque(range(first, first + _SIZE))


def _highest(connection: Connection, row: type[Base]) -> int:
    [key] = table_of(row).primary_key.columns
    return connection.execute(select(func.max(key))).scalar_one() or 0
