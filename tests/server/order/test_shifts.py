"""Shifts: one drawer at each counter, counted blindly, and a Z report that says what the ledger says."""

from functools import partial

import pytest
from sqlalchemy.orm import Session

from support.hall import Hall, refused
from support.invariants import broken_promises_in
from support.refunds import refund
from support.shifts import close, move, open_drawer, open_shift, x_report
from ttms_server.config import ShiftSettings
from ttms_server.currencies import CURRENCIES, decimals
from ttms_server.order.models import Tender
from ttms_server.order.shift import denominations
from ttms_server.order.shift.errors import DenominationUnknown


@pytest.fixture
def hall(session: Session) -> Hall:
    return Hall(session, "....\n<>..")


def test_a_drawer_holds_its_float_what_was_sold_and_what_was_moved(hall: Hall) -> None:
    open_shift(hall, float_minor=50_000, counter_name="drawer")
    order = hall.sell(hall.hold("A1 A2"), "A1 A2", types="adult child", given=[10_000], counter_name="drawer")
    refund(hall, order, "A2", counter_name="drawer")
    move(hall, 2_000, "more change", counter_name="drawer")
    hall.later(minutes=1)
    move(hall, -30_000, "to the bank", counter_name="drawer")

    figures = x_report(hall.session, "drawer").figures

    assert figures.expected_minor == 50_000 + 4_500 + 2_000 - 30_000
    assert (figures.sales, figures.refunds, figures.gross_minor, figures.refunded_minor) == (1, 1, 6_750, 2_250)
    cash = figures.tenders[Tender.CASH]
    assert (cash.taken_minor, cash.given_back_minor) == (6_750, 2_250)
    assert {kind: (sold.tickets_sold, sold.tickets_refunded) for kind, sold in figures.ticket_types.items()} == {
        "adult": (1, 0),
        "child": (1, 1),
    }
    assert figures.shows[hall.schedule_id].gross_minor == 6_750
    assert [(made.amount_minor, made.reason) for made in figures.moves] == [
        (2_000, "more change"),
        (-30_000, "to the bank"),
    ]
    assert broken_promises_in(hall.session) == {}


def test_no_more_is_taken_out_than_should_be_there_and_a_refusal_does_not_tell_how_much_that_is(hall: Hall) -> None:
    open_shift(hall, float_minor=10_000, counter_name="short")
    hall.sell(hall.hold("A1"), "A1", counter_name="short")  # 145.00 by now: 160.00 in notes of 20

    for amount in (16_001, 145_000, 10**12):
        assert refused(partial(move, hall, -amount, counter_name="short")).reason == "DRAWER_HOLDS_LESS"
    move(hall, -16_000, counter_name="short")
    nothing_left = refused(lambda: move(hall, -1, counter_name="short"))

    assert (nothing_left.reason, nothing_left.details) == ("DRAWER_HOLDS_LESS", {})
    assert [made.amount_minor for made in x_report(hall.session, "short").figures.moves] == [-16_000]
    assert broken_promises_in(hall.session) == {}


def test_a_drawer_that_was_only_opened_is_noted_with_its_reason_and_holds_what_it_held(hall: Hall) -> None:
    open_shift(hall, float_minor=5_000, counter_name="opened")
    open_drawer(hall, "change for a note of 100", by="second", counter_name="opened")

    figures = x_report(hall.session, "opened").figures

    [made] = figures.moves
    assert (made.amount_minor, made.reason, made.user_id) == (0, "change for a note of 100", hall.user_id("second"))
    assert (figures.expected_minor, figures.sales, figures.refunds) == (5_000, 0, 0)
    assert close(hall, {5_000: 1}, counter_name="opened").variance_minor == 0
    assert broken_promises_in(hall.session) == {}


def test_a_drawer_is_opened_without_a_shift_only_where_nobody_has_to_open_one(hall: Hall) -> None:
    open_drawer(hall, "nothing sold yet", counter_name="bare")

    assert [made.reason for made in x_report(hall.session, "bare").figures.moves] == ["nothing sold yet"]
    strict = ShiftSettings(required=True)
    assert refused(lambda: open_drawer(hall, rules=strict, counter_name="strict")).reason == "SHIFT_NOT_OPEN"
    assert broken_promises_in(hall.session) == {}


def test_a_z_report_says_what_was_expected_counted_and_missing(hall: Hall) -> None:
    open_shift(hall, float_minor=10_000, counter_name="z")
    hall.sell(hall.hold("A1"), "A1", counter_name="z")

    report = close(hall, {10_000: 1, 1_000: 4}, note="5 yuan on the floor?", counter_name="z")

    assert (report.z_number, report.gross_minor, report.net_minor, report.grand_total_minor) == (1, 4_500, 4_500, 4_500)
    assert (report.expected_minor, report.counted_minor, report.variance_minor) == (14_500, 14_000, -500)
    assert denominations.counted_of(report.counted) == {10_000: 1, 1_000: 4}
    assert broken_promises_in(hall.session) == {}


