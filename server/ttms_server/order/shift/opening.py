"""The shift in which something is booked: the open one, or one that the first sale opens."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from ttms_server.config import ShiftSettings
from ttms_server.order.counter.repository import Counter
from ttms_server.order.ledger.booking import Booking
from ttms_server.order.shift import repository
from ttms_server.order.shift.errors import ShiftNotOpen
from ttms_server.order.shift.models import ShiftRow
from ttms_server.schema import Base


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift with the counter as it is with it, and the row if it was made just now."""

    shift_id: int
    counter: Counter
    rows: Sequence[Base] = ()


def shift_of(session: Session, counter: Counter, booking: Booking, rules: ShiftSettings) -> Shift:
    """The open shift of the counter; without one, a new one with an empty drawer.

    So every line of the ledger is in a shift, also in a cinema that counts no drawers.

    Raises:
        ShiftNotOpen: the rules ask that somebody opens it, with its float.
    """
    if counter.shift_id is not None:
        return Shift(counter.shift_id, counter)
    if rules.required:
        raise ShiftNotOpen(counter.counter_name)
    return open_shift(session, counter, booking, float_minor=0)


def open_shift(session: Session, counter: Counter, booking: Booking, *, float_minor: int) -> Shift:
    """Store a new shift; the counter is not moved on yet."""
    row = ShiftRow(
        request_id=booking.request_id,
        counter_name=counter.counter_name,
        opened_by=booking.actor.user_id,
        opened_at=booking.booked_at,
        float_minor=float_minor,
    )
    repository.add_shift(session, row)
    return Shift(row.shift_id, replace(counter, shift_id=row.shift_id), [row])
