"""A database as the first schema left it: sales with one line of revenue each, and nothing that came later."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from alembic import command
from sqlalchemy import Connection, text

from ttms_server import schema_version
from ttms_server.db import Database

FIRST_REVISION = "0001"
_START = datetime(2025, 12, 30, 12)  # noqa: DTZ001 - UTC, as it was stored
# Seats of one row: three for one person and a couple seat; what each type costs a person.
_PLACES = {1: 1, 2: 1, 3: 1, 4: 2}
_PRICES = {"adult": 4500, "child": 2250, "student": 3600, "senior": 0}
# What each order of a show sold, by seat; the last is paid with two payments.
_ORDERS: list[dict[int, str]] = [{1: "adult", 4: "child"}, {2: "senior"}, {3: "student"}]


@dataclass
class OldSales:
    """What must be there afterwards too."""

    orders: int = 0
    tickets: int = 0
    places: int = 0
    total_minor: int = 0


def fill(database: Database, shows: int) -> OldSales:
    """Make the tables of the first schema, and sell all of so many shows."""
    with database.engine.connect() as connection, connection.begin():
        command.upgrade(schema_version._config(connection), FIRST_REVISION)
    sales = OldSales()
    with database.engine.begin() as connection:
        _found(connection)
        for show in range(1, shows + 1):
            _add_show(connection, show)
            for number, seats in enumerate(_ORDERS):
                _sell(connection, show, number, seats, sales)
        _add(connection, "document_numbers", series="order 1", last_number=sales.orders)
    return sales


def _found(connection: Connection) -> None:
    user = {"user_name": "anna", "user_name_key": "anna", "display_name": "Anna", "role": "clerk", "password_hash": ""}
    _add(connection, "users", user_id=1, **user, created_at=_START)
    _add(connection, "studios", studio_id=1, name="1 厅", name_en="", programme_version=1)
    grid = {"version": 1, "row_count": 1, "column_count": 5, "curve": 0, "place_count": 5}
    _add(connection, "layouts", layout_id=1, studio_id=1, **grid)
    for seat, places in _PLACES.items():
        kind = "couple" if places == 2 else "standard"
        labels = {"row_label": "A", "seat_label": str(seat)}
        _add(
            connection, "seats", layout_id=1, seat_id=seat, row_no=1, column_no=seat, **labels, kind=kind, places=places
        )
    film = {"kind": "film", "title": "日出", "title_en": "Sunrise", "running_minutes": 94, "year": 1927}
    _add(connection, "plays", play_id=1, **film, director="", area="")


def _add_show(connection: Connection, show: int) -> None:
    starts_at = _START + timedelta(days=show)
    times = {"starts_at": starts_at, "ends_at": starts_at + timedelta(minutes=94)}
    _add(connection, "schedules", schedule_id=show, play_id=1, studio_id=1, layout_id=1, **times)
    for kind, price in _PRICES.items():
        _add(connection, "schedule_prices", schedule_id=show, ticket_type=kind, price_minor=price)


def _sell(connection: Connection, show: int, number: int, seats: dict[int, str], sales: OldSales) -> None:
    sales.orders += 1
    order_id, request_id = sales.orders, str(UUID(int=sales.orders))
    sold_at = _START + timedelta(days=show, hours=-1, minutes=number)
    total = sum(_PRICES[kind] * _PLACES[seat] for seat, kind in seats.items())
    request = {
        "user_id": 1,
        "method": "SellTicketsRequest",
        "content_sha256": "0" * 64,
        "answer": f"sold 1-{order_id:06d}".encode(),
    }
    _add(connection, "requests", request_id=request_id, **request, received_at=sold_at)
    who = {"user_id": 1, "counter_name": "1"}
    order = {"order_id": order_id, "request_id": request_id, "order_number": f"1-{order_id:06d}", "schedule_id": show}
    _add(connection, "orders", **order, **who, total_minor=total, currency="CNY", sold_at=sold_at)
    for seat, kind in seats.items():
        _sell_seat(connection, show, order_id, seat=seat, kind=kind, sold_at=sold_at)
        sales.tickets += 1
        sales.places += _PLACES[seat]
    sales.total_minor += total
    amounts = [total] if number < 2 else [1000, total - 1000]
    lines = [("cash", amount) for amount in amounts] + [("revenue", -total)]
    for line_no, (account, amount) in enumerate(lines, start=1):
        line = {"request_id": request_id, "line_no": line_no, "order_id": order_id, "kind": "sale"}
        _add(connection, "ledger_entries", **line, account=account, amount_minor=amount, booked_at=sold_at)
        if account == "cash":
            paid = {"amount_minor": amount, "given_minor": amount, "change_minor": 0}
            _add(connection, "payments", order_id=order_id, line_no=line_no, tender="cash", **paid)


def _sell_seat(connection: Connection, show: int, order_id: int, *, seat: int, kind: str, sold_at: datetime) -> None:
    where = {"schedule_id": show, "seat_id": seat, "places": _PLACES[seat], "user_id": 1, "order_id": order_id}
    ticket = {"ticket_type": kind, "price_minor": _PRICES[kind] * _PLACES[seat], "code": f"{order_id}-{seat}"}
    _add(connection, "tickets", **where, **ticket, live=1)
    claim = {"state": "sold", "hold_id": f"hold {order_id}", "counter_name": "1", "held_since": sold_at}
    _add(connection, "seat_claims", **where, **claim)


def _add(connection: Connection, table: str, **row: Any) -> None:
    """By hand, without the models: they know only today's tables."""
    if connection.dialect.name == "sqlite":
        row = {
            name: f"{value:%Y-%m-%dT%H:%M:%S.%f}Z" if isinstance(value, datetime) else value
            for name, value in row.items()
        }
    names = ", ".join(f"`{name}`" for name in row)
    values = ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), row)