def test_numbers_go_on_and_the_grand_total_never_falls(hall: Hall) -> None:
    reports = []
    for names in ("A1", "A2", ""):
        open_shift(hall, counter_name="n")
        if names:
            order = hall.sell(hall.hold(names), names, counter_name="n")
            refund(hall, order, names, counter_name="n")
        reports.append(close(hall, {}, counter_name="n"))

    assert [(report.z_number, report.net_minor, report.grand_total_minor) for report in reports] == [
        (1, 0, 4_500),
        (2, 0, 9_000),
        (3, 0, 9_000),
    ]
    assert [report.previous_chain_hash for report in reports] == ["", *(report.chain_hash for report in reports[:2])]
    assert broken_promises_in(hall.session) == {}


def test_a_counter_has_one_open_shift(hall: Hall) -> None:
    open_shift(hall, counter_name="one")

    assert refused(lambda: open_shift(hall, counter_name="one")).reason == "SHIFT_OPEN"


def test_the_first_sale_opens_a_shift_where_nobody_did(hall: Hall) -> None:
    hall.sell(hall.hold("A1"), "A1", counter_name="first")

    shift = x_report(hall.session, "first").shift.row
    assert (shift.float_minor, shift.counter_name) == (0, "first")
    assert refused(lambda: open_shift(hall, counter_name="first")).reason == "SHIFT_OPEN"


def test_where_a_float_is_asked_for_nothing_is_sold_without_a_shift(hall: Hall) -> None:
    hall.shift_rules = ShiftSettings(required=True)

    assert refused(lambda: hall.sell(hall.hold("A1"), "A1", counter_name="strict")).reason == "SHIFT_NOT_OPEN"

    open_shift(hall, counter_name="strict")
    hall.sell(hall.hold("A2"), "A2", counter_name="strict")


@pytest.mark.parametrize("act", ["move", "close", "x"])
def test_without_a_shift_there_is_nothing_to_move_count_or_report(hall: Hall, act: str) -> None:
    deeds = {
        "move": lambda: move(hall, 100, counter_name="none"),
        "close": lambda: close(hall, {}, counter_name="none"),
        "x": lambda: x_report(hall.session, "none"),
    }

    assert refused(deeds[act]).reason == "SHIFT_NOT_OPEN"


def test_what_is_sold_after_the_end_is_in_the_next_shift(hall: Hall) -> None:
    hall.sell(hall.hold("A1"), "A1", counter_name="late")
    first = close(hall, {1_000: 4, 500: 1}, counter_name="late")
    hall.sell(hall.hold("A2"), "A2", counter_name="late")

    assert first.variance_minor == 0
    assert x_report(hall.session, "late").figures.gross_minor == 4_500
    assert close(hall, {}, counter_name="late").grand_total_minor == 9_000


@pytest.mark.parametrize(
    ("currency", "settings", "count", "largest"),
    [
        ("CNY", "", 8, 10_000),
        ("EUR", "", 15, 50_000),
        ("USD", "", 12, 10_000),
        ("JPY", "", 10, 10_000),
        ("KRW", "", 8, 50_000),
        ("HKD", "", 12, 100_000),
        ("KWD", "", 11, 20_000),
        ("RUB", "", 1, 1),
        ("EUR", "5 200", 2, 200),
    ],
)
def test_a_drawer_is_counted_in_the_coins_and_notes_of_its_currency(
    currency: str, settings: str, count: int, largest: int
) -> None:
    known = denominations.denominations_of(currency, ShiftSettings(coins_and_notes=settings))

    assert (len(known), known[0]) == (count, largest)
    assert 0 == denominations.most_taken(0, known) < largest <= denominations.most_taken(largest, known)
    assert denominations.most_brought(known) >= 1_000 * largest
    assert denominations.sum_of({known[0]: 3}, known) == 3 * largest
    with pytest.raises(DenominationUnknown):
        denominations.sum_of({3: 1}, known)


@pytest.mark.parametrize("currency", sorted(CURRENCIES))
def test_every_currency_can_be_counted(currency: str) -> None:
    known = list(denominations.denominations_of(currency, ShiftSettings()))

    assert known == sorted(set(known), reverse=True)
    assert denominations.most_brought(known) * 100 <= known[0] * denominations.most_of_each(known)
    assert known[0] * denominations.most_of_each(known) >= 10**6 * 10 ** decimals(currency)
