"""Shifts through the client: what a drawer's calls say and return."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta
from uuid import uuid4

import pytest

from support.cinema import PASSWORD, SmallCinema, add_show
from support.race import buy
from support.server_thread import ServerThread
from ttms_client import Client, new_request_id
from ttms_client.errors import DenominationUnknown, FieldInvalid, NoRight, ShiftNotOpen, ShiftOpen, ZReportNotFound
from ttms_client.shift import CashDirection, ShiftReport
from ttms_server import clock
from ttms_server.db import Database


def at(server: ServerThread, user_name: str, counter: str) -> Client:
    client = Client(server.address)
    client.user.sign_in(user_name, PASSWORD, counter_name=counter, request_id=new_request_id())
    return client


@pytest.fixture
def counter_name() -> str:
    return uuid4().hex[:12]


@pytest.fixture
def clerk(server: ServerThread, counter_name: str) -> Iterator[Client]:
    with at(server, "clerk", counter_name) as client:
        yield client


def test_a_drawer_from_its_float_to_its_z_report(clerk: Client, server: ServerThread, counter_name: str) -> None:
    opened = clerk.shift.open_shift(float_minor=10_000, request_id=new_request_id())
    clerk.shift.move_cash(CashDirection.OUT, amount_minor=3_000, reason="bank", request_id=new_request_id())
    clerk.shift.open_drawer(reason="a torn note", request_id=new_request_id())
    blind = clerk.shift.get_shift_report()
    made = clerk.shift.close_shift({5_000: 1, 2_000: 1}, note="fine", request_id=new_request_id())
    with at(server, "manager", "office") as manager:
        found, listed = manager.shift.get_z_report(counter_name, 1), manager.shift.list_z_reports(counter_name)

    assert (opened.counter_name, opened.opened_by, opened.float_minor) == (counter_name, "Clerk", 10_000)
    assert [(move.amount_minor, move.reason) for move in blind.cash_moves] == [(-3_000, "bank"), (0, "a torn note")]
    assert blind.expected_minor is None
    assert blind.denominations_minor[0] == 10_000
    assert (made.report.expected_minor, made.counted_minor, made.variance_minor) == (7_000, 7_000, 0)
    assert made.counted == {5_000: 1, 2_000: 1}
    assert made.pieces == ((5_000, 1), (2_000, 1))
    assert found == made
    assert [(line.z_number, line.variance_minor, line.closed_by) for line in listed] == [(1, 0, "Clerk")]


def test_before_the_count_a_clerk_is_told_how_much_was_sold_but_no_money(
    clerk: Client, server: ServerThread, cinema: SmallCinema, database: Database, counter_name: str
) -> None:
    """Neither the float nor the takings, nor anything that either follows from."""
    show = add_show(database, studio_id=cinema.studio_id, starts_at=clock.now() + timedelta(hours=5))
    clerk.shift.open_shift(float_minor=10_000, request_id=new_request_id())
    buy(clerk, show, 1)
    blind = clerk.shift.get_shift_report()
    with at(server, "manager", "office") as manager:
        seen = manager.shift.get_shift_report(counter_name)
    made = clerk.shift.close_shift({}, request_id=new_request_id()).report

    assert (blind.is_blind, seen.is_blind, made.is_blind) == (True, False, False)
    assert (blind.sales, [sold.tickets_sold for sold in blind.shows]) == (1, [1])
    assert money_of(blind) == {0}
    assert money_of(seen) == money_of(made) == {0, 4_500, 10_000, 14_500}


def money_of(report: ShiftReport) -> set[int | None]:
    """Every amount that the report tells."""
    own = {getattr(report, field.name) for field in fields(report) if field.name.endswith("_minor")}
    sold = {
        amount for each in (*report.ticket_types, *report.shows) for amount in (each.gross_minor, each.refunded_minor)
    }
    tenders = {amount for line in report.tenders for amount in (line.taken_minor, line.given_back_minor)}
    return (own | sold | tenders | {report.shift.float_minor}) - {report.denominations_minor, None}


def test_what_is_refused_has_its_class(clerk: Client, server: ServerThread, counter_name: str) -> None:
    with pytest.raises(ShiftNotOpen):
        clerk.shift.get_shift_report()
    clerk.shift.open_shift(float_minor=0, request_id=new_request_id())
    with pytest.raises(ShiftOpen):
        clerk.shift.open_shift(float_minor=0, request_id=new_request_id())
    with pytest.raises(DenominationUnknown):
        clerk.shift.close_shift({3: 1}, request_id=new_request_id())
    with pytest.raises(FieldInvalid):
        clerk.shift.close_shift({100: 2**40}, request_id=new_request_id())
    with pytest.raises(NoRight):
        clerk.shift.list_z_reports()
    with at(server, "manager", "office") as manager, pytest.raises(ZReportNotFound):
        manager.shift.get_z_report(counter_name, 1)
