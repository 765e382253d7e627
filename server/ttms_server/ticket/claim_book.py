"""The claims of seats as a group of operations has them: read once, decided in memory, written together.

What is decided here is proved by the write: a claim that another process made meanwhile meets ours at the primary key,
and a hold that is not as it was read is not sold. Then the group is rolled back and looks again.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, CursorResult

from ttms_server.batch import Batch, binder, insert_rows, sign
from ttms_server.database_errors import OvertakenError
from ttms_server.schema import table_of
from ttms_server.ticket.holder import Holder
from ttms_server.ticket.models import ClaimState, SeatClaimRow

_TABLE = table_of(SeatClaimRow)
Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class BookedClaim:
    """A claim as it was read, or as it will be written."""

    state: str
    hold_id: str
    user_id: int
    held_until: datetime | None


@dataclass(frozen=True, slots=True)
class _Sale:
    """Seats of a hold that become those of an order, if they are still held at `now`."""

    key: Key
    holder: Holder
    order_id: int
    now: datetime


class ClaimBook:
    """The claims that a group has looked at; None where there is none."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._claims: dict[Key, BookedClaim | None] = {}
        self._made: dict[Key, Mapping[str, Any]] = {}
        self._sales: dict[Key, _Sale] = {}

    def claim(self, rows: Iterable[Mapping[str, Any]]) -> bool:
        """Make these claims, or none if one of the seats has one, be it over or not."""
        made = {(row["schedule_id"], row["seat_id"]): row for row in rows}
        self.look_at(made)
        if any(self._claims[key] is not None for key in made):
            return False
        for key, row in made.items():
            claim = BookedClaim(row["state"], row["hold_id"], row["user_id"], row["held_until"])
            self._put(self._claims, key, claim)
            self._put(self._made, key, row)
        return True

    def sell(self, schedule_id: int, holder: Holder, seat_ids: Collection[int], *, order_id: int, now: datetime) -> int:
        """Turn those of the seats that are held now into sold ones; how many it were."""
        keys = [(schedule_id, seat_id) for seat_id in seat_ids]
        self.look_at(keys)
        held = [key for key in keys if _is_held(self._claims[key], holder, now)]
        for key in held:
            claim = self._claims[key]
            assert claim is not None
            self._put(self._claims, key, replace(claim, state=ClaimState.SOLD.value, held_until=None))
            if key in self._made:
                sold = {"state": ClaimState.SOLD.value, "held_until": None, "order_id": order_id}
                self._put(self._made, key, {**self._made[key], **sold})
            else:
                self._put(self._sales, key, _Sale(key, holder, order_id, now))
        return len(held)

    def look_at(self, keys: Iterable[Key]) -> None:
        """Read those of the claims that were not read yet."""
        unknown = [key for key in keys if key not in self._claims]
        if not unknown:
            return
        connection = self._batch.session.connection()
        for schedule_id in {show for show, _ in unknown}:
            seat_ids = [seat for show, seat in unknown if show == schedule_id]
            signs = ", ".join([sign(connection.dialect)] * len(seat_ids))
            text = (
                "SELECT seat_id, state, hold_id, user_id, held_until FROM seat_claims "  # noqa: S608 - signs alone
                f"WHERE schedule_id = {sign(connection.dialect)} AND seat_id IN ({signs})"
            )
            self._claims.update(((schedule_id, seat_id), None) for seat_id in seat_ids)
            until = _TABLE.c.held_until.type.dialect_impl(connection.dialect).result_processor(connection.dialect, None)
            for row in connection.exec_driver_sql(text, (schedule_id, *seat_ids)):
                held_until = until(row[4]) if until is not None else row[4]
                self._claims[schedule_id, row[0]] = BookedClaim(row[1], row[2], row[3], held_until)

    def write(self, connection: Connection) -> None:
        # In the order of the key: two processes that share seats would otherwise lock each other out.
        insert_rows(connection, _TABLE, [self._made[key] for key in sorted(self._made)])
        self._made.clear()
        if self._sales:
            self._write_sales(connection, [self._sales[key] for key in sorted(self._sales)])
            self._sales.clear()

    def forget(self) -> None:
        self._claims.clear()

    def _put(self, rows: dict[Key, Any], key: Key, value: Any) -> None:
        missing = object()
        before = rows.get(key, missing)
        rows[key] = value

        def undo() -> None:
            if before is missing:
                del rows[key]
            else:
                rows[key] = before

        self._batch.changed(undo)

    def _write_sales(self, connection: Connection, sales: list[_Sale]) -> None:
        """One statement for all, each with its own condition.

        Raises:
            OvertakenError: one of the holds is not as it was read.
        """
        mark = sign(connection.dialect)
        moment = binder(connection.dialect, _TABLE, "held_until") or (lambda value: value)
        when = " ".join([f"WHEN schedule_id = {mark} AND seat_id = {mark} THEN {mark}"] * len(sales))
        one = (
            f"(schedule_id = {mark} AND seat_id = {mark} AND hold_id = {mark} AND user_id = {mark} "
            f"AND state = 'held' AND held_until > {mark})"
        )
        text = (
            f"UPDATE seat_claims SET order_id = CASE {when} END, state = 'sold', held_until = NULL "  # noqa: S608
            f"WHERE {' OR '.join([one] * len(sales))}"
        )
        orders = [value for sale in sales for value in (*sale.key, sale.order_id)]
        holds = [
            value for sale in sales for value in (*sale.key, sale.holder.hold_id, sale.holder.user_id, moment(sale.now))
        ]
        result = connection.exec_driver_sql(text, (*orders, *holds))
        if cast("CursorResult[Any]", result).rowcount != len(sales):
            raise OvertakenError("a hold")


def book_of(batch: Batch) -> ClaimBook:
    return batch.part(ClaimBook, ClaimBook)


def _is_held(claim: BookedClaim | None, holder: Holder, now: datetime) -> bool:
    return (
        claim is not None
        and claim.state == ClaimState.HELD.value
        and (claim.hold_id, claim.user_id) == (holder.hold_id, holder.user_id)
        and claim.held_until is not None
        and claim.held_until > now
    )
