"""The vouchers that were sold: found by managers, newest first, and how long they are valid."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from support.counter import new_hall
from support.raw_calls import Caller
from support.refund_counter import RefundCounter
from support.server_thread import LoopThread, ServerThread
from support.sessions import token_of
from support.stepping_clock import SteppingClock
from ttms_server import clock as system_clock
from ttms_server.cinema_days import day_of
from ttms_server.config import CinemaSettings, VoucherSettings
from ttms_server.db import Database
from ttms_server.order.voucher.validity import end_of_validity

ZONE = ZoneInfo(CinemaSettings().time_zone)


@pytest.fixture
def counter(server: ServerThread) -> RefundCounter:
    return RefundCounter(server.anybody, server.database, new_hall(server.database, plan="o"))


def office(server: ServerThread, now: datetime | None = None) -> Caller:
    """A manager."""
    at = now or system_clock.now()
    return server.anybody.with_token(token_of(server.database, "manager", now=at, counter_name="office"))


def sold(call: Callable[..., Any], amount_minor: int, **more: Any) -> Any:
    payment = {"tender": 1, "given_minor": amount_minor}
    wanted = {"request_id": str(uuid4()), "amount_minor": amount_minor, "payment": payment} | more
    return call("IssueVoucher", **wanted).answer.voucher


def span(first: date | None = None) -> dict[str, str]:
    """Until today, as the cinema counts its days."""
    today = day_of(system_clock.now(), ZONE)
    return {"first_day": (first or today).isoformat(), "last_day": today.isoformat()}


def pages(call: Callable[..., Any], **wanted: Any) -> Sequence[Any]:
    """All of the list, two at a time."""
    found, token = [], "begin"
    while token:
        answer = call("ListVouchers", page_size=2, page_token="" if token == "begin" else token, **wanted).answer
        found += answer.vouchers
        token = answer.next_page_token
    return found


def test_sold_vouchers_are_listed_newest_first_as_each_is_found_alone(
    server: ServerThread, counter: RefundCounter
) -> None:
    slip = {"terminal": "T1", "approval": f"L{uuid4().hex[:8].upper()}"}
    by_card = {"tender": 2, "given_minor": 300, "card": slip}
    bought = [sold(counter.call, 100), sold(counter.call, 200), sold(counter.call, 300, payment=by_card)]
    paid = {"tender": 3, "given_minor": 100, "voucher_code": bought[0].code}
    cash = {"tender": 1, "given_minor": 4400}
    counter.sell(counter.hold(1).answer.hold_id, 1, payments=[paid, cash])
    manager = office(server)

    found = [voucher for voucher in pages(manager, **span()) if voucher.code in {one.code for one in bought}]

    assert [voucher.code for voucher in found] == [one.code for one in reversed(bought)]
    assert [voucher.balance_minor for voucher in found] == [300, 200, 0]
    assert [manager("GetVoucher", code=one.code).answer.voucher for one in found] == found
    assert {(one.clerk_name, one.counter_name) for one in found} == {(bought[0].clerk_name, bought[0].counter_name)}
    assert bought[0].clerk_name


def test_a_day_without_vouchers_has_none(server: ServerThread, counter: RefundCounter) -> None:
    sold(counter.call, 100)
    manager = office(server)

    assert not manager("ListVouchers", first_day="2020-02-01", last_day="2020-02-29").answer.vouchers


@pytest.mark.parametrize(
    ("days", "field"),
    [
        (("2026-02-30", "2026-03-01"), "first_day"),
        (("2026-02-01", ""), "last_day"),
        (("2026-02-02", "2026-02-01"), "last_day"),
    ],
)
def test_days_that_are_none_are_refused(server: ServerThread, days: tuple[str, str], field: str) -> None:
    manager = office(server)

    refused = manager("ListVouchers", first_day=days[0], last_day=days[1])

    assert (refused.reason, refused.details["field"]) == ("FIELD_INVALID", field)


def test_a_clerk_sees_no_list_of_codes(counter: RefundCounter) -> None:
    assert counter.call("ListVouchers", **span()).reason == "NO_RIGHT"


# How long they are valid


@pytest.mark.parametrize(
    ("sold_at", "months", "last_day"),
    [
        (datetime(2026, 11, 27, 12, tzinfo=UTC), 12, date(2027, 11, 27)),
        (datetime(2026, 11, 30, 12, tzinfo=UTC), 3, date(2027, 2, 28)),
        (datetime(2026, 11, 30, 12, tzinfo=UTC), 13, date(2027, 12, 30)),
        # In Shanghai the next day has begun.
        (datetime(2026, 12, 31, 17, tzinfo=UTC), 1, date(2027, 2, 1)),
    ],
)
def test_a_voucher_is_valid_until_the_end_of_a_day_some_months_later(
    sold_at: datetime, months: int, last_day: date
) -> None:
    ends = end_of_validity(sold_at, VoucherSettings(months), ZONE)

    assert ends is not None
    assert ends.astimezone(ZONE).date() == last_day
    assert (ends + timedelta(seconds=1)).astimezone(ZONE).date() == last_day + timedelta(days=1)


def test_vouchers_are_sold_under_the_rule_of_the_cinema_unless_something_else_is_said(
    loop: LoopThread, database: Database
) -> None:
    clock = SteppingClock(datetime(2030, 1, 31, 12, tzinfo=UTC))
    with ServerThread(loop, database, clock=clock, vouchers=VoucherSettings(valid_months=1)) as server:
        manager = office(server, now=clock())
        ruled = sold(manager, 100)
        said = sold(manager, 100, expires_at={"seconds": int(datetime(2031, 1, 1, tzinfo=UTC).timestamp())})
        listed = manager("ListVouchers", first_day="2030-01-31", last_day="2030-01-31").answer.vouchers

    assert ruled.expires_at.ToDatetime(UTC) == datetime(2030, 2, 28, 15, 59, 59, tzinfo=UTC)
    assert said.expires_at.ToDatetime(UTC) == datetime(2031, 1, 1, tzinfo=UTC)
    assert list(listed) == [said, ruled]


def test_a_clerk_sells_no_voucher_that_outlives_the_rule_of_the_cinema(loop: LoopThread, database: Database) -> None:
    clock = SteppingClock(datetime(2030, 1, 31, 12, tzinfo=UTC))
    with ServerThread(loop, database, clock=clock, vouchers=VoucherSettings(valid_months=1)) as server:
        clerk = server.anybody.with_token(token_of(database, "clerk", now=clock(), counter_name="2"))

        def expiring(moment: datetime) -> Any:
            payment = {"tender": 1, "given_minor": 100}
            ends = {"seconds": int(moment.timestamp())}
            return clerk("IssueVoucher", request_id=str(uuid4()), amount_minor=100, payment=payment, expires_at=ends)

        later = expiring(datetime(2030, 2, 28, 16, tzinfo=UTC))
        earlier = expiring(datetime(2030, 2, 14, tzinfo=UTC))

    assert (later.reason, later.details["field"]) == ("FIELD_INVALID", "expires_at")
    assert earlier.answer.voucher.expires_at.ToDatetime(UTC) == datetime(2030, 2, 14, tzinfo=UTC)
