"""The claims of seats as a group of operations has them: read once, decided in memory, written together.

What is decided here is proved by the write: a claim that another process made meanwhile meets ours at the primary key,
and a hold that is not as it was read is not sold. Then the group is rolled back and looks again.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from ttms_server.batch import Batch, batch_of
from ttms_server.schema import table_of
from ttms_server.statements import Change, change_rows, find_rows, insert_rows
from ttms_server.ticket.holder import Holder
from ttms_server.ticket.models import ClaimState, SeatClaimRow

_TABLE = table_of(SeatClaimRow)
# The seat, and what a BookedClaim has of its claim.
_READ = ("seat_id", "state", "hold_id", "user_id", "held_until")
Key = tuple[int, int]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BookedClaim:
    """A claim as it was read, or as it will be written."""

    state: str
    hold_id: str
    user_id: int
    held_until: datetime | None


class ClaimBook:
    """The claims that a group has looked at; None where there is none.

    What this process claimed in an earlier group is known. It is only relied upon to sell it, which the write proves;
    a refusal looks again.
    """

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._claims: dict[Key, BookedClaim | None] = {}
        self._made: dict[Key, Row] = {}
        self._sales: dict[Key, Change] = {}

    def claim(self, rows: Iterable[Row]) -> bool:
        """Make these claims, or none if one of the seats has one, be it over or not."""
        made = {(row["schedule_id"], row["seat_id"]): row for row in rows}
        self.look_at(made)
        if any(self._claims[key] is not None for key in made):
            return False
        for key, row in made.items():
            self._put(self._claims, key, BookedClaim(row["state"], row["hold_id"], row["user_id"], row["held_until"]))
            self._put(self._made, key, row)
        return True

    def sell(self, schedule_id: int, holder: Holder, seat_ids: Collection[int], *, order_id: int, now: datetime) -> int:
        """Turn those of the seats that are held now into sold ones; how many it were."""
        keys = [(schedule_id, seat_id) for seat_id in seat_ids]
        unsure = [key for key in keys if not _is_held(self._known(key), holder, now)]
        self.look_at(unsure)
        held = [key for key in keys if _is_held(self._known(key), holder, now)]
        for key in held:
            self._sell(key, order_id)
        return len(held)

    def ends(self, keys: Collection[Key]) -> list[tuple[Key, datetime | None]]:
        """Those of the keys that have a claim, and when it ends; None for never."""
        self.look_at(keys)
        claims = [(key, self._claims[key]) for key in sorted(keys)]
        return [(key, claim.held_until) for key, claim in claims if claim is not None]

    def look_at(self, keys: Iterable[Key]) -> None:
        """Read those of the claims that this group has not read yet."""
        seats: dict[int, list[int]] = {}
        for schedule_id, seat_id in keys:
            if (schedule_id, seat_id) not in self._claims:
                seats.setdefault(schedule_id, []).append(seat_id)
        for schedule_id, seat_ids in seats.items():
            self._read(schedule_id, seat_ids)

    def write(self, connection: Connection) -> None:
        # In the order of the key: two processes that share seats would otherwise lock each other out.
        insert_rows(connection, _TABLE, [self._made[key] for key in sorted(self._made)])
        change_rows(connection, _TABLE, [self._sales[key] for key in sorted(self._sales)])
        for key in self._made:
            self._batch.teach((ClaimBook, key), self._claims[key])
        for key in self._sales:
            self._batch.unlearn((ClaimBook, key))
        self._made.clear()
        self._sales.clear()

    def forget(self) -> None:
        self._claims.clear()

    def _known(self, key: Key) -> BookedClaim | None:
        known: BookedClaim | None = self._batch.known((ClaimBook, key))
        return self._claims.get(key, known)

    def _sell(self, key: Key, order_id: int) -> None:
        claim = self._known(key)
        assert claim is not None
        sold = {"state": ClaimState.SOLD.value, "held_until": None, "order_id": order_id}
        if key in self._made:
            self._put(self._made, key, {**self._made[key], **sold})
        else:
            as_read = {"schedule_id": key[0], "seat_id": key[1], "state": claim.state, "hold_id": claim.hold_id}
            # The hold may have been handed over meanwhile, with the same end.
            as_read |= {"user_id": claim.user_id, "held_until": claim.held_until}
            self._put(self._sales, key, Change(as_read, sold))
        self._put(self._claims, key, replace(claim, state=ClaimState.SOLD.value, held_until=None))

    def _read(self, schedule_id: int, seat_ids: Collection[int]) -> None:
        show = {"schedule_id": schedule_id}
        found = find_rows(self._batch.connection(), _TABLE, _READ, seat_ids, among="seat_id", where=show)
        self._claims.update(((schedule_id, seat_id), None) for seat_id in seat_ids)
        for seat_id, *facts in found:
            self._claims[schedule_id, seat_id] = BookedClaim(*facts)

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


def look_ahead(session: Session, keys: Collection[Key]) -> None:
    """Read the claims that the operations of a group will ask for, in one statement a show."""
    if batch := batch_of(session):
        book_of(batch).look_at(keys)
