"""Every message becomes its dataclass: no field is lost or swapped, and news of a newer server does no harm."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

import pytest
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.internal.enum_type_wrapper import EnumTypeWrapper
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from google.protobuf.timestamp_pb2 import Timestamp
from hypothesis import given, settings
from hypothesis import strategies as st

from ttms_api.v1 import order_pb2, play_pb2, studio_pb2, ticket_pb2, user_pb2
from ttms_client import (
    door,
    holding,
    order,
    payment,
    play,
    report,
    reservation,
    studio,
    ticket,
    ticket_type,
    user,
    voucher,
)

DAYS = {"runs_from", "runs_until"}
LATEST = int(datetime(9999, 1, 1, tzinfo=UTC).timestamp())


@dataclass(frozen=True)
class Conversion:
    """A message, the function that reads it, and the fields that the client has no use for or names otherwise."""

    read: Callable[[Any], Any]
    message: type[Message]
    left_out: tuple[str, ...] = ()


CONVERSIONS = [
    Conversion(user._user, user_pb2.User),
    Conversion(user._cinema, user_pb2.Cinema, ("hold_seconds", "selling_stops_seconds", "cleaning_seconds")),
    Conversion(studio._studio, studio_pb2.Studio),
    Conversion(studio.layout_of, studio_pb2.Layout),
    Conversion(play._play, play_pb2.Play),
    Conversion(play.schedule_of, play_pb2.Schedule),
    Conversion(ticket._show, ticket_pb2.ShowOnBoard),
    Conversion(ticket._seat_map, ticket_pb2.SeatMap),
    Conversion(order.order_of, order_pb2.Order),
    Conversion(order._summary, order_pb2.OrderSummary),
    Conversion(voucher.voucher_of, order_pb2.Voucher),
    Conversion(ticket_type._ticket_type, play_pb2.TicketType),
    Conversion(door.scan_of, order_pb2.Scan),
    Conversion(holding._event, ticket_pb2.SeatEvent),
    Conversion(report._row, order_pb2.ReportRow),
    Conversion(reservation._reservation, ticket_pb2.Reservation),
]


def messages(of: Any) -> st.SearchStrategy[Message]:
    """Any message of this kind that a server, also a newer one, could send."""
    if of.full_name == "google.protobuf.Timestamp":
        return st.builds(
            Timestamp, seconds=st.integers(0, LATEST), nanos=st.integers(0, 999_999).map(lambda n: n * 1000)
        )
    return st.builds(GetMessageClass(of), **{field.name: values(field) for field in of.fields})


def days() -> st.SearchStrategy[str]:
    """A day of the calendar as the contract writes it, or none."""
    return st.just("") | st.dates().map(date.isoformat)


def values(field: FieldDescriptor) -> st.SearchStrategy[Any]:
    one: dict[int, Callable[[], st.SearchStrategy[Any]]] = {
        FieldDescriptor.CPPTYPE_INT32: lambda: st.integers(-(2**31), 2**31 - 1),
        FieldDescriptor.CPPTYPE_INT64: lambda: st.integers(-(2**63), 2**63 - 1),
        FieldDescriptor.CPPTYPE_BOOL: st.booleans,
        FieldDescriptor.CPPTYPE_ENUM: lambda: st.integers(0, 9),
        FieldDescriptor.CPPTYPE_STRING: lambda: st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
        FieldDescriptor.CPPTYPE_MESSAGE: lambda: messages(field.message_type),
    }
    strategy = days() if field.name in DAYS else one[field.cpp_type]()
    return st.lists(strategy, max_size=2) if field.is_repeated else strategy


def assert_same(message: Any, found: Any, left_out: tuple[str, ...] = ()) -> None:
    names = {field.name for field in fields(found)}
    for field in message.DESCRIPTOR.fields:
        if field.name not in left_out:
            assert field.name in names
            theirs, ours = getattr(message, field.name), getattr(found, field.name)
            pairs = zip(theirs, ours, strict=True) if field.is_repeated else [(theirs, ours)]
            for pair in pairs:
                assert_equal(*pair)


def assert_equal(theirs: Any, ours: Any) -> None:
    if isinstance(ours, Enum):
        assert ours.value == theirs or theirs not in {member.value for member in type(ours)}
    elif isinstance(ours, datetime):
        assert ours == theirs.ToDatetime(tzinfo=UTC)
    elif isinstance(ours, date):
        assert ours.isoformat() == theirs
    elif ours is None:
        assert theirs in ("", Timestamp())
    elif is_dataclass(ours):
        assert_same(theirs, ours)
    else:
        assert ours == theirs


@pytest.mark.parametrize("conversion", CONVERSIONS, ids=lambda each: each.message.__name__)
def test_any_message_becomes_its_dataclass(conversion: Conversion) -> None:
    @settings(max_examples=25, deadline=None)
    @given(messages(conversion.message.DESCRIPTOR))
    def check(message: Message) -> None:
        assert_same(message, conversion.read(message), conversion.left_out)

    check()


@pytest.mark.parametrize("conversion", CONVERSIONS, ids=lambda each: each.message.__name__)
def test_an_empty_message_does_no_harm(conversion: Conversion) -> None:
    assert conversion.read(conversion.message())


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (user.Role, user_pb2.Role),
        (play.PlayKind, play_pb2.PlayKind),
        (report.ReportBasis, order_pb2.ReportBasis),
        (report.ReportGrouping, order_pb2.ReportGrouping),
        (studio.SeatKind, studio_pb2.SeatKind),
        (studio.StudioOrder, studio_pb2.StudioOrder),
        (ticket.SellingState, ticket_pb2.SellingState),
        (ticket.SeatState, ticket_pb2.SeatState),
        (payment.Tender, order_pb2.Tender),
        (door.ScanResult, order_pb2.ScanResult),
        (holding.SeatDeed, ticket_pb2.SeatDeed),
        (reservation.ReservationKind, ticket_pb2.ReservationKind),
    ],
)
def test_an_enum_has_the_names_and_numbers_of_the_contract(ours: type[Enum], theirs: EnumTypeWrapper) -> None:
    prefix = theirs.Name(0).removesuffix("UNSPECIFIED")
    contract = {name.removeprefix(prefix): number for name, number in theirs.items() if number}

    assert {member.name: member.value for member in ours if member.value} == contract


def test_what_a_newer_server_says_is_taken_for_the_safe_side() -> None:
    assert user._user(user_pb2.User(role=99)).role is user.Role.CLERK  # type: ignore[arg-type]
    assert ticket._selling_state(99) is ticket.SellingState.STOPPED
    assert ticket._status(ticket_pb2.SeatStatus(state=99)).state is ticket.SeatState.SOLD  # type: ignore[arg-type]
    assert studio._seat(studio_pb2.Seat(kind=99)).kind is studio.SeatKind.STANDARD  # type: ignore[arg-type]
    line = order_pb2.PaymentLine(tender=99)  # type: ignore[arg-type]
    assert payment.payment_line_of(line).tender is payment.Tender.OTHER


def test_the_rules_of_the_cinema_are_spans_of_time() -> None:
    cinema = user._cinema(user_pb2.Cinema(hold_seconds=180, selling_stops_seconds=600, cleaning_seconds=900))

    spans = (cinema.hold_time, cinema.selling_stops, cinema.cleaning)
    assert [span.total_seconds() for span in spans] == [180, 600, 900]
