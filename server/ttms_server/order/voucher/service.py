"""The rules of vouchers: what is on one, spending it, and putting money back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.config import ShiftSettings
from ttms_server.order.chain.service import Step
from ttms_server.order.counter.service import get_counter
from ttms_server.order.ledger.booking import Actor, Booking
from ttms_server.order.ledger.service import Drawer, book_cash
from ttms_server.order.models import Account, EntryKind, Tender
from ttms_server.order.payment import repository as payment_repository
from ttms_server.order.payment import slips
from ttms_server.order.payment.lines import CardSlip, PaymentLine, PaymentToTake, settle
from ttms_server.order.payment.models import SlipKind
from ttms_server.order.shift.opening import shift_of
from ttms_server.order.voucher import repository
from ttms_server.order.voucher.codes import as_stored, new_code
from ttms_server.order.voucher.errors import VoucherExpired, VoucherNotFound, VoucherTooSmall
from ttms_server.order.voucher.models import MoveKind, VoucherExtensionRow, VoucherMoveRow, VoucherRow
from ttms_server.paging import Listed, Page, listed, row_id
from ttms_server.user import people


@dataclass(frozen=True, slots=True)
class Voucher:
    """A voucher with what is left on it; `expires_at` is None if it never does."""

    code: str
    amount_minor: int
    balance_minor: int
    issued_at: datetime
    expires_at: datetime | None
    payment: PaymentLine
    counter_name: str
    clerk_name: str


@dataclass(frozen=True, slots=True)
class VoucherToIssue:
    """Everything that a counter says when it sells a voucher: one payment, of exactly its amount."""

    request_id: str
    actor: Actor
    amount_minor: int
    payment: PaymentToTake
    expires_at: datetime | None
    shift_rules: ShiftSettings


def get_voucher(session: Session, typed: str) -> Voucher:
    """The voucher with this code; case, spaces and dashes do not count.

    Raises:
        VoucherNotFound: there is none.
    """
    return _as_they_are(session, [_find(session, typed)])[0]


def list_vouchers(session: Session, begins: datetime, ends: datetime, page: Page) -> Listed[Voucher]:
    """Vouchers that were sold from `begins` until before `ends`, newest first.

    Raises:
        FieldInvalid: a page token that no answer gave.
    """
    before = row_id(*page.after) if page.after else None
    rows = repository.vouchers_between(session, begins, ends, before=before, limit=page.size + 1)
    found = listed(rows, page, lambda row: (str(row.voucher_id),))
    return Listed(_as_they_are(session, found.items), found.next_page_token)


def issue_voucher(session: Session, wanted: VoucherToIssue, *, now: datetime) -> Voucher:
    """Sell a voucher: money comes in, and the cinema owes as much.

    Raises:
        AmountInvalid, PaymentTooSmall: the money is wrong.
        CardSlipUsed: the terminal's approval paid for something before.
        ShiftNotOpen: the rules ask for an open shift.
    """
    (line,) = settle(wanted.amount_minor, [wanted.payment])
    row = _new_row(wanted, line, now=now)
    repository.add_voucher(session, row)
    move = VoucherMoveRow(
        voucher_id=row.voucher_id,
        seq=1,
        request_id=wanted.request_id,
        kind=MoveKind.ISSUE.value,
        line_no=1,
        amount_minor=wanted.amount_minor,
        balance_minor=wanted.amount_minor,
    )
    repository.add_move(session, move)
    documents = [row, move, *slips.store(session, wanted.request_id, SlipKind.VOUCHER, [line])]
    booking = Booking(wanted.request_id, EntryKind.VOUCHER, wanted.actor, now)
    before = get_counter(session, wanted.actor.counter_name)
    shift = shift_of(session, before, booking, wanted.shift_rules)
    moves = [(Account(line.tender.value), line.amount_minor), (Account.VOUCHER, -line.amount_minor)]
    drawer = Drawer(shift.shift_id, Step(before, shift.counter))
    book_cash(session, booking, drawer, moves=moves, documents=[*shift.rows, *documents])
    clerk = people.get_names(session, [row.user_id])[row.user_id]
    return _voucher(row, wanted.amount_minor, line, clerk)


def spend(
    session: Session, typed: str, *, amount_minor: int, request_id: str, line_no: int, now: datetime | None
) -> VoucherMoveRow:
    """Pay with a voucher; without `now` it may have expired.

    Raises:
        VoucherNotFound, VoucherExpired, VoucherTooSmall: it cannot pay so much.
        OvertakenError: somebody spends it at the same time; run the whole unit again.
    """
    row = _find(session, typed)
    expires_at = _expiry(session, row)
    if now is not None and expires_at is not None and expires_at <= now:
        raise VoucherExpired(code=row.code, expires_at=expires_at)
    last = repository.last_move(session, row.voucher_id)
    if amount_minor > last.balance_minor:
        raise VoucherTooSmall(code=row.code, balance_minor=last.balance_minor)
    return _move(session, last, MoveKind.PAYMENT, -amount_minor, request_id=request_id, line_no=line_no)


def put_back(session: Session, code: str, *, amount_minor: int, request_id: str, line_no: int) -> VoucherMoveRow:
    """Give money back to the voucher that it came from, expired or not."""
    last = repository.last_move(session, _find(session, code).voucher_id)
    return _move(session, last, MoveKind.REFUND, amount_minor, request_id=request_id, line_no=line_no)


def prolong(session: Session, move: VoucherMoveRow, *, until: datetime) -> list[VoucherExtensionRow]:
    """Let the voucher of `move` be valid at least `until` then, so that its money can be spent; the row of it, if any.

    Shops do so with returns to gift cards: the customer is not to lose what the cinema has just given back.
    """
    expires_at = _expiry(session, repository.get_voucher(session, move.voucher_id))
    if expires_at is None or expires_at >= until:
        return []
    extension = VoucherExtensionRow(
        voucher_id=move.voucher_id, seq=move.seq, request_id=move.request_id, expires_at=until
    )
    repository.add_extension(session, extension)
    return [extension]


def _expiry(session: Session, row: VoucherRow) -> datetime | None:
    return row.expires_at and (repository.prolonged_until(session, row.voucher_id) or row.expires_at)


def _move(
    session: Session, last: VoucherMoveRow, kind: MoveKind, amount_minor: int, *, request_id: str, line_no: int
) -> VoucherMoveRow:
    move = VoucherMoveRow(
        voucher_id=last.voucher_id,
        seq=last.seq + 1,
        request_id=request_id,
        kind=kind.value,
        line_no=line_no,
        amount_minor=amount_minor,
        balance_minor=last.balance_minor + amount_minor,
    )
    repository.add_move(session, move)
    return move


def _find(session: Session, typed: str) -> VoucherRow:
    code = as_stored(typed)
    row = repository.voucher_of_code(session, code)
    if row is None:
        raise VoucherNotFound(code[:16])
    return row


def _new_row(wanted: VoucherToIssue, line: PaymentLine, *, now: datetime) -> VoucherRow:
    return VoucherRow(
        request_id=wanted.request_id,
        code=new_code(),
        user_id=wanted.actor.user_id,
        counter_name=wanted.actor.counter_name,
        issued_at=now,
        expires_at=wanted.expires_at,
        amount_minor=wanted.amount_minor,
        tender=line.tender.value,
        given_minor=line.given_minor,
        change_minor=line.change_minor,
    )


def _as_they_are(session: Session, rows: Sequence[VoucherRow]) -> list[Voucher]:
    """The vouchers with what is left on them now, and until when they are valid now."""
    ids = [row.voucher_id for row in rows]
    balances, prolonged = repository.balances(session, ids), repository.prolonged(session, ids)
    slips_of = _slips(session, rows)
    clerks = people.get_names(session, {row.user_id for row in rows})
    return [
        replace(
            _voucher(row, balances[row.voucher_id], _payment(row, slips_of.get(row.request_id)), clerks[row.user_id]),
            expires_at=prolonged.get(row.voucher_id, row.expires_at),
        )
        for row in rows
    ]


def _slips(session: Session, rows: Sequence[VoucherRow]) -> Mapping[str, CardSlip]:
    """The slips of those that were paid by card, by request."""
    kept = payment_repository.slips(session, [row.request_id for row in rows])
    return {
        slip.request_id: CardSlip(slip.terminal, slip.approval) for slip in kept if slip.kind == SlipKind.VOUCHER.value
    }


def _payment(row: VoucherRow, card: CardSlip | None) -> PaymentLine:
    """How it was paid when it was sold."""
    return PaymentLine(Tender(row.tender), row.amount_minor, row.given_minor, row.change_minor, card)


def _voucher(row: VoucherRow, balance_minor: int, paid: PaymentLine, clerk: str) -> Voucher:
    return Voucher(
        row.code, row.amount_minor, balance_minor, row.issued_at, row.expires_at, paid, row.counter_name, clerk
    )
