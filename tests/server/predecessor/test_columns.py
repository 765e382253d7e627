"""What ailed the predecessor's columns: dates as text, money without a unit, 64 bits cut to 32."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.timestamp_pb2 import Timestamp
from sqlalchemy import BigInteger, Column, Integer, insert, inspect, select
from sqlalchemy.dialects.mysql import DATETIME
from sqlalchemy.orm import Session

from support.cinema import SmallCinema
from support.raw_calls import METHODS
from ttms_server.all_models import metadata
from ttms_server.db import Database
from ttms_server.schema import UtcDateTime

COLUMNS = [column for table in metadata.tables.values() for column in table.columns]
MOMENTS = [column for column in COLUMNS if column.name.endswith("_at") or isinstance(column.type, UtcDateTime)]
MONEY = [column for column in COLUMNS if column.name.endswith("_minor")]


def test_b40_every_moment_has_microseconds_and_every_amount_64_bits(database: Database) -> None:
    kind_of = {
        (table, column["name"]): column["type"]
        for table in metadata.tables
        for column in inspect(database.engine).get_columns(table)
    }

    assert len(MOMENTS) > 10
    assert len(MONEY) > 10
    for column in MOMENTS:
        kind = kind_of[_name(column)]
        assert isinstance(column.type, UtcDateTime), _name(column)
        assert database.is_sqlite or (isinstance(kind, DATETIME) and kind.fsp == 6), _name(column)
    for column in MONEY:
        # An INTEGER of SQLite has up to 64 bits.
        assert isinstance(kind_of[_name(column)], Integer if database.is_sqlite else BigInteger), _name(column)


def test_b40_a_moment_and_an_amount_beyond_32_bits_come_back_as_they_went_in(
    session: Session, still_cinema: SmallCinema
) -> None:
    shows = metadata.tables["schedules"]
    begins = datetime(2026, 3, 29, 2, 30, 0, 123_456, tzinfo=timezone(timedelta(hours=8)))
    like = session.execute(select(shows).where(shows.c.schedule_id == still_cinema.schedule_id)).mappings().one()
    row = {**like, "schedule_id": 2**53, "starts_at": begins, "ends_at": begins + timedelta(hours=2)}

    session.execute(insert(shows).values({**row, "price_minor": 2**62}))

    read = session.execute(select(shows).where(shows.c.schedule_id == 2**53)).mappings().one()
    assert read["starts_at"] == begins
    assert read["starts_at"].tzinfo is UTC
    assert read["price_minor"] == 2**62


def test_b40_on_the_wire_amounts_and_ids_have_64_bits_and_moments_are_no_text() -> None:
    fields = [field for message in _messages() for field in message.fields]

    for field in fields:
        # A request and a hold have a text of their own, and a seat is counted within its hall.
        is_key = field.name.endswith("_id") and field.name != "seat_id" and field.type != FieldDescriptor.TYPE_STRING
        if is_key or field.name.endswith("_minor"):
            assert field.type == FieldDescriptor.TYPE_INT64, field.full_name
        if field.name.endswith("_at"):
            assert field.message_type is Timestamp.DESCRIPTOR, field.full_name


@pytest.mark.parametrize("table", [table for table in metadata.tables.values() if "total_minor" in table.c], ids=str)
def test_b40_an_amount_that_people_paid_says_its_currency_or_belongs_to_an_order_that_does(table: Any) -> None:
    assert "currency" in table.c or "order_id" in table.c


def _name(column: Column[Any]) -> tuple[str, str]:
    return column.table.name, column.name


def _messages() -> list[Descriptor]:
    """Every message that a method takes or gives, and those within."""
    found: dict[str, Descriptor] = {}
    left = [side for method in METHODS for side in (method.descriptor.input_type, method.descriptor.output_type)]
    while left:
        message = left.pop()
        if message.full_name not in found:
            found[message.full_name] = message
            left += [field.message_type for field in message.fields if field.message_type is not None]
    return list(found.values())
