"""The rules of extras: what is offered, what an order has of it, and what of that was given back."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from ttms_server.errors import ChangedMeanwhile, FieldInvalid
from ttms_server.fields import checked_number, checked_text
from ttms_server.letters import reading_key
from ttms_server.order.extra import repository
from ttms_server.order.extra.errors import ExtraCodeTaken, ExtraNotFound, ExtraPriceChanged
from ttms_server.order.extra.lines import ExtraToReturn, ExtraToSell, OrderExtra
from ttms_server.order.extra.models import Charged, OrderExtraRow, RefundedExtraRow
from ttms_server.paging import Listed, Page, listed
from ttms_server.play.films import MOST_PRICE

MOST_PIECES = 100
_LONGEST_CODE, _LONGEST_NAME = 16, 100


@dataclass(frozen=True, slots=True)
class Extra:
    """An extra that counters offer; `version` 0 is a new one."""

    code: str
    name: str
    name_en: str
    price_minor: int
    charged: Charged
    refundable: bool
    retired: bool = False
    version: int = 0


def list_extras(session: Session, page: Page, *, include_retired: bool) -> Listed[Extra]:
    """Extras by code."""
    after = page.after[0] if page.after else ""
    rows = repository.extras(session, after=after, limit=page.size + 1, include_retired=include_retired)
    return listed([_extra(row) for row in rows], page, lambda extra: (extra.code,))


def save_extra(session: Session, extra: Extra, *, now: datetime) -> Extra:
    """Add an extra, or store everything of one whose `version` is the state that the caller has seen.

    Raises:
        FieldInvalid: a field holds what it must not.
        ExtraCodeTaken: a new one has the code of another, or one that is read alike.
        ExtraNotFound, ChangedMeanwhile: it is not there, or somebody was faster.
    """
    values = _checked(extra)
    code = str(values.pop("code"))
    before = repository.find(session, code)
    retired_at = ((before.retired_at if before else None) or now) if extra.retired else None
    values["retired_at"] = retired_at
    if extra.version == 0:
        alike = next((old for old in repository.codes(session) if _read(old) == _read(code)), None)
        if alike is not None:
            raise ExtraCodeTaken(alike)
        _check_new_code(code)
        if not repository.add(session, {"code": code, **values}):
            raise ExtraCodeTaken(code)
    elif before is None:
        raise ExtraNotFound(code)
    elif not repository.change(session, code, version=extra.version, values=values):
        raise ChangedMeanwhile(before.name)
    row = repository.find(session, code)
    assert row is not None, f"extra {code} was stored, but is not there"
    return _extra(row)


def priced(session: Session, wanted: Sequence[ExtraToSell], *, tickets: int) -> list[OrderExtra]:
    """The lines of an order with so many tickets.

    Raises:
        FieldInvalid: an extra twice, or more of it than there are tickets, orders or hands.
        ExtraNotFound: it is not offered.
        ExtraPriceChanged: a price on the clerk's screen is not the extra's.
    """
    if not wanted:
        return []
    if len({extra.code for extra in wanted}) < len(wanted):
        raise FieldInvalid("extras", "must name each extra once")
    known = repository.some(session, [extra.code for extra in wanted])
    return [_line(number, extra, known.get(extra.code), tickets) for number, extra in enumerate(wanted, start=1)]


def store(session: Session, lines: Sequence[OrderExtra], *, order_id: int) -> list[OrderExtraRow]:
    rows = [
        OrderExtraRow(
            order_id=order_id,
            line_no=line.line_no,
            extra_code=line.code,
            quantity=line.quantity,
            price_minor=line.price_minor,
            charged=line.charged.value,
            refundable=int(line.refundable),
        )
        for line in lines
    ]
    repository.add_rows(session, rows)
    return rows


def give_back(session: Session, returned: Sequence[ExtraToReturn], *, refund_id: int) -> list[RefundedExtraRow]:
    rows = [RefundedExtraRow(refund_id=refund_id, line_no=it.extra.line_no, quantity=it.quantity) for it in returned]
    repository.add_rows(session, rows)
    return rows


def extras_of(session: Session, order_id: int) -> tuple[OrderExtra, ...]:
    """The lines of an order, as they are now."""
    return tuple(
        OrderExtra(
            row.line_no,
            row.extra_code,
            row.name,
            row.name_en,
            row.quantity,
            row.price_minor,
            Charged(row.charged),
            bool(row.refundable),
            int(row.gone),
        )
        for row in repository.lines(session, order_id)
    )


def _line(number: int, wanted: ExtraToSell, row: Any, tickets: int) -> OrderExtra:
    if row is None or row.retired_at is not None:
        raise ExtraNotFound(wanted.code[:_LONGEST_CODE])
    charged = Charged(row.charged)
    most = {Charged.PIECE: MOST_PIECES, Charged.TICKET: tickets, Charged.ORDER: 1}[charged]
    checked_number(wanted.quantity, "extras.quantity", least=1, most=most)
    if wanted.price_minor != row.price_minor:
        raise ExtraPriceChanged(code=row.code, shown_minor=wanted.price_minor, price_minor=row.price_minor)
    return OrderExtra(
        number, row.code, row.name, row.name_en, wanted.quantity, row.price_minor, charged, bool(row.refundable)
    )


def _read(code: str) -> str:
    """The code as somebody reads it out: "C O L A" is "cola"."""
    return reading_key(code).replace(" ", "")


def _check_new_code(code: str) -> None:
    """Files name it: one word, in letters of any language; those that were made before this rule keep theirs."""
    if not all(letter == "-" or unicodedata.category(letter)[0] in "LMN" for letter in code):
        raise FieldInvalid("code", "must hold only letters, digits and dashes")


def _checked(extra: Extra) -> dict[str, object]:
    return {
        "code": checked_text(extra.code, "code", longest=_LONGEST_CODE),
        "name": checked_text(extra.name, "name", longest=_LONGEST_NAME),
        "name_en": checked_text(extra.name_en, "name_en", longest=_LONGEST_NAME, empty=True),
        "price_minor": checked_number(extra.price_minor, "price_minor", least=0, most=MOST_PRICE),
        "charged": extra.charged.value,
        "refundable": int(extra.refundable),
    }


def _extra(row: Any) -> Extra:
    return Extra(
        row.code,
        row.name,
        row.name_en,
        row.price_minor,
        Charged(row.charged),
        bool(row.refundable),
        row.retired_at is not None,
        row.version,
    )
