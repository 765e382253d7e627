"""Reading and advancing the row of a counter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import CursorResult, bindparam, insert, select, update
from sqlalchemy.orm import Session

from ttms_server.batch import batch_of
from ttms_server.counted_rows import counted_rows
from ttms_server.order.counter.models import CounterRow
from ttms_server.schema import table_of

_COUNTERS = table_of(CounterRow)
_COLUMNS = (
    _COUNTERS.c.counter_name,
    _COUNTERS.c.shift_id,
    _COUNTERS.c.chain_seq,
    _COUNTERS.c.chain_hash,
    _COUNTERS.c.z_number,
    _COUNTERS.c.grand_total_minor,
)
_FIND = select(*_COLUMNS).where(_COUNTERS.c.counter_name == bindparam("of"))
_ADVANCE = update(_COUNTERS).where(
    _COUNTERS.c.counter_name == bindparam("of"), _COUNTERS.c.chain_seq == bindparam("seen")
)


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter as it was read; `chain_hash` is empty while nothing was booked there."""

    counter_name: str
    shift_id: int | None = None
    chain_seq: int = 0
    chain_hash: str = ""
    z_number: int = 0
    grand_total_minor: int = 0


def find(session: Session, counter_name: str) -> Counter | None:
    if batch := batch_of(session):
        known = counted_rows(batch, _COUNTERS, guard="chain_seq").find(counter_name)
        return None if known is None else Counter(**known)
    row = session.execute(_FIND, {"of": counter_name}).one_or_none()
    return None if row is None else Counter(*row)


def add(session: Session, counter: Counter) -> None:
    """A counter that books for the first time; its name is a key, so of two at once the second starts anew."""
    values = _values(counter) | {"counter_name": counter.counter_name}
    if batch := batch_of(session):
        counted_rows(batch, _COUNTERS, guard="chain_seq").put(values)
    else:
        session.execute(insert(_COUNTERS).values(values))


def advance(session: Session, counter: Counter, *, seen_seq: int) -> bool:
    """Store the new state; False if somebody booked at this counter since it was read.

    A batch says so when it is written.
    """
    if batch := batch_of(session):
        counted_rows(batch, _COUNTERS, guard="chain_seq").put(_values(counter) | {"counter_name": counter.counter_name})
        return True
    result = session.execute(_ADVANCE.values(_values(counter)), {"of": counter.counter_name, "seen": seen_seq})
    return cast("CursorResult[Any]", result).rowcount == 1


def all_counters(session: Session) -> Sequence[Counter]:
    rows = session.execute(select(*_COLUMNS).order_by(_COUNTERS.c.counter_name))
    return [Counter(*row) for row in rows]


def _values(counter: Counter) -> dict[str, Any]:
    return {
        "shift_id": counter.shift_id,
        "chain_seq": counter.chain_seq,
        "chain_hash": counter.chain_hash,
        "z_number": counter.z_number,
        "grand_total_minor": counter.grand_total_minor,
    }
