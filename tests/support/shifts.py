"""Shifts as a counter keeps them, below the wire: in the transaction of a test."""

from collections.abc import Mapping
from uuid import uuid4

from sqlalchemy.orm import Session

from support.hall import Hall
from ttms_server.config import ShiftSettings
from ttms_server.order.ledger.booking import Actor
from ttms_server.order.shift import denominations, service
from ttms_server.order.shift.models import ShiftRow, ZReportRow
from ttms_server.order.shift.report import service as reports
from ttms_server.order.shift.report.service import ShiftReport
from ttms_server.order.shift.service import Count, Deed
from ttms_server.requests import Request, begin, finish


def deed(hall: Hall, method: str, *, by: str, counter_name: str) -> Deed:
    """A request of its own, stored as if it had been answered."""
    request = Request(str(uuid4()), hall.user_id(by), method, "0" * 64)
    begin(hall.session, request, hall.now)
    finish(hall.session, request, b"done")
    return Deed(request.request_id, Actor(request.user_id, counter_name), hall.now)


def open_shift(hall: Hall, *, float_minor: int = 0, by: str = "clerk", counter_name: str = "1") -> ShiftRow:
    wanted = deed(hall, "OpenShiftRequest", by=by, counter_name=counter_name)
    return service.open_shift(hall.session, wanted, float_minor=float_minor)


def move(hall: Hall, amount_minor: int, reason: str = "r", *, by: str = "clerk", counter_name: str = "1") -> None:
    """Put cash into the drawer, or take it out if negative."""
    wanted = deed(hall, "MoveCashRequest", by=by, counter_name=counter_name)
    if amount_minor > 0:
        service.put_in(hall.session, wanted, amount_minor=amount_minor, reason=reason)
    else:
        known = denominations.denominations_of("CNY", ShiftSettings())
        service.take_out(hall.session, wanted, amount_minor=-amount_minor, reason=reason, known=known)


def open_drawer(
    hall: Hall, reason: str = "r", *, rules: ShiftSettings | None = None, by: str = "clerk", counter_name: str = "1"
) -> None:
    """Open the drawer and move nothing."""
    wanted = deed(hall, "MoveCashRequest", by=by, counter_name=counter_name)
    service.open_drawer(hall.session, wanted, reason=reason, rules=rules or ShiftSettings())


def close(
    hall: Hall, counted: Mapping[int, int], *, note: str = "", by: str = "clerk", counter_name: str = "1"
) -> ZReportRow:
    wanted = deed(hall, "CloseShiftRequest", by=by, counter_name=counter_name)
    total = sum(value * count for value, count in counted.items())
    return service.close_shift(hall.session, wanted, Count(counted, total, note))


def x_report(session: Session, counter_name: str = "1") -> ShiftReport:
    return reports.get_open_report(session, counter_name)
