"""Ids that are known before their rows are written: taken from the database in blocks.

They are keys and no numbers for people: what a process did not use up of a block is a gap that nobody sees.
"""

from collections import deque
from typing import Any, cast

from sqlalchemy import CursorResult, bindparam, func, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from ttms_server.batch import BESIDE, Batch
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
        left = _take(batch.session, row)
        batch.teach(key, left)
    return left.popleft()


def _take(session: Session, row: type[Base]) -> deque[int]:
    """The next block; whatever was stored beside the blocks is behind it."""
    name, highest = row.__tablename__, _highest(session, row)
    taken = session.execute(_TAKE, {"of": name, "so_many": _SIZE}, execution_options=BESIDE)
    if cast("CursorResult[Any]", taken).rowcount == 0:
        first = highest + 1
        row_of_block = {"table_name": name, "next_id": first + _SIZE}
        session.execute(insert(_BLOCKS), row_of_block, execution_options=BESIDE)
    else:
        first = session.execute(_FIND, {"of": name}, execution_options=BESIDE).scalar_one() - _SIZE
        if first <= highest:
            first = highest + 1
            session.execute(_MOVE, {"of": name, "to": first + _SIZE}, execution_options=BESIDE)
    return deque(range(first, first + _SIZE))


def _highest(session: Session, row: type[Base]) -> int:
    [key] = row.__table__.primary_key.columns  # type: ignore[attr-defined]
    return session.execute(select(func.max(key)), execution_options=BESIDE).scalar_one() or 0
