"""Orders found again: by number as people type it, by the code of a ticket, and in lists with filters and pages."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.orm import Session

from support.full_width import in_full_width
from support.hall import NOW, Hall, refused
from support.refunds import caller, cancel, refund
from ttms_server.order.checkin import keys
from ttms_server.order.checkin import repository as checkin_repository
from ttms_server.order.checkin.codes import TicketFacts, signed_code
from ttms_server.order.customer import repository as customers
from ttms_server.order.listing.service import OrderSummary, OrdersWanted, list_orders
from ttms_server.order.lookup import service
from ttms_server.order.lookup.numbers import beginnings, spellings
from ttms_server.order.lookup.service import Asker
from ttms_server.order.report.days import checked_days
from ttms_server.order.report.repository import Sums
from ttms_server.order.report.selection import Basis, Grouping, RowKey, Span
from ttms_server.order.sale.rpc import LONGEST_NAME
from ttms_server.order.service import Order
from ttms_server.paging import Listed, page_of
from ttms_server.play.ticket_type import service as ticket_types

UTC_ZONE = ZoneInfo("UTC")
OF_THE_SHOW = Basis.SHOW_DAY


@pytest.fixture
def hall(session: Session) -> Hall:
    return Hall(session, ".. <>\n#....")


def sold(hall: Hall, names: str, *, counter_name: str = "1", by: str = "clerk") -> Order:
    hall.later(seconds=1)
    return hall.sell(hall.hold(names, by=by), names, counter_name=counter_name, by=by)


def listing(hall: Hall, size: int = 100, token: str = "", **wanted: object) -> Listed[OrderSummary]:
    fields = {"schedule_id": hall.schedule_id} | wanted
    return list_orders(hall.session, OrdersWanted(**fields), page_of(size, token, key_length=1))  # type: ignore[arg-type]


def numbers(found: Listed[OrderSummary]) -> list[str]:
    return [order.order_number for order in found.items]


@pytest.mark.parametrize(
    "typed", ["Kasse-000001", " kasse-000001 ", "KASSE-1", "kasse-0000001", "\tKasse-01", "\uff2basse\uff0d\uff11"]
)
def test_an_order_is_found_by_its_number_however_it_is_typed(hall: Hall, typed: str) -> None:
    order = sold(hall, "A1", counter_name="Kasse")

    assert service.find_order_by_number(hall.session, typed).order_id == order.order_id


def test_a_customers_name_that_grows_without_its_case_is_stored_and_found(hall: Hall) -> None:
    order, name = sold(hall, "A1"), "\N{GREEK SMALL LETTER IOTA WITH DIALYTIKA AND TONOS}" * LONGEST_NAME

    customers.add(hall.session, order.order_id, name)

    assert [found.customer_name for found in listing(hall, customer=name).items] == [name]


def test_a_ticket_keeps_the_name_of_the_type_that_it_was_sold_under(hall: Hall) -> None:
    order = sold(hall, "A1")
    [ticket] = order.tickets
    types = ticket_types.list_ticket_types(hall.session, page_of(0, "", key_length=2), include_retired=True).items
    kind = next(one for one in types if one.code == ticket.price.ticket_type)

    ticket_types.save_ticket_type(hall.session, replace(kind, name="Anybody", name_en=""), now=hall.now)

    found = service.find_order_by_number(hall.session, order.order_number)
    [seen] = service.get_order(hall.session, found, Asker(caller(hall.session, "clerk"), hall.now)).tickets
    assert (seen.price.name, seen.price.name_en) == (kind.name, kind.name_en)


def test_of_two_counters_that_differ_in_case_the_one_that_was_typed_is_meant(hall: Hall) -> None:
    upper, lower = sold(hall, "A1", counter_name="VIP"), sold(hall, "A2", counter_name="vip")

    for typed, order in {"VIP-1": upper, "vip-1": lower}.items():
        assert service.find_order_by_number(hall.session, typed).order_id == order.order_id
    assert service.find_order_by_number(hall.session, "Vip-1").order_id in {upper.order_id, lower.order_id}


@pytest.mark.parametrize("typed", ["", "7", "-", "7-", "-000001", "7-1x", "7-٣", "7-000002", "8-000001", "7 -1", "%-1"])
def test_a_number_that_no_order_has_is_refused(hall: Hall, typed: str) -> None:
    sold(hall, "A1", counter_name="7")

    refusal = refused(lambda: service.find_order_by_number(hall.session, typed))

    assert (refusal.reason, refusal.details) == ("ORDER_NOT_FOUND", {"order": typed})


def test_an_order_is_found_by_the_code_of_any_of_its_tickets_also_refunded_ones(hall: Hall) -> None:
    order = sold(hall, "A1 A2")
    refund(hall, order, "A2")

    for ticket in order.tickets:
        for typed in (ticket.code, f" {ticket.code.lower()} ", in_full_width(ticket.code)):
            assert service.find_order_by_code(hall.session, typed).order_id == order.order_id
    assert refused(lambda: service.find_order_by_code(hall.session, "X")).reason == "ORDER_NOT_FOUND"


def test_an_order_is_found_by_the_signed_code_of_its_ticket_and_by_no_forged_one(hall: Hall) -> None:
    order = sold(hall, "A1")
    signer, forger = (keys.signer_of(Ed25519PrivateKey.from_private_bytes(bytes([each] * 32))) for each in (1, 2))
    checkin_repository.add_key(hall.session, signer.key_id, signer.public_key, hall.now)
    facts = TicketFacts(order.tickets[0].ticket_id, hall.schedule_id, 1, NOW)

    assert service.find_order_by_code(hall.session, signed_code(facts, signer).lower()).order_id == order.order_id
    forged = signed_code(facts, forger).replace(forger.key_id, signer.key_id)
    assert refused(lambda: service.find_order_by_code(hall.session, forged)).reason == "ORDER_NOT_FOUND"


def test_an_order_is_seen_as_it_was_sold(hall: Hall) -> None:
    order = sold(hall, "A1 A3", by="second", counter_name="4")

    asker = Asker(caller(hall.session, "second"), hall.now)
    found = service.get_order(hall.session, service.find_order(hall.session, order.order_id), asker)

    assert found == order


def test_numbers_are_looked_for_in_the_spelling_of_each_counter() -> None:
    assert spellings("vip-7", ["VIP", "vip", "1"]) == ["vip-000007", "VIP-000007"]
    assert spellings("1-1234567", ["1"]) == ["1-1234567"]
    assert spellings("A-B-2", ["A-B", "A"]) == ["A-B-000002"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("v", ["VIP-"]),
        ("VIP", ["VIP-"]),
        ("vip-", ["VIP-"]),
        ("vip-00", ["VIP-00"]),
        ("1", ["1-", "1-2-"]),
        ("1-2", ["1-2", "1-2-"]),
        ("1-2-0", ["1-2-0"]),
        ("strasse-0", []),
        ("straße-0", ["STRASSE-0", "straße-0"]),
        ("x", []),
        ("vip-0%", []),
        ("vip-0x", []),
        ("-", []),
    ],
)
def test_what_was_typed_of_a_number_begins_some_numbers(typed: str, found: Sequence[str]) -> None:
    counters = ["1", "VIP", "1-2"] + ["STRASSE", "straße"] * typed.startswith("straße")

    assert beginnings(typed, counters) == list(found)


def test_a_row_with_a_number_is_kept_from_the_number_of_its_seat(hall: Hall) -> None:
    (seat,) = (seat for seat in hall.layout.seats if (seat.row_label, seat.seat_label) == ("A", "1"))

    assert [seat.short_name, replace(seat, row_label="5", seat_label="11").short_name] == ["A1", "5-11"]


def test_orders_are_listed_newest_first_with_what_they_are_about(hall: Hall) -> None:
    first, second = sold(hall, "A1 A2", counter_name="8"), sold(hall, "B3 A3", by="second", counter_name="9")
    refund(hall, first, "A1", by="manager")
    refund(hall, second, "B3", by="manager")
    refund(hall, second, "A3", by="manager")

    newest, oldest = listing(hall).items

    assert (newest.order_id, oldest.order_id) == (second.order_id, first.order_id)
    assert (newest.order_number, newest.counter_name, newest.clerk_name) == (second.order_number, "9", "Second")
    assert (newest.sold_at, newest.schedule) == (second.sold_at, second.schedule)
    assert (newest.seats, oldest.seats) == ("", "A2")
    assert newest.sums == Sums(2, 2, 13_500, 13_500, 0)
    assert oldest.sums == Sums(2, 1, 9000, 4500, 1)


def test_a_list_comes_in_pages_that_miss_and_repeat_nothing_though_orders_are_added(hall: Hall) -> None:
    for name in ("A1", "A2", "A3", "B2"):
        sold(hall, name, counter_name="7")
    first = listing(hall, size=3)
    sold(hall, "B3", counter_name="7")

    rest = listing(hall, size=3, token=first.next_page_token)

    assert numbers(first) == ["7-000004", "7-000003", "7-000002"]
    assert (numbers(rest), rest.next_page_token) == (["7-000001"], "")


def test_a_page_token_that_no_answer_gave_is_refused(hall: Hall) -> None:
    for token in ("x", "WyJ4Il0=", "WyItMSJd", "W10="):
        assert refused(partial(listing, hall, token=token)).details["field"] == "page_token"


def test_a_list_begins_with_what_was_typed_of_a_number(hall: Hall) -> None:
    for name, counter in [("A1", "7"), ("A2", "7"), ("A3", "77"), ("B2", "VIP")]:
        sold(hall, name, counter_name=counter)

    assert numbers(listing(hall, number_prefix="7")) == ["77-000001", "7-000002", "7-000001"]
    assert numbers(listing(hall, number_prefix="7-")) == ["7-000002", "7-000001"]
    assert numbers(listing(hall, number_prefix="7-000002")) == ["7-000002"]
    assert numbers(listing(hall, number_prefix="vi")) == ["VIP-000001"]
    assert numbers(listing(hall, number_prefix="x")) == []


def test_orders_that_wait_for_a_refund_are_those_of_cancelled_shows_with_valid_tickets(hall: Hall) -> None:
    waiting, back, part = sold(hall, "A1"), sold(hall, "A2"), sold(hall, "B2 B3")
    other = Hall(hall.session, "..", starts_at=NOW + timedelta(hours=6))
    takes_place = sold(other, "A1")
    assert listing(hall, only_to_refund=True).items == []
    cancel(hall.session, hall.schedule_id, hall.now)
    refund(hall, back, "A2")
    refund(hall, part, "B3")

    found = [order.order_id for order in listing(hall, only_to_refund=True, schedule_id=None).items]

    ours = [order.order_id for order in (takes_place, part, back, waiting)]
    assert [order_id for order_id in found if order_id in ours] == [part.order_id, waiting.order_id]
    assert [order.order_id for order in listing(hall, only_to_refund=True).items] == [part.order_id, waiting.order_id]
    assert listing(other, only_to_refund=True).items == []


def test_a_filter_is_for_all_that_a_row_counts(hall: Hall) -> None:
    mine, theirs = sold(hall, "A1 A2", counter_name="7"), sold(hall, "A3", by="second", counter_name="8")
    refund(hall, theirs, "A3", by="manager")
    days = checked_days("2026-02-09", "2026-02-09")
    span = Span(days, OF_THE_SHOW, UTC_ZONE)
    manager = RowKey(Grouping.CLERK, str(hall.user_id("manager")))

    assert {order.order_id for order in listing(hall, span=span).items} == {mine.order_id, theirs.order_id}
    [summary] = listing(hall, span=span, row=manager).items
    assert summary.order_id == theirs.order_id
    assert (summary.clerk_name, summary.sums) == ("Second", Sums(0, 1, 0, 9000, -2))
    assert listing(hall, span=span, row=manager, number_prefix="7").items == []
    assert numbers(listing(hall, row=manager, number_prefix="8")) == ["8-000001"]


@pytest.mark.parametrize(
    ("grouping", "key"),
    [
        (Grouping.PLAY, "x"),
        (Grouping.PLAY, "-1"),
        (Grouping.SCHEDULE, "0"),
        (Grouping.STUDIO, "1.5"),
        (Grouping.CLERK, str(2**63)),
        (Grouping.CLERK, "9" * 100),
        (Grouping.CLERK, "٣"),
        (Grouping.DAY, "2026-02-10"),
        (Grouping.DAY, "yesterday"),
        (Grouping.TICKET_TYPE, "x" * 17),
    ],
)
def test_a_key_that_no_row_has_is_refused(hall: Hall, grouping: Grouping, key: str) -> None:
    span = Span(checked_days("2026-02-08", "2026-02-09"), OF_THE_SHOW, UTC_ZONE)

    refusal = refused(lambda: listing(hall, span=span, row=RowKey(grouping, key)))

    assert (refusal.reason, refusal.details["field"]) == ("FIELD_INVALID", "group_key")


def test_a_row_of_a_day_needs_its_span(hall: Hall) -> None:
    refusal = refused(lambda: listing(hall, row=RowKey(Grouping.DAY, "2026-02-09")))

    assert refusal.details["field"] == "group_key"


def test_a_row_that_counts_nothing_lists_nothing(hall: Hall) -> None:
    sold(hall, "A1")

    assert listing(hall, row=RowKey(Grouping.TICKET_TYPE, "child")).items == []
    assert listing(hall, row=RowKey(Grouping.PLAY, "987654")).items == []
