"""The rules of shifts: a float at the beginning, moves of cash, and a blind count that makes the Z report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.config import ShiftSettings
from ttms_server.order.chain.service import Step
from ttms_server.order.counter.repository import Counter
from ttms_server.order.counter.service import get_counter
from ttms_server.order.ledger.booking import Actor, Booking
from ttms_server.order.ledger.service import Drawer, book_cash, book_nothing
from ttms_server.order.models import Account, EntryKind
from ttms_server.order.shift import denominations, opening, repository
from ttms_server.order.shift.errors import DrawerHoldsLess, ShiftNotOpen, ShiftOpen
from ttms_server.order.shift.models import CashMoveRow, ShiftRow, ZReportRow
from ttms_server.order.shift.report.figures import Figures, figures_of


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does something with a drawer, by which request, when."""

    request_id: str
    actor: Actor
    now: datetime

    def booking(self, kind: EntryKind) -> Booking:
        return Booking(self.request_id, kind, self.actor, self.now)


@dataclass(frozen=True, slots=True)
class Count:
    """What somebody counted in a drawer: denomination in minor units → how many; and what they note about it."""

    counted: Mapping[int, int]
    counted_minor: int
    note: str


def open_shift(session: Session, deed: Deed, *, float_minor: int) -> ShiftRow:
    """Open a shift with a float that comes out of the safe.

    Raises:
        ShiftOpen: one is open at this counter.
    """
    before = get_counter(session, deed.actor.counter_name)
    if before.shift_id is not None:
        raise ShiftOpen(before.counter_name)
    booking = deed.booking(EntryKind.FLOAT)
    shift = opening.open_shift(session, before, booking, float_minor=float_minor)
    moves = [(Account.CASH, float_minor), (Account.SAFE, -float_minor)]
    book_cash(session, booking, Drawer(shift.shift_id, Step(before, shift.counter)), moves=moves, documents=shift.rows)
    return get_open_shift(session, shift.counter)


def put_in(session: Session, deed: Deed, *, amount_minor: int, reason: str) -> None:
    """Put cash into the drawer; `amount_minor` is positive.

    Raises:
        ShiftNotOpen: the counter has no open shift.
    """
    before = get_counter(session, deed.actor.counter_name)
    shift = get_open_shift(session, before)
    _move(session, deed.booking(EntryKind.CASH_IN), before, shift, amount_minor=amount_minor, reason=reason)


def take_out(session: Session, deed: Deed, *, amount_minor: int, reason: str, known: Sequence[int]) -> None:
    """Take cash out of the drawer, which is counted in the denominations `known`; `amount_minor` is positive.

    Raises:
        ShiftNotOpen: the counter has no open shift.
        DrawerHoldsLess: there should not be so much in the drawer.
    """
    before = get_counter(session, deed.actor.counter_name)
    shift = get_open_shift(session, before)
    if amount_minor > denominations.most_taken(repository.cash_in(session, shift.shift_id), known):
        raise DrawerHoldsLess
    _move(session, deed.booking(EntryKind.CASH_OUT), before, shift, amount_minor=-amount_minor, reason=reason)


def open_drawer(session: Session, deed: Deed, *, reason: str, rules: ShiftSettings) -> None:
    """Note why the drawer was opened without a sale: as a move of nothing, which the shift's reports list.

    Without an open shift a new one begins, as with a sale.

    Raises:
        ShiftNotOpen: the rules ask that somebody opens it, with its float.
    """
    before, booking = get_counter(session, deed.actor.counter_name), deed.booking(EntryKind.CASH_OUT)
    shift = opening.shift_of(session, before, booking, rules)
    move = CashMoveRow(request_id=deed.request_id, shift_id=shift.shift_id, reason=reason)
    repository.add_cash_move(session, move)
    book_nothing(session, booking, Drawer(shift.shift_id, Step(before, shift.counter)), documents=[*shift.rows, move])


def close_shift(session: Session, deed: Deed, count: Count) -> ZReportRow:
    """End the shift of the counter: the drawer goes to the safe, a difference to over-short, and a Z report is made.

    Raises:
        ShiftNotOpen: the counter has no open shift; of two who close it at once, the second hears this.
    """
    before = get_counter(session, deed.actor.counter_name)
    shift = get_open_shift(session, before)
    report = _z_report(session, deed, count, before=before, figures=figures_of(session, shift))
    repository.add_z_report(session, report)
    after = replace(before, shift_id=None, z_number=report.z_number, grand_total_minor=report.grand_total_minor)
    moves = [
        (Account.CASH, report.variance_minor),
        (Account.OVER_SHORT, -report.variance_minor),
        (Account.CASH, -report.counted_minor),
        (Account.SAFE, report.counted_minor),
    ]
    drawer = Drawer(shift.shift_id, Step(before, after))
    book_cash(session, deed.booking(EntryKind.CLOSE), drawer, moves=moves, documents=[report])
    return report


def get_open_shift(session: Session, counter: Counter) -> ShiftRow:
    """The shift that is open at `counter`.

    Raises:
        ShiftNotOpen: there is none.
    """
    row = None if counter.shift_id is None else repository.shift(session, counter.shift_id)
    if row is None:
        raise ShiftNotOpen(counter.counter_name)
    return row


def _move(
    session: Session, booking: Booking, counter: Counter, shift: ShiftRow, *, amount_minor: int, reason: str
) -> None:
    move = CashMoveRow(request_id=booking.request_id, shift_id=shift.shift_id, reason=reason)
    repository.add_cash_move(session, move)
    moves = [(Account.CASH, amount_minor), (Account.SAFE, -amount_minor)]
    book_cash(session, booking, Drawer(shift.shift_id, Step(counter, counter)), moves=moves, documents=[move])


def _z_report(session: Session, deed: Deed, count: Count, *, before: Counter, figures: Figures) -> ZReportRow:
    assert before.shift_id is not None
    return ZReportRow(
        counter_name=before.counter_name,
        z_number=before.z_number + 1,
        shift_id=before.shift_id,
        request_id=deed.request_id,
        closed_by=deed.actor.user_id,
        closed_at=deed.now,
        gross_minor=figures.gross_minor,
        refunded_minor=figures.refunded_minor,
        net_minor=figures.net_minor,
        grand_total_minor=before.grand_total_minor + figures.gross_minor,
        expected_minor=figures.expected_minor,
        counted_minor=count.counted_minor,
        variance_minor=count.counted_minor - figures.expected_minor,
        counted=denominations.text_of(count.counted),
        note=count.note,
        chain_seq=before.chain_seq,
        chain_hash=before.chain_hash,
        previous_chain_hash=repository.last_z_hash(session, before.counter_name),
    )
