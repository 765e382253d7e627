"""Every message of the contract keeps the conventions: names, units, times, pages."""

import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from google.protobuf.descriptor import Descriptor, FieldDescriptor

from support.raw_calls import METHODS, SERVICES, Method
from ttms_api.v1 import errors_pb2
from ttms_client._channel import REQUEST_BYTES
from ttms_server.app import LARGEST_MESSAGE

NUMBERS = {FieldDescriptor.TYPE_INT64, FieldDescriptor.TYPE_INT32}
MONEY = re.compile(r"price|amount|total|given|change_|sum|fee|discount")
PLACES = {"places_total", "SeatChanges.seats"}
A_MOMENT = re.compile(r"_at$|_until$|_from$|_before$|^server_time$")
LISTS = [method for method in METHODS if method.name.startswith("List")]


def messages() -> Iterator[Descriptor]:
    for name in SERVICES:
        yield from import_module(f"ttms_api.v1.{name}_pb2").DESCRIPTOR.message_types_by_name.values()


# Days of the calendar, which are text.
DAYS = {"runs_from", "runs_until"}
FIELDS = [field for message in messages() for field in message.fields]


def test_a_client_sends_as_much_as_a_server_takes() -> None:
    assert REQUEST_BYTES == LARGEST_MESSAGE


def test_no_field_is_a_floating_point_number() -> None:
    floats = {FieldDescriptor.TYPE_DOUBLE, FieldDescriptor.TYPE_FLOAT}

    assert [field.full_name for field in FIELDS if field.type in floats] == []


def test_amounts_of_money_are_64_bit_numbers_that_end_in_minor() -> None:
    money = [field for field in FIELDS if MONEY.search(field.name) and field.type in NUMBERS]

    assert len(money) > 5
    assert [field.full_name for field in money if field.name not in PLACES and not field.name.endswith("_minor")] == []
    assert [field.full_name for field in FIELDS if field.name.endswith("_minor") and not is_int64(field)] == []


def test_every_64_bit_number_is_an_id_or_money() -> None:
    odd = [field for field in FIELDS if is_int64(field) and not field.name.endswith(("_id", "_ids", "_minor"))]

    # Of a denomination of 1 minor unit the count is money.
    assert [field.full_name for field in odd] == ["ttms_api.v1.Counted.count"]


def test_moments_are_timestamps_and_nothing_else_is() -> None:
    named = {field.full_name for field in FIELDS if A_MOMENT.search(field.name) and field.name not in DAYS}
    stamps = {field.full_name for field in FIELDS if field.message_type and field.message_type.name == "Timestamp"}

    assert named == stamps


def test_spans_of_time_name_their_unit() -> None:
    spans = [field.name for field in FIELDS if re.search(r"(hold|stops|running|timeout|limit)_?", field.name)]
    numbers = [field.name for field in FIELDS if field.name in spans and field.type in NUMBERS]

    assert [name for name in numbers if not name.endswith(("_seconds", "_minutes"))] == []


@pytest.mark.parametrize("method", LISTS, ids=str)
def test_a_list_comes_in_pages(method: Method) -> None:
    asked, answered = method.descriptor.input_type, method.descriptor.output_type

    assert {"page_size", "page_token"} <= set(asked.fields_by_name)
    assert answered.fields_by_name["next_page_token"].type == FieldDescriptor.TYPE_STRING
    assert len([field for field in answered.fields if field.is_repeated]) == 1


@pytest.mark.parametrize("method", METHODS, ids=str)
def test_a_method_has_messages_of_its_own_name(method: Method) -> None:
    assert method.descriptor.input_type.name == f"{method.name}Request"
    assert method.descriptor.output_type.name == f"{method.name}Response"


@pytest.mark.parametrize("method", METHODS, ids=str)
def test_exactly_the_methods_that_change_something_carry_a_request_id(method: Method) -> None:
    field = method.descriptor.input_type.fields_by_name.get("request_id")

    assert (field is not None) is method.changes_something
    assert field is None or (field.type, field.number) == (FieldDescriptor.TYPE_STRING, 1)


def test_reasons_of_errors_have_a_zero_that_means_nothing() -> None:
    assert errors_pb2.ErrorReason.items()[0] == ("ERROR_REASON_UNSPECIFIED", 0)


def is_int64(field: FieldDescriptor) -> bool:
    return field.type == FieldDescriptor.TYPE_INT64
